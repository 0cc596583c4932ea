"""What the heat map of changes shows: how strongly each audience feels each area (method.md 4.4)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ccworkbench.core.grid import Rows
from ccworkbench.core.viewer import Viewer
from ccworkbench.language.words import N_
from ccworkbench.method.pictures.picture import Picture
from ccworkbench.sheets.change.change_impact import ChangeImpact, ImpactArea, ImpactLevel


@dataclass(frozen=True)
class HeatCell:
    """What one audience feels in one area, 0 to 4: as the project sees it, and as the floor does."""

    row: str
    audience: int
    area: int
    project: int | None
    floor: int | None


@dataclass(frozen=True)
class HeatMap(Picture):
    """Where a change is felt most."""

    title = N_("Where the impact is greatest")
    empty = N_("Add changes with audience, area and impact; the map shows where they accumulate.")
    many = "audiences"

    audiences: tuple[tuple[int, str], ...]
    areas: tuple[str, ...]
    cells: tuple[HeatCell, ...]
    levels: tuple[str, ...]


def heat_map(rows: Rows, viewer: Viewer) -> HeatMap:
    """Show the strongest impact of each audience in each area, as the project and as the floor see it."""
    impacts = [row for row in rows(ChangeImpact) if row.audience and row.area and (row.level or row.floor_level)]
    audiences = list(dict.fromkeys(viewer.retell(row.audience) for row in impacts))
    found: dict[tuple[int, int], list[ChangeImpact]] = {}
    for row in impacts:
        place = (audiences.index(viewer.retell(row.audience)), list(ImpactArea).index(row.area or ImpactArea.PROCESS))
        found.setdefault(place, []).append(row)
    say = viewer.words.say
    return HeatMap(
        tuple(enumerate(audiences)),
        tuple(say(area.label) for area in ImpactArea),
        tuple(_heat(place, cell) for place, cell in found.items()),
        tuple(say(level.label) for level in ImpactLevel),
    )


def _heat(place: tuple[int, int], impacts: Sequence[ChangeImpact]) -> HeatCell:
    def strength(row: ChangeImpact) -> int:
        return max((int(level) for level in (row.level, row.floor_level) if level), default=0)

    def most(levels: Iterable[ImpactLevel | None]) -> int | None:
        return max((int(level) for level in levels if level is not None), default=None)

    strongest = max(impacts, key=strength)
    return HeatCell(
        str(strongest.id), *place, most(row.level for row in impacts), most(row.floor_level for row in impacts)
    )
