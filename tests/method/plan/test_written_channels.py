"""A centre that only writes to its customers starts without a word about telephones; one that talks has them all."""

import re
from collections.abc import Iterator

import pytest

from ccworkbench.core.grid import Rows
from ccworkbench.core.record import Record, columns_of
from ccworkbench.language.catalogues import words_of
from ccworkbench.method.plan.starter_rows import Plan, starter_rows
from ccworkbench.sheets.options import Channel
from ccworkbench.sheets.prepare.project import Approach, ProjectType
from ccworkbench.sheets.prepare.task import Task
from ccworkbench.sheets.use_cases.flow import Flow
from tests.method.conftest import book_of

WRITTEN = (Channel.EMAIL.value, Channel.CHAT.value)
SPOKEN = (Channel.VOICE_IN.value, Channel.VOICE_OUT.value)
TELEPHONY = re.compile(
    r"\b(calls?|called|callers?|calling|dial\w*|headsets?|hold music|IVR|menus?|porting|telephon\w*|toll-free|voice)\b",
    re.IGNORECASE,
)

# Where people talk with each other or with neighbours of the centre, whatever its customers use.
AMONG_COLLEAGUES = {
    "q.1.5",  # neighbouring systems that are affected
    "q.3.9",  # the voice of the front line
    "GC2.e",  # the people who look after neighbouring systems
    "m.problem",  # how the customer is told of a problem
    "cu.bridge",  # the team's own conference on the day of the cut-over
    "ci.11",  # experts whom agents called informally
    "pc.experts",
    "uc.09",  # after-call work, as the trade calls it on every channel
    "fl.09.main",
    "s.marketing",  # the tone of voice
}


def project(channels: tuple[str, ...], kind: ProjectType, seats: int) -> Rows:
    plan = Plan("P", "K", "en", seats, type=kind, channels=channels, approach=Approach.SUPPLIER)
    return book_of(starter_rows(plan, words_of("en")))


def spoken_of(rows: Rows, sheets: set[type[Record]]) -> Iterator[tuple[str, str]]:
    for sheet in sheets:
        for row in rows(sheet):
            origin = getattr(row, "origin", "")
            for column in columns_of(sheet):
                value = getattr(row, column.key)
                if isinstance(value, str) and TELEPHONY.search(value) and column.key != "origin":
                    yield str(origin), value


@pytest.mark.parametrize("seats", [45, *(pytest.param(seats, marks=pytest.mark.long) for seats in (12, 250))])
@pytest.mark.parametrize("kind", ProjectType)
def test_a_centre_that_only_writes_has_no_row_about_telephones(kind: ProjectType, seats: int) -> None:
    plan = Plan("P", "K", "en", seats, type=kind, channels=WRITTEN, approach=Approach.SUPPLIER)
    made = starter_rows(plan, words_of("en"))
    found = dict(spoken_of(book_of(made), {type(row) for row in made}))
    assert {origin: text for origin, text in found.items() if origin not in AMONG_COLLEAGUES} == {}


def test_a_hotline_that_talks_orders_its_number_and_one_that_writes_does_not() -> None:
    def tasks(channels: tuple[str, ...]) -> set[str]:
        return {task.origin for task in project(channels, ProjectType.HOTLINE, 45)(Task)}

    assert tasks(SPOKEN) - tasks(WRITTEN) >= {"t.carrier", "t.number", "t.telephony"}
    assert not {"t.carrier", "t.number", "t.telephony"} & tasks(WRITTEN)
    assert tasks((*WRITTEN, Channel.CALLBACK.value)) >= {"t.carrier", "t.number"}


def test_a_chat_goes_on_as_a_call_only_where_there_are_calls() -> None:
    def flows(channels: tuple[str, ...]) -> set[str]:
        return {flow.origin for flow in project(channels, ProjectType.CLOUD, 45)(Flow)}

    assert "fl.11.call" in flows((*WRITTEN, *SPOKEN))
    assert "fl.11.main" in flows(WRITTEN)
    assert "fl.11.call" not in flows(WRITTEN)
