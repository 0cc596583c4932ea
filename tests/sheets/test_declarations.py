"""Every sheet is declared so that table, form, matrix, Excel, PDF and history can be derived from it."""

from datetime import date
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy.orm import configure_mappers

from ccworkbench import paths
from ccworkbench.core.disclosure import CUSTOMER, INTERNAL, STEERING, Disclosure
from ccworkbench.core.grid import Table, grid_of
from ccworkbench.core.kind import Kind, LongText, Reference
from ccworkbench.core.matrix import CrossColumn, Crossing, cross_columns
from ccworkbench.core.option import Option
from ccworkbench.core.record import Record, columns_of
from ccworkbench.core.viewer import Viewer
from ccworkbench.language import catalogues
from ccworkbench.language.languages import LANGUAGES
from ccworkbench.sheets.options import Chapter
from ccworkbench.sheets.order import BY_KEY, SHEETS
from ccworkbench.sheets.roles.deliverable import Deliverable
from ccworkbench.sheets.roles.raci import Raci, RaciLetter
from ccworkbench.sheets.roles.role import Role
from ccworkbench.sheets.uat.defect import Defect
from ccworkbench.sheets.uat.test_step import TestStep
from ccworkbench.store.history import decode, encode

CANARY = "Tweety"
COLUMNS = [(sheet, column) for sheet in SHEETS for column in columns_of(sheet)]


def called(item: Any) -> str | None:
    name: str | None = getattr(item, "__tablename__", None) or getattr(item, "key", None)
    return name


def viewer(language: str = "en") -> Viewer:
    return Viewer(catalogues.words_of(language), date(2026, 11, 24))


def test_a_sheet_says_what_it_is() -> None:
    for sheet in SHEETS:
        info = sheet.sheet
        assert info.title
        assert info.one
        assert info.purpose.endswith(".")
        assert info.chapter in set(Chapter)
        assert info.shape in {"list", "matrix", "form"}
        assert BY_KEY[sheet.__tablename__] is sheet
        assert paths.resource("icons", f"{info.icon}.svg").is_file()


def test_a_sheet_calls_its_rows_by_a_column_it_has() -> None:
    for sheet in SHEETS:
        assert isinstance(sheet().label, str)
        assert not sheet.sheet.named_by or sheet.sheet.named_by in {column.key for column in columns_of(sheet)}


def test_a_column_has_a_heading_a_kind_and_a_width_one_can_read() -> None:
    for _sheet, column in COLUMNS:
        assert column.heading
        assert isinstance(column.kind, Kind)
        assert 5 <= column.width <= 60
        assert column.disclosure in Disclosure
        assert not isinstance(column.kind, LongText) or column.width >= 16


def test_columns_are_told_apart_by_key_and_by_heading_in_every_language() -> None:
    for sheet in SHEETS:
        columns = columns_of(sheet)
        assert len({column.key for column in columns}) == len(columns)
        for language in LANGUAGES:
            heads = [(column.section, viewer(language).words.say(column.heading)) for column in columns]
            assert len(set(heads)) == len(heads)


def test_columns_stand_in_the_order_of_their_declaration() -> None:
    for sheet in SHEETS:
        declared = [name for name in sheet.__annotations__ if name in {column.key for column in columns_of(sheet)}]
        assert [column.key for column in columns_of(sheet) if not column.computed] == declared


def test_a_reference_leads_to_a_sheet() -> None:
    for sheet, column in COLUMNS:
        if isinstance(column.kind, Reference):
            assert column.kind.sheet in BY_KEY
            (key,) = sheet.__table__.columns[column.key].foreign_keys
            assert (key.column.table.name, key.deferrable, key.initially) == (column.kind.sheet, True, "DEFERRED")


def test_a_new_row_has_a_value_in_every_column_that_needs_one() -> None:
    for sheet in SHEETS:
        configure_mappers()
        row = sheet()
        for stored in sheet.__table__.columns:
            filled_later = {"project_id", "row_id", "column_id"}
            assert stored.nullable or stored.key in filled_later or getattr(row, stored.key) is not None


def test_the_history_keeps_every_value_of_a_row() -> None:
    for sheet in SHEETS:
        filled_later = {"project_id", "row_id", "column_id"} & set(sheet.__table__.columns.keys())
        row = sheet(**{key: uuid4() for key in filled_later})
        for stored in sheet.__table__.columns:
            value = getattr(row, stored.key, None)
            options = getattr(stored.type, "enum_class", None)
            for one in [value, *(list(options) if options and issubclass(options, Option) else [])]:
                again = decode(sheet, stored.key, encode(one))
                assert again == (list(one) if isinstance(one, tuple) else one)
                assert type(again) is type(one) or isinstance(one, tuple)


def test_an_unreadable_text_is_kept_and_gives_way_to_a_value() -> None:
    for sheet, column in COLUMNS:
        if not column.computed:
            row = sheet()
            column.write(row, None, unread="?!")
            assert (column.unread(row), column.text(row, viewer()), column.read(row)) == ("?!", "?!", column.default)
            column.write(row, column.default)
            assert (column.unread(row), row.unread) == ("", {})


def canary(sheet: type[Record], readers: Disclosure) -> Record:
    """Make a row that sings in every column that some readers may not see."""
    row = sheet()
    for column in columns_of(sheet):
        if not column.disclosure.is_for(readers):
            column.write(row, None, unread=CANARY)
    return row


def sings(table: Table) -> bool:
    return any(CANARY in (cell.text, cell.value) for cells in table.rows for cell in cells)


@pytest.mark.parametrize("readers", [CUSTOMER, STEERING])
def test_what_is_for_fewer_readers_never_reaches_others(readers: Disclosure) -> None:
    for sheet in (sheet for sheet in SHEETS if not issubclass(sheet, Crossing)):
        hidden = sheet(internal=True)
        rows = [canary(sheet, readers), hidden]
        grid = grid_of(sheet, lambda _sheet, rows=rows: rows)  # type: ignore[misc]  # the rows of this round
        table, whole = grid.values(viewer(), readers), grid.values(viewer(), INTERNAL)
        kept = {column.key for column in columns_of(sheet) if not column.disclosure.is_for(readers)}
        assert not sings(table)
        assert sings(whole) == bool(kept)
        assert str(hidden.id) in whole.ids
        assert str(hidden.id) not in table.ids
        assert {head.key for head in whole.heads} - {head.key for head in table.heads} == kept


NEVER_FOR_ALL = ("note", "remarks", "comment", "cost", "mobile", "workload", "concerns", "theory", "practice")


def test_notes_costs_marks_attitudes_and_private_numbers_are_not_for_the_customer() -> None:
    said_so = {"Note for the customer"}
    for _sheet, column in COLUMNS:
        if column.key in NEVER_FOR_ALL or column.key.startswith("attitude"):
            assert column.disclosure is not CUSTOMER or column.heading in said_so, column


def test_what_calls_a_row_is_for_everybody_who_may_read_of_it() -> None:
    for sheet in SHEETS:
        for column in columns_of(sheet):
            if column.key == sheet.sheet.named_by:
                assert column.disclosure is sheet.sheet.disclosure, sheet


def test_a_row_hangs_on_what_it_can_not_be_without() -> None:
    assert dict(TestStep.parents()) == {"case_id": "test_case"}
    assert dict(Raci.parents()) == {"row_id": "deliverable", "column_id": "role"}
    assert dict(Defect.parents()) == {"found_in": "test_result", "case_id": "test_case"}
    for sheet in SHEETS:
        for _, parent in sheet.parents():
            assert sheet.__tablename__ not in {above for _, above in BY_KEY[parent].parents()}, sheet


def test_a_grid_is_said_in_the_language_of_its_reader() -> None:
    for sheet in SHEETS:
        for language in LANGUAGES:
            rows = {sheet: [sheet(project_id=uuid4())]}
            table = grid_of(sheet, lambda wanted, rows=rows: rows.get(wanted, [])).values(viewer(language))  # type: ignore[misc]
            assert table.title == viewer(language).words.say(sheet.sheet.title)
            assert all(head.text for head in table.heads)
            assert {len(cells) for cells in table.rows} <= {len(table.heads)}


def matrix() -> dict[type[Any], list[Any]]:
    project = uuid4()
    return {
        Deliverable: [Deliverable(project_id=project, title="Plan"), Deliverable(project_id=project, in_raci=False)],
        Role: [Role(name="Lead", short="L", in_raci=True), Role(name="Clerk", in_raci=True), Role(name="Guest")],
        Raci: [],
    }


def test_a_matrix_shows_what_takes_part_under_short_names() -> None:
    rows = matrix()
    grid = grid_of(Raci, rows.__getitem__)
    assert [row.title for row in grid.rows] == ["Plan"]
    assert [column.heading for column in grid.columns] == ["No.", "Deliverable", "L", "Clerk"]
    heads = grid.values(viewer()).heads
    assert [head.over for head in heads[2:]] == [str(role.id) for role in rows[Role][:2]]
    assert [head.crossing for head in heads] == [False, False, True, True]


def test_a_crossing_is_the_same_record_in_every_copy() -> None:
    plan, lead = Deliverable(id=UUID(int=1)), Role(id=UUID(int=2))
    assert Raci.at(plan, lead).id == Raci.at(plan, lead).id != Raci.at(plan, Role(id=UUID(int=3))).id


def test_a_letter_is_written_into_its_crossing_only() -> None:
    rows = matrix()
    plan, (*_, lead, clerk) = rows[Deliverable][0], cross_columns(Raci, rows.__getitem__)
    assert isinstance(lead, CrossColumn)
    cell = lead.write(plan, RaciLetter.A)
    assert (cell.row_id, cell.column_id, cell.project_id) == (plan.id, rows[Role][0].id, plan.project_id)
    assert (lead.read(plan), clerk.read(plan)) == (RaciLetter.A, None)
    assert clerk.unread(plan) == ""
    rows[Raci] = [cell]
    again = grid_of(Raci, rows.__getitem__)
    assert [text.text for text in again.values(viewer()).rows[0]] == ["", "Plan", "A", ""]
