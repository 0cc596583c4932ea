"""The reports on people: training coverage, skill gaps by priority, and who leads what (method.md 4.5, 3.4: 002-15)."""

from collections.abc import Iterator, Sequence
from datetime import date

from ccworkbench.core.grid import Cell, Rows, Table
from ccworkbench.core.kind import Choice, Flag, LongText, Number, Text
from ccworkbench.core.viewer import Viewer
from ccworkbench.language.words import N_
from ccworkbench.method.figures.training import Coverage, SkillGap, coverages, skill_gaps
from ccworkbench.method.reports.cells import cell, head, link, table_of
from ccworkbench.sheets.kinds import Levels, Percent
from ccworkbench.sheets.training.skill import SkillArea

TEXT, LONG, NUMBER, SHARE = Text(), LongText(), Number(), Percent()
DASH = Cell("–", None)


def coverage_table(rows: Rows, view: Viewer, today: date) -> Table:
    """Show how far each audience is trained."""
    heads = [
        head(view, "audience", N_("Audience"), 30, LONG),
        head(view, "headcount", N_("Head-count"), 10, NUMBER),
        head(view, "needed", N_("Sessions needed"), 10, NUMBER),
        head(view, "planned", N_("Sessions planned"), 10, NUMBER),
        head(view, "held", N_("Sessions held"), 10, NUMBER),
        head(view, "places", N_("Places"), 9, NUMBER),
        head(view, "attended", N_("People who came"), 10, NUMBER),
        head(view, "coverage", N_("Coverage"), 10, SHARE),
        head(view, "gaps", N_("Open skill gaps"), 9, NUMBER),
    ]
    lines = ((str(one.audience.id), list(_coverage(one, view))) for one in coverages(rows))
    return table_of("training_coverage", view, heads, lines)


def _coverage(one: Coverage, view: Viewer) -> Iterator[Cell]:
    yield link(view.retell(one.audience.name), one.audience)
    yield DASH if one.audience.headcount is None else cell(NUMBER, one.audience.headcount, view)
    yield DASH if one.needed is None else cell(NUMBER, one.needed, view)
    yield cell(NUMBER, one.planned, view, "warn" if one.planned < (one.needed or 0) else "")
    yield cell(NUMBER, one.held, view)
    yield cell(NUMBER, one.places, view, "warn" if one.places < (one.audience.headcount or 0) else "")
    yield cell(NUMBER, one.attended, view)
    yield DASH if one.share is None else cell(SHARE, round(one.share, 3), view, "good" if one.share >= 1 else "")
    yield cell(NUMBER, one.open_gaps, view)


def gaps_table(rows: Rows, view: Viewer, today: date) -> Table:
    """Show the skill gaps, the most urgent first."""
    heads = [
        head(view, "skill", N_("Skill"), 34, LONG),
        head(view, "area", N_("Area"), 20, Choice(SkillArea)),
        head(view, "audience", N_("Audience"), 26, TEXT),
        head(view, "headcount", N_("Head-count"), 9, NUMBER),
        head(view, "levels", N_("Today → needed"), 10, TEXT),
        head(view, "gap", N_("Training gap"), 8, NUMBER),
        head(view, "criticality", N_("Criticality"), 10, NUMBER),
        head(view, "priority", N_("Priority"), 9, NUMBER),
        head(view, "not_training", N_("Not a matter of training"), 9, Flag()),
    ]
    return table_of("skill_gaps", view, heads, ((str(one.need.id), _gap(one, view)) for one in skill_gaps(rows)))


def _gap(one: SkillGap, view: Viewer) -> Sequence[Cell]:
    tone = "bad" if one.priority >= 6 else "warn" if one.priority >= 3 else ""
    return [
        link(view.retell(one.skill.name), one.skill),
        cell(Choice(SkillArea), one.skill.area, view),
        link(view.retell(one.audience.name), one.audience),
        cell(NUMBER, one.audience.headcount, view),
        cell(TEXT, Levels().show(one.need.levels, view), view),
        cell(NUMBER, one.gap, view),
        cell(NUMBER, one.skill.criticality, view),
        cell(NUMBER, one.priority, view, tone),
        cell(Flag(), one.skill.not_training, view),
    ]
