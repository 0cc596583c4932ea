"""Who came to which training session (method.md 4.5)."""

from sqlalchemy.orm import Mapped

from ccworkbench.core.matrix import Crossing
from ccworkbench.core.option import Option
from ccworkbench.core.record import Sheet, cell
from ccworkbench.language.words import N_
from ccworkbench.sheets.roles.person import Person
from ccworkbench.sheets.training.session import Session, SessionStatus


class Presence(Option):
    """Whether somebody came to a session."""

    INVITED = "invited", N_("Invited"), "faint"
    PRESENT = "present", N_("Present"), "good"
    PARTIAL = "partial", N_("Partial"), "warn"
    ABSENT = "absent", N_("Absent"), "bad"
    MAKE_UP = "make_up", N_("Catch-up session"), "info"


class Attendance(Crossing):
    """Whether one person came to one session (method.md 4.5)."""

    __tablename__ = "attendance"
    sheet = Sheet(
        title=N_("Attendance"),
        purpose=N_("Who was invited to which session, and who attended."),
        one=N_("Person"),
        chapter="training",
        icon="users",
        shape="matrix",
    )
    down, across = Person, Session
    leading, crossed = ("full_name", "job_title"), "presence"

    presence: Mapped[Presence | None] = cell(N_("Present"), width=9)

    @property
    def label(self) -> str:
        return self.sheet.one

    @classmethod
    def takes(cls, row: Person | Session) -> bool:  # type: ignore[override]
        """Leave out sessions that were cancelled."""
        return not (isinstance(row, Session) and row.status is SessionStatus.CANCELLED)
