"""A sheet with its heading: name, purpose, the one main action, hand-over, search and counts."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ccworkbench.core.record import Record
from ccworkbench.gui.actions import Act, Actions
from ccworkbench.gui.context import Context
from ccworkbench.gui.look.icons import add_search_icon, icon
from ccworkbench.gui.look.theme import role
from ccworkbench.gui.sheet.search_field import SearchField
from ccworkbench.gui.sheet.view_of_shape import view_of
from ccworkbench.method.pictures.picture import SHEETS_WITH_PICTURE

if TYPE_CHECKING:  # it comes when a picture is first looked at
    from ccworkbench.gui.sheet.picture_view import PictureView

LEAST_HEADING_WIDTH = 260  # pixels that title and purpose have at least beside the buttons


class PictureSwitch(QWidget):
    """The choice between the table of a sheet and its picture."""

    chosen = Signal(bool)  # whether it is the picture

    def __init__(self) -> None:
        super().__init__()
        self.table, self.picture = (role(QPushButton(), "chip") for _ in range(2))
        group, layout = QButtonGroup(self), QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        for is_picture, button in enumerate((self.table, self.picture)):
            button.setCheckable(True)
            button.clicked.connect(partial(self.chosen.emit, bool(is_picture)))
            group.addButton(button)
            layout.addWidget(button)
        self.table.setChecked(True)


class SheetPage(QWidget):
    """The centre of the window while a sheet is open."""

    picture_chosen = Signal(bool)  # whether the sheet is looked at as a picture from now on
    go_to_requested = Signal(str, object, str)  # a mark of the picture leads to a sheet, a row, a column
    said = Signal(str)

    def __init__(self, context: Context, sheet: type[Record], acts: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self.sheet, self._acts = context, sheet, acts
        self.front = QStackedWidget(self)
        self.view = view_of(
            context, sheet, self.front
        )  # with another parent it would get the style sheet anew, and all that it holds
        self.picture: PictureView | None = None
        self.front.addWidget(self.view)
        self.switch = PictureSwitch()
        self.switch.setVisible(self.has_picture)
        self.switch.chosen.connect(self.choose_picture)
        self.title, self.purpose = role(QLabel(), "title"), role(QLabel(), "muted")
        for label in (self.title, self.purpose):
            label.setWordWrap(True)
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
        context.words_changed.connect(self.retranslate)
        context.palette_changed.connect(self.repaint_colours)
        context.stepped.connect(self._count)
        self.retranslate()
        self.repaint_colours()

    @property
    def has_picture(self) -> bool:
        """Tell whether there is a picture of this sheet."""
        return self.sheet.__tablename__ in SHEETS_WITH_PICTURE

    @property
    def is_picture(self) -> bool:
        """Tell whether the picture shows."""
        return self.picture is not None and self.front.currentWidget() is self.picture

    @property
    def shown(self) -> QWidget:
        """Return what is in front: the view of the sheet, or its picture."""
        return self.picture if self.is_picture and self.picture else self.view

    def choose_picture(self, is_picture: bool) -> None:
        """Show the picture or the table, and remember that."""
        self.show_picture(is_picture)
        self.shown.setFocus(Qt.FocusReason.OtherFocusReason)
        self.picture_chosen.emit(is_picture)

    def show_picture(self, is_picture: bool) -> None:
        """Show the picture or the table."""
        if is_picture and self.picture is None:
            self.picture = self._make_picture()
        self.view.commit()
        self.front.setCurrentWidget(self.picture if is_picture and self.picture else self.view)
        self.bar.setVisible(self._has_bar and not is_picture)
        (self.switch.picture if is_picture else self.switch.table).setChecked(True)

    def start_search(self) -> None:
        """Take the typist to the search field."""
        self.show_picture(False)
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def retranslate(self) -> None:
        """Say the heading again."""
        words, info = self._context.words, self.sheet.sheet
        self.title.setText(self._context.title(self.sheet.__tablename__, info.title))
        (self.view.focusProxy() or self.view).setAccessibleName(self.title.text())
        self.purpose.setText(words.say(info.purpose))
        self.add.setText(words.say(info.one))
        self.add.setToolTip(words.say("Add row at end"))
        self.switch.table.setText(words.say("Table"))
        self.switch.picture.setText(words.say("Picture"))
        self.hand_over.setText(words.say("Export…"))
        self.field.setPlaceholderText(words.say("Search"))
        self.field.setAccessibleName(words.say("Search"))
        self.add.setVisible(Act.ADD_ROW in self.view.commands())
        self._count()
        self._fold()

    def repaint_colours(self) -> None:
        """Take other colours."""
        colours = self._context.palette
        self.add.setIcon(icon("plus", colours.on_accent))
        self.hand_over.setIcon(icon("file-down", colours.text))
        add_search_icon(self.field, colours.muted)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        """Put the buttons under the title where there is no room for them beside it."""
        title = self.title.fontMetrics().horizontalAdvance(self.title.text())
        margins, gap = self._head.contentsMargins(), self._head.spacing()
        needed = (
            max(title, LEAST_HEADING_WIDTH) + self._beside.sizeHint().width() + margins.left() + margins.right() + gap
        )
        is_narrow = needed > self.width()
        self._head.setDirection(QBoxLayout.Direction.TopToBottom if is_narrow else QBoxLayout.Direction.LeftToRight)

    def _lay_out(self) -> None:
        heading = QVBoxLayout()
        heading.setSpacing(2)
        heading.addWidget(self.title)
        heading.addWidget(self.purpose)
        self._head, self._beside = QHBoxLayout(), self._buttons()
        self._head.setContentsMargins(24, 18, 24, 10)
        self._head.setSpacing(8)
        self._head.addLayout(heading, 1)
        self._head.addLayout(self._beside)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(self._head)
        tools = self.view.tools()
        self.bar, self._has_bar = QWidget(), tools is not None or self.view.searchable
        self._fill_bar(tools)
        self.bar.setVisible(self._has_bar)
        layout.addWidget(self.bar)
        layout.addWidget(role(QFrame(), "line"))
        layout.addWidget(self.front, 1)
        self.field.setVisible(self.view.searchable)

    def _buttons(self) -> QVBoxLayout:
        """Put the switch over the buttons, where it takes no width from the title."""
        row, column = QHBoxLayout(), QVBoxLayout()
        row.setSpacing(8)
        column.setSpacing(6)
        row.addStretch(1)
        for button in (self.hand_over, self.add):
            row.addWidget(button)
        column.addWidget(self.switch, 0, Qt.AlignmentFlag.AlignRight)
        column.addStretch(1)
        column.addLayout(row)
        return column

    def _fill_bar(self, tools: QWidget | None) -> None:
        bar = QHBoxLayout(self.bar)
        bar.setContentsMargins(24, 0, 24, 8)
        bar.setSpacing(12)
        if tools:
            bar.addWidget(tools, 1)
        else:
            bar.addStretch(1)
        self.field.setFixedWidth(200)
        bar.addWidget(self.counts)
        bar.addWidget(self.field)

    def _make_picture(self) -> "PictureView":
        from ccworkbench.gui.sheet.picture_view import PictureView

        picture = PictureView(self._context, self.sheet)
        picture.canvas.go_to_requested.connect(self.go_to_requested)
        picture.canvas.said.connect(self.said)
        self.front.addWidget(picture)
        return picture

    def _search(self) -> None:
        self.view.search(self.field.text())

    def _to_view(self) -> None:
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _count(self) -> None:
        self.counts.setText(self.view.counts())
