"""Readiness as tables, for paper and the command line: the areas, and the rules with what each of them costs."""

from collections.abc import Iterator, Sequence
from datetime import date

from ccworkbench.core.grid import Cell, Rows, Table
from ccworkbench.core.kind import LongText, Number, Text
from ccworkbench.core.viewer import Viewer
from ccworkbench.language.words import N_, Words
from ccworkbench.method.checks.all_checks import problems_of
from ccworkbench.method.figures.readiness import readiness_of
from ccworkbench.method.figures.readiness_items import AreaState, Readiness, ReadinessArea, ReadinessItem, area_state_of
from ccworkbench.method.pictures.readiness_dial import Dial, DialPart
from ccworkbench.method.reports.catalogue import READINESS
from ccworkbench.method.reports.cells import Link, cell, head, table_of
from ccworkbench.sheets.kinds import Percent

TEXT, LONG, SHARE, POINTS = Text(), LongText(), Percent(), Number(digits=1)
MOST = 15  # rules that one page holds beside the dial
STATES: dict[AreaState, tuple[str, str]] = {
    "good": (N_("In order"), "good"),
    "warn": (N_("On the way"), "warn"),
    "bad": (N_("Far off"), "bad"),
    "none": (N_("Nothing yet"), "faint"),
}


def measured(rows: Rows, today: date) -> Readiness:
    """Work out the readiness of a project with all checks."""
    return readiness_of(rows, list(problems_of(rows, today)), today)


def amount(item: ReadinessItem, words: Words) -> str:
    """Write what a rule counted: 3 of 12, or a bare count where there is no whole."""
    if item.state == "none":
        return "–"
    have = words.number(item.have, 1)
    return words.say("{have} of {need}", have=have, need=words.number(item.need, 1)) if item.need else have


def rules_table(rows: Rows, view: Viewer, today: date, most: int = MOST) -> Table:
    """Show the rules behind the score, what costs most points first; those that find no room stand in one line.

    What is only counted, and not scored, stays out.
    """
    found = measured(rows, today)
    areas = {item.key: view.words.say(area.title) for area in found.areas for item in area.items}
    heads = [
        head(view, "rule", N_("Rule"), 46, LONG),
        head(view, "area", N_("Area"), 18, TEXT),
        head(view, "amount", N_("Reached"), 12, TEXT),
        head(view, "points", N_("Points"), 9, POINTS),
        head(view, "lost", N_("Points lost"), 9, POINTS),
        head(view, "state", N_("State"), 14, TEXT),
    ]
    scored = [item for item in found.items if item.weight]
    lines = [(item.key, _rule(item, areas[item.key], view)) for item in scored[:most]]
    if rest := scored[most:]:
        lines.append(("", _rest(rest, view)))
    return table_of(READINESS, view, heads, lines)


def areas_table(found: Readiness, view: Viewer) -> Table:
    """Show the areas of the score in their order."""
    heads = [
        head(view, "area", N_("Area"), 24, TEXT),
        head(view, "share", N_("Reached"), 10, SHARE),
        head(view, "points", N_("Points"), 10, POINTS),
        head(view, "of", N_("Points possible"), 10, POINTS),
        head(view, "state", N_("State"), 16, TEXT),
    ]
    return table_of(READINESS, view, heads, ((area.key, list(_area(area, view))) for area in found.areas))


def dial_of(rows: Rows, view: Viewer) -> Dial:
    """Give the score and its areas as they are drawn."""
    found, say = measured(rows, view.today), view.words.say
    parts = (
        DialPart(say(area.title), area.share, say(STATES["none"][0]) if area.share is None else "")
        for area in found.areas
    )
    return Dial(found.score / 100, tuple(parts), say(found.proposal.label))


def state_cell(state: AreaState, view: Viewer) -> Cell:
    """Say how something stands, in its colour."""
    text, tone = STATES[state]
    return cell(TEXT, view.words.say(text), view, tone)


def _rule(item: ReadinessItem, area: str, view: Viewer) -> Sequence[Cell]:
    text, target = view.words.tell(item.text), item.target
    row = target.rows[0] if target.rows else None
    return [
        Link(text, text, sheet=target.sheet, row=row),
        cell(TEXT, area, view),
        cell(TEXT, amount(item, view.words), view),
        cell(POINTS, round(item.weight, 1), view),
        cell(POINTS, round(item.lost, 1), view),
        state_cell(item.state, view),
    ]


def _rest(items: Sequence[ReadinessItem], view: Viewer) -> Sequence[Cell]:
    """Sum up the rules that cost least."""
    text = view.words.count("{n} more rule", "{n} more rules", len(items))
    weight, lost = sum(item.weight for item in items), sum(item.lost for item in items)
    nothing = Cell("", None)
    figures = [cell(POINTS, round(number, 1), view) for number in (weight, lost)]
    return [Cell(text, text), nothing, nothing, *figures, state_cell(area_state_of(1 - lost / weight), view)]


def _area(area: ReadinessArea, view: Viewer) -> Iterator[Cell]:
    yield cell(TEXT, view.words.say(area.title), view)
    yield Cell("–", None) if area.share is None else cell(SHARE, round(area.share, 4), view)
    yield cell(POINTS, round(area.points, 1), view)
    yield cell(POINTS, area.weight, view)
    yield state_cell(area.state, view)
