"""How ready the project is for go-live: one score from 0 to 100, explained rule by rule (method.md 4.16, 4.13).

The nine areas share 100 points. Acceptance test 25 and attestation 15 weigh most, because they prove that the solution
and the people work; chapters, people, training, problems and go/no-go have 10 each; gaps and sign-offs have 5. Inside
an area each rule has its share, and gives as much of it as has been reached. An area in which nothing was recorded
gives nothing and is told as “nothing yet”: what nobody has looked at is not ready.

Every rule counts what is reached against a base that good work does not make bigger. So the lead of a role, the
availability and the duties are all counted against the roles (the mandatory ones, where any are marked so), never
against those that have somebody already; and warnings are shown but not scored, because naming a lead raises two of
them. That is why putting a thing right never lowers the score.

Proposal: no-go where a mandatory go/no-go criterion is red, or has not reached half of its minimum; go where all
mandatory criteria are reached, no critical defect is open, no check finds an error and the score is at least 85; not
yet in all other cases, so also while any mandatory criterion lies below its minimum.
"""

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
    NOT_YET = "not_yet", N_("Not yet"), "warn"
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
        """Give the points that were reached."""
        return self.weight * (self.share or 0)

    @property
    def state(self) -> AreaState:
        """Give how the area stands."""
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
        """Give the share that is reached; None without data."""
        if self.share is not None:
            return self.share
        return min(self.have / self.need, 1.0) if self.need else None


RuleCounts = Callable[[], Iterator[RuleCount]]


def area_state_of(share: float) -> AreaState:
    """Tell how good a share is."""
    return "good" if share > 1 - 1e-9 else "warn" if share >= 0.5 else "bad"
