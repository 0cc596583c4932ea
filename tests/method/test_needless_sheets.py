"""Which sheets a project does without."""

from datetime import date

from ccworkbench.language.catalogues import words_of
from ccworkbench.method.needless_sheets import needless_sheets
from ccworkbench.method.plan.starter_rows import Plan, starter_rows
from ccworkbench.sheets.prepare.project import Approach, ProjectType
from ccworkbench.sheets.uat.defect import Defect
from tests.method.conftest import book_of


def plan(cycles: int) -> Plan:
    kind, way, day = ProjectType.HOTLINE, Approach.OUTSOURCER, date(2027, 8, 2)
    return Plan("P", "K", seats=45, type=kind, approach=way, go_live=day, uat_cycles=cycles)


def test_without_an_acceptance_test_its_sheets_are_needless_but_its_plan() -> None:
    found = needless_sheets(book_of(starter_rows(plan(0), words_of("en"))))
    assert {"test_case", "test_result", "step_result", "defect", "uat_summary"} <= found
    assert not {"uat_plan", "traceability", "sign_off", "use_case", "kpi"} & found


def test_with_one_cycle_none_is_needless() -> None:
    assert needless_sheets(book_of(starter_rows(plan(1), words_of("en")))) == frozenset()


def test_what_somebody_wrote_there_keeps_the_sheets() -> None:
    rows = [*starter_rows(plan(0), words_of("en")), Defect(title="No sound")]
    assert needless_sheets(book_of(rows)) == frozenset()
