"""The roles of a new project, who wears the hats of those it does without, and their letters (method.md 2.1-2.6)."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from ccworkbench.language.words import Words
from ccworkbench.method.plan import starter_content
from ccworkbench.method.plan.project_plan import Plan
from ccworkbench.sheets.options import Side
from ccworkbench.sheets.prepare.profile import ContentSize
from ccworkbench.sheets.prepare.project import Approach
from ccworkbench.sheets.roles.assignment import Assignment
from ccworkbench.sheets.roles.deliverable import Deliverable
from ccworkbench.sheets.roles.raci import Raci, RaciLetter
from ccworkbench.sheets.roles.role import Role


def fitting_roles(plan: Plan) -> Iterator[starter_content.StarterRole]:
    """List the roles that apply, side by side; where an approach has its own, they replace the others."""
    applying = [role for role in starter_content.roles() if role.approach in {"", plan.way.value}]
    instead = {role.instead_of: role for role in applying if role.instead_of}
    found = [instead.get(role.key, role) for role in applying if not role.instead_of]
    sides = [side.value for side in Side]
    yield from sorted((role for role in found if _fits(role, plan)), key=lambda role: sides.index(role.side))


def _fits(role: starter_content.StarterRole, plan: Plan) -> bool:
    is_of_band = plan.band is None or not role.bands or plan.band.value in role.bands
    return is_of_band and plan.fits(role.only) and plan.content.holds(ContentSize(role.size))


def make_roles(plan: Plan, words: Words) -> list[Role]:
    """Make the roles that apply."""
    is_lean = plan.content is ContentSize.LEAN
    return [
        Role(
            origin=item.key,
            code=item.key,
            name=words.say(item.name),
            short=words.say(item.short),
            side=Side(item.side),
            duty=words.say((is_lean and item.lean_duty_text) or item.duty),
            headcount=item.headcount,
            mandatory=item.mandatory,
            in_raci=item.in_raci,
        )
        for item in fitting_roles(plan)
    ]


def make_assignments(roles: Sequence[Role]) -> Iterator[Assignment]:
    """Make the assignments that wait for somebody: one for each role that has to be played."""
    return (Assignment(origin=role.origin, role_id=role.id) for role in roles if role.mandatory)


def played_roles(plan: Plan, roles: Sequence[Role]) -> dict[str, Role]:
    """Find who plays each role: itself, the one that takes its place, or the one that wears its hat as well."""
    items = starter_content.roles()
    by_key = {role.origin: role for role in roles}
    for item in items:
        if item.instead_of and item.approach == plan.way and item.key in by_key:
            by_key.setdefault(item.instead_of, by_key[item.key])
    holders = {item.key: item.held_by for item in items}
    found = {}
    for key in holders:
        holder = key
        while holder and holder not in by_key:
            holder = holders[holder]
        if holder:
            found[key] = by_key[holder]
    return found


def make_raci(plan: Plan, roles: Sequence[Role], deliverables: Sequence[Deliverable]) -> Iterator[Raci]:
    """Make the matrix of the deliverables and roles that there are."""
    items = {item.key: item for item in starter_content.deliverables()}
    players = played_roles(plan, roles)
    for row in deliverables:
        for role, letter in starter_letters(items[row.origin], plan, players).items():
            yield crossing(row, role, letter)


def starter_letters(
    item: starter_content.StarterDeliverable, plan: Plan, players: Mapping[str, Role]
) -> dict[Role, str]:
    """Return the letters that roles have in a deliverable; who wears several hats has the strongest of all."""
    own = item.outsourcer if plan.way is Approach.OUTSOURCER else {}
    found: dict[Role, list[str]] = {}
    for key, letter in (own or item.raci).items():
        if key in players:
            found.setdefault(players[key], []).append(letter)
    return {role: joined(letters) for role, letters in found.items()}


def joined(letters: Iterable[str]) -> str:
    """Return the one letter of somebody who has several in a deliverable: the strongest, A with R as A/R."""
    has = {part for letter in letters for part in letter.split("/")}
    if {"A", "R"} <= has:
        return RaciLetter.AR.value
    return next(part for part in ("A", "R", "C", "I") if part in has)


def crossing(row: Deliverable, role: Role, letter: str) -> Raci:
    """Make one cell of the RACI matrix."""
    cell = Raci.at(row, role)
    assert isinstance(cell, Raci)
    cell.origin, cell.letter = f"{row.origin}:{role.origin}", RaciLetter(letter) if letter else None
    return cell
