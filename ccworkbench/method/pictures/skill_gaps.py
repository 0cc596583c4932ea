"""What the picture of skill gaps shows: today's and the needed level of each skill by audience (method.md 4.5)."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from ccworkbench.core.grid import Rows
from ccworkbench.core.viewer import Viewer
from ccworkbench.language.words import N_
from ccworkbench.method.pictures.picture import Picture
from ccworkbench.sheets.kinds import LevelPair, levels_of
from ccworkbench.sheets.training.audience import Audience
from ccworkbench.sheets.training.skill import Skill, SkillArea
from ccworkbench.sheets.training.training_need import TrainingNeed


@dataclass(frozen=True)
class SkillLine:
    """A skill, and for each audience the level of today and the one needed; None where it has none to learn.

    The level of today is None where nobody has assessed it.
    """

    row: str
    name: str
    area: str
    levels: tuple[LevelPair | None, ...]


@dataclass(frozen=True)
class SkillGaps(Picture):
    """What every audience still has to learn."""

    title = N_("Missing skills")
    empty = N_("Enter the current and required level of each skill; gaps appear in colour.")
    many = "skills"

    skills: tuple[SkillLine, ...]
    audiences: tuple[tuple[str, str], ...]  # row, name
    # Levels of all skills together, by audience, None where nobody was assessed; a part of the picture says them, too.
    missing: tuple[int | None, ...] = ()

    @property
    def is_empty(self) -> bool:
        return all(total is None for total in self.missing)

    @property
    def is_partial(self) -> bool:
        """Tell whether some skill is still to be assessed."""
        return any(pair is not None and pair[0] is None for skill in self.skills for pair in skill.levels)


def skill_gaps(rows: Rows, viewer: Viewer) -> SkillGaps:
    """Show the skills that are needed, under the audiences that need them."""
    needs = rows(TrainingNeed)
    levels = {(need.row_id, need.column_id): levels_of(need.levels) for need in needs}
    needed = {place for place, pair in levels.items() if pair}
    audiences = [row for row in rows(Audience) if any(column == row.id for _, column in needed)]
    skills = [row for row in rows(Skill) if any(down == row.id for down, _ in needed)]
    lines = [
        SkillLine(
            str(row.id),
            viewer.retell(row.name),
            viewer.words.say(row.area.label if row.area else "Other"),
            tuple(levels.get((row.id, audience.id)) for audience in audiences),
        )
        for row in skills
    ]
    return SkillGaps(
        tuple(sorted(lines, key=_area_order(viewer))),
        tuple((str(row.id), viewer.retell(row.name)) for row in audiences),
        tuple(_missing(needs, audience) for audience in audiences),
    )


def _missing(needs: Iterable[TrainingNeed], audience: Audience) -> int | None:
    """Add up the levels that an audience lacks; None where nobody has assessed it."""
    gaps = [gap for need in needs if need.column_id == audience.id and (gap := need.gap()) is not None]
    return sum(gaps) if gaps else None


def _area_order(viewer: Viewer) -> Callable[[SkillLine], int]:
    places = {viewer.words.say(area.label): place for place, area in enumerate(SkillArea)}
    return lambda line: places.get(line.area, len(places))
