"""The actions: each can be reached, each has its own key, and the command palette finds them all."""

from collections import Counter
from itertools import chain

import pytest
from PySide6.QtGui import QKeySequence
from pytestqt.qtbot import QtBot

from ccworkbench.gui.actions import CHANGES_STORE, LANGUAGES_TO_CHOOSE, THEMES_TO_CHOOSE, Act
from ccworkbench.gui.context import Context
from ccworkbench.gui.menus import MENUS, MenuItem
from ccworkbench.gui.widgets.search_dialog import SearchDialog, SearchItem, matching_items
from ccworkbench.gui.window.destinations import destinations
from ccworkbench.gui.window.main_window import MainWindow
from ccworkbench.gui.window.project_view import ProjectView
from ccworkbench.language.languages import LANGUAGES
from ccworkbench.language.name_matching import without_accents
from ccworkbench.sheets.order import SHEETS


def acts_in(items: tuple[MenuItem, ...]) -> list[Act]:
    found: list[Act] = []
    for item in items:
        if isinstance(item, Act):
            found.append(item)
        elif item is not None:
            found += item[1]
    return found


def offers(window: MainWindow, project_view: ProjectView, context: Context) -> list[SearchItem]:
    return list(destinations(context, window.acts, project_view.go_to))


def test_every_action_is_in_one_menu() -> None:
    listed = Counter(chain.from_iterable(acts_in(items) for _, items in MENUS))
    assert {act for act in Act if listed[act] != 1} == {Act.SAVE}  # Ctrl+S only says that all is saved


def test_no_two_actions_share_a_key() -> None:
    keys = Counter(QKeySequence(act.keys).toString() for act in Act if act.keys)
    assert [key for key, times in keys.items() if times > 1 or not key] == []


def test_themes_and_languages_exclude_each_other(window: MainWindow) -> None:
    for group in (THEMES_TO_CHOOSE, LANGUAGES_TO_CHOOSE):
        window.acts[group[1]].trigger()
        assert [act for act in group if window.acts[act].isChecked()] == [group[1]]


def test_only_what_can_be_done_is_switched_on(window: MainWindow, project_view: ProjectView) -> None:
    project_view.open("overview")
    assert not window.acts[Act.PASTE].isEnabled()
    project_view.open("action")
    assert window.acts[Act.PASTE].isEnabled()
    assert {act for act in CHANGES_STORE if window.acts[act].isEnabled()}


def test_every_action_that_is_on_is_in_the_command_palette(
    window: MainWindow, project_view: ProjectView, context: Context
) -> None:
    project_view.open("action")
    aliases = {offer.alias for offer in offers(window, project_view, context)}
    assert {act.text for act, action in window.acts if action.isEnabled()} <= aliases


def test_a_sheet_is_found_by_its_english_name_on_a_german_screen(
    window: MainWindow, project_view: ProjectView, context: Context
) -> None:
    window.set_language("de")
    offered = offers(window, project_view, context)
    for sheet in SHEETS:
        found = matching_items(offered, sheet.sheet.title)
        assert found[0].alias == sheet.sheet.title
        tab = context.words.say(sheet.sheet.tab or sheet.sheet.title)
        assert sheet.sheet.title in {offer.alias for offer in matching_items(offered, tab)[:8]}, tab


def test_a_row_is_found_without_its_accents_and_opened(
    window: MainWindow, project_view: ProjectView, context: Context
) -> None:
    bar = SearchDialog(context, offers(window, project_view, context), window)
    bar.field.setText("anna gross-m")
    bar.field.setText("muller")
    offer = next(offer for offer in matching_items(bar._items, "muller") if "Müller" in offer.text)
    offer.do()
    assert project_view.key == "person"


def test_the_best_fit_comes_first() -> None:
    def offer(text: str) -> SearchItem:
        return SearchItem(text, "", "", "", "", lambda: None)

    texts = ["Deliverables", "Roles", "Project", "RACI matrix"]
    found = [one.text for one in matching_items([offer(text) for text in texts], "r")]
    assert found[:2] == ["Roles", "RACI matrix"]
    assert without_accents("Árvíztűrő") == "arvizturo"


LOOKED_FOR = {  # by who wants another language, a backup, to restore one, or other colours
    "en": ("language", "backup", "restore", "theme"),
    "de": ("sprache", "sicherung", "wiederherstellen", "design"),
    "hu": ("nyelv", "biztonsági mentés", "visszaállítás", "téma"),
    "ru": ("язык", "резервная копия", "восстановить", "тема"),
    "zh": ("语言", "备份", "恢复", "主题"),
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_language_backup_restore_and_theme_find_their_commands(
    window: MainWindow, project_view: ProjectView, context: Context, language: str
) -> None:
    window.program_commands[Act.RESTORE] = lambda: None
    window.set_language(language)
    offered = offers(window, project_view, context)
    for texts in (LOOKED_FOR["en"], LOOKED_FOR[language]):
        found = [{offer.alias for offer in matching_items(offered, text)[:7]} for text in texts]
        assert {act.text for act in LANGUAGES_TO_CHOOSE} <= found[0]
        assert Act.BACKUP.text in found[1]
        assert Act.RESTORE.text in found[2]
        assert {act.text for act in THEMES_TO_CHOOSE} <= found[3]


def test_a_command_and_a_sheet_stand_before_the_rows_that_begin_so_too() -> None:
    def offer(text: str, *, is_row: bool) -> SearchItem:
        return SearchItem(text, "", "", "", "", lambda: None, is_row=is_row)

    rows = [offer("Key figures of May", is_row=True), offer("Keyboards for the new site", is_row=True)]
    others = [offer("Keyboard shortcuts", is_row=False), offer("Choose key", is_row=False)]
    assert matching_items([*rows, *others], "key") == [others[0], others[1], *rows]
    assert matching_items([*rows, *others], "key figures of may") == [rows[0]]


def test_a_palette_that_finds_nothing_says_so(
    window: MainWindow, project_view: ProjectView, context: Context, qtbot: QtBot
) -> None:
    bar = SearchDialog(context, offers(window, project_view, context), window)
    qtbot.addWidget(bar)
    bar.show()
    bar.field.setText("qwxz")
    assert bar.nothing.isVisible()
    assert bar.nothing.text() == "Nothing found for “qwxz”."
    bar.field.setText("contact")
    assert bar.list.isVisible()
    assert not bar.nothing.isVisible()


def test_what_is_chosen_in_the_palette_is_done(
    window: MainWindow, project_view: ProjectView, context: Context, qtbot: QtBot
) -> None:
    bar = SearchDialog(context, offers(window, project_view, context), window)
    qtbot.addWidget(bar)
    bar.field.setText("Contact list")
    bar.list.itemClicked.emit(bar.list.item(0))
    assert bar.chosen is not None
    bar.chosen.do()
    assert project_view.key == "person"
