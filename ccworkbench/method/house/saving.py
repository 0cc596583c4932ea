"""Makes a house's content of a project's rows, and tells what stayed behind."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import chain
from typing import Any, Final
from uuid import UUID

from ccworkbench.core.grid import Rows
from ccworkbench.core.kind import Code
from ccworkbench.core.matrix import Crossing
from ccworkbench.core.record import Column, Record, columns_of
from ccworkbench.language.catalogues import words_of
from ccworkbench.language.words import Words
from ccworkbench.method.house.content import HouseContent, HouseRow
from ccworkbench.method.house.declared import (
    column_of,
    content_columns,
    content_sheets,
    is_text,
    own_wordings,
    states_of,
)
from ccworkbench.method.house.planned import is_set_by_plan, length_of, when_of
from ccworkbench.method.house.stripping import NEUTRAL, Stripper
from ccworkbench.method.house.values import numbers_of_rows, plain_value
from ccworkbench.method.plan import starter_content
from ccworkbench.method.plan.house_tasks import OWN, HouseTasks
from ccworkbench.method.plan.plan_reading import plan_of
from ccworkbench.method.plan.project_plan import Plan
from ccworkbench.method.plan.starter_rows import starter_rows
from ccworkbench.method.plan.starter_texts import former_wordings, keyed_texts
from ccworkbench.sheets.order import SHEETS
from ccworkbench.sheets.prepare.profile import ContentSize
from ccworkbench.sheets.prepare.task import Task

KEY_DIGITS: Final = 12
PlainValues = dict[str, Any]  # by column


@dataclass(frozen=True)
class SavedContent:
    """A house's content as it would be written, and what of the project's rows is not in it."""

    content: HouseContent
    taken_out: Mapping[str, int] = field(default_factory=dict)  # how often, by the English of what stands there now
    left_behind: Mapping[tuple[str, str], int] = field(default_factory=dict)  # filled cells, by sheet and heading
    left_out: Mapping[str, int] = field(default_factory=dict)  # rows, by sheet
    doubts: Sequence[tuple[str, str, str]] = ()  # sheet, text, and the part of a name that stands in it
    never_kept: Sequence[type[Record]] = ()  # sheets with rows that no house content holds


@dataclass
class SheetReading:
    """The rows of one sheet as they would be kept, and what stays behind; counted as in `SavedContent`."""

    kept: list[HouseRow] = field(default_factory=list)
    taken_out: Counter[str] = field(default_factory=Counter)
    left_behind: Counter[tuple[str, str]] = field(default_factory=Counter)
    left_out: int = 0
    doubts: list[tuple[str, str, str]] = field(default_factory=list)


def saved_content(rows: Rows, name: str, sheets: Sequence[type[Record]] = ()) -> SavedContent:
    """Return the rows of some sheets of a project, or of all that a house may keep."""
    return ProjectReading(rows).saved(name, sheets)


def own_texts(words: Words) -> frozenset[str]:
    """Return all our starter texts in one language, also as releases worded them."""
    return frozenset(text for texts in _texts_by_key(words).values() for text in texts)


@lru_cache(maxsize=8)
def _texts_by_key(words: Words) -> dict[str, frozenset[str]]:
    """Return all wordings of our texts in one language, of today and of releases, by their keys."""
    found = {key: {words.say(text)} for key, text in keyed_texts().items()}
    for key, wordings in former_wordings().items():
        said = {wording[words.language] for wording in wordings if words.language in wording}
        found.setdefault(key, set()).update(said)
    return {key: frozenset(texts) for key, texts in found.items()}


def _texts_by_cell(words: Words) -> dict[tuple[str, str, str], set[str]]:
    """Return the same by sheet, row and column, what is for some projects with what is for all."""
    found: dict[tuple[str, str, str], set[str]] = {}
    for key, texts in _texts_by_key(words).items():
        table, _, rest = key.partition("/")
        row, _, field_name = rest.partition("/")
        cell = (table, row, column_of(table, field_name.rpartition("/")[2]))
        found.setdefault(cell, set()).update(texts)
    return found


class ProjectReading:
    """The rows of a project beside our starter rows for it; each sheet is read once, when it is first asked for."""

    def __init__(self, rows: Rows) -> None:
        self._rows, self._plan = rows, plan_of(rows)
        words = words_of(self._plan.language)
        self._said = _texts_by_cell(words)
        self._starter = _starter_values(self._plan, words)
        self._keys = _keys_of(rows)
        there = numbers_of_rows(chain.from_iterable(rows(sheet) for sheet in content_sheets()))
        self._codes = {code: self._keys[row.id] for code, row in there.items()}
        self._stripper = Stripper(rows, words, own_texts(words))
        self._sheets: dict[type[Record], SheetReading] = {}

    def saved(self, name: str, sheets: Sequence[type[Record]] = ()) -> SavedContent:
        """Return the content of some sheets, or of all that a house may keep, and what is not in it."""
        chosen = [sheet for sheet in content_sheets() if not sheets or sheet in sheets]
        read = {sheet: self._sheets.get(sheet) or self._read(sheet) for sheet in chosen}
        self._sheets |= read
        kept = {sheet.__tablename__: tuple(found.kept) for sheet, found in read.items() if found.kept}
        known = {key: tuple(own_wordings(key)) for key in kept if starter_content.rows(key)}
        without = self._deleted_tasks() if Task.__tablename__ in kept else ()
        return SavedContent(
            HouseContent(name, self._plan.language, kept, known, without),
            {text: n for text in NEUTRAL if (n := sum(found.taken_out[text] for found in read.values()))},
            {cell: n for found in read.values() for cell, n in found.left_behind.items()},
            {sheet.sheet.title: found.left_out for sheet, found in read.items() if found.left_out},
            [doubt for found in read.values() for doubt in found.doubts],
            [sheet for sheet in SHEETS if sheet not in content_sheets() and self._rows(sheet)],
        )

    def _deleted_tasks(self) -> tuple[str, ...]:
        """Return the keys of the tasks of ours that this project would have, and that it does without."""
        there = {task.origin for task in self._rows(Task)}
        return tuple(key for table, key in self._starter if table == Task.__tablename__ and key not in there)

    def _read(self, sheet: type[Record]) -> SheetReading:
        """Read a sheet; a row that says nothing without a name, or the same as another one, is left out."""
        self._now, said, before = SheetReading(), set[str](), Counter(self._stripper.found)
        for row in self._rows(sheet):
            if sheet.sheet.shape == "form" and _is_blank(row):
                continue
            kept = self._cell(row) if isinstance(row, Crossing) else self._row(row)
            is_own = kept is not None and kept.ours is None and not isinstance(row, Crossing)
            if kept is None or (is_own and str(kept.values) in said):
                self._now.left_out += 1
                continue
            said.add(str(kept.values))
            self._count_left_behind(row)
            self._now.kept.append(kept)
        self._now.taken_out = self._stripper.found - before
        return self._now

    def _cell(self, row: Crossing) -> HouseRow | None:
        """Return the cell of a matrix, also an emptied one, for ours may be filled; None where a row is gone."""
        down, across = self._keys.get(row.row_id), self._keys.get(row.column_id)
        if down is None or across is None:
            return None
        key, values = f"{down}:{across}", self._values(row)
        own = self._starter.get((row.__tablename__, key))
        changed = tuple(column for column, value in values.items() if own is not None and value != own[column])
        return HouseRow(key, values, None if own is None else {}, changed, row.internal, down, across)

    def _row(self, row: Record) -> HouseRow | None:
        """Return a row; None for one that says nothing without the names that it holds."""
        sheet = type(row)
        key, values = self._keys[row.id], self._values(row)
        own = self._ours(sheet, key)
        if own is not None:
            return self._beside_ours(row, values, own)
        named = (values[column.key] for column in content_columns(sheet) if column.required and is_text(column))
        if any(map(self._stripper.is_bare, named)):
            return None
        return HouseRow(key, values, internal=row.internal, when=when_of(row, self._rows, self._keys))

    def _ours(self, sheet: type[Record], key: str) -> PlainValues | None:
        """Return what our row of a key says in this project, or in others; None where we have none."""
        table = sheet.__tablename__
        said = own_wordings(table).get(key)
        if (table, key) in self._starter or said is None:
            return self._starter.get((table, key))
        words = words_of(self._plan.language)
        return {column: words.say(texts[0]) for column, texts in said.items()}

    def _beside_ours(self, row: Record, values: PlainValues, own: PlainValues) -> HouseRow:
        """Return a row that came from ours: what it says otherwise, and how ours is worded today."""
        changed: list[str] = []
        texts: dict[str, str] = {}
        for column in content_columns(type(row)):
            value, ours = values[column.key], own.get(column.key, values[column.key])
            if is_text(column):
                texts[column.key] = str(ours)
            if (self._says_ours(row, column, value) and ours) or (column.key == "days" and is_set_by_plan(row.origin)):
                values[column.key] = ours
            elif value != ours:
                changed.append(column.key)
        return HouseRow(self._keys[row.id], values, texts, tuple(changed), row.internal)

    def _says_ours(self, row: Record, column: Column, value: Any) -> bool:
        """Tell whether a cell says what ours says: in an older wording, or nothing that another project could use."""
        if column.unread(row):
            return True
        if not is_text(column):
            return False
        said = self._said.get((row.__tablename__, row.origin, column.key), ())
        return value in said or (column.required and self._stripper.is_bare(value))

    def _values(self, row: Record) -> PlainValues:
        return {column.key: self._value(row, column) for column in content_columns(type(row))}

    def _value(self, row: Record, column: Column) -> Any:
        """Return what goes along of a cell; a text that could not be read does not."""
        value = column.default if column.unread(row) else getattr(row, column.key)
        if isinstance(row, Task) and column.key == "days":
            value = length_of(row, self._plan)
        if not is_text(column):
            return plain_value(column, value, self._keys, self._codes)
        text = self._stripper.stripped(str(value or ""))
        self._now.doubts += [(row.sheet.title, text, part) for part in self._stripper.doubts(text)]
        return text

    def _count_left_behind(self, row: Record) -> None:
        """Count the filled cells that stay in the project; numbers come by themselves, and so do states."""
        sheet = type(row)
        kept = {column.key for column in content_columns(sheet)}
        for column in columns_of(sheet):
            if column.computed or isinstance(column.kind, Code) or (column.key in kept and not column.unread(row)):
                continue
            if column.unread(row) or getattr(row, column.key) not in _blanks(sheet, column):
                self._now.left_behind[sheet.sheet.title, column.heading] += 1


def _is_blank(row: Record) -> bool:
    sheet = type(row)
    return all(getattr(row, column.key) in _blanks(sheet, column) for column in content_columns(sheet))


def _blanks(sheet: type[Record], column: Column) -> list[Any]:
    """Return what a cell holds that nobody has filled."""
    return [None, "", (), [], column.default, states_of(sheet).get(column.key)]


def _keys_of(rows: Rows) -> dict[UUID, str]:
    """Return the key of each row of a project: that of the row it came from, or one that stays."""
    keys: dict[UUID, str] = {}
    for sheet in content_sheets():
        taken: set[str] = set()
        for row in () if issubclass(sheet, Crossing) else rows(sheet):
            key = row.origin if row.origin and row.origin not in taken else f"{OWN}{row.id.hex[:KEY_DIGITS]}"
            taken.add(key)
            keys[row.id] = key
    return keys


def _starter_values(plan: Plan, words: Words) -> dict[tuple[str, str], PlainValues]:
    """Return what our rows say: as they are for this project, and those that it does without as in a large one.

    Cells of matrices are those of this project: in another size, others wear the hats.
    """
    plan = replace(plan, own_days={}, held={}, house=HouseTasks())  # what ours say where nobody set anything
    found: dict[tuple[str, str], PlainValues] = {}
    for size in (ContentSize.FULL, plan.content):
        rows = starter_rows(replace(plan, size=size), words)
        keys = {row.id: row.origin for row in rows}
        codes = {code: row.origin for code, row in numbers_of_rows(rows).items()}
        for row in rows:
            is_of_size = size is plan.content or not isinstance(row, Crossing)
            if row.origin and type(row) in content_sheets() and is_of_size:
                found[row.__tablename__, row.origin] = {
                    column.key: plain_value(column, getattr(row, column.key), keys, codes)
                    for column in content_columns(type(row))
                }
    return found
