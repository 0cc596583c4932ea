"""What the organisation chart shows: levels and departments, and who reports to whom (method.md 2.4)."""

from dataclasses import dataclass

from ccworkbench.core.grid import Rows
from ccworkbench.core.viewer import Viewer
from ccworkbench.language.words import N_
from ccworkbench.method.pictures.picture import Picture, row_name
from ccworkbench.sheets.prepare.org_level import LevelKind, OrgLevel
from ccworkbench.sheets.prepare.sourcing import Sourcing


@dataclass(frozen=True)
class Post:
    """A box of the organisation chart: a level of the line, or a department beside it."""

    row: str
    name: str
    over: str = ""  # row of the post it reports to
    beside: bool = False
    count: int | None = None
    sourcing: str = ""  # said where the work is not done in-house
    outsourced: bool = False
    holder: str = ""


@dataclass(frozen=True)
class Organisation(Picture):
    """Who leads whom in the running centre."""

    title = N_("Organisation chart")
    empty = N_("Add the organisation levels and whom each reports to; the chart appears here.")
    many = "posts"
    can_split = False

    posts: tuple[Post, ...]


def organisation(rows: Rows, viewer: Viewer) -> Organisation:
    """Show the levels and departments, each under whom it reports to."""
    return Organisation(tuple(_post(level, viewer) for level in rows(OrgLevel)))


def _post(level: OrgLevel, viewer: Viewer) -> Post:
    told = level.sourcing in {Sourcing.OUTSOURCED, Sourcing.SHARED}
    return Post(
        row=str(level.id),
        name=viewer.retell(level.name),
        over=str(level.reports_to or ""),
        beside=level.kind is LevelKind.DEPARTMENT,
        count=level.headcount,
        sourcing=viewer.words.say(level.sourcing.label) if told and level.sourcing else "",
        outsourced=level.sourcing is Sourcing.OUTSOURCED,
        holder=row_name("person", level.holder, viewer),
    )
