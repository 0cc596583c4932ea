"""Plans that one would keep: of every size, type, approach and topology, with time enough, and without."""

from datetime import date, timedelta
from itertools import product

import pytest

from ccworkbench.language.languages import LANGUAGES
from ccworkbench.method.plan.project_plan import Plan
from ccworkbench.method.plan.roadmap import roadmap_of
from ccworkbench.sheets.prepare.profile import Topology
from ccworkbench.sheets.prepare.project import Approach, ProjectType
from tests.method.plan.kept_plans import faults_of, faults_of_short

TODAY = date(2026, 11, 24)
KICK_OFF = date(2026, 12, 14)
SEATS = (12, 30, 31, 45, 100, 101, 250, 1200)
CHANNELS = ((), ("voice_in", "chat"), ("email",))
WAYS = list(product(ProjectType, Approach, Topology))


def plan(number: int, seats: int, weeks: int) -> Plan:
    """Return a plan of some size; types, approaches, topologies, languages and channels go round."""
    kind, way, topology = WAYS[number % len(WAYS)]
    language = list(LANGUAGES)[number % len(LANGUAGES)]
    channels = CHANNELS[number % len(CHANNELS)]
    go_live = KICK_OFF + timedelta(weeks=weeks)
    return Plan("x", "y", language, seats, topology, kind, way, KICK_OFF, go_live, channels, today=TODAY)


COVERING = [(n * 7 + len(SEATS) * way, seats) for n, seats in enumerate(SEATS) for way in range(3)]


@pytest.mark.parametrize(("number", "seats"), COVERING)
def test_a_plan_with_time_enough_has_a_reserve_no_idle_weeks_and_nobody_untrained(number: int, seats: int) -> None:
    assert list(faults_of(plan(number, seats, 34), TODAY)) == []


@pytest.mark.parametrize(("number", "seats"), COVERING[::2])
def test_a_plan_without_time_enough_says_one_and_the_same_figure_and_it_is_exact(number: int, seats: int) -> None:
    assert list(faults_of_short(plan(number, seats, 7), TODAY)) == []


def test_the_figure_is_exact_for_every_way_and_size() -> None:
    for number, seats in product(range(len(WAYS)), (12, 45, 250)):
        one = plan(number, seats, 6)
        found, calendar = roadmap_of(one).schedule, one.dates[0]
        assert found.missing > 0
        assert found.go_live == calendar.shift(calendar.next(one.go_live), found.missing)  # type: ignore[arg-type]


@pytest.mark.long
@pytest.mark.parametrize("way", range(len(WAYS)))
def test_every_plan_of_every_size_is_one_to_keep(way: int) -> None:
    faults = [f"{seats}: {fault}" for seats in SEATS for fault in faults_of(plan(way, seats, 34), TODAY)]
    assert faults == []
