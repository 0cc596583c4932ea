"""What is done in the sheets of the acceptance test: plan a round, write a defect, prepare the sign-off."""

from PySide6.QtCore import QObject, Signal

from ccworkbench.gui.actions import Act
from ccworkbench.gui.sheet_view import SheetView
from ccworkbench.gui.table.table_commands import Command
from ccworkbench.gui.widgets.search_dialog import SearchDialog, SearchItem
from ccworkbench.sheets.launch.sign_off import SignOff
from ccworkbench.sheets.uat.cycle import Cycle
from ccworkbench.sheets.uat.test_result import TestResult

# The commands of a sheet, as its menu lists them.
TESTING_MENU: dict[str, tuple[Act, ...]] = {
    "test_result": (Act.WRITE_DEFECT, Act.PLAN_RESULTS),
    "cycle": (Act.PLAN_RESULTS,),
    "sign_off": (Act.PREPARE_SIGN_OFF,),
}


class TestingCommands(QObject):
    """The commands of one of these sheets; each is one step of undo."""

    __test__ = False  # pytest, this is not one of yours
    said = Signal(str)
    row_requested = Signal(str, object, str)  # a sheet, a row of it, and a column

    def __init__(self, view: SheetView) -> None:
        super().__init__(view)
        self._view, self._context, self._sheet, self._current = view, view.context, view.sheet, view.current

    def all(self) -> dict[Act, Command]:
        """Return what can be done with the row that is selected now."""
        offered = TESTING_MENU.get(self._sheet.__tablename__, ())
        if not offered:
            return {}
        from ccworkbench.operations.prepare_sign_off import can_prepare
        from ccworkbench.operations.write_defect import can_write_defect

        row = self._current()
        can = {
            Act.PLAN_RESULTS: True,
            Act.WRITE_DEFECT: isinstance(row, TestResult) and can_write_defect(row),
            Act.PREPARE_SIGN_OFF: isinstance(row, SignOff) and can_prepare(row),
        }
        do = {
            Act.PLAN_RESULTS: self.plan_results,
            Act.WRITE_DEFECT: self.write_defect,
            Act.PREPARE_SIGN_OFF: self.prepare_sign_off,
        }
        return {act: do[act] for act in offered if can[act] and not self._context.store.read_only}

    def plan_results(self) -> None:
        """Give every case of a cycle its result, still to be entered, and go to the first of them."""
        from ccworkbench.operations.plan_test_round import plan_test_round

        cycle = self._cycle()
        if cycle is None:
            return
        planned = plan_test_round(self._context.book, cycle)
        if planned.waiting:
            self.row_requested.emit(TestResult.__tablename__, planned.waiting[0].id, "result")
        self.said.emit(planned.sentence(self._context.viewer()))

    def write_defect(self) -> None:
        """Make a defect from the failed result, or show the one that tells of it already."""
        from ccworkbench.operations.write_defect import write_defect

        row = self._current()
        if isinstance(row, TestResult):
            written = write_defect(self._context.book, row)
            self.row_requested.emit("defect", written.defect.id, "severity")
            self.said.emit(written.sentence(self._context.words))

    def prepare_sign_off(self) -> None:
        """Fill figures, open defects, conditions and signatories of the acceptance test."""
        from ccworkbench.operations.prepare_sign_off import prepare_sign_off, prepared_sentence

        row = self._current()
        if isinstance(row, SignOff):
            prepared = prepare_sign_off(self._context.book, row, self._context.today)
            self.said.emit(prepared_sentence(prepared, self._context.words))

    def _cycle(self) -> Cycle | None:
        """Return the selected cycle, or the only one that is open, or ask; the one that runs comes first."""
        from ccworkbench.operations.plan_test_round import cycles_to_plan

        row, found = self._current(), cycles_to_plan(self._context.book)
        if row in found:
            found = [one for one in found if one is row]
        return found[0] if len(found) == 1 else self._ask(found)

    def _ask(self, cycles: list[Cycle]) -> Cycle | None:
        from ccworkbench.operations.plan_test_round import cases_to_plan

        words, view, book = self._context.words, self._context.viewer(), self._context.book
        counts = [cases_to_plan(book, cycle) for cycle in cycles]
        sizes = [words.count("{n} test case to plan", "{n} test cases to plan", count) for count in counts]
        items = [
            SearchItem(view.retell(cycle.name), "", size, "refresh-cw", "", lambda: None)
            for cycle, size in zip(cycles, sizes, strict=True)
        ]
        bar = SearchDialog(self._context, items, self._view.window())
        bar.ask(words.say("Which cycle?"))
        bar.exec()
        chosen = bar.chosen
        bar.deleteLater()
        return next((cycle for cycle, offer in zip(cycles, items, strict=True) if offer is chosen), None)
