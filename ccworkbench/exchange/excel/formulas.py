"""Formulas beside numbers that a reader would check: shares, products and sums over cells of the same table.

A formula stands only where it yields what paper says; elsewhere the number stands alone. What somebody typed never
becomes one.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from math import isclose

from openpyxl.utils import get_column_letter

from ccworkbench.core.grid import Table
from ccworkbench.exchange.excel.layout import FIRST_DATA_ROW, IDS
from ccworkbench.sheets.options import DefectSeverity

SHARE_DIGITS = 3  # to which reports round their shares


@dataclass(frozen=True)
class Reckoning:
    """How a column follows from others of its row: the first divided by the second, or all added, or multiplied."""

    sign: str
    keys: tuple[str, ...]

    def result(self, numbers: list[float]) -> float | None:
        """Return what the formula yields, None where that is no number."""
        first, *rest = numbers
        for number in rest:
            if self.sign == "/" and not number:
                return None
            first = {"/": first / (number or 1), "+": first + number, "*": first * number}[self.sign]
        return round(first, SHARE_DIGITS) if self.sign == "/" else first

    def text(self, cells: list[str]) -> str:
        """Write the formula over these cells."""
        said = self.sign.join(cells)
        return f"ROUND({said},{SHARE_DIGITS})" if self.sign == "/" else said


# What the columns of reports follow from; where a report counts differently in some row, its number stands alone.
RECKONINGS = {
    ("uat_summary", "run"): Reckoning("+", ("passed", "failed")),
    ("uat_summary", "execution"): Reckoning("/", ("run", "planned")),
    ("uat_summary", "pass_rate"): Reckoning("/", ("passed", "run")),
    ("training_coverage", "coverage"): Reckoning("/", ("attended", "headcount")),
    ("skill_gaps", "priority"): Reckoning("*", ("gap", "criticality")),
}


# The columns whose last line is the sum of the others.
TOTALS = {("uat_summary", severity.value) for severity in DefectSeverity}


def formulas_of(table: Table) -> dict[int, dict[int, str]]:
    """Return the formulas of a table by row of the worksheet and place of the column."""
    found: dict[int, dict[int, str]] = {}
    for number, place, formula in (*_within_rows(table), *_totals(table)):
        found.setdefault(FIRST_DATA_ROW + number, {})[place] = formula
    return found


def _within_rows(table: Table) -> Iterator[tuple[int, int, str]]:
    places = {head.key: place for place, head in enumerate(table.heads)}
    for (key, column), reckoning in RECKONINGS.items():
        if key != table.key or not {column, *reckoning.keys} <= places.keys():
            continue
        sources = [places[source] for source in reckoning.keys]
        for number, cells in enumerate(table.rows):
            value, numbers = cells[places[column]].value, [cells[place].value for place in sources]
            if not all(isinstance(one, int | float) for one in (value, *numbers)):
                continue
            result = reckoning.result(numbers)
            if result is not None and isclose(result, value):
                yield number, places[column], reckoning.text([_cell_name(number, place) for place in sources])


def _totals(table: Table) -> Iterator[tuple[int, int, str]]:
    """Yield the sums of the last line, where there is one."""
    for place, head in enumerate(table.heads if has_total(table) else ()):
        *numbers, value = [row[place].value for row in table.rows]
        if (table.key, head.key) in TOTALS and sum(number or 0 for number in numbers) == value:
            last = len(numbers)
            yield last, place, f"SUM({_cell_name(0, place)}:{_cell_name(last - 1, place)})"


def has_total(table: Table) -> bool:
    """Tell whether the last line of a report stands for no row, but for all of them."""
    return len(table.ids) > 1 and not table.ids[-1] and all(head.computed for head in table.heads)


def _cell_name(number: int, place: int) -> str:
    return f"{get_column_letter(place + IDS + 1)}{FIRST_DATA_ROW + number}"
