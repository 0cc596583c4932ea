"""What the stakeholder grid shows: everybody by influence and interest, and how they should move (method.md 4.2)."""

from dataclasses import dataclass

from ccworkbench.core.disclosure import STEERING
from ccworkbench.core.grid import Rows
from ccworkbench.core.viewer import Viewer
from ccworkbench.language.words import N_
from ccworkbench.method.pictures.picture import Picture
from ccworkbench.sheets.stakeholders.stakeholder import Quadrant, Stakeholder, StakeholderGrade


@dataclass(frozen=True)
class StakeholderMark:
    """A name on the stakeholder grid: two grades from 0 to 2, and how it should move."""

    row: str
    name: str
    influence: int | None
    interest: int | None
    now: str = ""
    wanted: str = ""
    gap: int | None = None


@dataclass(frozen=True)
class StakeholderGrid(Picture):
    """Everybody with a stake, by influence and interest."""

    title = N_("Stakeholders by influence and interest")
    empty = N_("Add stakeholders and rate their influence and interest; each appears here in the matching quadrant.")
    row_by_row = True
    many = "names"
    disclosure = STEERING

    names: tuple[StakeholderMark, ...]
    grades: tuple[str, ...]  # low, medium, high
    quadrants: tuple[str, ...]  # satisfy, manage, monitor, inform: as they stand, from the top left


CORNERS = (Quadrant.SATISFY, Quadrant.MANAGE, Quadrant.MONITOR, Quadrant.INFORM)


def stakeholder_grid(rows: Rows, viewer: Viewer) -> StakeholderGrid:
    """Show everybody by influence and interest, with the way their attitude has to go."""
    say = viewer.words.say
    return StakeholderGrid(
        tuple(_stakeholder_mark(row, viewer) for row in rows(Stakeholder)),
        tuple(say(grade.label) for grade in StakeholderGrade),
        tuple(say(quadrant.label) for quadrant in CORNERS),
    )


def _stakeholder_mark(row: Stakeholder, viewer: Viewer) -> StakeholderMark:
    scale, say = list(StakeholderGrade), viewer.words.say
    return StakeholderMark(
        row=str(row.id),
        name=viewer.retell(row.name),
        influence=None if row.influence is None else scale.index(row.influence),
        interest=None if row.interest is None else scale.index(row.interest),
        now=say(row.attitude_now.label) if row.attitude_now else "",
        wanted=say(row.attitude_wanted.label) if row.attitude_wanted else "",
        gap=row.attitude_gap(),
    )
