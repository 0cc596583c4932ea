"""Human numbers: the next one, and the one that a starter row had."""

from ccworkbench.core.kind import Code
from ccworkbench.core.row_numbers import Numbers
from ccworkbench.sheets.roles.action import Action


def gone(code: str, origin: str = "") -> Action:
    return Action(code=code, origin=origin, deleted=True)


def test_a_number_that_a_deleted_row_had_is_given_to_no_other() -> None:
    numbers = Numbers(Code("A"), [Action(code="A-003")], [gone("A-007", "a.1")])
    assert [numbers.give(""), numbers.give("a.2")] == ["A-008", "A-009"]


def test_a_starter_row_that_comes_back_has_its_number_once() -> None:
    numbers = Numbers(Code("A"), [], [gone("A-002", "a.1")])
    assert [numbers.give("a.1"), numbers.give("a.1")] == ["A-002", "A-003"]


def test_a_number_that_somebody_gave_to_another_row_stays_there() -> None:
    numbers = Numbers(Code("A"), [Action(code="a-2")], [gone("A-002", "a.1")])
    assert numbers.give("a.1") == "A-003"


def test_the_first_number_of_a_sheet_is_one() -> None:
    assert Numbers(Code("A"), [], []).give("") == "A-001"
