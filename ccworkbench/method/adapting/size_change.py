"""What another size of content adds to a project and takes out of it; what somebody touched stays as it is."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain
from typing import Any, Final
from uuid import UUID

from ccworkbench.core.grid import Rows
from ccworkbench.core.kind import Code, Reference
from ccworkbench.core.matrix import Crossing
from ccworkbench.core.record import Column, Record, columns_of
from ccworkbench.core.viewer import Viewer
from ccworkbench.language.catalogues import words_of
from ccworkbench.language.words import phrase
from ccworkbench.method.adapting.comparison import ADAPTED, PlanProposal
from ccworkbench.method.plan.plan_reading import plan_of
from ccworkbench.method.plan.starter_rows import starter_rows
from ccworkbench.sheets.operate.mute import Mute
from ccworkbench.sheets.order import BY_KEY, SHEETS
from ccworkbench.sheets.prepare.profile import ContentSize
from ccworkbench.sheets.use_cases.requirement import Requirement

Key = tuple[str, str]  # of a starter row: its sheet, and the key that it came from
IsTouched = Callable[[Record, str], bool]
CHANGE_SIZE: Final = phrase("Change the content size")  # the name of the step, as ADAPT is
GENERATORS: Final = {*ADAPTED, CHANGE_SIZE.text}  # steps that wrote what a plan says, and nobody by hand
REQUIREMENTS: Final = "requirements"  # columns of this name hold the numbers of requirements


@dataclass(frozen=True)
class SizeChange:
    """A project beside the starter rows that it has in its present size and in another one, by their keys.

    `deleted` are the keys of starter rows that somebody took out.
    """

    rows: Rows
    size: ContentSize
    touched: IsTouched
    deleted: frozenset[Key] = frozenset()

    @cached_property
    def now(self) -> ContentSize:
        """Return the size that the project has."""
        return plan_of(self.rows).content

    @cached_property
    def present(self) -> dict[Key, Record]:
        """Return the rows of the project that came from starter rows."""
        found: dict[Key, Record] = {}
        for sheet in filter(is_listed, SHEETS):
            for row in self.rows(sheet):
                if row.origin:
                    found.setdefault((sheet.__tablename__, row.origin), row)
        return found

    @cached_property
    def wanted(self) -> dict[Key, Record]:
        """Make the starter rows of the other size."""
        return self._starter(self.size)

    @cached_property
    def current(self) -> dict[Key, Record]:
        """Make the starter rows of the size that the project has."""
        return self._starter(self.now)

    @cached_property
    def everything(self) -> dict[Key, Record]:
        """Make all starter rows that fit the project."""
        return self._starter(ContentSize.FULL)

    @cached_property
    def crossings(self) -> list[Crossing]:
        """Make the cells of the matrices between the starter rows of the other size."""
        return [row for row in self._made(self.size) if isinstance(row, Crossing)]

    @cached_property
    def forms(self) -> list[Record]:
        """Make the forms that have texts in the other size."""
        return [row for row in self._made(self.size) if row.sheet.shape == "form" and row.origin]

    @cached_property
    def keys(self) -> dict[UUID, Key]:
        """Tell which key a starter row has, by its id."""
        return {row.id: key for key, row in chain(self.current.items(), self.wanted.items(), self.everything.items())}

    def _starter(self, size: ContentSize) -> dict[Key, Record]:
        return {(row.__tablename__, row.origin): row for row in self._made(size) if is_listed(type(row)) and row.origin}

    def _made(self, size: ContentSize) -> list[Record]:
        if size not in self._cache:
            plan = replace(plan_of(self.rows), size=size)
            self._cache[size] = starter_rows(plan, words_of(plan.language))
        return self._cache[size]

    @cached_property
    def _cache(self) -> dict[ContentSize, list[Record]]:
        return {}

    def missing(self) -> dict[Key, Record]:
        """Return what the other size has and the project has not, but what somebody took out of its present size.

        Rows that fit only since its facts changed, its channels or its test cycles, are among them.
        """
        gone = self.deleted & self.current.keys() if self.present else set()
        return {key: row for key, row in self.wanted.items() if key not in self.present and key not in gone}

    def superfluous(self, staying: Collection[UUID] = ()) -> dict[Key, Record]:
        """Return what the other size does without, and nobody touched, filled or refers to, but what has to stay."""
        found = {
            key: row
            for key, row in self.present.items()
            if key in self.everything and key not in self.wanted and row.id not in staying
        }
        found = {key: row for key, row in found.items() if not self._is_somebodys(key, row)}
        while True:
            named, gone = self._named(found), {row.id for row in found.values()}
            kept = [key for key, row in found.items() if row.id in named or self._is_part_of_what_stays(row, gone)]
            if not kept:
                return found
            for key in kept:
                del found[key]

    def _is_part_of_what_stays(self, row: Record, gone: Collection[UUID]) -> bool:
        """Tell whether a row is a part of one that stays although the other size does without it."""
        wholes = (value for column, value in _referred(row) if column.required and value not in gone)
        bigger = {one.id for key, one in self.present.items() if key not in self.wanted}
        return any(value in bigger for value in wholes)

    def _is_somebodys(self, key: Key, row: Record) -> bool:
        """Tell whether somebody changed a row, or filled what a starter row leaves empty."""
        fresh = self.everything[key]
        columns = [column for column in columns_of(type(row)) if not column.computed]
        return any(
            self.touched(row, column.key) or column.unread(row) or _is_filled(column, row, fresh) for column in columns
        )

    def _named(self, going: Mapping[Key, Record]) -> set[UUID]:
        """Find what rows refer to that stay, or cells that somebody filled."""
        gone = {row.id for row in going.values()}
        codes = {row.code: row.id for row in going.values() if isinstance(row, Requirement)}
        named: set[UUID] = set()
        for row in chain.from_iterable(self.rows(sheet) for sheet in SHEETS):
            if row.id in gone:
                continue
            named.update(value for column, value in _referred(row) if value in gone and self._holds(row, column))
            if isinstance(row, Crossing) and self.is_own(row):
                named.update({row.row_id, row.column_id} & gone)
            elif isinstance(row, Mute) and row.row_key:
                named.update(one for one in gone if str(one) == row.row_key)
            named.update(codes[code] for code in codes if code in str(getattr(row, REQUIREMENTS, "")))
        return named

    def is_own(self, cell: Crossing) -> bool:
        """Tell whether somebody filled or emptied a cell of a matrix."""
        return self.touched(cell, cell.crossed)

    def _holds(self, row: Record, column: Column) -> bool:
        """Tell whether a reference stays as it is; one that a plan wrote is led to whom it is in the other size."""
        return (row.__tablename__, row.origin) not in self.wanted or self.touched(row, column.key)

    def led(self, row: Record, column: Column, there: Mapping[Key, Record]) -> UUID | None:
        """Return what a reference of a starter row leads to among the rows that there are."""
        key = self.keys.get(getattr(row, column.key))
        return there[key].id if key is not None and key in there else None


def size_proposals(change: SizeChange, viewer: Viewer, staying: Collection[UUID] = ()) -> list[PlanProposal]:
    """List what another size adds to a project, or takes out of it, sheet by sheet; some rows have to stay."""
    gone, come = change.superfluous(staying), change.missing()
    found = []
    for sheet in filter(is_listed, SHEETS):
        title = viewer.title(sheet.__tablename__, sheet.sheet.title)
        before: list[Record] = []
        for key, row in change.wanted.items():
            if key[0] == sheet.__tablename__ and key in come:
                told = phrase("Add to “{sheet}”: {row}", sheet=title, row=called(row, change, viewer))
                found.append(PlanProposal("add", row, told, behind=tuple(reversed(before))))
            if key[0] == sheet.__tablename__:
                before.append(change.present.get(key, row))
        for key, row in gone.items():
            if key[0] == sheet.__tablename__:
                told = phrase("No longer needed in “{sheet}”: {row}", sheet=title, row=called(row, change, viewer))
                found.append(PlanProposal("remove", row, told))
    return [*found, *_form_proposals(change, viewer)]


def _form_proposals(change: SizeChange, viewer: Viewer) -> Iterator[PlanProposal]:
    """Offer the texts of forms that came to fit a project; what somebody wrote or emptied there stays."""
    for fresh in change.forms:
        for form in change.rows(type(fresh))[:1]:
            columns = [column for column in columns_of(type(fresh)) if _is_offered(column, form, fresh, change)]
            if columns:
                fields = viewer.words.listing([viewer.title(column.full_key, column.heading) for column in columns])
                title = viewer.title(form.__tablename__, form.sheet.title)
                told = phrase("Fill in “{sheet}”: {fields}", sheet=title, fields=fields)
                values = {column.key: getattr(fresh, column.key) for column in columns}
                yield PlanProposal("change", form, told, values)


def _is_offered(column: Column, form: Record, fresh: Record, change: SizeChange) -> bool:
    if column.computed or isinstance(column.kind, Reference) or column.unread(form):
        return False
    value = getattr(form, column.key)
    is_blank = value in (None, column.default) and value != getattr(fresh, column.key)
    return is_blank and not change.touched(form, column.key)


def called(row: Record, change: SizeChange, viewer: Viewer) -> str:
    """Call a row so that it is told from its neighbours: by its name, or by what it refers to."""
    if row.sheet.named_by:
        return viewer.retell(row.label)
    for column, value in _referred(row):
        key = change.keys.get(value)
        other = change.present.get(key) or change.everything.get(key) if key else None
        other = other or next((one for one in change.rows(_sheet_of(column)) if one.id == value), None)
        if other is not None:
            return viewer.retell(other.label)
    text = next((getattr(row, column.key) for column in columns_of(type(row)) if column.required), "")
    return viewer.retell(str(text)) or viewer.retell(row.label)


def is_listed(sheet: type[Record]) -> bool:
    """Tell whether a sheet is a list of rows: neither a form nor a matrix."""
    return sheet.sheet.shape == "list"


def _sheet_of(column: Column) -> type[Record]:
    assert isinstance(column.kind, Reference)
    return BY_KEY[column.kind.sheet]


def _referred(row: Record) -> Iterator[tuple[Column, Any]]:
    for column in columns_of(type(row)):
        if isinstance(column.kind, Reference) and not column.computed and (value := getattr(row, column.key)):
            yield column, value


def _is_filled(column: Column, row: Record, fresh: Record) -> bool:
    """Tell whether a cell holds something that the starter row leaves empty; numbers come by themselves."""
    blank, meant, value = (
        _plain(one) for one in (column.default, getattr(fresh, column.key), getattr(row, column.key))
    )
    return not isinstance(column.kind, Code) and meant == blank != value


def _plain(value: Any) -> Any:
    """Return a list as the tuple that it was before it was stored."""
    return tuple(value) if isinstance(value, list) else value


def codes_of(change: SizeChange, added: Sequence[Record]) -> dict[str, str]:
    """Pair the numbers that requirements have among the starter rows with those in the project, or of added rows."""
    fresh = [row for row in change.wanted.values() if isinstance(row, Requirement)]
    coming = [row for row in added if isinstance(row, Requirement)]
    there = {row.origin: row.code for row in (*change.rows(Requirement), *coming)}
    return {f"REQ-{number:03d}": there.get(row.origin, "") for number, row in enumerate(fresh, 1)}


def renumbered(text: str, codes: Mapping[str, str]) -> str:
    """Say the numbers of requirements as the project has them; what it does not have is left out."""
    return ", ".join(filter(None, (codes.get(part, "") for part in _numbers_in(text))))


def _numbers_in(text: str) -> Iterable[str]:
    return filter(None, (part.strip() for part in text.split(",")))
