"""The derived reports: tables worked out from the sheets, in every language, whatever stands there."""

from datetime import date
from typing import Any

import pytest

from ccworkbench.core.grid import Table
from ccworkbench.core.viewer import Viewer
from ccworkbench.language import catalogues
from ccworkbench.language.languages import LANGUAGES
from ccworkbench.method.plan.starter_rows import Plan, starter_rows
from ccworkbench.method.reports.catalogue import READINESS, REPORTS, listed
from ccworkbench.method.reports.cells import Link
from ccworkbench.method.reports.making import REPORT_MAKERS, make_report
from ccworkbench.method.reports.readiness import MOST, amount, areas_table, dial_of, measured, rules_table
from ccworkbench.sheets.options import Chapter, DefectSeverity
from ccworkbench.sheets.order import BY_KEY
from ccworkbench.sheets.prepare.org_level import OrgLevel
from ccworkbench.sheets.prepare.profile import ContentSize
from ccworkbench.sheets.roles.role import Role
from ccworkbench.sheets.training.audience import Audience
from ccworkbench.sheets.training.skill import Skill
from ccworkbench.sheets.training.training_need import TrainingNeed
from ccworkbench.sheets.uat.cycle import Cycle
from ccworkbench.sheets.uat.defect import Defect
from ccworkbench.sheets.uat.test_case import TestCase
from ccworkbench.sheets.uat.test_result import TestResult
from ccworkbench.sheets.uat.verdict import ResultVerdict
from ccworkbench.sheets.use_cases.use_case import UseCase
from tests.made_rows import made_up
from tests.method.conftest import book_of

TODAY = date(2026, 11, 30)
STARTER = starter_rows(Plan("Probe", "Kunde", "en", 45, size=ContentSize.FULL), catalogues.words_of("en"))


def viewer(language: str = "en") -> Viewer:
    return Viewer(catalogues.words_of(language), TODAY)


def made(key: str, *rows: Any, language: str = "en") -> Table:
    return make_report(key, book_of(rows), viewer(language), TODAY)


def test_every_report_stands_in_a_chapter_but_readiness_looks_at_all() -> None:
    chapters = {chapter.value for chapter in Chapter}
    assert all(report.chapter in chapters for report in REPORTS.values() if report.key != READINESS)
    assert not set(REPORTS) & set(BY_KEY)
    assert list(listed()) == [*BY_KEY, *REPORTS]
    assert list(REPORTS) == list(REPORT_MAKERS)


def test_every_report_can_be_made_of_nothing_and_of_anything() -> None:
    everything, nothing = book_of(made_up("zh")), book_of([])
    for key in REPORTS:
        for language in LANGUAGES:
            for rows in (nothing, everything, book_of(STARTER)):
                table = make_report(key, rows, viewer(language), TODAY)
                assert table.key == key
                assert len(table.ids) == len(table.rows)
                assert all(len(cells) == len(table.heads) for cells in table.rows)
                assert all(head.text and head.computed for head in table.heads)


def test_every_link_names_a_sheet_and_a_row_of_it() -> None:
    rows = made_up("de")
    known = {(type(row).__tablename__, row.id) for row in rows}
    for key in REPORTS:
        links = [cell for cells in made(key, *rows).rows for cell in cells if isinstance(cell, Link) and cell.row]
        matrices = {TrainingNeed.__tablename__}  # there the row at the left is meant
        assert all((link.sheet, link.row) in known or link.sheet in matrices for link in links), key


def test_traceability_says_what_is_missing() -> None:
    texts = [cells[-1].text for cells in made("traceability", TestCase(title="Alone"), UseCase(name="Untested")).rows]
    assert texts == ["Use case without a test case", "Test case without a requirement or use case"]


def test_traceability_names_open_defects_and_the_gravest_are_red() -> None:
    case = TestCase(code="TC-001", title="Call")
    defects = [Defect(code="DEF-001", case_id=case.id), Defect(code="DEF-002", case_id=case.id)]
    defects[1].severity = DefectSeverity.CRITICAL
    cell = made("traceability", case, *defects).rows[0][5]
    assert (cell.text, cell.tone) == ("DEF-001, DEF-002", "bad")


def test_a_case_that_nobody_ran_is_not_run() -> None:
    assert made("traceability", TestCase(title="Call")).rows[0][4].text == "Not run"


def test_the_summary_ends_with_the_whole_test_and_dashes_where_nothing_can_be_said() -> None:
    cycle, case = Cycle(name="C1"), TestCase()
    rows = made("uat_summary", cycle, case).rows
    assert [cells[0].text for cells in rows] == ["C1", "Total"]
    assert [cell.text for cell in rows[0][2:10]] == ["1", "0", "0", "0", "0", "–", "–", "–"]
    ran = TestResult(case_id=case.id, cycle_id=cycle.id, result=ResultVerdict.PASSED)
    assert [cell.text for cell in made("uat_summary", cycle, case, ran).rows[0][7:9]] == ["100%", "100%"]


def test_the_summary_of_a_project_without_cycles_is_empty() -> None:
    assert made("uat_summary", TestCase()).rows == ()


def test_skill_gaps_begin_with_the_highest_priority() -> None:
    audience, skills = (
        Audience(name="Agents"),
        [Skill(name="Log in", criticality=1), Skill(name="Calls", criticality=3)],
    )
    needs = [TrainingNeed.at(skill, audience) for skill in skills]
    for need in needs:
        need.levels = "1>3"  # type: ignore[attr-defined]
    rows = made("skill_gaps", audience, *skills, *needs).rows
    assert [(cells[0].text, cells[4].text, cells[7].value) for cells in rows] == [
        ("Calls", "1 → 3", 6),
        ("Log in", "1 → 3", 2),
    ]


def test_coverage_shows_dashes_where_heads_were_not_counted() -> None:
    cells = made("training_coverage", Audience(name="Agents")).rows[0]
    assert [cell.text for cell in cells] == ["Agents", "–", "–", "0", "0", "0", "0", "–", "–"]


def test_management_duties_name_everybody_who_leads_once() -> None:
    names = [cells[0].text for cells in made("management_duties", *STARTER).rows]
    assert len(names) == len(set(names))
    assert {"Head of the contact centre", "Supervisor (operations)", "Quality control", "Business champion"} <= set(
        names
    )
    assert not {"Agent", "Contact centre agent"} & set(names)


def test_a_level_of_ones_own_leads_where_others_report_to_it() -> None:
    boss = OrgLevel(name="Team of teams", duty="Leads")
    team = OrgLevel(name="Team", reports_to=boss.id)
    rows = made("management_duties", boss, team, Role(name="Cook")).rows
    assert [(cells[0].text, cells[4].text) for cells in rows] == [("Team of teams", "Team")]


def test_readiness_on_paper_keeps_to_one_page_and_loses_no_points() -> None:
    table = made(READINESS, *STARTER)
    assert len(table.rows) == MOST + 1
    assert sum(cells[3].value for cells in table.rows) == pytest.approx(100, abs=0.5)
    assert "more rules" in table.rows[-1][0].text


def test_what_is_only_counted_is_no_rule_of_the_table() -> None:
    found = measured(book_of(STARTER), TODAY)
    table = rules_table(book_of(STARTER), viewer(), TODAY, 100)
    assert len(table.rows) == sum(bool(item.weight) for item in found.items) < len(found.items)


def test_amounts_tell_a_part_of_a_whole_a_count_or_nothing_yet() -> None:
    found = {item.key: amount(item, catalogues.words_of("en")) for item in measured(book_of(STARTER), TODAY).items}
    assert found["chapters.done"] == "0 of 43"
    assert found["chapters.overdue"] == "0"
    nothing = next(item for item in measured(book_of([]), TODAY).items if item.key == "sign_offs.given")
    assert amount(nothing, catalogues.words_of("en")) == "–"


def test_the_dial_shows_the_areas_of_the_score() -> None:
    found, dial = measured(book_of(STARTER), TODAY), dial_of(book_of(STARTER), viewer())
    assert dial.score == found.score / 100
    assert [part.share for part in dial.parts] == [area.share for area in found.areas]
    assert len(areas_table(found, viewer()).rows) == len(found.areas)
