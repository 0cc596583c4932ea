"""The RACI matrix: who does, answers for, is asked about and is told of each deliverable (method.md 2.6, 4.1)."""

from sqlalchemy.orm import Mapped

from ccworkbench.core.matrix import Crossing
from ccworkbench.core.option import Option
from ccworkbench.core.record import Sheet, cell
from ccworkbench.language.words import N_
from ccworkbench.sheets.roles.deliverable import Deliverable
from ccworkbench.sheets.roles.role import Role


class RaciLetter(Option):
    """The part a role plays in a deliverable; A/R is one role that answers for it and does it (RACI-3)."""

    R = "R", "R", "info"
    A = "A", "A", "strong"
    C = "C", "C"
    I = "I", "I", "faint"  # noqa: E741 - it is the letter's name in every RACI
    AR = "A/R", "A/R", "strong"


class Raci(Crossing):
    """The part one role plays in one deliverable (method.md 2.6, 4.1)."""

    __tablename__ = "raci"
    sheet = Sheet(
        title=N_("RACI matrix"),
        purpose=N_("Who is responsible, accountable, consulted and informed: exactly one A per deliverable."),
        one=N_("Deliverable"),
        chapter="roles",
        icon="grid-3x3",
        shape="matrix",
        tab=N_("RACI"),
    )
    down, across = Deliverable, Role
    leading, crossed = ("code", "title"), "letter"

    letter: Mapped[RaciLetter | None] = cell(N_("RACI entry"), width=5)

    @property
    def label(self) -> str:
        return self.sheet.one

    @classmethod
    def takes(cls, row: Deliverable | Role) -> bool:  # type: ignore[override]
        """Take the deliverables and roles that were marked for the matrix."""
        return row.in_raci
