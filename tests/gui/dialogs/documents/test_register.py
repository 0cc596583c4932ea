"""The register in the window: what was issued, what became of it, what changed, and how it is made again."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QPushButton
from pytestqt.qtbot import QtBot

from ccworkbench.exchange.packs import hand_over
from ccworkbench.gui import standard_dialogs
from ccworkbench.gui.actions import Act
from ccworkbench.gui.context import Context
from ccworkbench.gui.dialogs.documents import register_dialog, register_note
from ccworkbench.gui.dialogs.documents.changes_dialog import ChangesDialog
from ccworkbench.gui.dialogs.documents.register_dialog import RegisterDialog
from ccworkbench.gui.dialogs.documents.register_note import (
    BACK_FORM,
    SENT_FORM,
    WITHDRAW_FORM,
    NoteForm,
    RegisterNoteDialog,
)
from ccworkbench.gui.dialogs.export_dialog import ExportDialog
from ccworkbench.gui.settings import Settings
from ccworkbench.gui.window.main_window import MainWindow
from ccworkbench.language.user_error import UserError
from ccworkbench.language.words import phrase
from ccworkbench.operations.documents import issue_files
from ccworkbench.operations.documents.register import IssuedDocument, issued_documents
from ccworkbench.store.errors import BUSY, StoreError
from ccworkbench.store.store import Store
from tests.issued import issue

NUMBER = "NTE-ACTION-001"
MakeRegister = Callable[[Context], RegisterDialog]


@pytest.fixture
def open_register(qtbot: QtBot, tmp_path: Path) -> MakeRegister:
    def opened(context: Context) -> RegisterDialog:
        dialog = RegisterDialog(context, None, Settings(tmp_path / "settings.json", export_folder=str(tmp_path)))
        qtbot.addWidget(dialog)
        dialog.show()
        return dialog

    return opened


def documents(context: Context) -> list[IssuedDocument]:
    return issued_documents(context.store, context.book)


def lines(dialog: RegisterDialog) -> list[list[str]]:
    model = dialog.page.list.model()
    return [[str(model.index(row, n).data() or "") for n in range(8)] for row in range(model.rowCount())]


def note(dialog: RegisterDialog, qtbot: QtBot, form: NoteForm) -> RegisterNoteDialog:
    document = dialog.page.list.chosen()
    assert document
    made = RegisterNoteDialog(dialog._context, form, document, dialog)
    qtbot.addWidget(made)
    made.show()
    return made


def choose_folder(monkeypatch: pytest.MonkeyPatch, folder: Path | None) -> None:
    monkeypatch.setattr(standard_dialogs, "choose_folder", lambda *_: folder)


def test_an_empty_register_says_what_it_is_for_and_leads_to_the_export(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[QDialog] = []

    def look(dialog: QDialog) -> int:
        opened.append(dialog)
        if isinstance(dialog, RegisterDialog):
            assert "No document has been issued yet." in dialog.page.nothing.text()
            assert dialog.page.list.isHidden()
            dialog.page.export.click()
        return 0

    monkeypatch.setattr(QDialog, "exec", look)
    window.acts[Act.DOCUMENTS].trigger()
    assert [type(dialog) for dialog in opened] == [RegisterDialog, ExportDialog]


def test_versions_are_listed_newest_first(two_versions: Context, open_register: MakeRegister) -> None:
    assert lines(open_register(two_versions)) == [
        [NUMBER, "1.1", "Issued", "30 Nov 2026", "Action table", "For the customer", "", ""],
        [NUMBER, "1.0", "Superseded", "30 Nov 2026", "Action table", "For the customer", "", ""],
    ]


def test_a_version_is_sent_and_comes_back(two_versions: Context, open_register: MakeRegister, qtbot: QtBot) -> None:
    dialog = open_register(two_versions)
    sent = note(dialog, qtbot, SENT_FORM)
    sent.text.setText("<b>Anna</b> Weber")
    sent.day.line.setText("30 Nov 2026")
    qtbot.keyClick(sent.text, Qt.Key.Key_Return)
    assert sent.result() == QDialog.DialogCode.Accepted
    dialog.page.filter.chips["awaited"].click()
    dialog.refresh()
    assert [(line[1], line[6]) for line in lines(dialog)] == [("1.1", "<b>Anna</b> Weber")]
    note(dialog, qtbot, BACK_FORM).note_button.click()
    dialog.refresh()
    assert lines(dialog) == []
    assert documents(two_versions)[-1].back == two_versions.today


def test_what_is_refused_stays_in_its_fields(two_versions: Context, open_register: MakeRegister, qtbot: QtBot) -> None:
    sent = note(open_register(two_versions), qtbot, SENT_FORM)
    sent.text.setText("Anna Weber")
    sent.day.line.setText("1 Jan 2020")
    sent.note_button.click()
    assert "Choose a later day" in sent.message.text()
    assert (sent.isVisible(), sent.text.text(), documents(two_versions)[-1].sent) == (True, "Anna Weber", [])
    sent.day.line.clear()
    sent.note_button.click()
    assert sent.message.text() == "Enter a date."
    sent.day.line.setText("30 Nov 2026")
    sent.text.setText(" ")
    sent.note_button.click()
    assert "Enter to whom" in sent.message.text()
    sent.text.setText("Anna Weber")
    sent.note_button.click()
    assert [one.to for one in documents(two_versions)[-1].sent] == ["Anna Weber"]


def test_a_day_that_can_be_two_is_asked_for_and_kept(
    two_versions: Context, open_register: MakeRegister, qtbot: QtBot
) -> None:
    back = note(open_register(two_versions), qtbot, BACK_FORM)
    back.day.line.setText("02/12/2026")
    back.note_button.click()
    assert documents(two_versions)[-1].back is None
    readings = {button.text(): button for button in back.day.findChildren(QPushButton)}
    readings["2 December 2026"].click()
    back.note_button.click()
    assert documents(two_versions)[-1].back == date(2026, 12, 2)


def test_withdrawing_needs_a_reason(two_versions: Context, open_register: MakeRegister, qtbot: QtBot) -> None:
    dialog = open_register(two_versions)
    form = note(dialog, qtbot, WITHDRAW_FORM)
    form.note_button.click()
    assert "Give a reason" in form.message.text()
    form.text.setText("Wrong figures")
    form.note_button.click()
    dialog.refresh()
    assert [line[2] for line in lines(dialog)] == ["Withdrawn", "Issued"]
    assert not dialog.page.withdraw.isEnabled()
    assert "is withdrawn" in dialog.page.sent.toolTip()
    dialog.page.filter.chips["in_force"].click()
    assert [line[1] for line in lines(dialog)] == ["1.0"]
    assert dialog.page.withdraw.isEnabled()


def test_a_store_that_is_busy_loses_nothing_that_was_typed(
    two_versions: Context, open_register: MakeRegister, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: Any) -> None:
        raise StoreError(BUSY)

    form = note(open_register(two_versions), qtbot, WITHDRAW_FORM)
    monkeypatch.setattr(register_note, "withdraw", fail)
    form.text.setText("Wrong figures")
    form.note_button.click()
    assert form.message.text() == two_versions.words.tell(BUSY)
    assert (form.isVisible(), form.text.text()) == (True, "Wrong figures")


def test_the_buttons_ask_for_what_they_say(
    two_versions: Context, open_register: MakeRegister, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def look(dialog: QDialog) -> int:
        asked.append(dialog.windowTitle())
        return 0

    monkeypatch.setattr(RegisterNoteDialog, "exec", look)
    page = open_register(two_versions).page
    for button in (page.sent, page.back, page.withdraw):
        button.click()
    assert asked == [f"{NUMBER} 1.1 was sent", f"{NUMBER} 1.1 was returned", f"Withdraw {NUMBER} 1.1"]


def test_a_version_is_made_again_to_the_byte(
    two_versions: Context, open_register: MakeRegister, qtbot: QtBot, papers: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog, again = open_register(two_versions), papers / "again"
    choose_folder(monkeypatch, again)
    dialog.page.again.click()
    qtbot.waitUntil(lambda: dialog.pages.currentWidget() is dialog.ready, timeout=20000)
    [made] = again.iterdir()
    assert made.read_bytes() == (papers / made.name).read_bytes()
    assert len(dialog.ready.openers) == 1
    dialog.ready.again_button.click()
    assert dialog.pages.currentWidget() is dialog.page


def test_what_was_made_of_other_bytes_says_so(
    two_versions: Context, open_register: MakeRegister, qtbot: QtBot, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    dialog, write = open_register(two_versions), hand_over.Paper.write

    def otherwise(paper: Any, path: Path, progress: Any = None) -> str:
        missing = write(paper, path, progress)
        path.write_bytes(path.read_bytes() + b"\n")
        return missing

    monkeypatch.setattr(hand_over.Paper, "write", otherwise)
    monkeypatch.setattr(
        dialog.ready, "tell", lambda results, _: told.extend(str(one) for result in results for one in result.told)
    )
    choose_folder(monkeypatch, folder / "again")
    dialog.page.again.click()
    qtbot.waitUntil(lambda: bool(told), timeout=20000)
    assert told == [str(issue_files.REDRAWN)]


def test_a_version_that_can_not_be_made_again_says_why(
    two_versions: Context, open_register: MakeRegister, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = open_register(two_versions)
    (tmp_path / "file").write_text("no folder")
    choose_folder(monkeypatch, tmp_path / "file" / "papers")
    dialog.page.again.click()
    qtbot.waitUntil(dialog.page.message.isVisible, timeout=20000)
    assert "No files can be created in" in dialog.page.message.text()

    def lost(*_: Any) -> None:
        raise UserError(phrase("The data kept for this document was altered; it can’t be created again."))

    monkeypatch.setattr(register_dialog, "prepare_rebuild", lost)
    dialog.page.again.click()
    assert "it can’t be created again" in dialog.page.message.text()


def test_making_again_can_be_stopped(
    two_versions: Context, open_register: MakeRegister, qtbot: QtBot, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = open_register(two_versions)
    choose_folder(monkeypatch, folder / "again")
    dialog.page.again.click()
    dialog.progress.cancel.click()
    qtbot.waitUntil(lambda: dialog.pages.currentWidget() is dialog.page, timeout=20000)
    assert not (folder / "again").exists()


def test_changes_are_listed_and_saved(
    two_versions: Context, open_register: MakeRegister, qtbot: QtBot, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []

    def save(changes: ChangesDialog, name: str) -> str:
        monkeypatch.setattr(standard_dialogs, "save_file", lambda *_: folder / name)
        changes.message.clear()
        changes.pdf_button.click()
        qtbot.waitUntil(lambda: bool(changes.message.text()), timeout=20000)
        return changes.message.text()

    def look(changes: ChangesDialog) -> int:
        assert changes.table.model().index(0, 4).data() == "Line is <b>cut</b>"
        said.extend(save(changes, name) for name in ("list", "list", "list.pdf"))
        return 0

    monkeypatch.setattr(ChangesDialog, "exec", look)
    open_register(two_versions).page.changes.click()
    saved = f"Saved as “{folder / 'list.pdf'}”."
    assert said == [saved, "list.pdf already exists. Choose another name.", saved]
    assert (folder / "list.pdf").read_bytes().startswith(b"%PDF")


def test_a_first_version_has_no_changes(
    context: Context, open_register: MakeRegister, folder: Path, qtbot: QtBot
) -> None:
    issue(context.store, context.open_book(), folder, context.today)
    dialog = open_register(context)
    qtbot.keyClick(dialog.page.list, Qt.Key.Key_Return)
    assert dialog.page.message.text() == f"{NUMBER} 1.0 is the first version."


def test_a_store_that_is_open_to_be_read_shows_its_register(
    two_versions: Context, qtbot: QtBot, tmp_path: Path, styled: Any
) -> None:
    with Store.open(two_versions.store.path, read_only=True) as store:
        context = Context(store, "en")
        context.open(store.projects()[0].id)
        dialog = RegisterDialog(context)
        qtbot.addWidget(dialog)
        page = dialog.page
        assert [one.isEnabled() for one in (page.sent, page.back, page.withdraw)] == [False, False, False]
        assert page.again.isEnabled()
        assert "read-only" in page.sent.toolTip()
        context.close()


def test_a_register_that_can_not_be_read_says_so(
    context: Context, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: Any) -> None:
        raise StoreError(BUSY)

    monkeypatch.setattr(register_dialog, "issued_documents", fail)
    dialog = RegisterDialog(context)
    qtbot.addWidget(dialog)
    assert dialog.page.message.text() == context.words.tell(BUSY)
