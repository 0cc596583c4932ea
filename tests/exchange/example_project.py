"""A small believable project, without a store: what the writers of Excel and PDF are tested with."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any
from uuid import UUID, uuid5

from ccworkbench.core.disclosure import CUSTOMER, Disclosure
from ccworkbench.core.record import Record
from ccworkbench.core.viewer import Viewer
from ccworkbench.exchange.document import Document, DocumentStatus, DocumentVersion, Stamp
from ccworkbench.exchange.packs.catalogue import KICK_OFF
from ccworkbench.exchange.packs.pack_values import collect
from ccworkbench.language.catalogues import words_of
from ccworkbench.sheets.options import Chapter, Language, Rating, Side, Stage
from ccworkbench.sheets.prepare.profile import Profile
from ccworkbench.sheets.prepare.project import Project
from ccworkbench.sheets.prepare.question import Question
from ccworkbench.sheets.roles.action import Action, ActionStatus
from ccworkbench.sheets.roles.assignment import Assignment
from ccworkbench.sheets.roles.deliverable import Deliverable
from ccworkbench.sheets.roles.person import Person
from ccworkbench.sheets.roles.raci import Raci, RaciLetter
from ccworkbench.sheets.roles.role import Role

HOME = UUID("6f1d3c1e-0000-4000-8000-000000000001")
TODAY = date(2026, 11, 24)
NAMES = ("Jörg Groß", "Zsófia Győrffy", "Márta Szűcs", "Юлия Щукина", "李喆", "Anna Groß-Müller")
NASTY = ("=1+1", "+49 30 1234", "@x", "<b>&", '<img src="file:///etc/passwd"/>')
STAMP = Stamp(
    "NTE-KO-001",
    "1.0",
    DocumentStatus.ISSUED,
    versions=(DocumentVersion("1.0", TODAY, DocumentStatus.ISSUED, "Klara Kern"),),
)
Rows = Callable[[type[Any]], list[Any]]


def made(sheet: type[Record], key: str, /, **values: Any) -> Any:
    return sheet(id=uuid5(HOME, f"{sheet.__tablename__}:{key}"), project_id=HOME, **values)


def people() -> list[Person]:
    customer, supplier = (
        {"side": Side.CUSTOMER, "organisation": "Nordtal Energie"},
        {"side": Side.SUPPLIER, "organisation": "Kontor Vier"},
    )
    return [
        made(
            Person,
            "joerg",
            given_name="Jörg",
            family_name="Groß",
            job_title="Projektleiter",
            main_contact=True,
            phone="+49 561 5550110",
            email="joerg.gross@nordtal.example",
            site="Kassel",
            **customer,
        ),
        made(
            Person,
            "zsofia",
            given_name="Zsófia",
            family_name="Győrffy",
            language=Language.HU,
            site="Göttingen",
            job_title="Leiterin Kundenservice",
            phone="+49 30 1234",
            **customer,
        ),
        made(Person, "li", given_name="喆", family_name="李", language=Language.ZH, job_title="IT-Leiter", **customer),
        made(
            Person,
            "julia",
            given_name="Юлия",
            family_name="Щукина",
            language=Language.RU,
            job_title="Supervisorin",
            email="julia.schukina@nordtal.example",
            **customer,
        ),
        made(
            Person,
            "anna",
            given_name="Anna",
            family_name="Groß-Müller",
            job_title="Projektleiterin",
            main_contact=True,
            mobile="+49 170 5550142",
            email="anna@kontorvier.example",
            **supplier,
        ),
        made(
            Person,
            "marta",
            given_name="Márta",
            family_name="Szűcs",
            language=Language.HU,
            job_title="Trainerin",
            **supplier,
        ),
    ]


def project(people: list[Person]) -> Project:
    return Project(
        id=HOME,
        project_id=HOME,
        name="Neue Kundenhotline für 45 Arbeitsplätze",
        code="NTE-2026-01",
        customer_name="Nordtal Energie GmbH",
        customer_short="Nordtal Energie",
        customer_lead=people[0].id,
        supplier_name="Kontor Vier Beratung GmbH",
        supplier_short="Kontor Vier",
        supplier_lead=people[4].id,
        goals="Kunden über eine Nummer, per E-Mail und Chat bedienen.\nAcht von zehn Anrufen in 20 Sekunden annehmen.",
        success="Servicelevel 80 % in 20 Sekunden im Pilotmonat.",
        drivers=("need", "engagement"),
        scope_in="Eingehende Anrufe mit Rückruf\nE-Mail des Kundenservice\nChat auf der Website",
        scope_out="Ausgehender Verkauf\nStörungsannahme des Netzbetreibers\nSocial Media",
        channels=("voice_in", "email", "chat"),
        sites="Kassel, Göttingen",
        kick_off=date(2026, 12, 11),
        go_live=date(2027, 3, 15),
        document_numbers="NTE-{kind}-{n}",
    )


def roles(people: list[Person]) -> list[Record]:
    names = (
        "Business champion",
        "Project manager",
        "Contact center manager",
        "Supervisor",
        "Agent",
        "Architect / call-flow administrator",
        "Administrator",
        "Developer",
        "Infrastructure expert",
        "Designated support contact",
        "Enablement lead",
        "Supplier project manager",
        "Solution consultant",
        "Integration consultant",
        "Trainer",
    )
    duty = "Contact for resource management, logistics coordination and internal communication."
    found = [
        made(Role, name, name=name, duty=duty, side=Side.CUSTOMER if place < 10 else Side.SUPPLIER, in_raci=True)
        for place, name in enumerate(names)
    ]
    given = [made(Assignment, str(n), role_id=found[n].id, person_id=person.id) for n, person in enumerate(people)]
    return [*found, *given, made(Assignment, "two", role_id=found[0].id, person_id=people[4].id)]


def matrix(roles: list[Record]) -> list[Record]:
    titles = (
        "Goals, scope and success criteria",
        "Contact-centre profile",
        "Role assignment list",
        "RACI matrix",
        "Communication plan",
        "Change-impact assessment",
        "Training plan",
        "Use-case register",
        "UAT plan",
        "UAT sign-off",
        "Go-live decision",
        "Pilot-month report",
    )
    stages = (
        Stage.VISION,
        Stage.PREPARE,
        Stage.PREPARE,
        Stage.PREPARE,
        Stage.DESIGN_BUILD,
        Stage.DESIGN_BUILD,
        Stage.TRAIN,
        Stage.DESIGN_BUILD,
        Stage.UAT,
        Stage.UAT,
        Stage.GOLIVE,
        Stage.PILOT,
    )
    down = [
        made(Deliverable, t, title=t, code=f"D-{n:03d}", stage=s)
        for n, (t, s) in enumerate(zip(titles, stages, strict=True))
    ]
    letters = (RaciLetter.A, RaciLetter.R, RaciLetter.C, RaciLetter.I, None)
    cells: list[Record] = []
    for n, row in enumerate(down):
        for m, role in enumerate(role for role in roles if isinstance(role, Role)):
            cell: Any = Raci.at(row, role)
            cell.letter = letters[(n * 3 + m) % 5]
            cells.append(cell)
    return [*down, *cells]


def actions(people: list[Person], count: int) -> list[Action]:
    chapters = list(Chapter)
    texts = (
        "Ziele mit der Bereichsleitung abstimmen",
        "Rollen schriftlich benennen und Stellvertretungen klären",
        *NASTY,
    )
    return [
        made(
            Action,
            str(n),
            preparation=texts[n % len(texts)],
            code=f"A-{n + 1:03d}",
            chapter=chapters[n * len(chapters) // count],
            assigned_to=people[n % len(people)].id,
            due=date(2026, 12, 1 + n % 28),
            status=list(ActionStatus)[n % 5],
            completed=date(2026, 11, 20) if list(ActionStatus)[n % 5] == ActionStatus.DONE else None,
        )
        for n in range(count)
    ]


def questions(people: list[Person]) -> list[Question]:
    return [
        made(
            Question,
            str(n),
            chapter=chapter,
            text="Wer entscheidet über Geld und Personal?",
            rating=rating,
            answer="Die Bereichsleitung Kundenservice. Bis 10.000 € allein, darüber mit der Geschäftsführung.",
            answered_by=people[n].id,
            answered_on=date(2026, 11, 18),
        )
        for n, (chapter, rating) in enumerate(zip(Chapter, (*Rating, *Rating), strict=False))
    ]


def everything(count: int = 24) -> list[Record]:
    """Give all rows of the project, the project's card first."""
    staff = people()
    played = roles(staff)
    profile = made(Profile, "profile", seats=45, operators=38, supervisors=4, volumes="1.200 Anrufe am Tag")
    return [project(staff), profile, *staff, *played, *matrix(played), *actions(staff, count), *questions(staff)]


def rows_of(records: Iterable[Record]) -> Rows:
    known = list(records)
    return lambda sheet: [row for row in known if type(row) is sheet]


def view_of(records: Iterable[Record], language: str) -> Viewer:
    names = {row.id: row for row in records}
    return Viewer(
        words_of(language),
        TODAY,
        lambda _sheet, row: names[row].label if row in names else "",
        lambda sheet: [(row.id, row.label) for row in names.values() if row.__tablename__ == sheet],
    )


def kick_off(
    language: str = "de", records: list[Record] | None = None, readers: Disclosure = CUSTOMER, stamp: Stamp = STAMP
) -> Document:
    """Collect the kick-off pack of these rows in a language, as it is issued."""
    found = everything() if records is None else records
    return collect(KICK_OFF, rows_of(found), view_of(found, language), lambda _sha: None, readers, stamp)
