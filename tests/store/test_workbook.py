"""The one door for change: what happens inside an edit is one step, or nothing at all."""

import pytest
from sqlalchemy import event

from ccworkbench.core.grid import grid_of
from ccworkbench.core.matrix import cross_columns
from ccworkbench.core.record import columns_of
from ccworkbench.language.words import phrase
from ccworkbench.sheets.prepare.project import Project
from ccworkbench.sheets.roles.action import Action, ActionStatus
from ccworkbench.sheets.roles.deliverable import Deliverable
from ccworkbench.sheets.roles.person import Person
from ccworkbench.sheets.roles.raci import Raci, RaciLetter
from ccworkbench.store.history import Step
from ccworkbench.store.store import Store
from ccworkbench.store.workbook import Workbook
from tests.store.states import state_of

STEP = phrase("Edit")
COLUMNS = {column.key: column for column in columns_of(Action)}


def names(book: Workbook) -> list[str]:
    return [action.preparation for action in book.rows(Action)]


def half(book: Workbook) -> None:
    """Do a bit of everything, then break."""
    with book.edit(STEP) as edit:
        first, second, third = book.rows(Action)
        edit.write(first, COLUMNS["preparation"], "Written")
        edit.keep(second, COLUMNS["due"], "soon")
        edit.remove(third)
        edit.move(first, second)
        edit.add(Action(preparation="Added"))
        edit.write(book.rows(Deliverable)[0], cross_columns(Raci, book.rows)[-1], RaciLetter.R)
        raise ZeroDivisionError


def fail_in(book: Workbook) -> None:
    with pytest.raises(ZeroDivisionError):
        half(book)


def test_an_edit_that_breaks_leaves_everything_as_it_was(book: Workbook) -> None:
    before = state_of(book)
    fail_in(book)
    assert state_of(book) == before
    assert [step.kind for step in book.history()] == ["start"]
    assert not book.timeline.done


def test_rows_are_there_again_after_an_edit_that_broke_without_a_query_each(book: Workbook, store: Store) -> None:
    held = book.rows(Action)
    fail_in(book)
    queries: list[str] = []
    event.listen(store.engine, "before_cursor_execute", lambda *call: queries.append(call[2]))
    assert [action.preparation for action in held] == ["Action 0", "Action 1", "Action 2"]
    assert queries == []


def test_a_matrix_forgets_a_letter_whose_edit_broke(book: Workbook) -> None:
    column, deliverable = cross_columns(Raci, book.rows)[-1], book.rows(Deliverable)[0]

    def half() -> None:
        with book.edit(STEP) as edit:
            edit.write(deliverable, column, RaciLetter.R)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        half()
    assert column.read(deliverable) is None
    with book.edit(STEP) as edit:
        edit.write(deliverable, column, RaciLetter.A)
    assert column.read(deliverable) == RaciLetter.A


@pytest.mark.parametrize("breaks", [True, False])
def test_a_value_written_unseen_can_be_undone(book: Workbook, breaks: bool) -> None:
    action = book.rows(Action)[0]
    if breaks:
        fail_in(book)
    else:
        with book.edit(STEP):
            action.preparation = "Action 0"
    with book.edit(STEP):
        action.preparation = "Written without a look"
    book.undo()
    assert action.preparation == "Action 0"


def test_an_edit_that_changes_nothing_is_no_step_and_costs_no_query(book: Workbook, store: Store) -> None:
    held, heard = book.rows(Action), list[Step]()
    book.listeners.append(heard.append)
    with book.edit(STEP):
        held[0].preparation = "Action 0"
    queries: list[str] = []
    event.listen(store.engine, "before_cursor_execute", lambda *call: queries.append(call[2]))
    assert [action.preparation for action in held] == ["Action 0", "Action 1", "Action 2"]
    assert (queries, heard, book.timeline.done) == ([], [], [])


def test_listeners_hear_of_a_step_and_the_rows_it_touched(book: Workbook) -> None:
    heard: list[Step] = []
    book.listeners.append(heard.append)
    action = book.rows(Action)[1]
    with book.edit(phrase("Assign action")) as edit:
        edit.write(action, COLUMNS["assigned_to"], book.rows(Person)[0].id)
        assert heard == []
    assert [step.rows for step in heard] == [frozenset({("action", action.id)})]
    book.undo()
    assert [str(step.label) for step in heard] == ["Assign action", "Assign action"]
    assert [step.kind for step in heard] == ["do", "undo"]


def test_a_listener_may_leave_while_it_hears(book: Workbook) -> None:
    heard: list[str] = []

    def once(step: Step) -> None:
        heard.append(str(step.label))
        book.listeners.remove(once)

    book.listeners += [once, lambda step: heard.append(step.kind)]
    with book.edit(STEP) as edit:
        edit.remove(book.rows(Action)[0])
    assert heard == ["Edit", "do"]


def test_rows_change_only_inside_an_edit(book: Workbook) -> None:
    book.rows(Action)[0].preparation = "Behind the door"
    with pytest.raises(RuntimeError, match="only inside"):
        book._session.flush()


def test_one_edit_at_a_time(book: Workbook) -> None:
    with book.edit(STEP), pytest.raises(RuntimeError, match="One edit"), book.edit(STEP):
        pass


def test_the_list_of_rows_stays_while_only_values_change(book: Workbook) -> None:
    rows = book.rows(Action)
    with book.edit(STEP) as edit:
        edit.write(rows[0], COLUMNS["status"], ActionStatus.DONE)
    assert book.rows(Action) is rows
    with book.edit(STEP) as edit:
        edit.remove(rows[0])
    assert book.rows(Action) is not rows


def test_rows_are_inserted_between_and_moved(book: Workbook) -> None:
    first, second, third = book.rows(Action)
    with book.edit(STEP) as edit:
        new = edit.add_all([Action(preparation="A"), Action(preparation="B")], after=first)
        edit.add(Action(preparation="C"), after=new[-1])
        edit.add(Action(preparation="Z"))
        edit.add(Action(preparation="Last"))
    assert names(book) == ["Action 0", "A", "B", "C", "Action 1", "Action 2", "Z", "Last"]
    with book.edit(STEP) as edit:
        edit.move(third, None)
        edit.move(second, third)
        edit.move(first, book.rows(Action)[-1])
    assert names(book) == ["Action 2", "Action 1", "A", "B", "C", "Z", "Last", "Action 0"]


def test_the_order_is_the_same_after_a_restart(book: Workbook, store: Store) -> None:
    with book.edit(STEP) as edit:
        edit.add(Action(preparation="New"), after=book.rows(Action)[0])
        edit.move(book.rows(Action)[2], None)
    assert names(store.workbook(book.project_id)) == names(book) == ["Action 2", "Action 0", "New", "Action 1"]


def test_a_thousand_rows_at_the_same_place_keep_their_order(book: Workbook) -> None:
    first = book.rows(Action)[0]
    with book.edit(STEP) as edit:
        for number in range(1000):
            edit.add(Action(preparation=str(number)), after=first)
    assert names(book) == ["Action 0", *(str(number) for number in reversed(range(1000))), "Action 1", "Action 2"]
    assert max(len(action.position) for action in book.rows(Action)) < 250


def test_rows_with_the_same_position_can_be_parted(book: Workbook) -> None:
    first, second, third = book.rows(Action)
    with book.edit(STEP):
        second.position = first.position
    ahead = book.rows(Action)[0]
    with book.edit(STEP) as edit:
        edit.add(Action(preparation="New"), after=ahead)
        edit.move(third, ahead)
    assert sorted(names(book)) == ["Action 0", "Action 1", "Action 2", "New"]


def test_new_rows_take_the_next_human_number(book: Workbook) -> None:
    assert [action.code for action in book.rows(Action)] == ["A-001", "A-002", "A-003"]
    with book.edit(STEP) as edit:
        edit.remove(book.rows(Action)[1])
        edit.add(Action(code="A-040"))
    with book.edit(STEP) as edit:
        assert [edit.add(Action()).code, edit.add(Action(code="mine")).code] == ["A-041", "mine"]


def test_projects_of_one_store_do_not_see_each_other(book: Workbook, store: Store) -> None:
    before = state_of(book)
    other = store.add([Project(name="Other"), Action(preparation="Elsewhere")])
    assert [action.code for action in other.rows(Action)] == ["A-001"]
    with other.edit(STEP) as edit:
        edit.remove(other.rows(Action)[0])
    assert state_of(store.workbook(book.project_id)) == before
    assert not store.workbook(book.project_id).timeline.done
    assert [project.name for project in store.projects()] == ["Hotline", "Other"]


def test_a_grid_shows_what_an_edit_wrote_into_its_matrix(book: Workbook) -> None:
    grid = grid_of(Raci, book.rows)
    deliverable = grid.rows[0]
    with book.edit(STEP) as edit:
        edit.write(deliverable, grid.columns[-1], RaciLetter.AR)
    assert grid.columns[-1].read(deliverable) == RaciLetter.AR
    book.undo()
    assert grid.columns[-1].read(deliverable) is None
    with book.edit(STEP) as edit:
        edit.write(deliverable, grid.columns[-1], RaciLetter.C)
    assert grid_of(Raci, book.rows).columns[-1].read(deliverable) == RaciLetter.C


def test_a_text_that_cannot_be_read_survives_restart_and_undo(book: Workbook, store: Store) -> None:
    action = book.rows(Action)[0]
    with book.edit(STEP) as edit:
        edit.keep(action, COLUMNS["due"], "next week or so")
    again = store.workbook(book.project_id).rows(Action)[0]
    assert (COLUMNS["due"].unread(again), again.due) == ("next week or so", None)
    book.undo()
    assert COLUMNS["due"].unread(action) == ""
    book.redo()
    assert COLUMNS["due"].unread(action) == "next week or so"


def test_undo_takes_an_unreadable_letter_out_of_a_matrix(book: Workbook) -> None:
    column, deliverable = cross_columns(Raci, book.rows)[-1], book.rows(Deliverable)[0]
    with book.edit(STEP) as edit:
        edit.keep(deliverable, column, "Q")
    book.undo()
    assert column.unread(deliverable) == ""
    book.redo()
    assert column.unread(deliverable) == "Q"


def test_two_views_of_one_matrix_fill_the_same_cell(book: Workbook) -> None:
    one, other = cross_columns(Raci, book.rows)[-1], cross_columns(Raci, book.rows)[-1]
    deliverable = book.rows(Deliverable)[0]
    for column, letter in ((one, RaciLetter.R), (other, RaciLetter.A)):
        with book.edit(STEP) as edit:
            edit.write(deliverable, column, letter)
    assert one.read(deliverable) == other.read(deliverable) == RaciLetter.A
    assert len(book.rows(Raci)) == 1


def test_removing_a_cell_of_a_matrix_empties_it(book: Workbook) -> None:
    column, deliverable = cross_columns(Raci, book.rows)[-1], book.rows(Deliverable)[0]
    with book.edit(STEP) as edit:
        edit.write(deliverable, column, RaciLetter.R)
    with book.edit(STEP) as edit:
        edit.remove(column.target(deliverable))
    assert column.read(deliverable) is None
    with book.edit(STEP) as edit:
        edit.write(deliverable, cross_columns(Raci, book.rows)[-1], RaciLetter.C)
    assert column.read(deliverable) == RaciLetter.C


def test_emptying_an_empty_cell_of_a_matrix_is_no_step(book: Workbook) -> None:
    column, deliverable = cross_columns(Raci, book.rows)[-1], book.rows(Deliverable)[0]
    with book.edit(STEP) as edit:
        edit.write(deliverable, column, None)
        edit.remove(column.target(deliverable))
    assert (book.rows(Raci), book.timeline.done) == ([], [])


def test_undo_passes_a_step_that_has_no_effect(book: Workbook) -> None:
    action = book.rows(Action)[0]
    with book.edit(STEP):
        action.preparation = "Seen"
    with book.edit(STEP) as edit:
        edit.add(Raci.at(book.rows(Deliverable)[0], book.rows(Raci.across)[0]))  # an empty crossing
    book.undo()
    book.undo()
    assert action.preparation == "Action 0"
    book.redo()
    book.redo()
    assert (action.preparation, len(book.timeline.done)) == ("Seen", 2)
