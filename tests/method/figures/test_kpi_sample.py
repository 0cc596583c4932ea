"""The figures of the sample: three whole months, wherever its story is moved to."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta

import pytest

from ccworkbench.core.grid import Rows
from ccworkbench.core.record import Record
from ccworkbench.core.viewer import Viewer
from ccworkbench.language.catalogues import words_of
from ccworkbench.method.checks.kpi import kpi_problems
from ccworkbench.method.plan.sample import sample_rows
from ccworkbench.method.reports.kpi import kpi_report
from ccworkbench.sheets.operate.kpi_figure import KpiFigure

Book = Callable[[Sequence[Record]], Rows]
STORY = date(2026, 11, 24)


@pytest.mark.parametrize("days", [0, -9, 10, 16, 100, 400, 401, 415, 1000])
def test_figures_are_of_whole_months_in_the_past(days: int, book: Book) -> None:
    today = STORY + timedelta(days)
    rows = book(sample_rows(words_of("en"), today))
    assert not list(kpi_problems(rows, today))
    for figure in rows(KpiFigure):
        assert figure.period_from.day == (figure.period_to + timedelta(1)).day == 1
        assert figure.period_to < today


def test_every_key_figure_of_the_sample_has_values_in_three_months(book: Book) -> None:
    rows = book(sample_rows(words_of("en"), STORY))
    table = kpi_report(rows, Viewer(words_of("en"), STORY), STORY)
    assert [head.text for head in table.heads[5:8]] == ["Oct 2026", "Sept 2026", "Aug 2026"]
    assert len(table.rows) >= 9
    assert all(cell.text not in {"", "–"} for row in table.rows for cell in row[4:8])
