"""Whatever is typed into whichever cell: the checks, the counts and the tables bear it."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from functools import cache
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ccworkbench.core.cell_error import CellError
from ccworkbench.core.grid import Rows, grid_of
from ccworkbench.core.record import Column, Record
from ccworkbench.core.viewer import Viewer
from ccworkbench.language.catalogues import words_of
from ccworkbench.language.languages import LANGUAGES
from ccworkbench.method.checks.all_checks import check_rows
from ccworkbench.method.figures.progress import chapter_progress, project_counts
from ccworkbench.method.follow_ups import ENDS
from ccworkbench.method.plan.sample import sample_rows
from ccworkbench.sheets.order import BY_KEY, SHEETS
from tests.made_rows import made_up

TODAY = date(2026, 11, 24)
TYPED = st.one_of(
    st.text(max_size=30),
    st.sampled_from(
        [
            "",
            " ",
            "0",
            "-1",
            "1e9",
            "4:30",
            "12.3",
            "80 %",
            "2>3",
            "23",
            "T-001",
            "T-003, T-003, x",
            "=1+1",
            "no",
            "yes",
            "Nobody",
            "Critical",
            "Accepted",
            "Red",
            "31.02.2026",
            "1.1.0001",
            "2999-12-31",
            "today",
            "\x00",
        ]
    ),
)


@cache
def book(name: str) -> dict[type[Record], list[Any]]:
    """Make the sample, or a project with rows in every sheet; made once, and put right after every edit."""
    rows: Sequence[Record] = sample_rows(words_of("en")) if name == "sample" else made_up()
    found: dict[type[Record], list[Any]] = {sheet: [] for sheet in SHEETS}
    for row in rows:
        found[type(row)].append(row)
    return found


def view_of(rows: Rows, language: str) -> Viewer:
    def name(sheet: str, row_id: UUID) -> str:
        return next((row.label for row in rows(BY_KEY[sheet]) if row.id == row_id), "")

    return Viewer(words_of(language), TODAY, name, lambda sheet: [(row.id, row.label) for row in rows(BY_KEY[sheet])])


@contextmanager
def edited(
    column: Column, row: Record, text: str, viewer: Viewer, found: dict[type[Record], list[Any]]
) -> Iterator[None]:
    """Type a text into a cell as the window does; afterwards everything is as it was."""
    record = column.target(row)
    before, unread = getattr(record, column.key), record.unread
    try:
        value, kept = column.kind.parse(text, viewer), ""
    except CellError:
        value, kept = None, text
    changed = column.write(row, column.default if value is None else value, kept)  # as the door does
    is_new = changed not in found[type(changed)]
    if is_new:
        found[type(changed)].append(changed)
    try:
        yield
    finally:
        if is_new:
            found[type(changed)].remove(changed)
        else:
            setattr(changed, column.key, before)
            changed.unread = unread


@pytest.mark.long
@settings(deadline=None, max_examples=150)
@given(st.data())
def test_no_text_in_any_cell_stops_the_checks_or_the_tables(data: st.DataObject) -> None:
    found = book(data.draw(st.sampled_from(["sample", "made up"])))
    sheet = data.draw(st.sampled_from([sheet for sheet in SHEETS if grid_of(sheet, found.__getitem__).rows]))
    grid = grid_of(sheet, found.__getitem__)
    column = data.draw(st.sampled_from([column for column in grid.columns if not column.computed]))
    row, text = data.draw(st.sampled_from(list(grid.rows))), data.draw(TYPED)
    viewer = view_of(found.__getitem__, data.draw(st.sampled_from(list(LANGUAGES))))
    with edited(column, row, text, viewer, found):
        for problem in check_rows(found.__getitem__, TODAY).problems:
            assert viewer.words.tell(problem.message)
        project_counts(found.__getitem__, TODAY)
        chapter_progress(found.__getitem__)
        table = grid_of(sheet, found.__getitem__).values(viewer)
    assert len(table.rows) <= len(grid.rows)


def test_the_days_that_end_something_are_columns() -> None:
    for sheet, column in ENDS:
        assert column in sheet.__table__.columns
