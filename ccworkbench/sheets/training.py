"""Who is trained, in which form and when, who came, and who may take live contacts (method.md 4.5)."""

from datetime import date
from uuid import UUID

from sqlalchemy.orm import Mapped

from ccworkbench.core.kind import Choices, Code, LongText, Number, Option, Reference
from ccworkbench.core.matrix import Crossing
from ccworkbench.core.record import Record, Sheet, cell, computed
from ccworkbench.language.words import N_, NP_
from ccworkbench.sheets.kinds import Percent
from ccworkbench.sheets.options import Channel, Language
from ccworkbench.sheets.roles.person import Person


class Modality(Option):
    """How something is taught."""

    CLASSROOM = "classroom", N_("Classroom")
    VIRTUAL = "virtual", N_("Virtual classroom")
    E_LEARNING = "e_learning", N_("E-learning")
    FLOOR = "floor", N_("Floor-walking")
    JOB_AID = "job_aid", N_("Job aid")
    TRAINER = "trainer", N_("Train the trainer")


class Audience(Record):
    """A group that needs the same training (method.md 4.5)."""

    __tablename__ = "audience"
    sheet = Sheet(
        title=N_("Training audiences"),
        purpose=N_("Which groups need training, how many people they are, and how many sessions that takes."),
        one=N_("Audience"),
        chapter="training",
        icon="graduation-cap",
        tab=N_("Audiences"),
        named_by="name",
    )

    name: Mapped[str] = cell(N_("Audience"), width=26, required=True)
    headcount: Mapped[int | None] = cell(N_("Head-count"), Number(low=0, high=100000), width=9)
    capacity: Mapped[int | None] = cell(N_("Places per session"), Number(low=1, high=1000), width=10)
    hours: Mapped[float | None] = cell(N_("Hours per person"), Number(digits=1, low=0, high=1000), width=10)
    modality: Mapped[tuple[str, ...]] = cell(N_("Form"), Choices(Modality), width=20)
    topics: Mapped[str] = cell(N_("Topics"), LongText(), width=44)
    languages: Mapped[tuple[str, ...]] = cell(N_("Languages"), Choices(Language), width=16)
    sites: Mapped[str] = cell(N_("Sites"), width=18)
    trainer: Mapped[UUID | None] = cell(N_("Trainer"), Reference("person"), width=20)
    timing: Mapped[str] = cell(N_("Timing"), width=24)
    note: Mapped[str] = cell(N_("Note"), LongText(), width=30)

    @computed(N_("Sessions needed"), Number(), before="hours", width=10)
    def sessions(self) -> int | None:
        """Divide the heads by the places, rounded up."""
        return -(-self.headcount // self.capacity) if self.headcount and self.capacity else None


class Course(Record):
    """A training that closes gaps of one audience (method.md 4.5)."""

    __tablename__ = "course"
    sheet = Sheet(
        title=N_("Courses"),
        purpose=N_("What is taught to whom, in which form and by whom, until when."),
        one=N_("Course"),
        chapter="training",
        icon="book-open",
        named_by="name",
    )

    name: Mapped[str] = cell(N_("Course"), width=34, required=True)
    audience_id: Mapped[UUID | None] = cell(N_("Audience"), Reference("audience"), width=24)
    modality: Mapped[Modality | None] = cell(N_("Form"), width=18)
    hours: Mapped[float | None] = cell(N_("Hours per person"), Number(digits=1, low=0, high=1000), width=10)
    skills: Mapped[str] = cell(N_("Skills covered"), LongText(), width=36)
    language: Mapped[Language | None] = cell(N_("Language"), width=12)
    materials: Mapped[str] = cell(N_("Materials"), LongText(), width=28)
    trainer: Mapped[UUID | None] = cell(N_("Trainer"), Reference("person"), width=20)
    environment: Mapped[str] = cell(N_("Training environment"), width=22)
    due: Mapped[date | None] = cell(N_("To be held by"), width=12)
    note: Mapped[str] = cell(N_("Note"), LongText(), width=26)


class SessionStatus(Option):
    """Where a training session stands."""

    PLANNED = "planned", N_("Planned"), "faint"
    INVITED = "invited", N_("Invitations sent"), "info"
    HELD = "held", N_("Held"), "good"
    CANCELLED = "cancelled", N_("Cancelled"), "faint"


class Session(Record):
    """One date on which an audience is taught (method.md 4.5)."""

    __tablename__ = "session"
    sheet = Sheet(
        title=N_("Training sessions"),
        purpose=N_("When and where each audience is taught, how many places there are, and what was held."),
        one=N_("Session"),
        chapter="training",
        icon="calendar-days",
        tab=N_("Sessions"),
        named_by="code",
    )

    code: Mapped[str] = cell(N_("No."), Code("S"), width=8)
    title: Mapped[str] = cell(N_("Session"), width=34, required=True)
    audience_id: Mapped[UUID | None] = cell(N_("Audience"), Reference("audience"), width=24)
    course_id: Mapped[UUID | None] = cell(N_("Course"), Reference("course"), width=24)
    held_on: Mapped[date | None] = cell(N_("Date"), width=12)
    from_time: Mapped[str] = cell(N_("Begins at"), width=9)
    to_time: Mapped[str] = cell(N_("Ends at"), width=9)
    status: Mapped[SessionStatus] = cell(N_("Status"), width=15, default=SessionStatus.PLANNED)
    place: Mapped[str] = cell(N_("Place or link"), width=24)
    trainer: Mapped[UUID | None] = cell(N_("Trainer"), Reference("person"), width=20)
    capacity: Mapped[int | None] = cell(N_("Places"), Number(low=1, high=1000), width=8)
    language: Mapped[Language | None] = cell(N_("Language"), width=12)
    environment: Mapped[str] = cell(N_("Training environment"), width=22)
    satisfaction: Mapped[float | None] = cell(N_("Satisfaction (1–5)"), Number(digits=1, low=1, high=5), width=10)
    comment: Mapped[str] = cell(N_("Comments of the participants"), LongText(), width=30)
    note: Mapped[str] = cell(N_("Note"), LongText(), width=26)
    why: Mapped[str] = cell(N_("Why it is here"), LongText(), width=30)

    @property
    def heading(self) -> str:
        return f"{self.code} {self.title}"


class Presence(Option):
    """Whether somebody came to a session."""

    INVITED = "invited", N_("Invited"), "faint"
    PRESENT = "present", N_("Present"), "good"
    PARTIAL = "partial", N_("In part"), "warn"
    ABSENT = "absent", N_("Absent"), "bad"
    MAKE_UP = "make_up", N_("Makes it up"), "info"


class Attendance(Crossing):
    """Whether one person came to one session (method.md 4.5)."""

    __tablename__ = "attendance"
    sheet = Sheet(
        title=N_("Attendance"),
        purpose=N_("Who was invited to which session, and who came."),
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


class AttestationResult(Option):
    """What an attestation came to (method.md 4.5)."""

    PASSED = "passed", N_("Passed"), "good"
    RETAKE = "retake", N_("To be repeated"), "warn"
    NOT_ADMITTED = "not_admitted", N_("Not admitted"), "bad"


class Attestation(Record):
    """The proof that an operator may take live contacts, given by a supervisor (method.md 3.5, 003-15; 4.5)."""

    __tablename__ = "attestation"
    sheet = Sheet(
        title=N_("Attestations"),
        purpose=N_("Which operators have shown what they can do, and since when they may take live contacts."),
        one=N_("Attestation"),
        chapter="training",
        icon="shield-check",
    )

    operator: Mapped[UUID | None] = cell(NP_("person", "Operator"), Reference("person"), width=24, required=True)
    attested_by: Mapped[UUID | None] = cell(N_("Attested by"), Reference("person"), width=20)
    attested_on: Mapped[date | None] = cell(N_("Attested on"), width=12)
    theory: Mapped[float | None] = cell(N_("Theory"), Percent(), width=9)
    practice: Mapped[float | None] = cell(N_("Practice"), Percent(), width=9)
    pass_theory: Mapped[float | None] = cell(N_("Pass mark, theory"), Percent(), width=9, default=0.8)
    pass_practice: Mapped[float | None] = cell(N_("Pass mark, practice"), Percent(), width=9, default=0.8)
    attempt: Mapped[int | None] = cell(N_("Attempt"), Number(low=1, high=20), width=8, default=1)
    result: Mapped[AttestationResult | None] = cell(N_("Result"), width=14)
    channels: Mapped[tuple[str, ...]] = cell(N_("Released for"), Choices(Channel), width=20)
    released_on: Mapped[date | None] = cell(N_("Released to the line on"), width=12)
    note: Mapped[str] = cell(N_("Note"), LongText(), width=28)

    @property
    def label(self) -> str:
        return self.sheet.one

    def is_passed(self) -> bool | None:
        """Tell whether both marks were reached; None where a mark is missing."""
        if self.theory is None or self.practice is None:
            return None
        return self.theory >= (self.pass_theory or 0) and self.practice >= (self.pass_practice or 0)
