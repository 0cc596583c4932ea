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
from ccworkbench.sheets.uat.test_result import TestResult
from ccworkbench.sheets.uat.verdict import ResultVerdict

OWN = {Act.PLAN_RESULTS, Act.WRITE_DEFECT, Act.PREPARE_SIGN_OFF}


def view_of(project_view: ProjectView) -> TableView:
    assert isinstance(project_view.view, TableView)
    return project_view.view


def here(project_view: ProjectView) -> tuple[str, str]:
    view = view_of(project_view)
    return project_view.key, view.model.key_of(view.grid.currentIndex().column())


def cycle(context: Context, status: CycleStatus) -> Cycle:
    return next(one for one in context.book.rows(Cycle) if one.status is status)


def failed(context: Context, *, told: bool) -> TestResult:
    known = {defect.found_in for defect in context.book.rows(Defect)}
    rows = (row for row in context.book.rows(TestResult) if row.result is ResultVerdict.FAILED)
    return next(row for row in rows if (row.id in known) is told)


def running_failure(context: Context) -> TestResult:
    now = cycle(context, CycleStatus.RUNNING).id
    rows = (row for row in context.book.rows(TestResult) if row.result is ResultVerdict.FAILED)
    return next(row for row in rows if row.cycle_id == now)


def acceptance(context: Context) -> SignOff:
    return next(row for row in context.book.rows(SignOff) if row.kind is SignOffKind.UAT)


def change(context: Context, do: Callable[[], None]) -> None:
    with context.open_book().edit(next(iter(context.book.history())).label):
        do()


def decide(context: Context, row: SignOff) -> None:
    change(context, lambda: setattr(row, "decision", SignOffDecision.CONDITIONAL))


def test_commands_are_offered_where_they_mean_something(
    window: MainWindow, project_view: ProjectView, context: Context
) -> None:
    project_view.open("action")
    assert not OWN & window.commands().keys()
    project_view.go_to("test_result", failed(context, told=False).id)
    assert OWN & window.commands().keys() == {Act.PLAN_RESULTS, Act.WRITE_DEFECT}
    passed = next(row for row in context.book.rows(TestResult) if row.result is ResultVerdict.PASSED)
    project_view.go_to("test_result", passed.id)
    assert OWN & window.commands().keys() == {Act.PLAN_RESULTS}
    project_view.go_to("sign_off", acceptance(context).id)
    assert OWN & window.commands().keys() == {Act.PREPARE_SIGN_OFF}
    project_view.go_to(
        "sign_off", next(row for row in context.book.rows(SignOff) if row.kind is not SignOffKind.UAT).id
    )
    assert not OWN & window.commands().keys()


def test_a_planned_cycle_waits_at_its_first_case(
    window: MainWindow, project_view: ProjectView, context: Context
) -> None:
    third, before = cycle(context, CycleStatus.PLANNED), len(context.book.rows(TestResult))
    project_view.go_to("cycle", third.id)
    window.run(Act.PLAN_RESULTS)
    made = [row for row in context.book.rows(TestResult) if row.cycle_id == third.id]
    assert len(made) == len(context.book.rows(TestResult)) - before > 20
    assert here(project_view) == ("test_result", "result")
    assert view_of(project_view).current() is made[0]
    context.book.undo()
    assert len(context.book.rows(TestResult)) == before


def test_a_cycle_that_has_all_its_results_is_only_shown(
    window: MainWindow, project_view: ProjectView, context: Context
) -> None:
    third = cycle(context, CycleStatus.PLANNED)
    for _ in range(2):
        project_view.go_to("cycle", third.id)
        window.run(Act.PLAN_RESULTS)
    made = [row for row in context.book.rows(TestResult) if row.cycle_id == third.id]
    assert len({row.case_id for row in made}) == len(made)
    assert view_of(project_view).current() is made[0]


def test_of_several_cycles_one_is_chosen_by_keys(
    window: MainWindow, project_view: ProjectView, context: Context
) -> None:
    project_view.open("test_result")
    asked: list[str] = []

    def answer() -> None:
        bar = QApplication.activePopupWidget()
        assert isinstance(bar, SearchDialog)
        asked.extend(offer.where for offer in bar._items)
        QTest.keyClick(bar.field, Qt.Key.Key_Down)
        QTest.keyClick(bar.field, Qt.Key.Key_Return)

    QTimer.singleShot(0, answer)
    window.run(Act.PLAN_RESULTS)
    row = view_of(project_view).current()
    assert isinstance(row, TestResult)
    assert row.cycle_id == cycle(context, CycleStatus.PLANNED).id
    assert len(asked) == 2


def test_esc_plans_nothing(window: MainWindow, project_view: ProjectView, context: Context) -> None:
    project_view.open("test_result")
    before = len(context.book.rows(TestResult))

    def leave() -> None:
        bar = QApplication.activePopupWidget()
        assert isinstance(bar, SearchDialog)
        QTest.keyClick(bar, Qt.Key.Key_Escape)

    QTimer.singleShot(0, leave)
    window.run(Act.PLAN_RESULTS)
    assert len(context.book.rows(TestResult)) == before


def test_without_an_open_cycle_one_sentence_says_so(
    window: MainWindow, project_view: ProjectView, context: Context
) -> None:
    with context.open_book().edit(next(iter(context.book.history())).label):
        for one in context.book.rows(Cycle):
            one.status = CycleStatus.FINISHED
    project_view.open("test_result")
    window.run(Act.PLAN_RESULTS)
    assert window.content
    assert "No test cycle is open" in window.content.errors.sentence


def test_a_defect_is_written_and_shown_at_its_severity(
    window: MainWindow, project_view: ProjectView, context: Context
) -> None:
    row = failed(context, told=False)
    project_view.go_to("test_result", row.id)
    window.run(Act.WRITE_DEFECT)
    defect = view_of(project_view).current()
    assert isinstance(defect, Defect)
    assert (defect.found_in, defect.found_on, defect.code[:4]) == (row.id, row.run_on, "DEF-")
    assert here(project_view) == ("defect", "severity")


def test_a_result_has_one_defect(window: MainWindow, project_view: ProjectView, context: Context) -> None:
    before = len(context.book.rows(Defect))
    row = failed(context, told=True)
    project_view.go_to("test_result", row.id)
    window.run(Act.WRITE_DEFECT)
    defect = view_of(project_view).current()
    assert isinstance(defect, Defect)
    assert defect.found_in == row.id
    assert len(context.book.rows(Defect)) == before


def test_a_sign_off_is_prepared_in_one_step(window: MainWindow, project_view: ProjectView, context: Context) -> None:
    row = acceptance(context)
    decide(context, row)
    project_view.go_to("sign_off", row.id)
    before = len(context.book.history())
    window.run(Act.PREPARE_SIGN_OFF)
    assert row.summary.startswith("Test cases run")
    assert [one for one in context.book.rows(Condition) if one.sign_off_id == row.id]
    assert len(context.book.history()) == before + 1
    context.book.undo()
    assert row.summary == ""
    assert not [one for one in context.book.rows(Condition) if one.sign_off_id == row.id]


def test_figures_are_renewed_but_not_what_was_written_by_hand(
    window: MainWindow, project_view: ProjectView, context: Context
) -> None:
    row = acceptance(context)
    project_view.go_to("sign_off", row.id)
    window.run(Act.PREPARE_SIGN_OFF)
    change(context, lambda: setattr(running_failure(context), "result", ResultVerdict.PASSED))
    change(context, lambda: setattr(row, "residual", "Nothing of weight"))
    before = row.summary
    window.run(Act.PREPARE_SIGN_OFF)
    assert row.summary != before
    assert row.residual == "Nothing of weight"
    context.book.undo()
    context.book.undo()  # what was written by hand is gone again
    change(context, lambda: setattr(context.book.rows(Defect)[0], "status", DefectStatus.NEW))
    window.run(Act.PREPARE_SIGN_OFF)
    assert context.book.rows(Defect)[0].code in row.residual


def test_what_is_signed_is_not_prepared_again(window: MainWindow, project_view: ProjectView, context: Context) -> None:
    row = acceptance(context)
    for one in context.book.rows(Signatory):
        change(context, lambda one=one: setattr(one, "signed_on", context.today))  # type: ignore[misc]
    change(context, lambda: setattr(row, "decided_on", context.today))
    project_view.go_to("sign_off", row.id)
    window.run(Act.PREPARE_SIGN_OFF)
    assert row.summary == ""
    assert window.content
    assert "is signed" in window.content.errors.sentence


def test_what_is_signed_is_not_changed_in_silence(
    window: MainWindow, project_view: ProjectView, context: Context
) -> None:
    row = acceptance(context)
    project_view.go_to("sign_off", row.id)
    assert window.content
    for one in context.book.rows(Signatory):
        change(context, lambda one=one: setattr(one, "signed_on", context.today))  # type: ignore[misc]
    change(context, lambda: setattr(row, "decided_on", context.today))
    assert window.content.errors.sentence == ""
    change(context, lambda: setattr(row, "exclusions", "Outbound calls"))
    assert "not part of it" in window.content.errors.sentence
    window.content.errors.tell("")
    context.book.undo()
    assert window.content.errors.sentence == ""


def test_what_is_signed_is_not_changed_in_silence_wherever_one_is(
    window: MainWindow, project_view: ProjectView, context: Context
) -> None:
    project_view.open("overview")
    assert window.content
    signed = next(row for row in context.book.rows(SignOff) if row.decision is SignOffDecision.ACCEPTED)
    was = signed.place
    change(context, lambda: setattr(signed, "place", "Berlin"))
    assert "not part of it" in window.content.errors.sentence
    window.content.errors.tell("")
    change(context, lambda: setattr(acceptance(context), "project_view", "Berlin"))  # nobody has signed that
    change(context, lambda: setattr(signed, "place", was))
    assert window.content.errors.sentence == ""


def test_what_was_signed_and_changed_is_listed_after_a_restart(project_view: ProjectView, context: Context) -> None:
    signed = next(row for row in context.book.rows(SignOff) if row.decision is SignOffDecision.ACCEPTED)
    assert "SIGN-5" not in {problem.rule for problem in context.problems()}
    change(context, lambda: setattr(signed, "place", "Berlin"))
    project, row = context.book.project_id, signed.id
    again = Context(context.store, "en", LIGHT, context.today)
    again.open(project)
    told = [(problem.sheet, problem.row, problem.column) for problem in again.problems() if problem.rule == "SIGN-5"]
    assert told == [("sign_off", row, "place")]
    again.close()


def test_the_menu_key_offers_the_commands_of_the_sheet_at_its_cell(
    window: MainWindow, project_view: ProjectView, context: Context
) -> None:
    project_view.go_to("test_result", failed(context, told=False).id, "result")
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(0, 0), QPoint(0, 0))
    QApplication.sendEvent(view_of(project_view).grid.viewport(), event)
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
