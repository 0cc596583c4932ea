"""What every view of a sheet has in common: the base of tables, matrices and forms."""

from collections.abc import Callable, Sequence
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ccworkbench.core.record import Record
from ccworkbench.gui.actions import Act
from ccworkbench.gui.context import Context
from ccworkbench.store.history import Step


class SheetView(QWidget):
    """A sheet as its reader sees it, without its heading; made anew when another project is opened."""

    row_selected = Signal(object)  # the current Record, or None
    status_said = Signal(str)  # one sentence for the status bar, about what was just done
    hinted = Signal(str)  # what a key would do here; it stands there until the cursor has gone on
    counts_changed = Signal()
    commands_changed = Signal()
    menu_requested = Signal(object, object)  # where (a global QPoint) and which Acts, None for a line between groups
    sheet_requested = Signal(str)  # the key of another sheet that has to be opened from here
    row_requested = Signal(str, object, str)  # a sheet, a row of it and a column that have to be shown
    searchable = True  # whether the page offers a search field above the view

    def __init__(self, context: Context, sheet: type[Record], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context, self.sheet = context, sheet
        self.hint = ""  # what was hinted last; it is true while this view is the one that is seen
        context.stepped.connect(self.on_step)
        context.checked.connect(self.show_problems)
        context.words_changed.connect(self.retranslate)
        context.palette_changed.connect(self.repaint_colours)

    def tell_hint(self, hint: str) -> None:
        """Tell what a key would do where the cursor stands."""
        self.hint = hint
        self.hinted.emit(hint)

    def current(self) -> Record | None:
        """Return the row that is selected."""
        return None

    def commands(self) -> dict[Act, Callable[[], None]]:
        """Return the window's actions that this view answers at this moment."""
        return {}

    def tools(self) -> QWidget | None:
        """Return what stands left of the search field, such as filter chips."""
        return None

    def go_to(self, row_id: UUID, column: str = "") -> None:
        """Show a row, select it (or its cell) and take the focus; a row that is gone is no error.

        In a matrix `row_id` is the row's and `column` may be the id of the row that stands above the cell.
        """

    def show_only(self, rows: Sequence[UUID]) -> None:
        """Show some rows and hide all others, where there are rows to hide."""

    def select_cells(self, cells: Sequence[tuple[UUID, str]]) -> None:
        """Select cells, each named by its row and column, where there is a selection."""

    def commit(self) -> None:
        """Keep what is being typed: the project is about to be left."""

    def search(self, text: str) -> None:
        """Show only the rows in which a text occurs; all of them when it is empty."""

    def counts(self) -> str:
        """Tell how much is shown, as “7 of 31 rows”."""
        return ""

    def on_step(self, step: Step) -> None:
        """Follow a change, be it ours or another view's; `step.rows` names what changed."""

    def show_problems(self) -> None:
        """Mark what breaks rules, which was not known yet when the sheet was first seen."""

    def retranslate(self) -> None:
        """Say everything again, in the language chosen now."""

    def repaint_colours(self) -> None:
        """Take the colours chosen now."""
