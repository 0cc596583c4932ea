"""A check that is muted for one row, with a reason."""

from collections.abc import Callable, Sequence

import pytest

from ccworkbench.core.disclosure import INTERNAL
from ccworkbench.core.grid import Rows
from ccworkbench.core.problem import Problem
from ccworkbench.core.record import Record, columns_of
from ccworkbench.language.catalogues import words_of
from ccworkbench.method.checks.all_checks import check_rows, muted_of, problems_of
from ccworkbench.method.checks.muting import mute
from ccworkbench.sheets.operate.mute import Mute
from ccworkbench.sheets.roles.action import Action
from tests.method.checks.examples.basics import action
from tests.method.checks.examples.rows import BEFORE, TODAY, matrix, unread

MakeBook = Callable[[Sequence[Record]], Rows]


def heard(rows: Rows, rule: str) -> list[Problem]:
    return [problem for problem in problems_of(rows, TODAY) if problem.rule == rule]


def muting(problem: Problem, reason: str = "Agreed with the customer") -> Mute:
    return mute(problem, reason, "Anna", TODAY, words_of("en"))


def test_a_muted_check_is_silent_about_its_row_only(book: MakeBook) -> None:
    rows = action(due=BEFORE) + action(due=BEFORE, code="A-002")
    first, second = heard(book(rows), "ACTION-1")
    muted = book([*rows, muting(first)])
    assert heard(muted, "ACTION-1") == [second]
    assert [(found.problem, found.mute.reason) for found in muted_of(muted, TODAY)] == [
        (first, "Agreed with the customer")
    ]


def test_a_mute_says_what_when_and_who_and_stays_inside(book: MakeBook) -> None:
    made = muting(heard(book(action(due=BEFORE)), "ACTION-1")[0])
    assert (made.rule, made.where, made.muted_by, made.muted_on) == ("ACTION-1", "action", "Anna", TODAY)
    assert made.about == "A-001 (Order headsets) is overdue. Complete it, or agree on a new date."
    assert made.internal
    assert {column.disclosure for column in columns_of(Mute)} == {INTERNAL}


@pytest.mark.parametrize("reason", ["", "  "])
def test_nothing_is_muted_without_a_reason(reason: str, book: MakeBook) -> None:
    rows = action(due=BEFORE)
    silent = muting(heard(book(rows), "ACTION-1")[0], reason)
    assert heard(book([*rows, silent]), "ACTION-1")


def test_what_could_not_be_read_is_never_muted(book: MakeBook) -> None:
    rows = unread(Action(preparation="x"), "due")
    silent = muting(heard(book(rows), "CELL-1")[0])
    assert heard(book([*rows, silent]), "CELL-1")


def test_a_role_of_the_matrix_is_muted_alone(book: MakeBook) -> None:
    rows = matrix("A R - -")
    first, second = heard(book(rows), "RACI-6")
    assert heard(book([*rows, muting(first)]), "RACI-6") == [second]


def test_a_mute_of_what_was_put_right_stays_and_harms_nothing(book: MakeBook) -> None:
    rows = action(due=BEFORE)
    silent = muting(heard(book(rows), "ACTION-1")[0])
    rows[0].due = TODAY  # type: ignore[attr-defined]
    found = check_rows(book([*rows, silent]), TODAY)
    assert (list(found.problems), list(found.muted)) == ([], [])
