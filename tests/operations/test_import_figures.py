"""Figures of a file in the sheet: updated, added, and taken back in one step."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from ccworkbench.core.viewer import Viewer
from ccworkbench.exchange.reading.kpi_figures import ReadFigures, head_of, read_figures
from ccworkbench.language.catalogues import words_of
from ccworkbench.method.plan.starter_rows import Plan
from ccworkbench.operations.import_figures import ImportedFigures, import_figures
from ccworkbench.operations.new_project import add_project
from ccworkbench.sheets.operate.kpi_figure import KpiFigure
from ccworkbench.store.store import Store
from ccworkbench.store.workbook import Workbook

HEADS = ["Date", "Queue", "Offered", "Answered", "Colour"]


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Workbook]:
    with Store.open(tmp_path / "store.ccw") as store:
        yield add_project(store, Plan("Hotline", "K", empty=True))


def file(*rows: list[object]) -> ReadFigures:
    table: list[list[object]] = [[*HEADS], *rows]
    assert head_of(table) == 0
    return read_figures(table, 0, [Viewer(words_of("en"), date(2026, 11, 24))])


def counts(book: Workbook) -> list[tuple[int | None, int | None]]:
    return [(row.offered, row.answered) for row in book.rows(KpiFigure)]


def test_rows_that_are_there_are_updated_and_others_added(book: Workbook) -> None:
    first = ["2026-10-01", "Billing", 10, 8, "red"]
    assert import_figures(book, file(first), "a.csv") == ImportedFigures(1, 0, 0, 0, ("Colour",))
    again = import_figures(
        book, file(["2026-10-01", "billing", 12, "", ""], ["2026-10-02", "Billing", 5, 5, ""]), "b.csv"
    )
    assert (again.added, again.updated) == (1, 1)
    assert counts(book) == [(12, 8), (5, 5)]


def test_an_import_is_one_step_that_can_be_taken_back(book: Workbook) -> None:
    import_figures(book, file(["2026-10-01", "Billing", 10, 8, ""]), "a.csv")
    import_figures(book, file(["2026-10-01", "Billing", 12, "x", ""], ["2026-10-02", "Billing", 5, 5, ""]), "b.csv")
    assert str(book.undo().label) == "Import figures from “b.csv”"
    assert counts(book) == [(10, 8)]
    assert book.rows(KpiFigure)[0].unread == {}


def test_the_same_file_again_changes_nothing_and_makes_no_step(book: Workbook) -> None:
    rows = [["2026-10-01", "Billing", 10, "many", ""], ["someday", "Billing", 3, 1, ""]]
    import_figures(book, file(*rows), "a.csv")
    steps = len(book.history())
    taken = import_figures(book, file(*rows), "a.csv")
    assert (taken.added, taken.updated, len(book.history())) == (0, 0, steps)


def test_unreadable_texts_stay_in_their_cells_until_a_value_comes(book: Workbook) -> None:
    import_figures(book, file(["2026-10-01", "Billing", "many", 8, ""]), "a.csv")
    (row,) = book.rows(KpiFigure)
    assert (row.unread, row.offered) == ({"offered": "many"}, None)
    import_figures(book, file(["2026-10-01", "Billing", 10, 8, ""]), "b.csv")
    assert (row.unread, row.offered) == ({}, 10)


def test_an_unreadable_cell_never_replaces_a_value_that_is_there(book: Workbook) -> None:
    import_figures(book, file(["2026-10-01", "Billing", 10, 8, ""]), "a.csv")
    steps = len(book.history())
    taken = import_figures(book, file(["2026-10-01", "Billing", "abc", "", ""]), "b.csv")
    assert (taken.updated, taken.unread, taken.unread_lines, len(book.history())) == (0, 1, (2,), steps)
    taken = import_figures(book, file(["2026-10-01", "Billing", "abc", 9, ""]), "c.csv")
    assert (taken.updated, counts(book), book.rows(KpiFigure)[0].unread) == (1, [(10, 9)], {})


def test_a_sum_with_an_unreadable_part_replaces_nothing(book: Workbook) -> None:
    import_figures(book, file(["2026-10-01", "Billing", 10, 8, ""]), "a.csv")
    parts = (["2026-10-01", "Billing", 4, 4, ""], ["2026-10-01", "Billing", "abc", 5, ""])
    import_figures(book, file(*parts), "b.csv")
    assert counts(book) == [(10, 9)]
    import_figures(book, file(*[["2026-10-02", *part[1:]] for part in parts]), "c.csv")
    new = book.rows(KpiFigure)[1]
    assert (new.offered, new.answered, new.unread) == (None, 9, {"offered": "abc"})


def test_a_row_of_an_unreadable_scope_is_not_one_of_the_project(book: Workbook) -> None:
    heads = ["Date", "scope", "Offered"]
    view = [Viewer(words_of("en"), date(2026, 11, 24))]
    import_figures(book, read_figures([heads, ["2026-10-01", "", 10]], 0, view), "a.csv")
    taken = import_figures(book, read_figures([heads, ["2026-10-01", "somewhere", 3]], 0, view), "b.csv")
    assert (taken.added, [row.offered for row in book.rows(KpiFigure)]) == (1, [10, 3])


def test_the_outcome_is_told_in_one_sentence() -> None:
    taken = ImportedFigures(3, 1, 2, 0, ("Colour", "Mood"), unread_lines=(4, 9))
    assert taken.sentence("a.csv", words_of("en")) == (
        "“a.csv”: rows added: 3, rows updated: 1, cells that could not be read: 2 (lines: 4, 9), "
        "unknown columns: Colour, Mood."
    )
    assert ImportedFigures().sentence("a.csv", words_of("en")) == "“a.csv”: nothing new."
    taken = ImportedFigures(1, joined=2999, encoding="GB18030")
    assert taken.sentence("a.csv", words_of("en")) == (
        "“a.csv”: rows added: 1, rows added to an existing row of the same period: 2,999, read as GB18030."
    )
