"""What is done in the sheets of the acceptance test: plan a round, write a defect, prepare the sign-off."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ccworkbench import paths
from ccworkbench.core.kind import View
from ccworkbench.core.problem import UserError
from ccworkbench.core.record import columns_of
from ccworkbench.core.words import Words, phrase, phrases
from ccworkbench.gui.actions import Act
from ccworkbench.gui.sheet_view import SheetView
from ccworkbench.sheets.result import Result, TestResult
from ccworkbench.sheets.sign_off import SignOff, SignOffKind
from ccworkbench.sheets.testing import Cycle
from ccworkbench.store.history import DO, Step, encode

if TYPE_CHECKING:
    from ccworkbench.method.acceptance_steps import Prepared

Command = Callable[[], None]
# The commands of a sheet, as its menu lists them.
OFFERED: dict[str, tuple[Act, ...]] = {
    "test_result": (Act.WRITE_DEFECT, Act.PLAN_RESULTS),
    "cycle": (Act.PLAN_RESULTS,),
    "sign_off": (Act.PREPARE_SIGN_OFF,),
}
PREPARE = phrase("Prepare sign-off")


class TestingCommands(QObject):
    """The commands of one of these sheets; each is one step of undo."""

    __test__ = False  # pytest, this is not one of yours
    said = Signal(str)
    row_asked = Signal(str, object, str)  # a sheet, a row of it, and a column

    def __init__(self, view: SheetView) -> None:
        super().__init__(view)
        self._view, self._desk, self._sheet, self._current = view, view.desk, view.sheet, view.current

        if self._sheet is SignOff:
            self._desk.stepped.connect(self._guard_signed)

    def all(self) -> dict[Act, Command]:
        """Give what can be done with the row that is selected now."""
        offered = OFFERED.get(self._sheet.__tablename__, ())
        row = self._current() if offered else None
        can = {
            Act.PLAN_RESULTS: True,
            Act.WRITE_DEFECT: isinstance(row, TestResult) and row.result is Result.FAILED,
            Act.PREPARE_SIGN_OFF: isinstance(row, SignOff) and row.kind is SignOffKind.UAT,
        }
        do = {Act.PLAN_RESULTS: self.plan_results, Act.WRITE_DEFECT: self.write_defect,
              Act.PREPARE_SIGN_OFF: self.prepare_sign_off}  # fmt: skip
        return {act: do[act] for act in offered if can[act] and not self._desk.store.read_only}

    def plan_results(self) -> None:
        """Give every case of a cycle its result, still to be entered, and go to the first of them."""
        from ccworkbench.method.testing_steps import planned_results, still_to_run

        book, words = self._desk.book, self._desk.words
        cycle = self._cycle()
        if cycle is None:
            return
        name = self._desk.view().retell(cycle.name)
        made = planned_results(cycle, book.rows)
        if made:
            with self._desk.edit(phrases("Plan {n} result", "Plan {n} results", len(made))) as edit:
                edit.add_all(made)
        waiting = still_to_run(cycle, book.rows)
        if waiting:
            self.row_asked.emit(TestResult.__tablename__, waiting[0].id, "result")
        self.said.emit(
            words.count("{n} result planned in “{cycle}”.", "{n} results planned in “{cycle}”.", len(made), cycle=name)
            if made else words.say("Every case of “{cycle}” has its result already.", cycle=name)
        )  # fmt: skip

    def write_defect(self) -> None:
        """Make a defect from the failed result, or show the one that tells of it already."""
        from ccworkbench.method.testing_steps import defect_about, defect_from

        row, book = self._current(), self._desk.book
        if not isinstance(row, TestResult):
            return
        defect = defect_about(row, book.rows)
        said = "" if defect is None else self._desk.words.say("{code} tells of this result already.", code=defect.code)
        if defect is None:
            with self._desk.edit(phrase("Write a defect for {code}", code=row.code)) as edit:
                defect = edit.add(defect_from(row, book.rows, self._words()))
        self.row_asked.emit("defect", defect.id, "severity")
        self.said.emit(said or self._desk.words.say("{code} is written. Say how grave it is.", code=defect.code))

    def prepare_sign_off(self) -> None:
        """Fill figures, open defects, conditions and signatories of the acceptance test."""
        from ccworkbench.method.acceptance_steps import is_signed, prepare

        row, book = self._current(), self._desk.book
        if not isinstance(row, SignOff):
            return
        if is_signed(row, book.rows):
            raise UserError(phrase("{code} is signed. Write a new sign-off that replaces it.", code=row.code))
        view = book.view(View(self._words(), self._desk.today))
        with self._desk.edit(PREPARE) as edit:
            prepared = prepare(edit, row, book.rows, view, self._written_here(row))
        self.said.emit(self._say(prepared))

    def _guard_signed(self, step: Step) -> None:
        """What was signed is not changed in silence; the edit that completes the signature is none of these."""
        from ccworkbench.method.acceptance_steps import is_signed

        book = self._desk.book
        touched = {row for sheet, row in step.rows if sheet == SignOff.__tablename__} if step.kind == DO else set()
        for row in book.rows(SignOff) if touched else ():
            if row.id in touched and is_signed(row, book.rows):
                columns = {change.column for change in book.changes(step.id) if change.row == row.id}
                if "decided_on" not in columns:
                    message = phrase("{code} is signed: what you changed is not what was signed. Undo it, or write "
                                     "a new sign-off that replaces it.", code=row.code)  # fmt: skip
                    self._desk.failed.emit(UserError(message))

    def _say(self, prepared: "Prepared") -> str:
        words, added = self._desk.words, prepared.conditions + prepared.signatories
        if prepared.kept:
            headings = {column.key: words.say(column.heading) for column in columns_of(SignOff)}
            kept = words.listing(headings[key] for key in prepared.kept)
            return words.say("What was written by hand stayed as it was: {columns}.", columns=kept)
        return words.count("The sign-off is prepared; {n} row was added to its conditions and signatories.",
                           "The sign-off is prepared; {n} rows were added to its conditions and signatories.",
                           added)  # fmt: skip

    def _written_here(self, row: SignOff) -> Callable[[str], bool]:
        """Tell which columns still hold what this very command wrote last: those it may write anew."""
        changes = self._desk.book.changes_of_row(row.id)
        written = {change.column: change.new for step, change in changes if step.label.text == PREPARE.text}
        return lambda column: encode(getattr(row, column)) == written.get(column)

    def _words(self) -> Words:
        return paths.words(self._desk.book.project.language.value)

    def _cycle(self) -> Cycle | None:
        """Give the selected cycle, or the only one that is open, or ask; the one that runs comes first."""
        from ccworkbench.method.testing_steps import open_cycles
        from ccworkbench.sheets.testing import CycleStatus

        row = self._current()
        found = sorted(open_cycles(self._desk.book.rows), key=lambda one: one.status is not CycleStatus.RUNNING)
        if not found:
            raise UserError(phrase("No test cycle is open. Add one, or open one again."))
        if row in found:
            found = [one for one in found if one is row]
        return found[0] if len(found) == 1 else self._ask(found)

    def _ask(self, cycles: list[Cycle]) -> Cycle | None:
        from ccworkbench.gui.palette_bar import Offer, PaletteBar
        from ccworkbench.method.testing_steps import lacking

        words, view, book = self._desk.words, self._desk.view(), self._desk.book
        counts = [len(lacking(cycle, book.rows)) for cycle in cycles]
        sizes = [words.count("{n} case to plan", "{n} cases to plan", count) for count in counts]
        offers = [
            Offer(view.retell(cycle.name), "", size, "refresh-cw", "", lambda: None)
            for cycle, size in zip(cycles, sizes, strict=True)
        ]
        bar = PaletteBar(self._desk, offers, self._view.window())
        bar.ask(words.say("Which cycle?"))
        bar.exec()
        chosen = bar.chosen
        bar.deleteLater()
        return next((cycle for cycle, offer in zip(cycles, offers, strict=True) if offer is chosen), None)
