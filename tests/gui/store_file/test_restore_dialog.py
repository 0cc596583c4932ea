"""What could be restored is listed with what it holds, what would be lost, and what would come back."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from ccworkbench.gui.look.palette import LIGHT
from ccworkbench.gui.store_file import restore_dialog
from ccworkbench.gui.store_file.restore_dialog import (
    BYTES,
    KIND,
    MADE,
    PROJECTS,
    ROWS,
    RestoreDialog,
    balance_of,
    choose_copy,
    written_size,
)
from ccworkbench.language import catalogues
from ccworkbench.language.words import phrase
from ccworkbench.sheets.prepare.project import Project
from ccworkbench.sheets.roles.action import Action
from ccworkbench.store.backup import backup
from ccworkbench.store.copies.contents import Difference
from ccworkbench.store.copies.listing import backups
from ccworkbench.store.store import Store

NOON = datetime(2026, 11, 24, 10, 15).astimezone()


@pytest.fixture
def store(tmp_path: Path, styled: QApplication) -> Path:
    """A store that has a backup with one project, and one with a second project and ten rows; then both were lost."""
    path = tmp_path / "store.ccw"
    with Store.open(path) as store:
        store.add([Project(name="Hotline")])
        backup(path, now=NOON)
        second = store.add([Project(name="Second"), *(Action(preparation="x") for _ in range(10))]).project_id
        backup(path, now=NOON + timedelta(hours=1))
        store.remove(second)
        with (book := store.workbook(store.find("Hotline"))).edit(phrase("Edit cell")):
            book.project.customer_name = "Stadtwerke"
    return path


@pytest.fixture
def dialog(store: Path, qtbot: QtBot) -> Iterator[RestoreDialog]:
    dialog = shown(store, qtbot)
    yield dialog
    dialog.reject()


def shown(store: Path, qtbot: QtBot, language: str = "en") -> RestoreDialog:
    """Show the dialog, and wait until every file was looked into."""
    dialog = RestoreDialog(catalogues.words_of(language), LIGHT, store)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: len(dialog._found) == len(dialog.copies))
    qtbot.waitUntil(lambda: "…" not in [text(dialog, line, PROJECTS) for line in range(len(dialog.copies))])
    return dialog


def text(dialog: RestoreDialog, line: int, column: int) -> str:
    item = dialog.list.topLevelItem(line)
    assert item
    return item.text(column)


def press(dialog: RestoreDialog, key: Qt.Key) -> None:
    for event in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(dialog.focusWidget(), QKeyEvent(event, key, Qt.KeyboardModifier.NoModifier))


def test_the_newest_copy_comes_first_and_is_chosen(dialog: RestoreDialog) -> None:
    assert [text(dialog, line, PROJECTS) for line in (0, 1)] == ["Hotline, Second", "Hotline"]
    assert [text(dialog, line, ROWS) for line in (0, 1)] == ["12", "1"]
    assert all(text(dialog, line, BYTES).endswith(("KB", "MB")) for line in (0, 1))
    assert dialog.current == dialog.copies[0]
    assert dialog.restore.text() == "Restore the backup from 24 Nov 2026 11:15"


def test_a_copy_of_a_wrong_clock_is_marked_and_not_the_one_that_is_chosen(store: Path, qtbot: QtBot) -> None:
    backup(store, now=datetime.now().astimezone() + timedelta(days=2000))
    backup(store, now=datetime.now().astimezone())
    dialog = shown(store, qtbot)
    assert dialog.current == dialog.copies[0]
    assert not dialog.copies[0].is_ahead()
    assert dialog.copies[-1].is_ahead()
    assert text(dialog, len(dialog.copies) - 1, KIND) == "Backup, date unreliable (wrong clock)"
    assert text(dialog, 0, KIND) == "Backup"
    dialog.reject()


def test_copies_of_one_minute_and_of_one_second_are_told_apart(store: Path, qtbot: QtBot) -> None:
    for second in (7, 31, 31):
        backup(store, now=NOON + timedelta(hours=2, seconds=second))
    dialog = shown(store, qtbot)
    made = [text(dialog, line, MADE) for line in range(len(dialog.copies))]
    assert made[:3] == ["24 Nov 2026 12:15:31", "24 Nov 2026 12:15:31 (2)", "24 Nov 2026 12:15:07"]
    assert made[3] == "24 Nov 2026 11:15"
    assert dialog.restore.text() == "Restore the backup from 24 Nov 2026 12:15:31"
    dialog.reject()


def test_what_would_be_lost_and_come_back_is_said_for_the_chosen_one(dialog: RestoreDialog) -> None:
    assert dialog.lost.text() == "2 changes"
    assert dialog.gained.text() == "project “Second”"
    press(dialog, Qt.Key.Key_Down)
    assert dialog.restore.text() == "Restore the backup from 24 Nov 2026 10:15"
    assert (dialog.lost.text(), dialog.gained.text()) == ("3 changes", "nothing")


def test_many_projects_are_counted_after_the_first_three() -> None:
    many = Difference(("A", "B", "C", "D", "E"), ("F", "G", "H", "I"), 0, 1)
    assert balance_of(many, catalogues.words_of("en")) == (
        "project “A”, project “B”, project “C”, 2 more projects",
        "project “F”, project “G”, project “H”, 1 more project, 1 change",
    )


def test_enter_restores_the_chosen_one_and_escape_restores_nothing(store: Path, qtbot: QtBot) -> None:
    dialog = shown(store, qtbot)
    press(dialog, Qt.Key.Key_Down)
    press(dialog, Qt.Key.Key_Return)
    assert dialog.choice == backups(store)[1]
    again = shown(store, qtbot)
    press(again, Qt.Key.Key_Escape)
    assert (again.choice, again.isVisible()) == (None, False)


def test_a_copy_that_cannot_be_read_says_so_and_cannot_be_restored(store: Path, qtbot: QtBot) -> None:
    backups(store)[0].path.write_bytes(b"")
    dialog = shown(store, qtbot)
    press(dialog, Qt.Key.Key_Up)
    assert dialog.trouble.text() == text(dialog, 0, PROJECTS) != ""
    assert not dialog.restore.isEnabled()
    press(dialog, Qt.Key.Key_Return)
    assert dialog.choice is None
    press(dialog, Qt.Key.Key_Down)
    assert dialog.restore.isEnabled()
    dialog.reject()


def test_copies_of_a_damaged_store_are_listed_without_a_comparison(store: Path, qtbot: QtBot) -> None:
    store.write_bytes(b"damaged")
    dialog = shown(store, qtbot)
    assert "nothing can be compared" in dialog.trouble.text()
    assert dialog.restore.isEnabled()
    dialog.reject()


def test_an_empty_list_says_so(tmp_path: Path, styled: QApplication, qtbot: QtBot) -> None:
    dialog = shown(tmp_path / "new.ccw", qtbot)
    assert (dialog.nothing.isVisible(), dialog.list.isVisible(), dialog.restore.isVisible()) == (True, False, False)
    assert dialog.focusWidget() is dialog.other
    dialog.reject()


def test_another_file_can_be_restored(
    tmp_path: Path, store: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere = backup(store, tmp_path / "USB drive")
    monkeypatch.setattr(restore_dialog, "open_file", lambda *_: elsewhere)
    dialog = shown(tmp_path / "new.ccw", qtbot)
    dialog.other.click()
    qtbot.waitUntil(lambda: text(dialog, 0, PROJECTS) == "Hotline")
    assert dialog.restore.isVisible()
    dialog.restore.click()
    assert dialog.choice
    assert dialog.choice.path == elsewhere


def test_the_dialog_gives_what_was_chosen(store: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(RestoreDialog, "exec", RestoreDialog._take)
    parent = QLabel()
    qtbot.addWidget(parent)
    assert choose_copy(catalogues.words_of("en"), LIGHT, store, parent) == backups(store)[0]


@pytest.mark.parametrize("language", ["en", "de", "hu", "ru", "zh"])
def test_nothing_is_cut_and_it_fits_a_small_screen(store: Path, language: str, qtbot: QtBot) -> None:
    dialog = shown(store, qtbot, language)
    assert dialog.width() <= 1280
    assert dialog.height() <= 680
    for button in (dialog.other, dialog.cancel, dialog.restore):
        assert button.width() >= button.sizeHint().width()
    for label in dialog.findChildren(QLabel):
        assert label.height() >= label.heightForWidth(label.width()) or not label.wordWrap()
    dialog.reject()


def test_sizes_are_written_as_people_read_them() -> None:
    words = catalogues.words_of("en")
    assert [written_size(size, words) for size in (0, 1, 999_999, 1_000_000, 12_345_678)] == [
        "0 KB",
        "1 KB",
        "1,000 KB",
        "1 MB",
        "12.3 MB",
    ]


def test_keys_reach_every_part(dialog: RestoreDialog, qtbot: QtBot) -> None:
    dialog.activateWindow()
    qtbot.waitUntil(dialog.list.hasFocus)
    seen = []
    for _ in range(4):
        seen.append(dialog.focusWidget())
        QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
    assert seen == [dialog.list, dialog.other, dialog.cancel, dialog.restore]


def test_the_newest_copy_that_can_be_restored_is_marked_at_first(store: Path, qtbot: QtBot) -> None:
    backups(store)[0].path.write_bytes(b"SQLite format 3\x00 and then nothing")
    dialog = shown(store, qtbot)
    qtbot.waitUntil(lambda: dialog.current == backups(store)[1])
    assert dialog.restore.isEnabled()
    dialog.reject()


def test_what_is_wrong_with_a_copy_stands_in_a_place_of_its_own(store: Path, qtbot: QtBot) -> None:
    made = backups(store)[0].path
    made.write_bytes(made.read_bytes()[:5000])
    dialog = shown(store, qtbot)
    dialog.list.setCurrentIndex(dialog.list.model().index(0, MADE))
    assert dialog.trouble.isVisible()
    assert dialog.trouble.text() == "This backup is damaged and cannot be restored."
    assert not dialog.lost.isVisible()
    dialog.list.setCurrentIndex(dialog.list.model().index(1, MADE))
    assert dialog.lost.isVisible()
    assert not dialog.trouble.isVisible()
    dialog.reject()
