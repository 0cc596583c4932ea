"""While another program holds the file, the window answers; what is not read yet says so, and comes by itself."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import event

from ccworkbench.core.words import phrase
from ccworkbench.gui.actions import Act
from ccworkbench.gui.desk import Desk
from ccworkbench.gui.main_window import MainWindow
from ccworkbench.gui.place import AFTER_PAINT, Place
from ccworkbench.gui.table_view import RowsView
from ccworkbench.gui.waiting import BusyPage
from ccworkbench.gui.workplace import Workplace
from ccworkbench.method.reports import listed
from ccworkbench.sheets import SHEETS
from ccworkbench.sheets.action import Action
from tests.gui.hands import Hands, Key
from tests.gui.held import Held, Pulse

LONGEST = 0.1  # seconds in which the window may not answer, while no more is asked of it than to wait


@pytest.fixture
def workplace(window: MainWindow) -> Workplace:
    assert window.workplace
    return window.workplace


@contextmanager
def statements(desk: Desk) -> Iterator[list[str]]:
    """List what is asked of the database meanwhile."""
    asked: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        asked.append(statement)

    event.listen(desk.store.engine, "before_cursor_execute", note)
    yield asked
    event.remove(desk.store.engine, "before_cursor_execute", note)


def read(place: Place, qtbot: QtBot) -> None:
    """Wait until all sheets were read, which happens after the first paint."""
    with qtbot.waitSignal(place.refreshed):
        pass


def paint_all(view: RowsView) -> None:
    """Paint all that can be scrolled to."""
    across, down = view.grid.horizontalScrollBar(), view.grid.verticalScrollBar()
    for x in (0, across.maximum() // 2, across.maximum()):
        for y in (0, down.maximum() // 2, down.maximum()):
            across.setValue(x)
            down.setValue(y)
            view.grid.viewport().repaint()
    for part in (view.grid.horizontalHeader(), view.grid.verticalHeader()):
        part.viewport().repaint()


def test_no_sheet_asks_the_file_for_anything_when_it_is_painted(
    window: MainWindow, place: Place, desk: Desk, held: Held, qtbot: QtBot
) -> None:
    read(place, qtbot)
    for key in listed():
        place.open(key)
        QApplication.processEvents()
    held.take()
    with statements(desk) as asked:
        for key in listed():
            place.open(key)
            if isinstance(place.view, RowsView):
                paint_all(place.view)
            for widget in window.findChildren(QWidget):
                if widget.isVisible():
                    widget.repaint()
        desk.set_language("de")
        window.repaint()
    assert asked == []


def test_a_sheet_can_be_opened_for_the_first_time_while_the_file_is_held(
    place: Place, desk: Desk, held: Held, qtbot: QtBot
) -> None:
    read(place, qtbot)
    held.take()
    with statements(desk) as asked:
        for sheet in SHEETS:
            place.open(sheet.__tablename__)
    assert asked == []
    assert not isinstance(place.stack.currentWidget(), BusyPage)


def test_the_window_answers_while_a_text_waits(place: Place, desk: Desk, held: Held, qtbot: QtBot) -> None:
    read(place, qtbot)
    place.open("action")
    assert isinstance(place.view, RowsView)
    hands = Hands(place.view)
    QApplication.processEvents()
    held.take()
    hands.at(2, "source").type("Waits").press(Key.Key_Return)
    tried: list[bool] = []
    desk.pending.changed.connect(lambda: tried.append(True))
    pulse = Pulse()
    qtbot.waitUntil(lambda: len(tried) > 3)
    assert pulse.longest < LONGEST
    pulse.stop()


def test_a_failed_edit_leaves_all_rows_in_memory(place: Place, desk: Desk, held: Held, qtbot: QtBot) -> None:
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
    place: Place, desk: Desk, held: Held, qtbot: QtBot
) -> None:
    held.take()  # before the rest was read
    place.open("action")
    assert isinstance(place.stack.currentWidget(), BusyPage)
    assert place.view is None
    held.free()
    qtbot.waitUntil(lambda: isinstance(place.view, RowsView))
    assert place.key == "action"
    assert desk.book.rows(Action)


def test_another_sheet_can_be_opened_over_a_busy_page(place: Place, held: Held, qtbot: QtBot) -> None:
    shown = place.key
    held.take()
    place.open("action")
    place.open(shown)
    assert place.stack.currentWidget() is not None
    assert not isinstance(place.stack.currentWidget(), BusyPage)
    held.free()
    read(place, qtbot)
    assert place.key == shown


def test_figures_and_marks_come_when_the_file_can_be_read(place: Place, held: Held, qtbot: QtBot) -> None:
    held.take()
    come: list[bool] = []
    place.refreshed.connect(lambda: come.append(True))
    qtbot.wait(2 * AFTER_PAINT)
    assert not come
    held.free()
    qtbot.waitUntil(lambda: bool(come))


def test_a_project_that_cannot_be_read_yet_opens_by_itself(
    workplace: Workplace, place: Place, desk: Desk, held: Held, qtbot: QtBot
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


def test_the_list_of_projects_comes_by_itself(workplace: Workplace, place: Place, held: Held, qtbot: QtBot) -> None:
    held.take()
    workplace.show_home()
    assert isinstance(workplace.home.stack.currentWidget(), BusyPage)
    held.free()
    qtbot.waitUntil(lambda: len(workplace.home.list.lines.lines) == 1)
    assert not isinstance(workplace.home.stack.currentWidget(), BusyPage)


def test_the_history_of_a_row_comes_when_it_can_be_read(place: Place, desk: Desk, held: Held, qtbot: QtBot) -> None:
    read(place, qtbot)
    place.open("action")
    panel = place.panel.row_panel.history
    held.take()
    panel.show_row(desk.book.rows(Action)[0])
    assert panel.lines.count() == 0
    held.free()
    qtbot.waitUntil(lambda: panel.lines.count() > 0)


def test_undo_of_a_busy_store_is_refused_in_one_sentence(
    window: MainWindow, workplace: Workplace, place: Place, desk: Desk, held: Held
) -> None:
    with desk.edit(phrase("Edit")) as edit:
        edit.add(Action(preparation="One more"))
    held.take()
    window.acts[Act.UNDO].trigger()
    assert "busy" in workplace.errors.sentence
    held.free()
    window.acts[Act.UNDO].trigger()
    assert not workplace.errors.isVisible()
