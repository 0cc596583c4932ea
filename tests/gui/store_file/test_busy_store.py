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
from ccworkbench.sheets import SHEETS
from ccworkbench.sheets.roles.action import Action
from ccworkbench.store.store import Store
from tests.gui.busy_store import Held, Pulse
from tests.gui.conftest import TODAY
from tests.gui.lent_project import PATIENCE
from tests.gui.typed_keys import Hands, Key

LONGEST = 0.1  # seconds in which the window may not answer, while no more is asked of it than to wait


@pytest.fixture
def desk(sample_store: Path, tmp_path: Path, dressed: QApplication) -> Iterator[Context]:
    """Open a store of one's own: of the one that tests share, every sheet was read."""
    copyfile(sample_store, tmp_path / "store.ccw")
    with Store.open(tmp_path / "store.ccw", patience=PATIENCE) as store:
        desk = Context(store, "en", today=TODAY)
        desk.open(store.projects()[0].id)
        yield desk
        desk.close()


@pytest.fixture
def workplace(window: MainWindow) -> WindowContent:
    assert window.workplace
    return window.workplace


@contextmanager
def statements(desk: Context) -> Iterator[list[str]]:
    """List what is asked of the database meanwhile."""
    asked: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        asked.append(statement)

    event.listen(desk.store.engine, "before_cursor_execute", note)
    yield asked
    event.remove(desk.store.engine, "before_cursor_execute", note)


def opened_on(workplace: WindowContent, sheet: str) -> ProjectView:
    """Open the project anew on one sheet; the others are not read before that was painted."""
    project = workplace.desk.book.project_id
    workplace.show_home()
    workplace.settings.last_sheets[str(project)] = sheet
    workplace.open(project)
    assert workplace.place
    return workplace.place


def read(place: ProjectView, qtbot: QtBot) -> None:
    """Wait until all sheets were read, which happens after the first paint."""
    with qtbot.waitSignal(place.refreshed):
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
    window: MainWindow, place: ProjectView, desk: Context, held: Held, qtbot: QtBot
) -> None:
    read(place, qtbot)
    held.take()
    with statements(desk) as asked:
        for key in listed():
            place.open(key)
            if isinstance(place.view, RowsView):
                paint_all(place.view)
            else:
                window.grab()
    assert asked == []


@pytest.mark.long
def test_a_sheet_can_be_opened_for_the_first_time_while_the_file_is_held(
    place: ProjectView, desk: Context, held: Held, qtbot: QtBot
) -> None:
    read(place, qtbot)
    held.take()
    with statements(desk) as asked:
        for sheet in SHEETS:
            place.open(sheet.__tablename__)
    assert asked == []
    assert not isinstance(place.stack.currentWidget(), BusyPage)


def test_the_window_answers_while_a_text_waits(place: ProjectView, desk: Context, held: Held, qtbot: QtBot) -> None:
    read(place, qtbot)
    place.open("action")
    assert isinstance(place.view, RowsView)
    hands = Hands(place.view)
    QApplication.processEvents()
    usual = Pulse()  # what else this machine does
    qtbot.wait(3 * TRY_AGAIN_MS)
    usual.stop()
    held.take()
    hands.at(2, "source").type("Waits").press(Key.Key_Return)
    tried: list[bool] = []
    desk.pending.changed.connect(lambda: tried.append(True))
    pulse = Pulse()
    qtbot.waitUntil(lambda: len(tried) > 2)
    pulse.stop()
    assert pulse.longest < LONGEST + usual.longest


def test_a_failed_edit_leaves_all_rows_in_memory(place: ProjectView, desk: Context, held: Held, qtbot: QtBot) -> None:
    read(place, qtbot)
    place.open("action")
    assert isinstance(place.view, RowsView)
    hands = Hands(place.view)
    held.take()
    hands.at(2, "source").type("Waits").press(Key.Key_Return)
    with statements(desk) as asked:
        paint_all(place.view)
    assert asked == []


def test_a_sheet_that_is_not_read_yet_says_so_and_comes_by_itself(
    workplace: WindowContent, desk: Context, held: Held, qtbot: QtBot
) -> None:
    place = opened_on(workplace, "role")
    held.take()  # before the rest was read
    place.open("action")
    assert isinstance(place.stack.currentWidget(), BusyPage)
    assert place.view is None
    held.free()
    qtbot.waitUntil(lambda: isinstance(place.view, RowsView))
    assert place.key == "action"
    assert desk.book.rows(Action)


def test_another_sheet_can_be_opened_over_a_busy_page(workplace: WindowContent, held: Held, qtbot: QtBot) -> None:
    place, shown = opened_on(workplace, "role"), "role"
    held.take()
    place.open("action")
    place.open(shown)
    assert place.stack.currentWidget() is not None
    assert not isinstance(place.stack.currentWidget(), BusyPage)
    held.free()
    read(place, qtbot)
    assert place.key == shown


def test_figures_and_marks_come_when_the_file_can_be_read(
    workplace: WindowContent, desk: Context, held: Held, qtbot: QtBot
) -> None:
    place = opened_on(workplace, "role")
    held.take()
    place.refresh()
    assert desk.is_fresh
    held.free()
    read(place, qtbot)
    assert desk.problems()


def test_a_project_that_cannot_be_read_yet_opens_by_itself(
    workplace: WindowContent, place: ProjectView, desk: Context, held: Held, qtbot: QtBot
) -> None:
    project = desk.book.project_id
    workplace.show_home()
    held.take()
    workplace.open(project)
    assert workplace.place is None
    assert isinstance(workplace.stack.currentWidget(), BusyPage)
    held.free()
    qtbot.waitUntil(lambda: workplace.place is not None)
    assert desk.book.project_id == project


def test_the_list_of_projects_comes_by_itself(
    workplace: WindowContent, place: ProjectView, held: Held, qtbot: QtBot
) -> None:
    held.take()
    workplace.show_home()
    assert isinstance(workplace.home.stack.currentWidget(), BusyPage)
    held.free()
    qtbot.waitUntil(lambda: len(workplace.home.list.lines.lines) == 1)
    assert not isinstance(workplace.home.stack.currentWidget(), BusyPage)


def test_the_history_of_a_row_comes_when_it_can_be_read(
    place: ProjectView, desk: Context, held: Held, qtbot: QtBot
) -> None:
    read(place, qtbot)
    place.open("action")
    panel = place.panel.row_panel.history
    held.take()
    panel.show_row(desk.book.rows(Action)[0])
    assert panel.lines.count() == 0
    held.free()
    qtbot.waitUntil(lambda: panel.lines.count() > 0)


def test_undo_of_a_busy_store_is_refused_in_one_sentence(
    workplace: WindowContent, place: ProjectView, desk: Context, held: Held
) -> None:
    with desk.edit(phrase("Edit")) as edit:
        edit.add(Action(preparation="One more"))
    held.take()
    workplace.attempt(Act.UNDO, workplace.commands())
    assert "busy" in workplace.errors.sentence
    held.free()
    workplace.attempt(Act.UNDO, workplace.commands())
    assert not workplace.errors.isVisible()


def test_a_window_that_only_reads_follows_its_writer(desk: Context, qtbot: QtBot) -> None:
    with Store.open(desk.store.path, read_only=True) as store:
        onlooker = Context(store, "en", today=desk.today)
        onlooker.open(desk.book.project_id)
        view = view_of(onlooker, Action)
        qtbot.addWidget(view)
        assert isinstance(view, RowsView)
        before, row = len(view.model.rows), desk.book.rows(Action)[1]
        with desk.edit(phrase("Write")) as edit:
            edit.write(row, next(column for column in columns_of(Action) if column.key == "source"), "Seen at once")
            edit.add(Action(preparation="Come"))
        qtbot.waitUntil(lambda: Hands(view).text(1, "source") == "Seen at once")
        assert len(view.model.rows) == before + 1
        onlooker.close()
