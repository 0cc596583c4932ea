"""What stays in the language of the workbook when papers are told in another: texts that somebody wrote."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, Final
from uuid import UUID

from ccworkbench.core.disclosure import Disclosure
from ccworkbench.core.kind import LongText, Text
from ccworkbench.core.record import Column, Record, columns_of
from ccworkbench.core.viewer import Viewer
from ccworkbench.exchange.packs.disclosed import DisclosedRows
from ccworkbench.exchange.packs.hand_over import PaperSource
from ccworkbench.exchange.packs.pack_values import collect
from ccworkbench.exchange.packs.parts import Pack, PackPart
from ccworkbench.language.catalogues import words_of
from ccworkbench.method.composed_texts import HEADING
from ccworkbench.method.plan.starter_texts import retelling
from ccworkbench.sheets.order import SHEETS
from ccworkbench.sheets.prepare.project import Project

# Columns of words that hold names, numbers, places or what a machine wrote: nobody translates them.
NAMES: Final[dict[str, frozenset[str]]] = {
    table: frozenset(columns.split())
    for table, columns in {
        "project": "name code platform sites time_zone customer_name customer_short supplier_name supplier_short",
        "site": "name address time_zone carrier",
        "service": "who",
        "gates": "country region contract_reference",
        "person": "given_name family_name organisation site phone mobile email time_zone",
        "role": "code",
        "assignment": "backfill",
        "deliverable": "version file_name",
        "change_impact": "site",
        "audience": "sites",
        "session": "place from_time to_time",
        "use_case": "version",
        "uat_plan": "triage",
        "tester": "site",
        "cycle": "build",
        "test_result": "build conversation_id console_log",
        "defect": "conversation_id console_log fixed_in",
        "tech_launch": "supervisors build",
        "phone_number": "number carrier caller_id emergency",
        "cutover_step": "t_minus began_at ended_at",
        "sign_off": "version contract place",
        "signatory": "name",
        "kpi": "alias",
        "kpi_figure": "subject",
        "evaluation": "contact",
        "raid": "from_whom",
        "mute": "rule muted_by",
    }.items()
}


@dataclass(frozen=True)
class StayingText:
    """A text that stays as it was written: where it stands, and what it says; headings are the reader's."""

    sheet: str
    row: UUID
    column: str
    title: str
    called: str
    heading: str
    text: str


def staying_texts(
    source: PaperSource, packs: Sequence[Pack], languages: Sequence[str], readers: Disclosure
) -> list[StayingText]:
    """List what stays in the workbook's language in papers of other languages, of what their readers get.

    Raises UserError where a paper has nothing for them.
    """
    stays = _stays(source, packs, languages, readers)
    if not stays:
        return []
    disclosed = DisclosedRows(source.rows, source.viewer, readers)
    parts = _parts_by_sheet(packs)
    cells = [
        (sheet, row, column)
        for sheet in SHEETS
        for row in disclosed.rows(sheet)
        for column in written_columns(sheet)
        if _as_told(row, column) & stays and column.disclosure.is_for(readers)
    ]
    shown = [cell for cell in cells if _shows(parts.get(cell[0], ()), *cell[1:])]
    elsewhere = stays.difference(*(_as_told(row, column) for _, row, column in shown))  # named by other sheets
    order = [cell for cell in cells if cell in shown or _as_told(*cell[1:]) & elsewhere]
    return [_staying_text(*cell, source.viewer) for cell in order]


@cache
def written_columns(sheet: type[Record]) -> tuple[Column, ...]:
    """List the columns of a sheet that hold words somebody could translate."""
    names = NAMES.get(sheet.__tablename__, frozenset())
    words = (column for column in columns_of(sheet) if type(column.kind) in {Text, LongText} and not column.computed)
    return tuple(column for column in words if column.key not in names)


def _stays(source: PaperSource, packs: Sequence[Pack], languages: Sequence[str], readers: Disclosure) -> set[str]:
    """Make the papers as if they were written, and note what nobody can tell in their language."""
    written_in, found = source.rows(Project)[0].language.value, set[str]()
    for other in dict.fromkeys(languages):
        if other == written_in:
            continue
        retelling_of = retelling(words_of(written_in), words_of(other))

        def tell(text: str, told: Any = retelling_of.told) -> str:
            said = told(text)
            if said.stays:
                found.add(text)
            return str(said.text)

        viewer = replace(source.viewer, words=words_of(other), retell=tell)
        for pack in packs:
            collect(pack, source.rows, viewer, lambda _key: None, readers)
    return found


def _parts_by_sheet(packs: Sequence[Pack]) -> dict[type[Record], list[PackPart]]:
    found: dict[type[Record], list[PackPart]] = {}
    for part in (part for pack in packs for part in pack.parts):
        if part.sheet is not None:
            found.setdefault(part.sheet, []).append(part)
    return found


def _shows(parts: Sequence[PackPart], row: Any, column: Column) -> bool:
    return any(
        (not part.columns or column.key in part.columns) and any(takes(row) for _, takes in part.blocks)
        for part in parts
    )


def _as_told(row: Any, column: Column) -> set[str]:
    """Return how papers ask for a cell: as it is, or behind the number of its row as a matrix does."""
    text = getattr(row, column.key)
    return {text, HEADING.text.format(code=getattr(row, "code", ""), title=text)}


def _staying_text(sheet: type[Record], row: Any, column: Column, viewer: Viewer) -> StayingText:
    say, code = viewer.words.say, getattr(row, "code", "")
    return StayingText(
        sheet.__tablename__,
        row.id,
        column.key,
        say(sheet.sheet.title),
        code or " ".join(viewer.retell(row.label).split()),
        say(column.heading),
        getattr(row, column.key),
    )
