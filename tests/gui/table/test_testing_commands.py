"""A round is planned, a defect written, a sign-off prepared: by commands of the sheets concerned."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from ccworkbench.gui.actions import Act
from ccworkbench.gui.context import Context
from ccworkbench.gui.look.palette import LIGHT
from ccworkbench.gui.table.table_view import TableView
from ccworkbench.gui.widgets.search_dialog import SearchDialog
from ccworkbench.gui.window.main_window import MainWindow
from ccworkbench.gui.window.project_view import ProjectView
from ccworkbench.sheets.launch.condition import Condition
from ccworkbench.sheets.launch.decision import SignOffDecision
from ccworkbench.sheets.launch.sign_off import SignOff, SignOffKind
from ccworkbench.sheets.launch.signatory import Signatory
from ccworkbench.sheets.uat.cycle import Cycle, CycleStatus
from ccworkbench.sheets.uat.defect import Defect, DefectStatus
from ccworkbench.sheets.uat.result import TestVerdict
from ccworkbench.sheets.uat.test_result import TestResult

OWN = {Act.PLAN_RESULTS, Act.WRITE_DEFECT, Act.PREPARE_SIGN_OFF}


def view_of(place: ProjectView) -> TableView:
    assert isinstance(place.view, TableView)
    return place.view


def here(place: ProjectView) -> tuple[str, str]:
    view = view_of(place)
    return place.key, view.model.key_of(view.grid.currentIndex().column())


def cycle(desk: Context, status: CycleStatus) -> Cycle:
    return next(one for one in desk.book.rows(Cycle) if one.status is status)


def failed(desk: Context, *, told: bool) -> TestResult:
    known = {defect.found_in for defect in desk.book.rows(Defect)}
    rows = (row for row in desk.book.rows(TestResult) if row.result is TestVerdict.FAILED)
    return next(row for row in rows if (row.id in known) is told)


def running_failure(desk: Context) -> TestResult:
    now = cycle(desk, CycleStatus.RUNNING).id
    rows = (row for row in desk.book.rows(TestResult) if row.result is TestVerdict.FAILED)
    return next(row for row in rows if row.cycle_id == now)


def acceptance(desk: Context) -> SignOff:
    return next(row for row in desk.book.rows(SignOff) if row.kind is SignOffKind.UAT)


def change(desk: Context, do: Callable[[], None]) -> None:
    with desk.edit(next(iter(desk.book.history())).label):
        do()


def decide(desk: Context, row: SignOff) -> None:
    change(desk, lambda: setattr(row, "decision", SignOffDecision.CONDITIONAL))


def test_commands_are_offered_where_they_mean_something(window: MainWindow, place: ProjectView, desk: Context) -> None:
    place.open("action")
    assert not OWN & window.commands().keys()
    place.go_to("test_result", failed(desk, told=False).id)
    assert OWN & window.commands().keys() == {Act.PLAN_RESULTS, Act.WRITE_DEFECT}
    passed = next(row for row in desk.book.rows(TestResult) if row.result is TestVerdict.PASSED)
    place.go_to("test_result", passed.id)
    assert OWN & window.commands().keys() == {Act.PLAN_RESULTS}
    place.go_to("sign_off", acceptance(desk).id)
    assert OWN & window.commands().keys() == {Act.PREPARE_SIGN_OFF}
    place.go_to("sign_off", next(row for row in desk.book.rows(SignOff) if row.kind is not SignOffKind.UAT).id)
    assert not OWN & window.commands().keys()


def test_a_planned_cycle_waits_at_its_first_case(window: MainWindow, place: ProjectView, desk: Context) -> None:
    third, before = cycle(desk, CycleStatus.PLANNED), len(desk.book.rows(TestResult))
    place.go_to("cycle", third.id)
    window.run(Act.PLAN_RESULTS)
    made = [row for row in desk.book.rows(TestResult) if row.cycle_id == third.id]
    assert len(made) == len(desk.book.rows(TestResult)) - before > 20
    assert here(place) == ("test_result", "result")
    assert view_of(place).current() is made[0]
    desk.book.undo()
    assert len(desk.book.rows(TestResult)) == before


def test_a_cycle_that_has_all_its_results_is_only_shown(window: MainWindow, place: ProjectView, desk: Context) -> None:
    third = cycle(desk, CycleStatus.PLANNED)
    for _ in range(2):
        place.go_to("cycle", third.id)
        window.run(Act.PLAN_RESULTS)
    made = [row for row in desk.book.rows(TestResult) if row.cycle_id == third.id]
    assert len({row.case_id for row in made}) == len(made)
    assert view_of(place).current() is made[0]


def test_of_several_cycles_one_is_chosen_by_keys(window: MainWindow, place: ProjectView, desk: Context) -> None:
    place.open("test_result")
    asked: list[str] = []

    def answer() -> None:
        bar = QApplication.activePopupWidget()
        assert isinstance(bar, SearchDialog)
        asked.extend(offer.where for offer in bar._offers)
        QTest.keyClick(bar.field, Qt.Key.Key_Down)
        QTest.keyClick(bar.field, Qt.Key.Key_Return)

    QTimer.singleShot(0, answer)
    window.run(Act.PLAN_RESULTS)
    row = view_of(place).current()
    assert isinstance(row, TestResult)
    assert row.cycle_id == cycle(desk, CycleStatus.PLANNED).id
    assert len(asked) == 2


def test_esc_plans_nothing(window: MainWindow, place: ProjectView, desk: Context) -> None:
    place.open("test_result")
    before = len(desk.book.rows(TestResult))

    def leave() -> None:
        bar = QApplication.activePopupWidget()
        assert isinstance(bar, SearchDialog)
        QTest.keyClick(bar, Qt.Key.Key_Escape)

    QTimer.singleShot(0, leave)
    window.run(Act.PLAN_RESULTS)
    assert len(desk.book.rows(TestResult)) == before


def test_without_an_open_cycle_one_sentence_says_so(window: MainWindow, place: ProjectView, desk: Context) -> None:
    with desk.edit(next(iter(desk.book.history())).label):
        for one in desk.book.rows(Cycle):
            one.status = CycleStatus.FINISHED
    place.open("test_result")
    window.run(Act.PLAN_RESULTS)
    assert window.workplace
    assert "No test cycle is open" in window.workplace.errors.sentence


def test_a_defect_is_written_and_shown_at_its_severity(window: MainWindow, place: ProjectView, desk: Context) -> None:
    row = failed(desk, told=False)
    place.go_to("test_result", row.id)
    window.run(Act.WRITE_DEFECT)
    defect = view_of(place).current()
    assert isinstance(defect, Defect)
    assert (defect.found_in, defect.found_on, defect.code[:4]) == (row.id, row.run_on, "DEF-")
    assert here(place) == ("defect", "severity")


def test_a_result_has_one_defect(window: MainWindow, place: ProjectView, desk: Context) -> None:
    before = len(desk.book.rows(Defect))
    row = failed(desk, told=True)
    place.go_to("test_result", row.id)
    window.run(Act.WRITE_DEFECT)
    defect = view_of(place).current()
    assert isinstance(defect, Defect)
    assert defect.found_in == row.id
    assert len(desk.book.rows(Defect)) == before


def test_a_sign_off_is_prepared_in_one_step(window: MainWindow, place: ProjectView, desk: Context) -> None:
    row = acceptance(desk)
    decide(desk, row)
    place.go_to("sign_off", row.id)
    before = len(desk.book.history())
    window.run(Act.PREPARE_SIGN_OFF)
    assert row.summary.startswith("Test cases run")
    assert [one for one in desk.book.rows(Condition) if one.sign_off_id == row.id]
    assert len(desk.book.history()) == before + 1
    desk.book.undo()
    assert row.summary == ""
    assert not [one for one in desk.book.rows(Condition) if one.sign_off_id == row.id]


def test_figures_are_renewed_but_not_what_was_written_by_hand(
    window: MainWindow, place: ProjectView, desk: Context
) -> None:
    row = acceptance(desk)
    place.go_to("sign_off", row.id)
    window.run(Act.PREPARE_SIGN_OFF)
    change(desk, lambda: setattr(running_failure(desk), "result", TestVerdict.PASSED))
    change(desk, lambda: setattr(row, "residual", "Nothing of weight"))
    before = row.summary
    window.run(Act.PREPARE_SIGN_OFF)
    assert row.summary != before
    assert row.residual == "Nothing of weight"
    desk.book.undo()
    desk.book.undo()  # what was written by hand is gone again
    change(desk, lambda: setattr(desk.book.rows(Defect)[0], "status", DefectStatus.NEW))
    window.run(Act.PREPARE_SIGN_OFF)
    assert desk.book.rows(Defect)[0].code in row.residual


def test_what_is_signed_is_not_prepared_again(window: MainWindow, place: ProjectView, desk: Context) -> None:
    row = acceptance(desk)
    for one in desk.book.rows(Signatory):
        change(desk, lambda one=one: setattr(one, "signed_on", desk.today))  # type: ignore[misc]
    change(desk, lambda: setattr(row, "decided_on", desk.today))
    place.go_to("sign_off", row.id)
    window.run(Act.PREPARE_SIGN_OFF)
    assert row.summary == ""
    assert window.workplace
    assert "is signed" in window.workplace.errors.sentence


def test_what_is_signed_is_not_changed_in_silence(window: MainWindow, place: ProjectView, desk: Context) -> None:
    row = acceptance(desk)
    place.go_to("sign_off", row.id)
    assert window.workplace
    for one in desk.book.rows(Signatory):
        change(desk, lambda one=one: setattr(one, "signed_on", desk.today))  # type: ignore[misc]
    change(desk, lambda: setattr(row, "decided_on", desk.today))
    assert window.workplace.errors.sentence == ""
    change(desk, lambda: setattr(row, "exclusions", "Outbound calls"))
    assert "not what was signed" in window.workplace.errors.sentence
    window.workplace.errors.tell("")
    desk.book.undo()
    assert window.workplace.errors.sentence == ""


def test_what_is_signed_is_not_changed_in_silence_wherever_one_is(
    window: MainWindow, place: ProjectView, desk: Context
) -> None:
    place.open("overview")
    assert window.workplace
    signed = next(row for row in desk.book.rows(SignOff) if row.decision is SignOffDecision.ACCEPTED)
    was = signed.place
    change(desk, lambda: setattr(signed, "place", "Berlin"))
    assert "not what was signed" in window.workplace.errors.sentence
    window.workplace.errors.tell("")
    change(desk, lambda: setattr(acceptance(desk), "place", "Berlin"))  # nobody has signed that
    change(desk, lambda: setattr(signed, "place", was))
    assert window.workplace.errors.sentence == ""


def test_what_was_signed_and_changed_is_listed_after_a_restart(place: ProjectView, desk: Context) -> None:
    signed = next(row for row in desk.book.rows(SignOff) if row.decision is SignOffDecision.ACCEPTED)
    assert "SIGN-5" not in {problem.rule for problem in desk.problems()}
    change(desk, lambda: setattr(signed, "place", "Berlin"))
    project, row = desk.book.project_id, signed.id
    again = Context(desk.store, "en", LIGHT, desk.today)
    again.open(project)
    told = [(problem.sheet, problem.row, problem.column) for problem in again.problems() if problem.rule == "SIGN-5"]
    assert told == [("sign_off", row, "place")]
    again.close()


def test_the_menu_key_offers_the_commands_of_the_sheet_at_its_cell(
    window: MainWindow, place: ProjectView, desk: Context
) -> None:
    place.go_to("test_result", failed(desk, told=False).id, "result")
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(0, 0), QPoint(0, 0))
    QApplication.sendEvent(view_of(place).grid.viewport(), event)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    listed = [action.data() for action in menu.actions() if action.isEnabled()]
    assert listed[:2] == [Act.WRITE_DEFECT, Act.PLAN_RESULTS]
    assert Act.PASTE in listed
    assert menu.y() > 100
    menu.close()


def test_a_long_sentence_below_makes_no_window_wider(window: MainWindow) -> None:
    before = window.minimumSizeHint().width()
    window.status.say("What is said here is very long. " * 20)
    assert window.minimumSizeHint().width() == before
    QApplication.processEvents()
    window.status.grab()
    assert window.status.said.toolTip().startswith("What is said")
    window.status.say("Short.")
    QApplication.processEvents()
    window.status.grab()
    assert window.status.said.toolTip() == ""
