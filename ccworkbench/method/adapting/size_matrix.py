"""The cells of the matrices after the size of the content changed: each deliverable keeps one who answers for it."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from uuid import UUID

from ccworkbench.core.matrix import Crossing
from ccworkbench.core.record import Record
from ccworkbench.method.adapting.size_change import Key, SizeChange
from ccworkbench.method.plan import starter_content
from ccworkbench.method.plan.plan_reading import plan_of
from ccworkbench.method.plan.starter_roles import crossing, played_roles, starter_letters
from ccworkbench.sheets.roles.deliverable import Deliverable
from ccworkbench.sheets.roles.raci import Raci, RaciLetter
from ccworkbench.sheets.roles.role import Role

ANSWERS = {RaciLetter.A, RaciLetter.AR}
WITHOUT_A = {RaciLetter.A: RaciLetter.C, RaciLetter.AR: RaciLetter.R}  # of somebody who comes where one answers
Letters = dict[UUID, RaciLetter | None]


def new_letters(change: SizeChange, there: Mapping[Key, Record]) -> Iterator[Raci]:
    """Yield the cells of the RACI matrix as they are to be: those that are new, and those that say something else."""
    by_id = {row.id: row for row in there.values() if isinstance(row, Role)}
    gone = {row.id for key, row in change.present.items() if key not in there}
    items = {item.key: item for item in starter_content.deliverables()}
    plan = plan_of(change.rows)
    players = played_roles(plan, list(by_id.values()))
    cells: dict[UUID, dict[UUID, Raci]] = {}
    for cell in change.rows(Raci):
        if cell.column_id not in gone:
            cells.setdefault(cell.row_id, {})[cell.column_id] = cell
    for row in there.values():
        if isinstance(row, Deliverable) and row.in_raci and row.origin in items:
            letters = starter_letters(items[row.origin], plan, players)
            meant = {role.id: RaciLetter(letter) for role, letter in letters.items()}
            for column, letter in _settled(change, meant, cells.get(row.id, {}), by_id.keys()).items():
                yield crossing(row, by_id[column], letter.value if letter else "")


def _settled(
    change: SizeChange, meant: Mapping[UUID, RaciLetter], own: Mapping[UUID, Raci], roles: Collection[UUID]
) -> Letters:
    """Return the letters of one deliverable that change; where somebody set letters, that one answers comes first."""
    new: Letters = {
        role: letter
        for role, letter in meant.items()
        if role not in own or (own[role].letter is not letter and not change.is_own(own[role]))
    }
    lost = [role for role, cell in own.items() if cell.letter and role in roles and role not in meant]
    new.update({role: None for role in lost if not change.is_own(own[role])})
    kept: Letters = {role: cell.letter for role, cell in own.items()}
    if sum(letter in ANSWERS for letter in {**kept, **new}.values()) == 1:
        return new
    coming = {role: letter for role, letter in new.items() if role not in own and letter}
    if any(letter in ANSWERS for letter in kept.values()):
        return {role: WITHOUT_A.get(letter, letter) for role, letter in coming.items()}
    return {**coming}


def new_crossings(change: SizeChange, there: Mapping[Key, Record], added: set[UUID]) -> Iterator[Crossing]:
    """Yield the cells of the other matrices that lie between rows that are there, one of them new."""
    for cell in change.crossings:
        ends = [there.get(change.keys.get(end, ("", ""))) for end in (cell.row_id, cell.column_id)]
        down, across = ends
        if isinstance(cell, Raci) or down is None or across is None or not {down.id, across.id} & added:
            continue
        made = type(cell).at(down, across)
        made.origin = cell.origin
        setattr(made, cell.crossed, getattr(cell, cell.crossed))
        yield made


def held_by_others(change: SizeChange, going: Sequence[Record]) -> set[UUID]:
    """Return the roles that must stay: they answer for something, and who takes their hat has a letter of one's own."""
    leaving = {row.id for row in going if isinstance(row, Role)}
    gone = {row.id for row in going}
    there = {key: row for key, row in change.present.items() if row.id not in gone}
    plan = plan_of(change.rows)
    players = played_roles(plan, [row for row in there.values() if isinstance(row, Role)])
    items = {item.key: item for item in starter_content.deliverables()}
    staying = {row.id: row for row in there.values() if isinstance(row, Deliverable)}
    cells = {(cell.row_id, cell.column_id): cell for cell in change.rows(Raci)}
    found = set()
    for (deliverable, role), cell in cells.items():
        row = staying.get(deliverable)
        if role not in leaving or cell.letter not in ANSWERS or row is None or row.origin not in items:
            continue
        letters = starter_letters(items[row.origin], plan, players)
        taking = [one for one, letter in letters.items() if RaciLetter(letter) in ANSWERS]
        own = [cells[deliverable, one.id] for one in taking if (deliverable, one.id) in cells]
        if not taking or any(change.is_own(one) for one in own):
            found.add(role)
    return found
