"""The meetings of the project, with their agendas (method.md 1.2, 3.5)."""

from datetime import date
from uuid import UUID

from sqlalchemy.orm import Mapped

from ccworkbench.core.kind import LongText, Number, Reference
from ccworkbench.core.option import Option
from ccworkbench.core.record import Record, Sheet, cell
from ccworkbench.language.words import N_


class MeetingKind(Option):
    """What a meeting is for (method.md 1.2, 3.5)."""

    PRE_START = "pre_start", N_("Pre-start meeting")
    SET_UP = "set_up", N_("Scoping meeting")
    KICK_OFF = "kick_off", N_("Kick-off")
    TEAM = "team", N_("Team meeting")
    STEERING = "steering", N_("Steering committee")
    TRIAGE = "triage", N_("Daily triage")
    SIGN_OFF = "sign_off", N_("Sign-off meeting")
    DEBRIEF = "debrief", N_("Debrief")


class Meeting(Record):
    """A meeting or a series of them, with its agenda (method.md 1.2, 000-45..47)."""

    __tablename__ = "meeting"
    sheet = Sheet(
        title=N_("Meetings"),
        purpose=N_("When the team meets, for what purpose, and with which agenda."),
        one=N_("Meeting"),
        chapter="stakeholders",
        icon="calendar",
        named_by="title",
    )

    title: Mapped[str] = cell(N_("Meeting"), width=28, required=True)
    kind: Mapped[MeetingKind | None] = cell(N_("Type"), width=18)
    agenda: Mapped[str] = cell(N_("Agenda"), LongText(), width=46)
    rhythm: Mapped[str] = cell(N_("Frequency"), width=18)
    first_date: Mapped[date | None] = cell(N_("First date"), width=12)
    minutes: Mapped[int | None] = cell(N_("Duration (min)"), Number(low=5, high=600), width=9)
    chair: Mapped[UUID | None] = cell(N_("Chair"), Reference("person"), width=20)
    participants: Mapped[str] = cell(N_("Participants"), LongText(), width=28)
    place: Mapped[str] = cell(N_("Location or link"), width=20)
    results: Mapped[str] = cell(N_("Results"), LongText(), width=36)
