"""The steps towards a signature: figures, open defects, conditions and signatories of a sign-off (method.md 4.8)."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from ccworkbench.core.grid import Rows
from ccworkbench.core.record import columns_of
from ccworkbench.core.viewer import Viewer
from ccworkbench.language.words import Words
from ccworkbench.method.composed_texts import (
    COVERED,
    LEFT,
    LEFT_UNNAMED,
    LEFT_UNNUMBERED,
    MEND,
    MET,
    NONE_OPEN,
    OPEN,
    RUN,
    UNWEIGHED,
)
from ccworkbench.method.figures.uat import UatFigures, figures_of
from ccworkbench.method.follow_ups import RowReader
from ccworkbench.method.project_facts import only
from ccworkbench.sheets.launch.condition import Condition
from ccworkbench.sheets.launch.decision import SignOffDecision
from ccworkbench.sheets.launch.sign_off import SignOff
from ccworkbench.sheets.launch.signatory import Signatory
from ccworkbench.sheets.options import DefectSeverity, Side
from ccworkbench.sheets.roles.assignment import Assignment
from ccworkbench.sheets.roles.person import Person
from ccworkbench.sheets.roles.role import Role
from ccworkbench.sheets.uat.criterion import Criterion, Gate
from ccworkbench.sheets.uat.defect import Defect
from ccworkbench.sheets.uat.uat_plan import UatPlan

# The project leads of both sides, by the codes of their roles: of each side the first that the project has.
LEADS: Final = (("PM", "CUS"), ("VPM", "EL", "OPM"))
CONDITIONED: Final = {DefectSeverity.MAJOR, DefectSeverity.MINOR}
FILLED: Final = ("summary", "residual")
NO_CODE: Final = "–"  # of a defect whose number was emptied


@dataclass(frozen=True)
class Prepared:
    """What came of it: how many rows were added, and which columns hold what somebody wrote and kept it."""

    conditions: int
    signatories: int
    kept: tuple[str, ...] = ()


def is_signed(sign_off: SignOff, rows: Rows) -> bool:
    """Tell whether the decision is dated, and the customer has signed it."""
    own = (row for row in rows(Signatory) if row.sign_off_id == sign_off.id)
    return makes_signature(sign_off.decided_on, (row.signed_on for row in own if row.side is Side.CUSTOMER))


def makes_signature(decided_on: object, customers: Iterable[object]) -> bool:
    """Tell whether these days make a signature: that of the decision, and those on which the customer's people signed.

    They may be days, or days as the history writes them.
    """
    return bool(decided_on) and any(customers)


def prepare(
    door: RowReader, sign_off: SignOff, rows: Rows, viewer: Viewer, ours: Callable[[str], bool] = lambda _column: False
) -> Prepared:
    """Fill what follows from the test into its sign-off; what somebody wrote stays, unless it is `ours`."""
    texts = {"summary": summary(rows, viewer), "residual": residual(rows, viewer.words)}
    kept = tuple(key for key in FILLED if getattr(sign_off, key) not in {"", texts[key]} and not ours(key))
    columns = {column.key: column for column in columns_of(SignOff)}
    for key in FILLED:
        if key not in kept:
            columns[key].write(sign_off, texts[key])
    conditions = list(_conditions(sign_off, rows, viewer)) if sign_off.decision is SignOffDecision.CONDITIONAL else []
    signatories = list(_signatories(sign_off, rows))
    for row in (*conditions, *signatories):
        door.add(row)
    return Prepared(len(conditions), len(signatories), kept)


def summary(rows: Rows, viewer: Viewer) -> str:
    """Tell the figures of the whole test."""
    figures, words = figures_of(rows), viewer.words
    exits = [criterion for criterion in rows(Criterion) if criterion.gate is Gate.EXIT]
    planned = figures.planned - figures.not_applicable
    counts = {
        "run": figures.run,
        "planned": planned,
        "passed": figures.passed,
        "failed": figures.failed,
        "blocked": figures.blocked,
    }
    share = None if figures.pass_rate is None else round(figures.pass_rate, 3)
    lines = [RUN.say(words, share=share, **counts)]
    if figures.approved:
        lines.append(COVERED.say(words, covered=figures.covered, approved=figures.approved))
    if exits:
        lines.append(MET.say(words, met=sum(criterion.met for criterion in exits), all=len(exits)))
    return "\n".join([*lines, _by_severity(figures, words)])


def residual(rows: Rows, words: Words) -> str:
    """List the open defects, the gravest first."""
    lines = []
    for defect in open_defects(rows):
        severity = defect.severity.label if defect.severity else UNWEIGHED
        line = (LEFT if defect.title else LEFT_UNNAMED) if defect.code else LEFT_UNNUMBERED
        lines.append(line.say(words, code=defect.code, severity=severity, title=defect.title))
    return "\n".join(lines)


def open_defects(rows: Rows) -> list[Defect]:
    """List the open defects, the gravest first; what nobody has weighed comes last."""
    order = list(DefectSeverity)
    left = [defect for defect in rows(Defect) if defect.is_open()]
    return sorted(left, key=lambda defect: order.index(defect.severity) if defect.severity else len(order))


def _by_severity(figures: UatFigures, words: Words) -> str:
    counts = [(severity, figures.open_defects[severity]) for severity in (*DefectSeverity, None)]
    found = [(severity.label if severity else UNWEIGHED, count) for severity, count in counts if count]
    return OPEN.say(words, defects=found) if found else NONE_OPEN.say(words)


def _conditions(sign_off: SignOff, rows: Rows, viewer: Viewer) -> Iterator[Condition]:
    """Make a condition of each major and minor defect that has none in this sign-off."""
    there = {row.defect_id for row in rows(Condition) if row.sign_off_id == sign_off.id}
    plan = only(rows, UatPlan)
    for defect in open_defects(rows):
        if defect.severity in CONDITIONED and defect.id not in there:
            due = defect.target if defect.target and defect.target >= viewer.today else None
            yield Condition(
                sign_off_id=sign_off.id,
                description=MEND.say(viewer.words, code=defect.code or NO_CODE, title=defect.title),
                defect_id=defect.id,
                severity=defect.severity,
                owner=defect.owner,
                due=due,
                verified_by=plan.lead if plan else None,
                internal=defect.internal,
            )


def _signatories(sign_off: SignOff, rows: Rows) -> Iterator[Signatory]:
    """Name who signs, where nobody was named yet: who accepts the test, and the leads of the project.

    A row that waits for somebody of a role is filled; for others, rows are made.
    """
    own = [row for row in rows(Signatory) if row.sign_off_id == sign_off.id]
    if any(row.person_id or row.name for row in own):
        return
    people = {person.id: person for person in rows(Person)}
    plan = only(rows, UatPlan)
    named = dict.fromkeys([plan.approver if plan else None, *_leads(rows)])
    for person in (people[found] for found in named if found in people):
        waiting = next((row for row in own if row.side is person.side and row.person_id is None), None)
        row = waiting or Signatory(sign_off_id=sign_off.id, side=person.side)
        row.person_id, row.name = person.id, person.full_name().upper()
        row.position_held = person.job_title or row.position_held
        if waiting is None:
            yield row


def _leads(rows: Rows) -> Iterator[UUID | None]:
    for codes in LEADS:
        leading = ({role.id for role in rows(Role) if code in {role.origin, role.code}} for code in codes)
        roles = next(filter(None, leading), set())
        yield from (given.person_id for given in rows(Assignment) if given.role_id in roles and given.is_lead)
