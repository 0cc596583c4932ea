"""Rows as pages of their own, every pack of the method, and every sheet on paper and in Excel, in one run each."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from ccworkbench.core.disclosure import CUSTOMER, INTERNAL, STEERING, Disclosure
from ccworkbench.core.record import Record
from ccworkbench.exchange.document import TO_FILL, TO_NOTE, TO_TICK, Document
from ccworkbench.exchange.excel.writer import write_excel
from ccworkbench.exchange.packs.catalogue import PACKS
from ccworkbench.exchange.packs.hand_over import sheet_pack
from ccworkbench.exchange.packs.pack_values import collect
from ccworkbench.exchange.pdf.pen import Pen
from ccworkbench.exchange.pdf.writer import write_pdf
from ccworkbench.exchange.text_styles import Style
from ccworkbench.language.catalogues import words_of
from ccworkbench.language.languages import LANGUAGES
from ccworkbench.language.user_error import UserError
from ccworkbench.method.plan.sample import sample_rows
from ccworkbench.sheets.launch.condition import Condition
from ccworkbench.sheets.launch.decision import SignOffDecision
from ccworkbench.sheets.launch.sign_off import SignOff, SignOffKind
from ccworkbench.sheets.launch.signatory import Signatory
from ccworkbench.sheets.order import BY_KEY, SHEETS
from ccworkbench.sheets.prepare.project import Project
from ccworkbench.sheets.training.attendance import Attendance, Presence
from ccworkbench.sheets.training.session import Session
from ccworkbench.sheets.uat.test_case import CaseStatus, TestCase
from ccworkbench.sheets.uat.test_step import TestStep
from ccworkbench.sheets.use_cases.flow import Flow, FlowKind
from ccworkbench.sheets.use_cases.use_case import UseCase
from tests.exchange.conftest import Convert
from tests.exchange.example_project import made, people, project, rows_of, view_of
from tests.exchange.excel.read_back import read_back
from tests.made_rows import made_up

TODAY = date(2026, 12, 20)


def document(key: str, language: str, records: list[Record]) -> Document:
    """Collect a pack."""
    return collect(PACKS[key], rows_of(records), view_of(records, language), lambda _sha: None)


def sheet_of(key: str, records: list[Record], readers: Disclosure = INTERNAL) -> Document:
    """Collect one sheet in German."""
    pack = sheet_pack(BY_KEY[key])
    return collect(pack, rows_of(records), view_of(records, "de"), lambda _sha: None, readers)


def whole(key: str, *records: Record, language: str = "en") -> Document:
    """Collect a pack of a project that has its people and these rows."""
    staff = people()
    return document(key, language, [project(staff), *staff, *records])


def pages_of(found: Document, key: str) -> Any:
    return next(section for section in found.sections if section.key == key).pages


def texts(table: Any) -> list[list[str]]:
    return [[cell.text for cell in row] for row in table.rows]


def test_a_use_case_has_its_flows_step_by_step_the_main_one_first() -> None:
    case = made(UseCase, "one", code="UC-001", name="Answer a call", goal="Help at once")
    flows = [
        made(
            Flow,
            "a",
            use_case=case.id,
            kind=FlowKind.ALTERNATIVE,
            code="F-002",
            name="Busy",
            leaves_at=2,
            rejoins_at=3,
            steps="Offer a callback\n2. Hang up",
            outcome="Called back",
        ),
        made(Flow, "m", use_case=case.id, code="F-001", name="Usual", steps="1. It rings\n2) Somebody answers\n\n"),
    ]
    (page,) = pages_of(whole("use_cases", case, *flows), "use_case_sheets")
    assert page.title == "UC-001 Answer a call"
    assert [table.title for table in page.tables] == ["Main flow: F-001 Usual", "Alternative flow: F-002 Busy"]
    assert texts(page.tables[0]) == [["1", "It rings"], ["2", "Somebody answers"]]
    assert [row[0] for row in texts(page.tables[1])] == ["", "2.1", "2.2", "", ""]


def test_a_test_script_has_boxes_for_every_step_and_one_without_steps_is_a_short_one() -> None:
    case = made(TestCase, "one", code="TC-001", title="Greeting", expected="In German")
    steps = [made(TestStep, str(n), case_id=case.id, number=n, action=f"Step {n}") for n in (2, 1)]
    bare, old = made(TestCase, "two", title="Bare"), made(TestCase, "three", title="Old", status=CaseStatus.RETIRED)
    first, second = pages_of(whole("uat", case, *steps, bare, old), "test_scripts")
    run, script, verdict = first.tables
    assert [row[:2] for row in texts(script)] == [["1", "Step 1"], ["2", "Step 2"]]
    assert {table.shape for table in first.tables} == {TO_FILL}
    assert [head.text for head in verdict.heads[:2]] == ["Passed", "Failed"]
    assert len(run.rows) == 1
    assert not first.compact
    assert second.compact
    assert [table.shape for table in second.tables] == [TO_NOTE]
    assert {"passed", "failed"} <= {head.key for head in second.tables[0].heads}
    assert [head.key for head in second.notes.heads] == ["actual", "conversation_id"]


def test_an_attendance_list_names_who_was_invited_and_has_lines_for_others() -> None:
    staff = people()
    session = made(Session, "one", code="S-001", title="Agents", capacity=8)
    came = [Attendance.at(person, session) for person in staff[:2]]
    came[0].presence, came[1].presence = Presence.PRESENT, Presence.INVITED  # type: ignore[attr-defined]
    (page,) = pages_of(whole("training", session, *came), "attendance_lists")
    rows = texts(page.tables[0])
    assert len(rows) == 8
    assert [(row[1], row[4]) for row in rows[:3]] == [("Jörg Groß", "Yes"), ("Győrffy Zsófia", ""), ("", "")]


def test_a_sign_off_sheet_has_defects_conditions_and_the_signers_of_both_sides_in_every_language() -> None:
    row = made(SignOff, "one", code="SO-001", subject="UAT", kind=SignOffKind.UAT, decision=SignOffDecision.CONDITIONAL)
    open_one = made(Condition, "c", sign_off_id=row.id, code="CN-001", description="Mend the export")
    signer = made(Signatory, "s", sign_off_id=row.id, name="Zsófia Győrffy")
    for language in LANGUAGES:
        (page,) = pages_of(whole("sign_off", row, open_one, signer, language=language), "sign_off_sheets")
        assert [table.key for table in page.tables] == ["defects", "conditions"]
        assert len(page.parties) == 2
        signed = [field.value for field in page.parties[0].fields if field.value]
        assert signed == ([] if language == "zh" else ["Zsófia Győrffy"])  # there, a signature is all there is


def test_a_sign_off_that_is_pending_leaves_the_decision_to_a_pen() -> None:
    (page,) = pages_of(whole("sign_off", made(SignOff, "one", subject="Plan")), "sign_off_sheets")
    decision, conditions = page.tables
    assert (decision.shape, conditions.shape) == (TO_TICK, TO_NOTE)
    assert len(decision.heads) == len(SignOffDecision) - 1


def pages_with(path: Path, text: str) -> list[int]:
    return [number for number, page in enumerate(PdfReader(path).pages) if text in page.extract_text()]


def test_the_signatures_stand_under_what_is_signed_in_every_language(tmp_path: Path) -> None:
    for language in LANGUAGES:
        found = document("sign_off", language, sample_rows(words_of(language)))
        written = write_pdf(found, words_of(language), tmp_path / f"{language}.pdf")
        assert written.pages == len(pages_of(found, "sign_off_sheets")) + 2, language  # the cover, the conditions


def test_signatures_that_find_no_room_stand_under_the_code_and_title_of_what_is_signed(tmp_path: Path) -> None:
    row = made(SignOff, "one", code="SO-001", subject="Training", summary="All of it was seen.\n" * 30)
    write_pdf(whole("sign_off", row), words_of("en"), tmp_path / "long.pdf")
    assert len(pages_with(tmp_path / "long.pdf", "SO-001 Training")) == len(PdfReader(tmp_path / "long.pdf").pages) == 2


def test_three_short_scripts_share_a_page_and_one_with_steps_has_its_own(tmp_path: Path) -> None:
    cases = [made(TestCase, str(n), title=f"Case {n}", expected="It works") for n in range(8)]
    step = made(TestStep, "s", case_id=cases[7].id, number=1, action="Call")
    found = whole("uat", *cases, step)
    scripts = replace(found, sections=tuple(part for part in found.sections if part.key == "test_scripts"))
    write_pdf(scripts, words_of("en"), tmp_path / "uat.pdf")
    pages = [pages_with(tmp_path / "uat.pdf", f"Case {n}")[0] for n in range(8)]
    assert pages == [0, 0, 0, 1, 1, 1, 2, 3]


def test_packs_leave_out_what_says_nothing() -> None:
    for key in PACKS:
        keys = [section.key for section in whole(key).sections]
        assert not {"criterion", "training_need", "attendance", "uat_plan", "meetings", "sign_off_sheets"} & set(
            keys
        ), key


def test_the_kick_off_takes_in_what_has_been_planned() -> None:
    keys = [section.key for section in document("kickoff", "de", made_up()).sections]
    planned = ["meetings", "messages", "roadmap", "training", "use_cases", "uat_plan", "risks", "gaps"]
    assert [key for key in keys if key in planned] == planned


@pytest.mark.long
def test_every_pack_is_written_in_every_language_and_no_text_leaves_its_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    outside: list[str] = []
    monkeypatch.setattr(Pen, "line", _watching(outside))
    for language in LANGUAGES:
        records = made_up("zh" if language == "zh" else "de", 3)
        for key in PACKS:
            found = document(key, language, records)
            written = write_pdf(found, words_of(language), tmp_path / "pack.pdf")
            marks = [str(one["/Title"]) for one in PdfReader(written.path).outline if not isinstance(one, list)]
            sections = [section for section in found.sections if section.paper]
            assert [one.title for one, mark in zip(sections, marks, strict=True) if not mark.endswith(one.title)] == []
            assert not written.missing
    assert outside == []


def _watching(outside: list[str]) -> Callable[..., None]:
    line = Pen.line

    def watched(pen: Pen, x: float, top: float, text: str, style: Style, align: str = "left") -> None:
        start = x - style.width(text) * {"left": 0, "middle": 0.5, "right": 1}[align]
        if start < 20 or start + style.width(text) > pen.width - 20 or not 20 <= top <= pen.height - 20:
            outside.append(text)
        line(pen, x, top, text, style, align)

    return watched


@pytest.mark.long
def test_every_sheet_is_printed_with_all_its_values_and_read_back_from_excel(tmp_path: Path) -> None:
    records = made_up(count=3)
    printed = [sheet_of(sheet.__tablename__, records) for sheet in SHEETS]
    for found in printed:
        path = write_pdf(found, words_of("de"), tmp_path / "one.pdf").path
        text = "".join("".join(page.extract_text().split()) for page in PdfReader(path).pages)
        (table,) = found.sections[0].tables
        values = {cell.text for row in table.rows for cell in row} - {"Ja", "Nein"}
        assert not [value for value in values if "".join(value.split()) not in text], table.key
        write_excel(found, words_of("de"), tmp_path / "one.xlsx")
        assert len(read_back(tmp_path / "one.xlsx")[table.key]) == len(table.rows), table.key


def test_a_wide_table_puts_its_lesser_columns_under_each_row(tmp_path: Path) -> None:
    found = sheet_of("defect", made_up(count=3))
    (section,) = found.sections
    path = write_pdf(
        replace(found, sections=(replace(section, picture=None),)), words_of("de"), tmp_path / "d.pdf"
    ).path
    assert len(PdfReader(path).pages) <= 3
    assert PdfReader(path).pages[0].extract_text().count("DEF-001") == 1


def test_levels_are_chosen_from_a_list_and_coloured_by_their_gap(tmp_path: Path) -> None:
    write_excel(sheet_of("training_need", made_up()), words_of("de"), tmp_path / "needs.xlsx")
    book = load_workbook(tmp_path / "needs.xlsx")
    sheet = next(one for one in book.worksheets if str(one["A1"].value) == "ccw:matrix:training_need")
    kinds = {rule.type for rule in sheet.data_validations.dataValidation}
    assert kinds == {"list", "custom"}  # the other one guards ids and names
    assert len(sheet.conditional_formatting) >= 6


def test_a_sheet_that_is_internal_alone_is_refused_to_others() -> None:
    for readers in (CUSTOMER, STEERING):
        with pytest.raises(UserError):
            sheet_of("mute", made_up(), readers)
    assert sheet_of("mute", made_up(), INTERNAL).sections


@pytest.mark.long
@pytest.mark.needs("soffice")
@pytest.mark.timeout(120)
def test_libreoffice_opens_the_packs_of_the_whole_method(convert: Convert, tmp_path: Path) -> None:
    keys, records = ("uat", "training", "sign_off"), made_up(count=3)
    for key in keys:
        write_excel(document(key, "de", records), words_of("de"), tmp_path / f"{key}.xlsx")
    assert all(path.exists() for path in convert([tmp_path / f"{key}.xlsx" for key in keys], "pdf", tmp_path / "out"))


def test_the_made_up_project_has_a_row_in_every_sheet() -> None:
    found = {type(row) for row in made_up()}
    assert found == set(SHEETS)
    assert isinstance(made_up()[0], Project)
