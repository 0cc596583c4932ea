"""The rules of the RACI matrix, and what its letters mean (method.md 4.1)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from ccworkbench.core.grid import Rows
from ccworkbench.core.problem import Problem
from ccworkbench.language.words import N_, phrase, phrases
from ccworkbench.method.checks.catalogue import broken
from ccworkbench.method.project_facts import is_begun
from ccworkbench.sheets.options import Side
from ccworkbench.sheets.roles.assignment import Assignment
from ccworkbench.sheets.roles.deliverable import Deliverable, DeliverableKind
from ccworkbench.sheets.roles.raci import Raci, RaciLetter
from ccworkbench.sheets.roles.role import Role

# RACI-10: every export of the matrix says what its letters mean; A/R is both in one role.
RACI_LEGEND: Final = (
    ("R", N_("Responsible: does the work")),
    ("A", N_("Accountable: answers for the result, one role only")),
    ("C", N_("Consulted: is asked before the decision, two-way")),
    ("I", N_("Informed: is told after the decision, one-way")),
)
ANSWERS, DOES = {RaciLetter.A, RaciLetter.AR}, {RaciLetter.R, RaciLetter.AR}
MANY_R: Final = 3
MANY_C: Final = 0.75
BOTTLENECK: Final = 0.6
SPLIT: Final = (
    (
        {Side.CUSTOMER},
        phrase("The customer has no R and no A in the whole matrix. Divide the work between both sides."),
    ),
    (
        {Side.SUPPLIER, Side.OUTSOURCER},
        phrase("The supplier has no R and no A in the whole matrix. Divide the work between both sides."),
    ),
)
FEW_ROWS: Final = 5  # in a matrix of fewer rows a share says nothing


@dataclass(frozen=True)
class RaciRow:
    """One deliverable of the matrix, with the roles that have a letter in it, in the order of the columns."""

    row: Deliverable
    parts: Sequence[tuple[Role, RaciLetter]]

    def holders(self, letters: set[RaciLetter]) -> list[Role]:
        """List the roles that hold one of some letters."""
        return [role for role, letter in self.parts if letter in letters]


def raci_problems(rows: Rows, today: date) -> Iterator[Problem]:
    """Check the matrix line by line, then column by column; starter roles need nobody before the kick-off."""
    roles = [role for role in rows(Role) if Raci.takes(role)]
    lines = list(_lines(rows, roles))
    for line in lines:
        yield from _answering(line)
        yield from _working(line)
        yield from _twice(line)
        yield from _consulting(line)
        yield from _signing(line)
    given = {assignment.role_id for assignment in rows(Assignment) if assignment.person_id}
    held: dict[UUID, list[RaciLetter]] = {role.id: [] for role in roles}
    for line in lines:
        for role, letter in line.parts:
            held[role.id].append(letter)
    yield from _split(lines)
    if not is_begun(rows, today):
        given |= {role.id for role in roles if role.origin}
    for role in roles:
        yield from _column(role, held[role.id], len(lines), assigned=role.id in given)


def _lines(rows: Rows, roles: list[Role]) -> Iterator[RaciRow]:
    letters: dict[UUID, dict[UUID, RaciLetter]] = {}
    for cell in rows(Raci):
        if cell.letter:
            letters.setdefault(cell.row_id, {})[cell.column_id] = cell.letter
    for row in rows(Deliverable):
        if Raci.takes(row):
            held = letters.get(row.id, {})
            yield RaciRow(row, [(role, held[role.id]) for role in roles if role.id in held])


def _answering(line: RaciRow) -> Iterator[Problem]:
    holders = line.holders(ANSWERS)
    title = line.row.title
    if not holders:
        message = phrase("Nobody is accountable for “{title}” yet. Assign an A to exactly one role.", title=title)
        yield broken("RACI-1", message, Raci, line.row.id, "title")
    elif len(holders) > 1:
        message = phrase(
            "Several roles are accountable for “{title}”: {roles}. Leave the A with one role only.",
            title=title,
            roles=", ".join(role.heading for role in holders),
        )
        yield broken("RACI-1", message, Raci, line.row.id, "title")


def _working(line: RaciRow) -> Iterator[Problem]:
    title, n = line.row.title, len(line.holders(DOES))
    if not n:
        message = phrase("Nobody is responsible for “{title}” yet. Assign an R to at least one role.", title=title)
        yield broken("RACI-2", message, Raci, line.row.id, "title")
    elif n > MANY_R:
        message = phrases(
            "{n} role does the work on “{title}”. Check whether fewer would do it faster.",
            "{n} roles do the work on “{title}”. Check whether fewer would do it faster.",
            n,
            title=title,
        )
        yield broken("RACI-4", message, Raci, line.row.id, "title")


def _twice(line: RaciRow) -> Iterator[Problem]:
    seen: set[str] = set()
    for role, _ in line.parts:
        name = role.name.casefold()
        if name in seen:
            message = phrase(
                "“{role}” appears twice in the matrix, with two entries for “{title}”. Keep one column.",
                role=role.name,
                title=line.row.title,
            )
            yield broken("RACI-3", message, Raci, line.row.id, str(role.id))
        seen.add(name)


def _consulting(line: RaciRow) -> Iterator[Problem]:
    if len(line.holders({RaciLetter.C})) > MANY_C * len(line.parts):
        message = phrase(
            "Most roles in “{title}” are only consulted (C). Reduce their number to speed up decisions.",
            title=line.row.title,
        )
        yield broken("RACI-5", message, Raci, line.row.id, "title")


def _signing(line: RaciRow) -> Iterator[Problem]:
    if line.row.kind is DeliverableKind.SIGN_OFF:
        for role in line.holders(ANSWERS):
            if role.side is not Side.CUSTOMER:
                message = phrase(
                    "“{title}” is a sign-off, but “{role}” has the A. Assign the A to a customer role.",
                    title=line.row.title,
                    role=role.heading,
                )
                yield broken("RACI-9", message, Raci, line.row.id, str(role.id))


def _split(lines: Sequence[RaciRow]) -> Iterator[Problem]:
    """Unclear duties between customer and deliverer stall a project (method.md 3.2, 001-02)."""
    working = [role for line in lines for role in line.holders(ANSWERS | DOES)]
    for sides, message in SPLIT:
        if len(lines) >= FEW_ROWS and working and all(role.side not in sides for role in working):
            yield broken("SPLIT-1", message, Raci)


def _column(role: Role, held: Sequence[RaciLetter], lines: int, *, assigned: bool) -> Iterator[Problem]:
    answering = sum(letter in ANSWERS for letter in held)
    if not held and lines:
        message = phrase("“{role}” has no RACI entries. Add entries, or remove it from the matrix.", role=role.heading)
        yield broken("RACI-6", message, Raci, None, str(role.id))
    if lines >= FEW_ROWS and answering > BOTTLENECK * lines:
        message = phrase(
            "“{role}” is accountable for {n} of {total} deliverables. Move some of them to other roles.",
            role=role.heading,
            n=answering,
            total=lines,
        )
        yield broken("RACI-7", message, Raci, None, str(role.id))
    if held and not assigned and not role.mandatory:  # of a mandatory one H1 tells
        message = phrase("“{role}” has RACI entries, but no one has this role. Assign a person.", role=role.heading)
        yield broken("RACI-8", message, Raci, None, str(role.id))
