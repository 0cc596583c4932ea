"""What the ADKAR profile shows: five scores for each audience, and the one that holds the others up (method.md 4.4)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from ccworkbench.core.disclosure import STEERING
from ccworkbench.core.grid import Rows
from ccworkbench.core.viewer import Viewer
from ccworkbench.language.words import N_
from ccworkbench.method.pictures.picture import Picture, row_name
from ccworkbench.sheets.change.adkar import BARRIER, Adkar, AdkarElement
from ccworkbench.sheets.training.audience import Audience


@dataclass(frozen=True)
class AudienceReadiness:
    """The five scores of one audience, those of the time before, and the first that holds the others up."""

    row: str
    audience: str
    day: str
    scores: tuple[float | None, ...]
    before: tuple[float | None, ...] = ()
    barrier: int | None = None
    remedy: str = ""


@dataclass(frozen=True)
class AdkarProfile(Picture):
    """How ready each audience is, element by element."""

    title = N_("Readiness for the change by audience")
    empty = N_("Rate an audience from 1 to 5 in each element; its profile and barrier point appear here.")
    many = "audiences"
    disclosure = STEERING
    together = 6  # two rows of three, or three of two

    audiences: tuple[AudienceReadiness, ...]
    elements: tuple[str, ...]
    barrier: float = 3


def adkar_profile(rows: Rows, viewer: Viewer) -> AdkarProfile:
    """Show the last assessment of each audience, and the one before it."""
    by_audience: dict[UUID, list[Adkar]] = {}
    for row in sorted(rows(Adkar), key=lambda one: one.assessed_on or date.min):
        if row.audience_id and any(_scores(row)):
            by_audience.setdefault(row.audience_id, []).append(row)
    order = [audience.id for audience in rows(Audience) if audience.id in by_audience]
    return AdkarProfile(
        tuple(_audience_readiness(by_audience[audience], viewer) for audience in order),
        tuple(viewer.words.say(element.label) for element in AdkarElement),
        BARRIER,
    )


def _scores(row: Adkar) -> tuple[float | None, ...]:
    return tuple(getattr(row, element.value) for element in AdkarElement)


def _audience_readiness(assessments: Sequence[Adkar], viewer: Viewer) -> AudienceReadiness:
    now, barrier, remedy = assessments[-1], assessments[-1].barrier(), assessments[-1].remedy()
    return AudienceReadiness(
        row=str(now.id),
        audience=row_name("audience", now.audience_id, viewer),
        day=viewer.words.date(now.assessed_on) if now.assessed_on else "",
        scores=_scores(now),
        before=_scores(assessments[-2]) if len(assessments) > 1 else (),
        barrier=list(AdkarElement).index(barrier) if barrier else None,
        remedy=viewer.words.say(remedy.label) if remedy else "",
    )
