"""What has to be there before calls come in: numbers, agreements to record, other testers, enough operators."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from ccworkbench.core.record import Record
from ccworkbench.sheets.launch.go_no_go import GoNoGo
from ccworkbench.sheets.launch.phone_number import PhoneNumber
from ccworkbench.sheets.launch.tech_launch import TechLaunch
from ccworkbench.sheets.options import Rating
from ccworkbench.sheets.prepare.check_item import CheckItem, CheckItemStatus
from ccworkbench.sheets.prepare.gates import Gates
from ccworkbench.sheets.prepare.profile import Profile
from ccworkbench.sheets.prepare.project import Project
from ccworkbench.sheets.prepare.task import Task, TaskStatus
from ccworkbench.sheets.uat.defect import Defect
from ccworkbench.sheets.uat.test_case import TestArea, TestCase
from ccworkbench.sheets.uat.test_result import TestResult
from ccworkbench.sheets.uat.verdict import ResultVerdict
from tests.method.checks.examples.rows import TODAY, Found, somebody

BUILDER, BUILDERS = somebody("ARC")
AGENT, AGENTS = somebody("AGT")
SET_UP = "ck.build.recording"


def recorded(country: str, *criteria: GoNoGo, status: CheckItemStatus = CheckItemStatus.DONE) -> list[Record]:
    item = CheckItem(item="Recording set up", origin=SET_UP, status=status)
    return [Gates(country=country), item, *criteria]


def criterion(name: str, rating: Rating | None = None, **columns: Any) -> GoNoGo:
    return GoNoGo(criterion=name, origin=f"go.{name}", rating=rating, **columns)


def agreement(key: str = "t.council", status: TaskStatus = TaskStatus.PLANNED, days: int = 0) -> Task:
    return Task(title="Agreement", code="T-001", origin=key, status=status, ends=TODAY + timedelta(days))


def launch(key: str = "t.launch", days: int = 0, after: str = "") -> Task:
    return Task(title="Launch", code="T-002", origin=key, starts=TODAY + timedelta(days), after=after)


def spoken(channels: Sequence[str], days: int, *rows: Record) -> list[Record]:
    day = TODAY + timedelta(days)
    return [Project(name="Hotline", customer_name="K", channels=tuple(channels), go_live=day), Profile(), *rows]


def tried(area: TestArea, tester: Any, rows: Sequence[Record]) -> list[Record]:
    case = TestCase(title="Menu", code="TC-001", area=area)
    result = TestResult(code="TR-001", case_id=case.id, tester=tester.id, result=ResultVerdict.PASSED, run_on=TODAY)
    return [*rows, case, result]


def hours(text: str, operators: int) -> list[Record]:
    profile = Profile(opening_hours=text, operators=operators)
    return [Project(name="Hotline", customer_name="K"), profile]


EXAMPLES: dict[str, Found] = {
    "RECORD-1": (
        recorded("DE", criterion("council"), criterion("privacy", Rating.GREEN)),
        recorded("DE", criterion("council", Rating.GREEN), criterion("privacy", value=1.0, minimum=1.0)),
    ),
    "AGREE-1": (
        [TechLaunch(performed_on=TODAY), agreement()],
        [TechLaunch(performed_on=TODAY), agreement(status=TaskStatus.DONE)],
    ),
    "AGREE-2": ([agreement(days=1), launch()], [agreement(), launch()]),
    "PHONE-2": (spoken(["voice_in"], 40), spoken(["voice_in"], 40, PhoneNumber(number="0800 1"))),
    "TEST-2": (tried(TestArea.ROUTING, BUILDER, BUILDERS), tried(TestArea.ROUTING, AGENT, AGENTS)),
    "HOURS-1": (hours("24/7", 5), hours("24/7", 6)),
}
# The last example that breaks a rule, and the first that keeps it.
EDGES: list[tuple[str, Sequence[Record], Sequence[Record]]] = [
    ("RECORD-1", recorded("PL", criterion("privacy")), recorded("PL", criterion("council"))),
    (
        "RECORD-1",
        recorded("HU", criterion("council")),
        recorded("HU", criterion("council"), status=CheckItemStatus.ASKED),
    ),
    ("RECORD-1", recorded("RU", criterion("privacy", Rating.AMBER)), recorded("", criterion("privacy"))),
    ("RECORD-1", recorded("CN", criterion("council.heard")), recorded("CN", criterion("council"))),
    ("RECORD-1", recorded("PL", criterion("council.ask")), recorded("PL", criterion("council.ask", Rating.GREEN))),
    (
        "RECORD-1",
        [*recorded("DE"), agreement()],
        [*recorded("DE", criterion("council", Rating.GREEN)), agreement()],
    ),
    ("RECORD-1", [*recorded("HU"), agreement("t.council.heard")], [*recorded("GB"), agreement("t.privacy")]),
    (
        "RECORD-1",
        [*recorded("DE"), agreement(status=TaskStatus.IN_PROGRESS)],
        [*recorded("DE"), agreement(status=TaskStatus.CANCELLED)],
    ),
    ("RECORD-1", [*recorded("DE"), agreement()], [*recorded("DE"), TechLaunch(performed_on=TODAY), agreement()]),
    ("AGREE-1", [TechLaunch(performed_on=TODAY), agreement("t.privacy.all")], [TechLaunch(), agreement()]),
    ("AGREE-1", [TechLaunch(performed_on=TODAY), agreement("t.council.ask")], [TechLaunch(performed_on=TODAY)]),
    ("AGREE-2", [agreement(days=2), launch("t.golive", 1)], [agreement(days=2), launch("t.golive", 2)]),
    ("AGREE-2", [agreement(days=1), launch(after="T-003")], [agreement(days=1), launch(after="T-001")]),
    (
        "AGREE-2",
        [agreement(days=1), launch(), launch("t.golive", 3)],
        [agreement(days=1), launch(after="T-001"), launch("t.golive", 0)],
    ),
    ("AGREE-2", [agreement("t.privacy.ask", days=1), launch()], [agreement("t.licences", days=1), launch()]),
    (
        "RECORD-1",
        recorded("AT", criterion("council", value=0.84, minimum=0.85)),
        recorded("AT", criterion("council", value=0.85, minimum=0.85)),
    ),
    ("PHONE-2", spoken(["voice_in"], 56), spoken(["voice_in"], 57)),
    ("PHONE-2", spoken(["voice_out", "email"], 1), spoken(["chat", "email"], 1)),
    (
        "TEST-2",
        [*AGENTS, Defect(title="No sound", owner=AGENT.id, retested_by=AGENT.id)],
        [*AGENTS, *BUILDERS, Defect(title="No sound", owner=BUILDER.id, retested_by=AGENT.id)],
    ),
    ("TEST-2", tried(TestArea.DIGITAL, BUILDER, BUILDERS), tried(TestArea.AGENT, BUILDER, BUILDERS)),
    ("HOURS-1", hours("Mon–Fri 8:00–20:00", 2), hours("Mon–Fri 8:00–20:00", 3)),
    ("HOURS-1", hours("Mon–Sun 0:00–4:00, 5:00–5:30", 1), hours("as agreed", 1)),
]
