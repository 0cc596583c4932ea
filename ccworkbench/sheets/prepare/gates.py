"""The facts that open and close the gates of a launch (method.md 0.3, 3.5)."""

from datetime import date
from uuid import UUID

from sqlalchemy.orm import Mapped

from ccworkbench.core.kind import LongText, Reference
from ccworkbench.core.option import Option
from ccworkbench.core.record import Record, Sheet, cell
from ccworkbench.language.words import N_

PLAN, CONTRACT = N_("Plan"), N_("Contract and specification")
CONTENT, READY = N_("Knowledge base and scripts"), N_("Ready for the technical launch")


class HotlineScope(Option):
    """How much of a hotline is set up (method.md 3.5, 003-07)."""

    FULL = "full", N_("Full scope, including the carrier")
    INTEGRATION = "integration", N_("Integration with the customer’s telephony and CRM")


class Gates(Record):
    """What decides whether the next stage may begin (method.md 0.3, 3.5: 003-04, 05, 10, 12)."""

    __tablename__ = "gates"
    sheet = Sheet(
        title=N_("Plan and gates"),
        purpose=N_("The calendar behind the plan, and the approvals that each stage requires before it starts."),
        one=N_("Plan and gates"),
        chapter="prepare",
        icon="flag",
        shape="form",
    )

    country: Mapped[str] = cell(N_("Country for public holidays"), section=PLAN)
    region: Mapped[str] = cell(N_("Public holiday region"), section=PLAN)
    days_off: Mapped[str] = cell(N_("Other non-working days"), LongText(), section=PLAN, width=40)
    large: Mapped[bool] = cell(N_("Large project: roadmap mandatory"), section=PLAN)
    hotline_scope: Mapped[HotlineScope | None] = cell(N_("Scope of the hotline"), section=PLAN)

    setup_meeting_on: Mapped[date | None] = cell(N_("Scoping meeting held on"), section=CONTRACT)
    specification_agreed_on: Mapped[date | None] = cell(N_("Specification agreed on"), section=CONTRACT)
    contract_signed_on: Mapped[date | None] = cell(N_("Contract signed on"), section=CONTRACT)
    contract_reference: Mapped[str] = cell(N_("Contract reference"), section=CONTRACT)
    installation_started_on: Mapped[date | None] = cell(N_("Installation started on"), section=CONTRACT)

    knowledge_approved_on: Mapped[date | None] = cell(N_("Knowledge base approved on"), section=CONTENT)
    knowledge_approved_by: Mapped[UUID | None] = cell(
        N_("Knowledge base approved by"), Reference("person"), section=CONTENT
    )
    scripts_approved_on: Mapped[date | None] = cell(N_("Scripts approved on"), section=CONTENT)
    scripts_approved_by: Mapped[UUID | None] = cell(N_("Scripts approved by"), Reference("person"), section=CONTENT)

    technology_ready: Mapped[bool] = cell(N_("Technology ready"), section=READY)
    materials_ready: Mapped[bool] = cell(N_("Materials ready"), section=READY)
    group_ready: Mapped[bool] = cell(N_("Group of agents ready"), section=READY)

    @property
    def label(self) -> str:
        return self.sheet.title
