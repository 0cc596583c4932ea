"""Attendance lists: a page for every training session, on which those who came sign."""

from ccworkbench.core.grid import Rows, Table
from ccworkbench.core.viewer import Viewer
from ccworkbench.exchange.document import TO_FILL, RowPage
from ccworkbench.exchange.packs.row_pages import FLAG, page_fields, page_head, page_table, page_title, text_cell
from ccworkbench.language.words import N_
from ccworkbench.sheets.roles.person import Person
from ccworkbench.sheets.training.attendance import Attendance, Presence
from ccworkbench.sheets.training.session import Session, SessionStatus

DEFAULT_ATTENDANCE_LINES, MOST_ATTENDANCE_LINES, SPARE_ATTENDANCE_LINES = (
    12,
    30,
    2,
)  # lines of an attendance list: where no number is known, at most, left free

SESSION_FIELDS = (
    "held_on",
    "status",
    "capacity",
    "from_time",
    "to_time",
    "place",
    "trainer",
    "audience_id",
    "course_id",
    "language",
    "environment",
)
SESSION_ALWAYS = {"held_on", "status", "capacity", "from_time", "to_time", "place", "trainer"}


def attendance_lists(rows: Rows, viewer: Viewer) -> tuple[RowPage, ...]:
    """Return every session as a list that who came signs."""
    sessions = (session for session in rows(Session) if session.status is not SessionStatus.CANCELLED)
    return tuple(
        RowPage(
            str(one.id),
            page_title(one.code, one.title, viewer),
            page_fields(one, SESSION_FIELDS, SESSION_ALWAYS, viewer),
            (_attendance(one, rows, viewer),),
        )
        for one in sessions
    )


def _attendance(session: Session, rows: Rows, viewer: Viewer) -> Table:
    heads = (
        page_head(viewer, "number", N_("No."), 6),
        page_head(viewer, "name", N_("Name"), 28),
        page_head(viewer, "job_title", N_("Job title"), 24),
        page_head(viewer, "organisation", N_("Organisation"), 22),
        page_head(viewer, "present", N_("Present"), 10, FLAG),
        page_head(viewer, "signature", N_("Signature"), 32),
    )
    came = {cell.row_id: cell.presence for cell in rows(Attendance) if cell.column_id == session.id and cell.presence}
    people = [person for person in rows(Person) if person.id in came]
    yes = FLAG.show_value(True, viewer)
    lines = [
        [
            person.full_name(),
            viewer.retell(person.job_title),
            person.organisation,
            yes if came[person.id] is Presence.PRESENT else "",
            "",
        ]
        for person in people
    ]
    wanted = min(
        max(session.capacity or DEFAULT_ATTENDANCE_LINES, len(lines) + SPARE_ATTENDANCE_LINES),
        max(MOST_ATTENDANCE_LINES, len(lines)),
    )
    lines += [[""] * 5 for _ in range(wanted - len(lines))]
    numbered = ([text_cell(str(number)), *map(text_cell, line)] for number, line in enumerate(lines, 1))
    return page_table("attendance", "", heads, numbered, TO_FILL)
