"""What the readiness score is made of: areas, their rules, and the rows behind each number (method.md 4.16, 4.13)."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal
from uuid import UUID

from ccworkbench.core.option import Option
from ccworkbench.language.words import N_, Phrase

AreaState = Literal["good", "warn", "bad", "none"]


class GoProposal(Option):
    """What the figures propose; the decision is the business's."""

    GO = "go", N_("Go"), "good"
    NOT_YET = "not_yet", N_("Not ready yet"), "warn"
    NO_GO = "no_go", N_("No-go"), "bad"


@dataclass(frozen=True)
class RowsBehind:
    """The rows behind a number: a sheet, and which of its rows; none means all of them."""

    sheet: str
    rows: tuple[UUID, ...] = ()


@dataclass(frozen=True)
class ReadinessItem:
    """One rule of the score: what was counted, what it is worth, and what it costs."""

    key: str
    text: Phrase
    have: float
    need: float
    weight: float  # points of the hundred
    lost: float
    target: RowsBehind
    state: AreaState


@dataclass(frozen=True)
class ReadinessArea:
    """A part of the score: its points, and how far it is; None where nothing was recorded."""

    key: str
    title: str
    weight: int
    share: float | None
    items: tuple[ReadinessItem, ...]

    @property
    def points(self) -> float:
        """Return the points that were reached."""
        return self.weight * (self.share or 0)

    @property
    def state(self) -> AreaState:
        """Return how the area stands."""
        return "none" if self.share is None else area_state_of(self.share)


@dataclass(frozen=True)
class Readiness:
    """The score of a project, what it proposes, and the areas that it is made of.

    `unmet` counts the mandatory criteria that are not reached; while there are any, they forbid going live.
    """

    score: int
    proposal: GoProposal
    areas: tuple[ReadinessArea, ...]
    unmet: int = 0

    @property
    def items(self) -> list[ReadinessItem]:
        """List the rules, what costs most points first."""
        return sorted((item for area in self.areas for item in area.items), key=lambda item: -item.lost)


@dataclass(frozen=True)
class RuleCount:
    """What a rule found: how much of how much, what it is worth inside its area, and the rows that are missing.

    `share` is given where it is not have / need; a rule with nothing to count (`need` 0 and no share) has no data.
    """

    key: str
    text: Phrase
    have: float
    need: float
    part: float
    target: RowsBehind
    share: float | None = None

    @property
    def reached(self) -> float | None:
        """Return the share that is reached; None without data."""
        if self.share is not None:
            return self.share
        return min(self.have / self.need, 1.0) if self.need else None


RuleCounts = Callable[[], Iterator[RuleCount]]


def area_state_of(share: float) -> AreaState:
    """Tell how good a share is."""
    return "good" if share > 1 - 1e-9 else "warn" if share >= 0.5 else "bad"
