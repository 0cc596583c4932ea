"""What follows from an edit: days that end something, services that nobody performs."""

from datetime import date, timedelta
from typing import Any

import pytest

from ccworkbench.core.record import Record
from ccworkbench.method.follow_ups import ENDS, FOUND, apply_follow_ups
from ccworkbench.sheets.options import Language
from ccworkbench.sheets.prepare.gap import Gap, GapCategory, GapStatus
from ccworkbench.sheets.prepare.project import Project
from ccworkbench.sheets.prepare.question import Question
from ccworkbench.sheets.prepare.service import Service, ServicePerformer
from ccworkbench.sheets.roles.action import Action, ActionStatus
from ccworkbench.sheets.uat.defect import Defect, DefectStatus
from ccworkbench.sheets.uat.test_result import TestResult
from ccworkbench.sheets.uat.verdict import ResultVerdict

TODAY = date(2026, 11, 24)


class Opened:
    """An edit that keeps what is added to it."""

    def __init__(self, language: Language = Language.EN) -> None:
        self.project = Project(name="Hotline", customer_name="Stadtwerke", language=language)
        self.added: list[Record] = []

    def add(self, row: Any, after: Record | None = None) -> Any:
        self.added.append(row)
        return row

    def infer(self, row: Record, key: str, value: Any) -> bool:
        setattr(row, key, value)
        return True


@pytest.mark.parametrize("status", ActionStatus)
def test_a_complete_date_makes_an_action_done(status: ActionStatus) -> None:
    action = Action(preparation="x", status=status, completed=TODAY)
    assert apply_follow_ups(Opened(), action, "completed", TODAY) == (status is not ActionStatus.DONE)
    assert action.status is ActionStatus.DONE


@pytest.mark.parametrize(
    ("completed", "column"), [(None, "completed"), (TODAY, "due"), (TODAY + timedelta(1), "completed")]
)
def test_nothing_follows_from_other_edits(completed: date | None, column: str) -> None:
    action = Action(preparation="x", completed=completed)
    assert not apply_follow_ups(Opened(), action, column, TODAY)
    assert action.status is ActionStatus.NOT_STARTED


def test_nothing_follows_in_other_sheets() -> None:
    assert not apply_follow_ups(Opened(), Question(text="?"), "completed", TODAY)


def test_every_day_that_ends_a_row_sets_its_status() -> None:
    for (sheet, column), status in ENDS.items():
        row: Any = sheet(**{column: TODAY})
        assert apply_follow_ups(Opened(), row, column, TODAY)
        assert row.status is status


def test_a_rejected_defect_is_not_closed_by_its_date() -> None:
    defect = Defect(title="No sound", status=DefectStatus.REJECTED, closed_on=TODAY)
    assert not apply_follow_ups(Opened(), defect, "closed_on", TODAY)
    assert defect.status is DefectStatus.REJECTED


def test_what_nobody_performs_becomes_a_gap_that_names_it() -> None:
    edit, service = Opened(), Service(service="Number porting", performer=ServicePerformer.NOBODY)
    assert apply_follow_ups(edit, service, "performer", TODAY)
    (gap,) = edit.added
    assert isinstance(gap, Gap)
    assert (gap.category, gap.status, service.gap_id) == (GapCategory.SERVICES, GapStatus.OPEN, gap.id)
    assert "Number porting" in gap.description


def test_a_gap_is_opened_once_and_stays_when_somebody_is_found() -> None:
    edit, service = Opened(), Service(service="Number porting", performer=ServicePerformer.NOBODY)
    apply_follow_ups(edit, service, "performer", TODAY)
    assert not apply_follow_ups(edit, service, "performer", TODAY)
    service.performer = ServicePerformer.THIRD
    assert not apply_follow_ups(edit, service, "performer", TODAY)
    assert len(edit.added) == 1


def test_the_gap_of_a_hidden_service_is_hidden_too() -> None:
    edit = Opened()
    apply_follow_ups(
        edit, Service(service="Rebate", performer=ServicePerformer.NOBODY, internal=True), "performer", TODAY
    )
    assert edit.added[0].internal


@pytest.mark.parametrize("change", [{"performer": ServicePerformer.SUPPLIER}, {"performer": None}, {"service": ""}])
def test_no_gap_opens_where_somebody_performs_or_nothing_is_named(change: dict[str, Any]) -> None:
    edit = Opened()
    service = Service(**{"service": "Number porting", "performer": ServicePerformer.NOBODY, **change})
    assert not apply_follow_ups(edit, service, "performer", TODAY)
    assert not edit.added


@pytest.mark.parametrize("result", [one for one in ResultVerdict if one is not ResultVerdict.NOT_RUN])
def test_a_result_is_dated_with_today(result: ResultVerdict) -> None:
    row = TestResult(result=result)
    assert apply_follow_ups(Opened(), row, "result", TODAY)
    assert row.run_on == TODAY


def test_findings_are_dated_only_where_they_are_and_have_no_day() -> None:
    for (sheet, column), day in FOUND.items():
        said: Any = sheet(**{column: True if column == "met" else ResultVerdict.PASSED, day: TODAY - timedelta(3)})
        assert not apply_follow_ups(Opened(), said, column, TODAY)
        assert getattr(said, day) == TODAY - timedelta(3)
        for nothing in (False,) if column == "met" else (ResultVerdict.NOT_RUN, None, ""):
            open_row: Any = sheet(**{column: nothing})
            assert not apply_follow_ups(Opened(), open_row, column, TODAY)
            assert getattr(open_row, day) is None
