"""A sheet with its heading: name, purpose, the one main action, hand-over, search and counts."""

from importlib import import_module

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from ccworkbench.core.record import Record
from ccworkbench.gui.actions import Act, Actions
from ccworkbench.gui.desk import Desk
from ccworkbench.gui.icons import icon, mark_search
from ccworkbench.gui.paint import write
from ccworkbench.gui.sheet_view import SheetView
from ccworkbench.gui.theme import font, role

# The three shapes and who draws them; imported when the first sheet of that shape is opened.
VIEWS = {
    "list": ("ccworkbench.gui.table_view", "TableView"),
    "matrix": ("ccworkbench.gui.matrix_view", "MatrixView"),
    "form": ("ccworkbench.gui.form_view", "FormView"),
}


def view_of(desk: Desk, sheet: type[Record]) -> SheetView:
    """Make the view that fits a sheet's shape."""
    module, name = VIEWS[sheet.sheet.shape]
    made = getattr(import_module(module), name)(desk, sheet)
    assert isinstance(made, SheetView)
    return made


class SearchField(QLineEdit):
    """Searches while one types, and hands the focus on at Esc, Enter and Down."""

    left = Signal()

    def __init__(self, keys: QAction) -> None:
        super().__init__()
        self._keys = keys

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.text():
            painter = QPainter(self)
            keys = self._keys.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            colour, zoom = self.palette().placeholderText().color().name(), self.font().pointSizeF() / 10
            write(painter, self.rect().adjusted(0, 0, -14, 0), keys, font(9, zoom=zoom), colour, right=True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() in {Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down}:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class SheetPage(QWidget):
    """The centre of the window while a sheet is open."""

    def __init__(self, desk: Desk, sheet: type[Record], acts: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self.sheet, self._acts = desk, sheet, acts
        self.view = view_of(desk, sheet)
        self.title, self.purpose = role(QLabel(), "title"), role(QLabel(), "muted")
        self.purpose.setWordWrap(True)
        self.hand_over, self.add = QPushButton(), role(QPushButton(), "primary")
        self.hand_over.clicked.connect(acts[Act.EXPORT_SHEET].trigger)
        self.add.clicked.connect(acts[Act.ADD_ROW].trigger)
        self.field, self.counts = role(SearchField(acts[Act.FIND]), "search"), role(QLabel(), "muted")
        self._soon = QTimer(self, singleShot=True, interval=120)
        self._soon.timeout.connect(self._search)
        self.field.textChanged.connect(self._soon.start)
        self.field.left.connect(self._to_view)
        self._lay_out()
        self.view.counts_changed.connect(self._count)
        desk.words_changed.connect(self.retranslate)
        desk.palette_changed.connect(self.repaint_colours)
        desk.stepped.connect(self._count)
        self.retranslate()
        self.repaint_colours()

    def start_search(self) -> None:
        """Take the typist to the search field."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def retranslate(self) -> None:
        """Say the heading again."""
        words, info = self._desk.words, self.sheet.sheet
        self.title.setText(words.say(info.title))
        (self.view.focusProxy() or self.view).setAccessibleName(self.title.text())
        self.purpose.setText(words.say(info.purpose))
        self.add.setText(words.say(info.one))
        self.add.setToolTip(words.say("New row at the end"))
        self.hand_over.setText(words.say("Hand over …"))
        self.field.setPlaceholderText(words.say("Search"))
        self.field.setAccessibleName(words.say("Search"))
        self.add.setVisible(Act.ADD_ROW in self.view.commands())
        self._count()

    def repaint_colours(self) -> None:
        """Take other colours."""
        colours = self._desk.palette
        self.add.setIcon(icon("plus", colours.on_accent))
        self.hand_over.setIcon(icon("file-down", colours.text))
        mark_search(self.field, colours.muted)

    def _lay_out(self) -> None:
        heading = QVBoxLayout()
        heading.setSpacing(2)
        heading.addWidget(self.title)
        heading.addWidget(self.purpose)
        head = QHBoxLayout()
        head.setContentsMargins(24, 18, 24, 10)
        head.setSpacing(8)
        head.addLayout(heading, 1)
        for button in (self.hand_over, self.add):
            head.addWidget(button, 0, Qt.AlignmentFlag.AlignBottom)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        tools = self.view.tools()
        if tools or self.view.searchable:
            layout.addLayout(self._bar(tools))
        layout.addWidget(role(QFrame(), "line"))
        layout.addWidget(self.view, 1)
        self.field.setVisible(self.view.searchable)

    def _bar(self, tools: QWidget | None) -> QHBoxLayout:
        bar = QHBoxLayout()
        bar.setContentsMargins(24, 0, 24, 8)
        bar.setSpacing(12)
        if tools:
            bar.addWidget(tools, 1)
        else:
            bar.addStretch(1)
        self.field.setFixedWidth(200)
        bar.addWidget(self.counts)
        bar.addWidget(self.field)
        return bar

    def _search(self) -> None:
        self.view.search(self.field.text())

    def _to_view(self) -> None:
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _count(self) -> None:
        self.counts.setText(self.view.counts())
