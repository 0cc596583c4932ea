"""The services that a project needs, and who performs each of them (method.md 3.2, 4.9)."""

from uuid import UUID

from sqlalchemy.orm import Mapped

from ccworkbench.core.disclosure import INTERNAL
from ccworkbench.core.kind import LongText, Reference
from ccworkbench.core.option import Option
from ccworkbench.core.record import Record, Sheet, cell
from ccworkbench.language.words import N_


class ServicePerformer(Option):
    """Who performs a service; what nobody does is a gap (method.md 4.9)."""

    CUSTOMER = "customer", N_("Customer")
    SUPPLIER = "supplier", N_("Supplier")
    THIRD = "third", N_("Third party")
    NOBODY = "nobody", N_("Nobody"), "bad"


class Service(Record):
    """A service the project needs, and who performs it (method.md 3.2, 001-10, 001-11; 4.9)."""

    __tablename__ = "service"
    sheet = Sheet(
        title=N_("Services and providers"),
        purpose=N_("Every service the project needs, with its provider; a service without one becomes a gap."),
        one=N_("Service needed"),
        chapter="prepare",
        icon="user-plus",
        tab=N_("Provider"),
        named_by="service",
    )

    service: Mapped[str] = cell(N_("Service needed"), LongText(), width=40, required=True)
    performer: Mapped[ServicePerformer | None] = cell(N_("Provided by"), width=14)
    who: Mapped[str] = cell(N_("Name or company"), width=24)
    in_contract: Mapped[bool] = cell(N_("In the contract"), width=10)
    extent: Mapped[str] = cell(N_("Quantity"), LongText(), width=30)
    gap_id: Mapped[UUID | None] = cell(N_("Gap"), Reference("gap"), width=26)
    note: Mapped[str] = cell(N_("Note"), LongText(), width=26, disclosure=INTERNAL)
