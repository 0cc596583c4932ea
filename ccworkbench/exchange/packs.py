"""The packs: which sheets a document holds, in which order, collected as plain values (method.md 4.15)."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from ccworkbench.core.grid import Grid, Rows, Table, grid_of
from ccworkbench.core.kind import View
from ccworkbench.core.record import CUSTOMER, Record, columns_of
from ccworkbench.core.words import N_
from ccworkbench.exchange.document import Brand, Document, Section
from ccworkbench.sheets.action import Action
from ccworkbench.sheets.deliverable import Raci
from ccworkbench.sheets.options import Side
from ccworkbench.sheets.person import Person
from ccworkbench.sheets.profile import Profile
from ccworkbench.sheets.project import Project
from ccworkbench.sheets.question import Question
from ccworkbench.sheets.role import Role

Picture = Callable[[str], bytes | None]


@dataclass(frozen=True)
class Part:
    """A section of a pack: a sheet, the columns and rows of it that are shown, and how."""

    key: str
    title: str
    sheet: type[Record] | None
    layout: str = "table"
    purpose: str = ""
    empty: str = ""
    columns: tuple[str, ...] = ()
    blocks: tuple[tuple[str, Callable[[Any], bool]], ...] = (("", lambda _row: True),)


@dataclass(frozen=True)
class Pack:
    """A document that is handed over: its key on the command line, its name, its parts in order."""

    key: str
    title: str
    parts: tuple[Part, ...]


KICK_OFF = Pack(
    "kickoff",
    N_("Kick-off pack"),
    (
        Part("control", N_("Document control"), None, "control"),
        Part("goals", N_("Goals and scope"), Project, "form",
             columns=("drivers", "goals", "success", "end_state", "scope_in", "scope_out", "kick_off", "uat_start",
                      "uat_end", "go_live", "pilot_end")),
        Part("profile", N_("Contact-centre profile"), Profile, "form"),
        Part("team", N_("Team and contacts"), Person,
             columns=("full_name", "job_title", "organisation", "site", "phone", "mobile", "email"),
             empty=N_("No contacts have been recorded yet."),
             blocks=((N_("Customer"), lambda row: row.side == Side.CUSTOMER),
                     (N_("Supplier"), lambda row: row.side in {Side.SUPPLIER, Side.OUTSOURCER}),
                     (N_("Other parties"), lambda row: row.side in {Side.EXTERNAL, Side.OPERATIONS}))),
        Part("roles", N_("Roles and duties"), Role, columns=("name", "side", "duty"),
             empty=N_("No roles have been recorded yet.")),
        Part("raci", N_("RACI matrix"), Raci, "matrix", empty=N_("No deliverables have been recorded yet.")),
        Part("questions", N_("Guiding questions answered"), Question,
             columns=("chapter", "text", "answer", "rating", "answered_by", "answered_on"),
             empty=N_("No question has been answered yet."),
             blocks=(("", lambda row: bool(row.answer)),)),
        Part("actions", N_("Action table"), Action,
             columns=("code", "preparation", "assigned_to", "completed", "due", "status"),
             empty=N_("No actions have been recorded yet.")),
        Part("sign_off", N_("Acknowledgement"), None, "sign_off"),
    ),
)  # fmt: skip
PACKS: dict[str, Pack] = {pack.key: pack for pack in (KICK_OFF,)}


def collect(
    pack: Pack, rows: Rows, view: View, picture: Picture, audience: str = CUSTOMER, author: str = ""
) -> Document:
    """Take all values of a pack, in the language of `view`; what comes out may go to another thread."""
    card = rows(Project)[0]
    say = view.words.say
    return Document(
        key=pack.key,
        kind=say(pack.title),
        title=view.retell(card.name),
        subtitle="",
        brand=brand_of(card, view, picture),
        language=view.words.language,
        day=view.today,
        number=card.document_number or card.code,
        version=card.version,
        status=say(card.status.label),
        status_tone=card.status.tone,
        author=author,
        project_id=str(card.id),
        sections=tuple(_section(part, rows, view, audience) for part in pack.parts),
    )


def brand_of(card: Project, view: View, picture: Picture) -> Brand:
    """Read the brand from the project's card."""
    return Brand(
        customer=card.customer_short or card.customer_name,
        supplier=card.supplier_short or card.supplier_name,
        customer_logo=picture(card.customer_logo),
        supplier_logo=picture(card.supplier_logo),
        accent=card.accent,
        footer=view.retell(card.footer),
        classification=view.words.say(card.classification.label),
    )


def _section(part: Part, rows: Rows, view: View, audience: str) -> Section:
    tables = tuple(_tables(part, rows, view, audience)) if part.sheet else ()
    say = view.words.say
    return Section(part.key, say(part.title), say(part.purpose), part.layout, tables, say(part.empty))


def _tables(part: Part, rows: Rows, view: View, audience: str) -> Sequence[Table]:
    assert part.sheet is not None
    whole = grid_of(part.sheet, rows)
    by_key = {column.key: column for column in columns_of(part.sheet)}
    columns = tuple(by_key[key] for key in part.columns) or whole.columns
    return [
        Grid(part.sheet, columns, [row for row in whole.rows if takes(row)]).values(view, audience)
        for _title, takes in part.blocks
    ]
