"""Makes the rows of a new project from our starter rows and a house's content, beside ours or instead of them."""

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import chain
from typing import Any
from uuid import UUID

from ccworkbench.core.kind import Reference
from ccworkbench.core.matrix import Crossing
from ccworkbench.core.record import Column, Record, columns_of, numbered
from ccworkbench.language.catalogues import words_of
from ccworkbench.language.languages import LANGUAGES
from ccworkbench.language.words import Phrase, phrase, phrases
from ccworkbench.method.house.content import HouseRow, HouseUse, Key
from ccworkbench.method.house.crossings import joined_cells
from ccworkbench.method.house.declared import (
    content_columns,
    content_sheets,
    country_keys,
    is_text,
    own_wordings,
    states_of,
)
from ccworkbench.method.house.planned import SCHEDULED, place_cycle, plan_with_house
from ccworkbench.method.house.saving import own_texts
from ccworkbench.method.house.stripping import told_to
from ccworkbench.method.house.values import cell_value, numbers_of_rows, parts_of
from ccworkbench.method.plan.planned_rows import frame
from ccworkbench.method.plan.project_plan import Plan
from ccworkbench.method.plan.roadmap import roadmap_of
from ccworkbench.method.plan.starter_roles import make_assignments, played_roles
from ccworkbench.method.plan.starter_rows import starter_rows
from ccworkbench.sheets.kinds import Codes
from ccworkbench.sheets.prepare.task import Task
from ccworkbench.sheets.roles.assignment import Assignment
from ccworkbench.sheets.roles.role import Role
from ccworkbench.sheets.uat.cycle import Cycle

Written = list[tuple[Record, HouseRow, tuple[Column, ...]]]  # rows, what the house says of them, and in which columns


@dataclass(frozen=True)
class HouseRows:
    """The rows of a new project, its card first, and what is to be told about them."""

    rows: list[Record]
    notes: list[Phrase]
    plan: Plan  # with what the house says of the roadmap


def rows_with_house(plan: Plan, use: HouseUse | None = None) -> HouseRows:
    """Make the rows of a new project; without a house's content, they are ours."""
    words = words_of(plan.language)
    if use is None:
        return HouseRows(starter_rows(plan, words), [], plan)
    planned, notes = plan_with_house(plan, use, told_to(plan, words_of(use.content.language), words))
    made = _Adding(planned, use, starter_rows(planned, words)).made()
    return replace(made, notes=[*notes, *made.notes])


class _Adding:
    def __init__(self, plan: Plan, use: HouseUse, rows: Sequence[Record]) -> None:
        self._plan, self._use, self._content = plan, use, use.content
        self._groups: dict[type[Record], list[Record]] = {}
        for row in rows:
            self._groups.setdefault(type(row), []).append(row)
        self._old_keys: dict[UUID, Key] = {row.id: (row.__tablename__, row.origin) for row in rows}
        numbers = numbers_of_rows(rows)
        self._waiting = {
            (row.id, column.key): [numbers[code] for code in parts_of(column.read(row)) if code in numbers]
            for row in rows
            for column in _numbers(type(row))
        }
        self._told = told_to(plan, words_of(use.content.language), words_of(plan.language))
        self._written: Written = []
        self._lost = 0  # links that lead nowhere in this project
        self._left_out = 0
        self._by_country: list[Record] = []  # ours that the country asks for, and that the house does not hold
        self._elsewhere = 0  # rows that the law of another country asked for
        self._roadmap = roadmap_of(plan)

    def made(self) -> HouseRows:
        """Put the rows together, lead what refers to others to what there is, and number them."""
        for sheet in content_sheets():
            if self._content.holds(sheet) and sheet.sheet.shape == "form":
                self._take_form(sheet)
            elif self._content.holds(sheet) and not issubclass(sheet, Crossing):
                self._take(sheet)
        self._fill()
        self._drop_parts()
        self._join_matrices()
        if Assignment in self._groups:
            self._groups[Assignment] = list(make_assignments(self._roles()))
        self._number()
        rows = list(chain.from_iterable(self._groups.values()))
        frame(self._plan, self._roadmap, rows)
        for row in rows:
            row.project_id = rows[0].id
        return HouseRows(rows, list(self._notes()), self._plan)

    def _take_form(self, sheet: type[Record]) -> None:
        forms = self._groups.setdefault(sheet, [])
        forms[:] = forms or [sheet()]
        self._written += [(forms[0], kept, self._columns(sheet, kept)) for kept in self._content.rows(sheet)[:1]]

    def _take(self, sheet: type[Record]) -> None:
        """Put the rows of a sheet in their order: ours with the house's between them, or the house's only."""
        group, known = self._groups.get(sheet, []), own_wordings(sheet.__tablename__)
        ours = {row.origin: row for row in group}
        order = [] if self._use.instead else [row for row in group if row.origin in known]
        before: Record | None = None
        for kept in self._content.rows(sheet):
            row = ours.get(kept.key)
            if row is None and self._is_not_for_it(sheet, kept.key):
                continue
            columns = self._columns(sheet, kept) if row is not None else content_columns(sheet)
            row = row or sheet(origin=kept.key, **states_of(sheet))
            row.internal = row.internal or kept.internal
            place_cycle(row, kept, self._roadmap)
            if row not in order:
                order.insert(order.index(before) + 1 if before else len(order), row)
            before = row
            self._written.append((row, kept, columns))
        self._add_ours(group, order, country_keys(sheet.__tablename__))
        self._groups[sheet] = order

    def _is_not_for_it(self, sheet: type[Record], key: str) -> bool:
        """Tell whether a row that ours lack is one of ours for other projects, or a task that the plan has no more."""
        if key in country_keys(sheet.__tablename__):
            self._elsewhere += self._use.instead
            return True
        is_ours = key in own_wordings(sheet.__tablename__)
        return sheet is Task or (is_ours and (sheet is Cycle or not self._use.instead))

    def _add_ours(self, ours: Sequence[Record], order: list[Record], countries: Container[str]) -> None:
        """Put ours that come though the house stands instead where they stand among ours.

        The country asks for some of them, and the plan has the tasks that the house never did without.
        """
        before: Record | None = None
        for row in ours:
            is_of_country = row.origin in countries
            if row not in order and (is_of_country or isinstance(row, Task)):
                order.insert(order.index(before) + 1 if before else 0, row)
                self._by_country += [row] if is_of_country else []
            before = row if row in order else before

    def _columns(self, sheet: type[Record], kept: HouseRow) -> tuple[Column, ...]:
        """Return what the house says of a row that we have, too: beside ours only what it says otherwise."""
        columns = content_columns(sheet)
        if kept.ours is None:  # a form that somebody filled from nothing empties nothing of ours
            return tuple(column for column in columns if kept.values.get(column.key) not in (None, "", []))
        instead = self._use.instead and kept.key not in country_keys(sheet.__tablename__)
        return columns if instead else tuple(column for column in columns if column.key in kept.changed)

    def _fill(self) -> None:
        """Lead every reference to a row that there is, and write what the house says."""
        there = self._there()
        ids = {row.id for row in there.values()}
        for row in chain.from_iterable(self._groups.values()):
            for column in _references(type(row)):
                value = getattr(row, column.key)
                if value and value not in ids and value in self._old_keys:
                    setattr(row, column.key, _id_of(there.get(self._old_keys[value])))
        for row, kept, columns in self._written:
            for column in columns:
                if column.key in kept.values and not (isinstance(row, Task) and column.key in SCHEDULED):
                    self._write(row, column, kept.values[column.key], there)

    def _write(self, row: Record, column: Column, value: Any, there: dict[Key, Record]) -> None:
        def lead(sheet: str, key: str) -> UUID | None:
            found = there.get((sheet, key))
            self._lost += found is None
            return _id_of(found)

        if isinstance(column.kind, Codes):
            named = (there.get((_sheet_of(column), key)) for key in value)
            self._waiting[row.id, column.key] = [one for one in named if one is not None]
        else:
            setattr(row, column.key, cell_value(column, self._told(value) if is_text(column) else value, lead))

    def _there(self) -> dict[Key, Record]:
        """Find rows by their keys; a role by the keys of those whose hat it wears, too."""
        rows = (row for group in self._groups.values() for row in group if not isinstance(row, Crossing))
        found = {(row.__tablename__, row.origin): row for row in rows if row.origin}
        players: dict[str, Record] = {**played_roles(self._plan, self._roles())}
        return {**{(Role.__tablename__, key): role for key, role in players.items()}, **found}

    def _roles(self) -> list[Role]:
        return [row for row in self._groups.get(Role, []) if isinstance(row, Role)]

    def _drop_parts(self) -> None:
        """Leave out what is a part of a row that is not there, as a step is of its test case."""
        while True:
            ids = {row.id for group in self._groups.values() for row in group}
            dropped = 0
            for sheet, group in self._groups.items():
                wholes = [column.key for column in _references(sheet) if column.required]
                kept = [row for row in group if all(getattr(row, key) in ids for key in wholes)]
                dropped += len(group) - len(kept)
                group[:] = kept
            self._left_out += dropped
            if not dropped:
                return

    def _join_matrices(self) -> None:
        there = self._there()
        for sheet in content_sheets():
            if issubclass(sheet, Crossing):
                cells = self._groups.get(sheet, [])
                own = [cell for cell in cells if isinstance(cell, Crossing)]
                self._groups[sheet] = joined_cells(sheet, own, self._use, there, self._old_keys)

    def _number(self) -> None:
        """Number rows anew, in their order, and write the numbers where others name them."""
        for sheet in content_sheets():
            for column, kind in numbered(sheet):
                for number, row in enumerate(self._groups.get(sheet, []), 1):
                    column.write(row, f"{kind.prefix}-{number:03d}")
        ids = {row.id for group in self._groups.values() for row in group}
        for row in chain.from_iterable(self._groups.values()):
            for column in _numbers(type(row)):
                named = self._waiting.get((row.id, column.key), [])
                codes = (getattr(one, "code", "") for one in named if one.id in ids)
                column.write(row, ", ".join(codes))

    def _notes(self) -> Iterator[Phrase]:
        """Tell what of the house's content is not as it was written."""
        if self._lost:
            yield phrases(
                "{n} link in the house content refers to a row that this project does not have; it was left empty.",
                "{n} links in the house content refer to rows that this project does not have; they were left empty.",
                self._lost,
            )
        if self._left_out:
            yield phrases(
                "{n} row was left out because it belongs to a row that this project does not have.",
                "{n} rows were left out because they belong to rows that this project does not have.",
                self._left_out,
            )
        yield from self._notes_of_country()
        if self._content.language != self._plan.language and self._has_own_texts():
            yield phrase(
                "The house content’s own texts are in {language} and were not translated.",
                language=LANGUAGES[self._content.language],
            )

    def _notes_of_country(self) -> Iterator[Phrase]:
        if self._by_country:
            yield phrases(
                "{n} row required by this country’s law was added although the house content does not "
                "include it: {rows}",
                "{n} rows required by this country’s law were added although the house content does "
                "not include them: {rows}",
                len(self._by_country),
                rows=" · ".join(row.label for row in self._by_country),
            )
        if self._elsewhere:
            yield phrases(
                "{n} row of the house content was left out because it is based on the law of another country.",
                "{n} rows of the house content were left out because they are based on the law of another country.",
                self._elsewhere,
            )

    def _has_own_texts(self) -> bool:
        """Tell whether the house says anything in its own words."""
        ours = own_texts(words_of(self._content.language))
        texts: Iterator[Any] = (
            kept.values.get(column.key)
            for _, kept, columns in self._written
            for column in columns
            if is_text(column) and (kept.ours is None or column.key in kept.changed)
        )
        return any(text and text not in ours for text in texts)


def _id_of(row: Record | None) -> UUID | None:
    return None if row is None else row.id


def _references(sheet: type[Record]) -> list[Column]:
    return [column for column in columns_of(sheet) if isinstance(column.kind, Reference) and not column.computed]


@cache
def _numbers(sheet: type[Record]) -> tuple[Column, ...]:
    """List the columns that hold the numbers of rows of sheets whose rows a house may keep."""
    columns = content_columns(sheet) if sheet in content_sheets() else ()
    return tuple(column for column in columns if isinstance(column.kind, Codes) and _sheet_of(column))


def _sheet_of(column: Column) -> str:
    """Return the key of the sheet whose numbers a column holds."""
    prefix = getattr(column.kind, "prefix", "")
    named = (sheet for sheet in content_sheets() for _, kind in numbered(sheet) if kind.prefix == prefix)
    return next((sheet.__tablename__ for sheet in named), "")
