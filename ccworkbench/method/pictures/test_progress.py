"""What the picture of test progress shows: how far each cycle is, in cases (method.md 4.7)."""

from dataclasses import dataclass

from ccworkbench.core.grid import Rows
from ccworkbench.core.viewer import Viewer
from ccworkbench.language.words import N_
from ccworkbench.method.figures.uat import cycle_figures
from ccworkbench.method.pictures.picture import Picture
from ccworkbench.sheets.uat.cycle import Cycle, CycleStatus


@dataclass(frozen=True)
class CycleProgress:
    """How far a test cycle is, in cases."""

    row: str
    name: str
    passed: int = 0
    failed: int = 0
    blocked: int = 0
    not_run: int = 0
    not_applicable: int = 0
    sheet: str = "cycle"

    @property
    def planned(self) -> int:
        """Count the cases that are to be run."""
        return self.passed + self.failed + self.blocked + self.not_run


@dataclass(frozen=True)
class TestProgress(Picture):
    """How far the acceptance test is, cycle by cycle."""

    __test__ = False  # pytest, this is not one of yours
    title = N_("Progress of the acceptance test")
    empty = N_("Plan a test cycle and record results; the progress of each cycle appears here.")
    many = "cycles"

    cycles: tuple[CycleProgress, ...]


def test_progress(rows: Rows, viewer: Viewer) -> TestProgress:
    """Show how far each cycle is that was not cancelled."""
    cycles = [cycle for cycle in rows(Cycle) if cycle.status is not CycleStatus.CANCELLED]
    return TestProgress(tuple(_progress(cycle, rows, viewer) for cycle in cycles))


def _progress(cycle: Cycle, rows: Rows, viewer: Viewer) -> CycleProgress:
    counts = cycle_figures(cycle, rows)
    known = counts.passed + counts.failed + counts.blocked + counts.not_applicable
    return CycleProgress(
        str(cycle.id),
        viewer.retell(cycle.name),
        counts.passed,
        counts.failed,
        counts.blocked,
        max(0, counts.planned - known),
        counts.not_applicable,
    )
