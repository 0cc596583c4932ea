"""The hand-over: what is asked, warned of, written, and left alone when it is stopped."""

from pathlib import Path
from threading import Event
from typing import Any

import openpyxl
import pytest
from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from ccworkbench.core.disclosure import CUSTOMER, INTERNAL
from ccworkbench.exchange.document import Progress
from ccworkbench.exchange.packs import hand_over
from ccworkbench.gui import standard_dialogs
from ccworkbench.gui.context import Context
from ccworkbench.gui.dialogs import export_pages
from ccworkbench.gui.dialogs.export_dialog import CHOICES_PAGE, DONE_PAGE, WRITING_PAGE, ExportDialog
from ccworkbench.gui.dialogs.untranslated_dialog import UntranslatedDialog
from ccworkbench.gui.settings import Settings
from ccworkbench.language.user_error import UserError
from ccworkbench.language.words import phrase
from ccworkbench.sheets.roles.action import Action


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "Übergabe"
    made.mkdir()
    return made


@pytest.fixture
def dialog(context: Context, qtbot: QtBot, folder: Path, tmp_path: Path) -> ExportDialog:
    settings = Settings(tmp_path / "settings.json", export_folder=str(folder))
    dialog = ExportDialog(context, None, settings)
    qtbot.addWidget(dialog)
    dialog.show()
    choose(dialog, sheets=["action"], formats=["xlsx"], languages=["en"])
    return dialog


def choose(dialog: ExportDialog, **rows: list[str]) -> None:
    dialog.packs.choose(rows.pop("packs", []))
    for name, keys in rows.items():
        getattr(dialog, name).choose(keys)
    dialog.refresh()


def write(dialog: ExportDialog, qtbot: QtBot) -> None:
    dialog.write_button.click()
    qtbot.waitUntil(lambda: dialog.pages.currentIndex() == DONE_PAGE, timeout=20000)


def warnings(dialog: ExportDialog) -> str:
    return "\n".join([*dialog.warned, dialog.failed.text()])


def test_it_begins_with_the_kick_off_pack_in_the_languages_of_the_project(context: Context, qtbot: QtBot) -> None:
    dialog = ExportDialog(context)
    qtbot.addWidget(dialog)
    order = dialog.order()
    assert [pack.key for pack in order.packs] == ["kickoff"]
    assert set(order.languages) == set(context.book.project.export_languages)


def test_the_file_names_are_told_before(dialog: ExportDialog) -> None:
    choose(dialog, sheets=["action"], formats=["pdf", "xlsx"], languages=["en", "de"])
    assert len(dialog.file_names()) == 4
    assert all(name.startswith("Nordtal-Energie_") for name in dialog.file_names())
    assert dialog.write_button.text() == "Create 4 files"


def test_nothing_chosen_can_not_be_written(dialog: ExportDialog) -> None:
    choose(dialog, sheets=[], formats=["pdf"], languages=["en"])
    assert not dialog.write_button.isEnabled()


def test_the_files_are_where_they_were_told_to_be(dialog: ExportDialog, qtbot: QtBot, folder: Path) -> None:
    choose(dialog, sheets=["action"], formats=["pdf", "xlsx"], languages=["en"])
    names = dialog.file_names()
    write(dialog, qtbot)
    assert sorted(path.name for path in folder.iterdir()) == sorted(names)
    assert (folder / names[0]).read_bytes().startswith(b"%PDF")


def test_enter_writes_from_any_choice(dialog: ExportDialog, qtbot: QtBot, folder: Path) -> None:
    qtbot.keyClick(dialog.formats.chips["xlsx"], Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: dialog.pages.currentIndex() == DONE_PAGE, timeout=20000)
    assert [path.suffix for path in folder.iterdir()] == [".xlsx"]


def test_internal_notes_are_written_only_for_insiders(dialog: ExportDialog, qtbot: QtBot, folder: Path) -> None:
    action = dialog.context.book.rows(Action)[0]
    with dialog.context.open_book().edit(phrase("Change {field}", field="Note")):
        action.internal_note = "CANARY"
    write(dialog, qtbot)
    dialog.ready.again_button.click()
    dialog.readers.button(2).click()
    write(dialog, qtbot)
    held = {path.stem.endswith(INTERNAL): "CANARY" in cells(path) for path in folder.iterdir()}
    assert held == {False: False, True: True}


def cells(path: Path) -> str:
    book = openpyxl.load_workbook(path)
    text = "".join(str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row)
    book.close()
    return text


def test_broken_raci_rules_are_warned_of(dialog: ExportDialog) -> None:
    dialog.refresh()
    assert "The RACI matrix has 2 errors." in warnings(dialog)


def test_values_that_cannot_be_read_are_warned_of_where_their_readers_get_them(dialog: ExportDialog) -> None:
    choose(dialog, sheets=["action"], formats=["pdf"], languages=["en"])
    with dialog.context.open_book().edit(phrase("Change {field}", field="Due date")):
        dialog.context.book.rows(Action)[0].unread = {"due": "32 bananas", "internal_note": "ours"}
    dialog.refresh()
    assert "1 cell holds a value that can’t be read" in warnings(dialog)


def test_texts_that_stay_untranslated_are_counted(dialog: ExportDialog) -> None:
    write_ours(dialog)
    choose(dialog, sheets=["action"], formats=["pdf"], languages=["en", "de", "zh"])
    assert "3 texts written by your team stay in the language of the workbook (English)." in dialog.warned
    choose(dialog, sheets=["action"], formats=["pdf"], languages=["en"])
    assert "texts written by your team stay" not in warnings(dialog)


def write_ours(dialog: ExportDialog) -> None:
    with dialog.context.open_book().edit(phrase("Change {field}", field="Preparation")):
        for action in dialog.context.book.rows(Action)[:3]:
            action.preparation = "Only we know this sentence.\nAnd this one."


def test_texts_that_stay_untranslated_are_shown_and_copied(
    dialog: ExportDialog, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_ours(dialog)
    choose(dialog, sheets=["action"], formats=["pdf"], languages=["de"])
    shown: list[tuple[list[str], str, str]] = []

    def look(opened: UntranslatedDialog) -> int:
        qtbot.mouseClick(opened.copy, Qt.MouseButton.LeftButton)
        cells = [item for column in range(4) if (item := opened.table.item(1, column))]
        shown.append(([cell.text() for cell in cells], cells[-1].toolTip(), QGuiApplication.clipboard().text()))
        return 0

    monkeypatch.setattr(UntranslatedDialog, "exec", look)
    (button,) = [one for one in dialog.choices.findChildren(QPushButton) if one.text() == "Show texts…"]
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    ((line, whole, copied),) = shown
    assert line == ["Action table", "A-002", "Preparation", "Only we know this sentence. And this one."]
    assert whole == "Only we know this sentence.\nAnd this one."
    assert copied.splitlines()[0] == "Sheet\tRow\tColumn\tText"
    assert copied.count('"Only we know this sentence.\nAnd this one."') == 3


def test_nothing_to_translate_offers_no_list(dialog: ExportDialog) -> None:
    choose(dialog, sheets=["action"], formats=["pdf"], languages=["de"])
    assert [one for one in dialog.choices.findChildren(QPushButton) if one.text() == "Show texts…"] == []


def test_a_cancelled_hand_over_leaves_no_file(
    dialog: ExportDialog, qtbot: QtBot, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, stopped = Event(), Event()

    def slowly(_paper: Any, path: Path, progress: Progress) -> None:
        path.write_text("half")
        begun.set()
        stopped.wait(10)
        progress(1, 2, "Cover")

    monkeypatch.setattr(hand_over.Paper, "write", slowly)
    dialog.write_button.click()
    qtbot.waitUntil(begun.is_set)
    assert dialog.pages.currentIndex() == WRITING_PAGE
    dialog.progress.cancel.click()
    stopped.set()
    qtbot.waitUntil(lambda: dialog.pages.currentIndex() == CHOICES_PAGE)
    assert not list(folder.iterdir())


def test_a_file_that_can_not_be_replaced_keeps_the_others(
    dialog: ExportDialog, qtbot: QtBot, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose(dialog, sheets=["action", "person"], formats=["xlsx"], languages=["en"])
    locked = dialog.file_names()[0]
    replace = Path.replace

    def refuse(self: Path, target: Path) -> Path:
        if Path(target) == folder / locked:
            raise PermissionError(13, "open in Excel")
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", refuse)
    write(dialog, qtbot)
    assert [bool(outcome.error) for outcome in dialog.outcomes] == [True, False]
    assert [path.name for path in folder.iterdir()] == dialog.file_names()[1:]
    assert dialog.ready.title.text() == "1 file is ready"


def test_overwriting_is_asked_once(dialog: ExportDialog, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def no(_parent: object, title: str, *_: object) -> int:
        asked.append(title)
        return 1

    monkeypatch.setattr(standard_dialogs, "ask", no)
    choose(dialog, sheets=["action", "person"], formats=["xlsx"], languages=["en"])
    write(dialog, qtbot)
    dialog.ready.again_button.click()
    dialog.write_button.click()
    assert asked == ["Replace 2 files?"]
    assert dialog.pages.currentIndex() == CHOICES_PAGE


def test_a_full_disk_is_told_in_the_dialog(dialog: ExportDialog, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: Any) -> None:
        raise UserError(phrase("The disk is full; nothing was changed. Free some space and try again."))

    monkeypatch.setattr(hand_over.Paper, "write", fail)
    dialog.write_button.click()
    qtbot.waitUntil(lambda: "The disk is full" in warnings(dialog))
    assert dialog.pages.currentIndex() == CHOICES_PAGE


def test_folder_and_formats_are_remembered_and_readers_never(dialog: ExportDialog, qtbot: QtBot, folder: Path) -> None:
    dialog.readers.button(2).click()
    write(dialog, qtbot)
    again = ExportDialog(dialog.context, None, dialog.settings)
    qtbot.addWidget(again)
    assert (again.folder, again.order().formats, again.order().readers) == (folder, ("xlsx",), CUSTOMER)


def test_a_sheet_for_the_team_only_is_not_offered_for_the_customer(dialog: ExportDialog) -> None:
    chip = dialog.sheets.chips["mute"]
    assert chip.isHidden()
    dialog.readers.button(2).click()
    dialog.refresh()
    assert not chip.isHidden()
    chip.setChecked(True)
    dialog.readers.button(0).click()
    dialog.refresh()
    assert "mute" not in {pack.key for pack in dialog.order().packs}
    assert "“Muted checks” has nothing for these readers." in warnings(dialog)
    dialog.readers.button(2).click()
    dialog.refresh()
    assert "mute" in {pack.key for pack in dialog.order().packs}
    assert "Muted checks" not in warnings(dialog)


def test_the_window_says_what_leaves_before_it_does(dialog: ExportDialog) -> None:
    choose(dialog, sheets=["person", "evaluation", "gap"], formats=["xlsx"], languages=["en"])
    told = dialog.choices.leaving.text()
    assert "Contact list" in told
    assert "held back: Mobile, Remarks" in told
    assert "Quality evaluations" not in told
    dialog.readers.button(1).click()
    dialog.refresh()
    assert "Quality evaluations" in dialog.choices.leaving.text()


def test_a_proposed_folder_that_is_not_there_is_made(
    context: Context, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    documents = tmp_path / "Home" / "Documents"
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _: str(documents))
    dialog = ExportDialog(context)
    qtbot.addWidget(dialog)
    choose(dialog, sheets=["action"], formats=["xlsx"], languages=["en", "de"])
    assert dialog.folder == documents
    write(dialog, qtbot)
    assert sorted(path.name for path in documents.iterdir()) == sorted(dialog.file_names())


def test_a_folder_that_can_not_be_used_is_told_once(dialog: ExportDialog, qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    choose(dialog, sheets=["action"], formats=["pdf", "xlsx"], languages=["en", "de"])
    dialog.folder = tmp_path / "file" / "papers"
    dialog.write_button.click()
    qtbot.waitUntil(lambda: dialog.pages.currentIndex() == CHOICES_PAGE, timeout=20000)
    assert warnings(dialog).count("No files can be created in") == 1
    dialog.languages.choose(["en"])  # what is chosen next does not wipe the sentence away
    dialog.refresh()
    assert warnings(dialog).count("No files can be created in") == 1


def test_another_folder_is_chosen(dialog: ExportDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(standard_dialogs, "choose_folder", lambda *_: tmp_path)
    dialog.folder_button.click()
    assert dialog.order().folder == tmp_path


def test_results_open_by_keyboard(dialog: ExportDialog, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[Path] = []
    monkeypatch.setattr(export_pages, "open_path", lambda _parent, _words, path: opened.append(path))
    write(dialog, qtbot)
    qtbot.keyClick(dialog.ready.openers[0], Qt.Key.Key_Space)
    qtbot.keyClick(dialog.ready.folder_button, Qt.Key.Key_Space)
    assert opened == [dialog.outcomes[0].path, dialog.folder]
