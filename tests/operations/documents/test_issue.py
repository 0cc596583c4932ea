"""Issuing: numbers, versions, what changed, and files that are never overwritten."""

import errno
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from ccworkbench.core.disclosure import INTERNAL, STEERING
from ccworkbench.core.kind import Choice, Choices, Code, Date, Flag, Kind, Number, Reference, Text
from ccworkbench.core.matrix import Crossing
from ccworkbench.core.record import Column, Record, columns_of
from ccworkbench.exchange import files
from ccworkbench.language.user_error import UserError
from ccworkbench.language.words import phrase
from ccworkbench.operations.documents.issue import change_table
from ccworkbench.operations.documents.issue_files import is_issued_file
from ccworkbench.operations.documents.register import issued_documents, withdraw
from ccworkbench.sheets.order import BY_KEY, SHEETS
from ccworkbench.sheets.prepare.gates import Gates
from ccworkbench.sheets.prepare.project import Image
from ccworkbench.sheets.prepare.task import Task
from ccworkbench.sheets.roles.action import Action
from ccworkbench.sheets.roles.person import Person
from ccworkbench.sheets.uat.defect import Defect
from ccworkbench.store.store import Store
from ccworkbench.store.workbook import Workbook
from tests.operations.documents.conftest import TODAY, note, prepared, write

LISTS = [sheet.__tablename__ for sheet in SHEETS if not issubclass(sheet, Crossing)]
QUICK = ("project", "task", "action", "person")  # the others run behind the suite


def test_a_document_counts_its_versions_and_keeps_its_number(store: Store, book: Workbook) -> None:
    first = note(store, book, "action")
    _change(book, book.rows(Action)[0], "preparation", "Another preparation")
    second = note(store, book, "action")
    _change(book, book.rows(Action)[0], "preparation", "A third one")
    third = note(store, book, "action", is_major=True)
    versions = [(one.document.number, one.document.version) for one in (first, second, third)]
    assert versions == [(first.document.number, "1.0"), (first.document.number, "1.1"), (first.document.number, "2.0")]
    assert [one.status.value for one in issued_documents(store, book)] == ["superseded", "superseded", "issued"]


def test_a_review_counts_from_0_1_and_its_issue_is_1_0(store: Store, book: Workbook) -> None:
    assert note(store, book, "action", is_review=True).document.version == "0.1"
    _change(book, book.rows(Action)[0], "preparation", "Another preparation")
    assert note(store, book, "action", is_review=True).document.version == "0.2"
    assert note(store, book, "action").document.version == "1.0"


def test_each_kind_and_each_circle_of_readers_has_a_number_of_its_own(store: Store, book: Workbook) -> None:
    numbers = [note(store, book, "action").document.number, note(store, book, "gap").document.number]
    numbers += [note(store, book, "action", INTERNAL).document.number]
    numbers += [note(store, book, "action", is_new=True).document.number]
    assert len(set(numbers)) == len(numbers)


@pytest.mark.parametrize(
    ("pattern", "number"),
    [
        ("X-{kind}-{n}", "X-ACTION-001"),
        ("{year}/{n}", "2026/001"),
        ("{project}-{n}", "001"),  # a project without a code
        ("NTE-KV-001", "NTE-KV-001-ACTION-001"),  # as older stores have it
        ("", "ACTION-001"),
    ],
)
def test_numbers_follow_the_pattern_of_the_project(store: Store, book: Workbook, pattern: str, number: str) -> None:
    with book.edit(phrase("Edit cell")):
        book.project.document_numbers, book.project.code = pattern, ""
    assert prepared(store, book, "action").document.number == number


def test_the_same_content_is_the_same_document_on_another_day_in_another_sitting(path: Path) -> None:
    with Store.open(path) as store:
        book = store.workbook(store.projects()[0].id)
        before = note(store, book, "action")
    with Store.open(path) as store:
        book = store.workbook(store.projects()[0].id)
        _change(book, book.rows(Defect)[0], "title", "Of another sheet")
        after = prepared(store, book, "action", day=TODAY + timedelta(30))
    assert after.is_unchanged
    assert (after.document.version, after.document.content) == ("1.0", before.document.content)


def test_a_withdrawn_version_is_not_the_same_again(store: Store, book: Workbook) -> None:
    note(store, book, "action")
    withdraw(store, book, issued_documents(store, book)[0], "Wrong customer", TODAY)
    assert (prepared(store, book, "action").document.version, prepared(store, book, "action").is_unchanged) == (
        "1.1",
        False,
    )


@pytest.mark.parametrize("key", [pytest.param(key, marks=() if key in QUICK else pytest.mark.long) for key in LISTS])
def test_whatever_cell_is_changed_is_the_one_that_is_named(store: Store, book: Workbook, key: str) -> None:
    sheet = BY_KEY[key]
    note(store, book, key, INTERNAL)
    for column in columns_of(sheet):
        row, value = book.rows(sheet)[0], None
        if not column.computed and (value := _other(column, row, book)) is not None:
            before = getattr(row, column.key)
            _change(book, row, column.key, value)
            changes = book.changes(book.timeline.done[-1].id)
            wanted = {(change.sheet, str(change.row), change.column) for change in changes if change.sheet == key}
            named = {(one.sheet, one.row, one.column) for one in prepared(store, book, key, INTERNAL).changes}
            assert named == wanted, column.key
            book.undo()
            assert getattr(row, column.key) == before
    assert prepared(store, book, key, INTERNAL).is_unchanged


def test_what_changed_is_counted_from_the_last_version_in_force(store: Store, book: Workbook) -> None:
    note(store, book, "action")
    _change(book, book.rows(Action)[0], "preparation", "Withdrawn again")
    note(store, book, "action")
    withdraw(store, book, issued_documents(store, book)[-1], "Wrong customer", TODAY)
    after = note(store, book, "action")
    table = change_table(after, "de")
    assert table is not None
    assert (after.document.version, after.document.changed, len(table.rows)) == ("1.2", 1, 1)


def test_a_document_of_its_own_is_compared_with_its_own_versions_only(store: Store, book: Workbook) -> None:
    note(store, book, "action")
    _change(book, book.rows(Action)[0], "preparation", "Of the second document")
    note(store, book, "action", is_new=True)
    withdraw(store, book, issued_documents(store, book)[-1], "Wrong customer", TODAY)
    after = prepared(store, book, "action")
    assert (after.document.version, after.document.changed, after.changes) == ("1.1", None, ())


def test_what_is_ours_leaves_no_gap_in_the_numbers_of_the_customer(store: Store, book: Workbook) -> None:
    assert note(store, book, "action", INTERNAL).document.number.endswith("ACTION-I-001")
    assert note(store, book, "action", STEERING).document.number.endswith("ACTION-S-001")
    assert note(store, book, "action").document.number.endswith("ACTION-001")


def test_a_review_copy_puts_nothing_out_of_force(store: Store, book: Workbook) -> None:
    note(store, book, "action")
    _change(book, book.rows(Action)[0], "preparation", "To be looked at")
    note(store, book, "action", is_review=True)
    assert [one.status.value for one in issued_documents(store, book)] == ["issued", "review"]
    note(store, book, "action")
    assert [one.status.value for one in issued_documents(store, book)] == ["superseded", "superseded", "issued"]


def test_what_depends_on_the_days_that_are_worked_is_a_change_of_its_own(store: Store, book: Workbook) -> None:
    with book.edit(phrase("Edit cell")):
        task = book.rows(Task)[0]
        task.planned_ends, task.ends = date(2026, 12, 21), date(2027, 1, 11)
        book.rows(Gates)[0].country, book.rows(Gates)[0].region = "DE", ""
    note(store, book, "task")
    _change(book, book.rows(Gates)[0], "country", "")
    changes = prepared(store, book, "task").changes
    assert all(one.is_figure for one in changes)
    assert ("task/moved_by", str(task.id), "moved_by") in {(one.sheet, one.row, one.column) for one in changes}


def test_an_issued_file_is_known_whatever_it_is_called(store: Store, book: Workbook, tmp_path: Path) -> None:
    (one,) = write(store, book, "action", tmp_path)
    renamed = one.path.rename(tmp_path / "mine.pdf")
    assert is_issued_file(store, book, renamed)
    renamed.write_bytes(b"somebody's notes")
    assert not is_issued_file(store, book, renamed)
    assert not is_issued_file(store, book, tmp_path)


def test_a_row_that_came_and_one_that_went_are_named_once(store: Store, book: Workbook) -> None:
    note(store, book, "action")
    gone = book.rows(Action)[0]
    with book.edit(phrase("Change rows")) as edit:
        edit.remove(gone)
        new = edit.add(Action(preparation="New", deliverable_id=None))
    named = [(one.row, one.column, one.now) for one in prepared(store, book, "action").changes if one.sheet == "action"]
    assert sorted(named) == sorted([(str(new.id), "", "true"), (str(gone.id), "", "")])


def test_a_person_who_is_only_named_is_named_with_the_new_name(store: Store, book: Workbook) -> None:
    note(store, book, "action")
    owner = next(row for row in book.rows(Person) if row.id in {one.assigned_to for one in book.rows(Action)})
    _change(book, owner, "family_name", "Umbenannt")
    changes = prepared(store, book, "action").changes
    assert [(one.sheet, one.row, one.column) for one in changes] == [("person", str(owner.id), "family_name")]


def test_what_the_customer_does_not_get_is_no_change_to_him(store: Store, book: Workbook) -> None:
    note(store, book, "action")
    _change(book, book.rows(Action)[0], "internal_note", "Only ours")
    assert prepared(store, book, "action").is_unchanged


def test_each_version_bears_its_number_and_all_versions(store: Store, book: Workbook, tmp_path: Path) -> None:
    _change(book, book.project, "document_numbers", "P-{kind}-{n}")  # a long one may break on the cover
    note(store, book, "action")
    _change(book, book.rows(Action)[0], "preparation", "Ganz neue Vorbereitung")
    pdf, excel = write(store, book, "action", tmp_path, ("pdf", "xlsx"))
    number = issued_documents(store, book)[-1].number
    pages = [" ".join(page.extract_text().split()) for page in PdfReader(pdf.path).pages]
    assert all(f"{number} · Version 1.1" in page for page in pages)
    assert "Ganz neue Vorbereitung" in "".join(pages[-1:])
    workbook = load_workbook(excel.path)
    shown: list[Any] = [sheet for sheet in workbook if sheet.sheet_state == "visible"]
    assert all(number in sheet.oddFooter.left.text for sheet in shown)
    workbook.close()


def test_no_file_is_overwritten(store: Store, book: Workbook, tmp_path: Path) -> None:
    (first,) = write(store, book, "action", tmp_path)
    first.path.write_bytes(b"somebody's notes")
    (second,) = write(store, book, "action", tmp_path)
    assert first.path.read_bytes() == b"somebody's notes"
    assert second.path.stem == f"{first.path.stem} (2)"
    assert any("was kept" in str(told) for told in second.told)
    (third,) = write(store, book, "action", tmp_path)
    assert len(list(tmp_path.glob("*.pdf"))) == 2
    assert any("byte-for-byte identical" in str(told) for told in third.told)


def test_the_same_content_again_gives_the_same_file(store: Store, book: Workbook, tmp_path: Path) -> None:
    (first,) = write(store, book, "action", tmp_path / "one")
    (second,) = write(store, book, "action", tmp_path / "two")
    write(store, book, "action", tmp_path / "two", language="hu")
    assert first.path.read_bytes() == second.path.read_bytes()
    (document,) = issued_documents(store, book)
    assert document.languages == ("de", "hu")


@pytest.fixture
def full(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    def refuse(*_: Any) -> None:
        raise OSError(errno.ENOSPC, "full")

    with monkeypatch.context() as patch:
        patch.setattr("ccworkbench.operations.documents.issue_files.copyfile", refuse)
        yield


@pytest.mark.usefixtures("full")
def test_a_full_disk_leaves_neither_file_nor_entry(store: Store, book: Workbook, tmp_path: Path) -> None:
    with pytest.raises(UserError) as raised:
        write(store, book, "action", tmp_path / "new")
    assert raised.value.message == files.DISK_FULL
    assert not (tmp_path / "new").exists()
    assert issued_documents(store, book) == []


def test_a_store_that_cannot_be_written_leaves_no_file(path: Path, tmp_path: Path) -> None:
    with Store.open(path, read_only=True) as store, pytest.raises(UserError, match="read-only"):
        write(store, store.workbook(store.projects()[0].id), "action", tmp_path / "new")
    assert not (tmp_path / "new").exists()


def _change(book: Workbook, row: Record, column: str, value: object) -> None:
    with book.edit(phrase("Edit cell")):
        setattr(row, column, value)


def _other(column: Column, row: Any, book: Workbook) -> Any:  # noqa: PLR0911 - one for each kind
    """Return another value of a column, None where it has none."""
    kind: Kind = column.kind
    now = getattr(row, column.key)
    if isinstance(kind, Image | Code) or column.key in {"language", "export_languages"}:
        return None
    if isinstance(kind, Reference):
        return next((other for other, _ in book.options(kind.sheet) if other not in (now, row.id)), None)
    if isinstance(kind, Choices):
        return next(
            (found for found in (tuple(o.value for o in kind.options)[:1], ()) if found != tuple(now or ())), None
        )
    if isinstance(kind, Choice):
        return next((option for option in kind.options if option != now), None)
    if isinstance(kind, Flag):
        return not now
    if isinstance(kind, Date):
        return (now or TODAY) + timedelta(400)
    if isinstance(kind, Number):
        return next((n for n in (1, 2) if n != now and kind.holds(n)), None)
    return "Anders" if type(kind) in (Text, *Text.__subclasses__()) and kind.holds("Anders") else None
