"""Checks that somebody muted for one row, with a reason; a check is advice, not a judge."""

from datetime import date

from sqlalchemy.orm import Mapped

from ccworkbench.core.disclosure import INTERNAL
from ccworkbench.core.kind import LongText
from ccworkbench.core.record import Record, Sheet, cell
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
        disclosure=INTERNAL,
    )

    rule: Mapped[str] = cell(N_("Check"), width=12, required=True)
    about: Mapped[str] = cell(N_("Message from the check"), LongText(), width=48)
    reason: Mapped[str] = cell(N_("Reason"), LongText(), width=40, required=True)
    muted_by: Mapped[str] = cell(N_("Muted by"), width=18)
    muted_on: Mapped[date | None] = cell(N_("Muted on"), width=12)
    where: Mapped[str] = cell(N_("Sheet"), SheetKey(), width=20, by_program=True)
    row_key: Mapped[str] = cell(N_("Row"), AnyRow(), width=30, by_program=True)
