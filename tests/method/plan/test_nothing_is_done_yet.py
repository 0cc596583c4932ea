"""What a new project holds is still to be done: no starter row says that something happened, or who did it."""

from collections.abc import Iterator
from datetime import date

import pytest

from ccworkbench.core.kind import Date, Flag, Reference
from ccworkbench.core.record import Column, Record, columns_of
from ccworkbench.language import catalogues
from ccworkbench.language.languages import LANGUAGES
from ccworkbench.method.plan.starter_rows import Plan, starter_rows
from ccworkbench.sheets.launch.launch_check import LaunchCheck
from ccworkbench.sheets.prepare.project import Approach, ProjectType

PLANNED = {("session", "held_on"), ("cutover_step", "planned_on")}  # days that lie ahead
DONE = ("met", "signed", "completed", "availability_confirmed", "followed")
FOUND = {"answer", "rating", "value", "verdict", "finding", "actual"}


@pytest.mark.parametrize("way", Approach)
@pytest.mark.parametrize("kind", ProjectType)
def test_no_row_of_a_new_project_says_that_anything_has_happened(kind: ProjectType, way: Approach) -> None:
    start, end = date(2027, 1, 4), date(2027, 6, 1)
    plan = Plan("Hotline", "Stadtwerke", "en", 45, type=kind, approach=way, kick_off=start, go_live=end)
    rows = starter_rows(plan, catalogues.words_of("en"))
    assert [said for row in rows for said in claims(row)] == []


def claims(row: Record) -> Iterator[tuple[str, str, object]]:
    sheet = type(row).__tablename__
    for column in columns_of(type(row)):
        value = None if column.computed else getattr(row, column.key)
        if value and says_done(column) and (sheet, column.key) not in PLANNED:
            yield sheet, column.key, value


def says_done(column: Column) -> bool:
    """Tell whether a filled cell of a column says that something happened, was found, or by whom."""
    is_day_or_person = isinstance(column.kind, Date | Reference) and column.key.endswith(("_on", "_by"))
    is_tick = isinstance(column.kind, Flag) and column.key in DONE
    return is_day_or_person or is_tick or column.key in FOUND


def test_the_launch_checklist_says_before_its_day_what_there_is_to_check() -> None:
    headings = {column.key: column.heading for column in columns_of(LaunchCheck)}
    assert (headings["item"], headings["looked"]) == ("Item to check", "Aspects to check")
    told = {catalogues.words_of(language).say(headings["looked"]) for language in LANGUAGES}
    assert not told & {"Aspects checked", "Angesehen", "Megnézve", "Что проверено"}
