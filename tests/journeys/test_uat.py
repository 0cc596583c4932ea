"""A tester's last week, without a mouse: cycles are run, a defect is mended, the acceptance test is signed."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ccworkbench.core.record import Record
from ccworkbench.gui.context import Context
from ccworkbench.gui.dialogs.export_dialog import ExportDialog
from ccworkbench.gui.look.theme import load_fonts
from ccworkbench.gui.settings import Settings
from ccworkbench.gui.table.rows_view import RowsView
from ccworkbench.gui.widgets.chips import Chip
from ccworkbench.gui.widgets.search_dialog import SearchDialog
from ccworkbench.gui.window.main_window import MainWindow
from ccworkbench.language import catalogues
from ccworkbench.sheets.launch.condition import Condition
from ccworkbench.sheets.launch.decision import SignOffDecision
from ccworkbench.sheets.launch.sign_off import SignOff, SignOffKind
from ccworkbench.sheets.launch.signatory import Signatory
from ccworkbench.sheets.options import Priority
from ccworkbench.sheets.uat.criterion import Criterion
from ccworkbench.sheets.uat.cycle import Cycle, CycleStatus
from ccworkbench.sheets.uat.defect import Defect, DefectStatus
from ccworkbench.sheets.uat.test_case import TestCase
from ccworkbench.sheets.uat.test_result import TestResult
from ccworkbench.sheets.uat.verdict import ResultVerdict
from ccworkbench.store.store import Store

Key, Held = Qt.Key, Qt.KeyboardModifier
TODAY = date(2026, 11, 24)
NONE, CTRL = Held.NoModifier, Held.ControlModifier
GRAVE = {"test_result", "defect", "cycle", "criterion", "sign_off", "condition", "signatory", "uat_plan", "test_case"}


class Typist:
    """Somebody whose mouse is broken: hands that press keys, and eyes that see where the cursor is."""

    def __init__(self, store: Store, folder: Path, qtbot: QtBot) -> None:
        settings = Settings.load(folder)
        settings.language, settings.theme, settings.export_folder = "en", "light", str(folder)
        self.window = MainWindow(settings, catalogues.words_of("en"))
        qtbot.addWidget(self.window)
        self.context = Context(store, "en", self.window.colours, TODAY)
        self.window.show()
        self.window.show_content(self.context)
        with qtbot.waitActive(self.window):
            self.window.activateWindow()

    # Hands

    def press(self, *keys: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
        for key in keys:
            QTest.keyClick(self._focus(), key, held)

    def type(self, text: str) -> None:
        for letter in text:  # the first one may open an editor, which takes the others
            QTest.keyClicks(self._focus(), letter)

    def choose(self, text: str, *more: str) -> None:
        """Go to anything: Ctrl+K, some letters, Enter; a question that follows is answered the same way."""
        answers = [text, *more]

        def answer() -> None:
            bar = QApplication.activePopupWidget()
            assert isinstance(bar, SearchDialog)
            QTest.keyClicks(bar.field, answers.pop(0))
            if answers:
                QTimer.singleShot(0, answer)
            QTest.keyClick(bar.field, Key.Key_Return)

        QTimer.singleShot(0, answer)
        self.press(Key.Key_K, held=CTRL)
        self._come_back()
        assert not answers, f"nothing asked for {answers[0]}"

    def enter(self, column: str, text: str) -> None:
        """Walk to a column of the row, and type into it."""
        self.walk(column)
        self.type(text)
        self.press(Key.Key_Tab)

    def date_today(self, column: str) -> None:
        self.walk(column)
        self.press(Key.Key_Semicolon, held=CTRL)

    def walk(self, column: str) -> None:
        """Press the arrows until the cursor is in a column."""
        there = self.view.model.column_number(column)
        for _ in range(len(self.view.model.columns)):
            here = self.view.grid.currentIndex().column()
            if here == there:
                return
            self.press(Key.Key_Right if here < there else Key.Key_Left)
        raise AssertionError(f"{column} is not reached by the arrows")

    def each(self, of: Callable[[Record], bool], do: Callable[[], None]) -> None:
        """Go down the rows of the sheet from the first, and stop at some."""
        self.press(Key.Key_Home, held=CTRL)
        for place in range(len(self.view.model.rows)):
            row = self.view.model.rows[place]
            if of(row):
                while self.view.grid.currentIndex().row() < place:
                    self.press(Key.Key_Down)
                do()

    # Eyes

    @property
    def view(self) -> RowsView:
        assert self.window.content
        assert self.window.content.project_view
        view = self.window.content.project_view.view
        assert isinstance(view, RowsView)
        return view

    @property
    def key(self) -> str:
        assert self.window.content
        assert self.window.content.project_view
        return self.window.content.project_view.key

    @property
    def row(self) -> Record:
        row = self.view.current()
        assert row
        return row

    def _come_back(self) -> None:
        """Make the window active again when a popup has closed; without a screen nobody else does."""
        QApplication.processEvents()
        self.window.activateWindow()
        QApplication.processEvents()

    def _focus(self) -> QWidget:
        focus = QApplication.focusWidget() or self.window
        assert not isinstance(focus, SearchDialog)
        return focus


@pytest.fixture
def typist(tmp_path: Path, qapp: QApplication, qtbot: QtBot) -> Iterator[Typist]:
    load_fonts()
    with Store.open(tmp_path / "uat.ccw") as store:
        typist = Typist(store, tmp_path, qtbot)
        typist.choose("sample")
        yield typist
        typist.context.close()


def cycle_of(typist: Typist, name: str) -> Cycle:
    return next(one for one in typist.context.book.rows(Cycle) if one.name.startswith(name))


def results_of(typist: Typist, name: str) -> list[TestResult]:
    cycle = cycle_of(typist, name).id
    return [row for row in typist.context.book.rows(TestResult) if row.cycle_id == cycle]


def run(typist: Typist, cycle: str, fails: Callable[[TestResult], bool] = lambda _row: False) -> None:
    """Plan a cycle, and press one key for each of its cases."""
    typist.choose("Test results")
    typist.choose("plan test runs", cycle)
    assert typist.key == "test_result"
    for _ in range(len(typist.view.model.rows)):
        row = typist.view.current()
        if isinstance(row, TestResult) and row.result is ResultVerdict.NOT_RUN:
            typist.type("f" if fails(row) else "p")
        else:
            typist.press(Key.Key_Down)
        if all(row.result is not ResultVerdict.NOT_RUN for row in results_of(typist, cycle)):
            return


def write_defect(typist: Typist, failed: TestResult) -> Defect:
    """Write down what was seen, and make a defect of it that somebody mends."""
    typist.choose(failed.code)
    typist.enter("actual", "The caller hears nothing.")
    typist.enter("conversation_id", "6f0a-77")
    typist.press(Key.Key_F, held=CTRL | Held.ShiftModifier)
    defect = typist.row
    assert isinstance(defect, Defect)
    typist.enter("severity", "Minor")
    typist.enter("owner", "Julia")
    typist.enter("target", "+2")
    typist.enter("status", "Being fixed")
    return defect


def close(typist: Typist, defect: Defect) -> None:
    """Mend a defect and test it again."""
    typist.choose(defect.code)
    typist.enter("fixed_in", "2026.11-5")
    typist.enter("status", "Ready for retest")
    typist.enter("retest", "Passed")
    typist.date_today("closed_on")


def finish(typist: Typist, *names: str) -> None:
    typist.choose("Test cycles")
    typist.each(lambda row: isinstance(row, Cycle) and row.name[:2] in names, lambda: typist.enter("status", "Fin"))


def meet_criteria(typist: Typist) -> None:
    """Tick what is met, and write down how that is known."""

    def meet() -> None:
        typist.walk("met")
        typist.press(Key.Key_Space, Key.Key_Tab)
        typist.type("Test report of today")
        typist.press(Key.Key_Tab)

    typist.choose("Entry and exit criteria")
    typist.each(lambda row: isinstance(row, Criterion) and not row.met, meet)


def accept(typist: Typist, sign_off: SignOff) -> None:
    """Decide, prepare, set deadlines, sign."""
    typist.choose(sign_off.code)
    typist.enter("decision", "Accepted with")
    typist.choose("prepare sign-off")
    typist.date_today("decided_on")
    typist.enter("place", "Kassel")
    typist.choose("Conditions")

    def agree() -> None:
        typist.enter("owner", "Julia")
        typist.enter("due", "+10")

    typist.each(lambda row: isinstance(row, Condition) and row.sign_off_id == sign_off.id, agree)

    def sign() -> None:
        typist.enter("decision", "Accepted with")
        typist.date_today("signed_on")

    typist.choose("Signatories")
    typist.each(lambda row: isinstance(row, Signatory) and row.sign_off_id == sign_off.id, sign)


def hand_over(typist: Typist, pack: str) -> list[Path]:
    """Ctrl+E, Tab and Space to the pack instead of the one that is chosen, Enter; wait, and leave."""
    dialogs: list[ExportDialog] = []

    def press(key: Qt.Key) -> None:
        QTest.keyClick(dialogs[0].focusWidget() or dialogs[0], key)

    def choose() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, ExportDialog)
        dialogs.append(dialog)
        for _ in range(30):
            chip = dialog.focusWidget()
            if isinstance(chip, Chip) and chip.isChecked() != (chip.text() == pack):
                press(Key.Key_Space)
            if isinstance(chip, Chip) and chip.text() == pack:
                break
            press(Key.Key_Tab)
        press(Key.Key_Return)
        leave()

    def leave() -> None:
        if dialogs[0].outcomes:
            press(Key.Key_Escape)
        else:
            QTimer.singleShot(20, leave)

    QTimer.singleShot(0, choose)
    typist.press(Key.Key_E, held=CTRL)
    return [outcome.path for outcome in dialogs[0].outcomes if outcome.path]


def given(typist: Typist) -> float:
    """Tell how many sign-offs count as given."""
    return next(item.have for item in typist.context.readiness().items if item.key == "sign_offs.given")


def test_the_acceptance_test_is_signed_without_a_mouse(typist: Typist) -> None:
    book, before = typist.context.book, given(typist)
    high = {case.id for case in book.rows(TestCase) if case.priority is Priority.HIGH}
    failing: list[TestResult] = []

    def fails(row: TestResult) -> bool:
        if not failing and row.case_id in high:
            failing.append(row)
            return True
        return False

    run(typist, "C2", fails)
    defect = write_defect(typist, failing[0])
    run(typist, "C3")
    close(typist, defect)
    finish(typist, "C2", "C3")
    meet_criteria(typist)
    sign_off = next(row for row in book.rows(SignOff) if row.kind is SignOffKind.UAT)
    accept(typist, sign_off)

    assert {row.result for row in results_of(typist, "C3")} == {ResultVerdict.PASSED}
    assert {row.run_on for row in results_of(typist, "C3")} == {TODAY}
    assert (defect.status, defect.retested_on, defect.closed_on) == (DefectStatus.CLOSED, TODAY, TODAY)
    assert (defect.actual, defect.conversation_id) == ("The caller hears nothing.", "6f0a-77")
    assert all(row.met and row.evidence for row in book.rows(Criterion))
    assert {cycle_of(typist, name).status for name in ("C2", "C3")} == {CycleStatus.FINISHED}
    assert sign_off.decision is SignOffDecision.CONDITIONAL
    assert [row.due for row in book.rows(Condition) if row.sign_off_id == sign_off.id] == [date(2026, 12, 4)]
    told = [one for one in typist.context.problems() if one.sheet in GRAVE and one.severity == "error"]
    assert told == []
    assert given(typist) > before
    assert {path.suffix for path in hand_over(typist, "Sign-off sheets")} == {".pdf", ".xlsx"}
