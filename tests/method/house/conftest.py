"""Projects without a store: one that somebody has worked in, and what its house keeps of it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from ccworkbench.core.record import Record
from ccworkbench.language.catalogues import words_of
from ccworkbench.method.house.content import HouseContent
from ccworkbench.method.house.saving import saved_content
from ccworkbench.method.plan.project_plan import Plan
from ccworkbench.method.plan.starter_rows import starter_rows
from ccworkbench.sheets.use_cases.requirement import Requirement
from tests.method.conftest import book_of

PLAN = Plan("North", "Alpha Bank AG", "en", 45, kick_off=date(2027, 1, 4), go_live=date(2027, 8, 2))
Make = Callable[..., list[Record]]


@pytest.fixture
def project() -> Make:
    """Make the rows of a new project of 45 seats, numbered as a store does it."""

    def made(**changes: object) -> list[Record]:
        plan = replace(PLAN, **changes)  # type: ignore[arg-type]
        rows = starter_rows(plan, words_of(plan.language))
        for number, row in enumerate((row for row in rows if isinstance(row, Requirement)), 1):
            row.code = f"REQ-{number:03d}"
        return rows

    return made


@pytest.fixture
def kept() -> Callable[[list[Record]], HouseContent]:
    """Keep all that a house may keep of some rows."""
    return lambda rows: saved_content(book_of(rows), "Ours").content
