"""What an empty table says: what it is for, and what can be done next."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ccworkbench.core.matrix import Crossing
from ccworkbench.core.record import Record
from ccworkbench.gui.grid.grid_view import GridView
from ccworkbench.gui.grid.headings import ROW_NUMBERS_WIDTH
from ccworkbench.gui.grid.table_model import TableModel
from ccworkbench.gui.look.icons import pixmap
from ccworkbench.gui.look.theme import role

WIDE, NARROW = 520, 340  # of its text: over the whole table, and beside the first columns of a matrix


class EmptyNote(QWidget):
    """Stands over a table without rows, or over one whose filters hide them all."""

    add_requested = Signal()
    paste_requested = Signal()
    show_requested = Signal()
    sheet_requested = Signal(str)  # the key of a sheet that has to be filled first

    def __init__(self, model: TableModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model
        self.sign, self.title, self.text = QLabel(), role(QLabel(), "heading"), role(QLabel(), "muted")
        self.add, self.paste, self.show_all = role(QPushButton(), "primary"), QPushButton(), QPushButton()
        for label in (self.sign, self.title, self.text):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.text.setWordWrap(True)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        for button, asked in (
            (self.add, self._on_add),
            (self.paste, self.paste_requested.emit),
            (self.show_all, self.show_requested.emit),
        ):
            buttons.addWidget(button)
            button.clicked.connect(lambda _=False, asked=asked: asked())
        buttons.addStretch(1)
        box = QVBoxLayout(self)
        box.setSpacing(8)
        box.addWidget(self.sign)
        box.addWidget(self.title)
        box.addWidget(self.text, 0, Qt.AlignmentFlag.AlignHCenter)
        box.addLayout(buttons)
        self.hide()

    def say(self) -> None:
        """Say what fits the state of the table, or stand back."""
        words, info, narrow = self._model.context.words, self._model.sheet.sheet, self._model.row_filter.is_narrow
        if self._model.rows and not self._lacks_columns():
            self.hide()
            return
        hides = narrow and self._model.total > 0
        writable = not self._model.context.store.read_only and info.shape != "report"
        self.sign.setPixmap(pixmap("search" if hides else info.icon, self._model.context.palette.faint, 32))
        self.title.setText(words.say("No rows match the filters") if hides else words.say("Nothing here yet"))
        self.text.setText("" if hides else self._what_to_do())
        self.text.setFixedWidth(NARROW if self._lacks_columns() else WIDE)
        self.text.setVisible(not hides)
        self.add.setText(self._offer())
        self.paste.setText(words.say("Paste from Excel"))
        self.show_all.setText(words.say("Show all rows"))
        self.add.setVisible((writable or self._lacks_columns()) and not hides)
        self.paste.setVisible(writable and not hides and not self._model.is_matrix)
        self.show_all.setVisible(hides)
        self.place()
        self.show()
        self.raise_()

    def place(self) -> None:
        """Stand in the middle of what is free, a little above it."""
        room = self.parentWidget()
        if isinstance(room, GridView):
            self.adjustSize()
            left = ROW_NUMBERS_WIDTH + room.still_width() if self._model.rows else 0
            free = max(room.width() - left - self.width(), 0)
            self.move(left + free // 2, max(64, (room.height() - self.height()) * 2 // 5))

    def _lacks_columns(self) -> bool:
        """Tell whether this is a matrix whose columns are rows of a sheet that has none."""
        return self._model.is_matrix and self._model.leading() == len(self._model.columns)

    def _needed(self) -> type[Record] | None:
        """Return the sheet that has to be filled first."""
        sheet = self._model.sheet
        return sheet.across if issubclass(sheet, Crossing) and self._lacks_columns() else None

    def _what_to_do(self) -> str:
        words, needed = self._model.context.words, self._needed()
        if needed is None:
            return words.say(self._model.sheet.sheet.purpose)
        return words.say(
            "The columns here are the rows of “{sheet}”. Fill in that sheet first.", sheet=self._title(needed)
        )

    def _offer(self) -> str:
        words, needed = self._model.context.words, self._needed()
        if needed is None:
            return "+ " + words.say(self._model.base.sheet.one)
        return words.say("Open “{sheet}”", sheet=self._title(needed))

    def _title(self, sheet: type[Record]) -> str:
        return self._model.context.title(sheet.__tablename__, sheet.sheet.tab or sheet.sheet.title)

    def _on_add(self) -> None:
        needed = self._needed()
        if needed is None:
            self.add_requested.emit()
        else:
            self.sheet_requested.emit(needed.__tablename__)
