"""What many rules ask of a project: its card, who holds which roles, whether a day is near, which stages are over."""

from collections.abc import Collection, Container, Sequence, Set
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final
from uuid import UUID

from ccworkbench.core.grid import Rows
from ccworkbench.core.record import RecordType
from ccworkbench.sheets.options import DefectSeverity, Stage
from ccworkbench.sheets.prepare.gap import Gap
from ccworkbench.sheets.prepare.gates import Gates
from ccworkbench.sheets.prepare.project import Approach, Project, ProjectType
from ccworkbench.sheets.prepare.task import Task, TaskStatus
from ccworkbench.sheets.roles.assignment import Assignment
from ccworkbench.sheets.roles.role import Role
from ccworkbench.sheets.uat.cycle import Cycle, CycleStatus

# Codes of the roles that lead operators, and that take contacts (method.md 2.1, 2.4, 2.5).
SUPERVISORS: Final = {"SUP", "OSV", "L.SUP"}
OPERATORS: Final = {"AGT", "OOP", "L.OPR"}
# Signing the contract ends the stages before it; going live ends all up to itself.
BEFORE_CONTRACT: Final = {Stage.VISION, Stage.PLAN_BUDGET, Stage.PROCUREMENT}
BEFORE_PILOT: Final = set(Stage) - {Stage.PILOT, Stage.DEBRIEF, Stage.OPERATE}

# Hotlines and campaigns are what outsourcers launch (method.md 3.5); the rest is a supplier's implementation.
LAUNCHED: Final = {ProjectType.HOTLINE, ProjectType.OUTBOUND}
# Rounds of the acceptance test: a supplier plans three; in an outsourcer's launch, supervisors try the technology
# themselves and there is none (method.md 0.3, 3.5, 4.7).
CYCLES: Final = {Approach.SUPPLIER: 3, Approach.OUTSOURCER: 0}
MOST_CYCLES: Final = 3

WEEK: Final = 7
NAME_LETTERS: Final = 60  # of a row’s text in a sentence about it
GRAVE: Final = {DefectSeverity.CRITICAL, DefectSeverity.MAJOR}  # defects that stand in the way of an acceptance


@dataclass(frozen=True)
class RowsWithTypedDates:
    """The rows of a project, with what only its history tells: the dates of tasks that somebody typed."""

    rows: Rows
    typed: Container[tuple[UUID, str]]

    def __call__(self, sheet: type[Any]) -> Sequence[Any]:
        """Return the rows of a sheet."""
        return self.rows(sheet)


def typed_dates_in(rows: Rows) -> Container[tuple[UUID, str]]:
    """Return the dates of tasks that somebody typed, so far as that is known."""
    return rows.typed if isinstance(rows, RowsWithTypedDates) else ()


def approach_of(kind: ProjectType | None, approach: Approach | None) -> Approach:
    """Return who carries a project: who was named, else who does where nobody is."""
    return approach or (Approach.OUTSOURCER if kind in LAUNCHED else Approach.SUPPLIER)


def planned_cycles(approach: Approach, cycles: int | None) -> int:
    """Return how many rounds an acceptance test has: the number that was said, else the approach's."""
    return CYCLES[approach] if cycles is None else min(max(0, cycles), MOST_CYCLES)


def only(rows: Rows, sheet: type[RecordType]) -> RecordType | None:
    """Return the one row of a form, if it is there."""
    return next(iter(rows(sheet)), None)


def is_near(day: date | None, today: date, days: int = 0) -> bool:
    """Tell whether a day is at most so many days ahead, or past; a day that nobody set is far."""
    return day is not None and today >= day - timedelta(days)


def go_live_of(rows: Rows) -> date | None:
    """Return the day of go-live, where it was set."""
    project = only(rows, Project)
    return project.go_live if project else None


def is_begun(rows: Rows, today: date) -> bool:
    """Tell whether a project has had its kick-off; one without the day begins when somebody is given a role."""
    project = only(rows, Project)
    if project and project.kick_off:
        return project.kick_off <= today
    return project is None or any(given.person_id for given in rows(Assignment))


def uat_start_of(rows: Rows) -> date | None:
    """Return the first day of the acceptance test: the one on the card, or that of the first cycle."""
    project = only(rows, Project)
    if project and project.uat_start:
        return project.uat_start
    return min((cycle.starts for cycle in running(rows) if cycle.starts), default=None)


def running(rows: Rows) -> list[Cycle]:
    """List the test cycles that were not cancelled."""
    return [cycle for cycle in rows(Cycle) if cycle.status is not CycleStatus.CANCELLED]


def holders(rows: Rows, codes: Collection[str]) -> set[UUID]:
    """Return the people who were given one of some roles; a role keeps its origin when it is renamed."""
    roles = {role.id for role in rows(Role) if role.origin in codes or role.code in codes}
    return {given.person_id for given in rows(Assignment) if given.role_id in roles and given.person_id}


def called(row: Any) -> str:
    """Name a row so that its reader knows it without looking: its number, and how its text begins."""
    text = " ".join(row.label.split()).rstrip(".。")
    short = text if len(text) <= NAME_LETTERS else f"{text[:NAME_LETTERS].rstrip()}…"
    code = str(getattr(row, "code", ""))
    return f"{code} ({short})" if code and short else code or short


def stages_over(rows: Rows, today: date) -> set[Stage]:
    """Return the stages that lie behind the project, by its roadmap and by the days that are known."""
    ends: dict[Stage, list[date | None]] = {}
    for task in rows(Task):
        if task.stage and task.status is not TaskStatus.CANCELLED:
            done = task.status is TaskStatus.DONE
            ends.setdefault(task.stage, []).append(date.min if done else task.ends or task.starts)
    over = {stage for stage, days in ends.items() if all(day is not None and day < today for day in days)}
    project, gates = only(rows, Project), only(rows, Gates)
    if gates and gates.contract_signed_on and gates.contract_signed_on <= today:
        over |= BEFORE_CONTRACT
    if project and project.go_live and project.go_live < today:
        over |= BEFORE_PILOT
    if project and project.pilot_end and project.pilot_end < today:
        over.add(Stage.PILOT)
    return over


def is_past_date(gap: Gap, today: date) -> bool:
    """Tell whether a gap is still open after its date."""
    return gap.is_open() and gap.due is not None and gap.due < today


def is_past_stage(gap: Gap, over: Set[Stage]) -> bool:
    """Tell whether a gap is still open though the stage it had to be closed in is one of those that are `over`."""
    return gap.is_open() and gap.closes_by in over
