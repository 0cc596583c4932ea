"""What of a sheet a house may keep: told by the sheet's declaration and by what our own starter rows fill.

A new sheet follows by itself: its starter rows say which of its columns are method, and what they leave empty is what
happens in a project. People, days, numbers of rows, counts, pictures and internal columns never go along.
"""

from collections.abc import Iterator
from functools import cache
from typing import Any, Final

from ccworkbench.core.disclosure import INTERNAL
from ccworkbench.core.kind import Choice, Choices, Code, Date, Reference, Text
from ccworkbench.core.matrix import Crossing
from ccworkbench.core.record import Column, Record, columns_of
from ccworkbench.language.words import N_, Phrase, phrase
from ccworkbench.method.adapting.comparison import COUNTS
from ccworkbench.method.plan import starter_content
from ccworkbench.method.plan.house_tasks import follows_from_country
from ccworkbench.method.plan.starter_rows import FORMS, LISTED
from ccworkbench.sheets.kinds import AnyRow, Codes
from ccworkbench.sheets.order import SHEETS
from ccworkbench.sheets.prepare.org_level import OrgLevel
from ccworkbench.sheets.prepare.project import Image
from ccworkbench.sheets.prepare.question import Question
from ccworkbench.sheets.prepare.site import Site
from ccworkbench.sheets.prepare.task import Task
from ccworkbench.sheets.prepare.unit import Unit
from ccworkbench.sheets.roles.action import Action
from ccworkbench.sheets.roles.deliverable import Deliverable
from ccworkbench.sheets.roles.role import Role
from ccworkbench.sheets.training.session import Session
from ccworkbench.sheets.uat.cycle import Cycle

# Sheets of which rows can be kept; where they have days, the plan of a new project says them.
LASTING: Final[tuple[type[Record], ...]] = (
    *(Question, Role, Deliverable, Action, Unit, OrgLevel, Task, Cycle),
    *FORMS,
    *LISTED,
)
NEVER: Final = (Date, Code, Image, AnyRow)

# What resource files call otherwise than the columns that it stands in.
COLUMN_OF: Final = {
    ("action", "text"): "preparation",
    ("action", "deliverable"): "deliverable_id",
    ("deliverable", "customer"): "for_customer",
    ("task", "role"): "role_id",
    ("task", "share"): "",  # of a reserve; the column of this name says how far a task has come
}
# Why the rows of a sheet stay in their project.
REASONS: Final[dict[type[Record], str]] = {
    Session: N_("“{sheet}” cannot become house content: every project calculates its own from its plan."),
    Site: N_("“{sheet}” cannot become house content: every project has its own."),
}
OF_ONE_PROJECT: Final = N_("“{sheet}” cannot become house content: people, facts and results belong to one project.")
VARIANTS: Final = ("outsourcer", "in_type", "in_country")  # under which a file says a row otherwise
LEAN: Final = "lean_"  # begins what a file says otherwise for a small project


@cache
def content_sheets() -> tuple[type[Record], ...]:
    """List the sheets whose rows a house may keep, in workbook order."""
    return tuple(
        sheet for sheet in SHEETS if (_is_crossed(sheet) if issubclass(sheet, Crossing) else _is_filled(sheet))
    )


@cache
def content_columns(sheet: type[Record]) -> tuple[Column, ...]:
    """List the columns of such a sheet whose values go along."""
    if issubclass(sheet, Crossing):
        return tuple(column for column in columns_of(sheet) if column.key == sheet.crossed)
    filled, states = _filled_columns(sheet), states_of(sheet)
    return tuple(
        column
        for column in columns_of(sheet)
        if (column.key in filled or column.is_method)
        and column.key not in states
        and column.key not in COUNTS
        and not (column.computed or column.by_program or column.disclosure is INTERNAL)
        and not isinstance(column.kind, NEVER)
        and (not isinstance(column.kind, Reference) or _is_kept(column.kind.sheet))
    )


@cache
def states_of(sheet: type[Record]) -> dict[str, Any]:
    """Return how far a new row of a sheet has come: where all starter rows begin otherwise than rows that are added."""
    items = starter_content.rows(sheet.__tablename__)
    found = {}
    for column in columns_of(sheet):
        kind = column.kind
        if not isinstance(kind, Choice) or isinstance(kind, Choices) or not any(map(kind.tone, kind.options)):
            continue
        values = {item.get(column.key, "") for item in items}
        if len(items) > 1 and len(values) == 1 and "" not in values and values != {column.default}:
            found[column.key] = kind.options(values.pop())
    return found


def is_text(column: Column) -> bool:
    """Tell whether a column holds words; numbers of other rows are none."""
    return isinstance(column.kind, Text) and not isinstance(column.kind, Codes)


def column_of(table: str, name: str) -> str:
    """Return the key of the column that a file means by a name."""
    key = name.removesuffix("_text").removeprefix(LEAN)
    return COLUMN_OF.get((table, key), key)


@cache
def own_wordings(table: str) -> dict[str, dict[str, tuple[str, ...]]]:
    """Return the English of our starter rows of a sheet, by row and column; the usual wording stands first."""
    found: dict[str, dict[str, tuple[str, ...]]] = {}
    for item in starter_content.rows(table):
        said = found.setdefault(item["key"], {})
        for name, text in _spoken(item):
            key = column_of(table, name)
            said[key] = (*said.get(key, ()), text)
    return found


@cache
def country_keys(table: str) -> frozenset[str]:
    """Return the keys of our starter rows that are there because of the law of a country (method.md 4.17)."""
    return frozenset(item["key"] for item in starter_content.rows(table) if follows_from_country(item.get("only", {})))


def why_not_kept(sheet: type[Record]) -> Phrase:
    """Say why no row of a sheet can be house content."""
    title = phrase(sheet.sheet.title)
    return phrase(REASONS.get(sheet, OF_ONE_PROJECT), sheet=title)


def _spoken(item: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for name, value in item.items():
        if isinstance(value, str) and (name in starter_content.SPOKEN or name.endswith("_text")):
            yield name, value
        elif isinstance(value, dict) and name in VARIANTS:
            for told in (value, *(one for one in value.values() if isinstance(one, dict))):
                yield from _spoken(told)


def _is_kept(sheet: str) -> bool:
    return any(sheet == other.__tablename__ and _is_filled(other) for other in LASTING)


def _is_filled(sheet: type[Record]) -> bool:
    return sheet in LASTING and bool(_filled_columns(sheet))


def _is_crossed(sheet: type[Crossing]) -> bool:
    return _is_filled(sheet.down) and _is_filled(sheet.across)


@cache
def _filled_columns(sheet: type[Record]) -> frozenset[str]:
    """Return the keys of the columns that our starter rows fill."""
    table, known = sheet.__tablename__, {column.key for column in columns_of(sheet)}
    names = {name for item in starter_content.rows(table) for name in item}
    keys = {name if name in known else name.removesuffix("_text") for name in names}
    return frozenset({column_of(table, key) for key in keys} & known)
