"""The register: what became of a document, making it again, and a chain that shows what was forged."""

import json
import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from ccworkbench.exchange.packs.hand_over import PaperResult, draw_all
from ccworkbench.exchange.pdf import cover
from ccworkbench.exchange.text_styles import Style
from ccworkbench.language.user_error import UserError
from ccworkbench.language.words import phrase
from ccworkbench.operations.documents import register
from ccworkbench.operations.documents.issue import snapshot_of
from ccworkbench.operations.documents.issue_files import REDRAWN, erase_from, papers_of, put_in_folder
from ccworkbench.operations.documents.rebuild import prepare_rebuild
from ccworkbench.operations.documents.register import issued_documents
from ccworkbench.operations.documents.snapshot import FRAME, Snapshot, erase
from ccworkbench.sheets.roles.action import Action
from ccworkbench.sheets.roles.person import Person
from ccworkbench.store.doctor import doctor
from ccworkbench.store.register import ALTERED
from ccworkbench.store.store import Store
from ccworkbench.store.workbook import Workbook
from tests.operations.documents.conftest import TODAY, note, write


def again(store: Store, book: Workbook, folder: Path, version: str = "") -> list[PaperResult]:
    """Make the last document once more."""
    number = issued_documents(store, book)[-1].number
    papers = papers_of(store, prepare_rebuild(store, book, number, version), ["de"], ["pdf"], folder)
    with draw_all(papers.papers, lambda *_: None) as drawn:
        return put_in_folder(papers, drawn)


def operate(path: Path, statement: str, *values: Any) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(statement, values)


def sentences(path: Path) -> list[str]:
    return [str(place.message) for place in doctor(path).places]


def test_a_document_is_sent_and_comes_back(store: Store, book: Workbook) -> None:
    note(store, book, "action")
    (one,) = issued_documents(store, book)
    assert one.is_awaited
    register.note_sent(store, book, one, "  Frau   Weber ", TODAY + timedelta(1))
    register.note_back(store, book, one, TODAY + timedelta(3))
    (one,) = issued_documents(store, book)
    assert [(sending.to, sending.day) for sending in one.sent] == [("Frau Weber", TODAY + timedelta(1))]
    assert (one.back, one.is_awaited) == (TODAY + timedelta(3), False)


def test_what_makes_no_sense_is_refused_in_a_sentence(store: Store, book: Workbook) -> None:
    note(store, book, "action")
    (one,) = issued_documents(store, book)
    register.note_sent(store, book, one, "Frau Weber", TODAY + timedelta(2))
    (one,) = issued_documents(store, book)
    for refused in (
        lambda: register.note_back(store, book, one, TODAY + timedelta(1)),
        lambda: register.note_sent(store, book, one, " ", TODAY),
        lambda: register.note_sent(store, book, one, "Frau Weber", TODAY - timedelta(1)),
        lambda: register.note_back(store, book, one, TODAY - timedelta(1)),
        lambda: register.withdraw(store, book, one, "", TODAY),
        lambda: register.found([one], "NO-1"),
        lambda: prepare_rebuild(store, book, one.number, "7.0"),
    ):
        with pytest.raises(UserError):
            refused()
    register.withdraw(store, book, one, "Wrong customer", TODAY)
    (gone,) = issued_documents(store, book)
    assert (gone.status.value, gone.reason) == ("withdrawn", "Wrong customer")
    with pytest.raises(UserError, match="withdrawn"):
        register.note_back(store, book, gone, TODAY)


def test_undo_takes_no_document_back(store: Store, book: Workbook) -> None:
    with book.edit(phrase("Edit cell")):
        book.rows(Action)[0].preparation = "Changed"
    note(store, book, "action")
    book.undo()
    assert len(issued_documents(store, book)) == 1


def test_a_document_is_the_same_to_the_byte_after_200_steps_and_newer_versions(path: Path, tmp_path: Path) -> None:
    with Store.open(path) as store:
        book = store.workbook(store.projects()[0].id)
        (first,) = write(store, book, "action", tmp_path / "one")
        for n in range(200):
            with book.edit(phrase("Edit cell")):
                book.rows(Action)[n % 3].preparation = f"Step {n}"
        write(store, book, "action", tmp_path / "one")
    with Store.open(path, read_only=True) as store:
        book = store.workbook(store.projects()[0].id)
        (same,) = again(store, book, tmp_path / "two", "1.0")
    assert same.path.read_bytes() == first.path.read_bytes()
    assert same.told == ()


def test_a_changed_renderer_draws_the_same_content_and_says_so(
    store: Store, book: Workbook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(store, book, "action", tmp_path / "one")
    monkeypatch.setattr(cover, "SMALL", Style(7.5))
    (other,) = again(store, book, tmp_path / "two")
    assert other.told == (REDRAWN,)


def test_a_document_of_an_older_schema_is_made_again(store: Store, book: Workbook) -> None:
    note(store, book, "action")
    (one,) = issued_documents(store, book)
    kept = snapshot_of(store, one)
    assert kept is not None
    for line in kept.rows["action"]:
        line.pop("priority", None)  # a column that a migration added later
        line["weight"] = "of a column that is gone"
    assert [row.preparation for row in kept.frozen.rows(Action)] == [row.preparation for row in book.rows(Action)]
    assert kept.content_hash() == one.content


def test_an_erased_person_leaves_the_hash_and_no_name(store: Store, book: Workbook) -> None:
    note(store, book, "person")
    (one,) = issued_documents(store, book)
    kept = snapshot_of(store, one)
    assert kept is not None
    row = next(key[1] for key in kept.cells if key[0] == "person")
    texts = [json.loads(value) for key, value in kept.cells.items() if key[1] == row and key[2] == "family_name"]
    own = next(line for line in kept.rows["person"] if line["id"] == row)
    assert {"mobile", "remarks"} <= own.keys()  # which the customer's paper does not show
    assert erase(kept, lambda key: key[:2] == ("person", row))
    assert not erase(kept, lambda key: key[:2] == ("person", row))
    read = Snapshot.from_bytes(kept.to_bytes())
    assert next(line for line in read.rows["person"] if line["id"] == row).keys() <= FRAME
    assert read.content_hash() == one.content
    assert not any(line.get("family_name") in texts for line in read.rows["person"] if line["id"] == row)
    assert row not in read.salts


def test_a_person_is_erased_from_all_that_was_issued_and_every_hash_holds(
    path: Path, store: Store, book: Workbook, tmp_path: Path
) -> None:
    person = next(row for row in book.rows(Person) if row.id != book.project.supplier_lead)  # who is the author
    person_id, name = str(person.id), "Einzigartig"
    with book.edit(phrase("Edit cell")):
        person.family_name = name
    (first,) = write(store, book, "person", tmp_path / "one")
    write(store, book, "action", tmp_path / "one")
    assert name in "".join(page.extract_text() for page in PdfReader(first.path).pages)
    before = [one.content for one in issued_documents(store, book)]
    assert erase_from(store, book, lambda key: key[:2] == ("person", person_id), TODAY) == 2
    assert [one.content for one in issued_documents(store, book)] == before
    assert sentences(path) == []
    number = issued_documents(store, book)[0].number
    papers = papers_of(store, prepare_rebuild(store, book, number), ["de"], ["pdf"], tmp_path / "two")
    with draw_all(papers.papers, lambda *_: None) as drawn:
        (paper,) = put_in_folder(papers, drawn)
    assert name not in "".join(page.extract_text() for page in PdfReader(paper.path).pages)
    operate(path, "UPDATE snapshot SET content = x'00'")
    assert sum("missing or was altered" in sentence for sentence in sentences(path)) == 2


def test_a_sound_register_has_no_problems(path: Path, store: Store, book: Workbook) -> None:
    note(store, book, "action")
    note(store, book, "gap")
    assert sentences(path) == []


@pytest.mark.parametrize(
    ("statement", "told"),
    [
        ("UPDATE register SET entry = replace(entry, '\"1.0\"', '\"2.0\"') WHERE seq = 1", "Entry 1 of the register"),
        ("UPDATE register SET hash = upper(hash) WHERE seq = 1", "Entry 1 of the register"),
        ("DELETE FROM register WHERE seq = 1", "Entry 2 of the register"),
        ("DELETE FROM register WHERE seq = 2", "lacks the entry"),
        ("DELETE FROM snapshot WHERE rowid = 1", "is missing or was altered"),
        ("UPDATE snapshot SET content = x'00' WHERE rowid = 2", "is missing or was altered"),
        ("UPDATE register SET entry = 'nonsense' WHERE seq = 2", "Entry 2 of the register"),
    ],
)
def test_a_forged_register_shows(path: Path, store: Store, book: Workbook, statement: str, told: str) -> None:
    note(store, book, "action")
    note(store, book, "gap")
    store.close()
    operate(path, statement)
    assert any(told in sentence for sentence in sentences(path))


def test_a_forged_register_makes_nothing_again_and_says_so_at_the_next_issue(
    path: Path, store: Store, book: Workbook, tmp_path: Path
) -> None:
    write(store, book, "action", tmp_path / "one")
    (one,) = issued_documents(store, book)
    operate(path, 'UPDATE register SET entry = replace(entry, \'"change": ""\', \'"change": "forged"\')')
    with pytest.raises(UserError, match="register of documents was altered"):
        prepare_rebuild(store, book, one.number)
    (after,) = write(store, book, "action", tmp_path / "two")
    assert ALTERED in after.told


@pytest.mark.parametrize("entry", ["{}", '{"kind": "issued"}', '{"kind": "sent", "number": "ACTION-001"}', "[1]", "x"])
def test_an_entry_of_nonsense_is_passed_over(path: Path, store: Store, book: Workbook, entry: str) -> None:
    note(store, book, "action")
    operate(path, "INSERT INTO register VALUES (?, 2, ?, 'x')", str(book.project_id), entry)
    assert len(issued_documents(store, book)) == 1
    assert any("Entry 2" in sentence for sentence in sentences(path))


def test_a_snapshot_that_was_altered_is_not_made_again(path: Path, store: Store, book: Workbook) -> None:
    note(store, book, "action")
    (one,) = issued_documents(store, book)
    kept = snapshot_of(store, one)
    assert kept is not None
    key = next(iter(kept.cells))
    kept.cells[key] = '"forged"'
    operate(path, "UPDATE snapshot SET content = ?", kept.to_bytes())
    with pytest.raises(UserError, match="altered"):
        prepare_rebuild(store, book, one.number)
    operate(path, "UPDATE snapshot SET content = ?", b"rubbish")
    with pytest.raises(UserError, match="altered"):
        prepare_rebuild(store, book, one.number)
