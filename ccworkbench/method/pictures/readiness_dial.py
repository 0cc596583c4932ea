"""What the readiness dial shows: the score, and the parts it is made of (method.md 4.16)."""

from dataclasses import dataclass

from ccworkbench.language.words import N_
from ccworkbench.method.pictures.picture import Picture


@dataclass(frozen=True)
class DialPart:
    """A part of the readiness score: what it is, how far it is, and the sheet behind it."""

    name: str
    share: float | None
    text: str = ""
    sheet: str = ""


@dataclass(frozen=True)
class Dial(Picture):
    """How ready the project is for go-live, as one figure and its parts."""

    title = N_("Readiness")
    empty = N_("Readiness appears here as soon as actions, tests or training sessions are recorded.")
    many = "parts"
    can_split = False

    score: float | None
    parts: tuple[DialPart, ...] = ()
    verdict: str = ""  # what the score comes to, said under it

    @property
    def is_empty(self) -> bool:
        return self.score is None
