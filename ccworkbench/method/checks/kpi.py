"""The rules on key figures and what was counted for them (method.md 4.11; H20 of 4.16)."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import Final
from uuid import UUID

from ccworkbench.core.grid import Rows
from ccworkbench.core.problem import Problem
from ccworkbench.language.words import Phrase, phrase, phrases
from ccworkbench.method.checks.catalogue import broken
from ccworkbench.method.figures.kpi import SERVICE_LEVELS, KpiCounts, figure_counts, ratio_of
from ccworkbench.method.figures.kpi_kinds import KpiUnit
from ccworkbench.method.figures.kpi_periods import Period, period_of
from ccworkbench.sheets.operate.kpi import Better, Formula, Kpi, KpiScope
from ccworkbench.sheets.operate.kpi_figure import KpiFigure

CLOSED_DAYS: Final = 4  # a long weekend; figures of single days leave it out
# What can't be more than what: the part, the whole, and how it is told.
PARTS: Final = (
    ("answered", "offered", phrase("More calls were answered ({part}) than offered ({whole}). Correct the counts.")),
    ("abandoned", "offered", phrase("More calls were abandoned ({part}) than offered ({whole}). Correct the counts.")),
    (
        "answered_within",
        "answered",
        phrase(
            "More calls were answered within threshold ({part}) than answered in total ({whole}). Correct the counts."
        ),
    ),
    (
        "abandoned_within",
        "abandoned",
        phrase(
            "More calls were abandoned within threshold ({part}) than abandoned in total ({whole}). Correct the counts."
        ),
    ),
    (
        "short_abandoned",
        "abandoned",
        phrase("There are more short abandons ({part}) than abandoned calls ({whole}). Correct the counts."),
    ),
    (
        "solved_first",
        "contacts",
        phrase(
            "More contacts were resolved at first contact ({part}) than assessed for FCR ({whole}). Correct the counts."
        ),
    ),
    (
        "ratings_good",
        "ratings",
        phrase("There are more good ratings ({part}) than ratings ({whole}). Correct the counts."),
    ),
)


def kpi_problems(rows: Rows, today: date) -> Iterator[Problem]:
    """Check what was agreed and what was counted."""
    for kpi in rows(Kpi):
        yield from _agreed_kpi(kpi)
    figures = rows(KpiFigure)
    for figure in figures:
        counts = figure_counts(figure)
        impossible = list(_impossible(figure, counts))
        yield from impossible or _identity(figure, counts)
    yield from _series(figures)


def _agreed_kpi(kpi: Kpi) -> Iterator[Problem]:
    ratio = ratio_of(kpi)
    if kpi.formula is Formula.OWN:
        if not kpi.note:
            message = phrase("“{name}” has no definition. State in its note what is counted.", name=kpi.name)
            yield broken("H20", message, Kpi, kpi.id, "note")
        return
    if ratio is None:
        message = phrase(
            "“{name}” has no formula, so each side may calculate it differently. Choose one.", name=kpi.name
        )
        yield broken("H20", message, Kpi, kpi.id, "formula")
        return
    if kpi.formula in SERVICE_LEVELS and kpi.threshold_s is None:
        message = phrase("“{name}” has no threshold in seconds. Enter it.", name=kpi.name)
        yield broken("H20", message, Kpi, kpi.id, "threshold_s")
    if kpi.target is None and ratio.below:  # how much there is of something need not have a target
        message = phrase("“{name}” has no target, so it can’t be rated. Agree on one.", name=kpi.name)
        yield broken("H20", message, Kpi, kpi.id, "target")
    elif kpi.better is Better.BAND and kpi.warning is None and ratio.below:
        message = phrase("“{name}” has only one limit of its band. Enter both target and warning limit.", name=kpi.name)
        yield broken("H20", message, Kpi, kpi.id, "warning")
    elif kpi.target and kpi.target < 1 and ratio.unit is KpiUnit.SHARE and kpi.better is Better.HIGHER:
        message = phrase("The target of “{name}” is less than 1%. Type 80 for 80%.", name=kpi.name)
        yield broken("H20", message, Kpi, kpi.id, "target")


def _impossible(row: KpiFigure, counts: KpiCounts) -> Iterator[Problem]:
    if row.period_from and row.period_to and row.period_to < row.period_from:
        message = phrase("This period ends before it begins. Correct one of the dates.")
        yield broken("KPI-3", message, KpiFigure, row.id, "period_to")
    for key in [key for key, count in counts.items() if count and count < 0]:
        yield broken("KPI-3", phrase("A count can’t be below zero. Correct it."), KpiFigure, row.id, key)
    for part, whole, message in PARTS:
        less, more = counts[part], counts[whole]
        if less is not None and more is not None and less > more:
            yield broken("KPI-3", Phrase(message.text, {"part": less, "whole": more}), KpiFigure, row.id, part)
    scores, scored = counts["score_sum"], counts["score_count"]
    if scores is not None and scored is not None and scores > 100 * scored:
        message = phrase("The quality scores average more than 100 per evaluated contact. Correct the counts.")
        yield broken("KPI-3", message, KpiFigure, row.id, "score_sum")


def _identity(row: KpiFigure, counts: KpiCounts) -> Iterator[Problem]:
    """Every call that was offered was answered, abandoned, or left for another queue."""
    offered, answered, abandoned = counts["offered"], counts["answered"], counts["abandoned"]
    if offered is None or answered is None or abandoned is None:
        return
    ended = answered + abandoned + (counts["flowouts"] or 0)
    if offered != ended:
        message = phrase(
            "Calls offered: {offered}; answered, abandoned and flow-outs together: {ended}. Account "
            "for the difference.",
            offered=offered,
            ended=ended,
        )
        yield broken("KPI-1", message, KpiFigure, row.id, "offered")


def _series(figures: Sequence[KpiFigure]) -> Iterator[Problem]:
    """Look for periods that are missing between others, and for those that are there twice."""
    series: dict[tuple[KpiScope, str], list[tuple[Period, UUID]]] = {}
    for row in figures:
        if period := period_of(row):
            series.setdefault((row.scope, row.subject.casefold().strip()), []).append((period, row.id))
    for pairs in series.values():
        for (before, _), (period, row_id) in pairwise(sorted(pairs)):
            if before == period:
                message = phrase(
                    "The figures for this period are entered twice and counted twice. Delete one of the rows."
                )
                yield broken("KPI-4", message, KpiFigure, row_id, "period_from")
            missing = (period.first - before.last).days - 1
            if missing > _allowed(before):
                message = phrases(
                    "Figures for {n} day before this period are missing. Add them.",
                    "Figures for {n} days before this period are missing. Add them.",
                    missing,
                )
                yield broken("KPI-2", message, KpiFigure, row_id, "period_from")


def _allowed(period: Period) -> int:
    """Tell how many days may lie between a period and the next: a week may end on its Friday."""
    return CLOSED_DAYS if period.last - period.first < timedelta(7) else 0
