"""Reports on paper: what may be seen by a customer, and what a picture above a table takes."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest

from ccworkbench.core.disclosure import CUSTOMER, INTERNAL, STEERING
from ccworkbench.core.viewer import Viewer
from ccworkbench.exchange.packs.hand_over import PaperSource, pack_of
from ccworkbench.language import catalogues
from ccworkbench.language.user_error import UserError
from ccworkbench.method.pictures.readiness_dial import Dial
from ccworkbench.method.plan.starter_rows import Plan, starter_rows
from ccworkbench.method.reports.catalogue import READINESS, REPORTS
from ccworkbench.sheets.options import Priority
from ccworkbench.sheets.prepare.gap import Gap, GapStatus
from ccworkbench.sheets.uat.defect import Defect
from ccworkbench.sheets.uat.test_case import TestCase
from tests.method.conftest import book_of

TODAY = date(2026, 11, 30)
CANARY = "canary"


def source(*more: Any) -> PaperSource:
    rows: Sequence[Any] = [*starter_rows(Plan("Probe", "Kunde", "en", 45), catalogues.words_of("en")), *more]
    return PaperSource(book_of(rows), Viewer(catalogues.words_of("en"), TODAY), lambda _key: None)


def texts(document: Any) -> list[str]:
    tables = [table for section in document.sections for table in section.tables]
    return [cell.text for table in tables for row in table.rows for cell in row]


def test_internal_rows_are_in_no_report_of_a_customer() -> None:
    case = TestCase(title=CANARY, internal=True)
    paper = source(case, Defect(title="d", code=CANARY, case_id=case.id, internal=True))
    for key, report in REPORTS.items():
        assert not any(CANARY in text for text in texts(paper.document(pack_of(key), "en", report.disclosure))), key
    assert any(CANARY in text for text in texts(paper.document(pack_of("traceability"), "en", INTERNAL)))


def test_readiness_counts_nothing_that_its_readers_may_not_see() -> None:
    paper = pack_of(READINESS)
    gaps = [Gap(description=CANARY, status=GapStatus.OPEN, severity=Priority.HIGH, internal=True) for _ in range(9)]
    without, with_gaps = (texts(one.document(paper, "en", STEERING)) for one in (source(), source(*gaps)))
    assert with_gaps == without
    assert texts(source(*gaps).document(paper, "en", INTERNAL)) != without


def test_readiness_is_for_no_customer() -> None:
    with pytest.raises(UserError):
        source().document(pack_of(READINESS), "en", CUSTOMER)


def test_readiness_has_a_dial_above_its_rules() -> None:
    section = source().document(pack_of(READINESS), "de", STEERING).sections[0]
    assert isinstance(section.picture, Dial)
    assert section.picture.verdict == catalogues.words_of("de").say("Not ready yet")


def test_a_sheet_and_a_report_are_found_by_their_keys() -> None:
    assert [pack_of(key).key for key in ("action", "traceability")] == ["action", "traceability"]
    assert pack_of("traceability").parts[0].report is REPORTS["traceability"]
