"""Stakeholders: what is worked out from grades and attitudes."""

import pytest

from ccworkbench.sheets.stakeholders.stakeholder import Attitude, Quadrant, Stakeholder, StakeholderGrade

QUADRANTS = [
    ("high", "high", Quadrant.MANAGE),
    ("medium", "medium", Quadrant.MANAGE),
    ("high", "low", Quadrant.SATISFY),
    ("low", "medium", Quadrant.INFORM),
    ("low", "low", Quadrant.MONITOR),
]


@pytest.mark.parametrize(("influence", "interest", "quadrant"), QUADRANTS)
def test_influence_and_interest_name_the_approach(influence: str, interest: str, quadrant: Quadrant) -> None:
    row = Stakeholder(name="IT", influence=StakeholderGrade(influence), interest=StakeholderGrade(interest))
    assert row.quadrant() is quadrant


def test_without_a_grade_there_is_no_approach() -> None:
    assert Stakeholder(name="IT", influence=StakeholderGrade.HIGH).quadrant() is None


def test_the_attitude_gap_counts_steps_in_both_directions() -> None:
    row = Stakeholder(name="IT", attitude_now=Attitude.RESISTANT, attitude_wanted=Attitude.LEADING)
    assert row.attitude_gap() == 3
    row.attitude_now, row.attitude_wanted = Attitude.SUPPORTIVE, Attitude.NEUTRAL
    assert row.attitude_gap() == -1
