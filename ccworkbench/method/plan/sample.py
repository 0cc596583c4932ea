"""The sample project: a fictional energy supplier's hotline in the midst of its preparation."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from ccworkbench.core.matrix import Crossing
from ccworkbench.core.record import Record
from ccworkbench.language.words import Words
from ccworkbench.method.composed_texts import CONFIRMED
from ccworkbench.method.figures.kpi_periods import MONTH, Period, gathered
from ccworkbench.method.plan.roadmap import Roadmap, roadmap_of
from ccworkbench.method.plan.row_values import filled_row
from ccworkbench.method.plan.starter_content import load
from ccworkbench.method.plan.starter_rows import Plan, starter_rows
from ccworkbench.paths import resource
from ccworkbench.sheets.launch.phone_number import PhoneNumber
from ccworkbench.sheets.launch.signatory import Signatory
from ccworkbench.sheets.operate.kpi_figure import KpiFigure
from ccworkbench.sheets.operate.mute import Mute
from ccworkbench.sheets.order import SHEETS
from ccworkbench.sheets.prepare.gates import HotlineScope
from ccworkbench.sheets.prepare.profile import ContentSize, Profile, Topology
from ccworkbench.sheets.prepare.project import Approach, ProjectType
from ccworkbench.sheets.prepare.question import Question
from ccworkbench.sheets.prepare.task import Task, TaskStatus
from ccworkbench.sheets.roles.assignment import Assignment
from ccworkbench.sheets.training.session import Session, SessionStatus
from ccworkbench.sheets.uat.test_case import CaseStatus
from ccworkbench.sheets.uat.test_result import TestResult
from ccworkbench.sheets.uat.verdict import ResultVerdict

LOGOS = {"customer_logo": "nordtal-energie.png", "supplier_logo": "kontor-vier.png"}


def sample_rows(words: Words, today: date | None = None) -> list[Record]:
    """Make the rows of the sample project, its card first, with all texts in one language.

    Its story stands still on one day, the last on which anything happened; with `today` it is moved there by weeks.
    """
    written = load("sample", "sample")
    told = _moved(written, today, words) if today else written
    plan = _plan(told, words)
    rows = starter_rows(replace(plan, held=_story_days(told)), words)
    _agree_first(rows, roadmap_of(plan))
    keep = [row for row in rows if not isinstance(row, Assignment) and not _is_told(row, told)]
    book = SampleRows(keep, words)
    book.add_all(told)
    card, profile = rows[0], next(row for row in rows if isinstance(row, Profile))
    book.fill(card, {**told["project"], **_logos()})
    book.fill(profile, told["profile"])
    book.tell(told)
    _pass_days(keep, told["story"], today or told["story"])
    _move_figures(book.new, told["project"]["go_live"] - written["project"]["go_live"])
    for row in book.new:
        row.project_id = card.id
    return keep + book.new


def _is_told(row: Record, told: Mapping[str, Any]) -> bool:
    """Tell whether the story names the people who sign where a starter row names a role."""
    named = {item["sign_off_id"] for item in told[Signatory.__tablename__]}
    return isinstance(row, Signatory) and row.origin.partition(":")[0] in named


def sample_pictures() -> list[bytes]:
    """Return the logos that the sample's card names; the store has to keep them before the project is added."""
    return [resource("sample", name).read_bytes() for name in LOGOS.values()]


def _pass_days(rows: list[Record], story: date, today: date) -> None:
    """Let happen what was planned for up to the day of the story; training goes on until the day before today."""
    for row in rows:
        if isinstance(row, Task) and row.ends and row.starts and row.starts <= story:
            is_over = row.ends <= story
            row.status = TaskStatus.DONE if is_over else TaskStatus.IN_PROGRESS
            row.share, row.finished_on = (1.0, row.ends) if is_over else (0.5, None)
        elif isinstance(row, Session) and row.held_on and (row.held_on <= story or row.held_on < today):
            row.status = SessionStatus.HELD


def _moved(told: Mapping[str, Any], today: date, words: Words) -> dict[str, Any]:
    """Return the story as if it ended with the last week before `today`.

    Its go-live keeps its day of the week, unless that is a holiday; all other days keep as many working days from it
    as they had. So nothing that happened lies in the future, nothing falls on a day off, and the plan still fits.
    """
    calendar, _ = _plan(told, words).dates
    old = told["project"]["go_live"]
    new = calendar.previous(old + timedelta(weeks=(today - told["story"]).days // 7))

    def move(value: Any) -> Any:
        if isinstance(value, date):
            after, before = calendar.count(old, value), calendar.count(value, old)
            return calendar.shift(new, after - 1 if value > old else 1 - before)
        if isinstance(value, dict):
            return {key: move(item) for key, item in value.items()}
        return [move(item) for item in value] if isinstance(value, list) else value

    figures = KpiFigure.__tablename__
    return {key: value if key == figures else move(value) for key, value in told.items()}


def _move_figures(rows: list[Record], by: timedelta) -> None:
    """Move the figures of a month by whole months, so that they stay those of a month."""
    months = round(by.days / 30.44)
    for figure in rows:
        if isinstance(figure, KpiFigure) and figure.period_from is not None:
            number = figure.period_from.year * 12 + figure.period_from.month - 1 + months
            first = date(number // 12, number % 12 + 1, 1)
            figure.period_from, figure.period_to = gathered(Period(first, first), MONTH)


class SampleRows:
    """The sample's rows while they are filled, found by the keys that the file uses."""

    def __init__(self, rows: list[Record], words: Words) -> None:
        self.words = words
        self.rows = {(type(row).__tablename__, row.origin or type(row).__tablename__): row for row in rows}
        self.new: list[Record] = []

    def fill(self, row: Record, item: Mapping[str, Any]) -> None:
        """Put what the file says into a row; a reference is named by the key of its row."""
        if isinstance(row, PhoneNumber) and "confirmed" in item:
            item = {**item, "confirmed": CONFIRMED.say(self.words, day=item["confirmed"])}
        filled_row(row, item, self.words, self.rows)
        if isinstance(row, Mute):
            row.row_key, row.internal = str(self.rows["deliverable", row.row_key].id), True

    def add_all(self, told: Mapping[str, Any]) -> None:
        """Make the rows that no starter row stands for, before any of them is filled: they refer to one another."""
        for sheet, item, number in _items(told):
            if not issubclass(sheet, Crossing) and (sheet.__tablename__, item.get("key", number)) not in self.rows:
                self.add(sheet, str(item.get("key", number)), f"sample.{item.get('key', number)}")

    def add(self, sheet: type[Record], key: str, origin: str) -> None:
        """Make one row, found from now on by its key."""
        row = sheet(origin=origin)
        self.rows[sheet.__tablename__, key] = row
        self.new.append(row)

    def tell(self, told: Mapping[str, Any]) -> None:
        """Fill every row that the file speaks of; what tests came to first, as defects refer to it."""
        for item in told["run"]:
            self.run(item)
        for sheet, item, number in _items(told):
            if issubclass(sheet, Crossing):
                self.cross(sheet, item)
            else:
                self.fill(self.rows[sheet.__tablename__, str(item.get("key", number))], item)
        for item in told["answer"]:
            self.fill(self.rows[Question.__tablename__, item["question"]], item)

    def cross(self, sheet: type[Crossing], item: Mapping[str, Any]) -> None:
        """Fill one cell of a matrix, which may be a starter cell."""
        row, over = (
            self.rows[sheet.down.__tablename__, item["row"]],
            self.rows[sheet.across.__tablename__, item["column"]],
        )
        cell = self.rows.get((sheet.__tablename__, f"{row.origin}:{over.origin}"))
        if cell is None:
            cell = sheet.at(row, over)
            cell.origin = f"{row.origin}:{over.origin}"
            self.new.append(cell)
        self.fill(cell, item)

    def run(self, item: Mapping[str, Any]) -> None:
        """Run the test cases of a cycle: all passed but those that are named; what is run was approved before."""
        cycle = self.rows["cycle", item["cycle"]]
        named = {key: result for result in ResultVerdict for key in item.get(result.value, ())}
        wanted = item.get("cases") or [key for sheet, key in self.rows if sheet == "test_case"]
        for key in wanted:
            result = named.get(key, ResultVerdict.PASSED)
            each = {} if result is ResultVerdict.NOT_RUN else item["each"]  # what nobody ran has no tester and no day
            told = {"case_id": key, "result": result.value, **each, **item.get(key, {})}
            self.add(TestResult, f"{item['cycle']}.{key}", f"sample.{item['cycle']}.{key}")
            row = self.rows["test_result", f"{item['cycle']}.{key}"]
            self.fill(row, told)
            row.cycle_id = cycle.id  # type: ignore[attr-defined]
            self.rows["test_case", key].status = CaseStatus.APPROVED  # type: ignore[attr-defined]


def _items(told: Mapping[str, Any]) -> Iterator[tuple[type[Record], dict[str, Any], str]]:
    """List what the file says of each sheet, with a number for rows that need no key."""
    for sheet in SHEETS:
        items = told.get(sheet.__tablename__, ())
        if isinstance(items, list):
            for number, item in enumerate(items, 1):
                yield sheet, item, str(number)


def _plan(told: Mapping[str, Any], words: Words) -> Plan:
    card, profile, gates = told["project"], told["profile"], told["gates"][0]
    return Plan(
        words.say(card["name_text"]),
        card["customer_name"],
        words.language,
        profile["seats"],
        Topology(profile["topology"]),
        ProjectType(card["type"]),
        Approach(card["approach"]),
        card["kick_off"],
        card["go_live"],
        tuple(card["channels"]),
        country=gates["country"],
        region=gates["region"],
        sites=tuple(card["sites"].split(", ")),
        hotline_scope=HotlineScope(gates["hotline_scope"]),
        operators=profile["operators"],
        pilot_ends=card["pilot_end"],
        own_days={task["key"]: task["days"] for task in told["task"] if task.get("days")},
        size=ContentSize.FULL,  # it shows all that there is
    )


def _story_days(told: Mapping[str, Any]) -> dict[str, tuple[date, date]]:
    """Return the days that tasks have in the story, from which its training follows."""
    return {task["key"]: (task["starts"], task["ends"]) for task in told["task"] if "starts" in task}


def _agree_first(rows: list[Record], roadmap: Roadmap) -> None:
    """Keep as the baseline what was planned at first, before the story moved it."""
    for row in rows:
        if isinstance(row, Task) and (span := roadmap.span(row.origin)):
            row.planned_starts, row.planned_ends = span


def _logos() -> dict[str, str]:
    pictures = zip(LOGOS, sample_pictures(), strict=True)
    return {column: hashlib.sha256(content).hexdigest() for column, content in pictures}
