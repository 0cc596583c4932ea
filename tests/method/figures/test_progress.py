"""How far a project is."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta

from ccworkbench.core.grid import Rows
from ccworkbench.core.record import Record
from ccworkbench.language.catalogues import words_of
from ccworkbench.method.figures.progress import chapter_progress, project_counts, project_progress
from ccworkbench.method.plan.sample import sample_rows
from ccworkbench.sheets.options import Chapter
from ccworkbench.sheets.prepare.question import Question
from ccworkbench.sheets.roles.action import Action, ActionStatus

MakeBook = Callable[[Sequence[Record]], Rows]
TODAY = date(2026, 11, 24)


def actions(*states: ActionStatus, chapter: Chapter = Chapter.PREPARE) -> list[Record]:
    return [Action(preparation="x", status=status, chapter=chapter) for status in states]


def test_cancelled_actions_do_not_count(book: MakeBook) -> None:
    rows = book(actions(ActionStatus.DONE, ActionStatus.BLOCKED, ActionStatus.CANCELLED))
    assert chapter_progress(rows)[Chapter.PREPARE] == 0.5


def test_a_chapter_without_actions_has_no_progress(book: MakeBook) -> None:
    rows = book(actions(ActionStatus.CANCELLED))
    assert chapter_progress(rows) == dict.fromkeys(Chapter)
    assert project_progress(rows) is None


def test_launch_and_operation_do_not_boast_of_an_action_that_somebody_added(book: MakeBook) -> None:
    rows = book([*actions(ActionStatus.DONE, chapter=Chapter.LAUNCH), *actions(ActionStatus.DONE, chapter=Chapter.UAT)])
    shares = chapter_progress(rows)
    assert (shares[Chapter.LAUNCH], shares[Chapter.OPERATE], shares[Chapter.UAT]) == (None, None, 1)


def test_a_project_is_as_far_as_all_its_chapters(book: MakeBook) -> None:
    late = actions(ActionStatus.NOT_STARTED, chapter=Chapter.UAT)
    assert project_progress(book(actions(*[ActionStatus.DONE] * 3) + late)) == 0.75


def test_counts_are_those_of_the_rows(book: MakeBook) -> None:
    late = Action(preparation="x", due=TODAY - timedelta(1))
    rows = book([*actions(ActionStatus.DONE), late, Question(text="?", answer="!"), Question(text="?")])
    counts = project_counts(rows, TODAY)
    assert (counts.actions, counts.open_actions, counts.overdue) == (2, 1, 1)
    assert (counts.questions, counts.answered) == (2, 1)
    assert counts.rows["action"] == 2


def test_a_matrix_counts_its_lines(book: MakeBook) -> None:
    assert project_counts(book(sample_rows(words_of("en"))), TODAY).rows["raci"] == 38
