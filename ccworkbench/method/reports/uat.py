"""The reports on the acceptance test: traceability, and the summary by cycle (method.md 4.7)."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from ccworkbench.core.grid import Cell, Head, Rows, Table
from ccworkbench.core.kind import Choice
from ccworkbench.core.viewer import Viewer
from ccworkbench.language.words import N_, NP_
from ccworkbench.method.figures.uat import Orphan, Trace, Tracing, UatFigures, cycle_figures, figures_of
from ccworkbench.method.reports.cells import LONG, NO_FIGURE, NUMBER, SHARE, TEXT, cell, head, link, table_of
from ccworkbench.sheets.options import DefectSeverity
from ccworkbench.sheets.uat.cycle import Cycle, CycleStatus
from ccworkbench.sheets.uat.verdict import ResultVerdict
from ccworkbench.sheets.use_cases.use_case import Criticality


def traceability_table(rows: Rows, viewer: Viewer, today: date) -> Table:
    """Show every thread from requirement to defects, and flag those that end too soon."""
    threads = list(Tracing(rows).threads())
    return table_of("traceability", viewer, _trace_heads(viewer), ((_id(one), _trace(one, viewer)) for one in threads))


def _trace_heads(viewer: Viewer) -> list[Head]:
    return [
        head(viewer, "requirement", N_("Requirement"), 26, LONG),
        head(viewer, "use_case", N_("Use case"), 24, LONG),
        head(viewer, "criticality", N_("Criticality"), 10, Choice(Criticality)),
        head(viewer, "case", N_("Test case"), 26, LONG),
        head(viewer, "result", N_("Last result"), 12, Choice(ResultVerdict)),
        head(viewer, "defects", N_("Open defects"), 11, TEXT),
        head(viewer, "orphan", N_("Coverage gap"), 22, Choice(Orphan)),
    ]


def _id(trace: Trace) -> str:
    row = trace.case or trace.use_case or trace.requirement
    return str(row.id) if row else ""


def _trace(one: Trace, viewer: Viewer) -> Sequence[Cell]:
    requirement, use, case = one.requirement, one.use_case, one.case
    result, defects = one.result, one.defects
    outcome = result.result if result else ResultVerdict.NOT_RUN if case else None
    said = Choice(ResultVerdict).show(outcome, viewer)
    tone = outcome.tone if outcome else ""
    return [
        link(_named(requirement.code, requirement.text, viewer) if requirement else "", requirement),
        link(_named(use.code, use.name, viewer) if use else "", use),
        cell(Choice(Criticality), use.criticality if use else None, viewer),
        link(_named(case.code, case.title, viewer) if case else "", case),
        _toned(link(said, result), tone) if result else Cell(said, said or None, tone),
        _toned(
            link(viewer.words.listing(one.code or one.label for one in defects), defects[0] if defects else None),
            "bad" if any(one.severity is DefectSeverity.CRITICAL for one in defects) else "warn" if defects else "",
        ),
        _orphans(one.orphans, viewer),
    ]


def _named(code: str, name: str, viewer: Viewer) -> str:
    return f"{code} {viewer.retell(name)}".strip()


def _toned(made: Cell, tone: str) -> Cell:
    return replace(made, tone=tone)


def _orphans(orphans: tuple[Orphan, ...], viewer: Viewer) -> Cell:
    text = viewer.words.listing(viewer.words.say(orphan.label) for orphan in orphans)
    return Cell(text, text or None, orphans[0].tone if orphans else "")


def summary_table(rows: Rows, viewer: Viewer, today: date) -> Table:
    """Show the figures of every cycle, and of the whole test below them."""
    heads = [
        head(viewer, "cycle", N_("Test cycle"), 20, LONG),
        head(viewer, "status", N_("Status"), 10, Choice(CycleStatus)),
        head(viewer, "planned", N_("Planned"), 7, NUMBER),
        head(viewer, "run", N_("Run"), 6, NUMBER),
        head(viewer, "passed", N_("Passed"), 7, NUMBER),
        head(viewer, "failed", N_("Failed"), 7, NUMBER),
        head(viewer, "blocked", NP_("test", "Blocked"), 7, NUMBER),
        head(viewer, "execution", N_("Execution rate"), 8, SHARE),
        head(viewer, "pass_rate", N_("Pass rate"), 8, SHARE),
        head(viewer, "coverage", N_("Coverage"), 9, SHARE),
        *(head(viewer, severity.value, severity.label, 8, NUMBER) for severity in DefectSeverity),
        head(viewer, "retests", N_("Ready for retest"), 9, NUMBER),
    ]
    return table_of("uat_summary", viewer, heads, _cycles(rows, viewer))


def _cycles(rows: Rows, viewer: Viewer) -> Iterator[tuple[str, Sequence[Cell]]]:
    for cycle in rows(Cycle):
        first = [link(viewer.retell(cycle.name), cycle), cell(Choice(CycleStatus), cycle.status, viewer)]
        yield str(cycle.id), [*first, *_cycle_counts(cycle_figures(cycle, rows), viewer)]
    if rows(Cycle):
        text = viewer.words.say("Total")
        yield "", [Cell(text, text), Cell("", None), *_cycle_counts(figures_of(rows), viewer)]


def _cycle_counts(figures: UatFigures, viewer: Viewer) -> Iterator[Cell]:
    for count in (figures.planned, figures.run, figures.passed, figures.failed, figures.blocked):
        yield cell(NUMBER, count, viewer)
    for share in (figures.execution, figures.pass_rate, figures.coverage):
        yield NO_FIGURE if share is None or not figures.tried else cell(SHARE, round(share, 3), viewer)
    for severity in DefectSeverity:
        count = figures.open_defects[severity]
        yield cell(NUMBER, count, viewer, severity.tone if count and severity.tone != "faint" else "")
    yield cell(NUMBER, figures.retests, viewer)
