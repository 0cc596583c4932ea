"""While another program holds the file, the window answers; what is not read yet says so, and comes by itself."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import copyfile

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from sqlalchemy import event

from ccworkbench.core.record import columns_of
from ccworkbench.gui.actions import Act
from ccworkbench.gui.context import Context
from ccworkbench.gui.pending_changes import TRY_AGAIN_MS
from ccworkbench.gui.sheet.view_of_shape import view_of
from ccworkbench.gui.store_file.busy_page import BusyPage
from ccworkbench.gui.table.rows_view import RowsView
from ccworkbench.gui.window.main_window import MainWindow
from ccworkbench.gui.window.project_view import ProjectView
from ccworkbench.gui.window.window_content import WindowContent
from ccworkbench.language.words import phrase
from ccworkbench.method.reports.catalogue import listed
from ccworkbench.sheets.order import SHEETS
from ccworkbench.sheets.roles.action import Action
from ccworkbench.store.store import Store
from tests.gui.busy_store import Held, Pulse
from tests.gui.conftest import TODAY
from tests.gui.lent_project import PATIENCE
from tests.gui.typed_keys import Hands, Key

LONGEST = 0.1  # seconds in which the window may not answer, while no more is asked of it than to wait


@pytest.fixture
def context(sample_store: Path, tmp_path: Path, styled: QApplication) -> Iterator[Context]:
    """Open a store of one's own: of the one that tests share, every sheet was read."""
    copyfile(sample_store, tmp_path / "store.ccw")
    with Store.open(tmp_path / "store.ccw", patience=PATIENCE) as store:
        context = Context(store, "en", today=TODAY)
        context.open(store.projects()[0].id)
        yield context
        context.close()


@pytest.fixture
def content(window: MainWindow) -> WindowContent:
    assert window.content
    return window.content


@contextmanager
def statements(context: Context) -> Iterator[list[str]]:
    """List what is asked of the database meanwhile."""
    asked: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        asked.append(statement)

    event.listen(context.store.engine, "before_cursor_execute", note)
    yield asked
    event.remove(context.store.engine, "before_cursor_execute", note)


def opened_on(content: WindowContent, sheet: str) -> ProjectView:
    """Open the project anew on one sheet; the others are not read before that was painted."""
    project = content.context.book.project_id
    content.show_home()
    content.settings.last_sheets[str(project)] = sheet
    content.open(project)
    assert content.project_view
    return content.project_view


def read(project_view: ProjectView, qtbot: QtBot) -> None:
    """Wait until all sheets were read, which happens after the first paint."""
    with qtbot.waitSignal(project_view.refreshed):
        pass


def paint_all(view: RowsView) -> None:
    """Paint all that can be scrolled to."""
    across, down = view.grid.horizontalScrollBar(), view.grid.verticalScrollBar()
    for x, y in ((across.maximum(), down.maximum()), (0, 0)):
        across.setValue(x)
        down.setValue(y)
        view.window().grab()


@pytest.mark.long
def test_no_sheet_asks_the_file_for_anything_when_it_is_painted(
    window: MainWindow, project_view: ProjectView, context: Context, held: Held, qtbot: QtBot
) -> None:
    read(project_view, qtbot)
    held.take()
    with statements(context) as asked:
        for key in listed():
            project_view.open(key)
            if isinstance(project_view.view, RowsView):
                paint_all(project_view.view)
            else:
                window.grab()
    assert asked == []


@pytest.mark.long
def test_a_sheet_can_be_opened_for_the_first_time_while_the_file_is_held(
    project_view: ProjectView, context: Context, held: Held, qtbot: QtBot
) -> None:
    read(project_view, qtbot)
    held.take()
    with statements(context) as asked:
        for sheet in SHEETS:
            project_view.open(sheet.__tablename__)
    assert asked == []
    assert not isinstance(project_view.stack.currentWidget(), BusyPage)


def test_the_window_answers_while_a_text_waits(
    project_view: ProjectView, context: Context, held: Held, qtbot: QtBot
) -> None:
    read(project_view, qtbot)
    project_view.open("action")
    assert isinstance(project_view.view, RowsView)
    hands = Hands(project_view.view)
    QApplication.processEvents()
    usual = Pulse()  # what else this machine does
    qtbot.wait(3 * TRY_AGAIN_MS)
    usual.stop()
    held.take()
    hands.at(2, "source").type("Waiting").press(Key.Key_Return)
    tried: list[bool] = []
    context.pending.changed.connect(lambda: tried.append(True))
    pulse = Pulse()
    qtbot.waitUntil(lambda: len(tried) > 2)
    pulse.stop()
    assert pulse.longest < LONGEST + usual.longest


def test_a_failed_edit_leaves_all_rows_in_memory(
    project_view: ProjectView, context: Context, held: Held, qtbot: QtBot
) -> None:
    read(project_view, qtbot)
    project_view.open("action")
    assert isinstance(project_view.view, RowsView)
    hands = Hands(project_view.view)
    held.take()
    hands.at(2, "source").type("Waiting").press(Key.Key_Return)
    with statements(context) as asked:
        paint_all(project_view.view)
    assert asked == []


def test_a_sheet_that_is_not_read_yet_says_so_and_comes_by_itself(
    content: WindowContent, context: Context, held: Held, qtbot: QtBot
) -> None:
    project_view = opened_on(content, "role")
    held.take()  # before the rest was read
    project_view.open("action")
    assert isinstance(project_view.stack.currentWidget(), BusyPage)
    assert project_view.view is None
    held.free()
    qtbot.waitUntil(lambda: isinstance(project_view.view, RowsView))
    assert project_view.key == "action"
    assert context.book.rows(Action)


def test_another_sheet_can_be_opened_over_a_busy_page(content: WindowContent, held: Held, qtbot: QtBot) -> None:
    project_view, shown = opened_on(content, "role"), "role"
    held.take()
    project_view.open("action")
    project_view.open(shown)
    assert project_view.stack.currentWidget() is not None
    assert not isinstance(project_view.stack.currentWidget(), BusyPage)
    held.free()
    read(project_view, qtbot)
    assert project_view.key == shown


def test_figures_and_marks_come_when_the_file_can_be_read(
    content: WindowContent, context: Context, held: Held, qtbot: QtBot
) -> None:
    project_view = opened_on(content, "role")
    held.take()
    project_view.refresh()
    assert context.is_fresh
    held.free()
    read(project_view, qtbot)
    assert context.problems()


def test_a_project_that_cannot_be_read_yet_opens_by_itself(
    content: WindowContent, project_view: ProjectView, context: Context, held: Held, qtbot: QtBot
) -> None:
    project = context.book.project_id
    content.show_home()
    held.take()
    content.open(project)
    assert content.project_view is None
    assert isinstance(content.stack.currentWidget(), BusyPage)
    held.free()
    qtbot.waitUntil(lambda: content.project_view is not None)
    assert context.book.project_id == project


def test_the_list_of_projects_comes_by_itself(
    content: WindowContent, project_view: ProjectView, held: Held, qtbot: QtBot
) -> None:
    held.take()
    content.show_home()
    assert isinstance(content.home.stack.currentWidget(), BusyPage)
    held.free()
    qtbot.waitUntil(lambda: len(content.home.list.lines.lines) == 1)
    assert not isinstance(content.home.stack.currentWidget(), BusyPage)


def test_the_history_of_a_row_comes_when_it_can_be_read(
    project_view: ProjectView, context: Context, held: Held, qtbot: QtBot
) -> None:
    read(project_view, qtbot)
    project_view.open("action")
    panel = project_view.panel.row_panel.history
    held.take()
    panel.show_row(context.book.rows(Action)[0])
    assert panel.lines.count() == 0
    held.free()
    qtbot.waitUntil(lambda: panel.lines.count() > 0)


def test_undo_of_a_busy_store_is_refused_in_one_sentence(
    content: WindowContent, project_view: ProjectView, context: Context, held: Held
) -> None:
    with context.open_book().edit(phrase("Edit")) as edit:
        edit.add(Action(preparation="One more"))
    held.take()
    content.attempt(Act.UNDO, content.commands())
    assert "in use" in content.errors.sentence
    held.free()
    content.attempt(Act.UNDO, content.commands())
    assert not content.errors.isVisible()


def test_a_window_that_only_reads_follows_its_writer(context: Context, qtbot: QtBot) -> None:
    with Store.open(context.store.path, read_only=True) as store:
        onlooker = Context(store, "en", today=context.today)
        onlooker.open(context.book.project_id)
        view = view_of(onlooker, Action)
        qtbot.addWidget(view)
        assert isinstance(view, RowsView)
        before, row = len(view.model.rows), context.book.rows(Action)[1]
        with context.open_book().edit(phrase("Write")) as edit:
            edit.write(row, next(column for column in columns_of(Action) if column.key == "source"), "Seen at once")
            edit.add(Action(preparation="Come"))
        qtbot.waitUntil(lambda: Hands(view).text(1, "source") == "Seen at once")
        assert len(view.model.rows) == before + 1
        onlooker.close()
