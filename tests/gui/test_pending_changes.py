"""What was typed while the store is busy: it waits, is seen, is written later, and never gets lost."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from ccworkbench.gui import standard_dialogs
from ccworkbench.gui.actions import Act
from ccworkbench.gui.context import Context
from ccworkbench.gui.form.form_view import FormView
from ccworkbench.gui.form.inputs import LineInput
from ccworkbench.gui.matrix.matrix_view import MatrixView
from ccworkbench.gui.table.rows_view import RowsView
from ccworkbench.gui.window.main_window import MainWindow
from ccworkbench.gui.window.project_view import ProjectView
from ccworkbench.gui.window.window_content import WindowContent
from ccworkbench.language.words import phrase
from ccworkbench.sheets.order import SHEETS
from ccworkbench.sheets.prepare.project import Project
from ccworkbench.sheets.prepare.question import Question
from ccworkbench.sheets.roles.action import Action
from ccworkbench.sheets.roles.person import Person
from tests.gui.busy_store import Held
from tests.gui.typed_keys import Hands, OpenSheet

Key = Qt.Key


@pytest.fixture
def actions(open_sheet: OpenSheet) -> Hands:
    return open_sheet("action")


@pytest.fixture
def content(window: MainWindow) -> WindowContent:
    assert window.content
    return window.content


def steps(context: Context) -> int:
    return len(context.book.timeline.done)


def sheet_in(project_view: ProjectView) -> Hands:
    assert isinstance(project_view.view, RowsView)
    return Hands(project_view.view)


def written(context: Context) -> Callable[[], bool]:
    return lambda: not context.pending


# The editor of a cell


@pytest.mark.parametrize(
    ("key", "here"),
    [(Key.Key_Return, (3, "source")), (Key.Key_Tab, (2, "evidence")), (Key.Key_Backtab, (2, "deliverable_id"))],
)
def test_a_cell_is_left_at_once_though_its_text_waits(
    actions: Hands, context: Context, held: Held, qtbot: QtBot, key: Qt.Key, here: tuple[int, str]
) -> None:
    held.take()
    actions.at(2, "source").type("Kick-off minutes").press(key)
    assert actions.view.do.cell_editing.editor is None
    assert actions.here == here
    assert actions.text(2, "source") == "Kick-off minutes"
    held.free()
    qtbot.waitUntil(written(context))
    assert actions.text(2, "source") == "Kick-off minutes"
    assert actions.here == here  # it has gone on once


def test_a_waiting_text_is_given_up_by_undo(
    content: WindowContent, project_view: ProjectView, window: MainWindow, context: Context, held: Held
) -> None:
    project_view.open("action")
    actions = sheet_in(project_view)
    before = actions.text(2, "source"), steps(context)
    held.take()
    actions.at(2, "source").type("No").press(Key.Key_Return)
    window.commands()[Act.UNDO]()
    assert not context.pending
    assert "discarded" in content.errors.sentence
    held.free()
    assert context.pending.again()
    assert (actions.text(2, "source"), steps(context)) == before


@pytest.mark.parametrize("is_typing", [False, True])
def test_who_tabs_on_in_the_new_row_stays_in_it_when_it_is_written(
    actions: Hands, context: Context, held: Held, qtbot: QtBot, is_typing: bool
) -> None:
    count = len(actions.model.rows)
    held.take()
    actions.at(count, "source").type("Workshop").press(Key.Key_Tab)
    if is_typing:
        actions.type("Min")
    held.free()
    qtbot.waitUntil(written(context))
    assert actions.here == (count, "evidence")
    actions.type("utes" if is_typing else "Minutes").press(Key.Key_Return)
    assert (actions.text(count, "source"), actions.text(count, "evidence")) == ("Workshop", "Minutes")
    assert len(actions.model.rows) == count + 1


def test_who_goes_down_from_the_new_row_begins_another_when_it_is_written(
    actions: Hands, context: Context, held: Held, qtbot: QtBot
) -> None:
    count = len(actions.model.rows)
    held.take()
    actions.at(count, "source").type("Workshop").press(Key.Key_Return)
    held.free()
    qtbot.waitUntil(written(context))
    assert actions.here == (count + 1, "source")
    actions.type("Kick-off").press(Key.Key_Return)
    assert actions.column("source")[count:] == ["Workshop", "Kick-off"]


def test_who_types_new_rows_one_below_the_other_gets_all_of_them(
    actions: Hands, context: Context, held: Held, qtbot: QtBot
) -> None:
    count = len(actions.model.rows)
    held.take()
    for text in ("One", "Two", "Three"):
        actions.at(len(actions.model.rows), "source").type(text).press(Key.Key_Return)
    assert actions.text(count, "source") == ""
    assert actions.model.new_text() == "3 new rows not saved yet"
    held.free()
    qtbot.waitUntil(written(context))
    assert actions.column("source")[count:] == ["One", "Two", "Three"]
    assert "wait" not in actions.model.new_text()


def test_texts_of_several_cells_are_written_in_their_order(
    actions: Hands, context: Context, held: Held, qtbot: QtBot
) -> None:
    held.take()
    for row, text in ((2, "one"), (3, "two"), (2, "three")):
        actions.at(row, "source").type(text).press(Key.Key_Return)
    held.free()
    qtbot.waitUntil(written(context))
    assert actions.column("source")[2:4] == ["three", "two"]
    assert [step.label.values["field"] for step in context.book.timeline.done[-3:]] == ["Source"] * 3


def test_texts_for_the_new_row_make_one_row(actions: Hands, context: Context, held: Held, qtbot: QtBot) -> None:
    count = len(actions.model.rows)
    held.take()
    actions.at(count, "preparation").type("Order headsets").press(Key.Key_Tab)
    actions.at(count, "source").type("Workshop").press(Key.Key_Return)
    held.free()
    qtbot.waitUntil(written(context))
    assert len(actions.model.rows) == count + 1
    assert (actions.text(count, "preparation"), actions.text(count, "source")) == ("Order headsets", "Workshop")


def test_a_new_person_named_in_a_waiting_cell_is_made_once(
    actions: Hands, context: Context, held: Held, qtbot: QtBot
) -> None:
    people = len(context.book.rows(Person))
    held.take()
    actions.at(1, "assigned_to").type("Ilse Unbekannt").press(Key.Key_Up, Key.Key_Return)
    for _ in range(3):
        assert not context.pending.again()
    held.free()
    qtbot.waitUntil(written(context))
    assert actions.text(1, "assigned_to") == "Ilse Unbekannt"
    assert len(context.book.rows(Person)) == people + 1


@pytest.mark.parametrize("leave", ["filter", "language", "command"])
def test_a_waiting_text_outlives_its_editor(
    actions: Hands, context: Context, held: Held, qtbot: QtBot, leave: str
) -> None:
    row = actions.model.rows[2]
    held.take()
    actions.at(2, "due").type("4 Dec 2026").press(Key.Key_Return)
    ways: dict[str, Callable[[], object]] = {
        "filter": lambda: actions.view.search("contact"),
        "language": lambda: context.set_language("de"),
        "command": lambda: actions.do(Act.COPY),
    }
    ways[leave]()
    assert actions.view.do.cell_editing.editor is None
    assert context.pending.texts() == "4 Dec 2026"
    held.free()
    qtbot.waitUntil(written(context))
    assert isinstance(row, Action)
    assert str(row.due) == "2026-12-04"  # read in the language that it was typed in


def test_an_edit_behind_a_waiting_text_does_not_overtake_it(actions: Hands, context: Context, held: Held) -> None:
    held.take()
    actions.at(2, "source").type("first").press(Key.Key_Return)
    held.free()
    with context.open_book().edit(phrase("Edit")) as edit:
        edit.write(actions.model.rows[2], actions.model.columns[actions.model.column_number("source")], "second")
    assert [step.label.text for step in context.book.timeline.done[-2:]] == ["Change {field}", "Edit"]
    assert actions.text(2, "source") == "second"


def test_rows_that_go_while_a_cell_is_edited_take_no_text_with_them(open_sheet: OpenSheet, context: Context) -> None:
    actions = open_sheet("action")
    actions.at(0, "source").type("Kept")
    row = actions.model.rows[0]
    actions.model.beginResetModel()
    actions.model.endResetModel()
    assert context.pending.again()
    assert row.source == "Kept"


def test_a_text_whose_row_was_deleted_meanwhile_is_offered(actions: Hands, context: Context, qtbot: QtBot) -> None:
    actions.at(0, "source").type("Nowhere to go")
    with qtbot.waitSignal(context.pending.refused) as told:
        actions.view.do.edits.remove([actions.model.rows[0]])
        actions.view.do.cell_editing.settle()
    assert told.args[1] == "Nowhere to go"


# Keys, fills and pastes


def test_letters_typed_into_a_matrix_wait(open_sheet: OpenSheet, context: Context, held: Held, qtbot: QtBot) -> None:
    raci = open_sheet("raci")
    assert isinstance(raci.view, MatrixView)
    first = raci.model.leading()
    keys = [raci.model.key_of(first + number) for number in range(3)]
    held.take()
    for key, letter in zip(keys, "RCI", strict=True):
        raci.at(0, key).type(letter, getattr(Key, f"Key_{letter}"))
    held.free()
    qtbot.waitUntil(written(context))
    assert [raci.text(0, key) for key in keys] == ["R", "C", "I"]


def test_a_paste_waits_and_tells_what_came_of_it(actions: Hands, context: Context, held: Held, qtbot: QtBot) -> None:
    count = len(actions.model.rows)
    held.take()
    actions.at(count, "source").paste("a\nb\nc\n")
    assert len(actions.model.rows) == count
    assert context.pending.texts().split() == ["a", "b", "c"]
    held.free()
    with qtbot.waitSignal(actions.view.status_said, check_params_cb=lambda said: "3 rows" in said):
        pass
    assert actions.column("source")[count:] == ["a", "b", "c"]


def test_a_fill_and_a_tick_wait(open_sheet: OpenSheet, context: Context, held: Held, qtbot: QtBot) -> None:
    people = open_sheet("person")
    before = people.text(0, "main_contact")
    held.take()
    people.at(0, "main_contact").press(Key.Key_Space, text=" ")
    people.at(0, "site").to(3, "site").do(Act.FILL_DOWN)
    held.free()
    qtbot.waitUntil(written(context))
    assert people.text(0, "main_contact") != before
    assert len(set(people.column("site")[:4])) == 1


# Forms and panels


def field_in(project_view: ProjectView, key: str) -> LineInput:
    project_view.open("project")
    assert isinstance(project_view.view, FormView)
    found = project_view.view.fields[key].input
    assert isinstance(found, LineInput)
    return found


def test_a_field_keeps_what_was_typed_until_it_is_written(
    project_view: ProjectView, context: Context, held: Held, qtbot: QtBot
) -> None:
    field = field_in(project_view, "name")
    held.take()
    field.line.setText("Kassel 2")
    field.line.editingFinished.emit()
    assert field.typed() == "Kassel 2"
    assert field.is_dirty
    project_view.open("action")
    project_view.open("project")
    assert field.typed() == "Kassel 2"
    held.free()
    qtbot.waitUntil(written(context))
    assert context.book.project.name == "Kassel 2"
    assert not field.is_dirty


def test_a_field_that_is_left_twice_is_written_once(
    project_view: ProjectView, context: Context, held: Held, qtbot: QtBot
) -> None:
    field, before = field_in(project_view, "name"), steps(context)
    held.take()
    for name in ("Kassel", "Kassel 2"):
        field.line.setText(name)
        field.line.editingFinished.emit()
    assert len(context.pending) == 1
    held.free()
    qtbot.waitUntil(written(context))
    assert (context.book.project.name, steps(context)) == ("Kassel 2", before + 1)


def test_a_form_that_nobody_wrote_to_yet_gets_one_row(
    project_view: ProjectView, context: Context, held: Held, qtbot: QtBot
) -> None:
    form = next(sheet for sheet in SHEETS if sheet.sheet.shape == "form" and not issubclass(sheet, Project))
    with context.open_book().edit(phrase("Edit")) as edit:
        for row in list(context.book.rows(form)):
            edit.remove(row)
    project_view.open(form.__tablename__)
    assert isinstance(project_view.view, FormView)
    lines = [field for field in project_view.view.fields.values() if type(field.input) is LineInput][:2]
    held.take()
    for field in lines:
        assert isinstance(field.input, LineInput)
        field.input.line.setText("12")
        field.input.line.editingFinished.emit()
    held.free()
    qtbot.waitUntil(written(context))
    assert len(context.book.rows(project_view.view.sheet)) == 1
    assert all(field.input and field.input.typed() for field in lines)


def test_an_answer_waits_in_its_card(project_view: ProjectView, context: Context, held: Held, qtbot: QtBot) -> None:
    project_view.open("question")
    card = project_view.panel.question_panel.cards[0]
    held.take()
    card.answer.text.setPlainText("Everybody, from January on.")
    card.commit()
    assert card.answer.is_dirty
    held.free()
    qtbot.waitUntil(written(context))
    question = context.book.row(Question.__tablename__, card.question.id)
    assert question.answer == "Everybody, from January on."
    assert not card.answer.is_dirty


# The window


def test_one_calm_sentence_stands_while_something_waits_and_goes_by_itself(
    content: WindowContent, project_view: ProjectView, context: Context, held: Held, qtbot: QtBot
) -> None:
    project_view.open("action")
    hands = sheet_in(project_view)
    held.take()
    hands.at(2, "source").type("one").press(Key.Key_Return)
    hands.at(3, "source").type("two").press(Key.Key_Return)
    bar = content.waiting
    assert bar.isVisible()
    assert "2 changes" in bar.sentence
    assert not content.errors.isVisible()
    bar.copy.click()
    assert QGuiApplication.clipboard().text() == "one\ntwo"
    held.free()
    qtbot.waitUntil(lambda: not bar.isVisible())
    assert hands.column("source")[2:4] == ["one", "two"]


def answers(monkeypatch: pytest.MonkeyPatch, *given: int) -> list[str]:
    asked: list[str] = []
    left = list(given)

    def ask(_parent: object, title: str, _text: str, _answers: list[str]) -> int:
        asked.append(title)
        return left.pop(0) if left else 1

    monkeypatch.setattr(standard_dialogs, "ask", ask)
    return asked


def test_the_window_stays_open_over_a_waiting_text(
    window: MainWindow,
    project_view: ProjectView,
    context: Context,
    held: Held,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked = answers(monkeypatch, 2)
    field = field_in(project_view, "name")
    held.take()
    field.line.setText("Typed last")  # and never left: closing leaves it
    assert not window.close()
    assert window.isVisible()
    assert asked == ["1 change is not saved yet"]
    held.free()
    qtbot.waitUntil(written(context))
    assert context.book.project.name == "Typed last"
    assert window.close()


def test_closing_tries_again_when_asked_to(
    window: MainWindow, project_view: ProjectView, context: Context, held: Held, monkeypatch: pytest.MonkeyPatch
) -> None:
    def ask(*_: object) -> int:
        held.free()
        return 0

    monkeypatch.setattr(standard_dialogs, "ask", ask)
    project_view.open("action")
    hands = sheet_in(project_view)
    held.take()
    hands.at(2, "source").type("In the last moment")
    assert window.close()
    assert context.book.rows(Action)[2].source == "In the last moment"


def test_a_bug_while_closing_is_told_and_keeps_the_window_open(
    window: MainWindow, project_view: ProjectView, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[type[BaseException]] = []

    def fail(_self: WindowContent) -> bool:
        raise ZeroDivisionError

    with monkeypatch.context() as patch:
        patch.setattr(WindowContent, "may_close", fail)
        patch.setattr("sys.excepthook", lambda kind, *_: told.append(kind))
        assert not window.close()
    assert told == [ZeroDivisionError]
    assert window.isVisible()


def test_texts_are_copied_before_a_window_closes_over_them(
    window: MainWindow, project_view: ProjectView, context: Context, held: Held, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers(monkeypatch, 1)
    project_view.open("action")
    hands = sheet_in(project_view)
    held.take()
    hands.at(2, "source").type("To be copied")
    assert window.close()
    assert QGuiApplication.clipboard().text() == "To be copied"
    (file,) = context.store.path.parent.glob("*.unwritten-*.txt")  # a clipboard may go with the program
    row = context.book.rows(Action)[2]
    place_of_it = f"{context.book.project.name} · Action table · {row.code} {row.label} · Source"
    assert file.read_text(encoding="utf-8") == (f"CC Workbench · {context.store.path}\n\n{place_of_it}\nTo be copied\n")
    assert file.stat().st_mode & 0o77 == 0


@pytest.mark.parametrize("answer", [1, 2])
def test_a_project_is_not_left_over_a_waiting_text(
    content: WindowContent,
    project_view: ProjectView,
    context: Context,
    held: Held,
    monkeypatch: pytest.MonkeyPatch,
    answer: int,
) -> None:
    answers(monkeypatch, answer)
    project_view.open("action")
    hands = sheet_in(project_view)
    held.take()
    hands.at(2, "source").type("Not lost").press(Key.Key_Return)
    content.show_home()
    if answer == 2:
        assert content.project_view is project_view
        assert context.pending.texts() == "Not lost"
    else:
        assert content.project_view is None
        assert QGuiApplication.clipboard().text() == "Not lost"
        assert not context.pending


def test_nothing_is_handed_over_without_what_waits(
    window: MainWindow, content: WindowContent, project_view: ProjectView, held: Held
) -> None:
    project_view.open("action")
    hands = sheet_in(project_view)
    held.take()
    hands.at(2, "source").type("Missing").press(Key.Key_Return)
    window.acts[Act.EXPORT].trigger()  # would open a dialog
    assert "in use" in content.errors.sentence


def test_an_error_of_the_store_goes_with_the_next_step(
    window: MainWindow, content: WindowContent, project_view: ProjectView, context: Context, held: Held
) -> None:
    project_view.open("action")
    hands = sheet_in(project_view)
    held.take()
    hands.at(2, "source").do(Act.DUPLICATE)
    assert content.errors.isVisible()
    held.free()
    hands.do(Act.DUPLICATE)
    assert not content.errors.isVisible()


@pytest.mark.parametrize("key", [Key.Key_Tab, Key.Key_Return])
def test_what_is_typed_after_a_waiting_cell_is_for_the_next_one(
    actions: Hands, context: Context, held: Held, qtbot: QtBot, key: Qt.Key
) -> None:
    held.take()
    actions.at(2, "source").type("One").press(key).type("Two").press(key).press(key).type("Four").press(key)
    assert context.pending.texts() == "One\nTwo\nFour"
    held.free()
    qtbot.waitUntil(written(context))
    places = [(2, "source"), (2, "evidence"), (2, "internal_note")]
    if key is Key.Key_Return:
        places = [(2, "source"), (3, "source"), (4, "source")]  # Enter on a cell opens it
    assert [actions.text(*place) for place in places] == ["One", "Two", "Four"]


def test_a_paste_after_a_waiting_cell_goes_into_the_next_one(
    actions: Hands, context: Context, held: Held, qtbot: QtBot
) -> None:
    held.take()
    actions.at(2, "source").type("One").press(Key.Key_Tab).paste("Pasted")
    held.free()
    qtbot.waitUntil(written(context))
    assert (actions.text(2, "source"), actions.text(2, "evidence")) == ("One", "Pasted")
