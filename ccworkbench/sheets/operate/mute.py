"""Checks that somebody muted for one row, with a reason; a check is advice, not a judge."""

from datetime import date

from sqlalchemy.orm import Mapped

from ccworkbench.core.kind import LongText
from ccworkbench.core.record import INTERNAL, Record, Sheet, cell
from ccworkbench.language.words import N_
from ccworkbench.sheets.kinds import AnyRow, SheetKey


class Mute(Record):
    """One check that stays silent about one row; delete it, and the check speaks again."""

    __tablename__ = "mute"
    sheet = Sheet(
        title=N_("Muted checks"),
        purpose=N_("Which checks are muted for which row, by whom and why. Delete a row to unmute it."),
        one=N_("Muted check"),
        chapter="operate",
        icon="eye-off",
        named_by="rule",
    )

    rule: Mapped[str] = cell(N_("Check"), width=12, required=True, audience=INTERNAL)
    about: Mapped[str] = cell(N_("Message from the check"), LongText(), width=48, audience=INTERNAL)
    reason: Mapped[str] = cell(N_("Reason"), LongText(), width=40, required=True, audience=INTERNAL)
    muted_by: Mapped[str] = cell(N_("Muted by"), width=18, audience=INTERNAL)
    muted_on: Mapped[date | None] = cell(N_("Muted on"), width=12, audience=INTERNAL)
    where: Mapped[str] = cell(N_("Sheet"), SheetKey(), width=20, audience=INTERNAL, by_program=True)
    row_key: Mapped[str] = cell(N_("Row"), AnyRow(), width=30, audience=INTERNAL, by_program=True)
