"""Types as a user does: keys and letters of any script, on the cell or the editor that has the focus."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from ccworkbench.gui.actions import Act
from ccworkbench.gui.table.rows_view import RowsView

Key = Qt.Key
CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
NONE = Qt.KeyboardModifier.NoModifier


OpenSheet = Callable[[str], "Hands"]


class Hands:
    """Works on one table as its user does."""

    def __init__(self, view: RowsView) -> None:
        self.view, self.model, self.grid = view, view.model, view.grid

    def at(self, row: int, column: str) -> "Hands":
        """Click a cell."""
        self.view.commit()
        self.grid.choose(self.model.index(row, self.model.column_number(column)))
        return self

    def to(self, row: int, column: str) -> "Hands":
        """Stretch the selection to a cell."""
        self.grid.stretch(self.model.index(row, self.model.column_number(column)))
        return self

    def press(self, *keys: Qt.Key, held: Qt.KeyboardModifier = NONE, text: str = "") -> "Hands":
        """Press keys."""
        for key in keys:
            for event in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                QApplication.sendEvent(self._target(), QKeyEvent(event, key, held, text))
        return self

    def type(self, text: str, key: Qt.Key = Key.Key_unknown) -> "Hands":
        """Type letters; the first of them opens the cell."""
        for letter in text:
            self.press(key, text=letter)
        return self

    def do(self, act: Act) -> "Hands":
        """Use an action of the window."""
        self.view.commands()[act]()
        return self

    def paste(self, text: str) -> "Hands":
        """Paste a text that another program put on the clipboard."""
        QGuiApplication.clipboard().setText(text)
        return self.do(Act.PASTE)

    def text(self, row: int, column: str) -> str:
        """Read a cell."""
        return str(self.model.index(row, self.model.column_number(column)).data() or "")

    def column(self, column: str) -> list[str]:
        """Read a column."""
        return [self.text(row, column) for row in range(len(self.model.rows))]

    @property
    def here(self) -> tuple[int, str]:
        """Tell where the current cell is."""
        index = self.grid.currentIndex()
        return index.row(), self.model.key_of(index.column())

    def undo(self) -> "Hands":
        """Take the last step back."""
        self.view.context.book.undo()
        return self

    def _target(self) -> QWidget:
        editor = self.view.do.cell_editing.editor
        return editor.field if editor is not None else self.grid
