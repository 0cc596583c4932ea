"""What paper says beyond a cell: roles for owners, units, days, how much was left out, and nothing that says no."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from openpyxl import load_workbook
from pypdf import PdfReader

from ccworkbench.core.disclosure import CUSTOMER
from ccworkbench.core.record import Record
from ccworkbench.exchange.document import Document, Section
from ccworkbench.exchange.excel.writer import write_excel
from ccworkbench.exchange.packs.catalogue import PACKS
from ccworkbench.exchange.packs.hand_over import report_pack, sheet_pack
from ccworkbench.exchange.packs.pack_values import collect
from ccworkbench.exchange.pdf.details import is_shown
from ccworkbench.exchange.pdf.table import divided
from ccworkbench.exchange.pdf.writer import write_pdf
from ccworkbench.language.catalogues import words_of
from ccworkbench.method.reports.catalogue import REPORTS
from ccworkbench.sheets.launch.cutover_step import CutoverStep
from ccworkbench.sheets.operate.kpi import Formula, Kpi
from ccworkbench.sheets.order import BY_KEY
from ccworkbench.sheets.prepare.gap import Gap
from ccworkbench.sheets.prepare.task import Task
from ccworkbench.sheets.roles.action import Action
from ccworkbench.sheets.roles.deliverable import Deliverable
from ccworkbench.sheets.roles.role import Role
from tests.exchange.example_project import made, people, project, rows_of, view_of
from tests.made_rows import made_up


def told(key: str, *records: Record, go_live: date | None = None) -> Document:
    """Collect a pack or a sheet of a project in English."""
    staff: list[Any] = people()
    card = project(staff)
    card.go_live = go_live
    every = [card, *staff, *records]
    pack = PACKS[key] if key in PACKS else sheet_pack(BY_KEY[key])
    return collect(pack, rows_of(every), view_of(every, "en"), lambda _sha: None, CUSTOMER)


def section_of(found: Document, key: str) -> Section:
    return next(section for section in found.sections if section.key == key)


def printed(section: Section, column: str) -> list[str]:
    (table,) = section.printed
    place = next(place for place, head in enumerate(table.heads) if head.key == column)
    return [row[place].text for row in table.rows]


def paper(found: Document, path: Path) -> str:
    """Write a document and read its text."""
    write_pdf(found, words_of("en"), path)
    return "\n".join(page.extract_text() for page in PdfReader(path).pages)


def test_a_task_without_a_person_names_its_role() -> None:
    role = made(Role, "r", name="Architect")
    tasks = [
        made(Task, "a", title="Draw", role_id=role.id),
        made(Task, "b", title="Rest"),
        made(Task, "c", title="Do", role_id=role.id, owner=people()[0].id),
    ]
    section = section_of(told("kickoff", role, *tasks), "roadmap")
    assert printed(section, "owner") == ["Architect", "", people()[0].full_name()]
    (table,) = section.tables  # what the workbook itself has: a role must not be taken for a person there
    assert [row[5].text for row in table.rows] == ["", "", people()[0].full_name()]


def test_targets_are_written_in_the_unit_of_their_formula() -> None:
    kpis = [
        made(Kpi, "a", name="SL", formula=Formula.SL_3, target=80.0),
        made(Kpi, "c", name="Own", target=7.0),
        made(Kpi, "b", name="ASA", formula=Formula.ASA, target=30.0),
        made(Kpi, "d", name="None"),
    ]
    assert printed(section_of(told("kpi", *kpis), "kpi"), "target") == ["80%", "7", "00:30", ""]


def test_a_cut_over_step_names_its_day_when_go_live_is_known() -> None:
    starts = ("T-10", "T+1", "T-2:00", "", "soon", "T-999999999")
    steps = [made(CutoverStep, text, step="Switch", t_minus=text) for text in starts]
    steps.append(made(CutoverStep, "p", step="Plan", t_minus="T-1", planned_on=date(2026, 11, 5)))
    days = [
        text.partition(" · ")[2]
        for text in printed(section_of(told("launch", *steps, go_live=date(2026, 12, 1)), "cutover_step"), "t_minus")
    ]
    write = words_of("en").date
    expected = [write(date(2026, 11, 17)), write(date(2026, 12, 2)), write(date(2026, 12, 1)), "", "", ""]
    assert days == [*expected, write(date(2026, 11, 5))]
    eve = told("launch", made(CutoverStep, "e", step="Plan", t_minus="T-1"), go_live=date(2026, 11, 30))
    friday = f"T-1 · {write(date(2026, 11, 27))}"  # the day before is a Sunday
    assert printed(section_of(eve, "cutover_step"), "t_minus") == [friday]
    assert printed(section_of(told("launch", *steps[:6]), "cutover_step"), "t_minus") == list(starts)


def test_a_list_that_is_cut_says_how_much_is_left(tmp_path: Path) -> None:
    gaps = [made(Gap, str(n), description=f"Gap {n}") for n in range(13)]
    found = told("kickoff", *gaps)
    assert section_of(found, "gaps").more == "3 more in the workbook"
    assert section_of(told("kickoff", *gaps[:10]), "gaps").more == ""
    assert "3 more in the workbook" in paper(found, tmp_path / "pack.pdf")
    actions = [made(Action, str(n), preparation=f"Do {n}") for n in range(7)]
    assert section_of(told("weekly", *actions), "actions").more == "1 more in the workbook"


def test_a_flag_is_told_when_it_is_set_and_a_blank_never() -> None:
    row = made(Deliverable, "a", title="Plan", payment_milestone=True)
    (table,) = section_of(told("deliverable", row), "deliverable").tables
    seen = {head.key for head, cell in zip(table.heads, table.rows[0], strict=True) if is_shown(head, cell)}
    assert {"title", "status", "payment_milestone", "for_customer"} <= seen
    assert not {"signed", "note", "due"} & seen


def test_a_status_has_a_column_of_its_own_however_many_come_before_it() -> None:
    rows = [made(Deliverable, str(n), title="A plan of some length", note="Seen. " * 40) for n in range(3)]
    (table,) = section_of(told("deliverable", *rows), "deliverable").tables
    main, rest = divided(table, 300)
    keys = [table.heads[place].key for place in main]
    assert "status" in keys
    assert rest
    assert keys == [head.key for head in table.heads if head.key in keys]


def test_a_logo_is_no_value_of_a_printed_project(tmp_path: Path) -> None:
    text = paper(told("project"), tmp_path / "one.pdf")
    assert "Logo of" not in text
    assert "Legal name of the customer" in text


def pages_of(found: Document, path: Path) -> list[str]:
    write_pdf(found, words_of("en"), path)
    return [page.extract_text() for page in PdfReader(path).pages]


def test_sections_that_say_nothing_share_a_page_whichever_way_it_lies(tmp_path: Path) -> None:
    found = told("kickoff")
    some = tuple(
        replace(section, tables=tuple(replace(table, rows=(), ids=(), groups=()) for table in section.tables))
        for section in found.sections
        if section.key in {"team", "roles", "questions", "actions"}
    )
    assert len(pages_of(replace(found, sections=some), tmp_path / "one.pdf")) == 3  # the cover, the contents
    wide = (some[0], section_of(told("kickoff", *made_up()), "raci"))
    first = pages_of(replace(found, sections=wide), tmp_path / "two.pdf")[1]
    assert "RACI" in first
    assert "No contacts" in first


def test_the_cover_of_a_report_does_not_ask_to_fill_anything_in(tmp_path: Path) -> None:
    for pack, is_asked in ((report_pack(REPORTS["skill_gaps"]), False), (sheet_pack(Action), True)):
        every = [project(people()), *people()]
        found = collect(pack, rows_of(every), view_of(every, "en"), lambda _sha: None)
        write_excel(found, words_of("en"), tmp_path / "one.xlsx")
        sheet = load_workbook(tmp_path / "one.xlsx").worksheets[0]
        cover = "\n".join(str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value)
        assert ("yellow" in cover) is is_asked, cover
        assert ("filled in" in cover) is is_asked
