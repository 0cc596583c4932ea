"""The starter content as it lies in the resources, a file for each chapter of the method; all in English."""

import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from ccworkbench.paths import resource
from ccworkbench.sheets.options import Chapter

# Keys whose values are words for a reader; every key that ends in `_text` is one, too.
SPOKEN = {"text", "title", "name", "short", "duty"}

# What tells rows of the sample from each other that have no key: answers, assignments, rounds of a test.
NAMING = ("question", "role_id", "person_id", "row", "column", "cycle")


Takes = Callable[[Mapping[str, Any]], bool]  # tells whether a row of a file is for a project


@dataclass(frozen=True)
class StarterQuestion:
    """A guiding question of a chapter."""

    key: str
    size: str
    chapter: str
    topic_text: str
    text: str
    only: Mapping[str, Sequence[str]] = field(default_factory=dict)


@dataclass(frozen=True)
class StarterAction:
    """Something to prepare before a chapter is done; `deliverable` is the key of what it leads to."""

    key: str
    size: str
    chapter: str
    text: str
    deliverable: str = ""
    priority: str = "medium"
    only: Mapping[str, Sequence[str]] = field(default_factory=dict)


@dataclass(frozen=True)
class StarterDeliverable:
    """A paper that the project hands over, and the letters of the roles in it; `outsourcer` replaces them there."""

    key: str
    size: str
    title: str
    chapter: str
    stage: str
    kind: str
    only: Mapping[str, Sequence[str]] = field(default_factory=dict)
    customer: bool = True
    in_raci: bool = False
    raci: Mapping[str, str] = field(default_factory=dict)
    outsourcer: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class StarterRole:
    """A role, and where it applies: in `bands` of size, in one `approach`, there `instead_of` another role.

    Where a project does without it, whoever has the role `held_by` wears its hat, too; `lean_duty_text` says what one
    does who wears several.
    """

    key: str
    size: str
    name: str
    short: str
    side: str
    duty: str
    headcount: int | None = None
    mandatory: bool = False
    in_raci: bool = False
    bands: Sequence[str] = ()
    approach: str = ""
    instead_of: str = ""
    only: Mapping[str, Sequence[str]] = field(default_factory=dict)
    held_by: str = ""
    lean_duty_text: str = ""


@dataclass(frozen=True)
class StarterBand:
    """What the profile of a centre of some size starts with: its hierarchy, and who works with it."""

    key: str
    size: str
    text: str
    cooperation_text: str


def questions(takes: Takes = lambda _item: True) -> list[StarterQuestion]:
    """List the guiding questions that a project takes, in the order of their chapters."""
    return [StarterQuestion(**item) for item in rows("question") if takes(item)]


def actions(takes: Takes = lambda _item: True) -> list[StarterAction]:
    """List the actions that a project takes, in the order of their chapters."""
    return [StarterAction(**item) for item in rows("action") if takes(item)]


def deliverables(takes: Takes = lambda _item: True) -> list[StarterDeliverable]:
    """List the deliverables that a project takes: first those of the RACI matrix, then the others."""
    return [StarterDeliverable(**item) for item in rows("deliverable") if takes(item)]


def roles() -> list[StarterRole]:
    """List the roles of all sides, sizes and approaches."""
    return [StarterRole(**item) for item in rows("role")]


def bands() -> dict[str, StarterBand]:
    """Return the hierarchy of each size band."""
    return {item["key"]: StarterBand(**item) for item in rows("band")}


def profile_texts() -> dict[str, str]:
    """Return the single texts a project's card starts with."""
    return {item["key"]: item["text"] for item in rows("text")}


def rows(table: str) -> list[dict[str, Any]]:
    """List what the files of the chapters say in one table: the starter rows of a sheet, or what they are made of."""
    return [item for chapter in Chapter for item in load("content", chapter.value).get(table, ())]


@cache
def load(folder: str, name: str) -> dict[str, Any]:
    """Read one file of the resources, once."""
    return tomllib.loads(resource(folder, f"{name}.toml").read_text(encoding="utf-8"))


def texts_by_key() -> dict[str, str]:
    """Return every text that is shown in the reader's language, in English, by a key that stays when it is reworded.

    The key is made of table, row and field: `question/q.1.1/text`; those of the sample project begin with `sample/`.
    """
    found: dict[str, str] = {}
    for chapter in Chapter:
        found.update(_spoken(load("content", chapter.value), ""))
    found.update(_spoken(load("sample", "sample"), "sample/"))
    return found


def texts() -> list[str]:
    """List every text of the starter content and of the sample project that is shown in the reader's language."""
    return list(dict.fromkeys(texts_by_key().values()))


def _spoken(item: Mapping[str, Any], above: str) -> Iterator[tuple[str, str]]:
    for key, value in item.items():
        if isinstance(value, str) and value and (key in SPOKEN or key.endswith("_text")):
            yield above + key.removesuffix("_text"), value
        elif isinstance(value, dict):
            yield from _spoken(value, f"{above}{key}/")
        elif isinstance(value, list):
            for part in value:
                if isinstance(part, dict):
                    yield from _spoken(part, f"{above}{key}/{_row_key(part)}/")


def _row_key(item: Mapping[str, Any]) -> str:
    """Return the key of a row; one without is known by what it names."""
    return str(item.get("key") or ":".join(item[name] for name in NAMING if name in item))
