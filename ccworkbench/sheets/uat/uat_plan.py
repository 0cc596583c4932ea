"""The plan of the acceptance test, agreed before it starts (method.md 4.7)."""

from uuid import UUID

from sqlalchemy.orm import Mapped

from ccworkbench.core.kind import LongText, Number, Reference
from ccworkbench.core.record import Record, Sheet, cell
from ccworkbench.language.words import N_
from ccworkbench.sheets.kinds import Percent

BASIS, PEOPLE, MEANS = N_("Purpose and scope"), N_("People"), N_("Resources")
COURSE, DEFECTS, END = N_("Procedure"), N_("Defects"), N_("End of the test")


class UatPlan(Record):
    """The plan of the acceptance test, agreed before it starts (method.md 4.7)."""

    __tablename__ = "uat_plan"
    sheet = Sheet(
        title=N_("UAT plan"),
        purpose=N_("What is tested by whom, with which resources, by which rules, and who accepts it."),
        one=N_("UAT plan"),
        chapter="uat",
        icon="scroll-text",
        shape="form",
    )

    purpose: Mapped[str] = cell(N_("Purpose and basis"), LongText(), section=BASIS, width=60)
    scope_in: Mapped[str] = cell(N_("In scope"), LongText(), section=BASIS, width=60)
    scope_out: Mapped[str] = cell(N_("Out of scope"), LongText(), section=BASIS, width=60)

    lead: Mapped[UUID | None] = cell(N_("UAT lead"), Reference("person"), section=PEOPLE)
    approver: Mapped[UUID | None] = cell(N_("Business approver"), Reference("person"), section=PEOPLE)
    technical: Mapped[UUID | None] = cell(N_("Technical support"), Reference("person"), section=PEOPLE)
    triage: Mapped[str] = cell(N_("Triage group"), section=PEOPLE, width=40)

    environment: Mapped[str] = cell(N_("Test environment"), LongText(), section=MEANS, width=60)
    accounts: Mapped[str] = cell(N_("Accounts and devices"), LongText(), section=MEANS, width=60)
    numbers: Mapped[str] = cell(N_("Test numbers and addresses"), LongText(), section=MEANS, width=60)
    data: Mapped[str] = cell(N_("Test data"), LongText(), section=MEANS, width=60)

    cycles: Mapped[int | None] = cell(N_("Test cycles"), Number(low=0, high=3), section=COURSE)
    calendar: Mapped[str] = cell(N_("Daily schedule"), LongText(), section=COURSE, width=60)
    reporting: Mapped[str] = cell(N_("Reporting"), LongText(), section=COURSE, width=60)
    risks: Mapped[str] = cell(N_("Risks of the test"), LongText(), section=COURSE, width=60)

    severities: Mapped[str] = cell(N_("Severity and priority"), LongText(), section=DEFECTS, width=60)
    response: Mapped[str] = cell(N_("Response targets"), LongText(), section=DEFECTS, width=60)
    defect_flow: Mapped[str] = cell(N_("Defect workflow"), LongText(), section=DEFECTS, width=60)

    pass_share: Mapped[float | None] = cell(N_("Pass rate required"), Percent(), section=END, default=0.95)
    sign_off_rules: Mapped[str] = cell(N_("Sign-off rules"), LongText(), section=END, width=60)
    approvers: Mapped[str] = cell(N_("Authorised signatories"), LongText(), section=END, width=60)

    @property
    def label(self) -> str:
        return self.sheet.title
