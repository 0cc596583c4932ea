"""The attestations: who proved that they may take live contacts (method.md 3.5: 003-15; 4.5)."""

from datetime import date
from uuid import UUID

from sqlalchemy.orm import Mapped

from ccworkbench.core.disclosure import INTERNAL, STEERING
from ccworkbench.core.kind import Choices, LongText, Number, Reference
from ccworkbench.core.option import Option
from ccworkbench.core.record import Record, Sheet, cell
from ccworkbench.language.words import N_, NP_
from ccworkbench.sheets.kinds import Percent
from ccworkbench.sheets.options import Channel


class AttestationResult(Option):
    """What an attestation came to (method.md 4.5)."""

    PASSED = "passed", N_("Passed"), "good"
    RETAKE = "retake", N_("To be repeated"), "warn"
    NOT_ADMITTED = "not_admitted", N_("Not certified"), "bad"


class Attestation(Record):
    """The proof that an operator may take live contacts, given by a supervisor (method.md 3.5, 003-15; 4.5)."""

    __tablename__ = "attestation"
    sheet = Sheet(
        title=N_("Certifications"),
        purpose=N_("Which agents are certified, and the date from which they may take live contacts."),
        one=N_("Certification"),
        chapter="training",
        icon="shield-check",
    )

    operator: Mapped[UUID | None] = cell(NP_("person", "Agent"), Reference("person"), width=24, required=True)
    attested_by: Mapped[UUID | None] = cell(N_("Certified by"), Reference("person"), width=20)
    attested_on: Mapped[date | None] = cell(N_("Certified on"), width=12)
    theory: Mapped[float | None] = cell(N_("Theory"), Percent(), width=9, disclosure=STEERING)
    practice: Mapped[float | None] = cell(N_("Practical"), Percent(), width=9, disclosure=STEERING)
    pass_theory: Mapped[float | None] = cell(N_("Pass mark, theory"), Percent(), width=9, default=0.8)
    pass_practice: Mapped[float | None] = cell(N_("Pass mark, practical"), Percent(), width=9, default=0.8)
    attempt: Mapped[int | None] = cell(N_("Attempt"), Number(low=1, high=20), width=8, default=1, disclosure=STEERING)
    result: Mapped[AttestationResult | None] = cell(N_("Result"), width=14)
    channels: Mapped[tuple[str, ...]] = cell(N_("Released for"), Choices(Channel), width=20)
    released_on: Mapped[date | None] = cell(N_("Released to live contacts on"), width=12)
    note: Mapped[str] = cell(N_("Note"), LongText(), width=28, disclosure=INTERNAL)

    @property
    def label(self) -> str:
        return self.sheet.one

    def is_passed(self) -> bool | None:
        """Tell whether both marks were reached; None where a mark is missing."""
        if self.theory is None or self.practice is None:
            return None
        return self.theory >= (self.pass_theory or 0) and self.practice >= (self.pass_practice or 0)
