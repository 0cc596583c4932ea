"""What a user does is one step each, says what came of it, and is refused in one sentence where it can't be done."""

from collections.abc import Callable

import pytest

from ccworkbench.core.viewer import Viewer
from ccworkbench.language.user_error import UserError
from ccworkbench.language.words import Words, phrase
from ccworkbench.operations.check_project import check_project
from ccworkbench.operations.mute_check import mute_check, unmute_check
from ccworkbench.operations.plan_test_round import cycles_to_plan, plan_test_round
from ccworkbench.operations.prepare_sign_off import prepare_sign_off, prepared_sentence
from ccworkbench.operations.write_defect import write_defect
from ccworkbench.sheets.launch.sign_off import SignOff, SignOffKind
from ccworkbench.sheets.operate.mute import Mute
from ccworkbench.sheets.uat.cycle import Cycle, CycleStatus
from ccworkbench.sheets.uat.defect import Defect
from ccworkbench.sheets.uat.test_result import TestResult
from ccworkbench.sheets.uat.verdict import ResultVerdict
from ccworkbench.store.workbook import Workbook
from tests.operations.conftest import TODAY

EN = Words("en")


def cycle(book: Workbook, status: CycleStatus) -> Cycle:
    return next(row for row in book.rows(Cycle) if row.status is status)


def result(book: Workbook, wanted: ResultVerdict, *, told: bool = False) -> TestResult:
    known = {defect.found_in for defect in book.rows(Defect)}
    return next(row for row in book.rows(TestResult) if row.result is wanted and (row.id in known) is told)


def acceptance(book: Workbook) -> SignOff:
    return next(row for row in book.rows(SignOff) if row.kind is SignOffKind.UAT)


def steps(book: Workbook) -> int:
    return len(book.history())


def test_a_round_is_planned_in_one_step_and_only_once(sample: Workbook) -> None:
    third, before, viewer = cycle(sample, CycleStatus.PLANNED), steps(sample), Viewer(EN, TODAY)
    planned = plan_test_round(sample, third)
    assert steps(sample) == before + 1
    assert list(planned.made) == [row for row in sample.rows(TestResult) if row.cycle_id == third.id]
    assert planned.waiting == planned.made
    assert planned.sentence(viewer) == f"{len(planned.made)} test runs planned in “{third.name}”."
    again = plan_test_round(sample, third)
    assert (again.made, again.waiting, steps(sample)) == ((), planned.made, before + 1)
    assert again.sentence(viewer) == f"Every test case in “{third.name}” already has a result."


def test_the_round_that_runs_is_offered_first(sample: Workbook) -> None:
    assert [row.status for row in cycles_to_plan(sample)] == [CycleStatus.RUNNING, CycleStatus.PLANNED]


def test_a_round_that_is_over_is_not_planned(sample: Workbook) -> None:
    before = steps(sample)
    with pytest.raises(UserError, match="is finished"):
        plan_test_round(sample, cycle(sample, CycleStatus.FINISHED))
    assert steps(sample) == before


def test_without_an_open_round_one_sentence_says_so(sample: Workbook) -> None:
    with sample.edit(phrase("Edit")) as edit:
        for row in cycles_to_plan(sample):
            edit.remove(row)
    with pytest.raises(UserError, match="No test cycle is open"):
        cycles_to_plan(sample)


def test_a_defect_is_written_in_one_step_and_only_once(sample: Workbook) -> None:
    row, before = result(sample, ResultVerdict.FAILED), steps(sample)
    written = write_defect(sample, row)
    assert (written.is_new, written.defect.found_in, steps(sample)) == (True, row.id, before + 1)
    assert written.sentence(EN) == f"{written.defect.code} is logged. Set its severity."
    again = write_defect(sample, row)
    assert (again.defect, again.is_new, steps(sample)) == (written.defect, False, before + 1)
    assert again.sentence(EN) == f"{written.defect.code} already covers this result."


@pytest.mark.parametrize("wanted", [ResultVerdict.PASSED, ResultVerdict.NOT_RUN])
def test_a_defect_is_written_from_a_failure_only(wanted: ResultVerdict, sample: Workbook) -> None:
    before = steps(sample)
    with pytest.raises(UserError, match="has not failed"):
        write_defect(sample, result(sample, wanted))
    assert steps(sample) == before


def test_a_sign_off_is_prepared_in_one_step_and_taken_back_by_one(sample: Workbook) -> None:
    row, before = acceptance(sample), steps(sample)
    prepared = prepare_sign_off(sample, row, TODAY)
    assert steps(sample) == before + 1
    assert row.summary.startswith("Test cases run")
    assert prepared_sentence(prepared, EN).startswith("The sign-off is prepared; 0 rows")
    sample.undo()
    assert row.summary == ""


def test_what_was_prepared_is_renewed_and_what_was_written_stays(sample: Workbook) -> None:
    row = acceptance(sample)
    prepare_sign_off(sample, row, TODAY)
    running = cycle(sample, CycleStatus.RUNNING).id
    failures = (
        one for one in sample.rows(TestResult) if one.result is ResultVerdict.FAILED and one.cycle_id == running
    )
    with sample.edit(phrase("Edit")):
        next(failures).result = ResultVerdict.PASSED
        row.residual = "Nothing of weight"
    before = row.summary
    prepared = prepare_sign_off(sample, row, TODAY)
    assert (prepared.kept, row.residual, row.summary == before) == (("residual",), "Nothing of weight", False)
    assert prepared_sentence(prepared, EN) == "Manual entries were kept: Open items."


def test_only_a_test_that_is_not_signed_is_prepared(sample: Workbook) -> None:
    before = steps(sample)
    other = next(row for row in sample.rows(SignOff) if row.kind is not SignOffKind.UAT)
    with pytest.raises(UserError, match="not an acceptance test sign-off"):
        prepare_sign_off(sample, other, TODAY)
    with sample.edit(phrase("Edit")):
        other.kind = SignOffKind.UAT
    with pytest.raises(UserError, match="is signed"):
        prepare_sign_off(sample, other, TODAY)
    assert steps(sample) == before + 1


def test_a_check_is_muted_with_a_reason_and_heard_again(sample: Workbook) -> None:
    problem = check_project(sample, TODAY).problems[0]
    muted = mute_check(sample, problem, "Agreed with the customer", TODAY)
    assert problem not in check_project(sample, TODAY).problems
    unmute_check(sample, muted)
    assert problem in check_project(sample, TODAY).problems


@pytest.mark.parametrize("reason", ["", " \n"])
def test_without_a_reason_nothing_is_muted(reason: str, sample: Workbook) -> None:
    before = sample.rows(Mute)
    with pytest.raises(UserError, match="needs a reason"):
        mute_check(sample, check_project(sample, TODAY).problems[0], reason, TODAY)
    assert sample.rows(Mute) == before


@pytest.mark.parametrize(
    "do",
    [
        lambda book: plan_test_round(book, cycle(book, CycleStatus.PLANNED)),
        lambda book: write_defect(book, result(book, ResultVerdict.FAILED)),
        lambda book: prepare_sign_off(book, acceptance(book), TODAY),
        lambda book: mute_check(book, check_project(book, TODAY).problems[0], "Agreed", TODAY),
        lambda book: unmute_check(book, book.rows(Mute)[0]),
    ],
)
def test_a_store_that_is_only_read_refuses_every_step_in_one_sentence(
    do: Callable[[Workbook], object], looked_at: Workbook
) -> None:
    before = steps(looked_at)
    with pytest.raises(UserError, match="open read-only"):
        do(looked_at)
    assert steps(looked_at) == before
