"""The letters that choose entries of menus: all have one, no two the same, in every language."""

import re
from collections import Counter
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QMenu

from ccworkbench.gui.actions import Act
from ccworkbench.gui.context import Context
from ccworkbench.gui.menus import pop_up
from ccworkbench.gui.mnemonics import marked
from ccworkbench.gui.window.main_window import MainWindow
from ccworkbench.gui.window.project_view import ProjectView
from ccworkbench.language.languages import LANGUAGES
from ccworkbench.language.words import phrase


def letters_of(texts: list[str]) -> list[str]:
    return [found[1].lower() if (found := re.search(r"&([^&])", text.replace("&&", ""))) else text for text in texts]


def menus_of(window: MainWindow) -> Iterator[QMenu]:
    for action in window.menuBar().actions():
        menu = action.menu()
        assert isinstance(menu, QMenu)
        yield menu
        yield from menu.findChildren(QMenu)


def texts_of(menu: QMenu) -> list[str]:
    return [action.text() for action in menu.actions() if not action.isSeparator()]


def twice_or_none(texts: list[str]) -> list[str]:
    return [letter for letter, times in Counter(letters_of(texts)).items() if times > 1 or len(letter) > 1]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_entry_of_every_menu_has_a_letter_of_its_own(
    window: MainWindow, project_view: ProjectView, language: str
) -> None:
    window.set_language(language)
    project_view.open("action")
    assert twice_or_none([action.text() for action in window.menuBar().actions()]) == []
    for menu in menus_of(window):
        before = texts_of(menu)
        menu.popup(QPoint(0, 0))
        assert twice_or_none(texts_of(menu)) == [], menu.title()
        menu.hide()
        assert texts_of(menu) == before  # they are read elsewhere, too


@pytest.mark.parametrize("language", ["en", "ru", "zh"])
def test_the_letter_of_an_entry_chooses_it(window: MainWindow, project_view: ProjectView, language: str) -> None:
    window.set_language(language)
    project_view.open("action")
    menu = next(menu for menu in menus_of(window) if window.acts[Act.OVERVIEW] in menu.actions())
    menu.popup(QPoint(0, 0))
    (letter,) = letters_of([window.acts[Act.OVERVIEW].text()])
    QApplication.sendEvent(menu, QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter))
    assert project_view.key == "overview"
    assert not menu.isVisible()


def test_a_context_menu_shows_what_undo_would_take_back_as_it_was_written(
    window: MainWindow, project_view: ProjectView, context: Context
) -> None:
    with context.open_book().edit(phrase("Q&A")):
        context.book.project.name = "Questions & answers"
    window.refresh_commands()
    menu = pop_up(window, window.acts, window.colours, QPoint(0, 0), [Act.UNDO])
    assert "Q&&A" in window.acts[Act.UNDO].text()
    menu.hide()
    assert window.acts[Act.UNDO].text() == "Undo: Q&A"


@pytest.mark.parametrize(
    ("text", "letter", "wanted"),
    [
        ("Print…", "p", "&Print…"),
        ("打印 …", "p", "打印(&P) …"),
        ("导入数据…", "i", "导入数据(&I)…"),
        ("A & B", "b", "A && &B"),
        ("A & B", "", "A && B"),
    ],
)
def test_a_letter_is_marked_in_its_place_or_behind(text: str, letter: str, wanted: str) -> None:
    assert marked(text, letter) == wanted
