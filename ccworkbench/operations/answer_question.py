"""Answer a guiding question or rate it; each is one step of undo, dated by the door (method/follow_ups.py)."""

from typing import Final

from ccworkbench.core.record import columns_of
from ccworkbench.language.words import phrase
from ccworkbench.sheets.options import Rating
from ccworkbench.sheets.prepare.question import Question
from ccworkbench.store.workbook import Workbook

COLUMNS: Final = {column.key: column for column in columns_of(Question)}


def answer_question(workbook: Workbook, question: Question, answer: str) -> None:
    """Put an answer under a question."""
    with workbook.edit(phrase("Answer question")) as edit:
        edit.write(question, COLUMNS["answer"], answer)


def rate_question(workbook: Workbook, question: Question, rating: Rating | None) -> None:
    """Rate how well a question is answered, or take the rating away."""
    with workbook.edit(phrase("Rate answer")) as edit:
        edit.write(question, COLUMNS["rating"], rating)
