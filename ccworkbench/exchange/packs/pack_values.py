"""Collects the values of a pack in one language and for its readers; what comes out may go to another thread."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from ccworkbench.core.disclosure import CUSTOMER, Disclosure
from ccworkbench.core.grid import Grid, Head, Rows, Table, grid_of
from ccworkbench.core.kind import Choice, LongText
from ccworkbench.core.matrix import CrossColumn
from ccworkbench.core.record import Column, columns_of
from ccworkbench.core.viewer import Viewer
from ccworkbench.exchange.document import DRAFT, Brand, Document, Section, Stamp
from ccworkbench.exchange.packs.control_page import control, sign_off, versions
from ccworkbench.exchange.packs.disclosed import DisclosedRows
from ccworkbench.exchange.packs.parts import NOTHING, Pack, PackPart
from ccworkbench.exchange.packs.printed_values import printed
from ccworkbench.language.user_error import UserError
from ccworkbench.language.words import N_, phrase
from ccworkbench.method.pictures.catalogue import PICTURES
from ccworkbench.method.pictures.picture import Picture as Drawn
from ccworkbench.method.reports.catalogue import DerivedReport, listed
from ccworkbench.method.reports.making import make_report, report_picture
from ccworkbench.sheets.prepare.project import Project
from ccworkbench.sheets.roles.assignment import Assignment
from ccworkbench.sheets.roles.person import Person

NOTHING_FOR_READERS = N_("“{document}” has nothing for these readers. Choose other readers.")
CHANGES = N_("Changes since the previous version")
Picture = Callable[[str], bytes | None]


@dataclass(frozen=True)
class HeldBy(Column):
    """Who holds a role: the names of the persons it was given to."""

    holders: Callable[[UUID], str] = lambda _role: ""

    def read(self, row: Any, viewer: Viewer | None = None) -> str:
        """Return the names of a role's holders."""
        return self.holders(row.id)

    def unread(self, row: Any) -> str:
        """Return nothing: what is worked out can always be read."""
        return ""


def collect(
    pack: Pack, rows: Rows, viewer: Viewer, picture: Picture, readers: Disclosure = CUSTOMER, stamp: Stamp = DRAFT
) -> Document:
    """Take all values of a pack that its readers may see, in the language of `viewer`; its stamp numbers it.

    Raises UserError where none of its parts is for them.
    """
    disclosed = DisclosedRows(rows, viewer, readers)
    rows, viewer = disclosed.rows, disclosed.viewer()
    card = rows(Project)[0]
    lead = viewer.retold_name(Person.__tablename__, card.supplier_lead) if card.supplier_lead else ""
    document = Document(
        key=pack.key,
        kind=titled(pack.key, pack.title, viewer),
        title=viewer.retell(card.name),
        subtitle=_subtitle(card, viewer),
        brand=brand_of(card, viewer, picture),
        language=viewer.words.language,
        day=viewer.today,
        number=stamp.number,
        version=stamp.version,
        status=stamp.status,
        author=stamp.author or lead,
        readers=readers,
        project_id=str(card.id),
        sections=(),
        short=pack.short,
        versions=stamp.versions,
        file_names=card.file_names,
        content=stamp.content,
    )
    parts = [part for part in pack.parts if part.is_for(readers)]
    if pack.parts and not parts:
        raise UserError(phrase(NOTHING_FOR_READERS, document=phrase(pack.title)))
    sections = (
        _derived(part, part.report, rows, viewer) if part.report else _section(part, document, rows, viewer)
        for part in parts
    )
    told = zip(parts, sections, strict=True)
    shown = [made for part, made in told if not (part.optional and _is_bare(made))]
    return replace(document, sections=tuple(_with_versions(shown, document, stamp.changes, viewer)))


def _with_versions(
    sections: list[Section], document: Document, changes: Table | None, viewer: Viewer
) -> Iterator[Section]:
    """Tell what changed behind the control page; a document without one ends with its versions and changes."""
    say = viewer.words.say
    changed = [changes_section(changes, say(CHANGES), say)] if changes and changes.rows and not document.short else []
    has_control = bool(sections) and sections[0].layout == "control"
    yield from sections[:has_control]
    yield from changed if has_control else ()
    yield from sections[has_control:]
    if not has_control and document.versions and not document.short:
        own = Section("versions", say("Versions"), "", "table", (versions(document, viewer),))
        yield from (replace(section, is_appended=True) for section in (own, *changed))


def changes_section(changes: Table, title: str, say: Callable[..., str]) -> Section:
    """Lay out what is not as it was in the version before, old and new."""
    purpose = say("What differs from the previous version, entry by entry.")
    return Section("changes", title, purpose, "table", (changes,), say("Nothing has changed."))


def brand_of(card: Project, viewer: Viewer, picture: Picture) -> Brand:
    """Read the brand from the project's card."""
    return Brand(
        customer=card.customer_short or card.customer_name,
        supplier=card.supplier_short or card.supplier_name,
        customer_logo=picture(card.customer_logo),
        supplier_logo=picture(card.supplier_logo),
        accent=card.accent,
        footer=viewer.retell(card.footer),
        classification=viewer.words.say(card.classification.label),
        legal=tuple(line for line in viewer.retell(card.legal_lines).splitlines() if line.strip()),
    )


def _subtitle(card: Project, viewer: Viewer) -> str:
    say, date = viewer.words.say, viewer.words.date
    columns = {column.key: column for column in columns_of(Project)}
    about = [columns[key].text(card, viewer) for key in ("channels", "sites")]
    lists = [
        viewer.words.listing(" ".join(line.split()) for line in text.splitlines() if line.strip()) for text in about
    ]
    first = " · ".join(text for text in lists if text)
    if not (card.kick_off and card.go_live):
        return first
    start, end = (date(day, long=True) for day in (card.kick_off, card.go_live))
    return f"{first}\n{say('Kick-off on {kick_off}, go-live on {go_live}', kick_off=start, go_live=end)}".strip()


def _section(part: PackPart, document: Document, rows: Rows, viewer: Viewer) -> Section:
    say, readers = viewer.words.say, document.readers
    empty = part.empty or (NOTHING if part.sheet else "")
    section = Section(part.key, _title(part, viewer), say(part.purpose), part.layout, empty=say(empty))
    if part.sheet:
        legend = tuple((letter, say(meaning)) for letter, meaning in part.legend)
        tables = tuple(_tables(part, rows, viewer, readers))
        section = replace(section, tables=tables, legend=legend, beside=part.beside, paper=part.paper)
        section = replace(section, printed=printed(part.sheet, tables, rows, viewer), more=_more(part, rows, viewer))
        pages = part.pages(rows, viewer) if part.pages else ()
        return replace(section, pages=pages, picture=_picture(part, rows, viewer, readers))
    frame = {"control": control, "sign_off": sign_off}[part.layout]
    return frame(section, document, rows, viewer)


def _title(part: PackPart, viewer: Viewer) -> str:
    """Say the title of a part; one that bears its sheet's is called as the project calls that."""
    shown = part.report.key if part.report else part.sheet.__tablename__ if part.sheet else ""
    return titled(shown, part.title, viewer)


def titled(key: str, title: str, viewer: Viewer) -> str:
    """Say the title of a pack or part by its key; one that is its sheet's or report's is as the project calls that."""
    is_theirs = key in listed() and listed()[key].title == title
    return viewer.title(key, title) if is_theirs else viewer.words.say(title)


def _more(part: PackPart, rows: Rows, viewer: Viewer) -> str:
    """Say how many rows a part leaves out that shows the first ones only."""
    if part.most is None or part.sheet is None:
        return ""
    left = (sum(map(takes, rows(part.sheet))) - part.most for _, takes in part.blocks)
    count = sum(max(0, more) for more in left)
    return viewer.words.count("{n} more in the workbook", "{n} more in the workbook", count) if count else ""


def _is_bare(section: Section) -> bool:
    """Tell whether a section would say nothing: no rows, a blank form, a matrix without a single value."""
    if section.layout not in {"form", "matrix"}:
        return section.is_empty
    return not any(_has_text(table) for table in section.tables)


def _has_text(table: Table) -> bool:
    pairs = (pair for row in table.rows for pair in zip(table.heads, row, strict=True))
    return any(cell.text and (head.crossing or table.shape == "form") for head, cell in pairs)


def _picture(part: PackPart, rows: Rows, viewer: Viewer, readers: Disclosure) -> Drawn | None:
    """Take what is drawn above a section, as plain values, too; a section of some rows shows these in its picture."""
    key = part.picture or (part.sheet.__tablename__ if part.sheet else "")
    if key not in PICTURES:
        return None

    def chosen(sheet: type[Any]) -> Sequence[Any]:
        return [row for row in rows(sheet) if sheet is not part.sheet or any(takes(row) for _, takes in part.blocks)]

    drawn = PICTURES[key](rows, viewer)
    if not drawn.disclosure.is_for(readers):
        return None
    return PICTURES[key](chosen, viewer) if drawn.row_by_row else drawn


def _derived(part: PackPart, report: DerivedReport, rows: Rows, viewer: Viewer) -> Section:
    say = viewer.words.say
    empty = say(part.empty or NOTHING)
    section = Section(part.key, _title(part, viewer), say(part.purpose), part.layout, empty=empty)
    table, picture = make_report(report.key, rows, viewer, viewer.today), report_picture(report.key, rows, viewer)
    return replace(section, tables=(table,), picture=picture)


def _tables(part: PackPart, rows: Rows, viewer: Viewer, readers: Disclosure) -> Iterable[Table]:
    assert part.sheet is not None
    whole = grid_of(part.sheet, rows)
    by_key = {**{column.key: column for column in columns_of(part.sheet)}, "held_by": _held_by(rows, viewer)}
    columns = tuple(by_key[key] for key in part.columns) or tuple(map(_called_in_full, whole.columns))
    for title, takes in part.blocks:
        taken = sorted((row for row in whole.rows if takes(row)), key=part.order)[: part.most]
        grid = _grouped(Grid(part.sheet, columns, taken), part)
        table = replace(grid.values(viewer, readers), **_groups(grid, part, viewer))
        table = replace(table, heads=_sided(part, table, rows, viewer))
        yield replace(table, title=viewer.words.say(title)) if title else table


def _called_in_full(column: Column) -> Column:
    """Call the column of a matrix by its whole name: paper has room for it, upright."""
    if not isinstance(column, CrossColumn):
        return column
    return replace(column, heading=max(column.over.label, column.heading, key=len))


def _sided(part: PackPart, table: Table, rows: Rows, viewer: Viewer) -> tuple[Head, ...]:
    """Put the heads of a matrix under a common one, such as the side that its roles are on."""
    if not part.side_by:
        return table.heads
    sheet: Any = part.sheet
    side = next(column for column in columns_of(sheet.across) if column.key == part.side_by)
    overs = iter(row for row in rows(sheet.across) if sheet.takes(row))
    return tuple(
        replace(head, common_heading=side.text(next(overs), viewer)) if head.crossing else head for head in table.heads
    )


def _held_by(rows: Rows, viewer: Viewer) -> HeldBy:
    holders: dict[UUID, list[UUID]] = {}
    for given in rows(Assignment):
        if given.role_id and given.person_id:
            holders.setdefault(given.role_id, []).append(given.person_id)

    def names(role: UUID) -> str:
        found = (viewer.retold_name(Person.__tablename__, person) for person in holders.get(role, []))
        return viewer.words.listing(name for name in found if name)

    return HeldBy("held_by", N_("Assigned to"), LongText(), 24, computed=True, holders=names)


def _grouping(part: PackPart) -> Column:
    sheet: Any = getattr(part.sheet, "down", part.sheet)
    return next(column for column in columns_of(sheet) if column.key == part.group_by)


def _grouped(grid: Grid, part: PackPart) -> Grid:
    """Bring the rows of a group together, in the order of the list they are grouped by; no group comes last."""
    if not part.group_by:
        return grid
    column = _grouping(part)
    order = list(column.kind.options) if isinstance(column.kind, Choice) else []
    places = {value: index for index, value in enumerate(order)}
    return replace(grid, rows=sorted(grid.rows, key=lambda row: places.get(column.read(row), len(order))))


def _groups(grid: Grid, part: PackPart, viewer: Viewer) -> dict[str, Any]:
    if not part.group_by:
        return {}
    column = _grouping(part)
    groups = tuple(column.text(row, viewer) or viewer.words.say("Other") for row in grid.rows)
    return {"grouping": viewer.title(column.full_key, column.heading), "groups": groups}
