"""The technical launch: the dry run that supervisors carry out themselves (method.md 3.5: 003-12, 13; 4.12)."""

from datetime import date
from uuid import UUID

from sqlalchemy.orm import Mapped

from ccworkbench.core.kind import LongText, Reference
from ccworkbench.core.option import Option
from ccworkbench.core.record import Record, Sheet, cell
from ccworkbench.language.words import N_

RUN, CLOSE = N_("Dry run"), N_("Verdict")


class LaunchVerdict(Option):
    """What the technical launch came to."""

    READY = "ready", N_("Ready for certification"), "good"
    REPEAT = "repeat", N_("To be repeated"), "warn"


class TechLaunch(Record):
    """The dry run that the supervisors carry out themselves (method.md 3.5, 003-13; 4.12)."""

    __tablename__ = "tech_launch"
    sheet = Sheet(
        title=N_("Technical launch"),
        purpose=N_("The dry run before any live contact, carried out by supervisors only."),
        one=N_("Technical launch"),
        chapter="launch",
        icon="rocket",
        shape="form",
    )

    performed_on: Mapped[date | None] = cell(N_("Carried out on"), section=RUN)
    performed_by: Mapped[UUID | None] = cell(N_("Supervisor in charge"), Reference("person"), section=RUN)
    supervisors: Mapped[str] = cell(N_("Other supervisors"), LongText(), section=RUN, width=40)
    build: Mapped[str] = cell(N_("System version"), section=RUN, width=30)
    summary: Mapped[str] = cell(N_("Observation"), LongText(), section=RUN, width=60)

    verdict: Mapped[LaunchVerdict | None] = cell(N_("Verdict"), section=CLOSE)
    repeat_on: Mapped[date | None] = cell(N_("To be repeated on"), section=CLOSE)
    reason: Mapped[str] = cell(N_("Reason"), LongText(), section=CLOSE, width=60)

    @property
    def label(self) -> str:
        return self.sheet.title
