"""What the burn-down of defects shows: how many were open at the end of each day, by severity (method.md 4.7)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from ccworkbench.core.grid import Rows
from ccworkbench.core.viewer import Viewer
from ccworkbench.language.words import N_
from ccworkbench.method.pictures.picture import Picture
from ccworkbench.sheets.options import DefectSeverity
from ccworkbench.sheets.uat.defect import Defect


@dataclass(frozen=True)
class SeverityLine:
    """One severity of the burn-down: how many defects were open at the end of each day."""

    name: str
    tone: str
    open: tuple[int, ...]


@dataclass(frozen=True)
class BurnDown(Picture):
    """Open defects by day and severity, the gravest first."""

    title = N_("Open defects day by day")
    empty = N_("Log defects with the date they were found; the number of open defects appears here, day by day.")
    many = "days"
    can_split = False

    days: tuple[date, ...]
    lines: tuple[SeverityLine, ...]
    today: date


LONGEST = 90  # days of a burn-down; what came before is no longer of use


def burn_down(rows: Rows, viewer: Viewer) -> BurnDown:
    """Count the defects that were open at the end of each day, up to today or to the last one's end."""
    spans = [(row.severity, span) for row in rows(Defect) if (span := _span(row))]
    if not spans:
        return BurnDown((), (), viewer.today)
    ends = [end for _, (_, end) in spans]
    last = viewer.today if None in ends else max(end for end in ends if end)
    first = min(start for _, (start, _) in spans)
    last = max(last, first)
    first = max(first, last - timedelta(LONGEST - 1))
    days = tuple(first + timedelta(days) for days in range((last - first).days + 1))
    say = viewer.words.say
    graded = [(severity, say(severity.label), severity.tone or "info") for severity in DefectSeverity]
    lines = [
        SeverityLine(name, tone, _open(days, [span for of, span in spans if of is severity]))
        for severity, name, tone in graded
    ]
    others = [span for of, span in spans if of is None]
    lines += [SeverityLine(say("Not rated"), "faint", _open(days, others))] if others else []
    return BurnDown(days, tuple(lines), viewer.today)


OpenSpan = tuple[date, date | None]


def _span(defect: Defect) -> OpenSpan | None:
    """Return from when to when a defect was open; one whose end nobody wrote down is left out once it is over."""
    end = None if defect.is_open() else defect.closed_on or defect.retested_on
    if defect.found_on is None or (end is None and not defect.is_open()):
        return None
    return defect.found_on, end


def _open(days: Sequence[date], spans: Sequence[OpenSpan]) -> tuple[int, ...]:
    return tuple(sum(start <= day and (end is None or day < end) for start, end in spans) for day in days)
