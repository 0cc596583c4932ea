"""The sign-off sheet: what was accepted, on which basis, and with which decision (method.md 4.8)."""

from datetime import date
from uuid import UUID

from sqlalchemy.orm import Mapped

from ccworkbench.core.kind import Code, LongText, Reference
from ccworkbench.core.option import Option
from ccworkbench.core.record import Record, Sheet, cell
from ccworkbench.language.words import N_
from ccworkbench.sheets.launch.decision import SignOffDecision


class SignOffKind(Option):
    """What is signed (method.md 4.8)."""

    DELIVERABLE = "deliverable", N_("Deliverable or stage")
    UAT = "uat", N_("User acceptance test")
    GO_NO_GO = "go_no_go", N_("Go/no-go decision")
    FINAL = "final", N_("Final acceptance")
    TRAINING = "training", N_("Completion of training")
    CONTENT = "content", N_("Knowledge base and scripts")


class SignOff(Record):
    """One acceptance: its object, its basis, its decision (method.md 4.8)."""

    __tablename__ = "sign_off"
    sheet = Sheet(
        title=N_("Sign-offs"),
        purpose=N_("What is accepted on which basis, what was decided, and the open items."),
        one=N_("Sign-off"),
        chapter="launch",
        icon="signature",
        named_by="subject",
    )

    code: Mapped[str] = cell(N_("No."), Code("SO"), width=9)
    kind: Mapped[SignOffKind] = cell(N_("Type"), width=20, default=SignOffKind.DELIVERABLE)
    subject: Mapped[str] = cell(N_("Subject of sign-off"), LongText(), width=36, required=True)
    version: Mapped[str] = cell(N_("Version"), width=8)
    deliverable_id: Mapped[UUID | None] = cell(N_("Deliverable"), Reference("deliverable"), width=28)
    basis: Mapped[str] = cell(N_("Basis"), LongText(), width=28)
    contract: Mapped[str] = cell(N_("Contract reference"), width=18)
    decision: Mapped[SignOffDecision] = cell(N_("Decision"), width=22, default=SignOffDecision.PENDING)
    decided_on: Mapped[date | None] = cell(N_("Decided on"), width=12)
    place: Mapped[str] = cell(N_("Place"), width=16)
    summary: Mapped[str] = cell(N_("Summary of the results"), LongText(), width=36)
    residual: Mapped[str] = cell(N_("Open items"), LongText(), width=30)
    exclusions: Mapped[str] = cell(N_("Exclusions"), LongText(), width=28)
    reason: Mapped[str] = cell(N_("Reason for the decision"), LongText(), width=30)
    next_date: Mapped[date | None] = cell(N_("Next sign-off date"), width=12)
    effect: Mapped[str] = cell(N_("Effect"), LongText(), width=26)
    attachments: Mapped[str] = cell(N_("Attachments"), LongText(), width=28)
    supersedes: Mapped[UUID | None] = cell(N_("Supersedes"), Reference("sign_off"), width=24)
