"""The contact list: everybody on both sides, reachable."""

import re
from collections.abc import Mapping
from typing import Any, Self
from uuid import UUID

from sqlalchemy.orm import Mapped

from ccworkbench.core.disclosure import INTERNAL
from ccworkbench.core.kind import LongText, Reference, Text
from ccworkbench.core.record import Record, Sheet, cell, computed
from ccworkbench.language.words import N_
from ccworkbench.sheets.options import Language, Side

FAMILY_FIRST = (Language.HU, Language.RU, Language.ZH)
NAMED_BY = ("given_name", "family_name", "language")
HANZI = re.compile(r"[\u4e00-\u9fff\u3400-\u4dbf]{2,4}")


def name_parts(person: Any, name: str, language: str) -> Mapping[str, Any]:
    """Take a name apart as it was typed: which part is the family's follows from the person's language, or this one."""
    name = " ".join(name.split())
    spoken = person.language if person else None
    if spoken in {None, Language.ZH} and HANZI.fullmatch(name):
        return {"family_name": name[0], "given_name": name[1:], "language": Language.ZH}
    family, comma, given = (part.strip() for part in name.partition(","))
    if comma and family and given:  # “Schulze, Käthe”, as lists of names are ordered
        return {"family_name": family, "given_name": given}
    own = spoken or (Language(language) if language in {Language.HU, Language.RU} else None)
    if own in FAMILY_FIRST:
        family, _, given = name.partition(" ")
        return {"family_name": family, "given_name": given, "language": own}
    given, _, family = name.rpartition(" ")
    return {"family_name": family, "given_name": given}


class Person(Record):
    """Somebody who takes part; the two blocks of the list are customer and supplier (method.md 4.2, 000-44)."""

    __tablename__ = "person"
    sheet = Sheet(
        title=N_("Contact list"),
        purpose=N_("Everyone involved on both sides, with contact details."),
        one=N_("Person"),
        chapter="roles",
        icon="contact",
        named_by="full_name",
    )

    given_name: Mapped[str] = cell(N_("Given name"), width=16)
    family_name: Mapped[str] = cell(N_("Family name"), width=18, required=True)
    job_title: Mapped[str] = cell(N_("Job title"), width=26)
    side: Mapped[Side] = cell(N_("Side"), width=14, default=Side.CUSTOMER)
    organisation: Mapped[str] = cell(N_("Organisation"), width=22)
    site: Mapped[str] = cell(N_("Site"), width=14)
    phone: Mapped[str] = cell(N_("Phone"), width=18)
    mobile: Mapped[str] = cell(N_("Mobile"), width=18, disclosure=INTERNAL)
    email: Mapped[str] = cell(N_("E-mail"), width=30)
    language: Mapped[Language | None] = cell(N_("Language"), width=12)
    time_zone: Mapped[str] = cell(N_("Time zone"), width=16)
    main_contact: Mapped[bool] = cell(N_("Main contact"), width=10)
    deputy: Mapped[UUID | None] = cell(N_("Deputy"), Reference("person"), width=20)
    remarks: Mapped[str] = cell(N_("Remarks"), LongText(), width=30, disclosure=INTERNAL)

    @computed(N_("Name"), Text(), before="given_name", width=24, of=NAMED_BY, split=name_parts)
    def full_name(self) -> str:
        """Write the name in the order of the person's own language (method.md 7)."""
        if self.language not in FAMILY_FIRST:
            return f"{self.given_name} {self.family_name}".strip()
        gap = "" if self.language == Language.ZH else " "
        return f"{self.family_name}{gap}{self.given_name}".strip()

    @classmethod
    def called(cls, name: str, language: str) -> Self:
        """Make a person from a name as it was typed."""
        return cls(**name_parts(None, name, language))

    @property
    def label(self) -> str:
        return self.full_name()

    @property
    def also_called(self) -> tuple[str, ...]:
        """The address, and the parts of the name apart, which Chinese names are not."""
        return (self.email, f"{self.given_name} {self.family_name}")
