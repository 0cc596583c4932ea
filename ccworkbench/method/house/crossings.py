"""The cells of a matrix of a new project: ours, the house's, and exactly one who answers for each deliverable."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from ccworkbench.core.matrix import Crossing
from ccworkbench.core.record import Record
from ccworkbench.method.adapting.size_matrix import ANSWERS, WITHOUT_A
from ccworkbench.method.house.content import HouseUse, Key
from ccworkbench.method.house.declared import content_columns
from ccworkbench.method.house.values import cell_value
from ccworkbench.method.plan.starter_roles import joined
from ccworkbench.sheets.roles.raci import Raci, RaciLetter

Place = tuple[UUID, UUID]  # of a cell: its row and its column


def joined_cells(
    sheet: type[Crossing],
    ours: Sequence[Crossing],
    use: HouseUse,
    there: Mapping[Key, Record],
    keys: Mapping[UUID, Key],
) -> list[Record]:
    """Return the cells of a matrix between rows that there are; the house's take the place of ours."""
    instead = use.instead and use.content.holds(sheet)
    kept = {cell.down for cell in use.content.rows(sheet)}  # of a row that the house never had, ours say all
    taken = [cell for cell in ours if not instead or keys[cell.row_id][1] not in kept]
    found = _led(sheet, taken, there, keys)
    of_house = _of_house(sheet, use, there)
    if issubclass(sheet, Raci):
        _one_answers(found, of_house)
    return [*{**found, **of_house}.values()]


def _led(
    sheet: type[Crossing], ours: Sequence[Crossing], there: Mapping[Key, Record], keys: Mapping[UUID, Key]
) -> dict[Place, Crossing]:
    """Return our cells, led to the rows that there are now."""
    cells: dict[Place, list[Crossing]] = {}
    for cell in ours:
        down, across = (there.get(keys[end]) for end in (cell.row_id, cell.column_id))
        if down is not None and across is not None:
            cells.setdefault((down.id, across.id), []).append(cell)
    by_id = {row.id: row for row in there.values()}
    return {place: _one(sheet, by_id, place, group) for place, group in cells.items()}


def _of_house(sheet: type[Crossing], use: HouseUse, there: Mapping[Key, Record]) -> dict[Place, Crossing]:
    """Return the house's cells; who wears several hats has the strongest letter of all."""
    (column,) = content_columns(sheet)
    cells: dict[Place, list[Crossing]] = {}
    for kept in use.content.rows(sheet):
        down = there.get((sheet.down.__tablename__, kept.down))
        across = there.get((sheet.across.__tablename__, kept.across))
        if not use.instead and kept.ours is not None and not kept.changed:
            continue  # it says what ours says, which another project may say otherwise
        if down is not None and across is not None and column.key in kept.values:
            cell = sheet.at(down, across)
            cell.origin, cell.internal = kept.key, kept.internal
            setattr(cell, column.key, cell_value(column, kept.values[column.key], lambda *_: None))
            cells.setdefault((down.id, across.id), []).append(cell)
    by_id = {row.id: row for row in there.values()}
    return {place: _one(sheet, by_id, place, group) for place, group in cells.items()}


def _one(sheet: type[Crossing], by_id: Mapping[UUID, Record], place: Place, cells: Sequence[Crossing]) -> Crossing:
    """Make one cell of those that meet at a place."""
    made = sheet.at(by_id[place[0]], by_id[place[1]])
    values = [value for cell in cells if (value := getattr(cell, sheet.crossed))]
    made.origin, made.internal = cells[0].origin, any(cell.internal for cell in cells)
    if issubclass(sheet, Raci):
        made.letter = RaciLetter(joined(values)) if values else None  # type: ignore[attr-defined]
    elif values:
        setattr(made, sheet.crossed, values[0])
    return made


def _one_answers(found: Mapping[Place, Crossing], of_house: Mapping[Place, Crossing]) -> None:
    """Let nobody of ours answer for a deliverable for which somebody of the house does."""
    answered = {row for (row, _), cell in of_house.items() if isinstance(cell, Raci) and cell.letter in ANSWERS}
    for place, cell in found.items():
        if isinstance(cell, Raci) and place[0] in answered and cell.letter in ANSWERS:
            cell.letter = WITHOUT_A[cell.letter]
