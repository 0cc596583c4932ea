"""Sheets and headings are called in the window as the project calls them, from the moment they are renamed."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QDialog, QLabel
from pytestqt.qtbot import QtBot

from ccworkbench.core.record import columns_of
from ccworkbench.gui.actions import Act
from ccworkbench.gui.context import Context
from ccworkbench.gui.dialogs.rename_dialog import RenameDialog
from ccworkbench.gui.form.field import FormField
from ccworkbench.gui.navigation.entries import named_entries
from ccworkbench.gui.table.pasted_headings import by_headings
from ccworkbench.gui.table.table_view import TableView
from ccworkbench.gui.window.main_window import MainWindow
from ccworkbench.gui.window.project_view import ProjectView
from ccworkbench.operations.rename import rename
from ccworkbench.sheets.prepare.project import Project
from tests.gui.typed_keys import OpenSheet

Typed = Callable[[str], None]


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> Typed:
    """Answer the question for a name."""

    def answer(text: str) -> None:
        def fill(dialog: QDialog) -> int:
            assert isinstance(dialog, RenameDialog)
            dialog.name.setText(text)
            dialog.rename_button.click()
            return dialog.result()

        monkeypatch.setattr(RenameDialog, "exec", fill)

    return answer


def heading(view: TableView, key: str) -> str:
    column = next(column for column in view.model.columns if column.key == key)
    return view.model.heading(column)


def choose(view: TableView, key: str, text: str) -> None:
    place = next(n for n, column in enumerate(view.model.columns) if column.key == key)
    menu = view.menu_of(place)
    next(action for action in menu.actions() if action.text() == text).trigger()
    menu.deleteLater()


def test_a_heading_is_renamed_in_its_menu_and_undo_takes_it_back(
    project_view: ProjectView, context: Context, typed: Typed
) -> None:
    project_view.open("task")
    view = project_view.view
    assert isinstance(view, TableView)
    typed("Responsible at Nordtal")
    choose(view, "owner", "Rename heading…")
    assert heading(view, "owner") == "Responsible at Nordtal"
    assert len(context.book.timeline.done) == 1
    context.set_language("de")
    assert heading(view, "owner") == "Responsible at Nordtal"
    context.book.undo()
    assert heading(view, "owner") == "Verantwortlich"
    context.set_language("en")


def test_a_sheet_is_renamed_by_its_command_in_title_and_navigation(
    window: MainWindow, project_view: ProjectView, context: Context, typed: Typed
) -> None:
    project_view.open("task")
    assert project_view.page
    typed("Timeline of Nordtal")
    window.acts[Act.RENAME_SHEET].trigger()
    assert project_view.page.title.text() == "Timeline of Nordtal"
    assert "Timeline of Nordtal" in [entry.text for entry in named_entries(context)]
    typed("")
    window.acts[Act.RENAME_SHEET].trigger()
    assert project_view.page.title.text() == "Roadmap"
    project_view.open("overview")
    assert not window.acts[Act.RENAME_SHEET].isEnabled()


def test_a_form_shows_the_new_name_and_offers_to_change_it(context: Context, qtbot: QtBot, typed: Typed) -> None:
    field = FormField(context, next(one for one in columns_of(Project) if one.key == "platform"))
    qtbot.addWidget(field)
    context.words_changed.connect(field.retranslate)
    typed("System")
    field.renaming.trigger()
    assert "System" in [label.text() for label in field.findChildren(QLabel)]


def test_a_name_that_is_taken_is_said_and_stays_in_the_dialog(context: Context, qtbot: QtBot) -> None:
    dialog = RenameDialog(context, "task.owner")
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.name.setText("status")
    dialog.rename_button.click()
    assert dialog.message.text() == "“status” is already used here. Choose another name."
    assert dialog.isVisible()
    assert dialog.name.text() == "status"
    assert not dialog.original.isEnabled()
    dialog.name.setText("Who")
    dialog.rename_button.click()
    assert not dialog.isVisible()
    again = RenameDialog(context, "task.owner")
    qtbot.addWidget(again)
    again.original.click()
    assert context.book.project.titles == {}


def test_pasted_headings_are_known_by_the_new_and_by_our_own_name(context: Context, open_sheet: OpenSheet) -> None:
    rename(context.book, "task.owner", "Wer", context.words)
    hands = open_sheet("task")
    model = hands.view.model
    places = [next(n for n, one in enumerate(model.columns) if one.key == key) for key in ("title", "owner")]
    for title, owner in (("Task or milestone", "Wer"), ("Task or milestone", "Owner"), ("Task or milestone", "wer")):
        block, known = by_headings([[title, owner], ["A", "B"]], model, 0)
        assert (block, known) == ([["A", "B"]], places)


def test_a_store_that_is_only_read_renames_nothing(context: Context, qtbot: QtBot) -> None:
    context.store.lock, lock = None, context.store.lock
    try:
        view = TableView(context, Project)
        qtbot.addWidget(view)
        menu = view.menu_of(0)
        assert not next(action for action in menu.actions() if action.text() == "Rename heading…").isEnabled()
    finally:
        context.store.lock = lock
