"""The guiding questions of the seven chapters, and what the team answered."""

from datetime import date
from uuid import UUID

from sqlalchemy.orm import Mapped

from ccworkbench.core.kind import LongText, Reference
from ccworkbench.core.record import Record, Sheet, cell
from ccworkbench.language.words import N_
from ccworkbench.sheets.options import Chapter, Rating


class Question(Record):
    """A topic to talk over with the team before a chapter is done (method.md 1)."""

    __tablename__ = "question"
    sheet = Sheet(
        title=N_("Guiding questions"),
        purpose=N_("What to discuss with the team in each chapter, and what was answered, by whom and when."),
        one=N_("Question"),
        chapter="prepare",
        icon="message-circle-question",
        tab=N_("Questions"),
        named_by="topic",
    )

    chapter: Mapped[Chapter] = cell(N_("Chapter"), width=18, default=Chapter.PREPARE)
    topic: Mapped[str] = cell(N_("Topic"), width=22)
    text: Mapped[str] = cell(N_("Question"), LongText(), width=46, required=True)
    answer: Mapped[str] = cell(N_("Answer"), LongText(), width=46)
    rating: Mapped[Rating | None] = cell(N_("Rating"), width=10)
    answered_by: Mapped[UUID | None] = cell(N_("Answered by"), Reference("person"), width=20)
    answered_on: Mapped[date | None] = cell(N_("Answered on"), width=12)
    follow_up: Mapped[UUID | None] = cell(N_("Follow-up action"), Reference("action"), width=26)
