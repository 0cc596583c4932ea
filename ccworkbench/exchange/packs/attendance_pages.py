"""Rows that come as pages of their own: use cases in full, test scripts, attendance lists, sign-off sheets."""

from ccworkbench.core.grid import Rows, Table
from ccworkbench.core.viewer import View
from ccworkbench.exchange.document import TO_FILL, Page
from ccworkbench.exchange.packs.row_pages import FLAG, _cell, _fields, _head, _table, _title
from ccworkbench.language.words import N_
from ccworkbench.sheets.roles.person import Person
from ccworkbench.sheets.training.attendance import Attendance, Presence
from ccworkbench.sheets.training.session import Session, SessionStatus

PLACES, MOST_PLACES, SPARE = 12, 30, 2  # lines of an attendance list: where no number is known, at most, left free

SESSION = (
    "held_on", "status", "capacity", "from_time", "to_time", "place", "trainer", "audience_id", "course_id", "language",
    "environment",
)  # fmt: skip
OF_SESSION = {"held_on", "status", "capacity", "from_time", "to_time", "place", "trainer"}


def attendance_lists(rows: Rows, view: View) -> tuple[Page, ...]:
    """Give every session as a list that who came signs."""
    sessions = (session for session in rows(Session) if session.status is not SessionStatus.CANCELLED)
    return tuple(
        Page(
            str(one.id), _title(one.code, one.title, view), _fields(one, SESSION, OF_SESSION, view),
            (_attendance(one, rows, view),),
        )
        for one in sessions
    )  # fmt: skip


def _attendance(session: Session, rows: Rows, view: View) -> Table:
    heads = (
        _head(view, "number", N_("No."), 6), _head(view, "name", N_("Name"), 28),
        _head(view, "job_title", N_("Job title"), 24), _head(view, "organisation", N_("Organisation"), 22),
        _head(view, "present", N_("Present"), 10, FLAG), _head(view, "signature", N_("Signature"), 32),
    )  # fmt: skip
    came = {cell.row_id: cell.presence for cell in rows(Attendance) if cell.column_id == session.id and cell.presence}
    people = [person for person in rows(Person) if person.id in came]
    yes = FLAG.write(True, view)
    lines = [
        [person.full_name(), view.retell(person.job_title), person.organisation,
         yes if came[person.id] is Presence.PRESENT else "", ""]
        for person in people
    ]  # fmt: skip
    wanted = min(max(session.capacity or PLACES, len(lines) + SPARE), max(MOST_PLACES, len(lines)))
    lines += [[""] * 5 for _ in range(wanted - len(lines))]
    numbered = ([_cell(str(number)), *map(_cell, line)] for number, line in enumerate(lines, 1))
    return _table("attendance", "", heads, numbered, TO_FILL)
