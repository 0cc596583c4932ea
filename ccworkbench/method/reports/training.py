"""The reports on training: how far each audience is trained, and skill gaps by priority (method.md 4.5)."""

from collections.abc import Iterator, Sequence
from datetime import date

from ccworkbench.core.grid import Cell, Rows, Table
from ccworkbench.core.kind import Choice, Flag
from ccworkbench.core.viewer import Viewer
from ccworkbench.language.words import N_
from ccworkbench.method.figures.training import Coverage, SkillGap, coverages, skill_gaps
from ccworkbench.method.reports.cells import LONG, NO_FIGURE, NUMBER, SHARE, TEXT, cell, head, link, table_of
from ccworkbench.sheets.kinds import Levels
from ccworkbench.sheets.training.skill import SkillArea


def coverage_table(rows: Rows, viewer: Viewer, today: date) -> Table:
    """Show how far each audience is trained."""
    heads = [
        head(viewer, "audience", N_("Audience"), 30, LONG),
        head(viewer, "headcount", N_("Head-count"), 10, NUMBER),
        head(viewer, "needed", N_("Sessions needed"), 10, NUMBER),
        head(viewer, "planned", N_("Sessions planned"), 10, NUMBER),
        head(viewer, "held", N_("Sessions held"), 10, NUMBER),
        head(viewer, "places", N_("Places"), 9, NUMBER),
        head(viewer, "attended", N_("People who came"), 10, NUMBER),
        head(viewer, "coverage", N_("Coverage"), 10, SHARE),
        head(viewer, "gaps", N_("Open skill gaps"), 9, NUMBER),
    ]
    lines = ((str(one.audience.id), list(_coverage(one, viewer))) for one in coverages(rows))
    return table_of("training_coverage", viewer, heads, lines)


def _coverage(one: Coverage, viewer: Viewer) -> Iterator[Cell]:
    yield link(viewer.retell(one.audience.name), one.audience)
    yield NO_FIGURE if one.audience.headcount is None else cell(NUMBER, one.audience.headcount, viewer)
    yield NO_FIGURE if one.needed is None else cell(NUMBER, one.needed, viewer)
    yield cell(NUMBER, one.planned, viewer, "warn" if one.planned < (one.needed or 0) else "")
    yield cell(NUMBER, one.held, viewer)
    yield cell(NUMBER, one.places, viewer, "warn" if one.places < (one.audience.headcount or 0) else "")
    yield cell(NUMBER, one.attended, viewer)
    yield NO_FIGURE if one.share is None else cell(SHARE, round(one.share, 3), viewer, "good" if one.share >= 1 else "")
    yield NO_FIGURE if one.open_gaps is None else cell(NUMBER, one.open_gaps, viewer)


def gaps_table(rows: Rows, viewer: Viewer, today: date) -> Table:
    """Show the skill gaps, the most urgent first."""
    heads = [
        head(viewer, "skill", N_("Skill"), 34, LONG),
        head(viewer, "area", N_("Area"), 20, Choice(SkillArea)),
        head(viewer, "audience", N_("Audience"), 26, TEXT),
        head(viewer, "headcount", N_("Head-count"), 9, NUMBER),
        head(viewer, "levels", N_("Today → needed"), 10, TEXT),
        head(viewer, "gap", N_("Training gap"), 8, NUMBER),
        head(viewer, "criticality", N_("Criticality"), 10, NUMBER),
        head(viewer, "priority", N_("Priority"), 9, NUMBER),
        head(viewer, "not_training", N_("Not a matter of training"), 9, Flag()),
    ]
    return table_of("skill_gaps", viewer, heads, ((str(one.need.id), _gap(one, viewer)) for one in skill_gaps(rows)))


def _gap(one: SkillGap, viewer: Viewer) -> Sequence[Cell]:
    tone = "bad" if one.priority >= 6 else "warn" if one.priority >= 3 else ""
    return [
        link(viewer.retell(one.skill.name), one.skill),
        cell(Choice(SkillArea), one.skill.area, viewer),
        link(viewer.retell(one.audience.name), one.audience),
        cell(NUMBER, one.audience.headcount, viewer),
        cell(TEXT, Levels().show(one.need.levels, viewer), viewer),
        cell(NUMBER, one.gap, viewer),
        cell(NUMBER, one.skill.criticality, viewer),
        cell(NUMBER, one.priority, viewer, tone),
        cell(Flag(), one.skill.not_training, viewer),
    ]
