"""The skill matrix: what each audience can do of each skill, and has to be able to do (method.md 4.5)."""

from sqlalchemy.orm import Mapped

from ccworkbench.core.matrix import Crossing
from ccworkbench.core.record import Sheet, cell
from ccworkbench.language.words import N_
from ccworkbench.sheets.kinds import Levels, gap_of
from ccworkbench.sheets.training.audience import Audience
from ccworkbench.sheets.training.skill import Skill


class TrainingNeed(Crossing):
    """What one audience can do of one skill, and has to be able to do (method.md 4.5)."""

    __tablename__ = "training_need"
    sheet = Sheet(
        title=N_("Training needs"),
        purpose=N_("Current level → level needed, for every skill and audience; the difference is the training gap."),
        one=N_("Skill"),
        chapter="training",
        icon="table-2",
        shape="matrix",
        tab=N_("Needs"),
    )
    down, across = Skill, Audience
    leading, crossed = ("area", "name", "criticality"), "levels"

    levels: Mapped[str] = cell(N_("Current → needed"), Levels(), width=8)

    @property
    def label(self) -> str:
        return self.sheet.one

    def gap(self) -> int | None:
        """Return by how many levels the target lies above today; None where nobody has assessed that."""
        return gap_of(self.levels)
