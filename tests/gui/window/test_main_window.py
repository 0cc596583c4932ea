"""The window: its title, its actions, what undo shows, and what it remembers."""

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from ccworkbench.gui.actions import Act
from ccworkbench.gui.context import Context
from ccworkbench.gui.dialogs.export_dialog import ExportDialog
from ccworkbench.gui.dialogs.new_project_dialog import NewProjectDialog
from ccworkbench.gui.look.palette import PALETTES
from ccworkbench.gui.panel.side_panel import PROBLEMS_TAB
from ccworkbench.gui.settings import Settings
from ccworkbench.gui.window.main_window import MainWindow
from ccworkbench.gui.window.project_view import ProjectView
from ccworkbench.language import catalogues
from ccworkbench.language.user_error import UserError
from ccworkbench.language.words import phrase
from ccworkbench.method.reports.catalogue import listed
from ccworkbench.sheets.order import SHEETS
from ccworkbench.sheets.roles.action import Action
from ccworkbench.sheets.roles.role import Role
from ccworkbench.store.store import Store


def press(widget: QWidget, key: Qt.Key) -> None:
    QApplication.sendEvent(widget, QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier))


def delete_first_role(context: Context) -> Role:
    role = context.book.rows(Role)[0]
    with context.open_book().edit(phrase("Delete {name}", name=role.name)) as edit:
        edit.remove(role)
    return role


def test_the_title_names_the_project_and_follows_it(window: MainWindow, context: Context) -> None:
    with context.open_book().edit(phrase("Rename project")):
        context.book.project.name = "Südnetz"
    assert window.windowTitle() == "Südnetz – CC Workbench"


@pytest.mark.long
def test_every_sheet_opens_with_its_name_and_purpose(project_view: ProjectView, context: Context) -> None:
    for sheet in SHEETS:
        project_view.open(sheet.__tablename__)
        page = project_view.page
        assert page
        assert (page.title.text(), page.purpose.text()) == (sheet.sheet.title, sheet.sheet.purpose)


def test_undo_brings_a_deleted_role_back_and_shows_its_sheet(
    window: MainWindow, project_view: ProjectView, context: Context
) -> None:
    before = [role.id for role in context.book.rows(Role)]
    delete_first_role(context)
    project_view.open("action")
    window.acts[Act.UNDO].trigger()
    assert [role.id for role in context.book.rows(Role)] == before
    assert project_view.key == "role"


def test_undo_and_redo_are_named_in_the_language_of_the_screen(
    window: MainWindow, context: Context, qtbot: QtBot
) -> None:
    role = delete_first_role(context)
    qtbot.waitUntil(lambda: role.name in window.acts[Act.UNDO].text())
    window.acts[Act.UNDO].trigger()
    qtbot.waitUntil(window.acts[Act.REDO].isEnabled)
    assert role.name in window.acts[Act.REDO].text()
    assert not window.acts[Act.UNDO].isEnabled()


def test_undo_stays_on_the_sheet_that_it_changed(
    window: MainWindow, project_view: ProjectView, context: Context
) -> None:
    project_view.open("action")
    with context.open_book().edit(phrase("Note")):
        context.book.rows(Action)[5].note = "x"
    window.acts[Act.UNDO].trigger()
    assert project_view.key == "action"
    assert project_view.view is not None


def test_every_language_is_spoken_at_once(window: MainWindow, project_view: ProjectView) -> None:
    project_view.open("role")
    for language, title in {"de": "Rollen", "hu": "Szerepkörök", "ru": "Роли", "zh": "角色", "en": "Roles"}.items():
        window.acts[Act[f"LANGUAGE_{language.upper()}"]].trigger()
        assert window.settings.language == language
        assert project_view.page
        assert project_view.page.title.text() == title or language != "en"
    assert window.menuBar().actions()[0].text() == "&File"


@pytest.mark.parametrize("theme", ["dark", "contrast", "light"])
def test_colours_are_changed_at_once_and_remembered(window: MainWindow, context: Context, theme: str) -> None:
    window.acts[Act[f"THEME_{theme.upper()}"]].trigger()
    assert context.palette.name == theme == window.settings.theme


def test_text_grows_and_comes_back(window: MainWindow) -> None:
    window.acts[Act.ZOOM_IN].trigger()
    assert QApplication.font().pointSizeF() > 10.1
    window.acts[Act.ZOOM_RESET].trigger()
    assert QApplication.font().pointSizeF() == pytest.approx(10)


def test_del_in_the_navigation_clears_no_cell(window: MainWindow, project_view: ProjectView, context: Context) -> None:
    project_view.open("action")
    project_view.navigation.list.setFocus()
    steps = len(context.book.timeline.done)
    for act in (Act.CLEAR, Act.DELETE_ROWS, Act.CUT):
        window.acts[act].trigger()
    assert len(context.book.timeline.done) == steps


def test_next_problem_goes_round_all_of_them(window: MainWindow, project_view: ProjectView, context: Context) -> None:
    problems = context.problems()
    seen = set()
    for _ in problems:
        window.acts[Act.NEXT_PROBLEM].trigger()
        seen.add(project_view.key)
    assert seen == {problem.sheet for problem in problems}
    assert window.status.said.text() in {context.words.tell(problem.message) for problem in problems}


def test_the_next_and_the_previous_sheet_are_a_key_away(window: MainWindow, project_view: ProjectView) -> None:
    project_view.open("readiness")
    window.acts[Act.NEXT_SHEET].trigger()
    assert project_view.key == SHEETS[0].__tablename__
    for _ in ("readiness", "overview", "the last one"):
        window.acts[Act.PREVIOUS_SHEET].trigger()
    assert project_view.key in listed()


def test_f6_goes_through_the_parts_of_the_window(window: MainWindow, project_view: ProjectView, qtbot: QtBot) -> None:
    project_view.open("role")
    with qtbot.waitActive(window):
        window.activateWindow()
    project_view.navigation.list.setFocus()
    homes = []
    for _ in range(3):
        window.acts[Act.NEXT_PANE].trigger()
        focus = QApplication.focusWidget()
        assert focus
        homes.append(
            [
                pane.isAncestorOf(focus) for pane in (project_view.navigation, project_view.stack, project_view.panel)
            ].index(True)
        )
    assert homes == [1, 2, 0]


def test_the_menu_bar_has_large_letters_from_the_start(settings: Settings, qtbot: QtBot) -> None:
    settings.zoom = 1.5
    window = MainWindow(settings, catalogues.words_of("en"))
    qtbot.addWidget(window)
    window.show()
    assert window.menuBar().font().pointSizeF() == 15
    settings.zoom = 1.0
    window.run(Act.ZOOM_RESET)
    assert window.menuBar().font().pointSizeF() == 10


@pytest.mark.parametrize("theme", PALETTES)
def test_f6_into_the_side_panel_shows_where_the_keyboard_is(
    window: MainWindow, project_view: ProjectView, qtbot: QtBot, theme: str
) -> None:
    window.set_theme(theme)
    project_view.open("action")
    project_view.refresh()
    with qtbot.waitActive(window):
        window.activateWindow()
    project_view.panel.show_tab(PROBLEMS_TAB)
    for part in (project_view.panel.tabs.tabBar(), project_view.panel.problem_panel.list):
        project_view.take_focus()
        QApplication.processEvents()
        quiet = accented(part, theme)
        part.setFocus(Qt.FocusReason.TabFocusReason)
        QApplication.processEvents()
        assert accented(part, theme) > quiet + 100, type(part)


def accented(part: QWidget, theme: str) -> int:
    """Count the pixels that have the accent colour."""
    picture, accent = part.grab().toImage(), QColor(PALETTES[theme].accent)
    return sum(
        picture.pixelColor(x, y) == accent for x in range(picture.width()) for y in range(min(picture.height(), 80))
    )


def test_the_side_panel_is_closed_and_stays_closed(window: MainWindow, project_view: ProjectView) -> None:
    project_view.open("role")
    window.acts[Act.TOGGLE_PANEL].trigger()
    assert not project_view.panel.isVisible()
    project_view.open("action")
    assert not project_view.panel.isVisible()
    assert window.settings.panel_open is False


def test_closing_remembers_size_and_sheet(window: MainWindow, project_view: ProjectView, settings: Settings) -> None:
    project_view.open("question")
    window.resize(1111, 777)
    window.close()
    again = Settings.load(settings.path.parent)
    assert again.geometry
    assert "question" in again.last_sheets.values()


def test_a_user_error_is_one_sentence_above_the_sheet(window: MainWindow, context: Context) -> None:
    context.failed.emit(UserError(phrase("The disk is full; nothing was changed. Free some space and try again.")))
    assert window.content is not None
    bar = window.content.errors
    assert bar.isVisible()
    bar.copy.click()
    assert QApplication.clipboard().text() == bar.sentence
    bar.close_button.click()
    assert not bar.isVisible()


def test_the_status_bar_tells_when_a_step_was_saved(window: MainWindow, context: Context) -> None:
    delete_first_role(context)
    assert window.status.saved.text().startswith("Saved ")


def test_a_store_that_is_open_to_read_refuses_changes_with_one_sentence(
    sample_store: Path, settings: Settings, qtbot: QtBot
) -> None:
    from ccworkbench.language import catalogues

    with Store.open(sample_store, read_only=True) as store:
        context, window = Context(store, "en"), MainWindow(settings, catalogues.words_of("en"))
        qtbot.addWidget(window)
        window.show_content(context)
        assert window.content is not None
        window.content.open(store.projects()[0].id)
        assert not window.acts[Act.NEW_PROJECT].isEnabled()
        with pytest.raises(UserError, match="read-only"):
            delete_first_role(context)
        context.close()


def test_backing_up_tells_where_the_copy_lies(window: MainWindow, context: Context, qtbot: QtBot) -> None:
    window.acts[Act.BACKUP].trigger()
    qtbot.waitUntil(lambda: "backups" in window.status.said.text())
    assert list((context.store.path.parent / "backups").glob("*.ccw"))


@pytest.mark.parametrize(
    "act", [Act.EXPORT, Act.EXPORT_SHEET, Act.DOCUMENTS, Act.PREVIEW, Act.GO_TO, Act.SHORTCUTS, Act.ABOUT]
)
def test_what_opens_over_the_window_opens(
    window: MainWindow, project_view: ProjectView, monkeypatch: pytest.MonkeyPatch, act: Act
) -> None:
    opened: list[QDialog] = []

    def look(dialog: QDialog) -> int:
        opened.append(dialog)
        return 0

    monkeypatch.setattr(QDialog, "exec", look)
    project_view.open("role")
    window.acts[act].trigger()
    assert [dialog.parent() for dialog in opened] == [window.content]


def test_a_sheet_is_handed_over_by_its_own_button(
    window: MainWindow, project_view: ProjectView, monkeypatch: pytest.MonkeyPatch
) -> None:
    chosen: list[tuple[str, ...]] = []
    monkeypatch.setattr(ExportDialog, "exec", lambda dialog: chosen.append(dialog.sheets.chosen()))
    project_view.open("role")
    assert project_view.page
    project_view.page.hand_over.click()
    assert chosen == [("role",)]


def test_a_project_that_the_wizard_made_is_opened(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    def fill(wizard: NewProjectDialog) -> int:
        wizard.name.setText("Südnetz")
        wizard.create_project()
        return wizard.result()

    monkeypatch.setattr(NewProjectDialog, "exec", fill)
    window.acts[Act.NEW_PROJECT].trigger()
    assert window.windowTitle() == "Südnetz – CC Workbench"


def test_saving_says_that_everything_is_saved(window: MainWindow) -> None:
    window.acts[Act.SAVE].trigger()
    assert window.status.said.text()
