"""The reports on the acceptance test: traceability, and the summary by cycle (method.md 4.7)."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from ccworkbench.core.grid import Cell, Head, Rows, Table
from ccworkbench.core.kind import Choice, LongText, Number, Text
from ccworkbench.core.viewer import Viewer
from ccworkbench.language.words import N_
from ccworkbench.method.figures.uat import Orphan, TestFigures, Trace, Tracing, cycle_figures, figures_of
from ccworkbench.method.reports.cells import cell, head, link, table_of
from ccworkbench.sheets.kinds import Percent
from ccworkbench.sheets.options import DefectSeverity
from ccworkbench.sheets.uat.cycle import Cycle, CycleStatus
from ccworkbench.sheets.uat.result import TestVerdict
from ccworkbench.sheets.use_cases.use_case import Criticality

TEXT, LONG, NUMBER, SHARE = Text(), LongText(), Number(), Percent()
DASH = Cell("–", None)


def traceability_table(rows: Rows, view: Viewer, today: date) -> Table:
    """Show every thread from requirement to defects, and flag those that end too soon."""
    threads = list(Tracing(rows).threads())
    return table_of("traceability", view, _trace_heads(view), ((_id(one), _trace(one, view)) for one in threads))


def _trace_heads(view: Viewer) -> list[Head]:
    return [
        head(view, "requirement", N_("Requirement"), 26, LONG),
        head(view, "use_case", N_("Use case"), 24, LONG),
        head(view, "criticality", N_("Criticality"), 10, Choice(Criticality)),
        head(view, "case", N_("Test case"), 26, LONG),
        head(view, "result", N_("Last result"), 12, Choice(TestVerdict)),
        head(view, "defects", N_("Open defects"), 11, TEXT),
        head(view, "orphan", N_("What is missing"), 22, Choice(Orphan)),
    ]


def _id(trace: Trace) -> str:
    row = trace.case or trace.use_case or trace.requirement
    return str(row.id) if row else ""


def _trace(one: Trace, view: Viewer) -> Sequence[Cell]:
    requirement, use, case = one.requirement, one.use_case, one.case
    result, defects = one.result, one.defects
    outcome = result.result if result else TestVerdict.NOT_RUN if case else None
    said = Choice(TestVerdict).show(outcome, view)
    tone = outcome.tone if outcome else ""
    return [
        link(_named(requirement.code, requirement.text, view) if requirement else "", requirement),
        link(_named(use.code, use.name, view) if use else "", use),
        cell(Choice(Criticality), use.criticality if use else None, view),
        link(_named(case.code, case.title, view) if case else "", case),
        _toned(link(said, result), tone) if result else Cell(said, said or None, tone),
        _toned(
            link(view.words.listing(one.code or one.label for one in defects), defects[0] if defects else None),
            "bad" if any(one.severity is DefectSeverity.CRITICAL for one in defects) else "warn" if defects else "",
        ),
        _orphans(one.orphans, view),
    ]


def _named(code: str, name: str, view: Viewer) -> str:
    return f"{code} {view.retell(name)}".strip()


def _toned(made: Cell, tone: str) -> Cell:
    return replace(made, tone=tone)


def _orphans(orphans: tuple[Orphan, ...], view: Viewer) -> Cell:
    text = view.words.listing(view.words.say(orphan.label) for orphan in orphans)
    return Cell(text, text or None, orphans[0].tone if orphans else "")


def summary_table(rows: Rows, view: Viewer, today: date) -> Table:
    """Show the figures of every cycle, and of the whole test below them."""
    heads = [
        head(view, "cycle", N_("Test cycle"), 20, LONG),
        head(view, "status", N_("Status"), 10, Choice(CycleStatus)),
        head(view, "planned", N_("Planned"), 7, NUMBER),
        head(view, "run", N_("Run"), 6, NUMBER),
        head(view, "passed", N_("Passed"), 7, NUMBER),
        head(view, "failed", N_("Failed"), 7, NUMBER),
        head(view, "blocked", N_("Blocked"), 7, NUMBER),
        head(view, "execution", N_("Executed"), 8, SHARE),
        head(view, "pass_rate", N_("Pass rate"), 8, SHARE),
        head(view, "coverage", N_("Coverage"), 9, SHARE),
        *(head(view, severity.value, severity.label, 8, NUMBER) for severity in DefectSeverity),
        head(view, "retests", N_("Ready for retest"), 9, NUMBER),
    ]
    return table_of("uat_summary", view, heads, _cycles(rows, view))


def _cycles(rows: Rows, view: Viewer) -> Iterator[tuple[str, Sequence[Cell]]]:
    for cycle in rows(Cycle):
        first = [link(view.retell(cycle.name), cycle), cell(Choice(CycleStatus), cycle.status, view)]
        yield str(cycle.id), [*first, *_cycle_counts(cycle_figures(cycle, rows), view)]
    if rows(Cycle):
        text = view.words.say("Whole test")
        yield "", [Cell(text, text), Cell("", None), *_cycle_counts(figures_of(rows), view)]


def _cycle_counts(figures: TestFigures, view: Viewer) -> Iterator[Cell]:
    for count in (figures.planned, figures.run, figures.passed, figures.failed, figures.blocked):
        yield cell(NUMBER, count, view)
    for share in (figures.execution, figures.pass_rate, figures.coverage):
        yield DASH if share is None or not figures.tried else cell(SHARE, round(share, 3), view)
    for severity in DefectSeverity:
        count = figures.open_defects[severity]
        yield cell(NUMBER, count, view, severity.tone if count and severity.tone != "faint" else "")
    yield cell(NUMBER, figures.retests, view)
