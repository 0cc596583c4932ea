"""Which dates of tasks somebody typed, in a project that is open."""

from datetime import date
from pathlib import Path

from ccworkbench.language.words import phrase
from ccworkbench.method.plan.starter_rows import Plan
from ccworkbench.operations.new_project import add_project
from ccworkbench.operations.plan_history import TypedDates
from ccworkbench.sheets.prepare.task import Task
from ccworkbench.store.store import Store


def test_they_follow_what_is_typed_undone_and_made_again(tmp_path: Path) -> None:
    with Store.open(tmp_path / "a.ccw") as store:
        book = add_project(store, Plan("P", "K", seats=45, kick_off=date(2027, 1, 11), go_live=date(2027, 6, 1)))
        typed, row = TypedDates(book), book.rows(Task)[5]
        book.listeners.append(typed.take)
        assert typed.cells() == set()
        with book.edit(phrase("End")):
            row.ends = date(2027, 3, 1)
        assert typed.cells() == {(row.id, "ends")}
        book.undo()
        assert typed.cells() == set()
        book.redo()
        assert typed.cells() == {(row.id, "ends")}
