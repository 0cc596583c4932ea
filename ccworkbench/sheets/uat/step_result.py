"""The results of single test steps, cycle by cycle (method.md 4.7)."""

from sqlalchemy.orm import Mapped

from ccworkbench.core.matrix import Crossing
from ccworkbench.core.record import Sheet, cell
from ccworkbench.language.words import N_
from ccworkbench.sheets.uat.cycle import Cycle, CycleStatus
from ccworkbench.sheets.uat.test_step import TestStep
from ccworkbench.sheets.uat.verdict import ResultVerdict


class StepResult(Crossing):
    """What one step came to in one cycle (method.md 4.7)."""

    __tablename__ = "step_result"
    sheet = Sheet(
        title=N_("Step results"),
        purpose=N_("The result of each step in each cycle."),
        one=N_("Test step"),
        chapter="uat",
        icon="grid-3x3",
        shape="matrix",
        tab=N_("Step by step"),
    )
    down, across = TestStep, Cycle
    leading, crossed = ("case_id", "number", "action"), "result"

    result: Mapped[ResultVerdict | None] = cell(N_("Result"), width=12)

    @property
    def label(self) -> str:
        return self.sheet.one

    @classmethod
    def takes(cls, row: TestStep | Cycle) -> bool:  # type: ignore[override]
        """Leave out cycles that were cancelled."""
        return not (isinstance(row, Cycle) and row.status is CycleStatus.CANCELLED)
