"""Questions for files and folders, and what Qt itself says: all in the language of the window."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QToolButton,
    QTreeView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from ccworkbench.gui import standard_dialogs
from ccworkbench.gui.window.main_window import MainWindow
from ccworkbench.language.languages import LANGUAGES

Ask = Callable[[MainWindow, Path], object]
ASKED: dict[str, Ask] = {
    "open": lambda window, _: standard_dialogs.open_file(window, window.words, "?", "*.csv *.txt"),
    "save": lambda window, folder: standard_dialogs.save_file(window, window.words, "?", folder / "new.pdf"),
    "folder": lambda window, folder: standard_dialogs.choose_folder(window, window.words, "?", folder),
}
THE_SAME = {"Name", "OK", "?", "Computer", ""}  # what German calls so, too


def heads_of(dialog: QFileDialog) -> set[str]:
    files = dialog.findChild(QTreeView)
    assert files is not None
    seen = [number for number in range(files.model().columnCount()) if not files.isColumnHidden(number)]
    return {files.model().headerData(number, Qt.Orientation.Horizontal) for number in seen}


def said_by(widget: QWidget) -> set[str]:
    QApplication.processEvents()
    texts = {label.text() for label in widget.findChildren(QLabel)}
    texts |= {button.text() for button in widget.findChildren(QPushButton)}
    texts |= {button.toolTip() for button in widget.findChildren(QToolButton)}
    return {text.replace("&", "") for text in texts}


def menu_of(field: QLineEdit | QPlainTextEdit) -> set[str]:
    menu: QMenu = field.createStandardContextMenu()
    said = {action.text().split("\t")[0].replace("&", "") for action in menu.findChildren(QAction)}
    menu.deleteLater()
    return said


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> list[set[str]]:
    """Leave every file dialog at once, and tell what it said."""
    heard: list[set[str]] = []

    def leave(dialog: QFileDialog) -> int:
        dialog.show()
        heard.append(said_by(dialog) | heads_of(dialog))
        dialog.close()
        return 0

    monkeypatch.setattr(QFileDialog, "exec", leave)
    return heard


@pytest.mark.long
@pytest.mark.parametrize("language", [language for language in LANGUAGES if language != "en"])
@pytest.mark.parametrize("asked", ASKED)
def test_a_file_dialog_says_nothing_in_english_in_another_language(
    window: MainWindow, shown: list[set[str]], asked: str, language: str, tmp_path: Path
) -> None:
    for spoken in ("en", language):
        window.set_language(spoken)
        assert ASKED[asked](window, tmp_path) is None
    english, other = shown
    assert english & other <= THE_SAME


@pytest.mark.parametrize("language", [language for language in LANGUAGES if language != "en"])
def test_the_menu_of_a_field_says_nothing_in_english_in_another_language(
    window: MainWindow, qtbot: QtBot, language: str
) -> None:
    for field in (QLineEdit("text"), QPlainTextEdit("text")):
        qtbot.addWidget(field)
        window.set_language("en")
        english = menu_of(field)
        window.set_language(language)
        assert len(english) > 5
        assert not english & menu_of(field) - THE_SAME


def test_a_file_dialog_gives_what_was_chosen(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(QFileDialog, "exec", lambda _dialog: 1)
    assert standard_dialogs.save_file(window, window.words, "?", tmp_path / "new.pdf") == tmp_path / "new.pdf"
    assert standard_dialogs.choose_folder(window, window.words, "?", tmp_path) == tmp_path
