"""The sample project: a fictional energy supplier's hotline in the midst of its preparation."""

import hashlib
from collections.abc import Iterator, Mapping
from typing import Any

from ccworkbench.core.record import Record
from ccworkbench.core.words import Words
from ccworkbench.method.content import load
from ccworkbench.method.filling import fill
from ccworkbench.method.starter import LISTED, Plan, crossing, starter_rows
from ccworkbench.paths import resource
from ccworkbench.sheets.action import Action
from ccworkbench.sheets.deliverable import Deliverable, Raci
from ccworkbench.sheets.person import Person
from ccworkbench.sheets.profile import Profile
from ccworkbench.sheets.project import Approach, ProjectType
from ccworkbench.sheets.question import Question
from ccworkbench.sheets.role import Assignment, Role

LOGOS = {"customer_logo": "nordtal-energie.png", "supplier_logo": "kontor-vier.png"}


def sample_rows(words: Words) -> list[Record]:
    """Make the rows of the sample project, its card first, with all texts in one language."""
    told = load("sample", "sample")
    rows = starter_rows(_plan(told, words), words)
    keep = [row for row in rows if not isinstance(row, Assignment)]
    people = {item["key"]: Person(origin=f"sample.{item['key']}") for item in told["person"]}
    book = Book(keep, people, words)
    card, profile = rows[0], next(row for row in rows if isinstance(row, Profile))
    book.fill(card, {**told["project"], **_logos()})
    book.fill(profile, told["profile"])
    for item in told["person"]:
        book.fill(people[item["key"]], item)
    new = [*people.values(), *book.assignments(told["assignment"]), *book.alter(told)]
    for row in new:
        row.project_id = card.id
    return keep + new


def sample_pictures() -> list[bytes]:
    """Give the logos that the sample's card names; the store has to keep them before the project is added."""
    return [resource("sample", name).read_bytes() for name in LOGOS.values()]


class Book:
    """The sample's rows while they are filled, found by the keys that the file uses."""

    def __init__(self, rows: list[Record], people: Mapping[str, Person], words: Words) -> None:
        self.words = words
        self.rows = {(type(row).__tablename__, row.origin): row for row in rows if row.origin}
        self.rows.update({("person", key): person for key, person in people.items()})

    def fill(self, row: Record, item: Mapping[str, Any]) -> None:
        """Put what the file says into a row; a reference is named by the key of its row."""
        fill(row, item, self.words, self.rows)

    def assignments(self, items: list[dict[str, Any]]) -> Iterator[Assignment]:
        """Make the assignments of people to roles."""
        for item in items:
            row = Assignment(origin=item["role_id"])
            self.fill(row, item)
            yield row

    def alter(self, told: Mapping[str, Any]) -> Iterator[Record]:
        """Fill the starter rows that something happened to; gives the rows that are new."""
        for item in told["answer"]:
            self.fill(self.rows[Question.__tablename__, item["question"]], item)
        for item in told["deliverable"]:
            self.fill(self.rows[Deliverable.__tablename__, item["key"]], item)
        for sheet in LISTED:
            for item in told.get(sheet.__tablename__, ()):
                self.fill(self.rows[sheet.__tablename__, item["key"]], item)
        yield from self._letters(told["raci"])
        yield from self._actions(told["action"])

    def _letters(self, items: list[dict[str, Any]]) -> Iterator[Raci]:
        for item in items:
            row, role = self.rows["deliverable", item["deliverable"]], self.rows["role", item["role"]]
            assert isinstance(row, Deliverable)
            assert isinstance(role, Role)
            cell = crossing(row, role, item["letter"])
            before = self.rows.get(("raci", cell.origin))
            if isinstance(before, Raci):
                before.letter = cell.letter
            else:
                yield cell

    def _actions(self, items: list[dict[str, Any]]) -> Iterator[Action]:
        number = sum(1 for sheet, _ in self.rows if sheet == "action")
        for item in items:
            if "key" in item:
                self.fill(self.rows["action", item["key"]], item)
            else:
                number += 1
                row = Action(code=f"A-{number:03d}", origin=f"sample.{number}")
                self.fill(row, item)
                yield row


def _plan(told: Mapping[str, Any], words: Words) -> Plan:
    card, profile = told["project"], told["profile"]
    kind, way = ProjectType(card["type"]), Approach(card["approach"])
    return Plan(words.say(card["name_text"]), card["customer_name"], words.language, profile["seats"], type=kind,
                approach=way)  # fmt: skip


def _logos() -> dict[str, str]:
    pictures = zip(LOGOS, sample_pictures(), strict=True)
    return {column: hashlib.sha256(content).hexdigest() for column, content in pictures}
