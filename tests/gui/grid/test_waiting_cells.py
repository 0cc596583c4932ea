"""A cell whose change waits shows what was typed, marked, until it is written or given up."""

from typing import Any

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from ccworkbench.gui.actions import Act
from ccworkbench.gui.context import Context
from ccworkbench.gui.form.form_view import FormView
from ccworkbench.gui.form.inputs import LineInput
from ccworkbench.gui.look.palette import DARK, LIGHT, Palette
from ccworkbench.gui.panel.row_panel import RowPanel
from ccworkbench.gui.table.rows_view import RowsView
from ccworkbench.gui.window.project_view import ProjectView
from tests.gui.busy_store import Held
from tests.gui.typed_keys import Hands, OpenSheet

Key = Qt.Key


@pytest.fixture(autouse=True)
def _read(context: Context) -> None:
    """Read everything, as the window does before it shows anything: nothing that is painted reads the file."""
    context.read_all()
    context.problems()


@pytest.fixture
def actions(open_sheet: OpenSheet) -> Hands:
    return open_sheet("action")


def leave(hands: Hands) -> None:
    """Click elsewhere."""
    hands.view.do.cell_editing.settle()


def is_marked(hands: Hands, row: int, column: str) -> bool:
    """Tell whether a cell is seen on the ground of a warning."""
    option: Any = QStyleOptionViewItem()
    option.rect, option.font = QRect(0, 0, 160, 40), hands.grid.font()
    hands.grid.cell_delegate.tinted_row = -1
    image = QImage(option.rect.size(), QImage.Format.Format_RGB32)
    painter = QPainter(image)
    hands.grid.cell_delegate.paint(painter, option, hands.model.index(row, hands.model.column_number(column)))
    painter.end()
    return image.pixelColor(2, 2) == QColor(hands.model.context.palette.warn_soft)


@pytest.mark.parametrize("palette", [LIGHT, DARK])
def test_a_cell_left_by_mouse_shows_its_new_text_until_it_is_written(
    actions: Hands, context: Context, held: Held, qtbot: QtBot, palette: Palette
) -> None:
    context.set_palette(palette)
    held.take()
    actions.at(2, "source").type("Kick-off minutes")
    leave(actions)
    assert actions.text(2, "source") == "Kick-off minutes"
    assert is_marked(actions, 2, "source")
    assert not is_marked(actions, 1, "source")
    held.free()
    qtbot.waitUntil(lambda: not context.pending)
    assert actions.text(2, "source") == "Kick-off minutes"
    assert not is_marked(actions, 2, "source")


def test_a_cell_that_waits_says_so_to_who_can_not_see_it(actions: Hands, context: Context, held: Held) -> None:
    held.take()
    actions.at(2, "source").type("Minutes")
    leave(actions)
    index = actions.model.index(2, actions.model.column_number("source"))
    assert "Waiting to be saved" in actions.model.data(index, Qt.ItemDataRole.AccessibleTextRole)
    assert actions.model.data(index, Qt.ItemDataRole.ToolTipRole) == "Waiting to be saved"


def test_a_text_that_is_given_up_leaves_the_old_one(actions: Hands, context: Context, held: Held) -> None:
    before = actions.text(2, "source")
    held.take()
    actions.at(2, "source").type("No").press(Key.Key_Return)
    assert actions.text(2, "source") == "No"
    assert is_marked(actions, 2, "source")
    context.pending.take_back()
    assert actions.text(2, "source") == before


def test_a_waiting_text_is_what_is_edited_and_copied(
    actions: Hands, context: Context, held: Held, qtbot: QtBot
) -> None:
    held.take()
    actions.at(2, "source").type("Kick")
    leave(actions)
    actions.at(2, "source").press(Key.Key_F2)
    editor = actions.view.do.cell_editing.editor
    assert editor
    assert editor.text() == "Kick"
    editor.put("Kick-off")
    leave(actions)
    assert actions.text(2, "source") == "Kick-off"
    held.free()
    qtbot.waitUntil(lambda: not context.pending)
    assert actions.text(2, "source") == "Kick-off"


def test_a_paste_is_seen_while_it_waits(actions: Hands, context: Context, held: Held, qtbot: QtBot) -> None:
    count = len(actions.model.rows)
    held.take()
    actions.at(count - 1, "source").paste("a\nb\nc\n")
    assert actions.text(count - 1, "source") == "a"
    assert is_marked(actions, count - 1, "source")
    assert actions.model.new_text() == "2 new rows not saved yet"
    held.free()
    qtbot.waitUntil(lambda: not context.pending)
    assert actions.column("source")[count - 1 :] == ["a", "b", "c"]
    assert "wait" not in actions.model.new_text()


def test_a_text_for_the_new_row_is_seen_there(actions: Hands, context: Context, held: Held) -> None:
    count = len(actions.model.rows)
    held.take()
    actions.at(count, "source").type("Workshop")
    leave(actions)
    assert actions.text(count, "source") == "Workshop"
    assert is_marked(actions, count, "source")


def test_a_second_new_row_is_not_written_into_the_first(
    actions: Hands, context: Context, held: Held, qtbot: QtBot
) -> None:
    count = len(actions.model.rows)
    actions.at(count, "source").type("First").press(Key.Key_Return)
    held.take()
    actions.at(0, "source").type("Elsewhere")
    leave(actions)
    actions.at(count + 1, "source").type("Second")
    leave(actions)
    assert actions.column("source")[count:] == ["First"]
    held.free()
    qtbot.waitUntil(lambda: not context.pending)
    assert actions.column("source")[count:] == ["First", "Second"]
    assert actions.model.data(actions.model.index(count + 2, actions.model.column_number("source"))) is None


def test_cells_that_are_cleared_ticked_or_filled_show_it_at_once(
    open_sheet: OpenSheet, context: Context, held: Held
) -> None:
    people = open_sheet("person")
    ticked = people.model.index(0, people.model.column_number("main_contact"))
    before = ticked.data(Qt.ItemDataRole.CheckStateRole)
    held.take()
    people.at(0, "main_contact").press(Key.Key_Space, text=" ")
    assert ticked.data(Qt.ItemDataRole.CheckStateRole) != before
    people.press(Key.Key_Space, text=" ")
    assert ticked.data(Qt.ItemDataRole.CheckStateRole) == before
    people.at(0, "site").type("Kassel")
    leave(people)
    people.at(0, "site").to(2, "site").do(Act.FILL_DOWN)
    assert people.column("site")[:3] == ["Kassel"] * 3
    people.at(1, "site").do(Act.CLEAR)
    assert people.column("site")[:3] == ["Kassel", "", "Kassel"]


def test_letters_of_a_matrix_are_seen_while_they_wait(
    open_sheet: OpenSheet, context: Context, held: Held, qtbot: QtBot
) -> None:
    raci = open_sheet("raci")
    key = raci.model.key_of(raci.model.leading())
    held.take()
    raci.at(0, key).type("R", Key.Key_R)
    assert raci.text(0, key) == "R"
    held.free()
    qtbot.waitUntil(lambda: not context.pending)
    assert raci.text(0, key) == "R"


def test_a_field_says_that_its_text_waits(
    project_view: ProjectView, context: Context, held: Held, qtbot: QtBot
) -> None:
    project_view.open("project")
    assert isinstance(project_view.view, FormView)
    field = project_view.view.fields["name"]
    assert isinstance(field.input, LineInput)
    before = field.input.typed()
    held.take()
    field.input.line.setText("Kassel 2")
    field.input.line.editingFinished.emit()
    assert field.note.text() == "Waiting to be saved"
    project_view.view.retranslate()
    assert field.input.typed() == "Kassel 2"
    field.input.reverted.emit()
    assert (field.input.typed(), field.note.text()) == (before, "")
    field.input.line.setText("Kassel 3")
    field.input.line.editingFinished.emit()
    held.free()
    qtbot.waitUntil(lambda: not context.pending)
    assert (context.book.project.name, field.note.text()) == ("Kassel 3", "")


def test_a_waiting_text_of_a_row_is_seen_in_table_and_panel(
    actions: Hands, context: Context, held: Held, qtbot: QtBot
) -> None:
    panel = RowPanel(context)
    qtbot.addWidget(panel)
    panel.show_row(actions.model.rows[2])
    field = next(field for field in panel.fields if field.column.key == "source")
    assert isinstance(field.input, LineInput)
    held.take()
    field.input.line.setText("Workshop")
    field.input.line.editingFinished.emit()
    assert actions.text(2, "source") == "Workshop"
    panel.show_row(actions.model.rows[3])
    assert (field.input.typed() != "Workshop", field.note.text()) == (True, "")
    panel.show_row(actions.model.rows[2])
    assert (field.input.typed(), field.note.text()) == ("Workshop", "Waiting to be saved")


def test_undo_gives_the_last_waiting_change_up_and_offers_its_text(
    project_view: ProjectView, context: Context, held: Held, qtbot: QtBot
) -> None:
    project_view.open("action")
    assert isinstance(project_view.view, RowsView)
    hands, steps = Hands(project_view.view), len(context.book.timeline.done)
    before = hands.column("source")[1:3]
    held.take()
    for row, text in ((1, "Kept"), (2, "Ceased")):
        hands.at(row, "source").type(text)
        leave(hands)
    with qtbot.waitSignal(context.pending.refused) as told:
        project_view.commands()[Act.UNDO]()
    assert told.args[1] == "Ceased"
    assert hands.column("source")[1:3] == ["Kept", before[1]]
    held.free()
    qtbot.waitUntil(lambda: not context.pending)
    assert (hands.column("source")[1:3], len(context.book.timeline.done)) == (["Kept", before[1]], steps + 1)
    project_view.commands()[Act.UNDO]()
    assert hands.column("source")[1:3] == before


def test_a_field_whose_change_is_given_up_by_undo_shows_the_old_text(
    project_view: ProjectView, context: Context, held: Held, qtbot: QtBot
) -> None:
    project_view.open("project")
    assert isinstance(project_view.view, FormView)
    field = project_view.view.fields["code"].input
    assert isinstance(field, LineInput)
    before = field.typed()
    held.take()
    field.line.setText("K-2")
    field.line.editingFinished.emit()
    project_view.commands()[Act.UNDO]()
    assert (field.typed(), len(context.pending)) == (before, 0)
