"""The navigation of a lean project: sheets without rows are out of the way, and one click away."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ccworkbench.gui.context import Context
from ccworkbench.gui.navigation.navigation import Navigation
from ccworkbench.language.words import phrase
from ccworkbench.method.plan.starter_rows import Plan
from ccworkbench.operations.new_project import add_project
from ccworkbench.sheets.prepare.profile import ContentSize, Profile
from ccworkbench.sheets.prepare.project import Approach, ProjectType
from ccworkbench.sheets.uat import tester
from ccworkbench.store.store import Store

MORE = "more uat"


@pytest.fixture
def lean(tmp_path: Path) -> Iterator[Context]:
    with Store.open(tmp_path / "store.ccw") as store:
        context = Context(store, "en")
        context.open(add_project(store, Plan("North", "K", seats=12)).project_id)
        yield context
        context.close()


def shown_in(context: Context, qtbot: QtBot, whole: list[str] | None = None, unfolded: str = "uat") -> Navigation:
    navigation = Navigation(context, unfolded=[unfolded], whole=whole)
    qtbot.addWidget(navigation)
    navigation.show()
    navigation.refresh()
    return navigation


def seen(navigation: Navigation) -> list[str]:
    entries = navigation.model.entries
    return [entry.key for row, entry in enumerate(entries) if not navigation.list.isRowHidden(row)]


def press(navigation: Navigation, key: str, pressed: Qt.Key) -> None:
    navigation.list.setCurrentIndex(navigation.model.index(navigation.model.row_of(key)))
    QTest.keyClick(navigation.list, pressed)


def test_empty_sheets_are_out_of_the_way_but_those_that_are_awaited(lean: Context, qtbot: QtBot) -> None:
    keys = seen(shown_in(lean, qtbot))
    assert {"test_case", "test_result", "defect", MORE} <= set(keys)
    assert "tester" not in keys
    assert keys.index(MORE) == max(keys.index(key) for key in ("test_case", "defect", MORE))


def test_without_an_acceptance_test_its_sheets_are_one_click_away_in_content_of_any_size(
    tmp_path: Path, qtbot: QtBot
) -> None:
    way = Approach.OUTSOURCER
    with Store.open(tmp_path / "store.ccw") as store:
        context = Context(store, "en")
        context.open(add_project(store, Plan("N", "K", seats=45, type=ProjectType.HOTLINE, approach=way)).project_id)
        navigation = shown_in(context, qtbot)
        assert not {"test_result", "defect", "uat_summary"} & set(seen(navigation))
        assert {"uat_plan", MORE} <= set(seen(navigation))
        press(navigation, MORE, Qt.Key.Key_Return)
        assert {"test_result", "defect", "uat_summary"} <= set(seen(navigation))
        context.close()


@pytest.mark.parametrize("pressed", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_the_keys_show_all_sheets_of_a_chapter_and_hide_them_again(
    lean: Context, qtbot: QtBot, pressed: Qt.Key
) -> None:
    whole: list[str] = []
    navigation = shown_in(lean, qtbot, whole)
    opened: list[str] = []
    navigation.opened.connect(opened.append)
    press(navigation, MORE, pressed)
    assert "tester" in seen(navigation)
    assert (whole, opened) == (["uat"], [])
    assert navigation.list.currentIndex().data() == "Fewer sheets"
    press(navigation, MORE, pressed)
    assert "tester" not in seen(navigation)
    assert whole == []


def test_a_click_shows_them_and_the_window_remembers_it(lean: Context, qtbot: QtBot) -> None:
    whole: list[str] = []
    navigation = shown_in(lean, qtbot, whole)
    index = navigation.model.index(navigation.model.row_of(MORE))
    navigation.list.scrollTo(index)
    place = navigation.list.visualRect(index).center()
    qtbot.mouseClick(navigation.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert "tester" in seen(navigation)
    assert "tester" in seen(shown_in(lean, qtbot, whole))


def test_a_sheet_that_is_open_is_seen_and_every_sheet_can_be_gone_to(lean: Context, qtbot: QtBot) -> None:
    navigation = shown_in(lean, qtbot)
    keys = set(navigation.keys())
    assert {"tester", "step_result", "attendance"} <= keys
    assert MORE not in keys
    navigation.show_current("tester")
    assert "tester" in seen(navigation)
    assert navigation.list.currentIndex().data() == "Testers"


def test_a_sheet_comes_back_with_its_first_row(lean: Context, qtbot: QtBot) -> None:
    navigation = shown_in(lean, qtbot)
    with lean.open_book().edit(phrase("Insert {n} row", n=1)) as edit:
        edit.add(tester.Tester())
    navigation.refresh()
    assert "tester" in seen(navigation)


def test_the_open_sheet_stays_marked_when_others_come(lean: Context, qtbot: QtBot) -> None:
    navigation = shown_in(lean, qtbot)
    navigation.show_current("defect")
    opened: list[str] = []
    navigation.opened.connect(opened.append)
    profile = lean.book.rows(Profile)[0]
    with lean.open_book().edit(phrase("Change {field}", field="x")):
        profile.content_size = ContentSize.FULL
    navigation.refresh()
    assert navigation.model.entries[navigation.list.currentIndex().row()].key == "defect"
    assert opened == []
    assert MORE not in seen(navigation)


def test_other_projects_show_all_their_sheets(context: Context, qtbot: QtBot) -> None:
    navigation = shown_in(context, qtbot)
    assert not [entry.key for entry in navigation.model.entries if entry.key.startswith("more ")]
    assert "step_result" in seen(navigation)


def test_a_language_that_changes_says_it_anew(lean: Context, qtbot: QtBot) -> None:
    navigation = shown_in(lean, qtbot)
    lean.set_language("de")
    navigation.retranslate()
    assert navigation.model.entries[navigation.model.row_of(MORE)].text == "Weitere Blätter …"
