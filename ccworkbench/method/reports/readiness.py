"""Readiness as tables, for paper and the command line: the areas, and the rules with what each of them costs."""

from collections.abc import Iterator, Sequence
from datetime import date

from ccworkbench.core.grid import Cell, Rows, Table
from ccworkbench.core.kind import Number
from ccworkbench.core.viewer import Viewer
from ccworkbench.language.words import N_, Words
from ccworkbench.method.checks.all_checks import problems_of
from ccworkbench.method.figures.kpi_kinds import DASH
from ccworkbench.method.figures.readiness import readiness_of
from ccworkbench.method.figures.readiness_items import AreaState, Readiness, ReadinessArea, ReadinessItem, area_state_of
from ccworkbench.method.pictures.readiness_dial import Dial, DialPart
from ccworkbench.method.reports.catalogue import READINESS
from ccworkbench.method.reports.cells import LONG, NO_FIGURE, SHARE, TEXT, Link, cell, head, table_of

POINTS = Number(digits=1)
MOST = 13  # rules that one page holds beside the dial
STATES: dict[AreaState, tuple[str, str]] = {
    "good": (N_("OK"), "good"),
    "warn": (N_("Under way"), "warn"),
    "bad": (N_("Far behind"), "bad"),
    "none": (N_("No data yet"), "faint"),
}


def measured(rows: Rows, today: date) -> Readiness:
    """Work out the readiness of a project with all checks."""
    return readiness_of(rows, list(problems_of(rows, today)), today)


def amount(item: ReadinessItem, words: Words) -> str:
    """Write what a rule counted: 3 of 12, or a bare count where there is no whole."""
    if item.state == "none":
        return DASH
    have = words.number(item.have, 1)
    return words.say("{have} of {need}", have=have, need=words.number(item.need, 1)) if item.need else have


def rules_table(rows: Rows, viewer: Viewer, today: date, most: int = MOST) -> Table:
    """Show the rules behind the score, what costs most points first; those that find no room stand in one line.

    What is only counted, and not scored, stays out.
    """
    found = measured(rows, today)
    areas = {item.key: viewer.words.say(area.title) for area in found.areas for item in area.items}
    heads = [
        head(viewer, "rule", N_("Rule"), 46, LONG),
        head(viewer, "area", N_("Area"), 14, LONG),
        head(viewer, "amount", N_("Achieved"), 12, TEXT),
        head(viewer, "points", N_("Points"), 9, POINTS),
        head(viewer, "lost", N_("Points lost"), 9, POINTS),
        head(viewer, "state", N_("Status"), 14, TEXT),
    ]
    scored = [item for item in found.items if item.weight]
    lines = [(item.key, _rule(item, areas[item.key], viewer)) for item in scored[:most]]
    if rest := scored[most:]:
        lines.append(("", _rest(rest, viewer)))
    return table_of(READINESS, viewer, heads, lines)


def areas_table(found: Readiness, viewer: Viewer) -> Table:
    """Show the areas of the score in their order."""
    heads = [
        head(viewer, "area", N_("Area"), 24, TEXT),
        head(viewer, "share", N_("Achieved"), 10, SHARE),
        head(viewer, "points", N_("Points"), 10, POINTS),
        head(viewer, "of", N_("Points possible"), 10, POINTS),
        head(viewer, "state", N_("Status"), 16, TEXT),
    ]
    return table_of(READINESS, viewer, heads, ((area.key, list(_area(area, viewer))) for area in found.areas))


def dial_of(rows: Rows, viewer: Viewer) -> Dial:
    """Return the score and its areas as they are drawn."""
    found, say = measured(rows, viewer.today), viewer.words.say
    parts = (
        DialPart(say(area.title), area.share, say(STATES["none"][0]) if area.share is None else "")
        for area in found.areas
    )
    return Dial(found.score / 100, tuple(parts), say(found.proposal.label))


def state_cell(state: AreaState, viewer: Viewer) -> Cell:
    """Say how something stands, in its colour."""
    text, tone = STATES[state]
    return cell(TEXT, viewer.words.say(text), viewer, tone)


def _rule(item: ReadinessItem, area: str, viewer: Viewer) -> Sequence[Cell]:
    text, target = viewer.words.tell(item.text), item.target
    row = target.rows[0] if target.rows else None
    return [
        Link(text, text, sheet=target.sheet, row=row),
        cell(TEXT, area, viewer),
        cell(TEXT, amount(item, viewer.words), viewer),
        cell(POINTS, round(item.weight, 1), viewer),
        cell(POINTS, round(item.lost, 1), viewer),
        state_cell(item.state, viewer),
    ]


def _rest(items: Sequence[ReadinessItem], viewer: Viewer) -> Sequence[Cell]:
    """Sum up the rules that cost least."""
    text = viewer.words.count("{n} more rule", "{n} more rules", len(items))
    weight, lost = sum(item.weight for item in items), sum(item.lost for item in items)
    nothing = Cell("", None)
    figures = [cell(POINTS, round(number, 1), viewer) for number in (weight, lost)]
    return [Cell(text, text), nothing, nothing, *figures, state_cell(area_state_of(1 - lost / weight), viewer)]


def _area(area: ReadinessArea, viewer: Viewer) -> Iterator[Cell]:
    yield cell(TEXT, viewer.words.say(area.title), viewer)
    yield NO_FIGURE if area.share is None else cell(SHARE, round(area.share, 4), viewer)
    yield cell(POINTS, round(area.points, 1), viewer)
    yield cell(POINTS, area.weight, viewer)
    yield state_cell(area.state, viewer)
