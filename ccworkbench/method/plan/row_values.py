"""Puts what a resource file says of rows into their columns."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ccworkbench.core.kind import Choice, Choices, Number, Reference
from ccworkbench.core.record import Column, Record, columns_of
from ccworkbench.language.words import Words
from ccworkbench.method.plan import starter_content
from ccworkbench.method.plan.project_plan import Plan
from ccworkbench.sheets.prepare.project import Approach
from ccworkbench.sheets.training.audience import Audience
from ccworkbench.sheets.training.course import Course
from ccworkbench.sheets.training.training_need import TrainingNeed
from ccworkbench.sheets.use_cases.requirement import Requirement

# Rows by their sheet and the key a file calls them by; None stands for one that does not apply to the project.
StarterIds = dict[tuple[str, str], Record | None]


def filled_row(
    row: Record, item: Mapping[str, Any], words: Words, known: Mapping[tuple[str, str], Record | None]
) -> None:
    """Fill a row: words stand under `<column>_text`, all else under the column's own key."""
    columns = {column.key: column for column in columns_of(type(row))}
    for key, value in item.items():
        if key.endswith("_text"):
            setattr(row, key.removesuffix("_text"), words.say(value))
        elif key == "requirements":
            setattr(row, key, numbers_of(value, known))
        elif key in columns:
            setattr(row, key, read(columns[key], value, known))


def read(column: Column, value: Any, known: Mapping[tuple[str, str], Record | None]) -> Any:
    """Turn what a file says into what the column holds; a reference is named by the key of its row, "" empties it."""
    if isinstance(column.kind, Reference):
        row = known[column.kind.sheet, value] if value else None
        return row and row.id
    if isinstance(column.kind, Choices):
        return tuple(value)
    if isinstance(column.kind, Choice):
        return column.kind.options(value) if value else None
    return None if value == "" and isinstance(column.kind, Number) else value


def numbers_of(keys: Sequence[str], known: Mapping[tuple[str, str], Record | None]) -> str:
    """Return the numbers that requirements will have, those of other projects left out."""
    there = [key for (sheet, key), row in known.items() if sheet == Requirement.__tablename__ and row]
    return ", ".join(f"REQ-{there.index(key) + 1:03d}" for key in keys if key in there)


def listed(sheets: Sequence[type[Record]], plan: Plan, known: StarterIds, words: Words) -> Iterator[Record]:
    """Make the rows of some sheets that apply, and enter them where they are known."""
    for sheet in sheets:
        for item in starter_content.rows(sheet.__tablename__):
            told = suited(item, plan)
            row = None if told is None or _lacks_its_whole(sheet, item, known) else sheet(origin=item["key"])
            known[sheet.__tablename__, item["key"]] = row
            if row and told:
                filled_row(row, told, words, known)
                yield row


def _lacks_its_whole(sheet: type[Record], item: Mapping[str, Any], known: StarterIds) -> bool:
    """Tell whether a row is a part of one that the project does not have, as a step of a test case is."""
    return any(
        column.required
        and isinstance(column.kind, Reference)
        and item.get(column.key)
        and known[column.kind.sheet, item[column.key]] is None
        for column in columns_of(sheet)
    )


def suited(item: Mapping[str, Any], plan: Plan) -> Mapping[str, Any] | None:
    """Return what a file says of a row for a project, cut to its channels; a row that is not for it is left out.

    What an outsourcer's launch says otherwise stands under `outsourcer`, what one type of project does under `in_type`.
    """
    only, served = item.get("only", {}), plan.served
    if not plan.takes(item):
        return None
    told = {key: value for key, value in item.items() if key not in {"outsourcer", "in_type"}}
    told |= item.get("in_type", {}).get(plan.type.value, {})
    if plan.way is Approach.OUTSOURCER:
        told |= item.get("outsourcer", {})
    if served and item.get("channels"):
        told["channels"] = [channel for channel in item["channels"] if channel in served]
    if served and item.get("channel", served[0]) not in served:
        told["channel"] = next((channel for channel in only.get("channels", ()) if channel in served), None)
    cut = {key for key in ("channels", "channel") if item.get(key) and not told[key]}
    return None if cut else told


def add_hours(courses: Sequence[Course], known: StarterIds) -> None:
    """Enter the hours of each audience: those of all its courses together."""
    for row in known.values():
        hours = [course.hours or 0 for course in courses if isinstance(row, Audience) and course.audience_id == row.id]
        if isinstance(row, Audience) and hours:
            row.hours = sum(hours)


def needs(known: StarterIds) -> Iterator[TrainingNeed]:
    """Make the crossings of skill and audience; what people can do today is not known yet."""
    for item in starter_content.rows("skill"):
        for name, level in item["needs"].items():
            skill, audience = known["skill", item["key"]], known["audience", f"au.{name}"]
            if skill and audience:
                cell = TrainingNeed.at(skill, audience)
                assert isinstance(cell, TrainingNeed)
                cell.origin, cell.levels = f"{skill.origin}:{audience.origin}", f">{level}"
                yield cell
