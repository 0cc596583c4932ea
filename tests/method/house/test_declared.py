"""What of a sheet a house may keep is told by declarations and by what the starter rows fill: no list of names."""

from ccworkbench.core.disclosure import INTERNAL
from ccworkbench.core.kind import Code, Date, Reference
from ccworkbench.core.matrix import Crossing
from ccworkbench.core.record import Record
from ccworkbench.language.catalogues import words_of
from ccworkbench.method.house.declared import (
    content_columns,
    content_sheets,
    own_wordings,
    states_of,
    why_not_kept,
)
from ccworkbench.method.plan import starter_content
from ccworkbench.method.plan.starter_rows import FORMS, LISTED
from ccworkbench.sheets.launch.condition import Condition
from ccworkbench.sheets.launch.go_no_go import GoNoGo
from ccworkbench.sheets.launch.signatory import Signatory
from ccworkbench.sheets.operate.incident import Incident
from ccworkbench.sheets.operate.kpi_figure import KpiFigure
from ccworkbench.sheets.operate.raid import Raid
from ccworkbench.sheets.prepare.gap import Gap, GapStatus
from ccworkbench.sheets.prepare.org_level import OrgLevel
from ccworkbench.sheets.prepare.question import Question
from ccworkbench.sheets.prepare.site import Site
from ccworkbench.sheets.prepare.task import Task
from ccworkbench.sheets.prepare.unit import Unit
from ccworkbench.sheets.roles.action import Action
from ccworkbench.sheets.roles.person import Person
from ccworkbench.sheets.roles.raci import Raci
from ccworkbench.sheets.roles.role import Role
from ccworkbench.sheets.training.session import Session
from ccworkbench.sheets.training.training_need import TrainingNeed
from ccworkbench.sheets.uat.cycle import Cycle
from ccworkbench.sheets.uat.defect import Defect
from ccworkbench.sheets.uat.test_result import TestResult
from ccworkbench.sheets.use_cases.use_case import UseCase


def keys_of(sheet: type[Record]) -> set[str]:
    return {column.key for column in content_columns(sheet)}


def test_sheets_with_starter_rows_can_be_kept_and_matrices_between_them() -> None:
    filled = {sheet for sheet in (*LISTED, *FORMS) if content_columns(sheet)}
    assert filled | {Question, Role, Action, Raci, TrainingNeed} <= {*content_sheets()}
    assert {Gap, GoNoGo, Raid} <= filled


def test_people_places_sessions_and_what_happened_can_not_be_kept_and_it_is_said_why() -> None:
    others = {Person, Site, Session, TestResult, Defect, Incident, KpiFigure, Signatory, Condition}
    assert not others & {*content_sheets()}
    words = words_of("en")
    assert words.tell(why_not_kept(Session)) == (
        "“Training sessions” cannot become house content: every project calculates its own from its plan."
    )
    assert words.tell(why_not_kept(Site)) == "“Sites” cannot become house content: every project has its own."
    assert "people, facts and results belong to one project" in words.tell(why_not_kept(Defect))


def test_what_the_plan_makes_can_be_kept_without_its_days() -> None:
    assert keys_of(Task) == {"title", "stage", "kind", "days", "after", "role_id", "why"}
    assert keys_of(Cycle) == {"name", "kind", "scope", "why"}
    assert keys_of(Unit) == {"name", "kind", "sourcing", "performed_by", "gives", "needs", "rhythm", "why"}
    assert keys_of(OrgLevel) == {"name", "kind", "reports_to", "duty", "sourcing", "why"}


def test_no_person_day_number_or_internal_cell_goes_along() -> None:
    for sheet in content_sheets():
        for column in content_columns(sheet):
            assert not isinstance(column.kind, Date | Code), (sheet, column.key)
            assert column.disclosure is not INTERNAL
            if isinstance(column.kind, Reference):
                assert column.kind.sheet in {other.__tablename__ for other in content_sheets()}


def test_method_goes_along_and_answers_results_counts_and_notes_do_not() -> None:
    assert keys_of(Question) == {"chapter", "topic", "text"}
    assert keys_of(GoNoGo) == {"area", "criterion", "mandatory", "weight", "minimum"}
    assert {"preparation", "deliverable_id"} <= keys_of(Action)
    assert not {"headcount", "code"} & keys_of(Role)


def test_a_column_that_only_a_house_fills_may_be_declared_as_method() -> None:
    assert {"main_flow", "alternatives"} <= keys_of(UseCase)
    assert "skills" in keys_of(Role)
    assert not {"questions", "volume", "owner"} & keys_of(UseCase)


def test_how_far_a_row_has_come_begins_as_with_ours() -> None:
    assert states_of(Gap) == {"status": GapStatus.TO_CHECK}
    assert "kind" in keys_of(Raid)  # all of ours are risks, as rows that are added are: that is no state
    assert states_of(Raid) == {}


def test_every_text_of_ours_is_known_by_its_row_and_column() -> None:
    for sheet in content_sheets():
        if issubclass(sheet, Crossing):
            continue
        table = sheet.__tablename__
        said = own_wordings(table)
        assert [*said] == [item["key"] for item in starter_content.rows(table)]
        assert {column for texts in said.values() for column in texts} <= keys_of(sheet)
    assert own_wordings("role")["SC"]["duty"][0] != own_wordings("role")["SC"]["duty"][1]  # of a small project
