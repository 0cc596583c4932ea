"""What is done in the roadmap: keep its dates as planned."""

from PySide6.QtCore import QObject, Signal

from ccworkbench.gui.actions import Act
from ccworkbench.gui.sheet_view import SheetView
from ccworkbench.gui.table.table_commands import Command
from ccworkbench.language.user_error import UserError
from ccworkbench.sheets.prepare.task import Task

ROADMAP_MENU: dict[str, tuple[Act, ...]] = {Task.__tablename__: (Act.SET_BASELINE,)}


class RoadmapCommands(QObject):
    """The commands of the roadmap; each is one step of undo."""

    said = Signal(str)

    def __init__(self, view: SheetView) -> None:
        super().__init__(view)
        self._context, self._sheet = view.context, view.sheet

    def all(self) -> dict[Act, Command]:
        """Return what can be done now."""
        is_offered = self._sheet is Task and not self._context.store.read_only
        return {Act.SET_BASELINE: self.set_baseline} if is_offered else {}

    def set_baseline(self) -> None:
        """Keep the dates of all tasks as planned, and say how many of them had others."""
        from ccworkbench.operations.set_baseline import baseline_phrase, set_baseline

        try:
            changed = set_baseline(self._context.book)
        except UserError as error:
            self._context.failed.emit(error)
        else:
            self.said.emit(self._context.words.tell(baseline_phrase(changed)))
