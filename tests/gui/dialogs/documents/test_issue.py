"""Issuing from the hand-over dialog: what is told before, what is registered, and that nothing is half done."""

from pathlib import Path
from threading import Event
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from ccworkbench.exchange import files
from ccworkbench.exchange.document import Progress
from ccworkbench.exchange.packs import hand_over
from ccworkbench.gui.context import Context
from ccworkbench.gui.dialogs.documents import issue_preparation
from ccworkbench.gui.dialogs.documents.changes_dialog import ChangesDialog
from ccworkbench.gui.dialogs.export_dialog import CHOICES_PAGE, DONE_PAGE, ExportDialog
from ccworkbench.gui.settings import Settings
from ccworkbench.language.user_error import UserError
from ccworkbench.language.words import phrase
from ccworkbench.operations.documents import issue_files
from ccworkbench.operations.documents.issue import prepare_issue
from ccworkbench.operations.documents.register import IssuedDocument, issued_documents
from ccworkbench.sheets.prepare.project import Project
from ccworkbench.sheets.roles.action import Action
from ccworkbench.store.errors import BUSY, StoreError
from ccworkbench.store.register import add_entry
from ccworkbench.store.store import Store

NUMBER = "NTE-ACTION-001"


@pytest.fixture
def dialog(context: Context, qtbot: QtBot, folder: Path, tmp_path: Path) -> ExportDialog:
    dialog = ExportDialog(context, None, Settings(tmp_path / "settings.json", export_folder=str(folder)))
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.packs.choose([])
    dialog.sheets.choose(["action"])
    dialog.formats.choose(["pdf"])
    dialog.languages.choose(["en"])
    dialog.choices.issuing.issue.setChecked(True)
    return dialog


def registered(dialog: ExportDialog) -> list[IssuedDocument]:
    return issued_documents(dialog.context.store, dialog.context.book)


def versions(dialog: ExportDialog) -> list[tuple[str, str]]:
    return [(one.number, one.version) for one in registered(dialog)]


def issue(dialog: ExportDialog, qtbot: QtBot) -> None:
    if dialog.pages.currentIndex() == DONE_PAGE:
        dialog.ready.again_button.click()
    dialog.write_button.click()
    qtbot.waitUntil(lambda: dialog.pages.currentIndex() == DONE_PAGE, timeout=20000)


def refused(dialog: ExportDialog, qtbot: QtBot) -> str:
    dialog.write_button.click()
    qtbot.waitUntil(dialog.failed.isVisible, timeout=20000)
    assert dialog.pages.currentIndex() == CHOICES_PAGE
    return dialog.failed.text()


def change_action(dialog: ExportDialog, text: str) -> None:
    with dialog.context.open_book().edit(phrase("Change {field}", field="Note")):
        dialog.context.book.rows(Action)[0].note = text


def told(dialog: ExportDialog, qtbot: QtBot) -> list[str]:
    """Wait until it is known what will come of each paper."""
    dialog.refresh()
    lines = dialog.choices.issuing
    qtbot.waitUntil(lambda: bool(lines.told) and "…" not in lines.told, timeout=20000)
    return lines.told


def said(dialog: ExportDialog) -> list[str]:
    return [dialog.context.words.tell(one) for outcome in dialog.outcomes for one in outcome.told]


def test_a_hand_over_is_a_draft_until_somebody_says_otherwise(context: Context, qtbot: QtBot) -> None:
    dialog = ExportDialog(context)
    qtbot.addWidget(dialog)
    assert dialog.choices.issuing.draft.isChecked()
    assert "Create" in dialog.write_button.text()


def test_what_is_issued_has_a_number_a_file_and_an_entry(dialog: ExportDialog, qtbot: QtBot, folder: Path) -> None:
    assert told(dialog, qtbot) == [f"{NUMBER} · version 1.0 · first issue"]
    names = dialog.file_names()
    dialog.choices.issuing.change.setText("  First  round ")
    assert dialog.write_button.text() == "Issue 1 document"
    issue(dialog, qtbot)
    assert [path.name for path in folder.iterdir()] == names
    assert [(one.number, one.version, one.change) for one in registered(dialog)] == [(NUMBER, "1.0", "First round")]


def test_what_says_the_same_stays_the_same_version(dialog: ExportDialog, qtbot: QtBot) -> None:
    issue(dialog, qtbot)
    assert told(dialog, qtbot) == [f"{NUMBER} · same content as version 1.0"]
    issue(dialog, qtbot)
    assert len(registered(dialog)) == 1
    assert said(dialog) == [
        f"{NUMBER} has the same content as version 1.0; no new version was created.",
        f"“{dialog.outcomes[0].path.name}” already exists and is byte-for-byte identical.",
    ]


def test_a_changed_cell_makes_a_version_and_is_listed_before(
    dialog: ExportDialog, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    listed: list[list[str]] = []
    issue(dialog, qtbot)
    change_action(dialog, "Line is <b>cut</b>")
    assert told(dialog, qtbot) == [f"{NUMBER} · version 1.1 · 1 entry changed"]

    def look(changes: ChangesDialog) -> int:
        table = changes.table
        listed.extend([str(table.model().index(0, n).data()) for n in range(5)] for _ in range(table.rowCount()))
        assert changes.pdf_button.isHidden()  # there is no such version yet
        return 0

    monkeypatch.setattr(ChangesDialog, "exec", look)
    dialog.choices.issuing.change_buttons[0].click()
    assert [line[-1] for line in listed] == ["Line is <b>cut</b>"]
    issue(dialog, qtbot)
    assert versions(dialog) == [(NUMBER, "1.0"), (NUMBER, "1.1")]


def test_ticks_say_which_version_comes_next(dialog: ExportDialog, qtbot: QtBot) -> None:
    issue(dialog, qtbot)
    change_action(dialog, "Other")
    dialog.choices.issuing.major.setChecked(True)
    assert "version 2.0" in told(dialog, qtbot)[0]
    dialog.choices.issuing.major.setChecked(False)
    dialog.choices.issuing.review.setChecked(True)
    assert "version 1.1" in told(dialog, qtbot)[0]
    issue(dialog, qtbot)
    assert [one.is_review for one in registered(dialog)] == [False, True]


def test_a_paper_is_worked_out_once_until_a_step_happens(
    dialog: ExportDialog, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    worked_out: list[str] = []

    def counting(*given: Any) -> Any:
        worked_out.append(given[2].pack.key)
        return prepare_issue(*given)

    monkeypatch.setattr(issue_preparation, "prepare_issue", counting)
    told(dialog, qtbot)
    dialog.sheets.choose(["action", "role"])
    told(dialog, qtbot)
    dialog.choices.issuing.change.setText("News")
    dialog.sheets.choose(["role"])
    told(dialog, qtbot)
    assert worked_out == ["action", "role"]
    change_action(dialog, "Other")
    told(dialog, qtbot)
    assert worked_out == ["action", "role", "role"]


def test_papers_that_share_a_pattern_get_numbers_of_their_own(dialog: ExportDialog, qtbot: QtBot) -> None:
    with dialog.context.open_book().edit(phrase("Change {field}", field="Note")):
        dialog.context.book.rows(Project)[0].document_numbers = "P-{n}"
    dialog.sheets.choose(["action", "role"])
    assert [line.split(" ")[0] for line in told(dialog, qtbot)] == ["P-001", "P-002"]
    issue(dialog, qtbot)
    assert [number for number, _ in versions(dialog)] == ["P-001", "P-002"]


def test_a_pack_is_told_apart_from_a_sheet_of_its_key(dialog: ExportDialog, qtbot: QtBot) -> None:
    dialog.packs.choose(["sign_off"])
    dialog.sheets.choose(["sign_off"])
    assert [line.split(" ")[0] for line in told(dialog, qtbot)] == ["NTE-SO-001", "NTE-SIGN-OFF-001"]
    assert len({name.split("_")[1] for name in dialog.file_names()}) == 2


def test_a_file_of_other_content_keeps_its_name(dialog: ExportDialog, qtbot: QtBot, folder: Path) -> None:
    told(dialog, qtbot)
    theirs = folder / dialog.file_names()[0]
    theirs.write_text("theirs")
    issue(dialog, qtbot)
    assert theirs.read_text() == "theirs"
    assert dialog.outcomes[0].path == theirs.with_stem(f"{theirs.stem} (2)")
    assert "exists with other content and was kept" in said(dialog)[0]


def test_a_folder_that_can_not_be_used_registers_nothing(dialog: ExportDialog, qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    dialog.folder = tmp_path / "file" / "papers"
    dialog.choices.issuing.change.setText("Kept")
    assert "No files can be created in" in refused(dialog, qtbot)
    assert registered(dialog) == []
    assert (dialog.choices.issuing.is_issue, dialog.choices.issuing.change.text()) == (True, "Kept")


@pytest.mark.parametrize("where", [hand_over.Paper, issue_files])
def test_a_full_disk_registers_nothing(
    dialog: ExportDialog, qtbot: QtBot, folder: Path, monkeypatch: pytest.MonkeyPatch, where: Any
) -> None:
    def fail(*_: Any) -> None:
        raise UserError(files.DISK_FULL)

    monkeypatch.setattr(where, "write" if where is hand_over.Paper else "copyfile", fail)
    assert "The disk is full" in refused(dialog, qtbot)
    assert registered(dialog) == []
    assert not list(folder.iterdir())


def test_a_store_that_is_busy_keeps_the_files_out(
    dialog: ExportDialog, qtbot: QtBot, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: Any) -> None:
        raise StoreError(BUSY)

    monkeypatch.setattr(issue_files, "add_entry", fail)
    assert refused(dialog, qtbot) == dialog.context.words.tell(BUSY)
    assert not list(folder.iterdir())


def test_a_document_that_fails_keeps_no_other_from_the_register(
    dialog: ExportDialog, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(recorder: Any, project: str, entry: dict[str, Any], snapshot: bytes) -> None:
        if entry["pack"] == "sheet:role":
            raise StoreError(BUSY)
        add_entry(recorder, project, entry, snapshot)

    monkeypatch.setattr(issue_files, "add_entry", fail)
    dialog.sheets.choose(["action", "role"])
    issue(dialog, qtbot)
    assert [bool(outcome.error) for outcome in dialog.outcomes] == [True, False]
    assert versions(dialog) == [(NUMBER, "1.0")]


def test_what_could_not_be_worked_out_is_tried_again(
    dialog: ExportDialog, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: Any) -> None:
        raise StoreError(BUSY)

    with monkeypatch.context() as patched:
        patched.setattr(issue_preparation, "prepare_issue", fail)
        assert told(dialog, qtbot) == [dialog.context.words.tell(BUSY)]
        assert refused(dialog, qtbot) == dialog.context.words.tell(BUSY)
    issue(dialog, qtbot)
    assert versions(dialog) == [(NUMBER, "1.0")]
    assert dialog.failed.isHidden()


@pytest.mark.parametrize("is_late", [False, True])
def test_a_stopped_issue_leaves_nothing(
    dialog: ExportDialog, qtbot: QtBot, folder: Path, monkeypatch: pytest.MonkeyPatch, is_late: bool
) -> None:
    begun, stopped = Event(), Event()

    def slowly(_paper: Any, path: Path, progress: Progress) -> str:
        path.write_text("half")
        begun.set()
        stopped.wait(10)
        if not is_late:  # after the last sign of progress nothing else can stop it
            progress(1, 2, "Cover")
        return ""

    monkeypatch.setattr(hand_over.Paper, "write", slowly)
    dialog.write_button.click()
    qtbot.waitUntil(begun.is_set)
    dialog.progress.cancel.click()
    stopped.set()
    qtbot.waitUntil(lambda: dialog.pages.currentIndex() == CHOICES_PAGE)
    assert not list(folder.iterdir())
    assert registered(dialog) == []


def test_a_store_that_is_open_to_be_read_issues_nothing(small_store: Path, qtbot: QtBot, styled: Any) -> None:
    with Store.open(small_store, read_only=True) as store:
        context = Context(store, "en")
        context.open(store.projects()[0].id)
        dialog = ExportDialog(context)
        qtbot.addWidget(dialog)
        issue_button = dialog.choices.issuing.issue
        assert not issue_button.isEnabled()
        assert "read-only" in issue_button.toolTip()
        context.close()
