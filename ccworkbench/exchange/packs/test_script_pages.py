"""Test scripts: every test case as a sheet that its tester fills in while the case is run."""

from ccworkbench.core.grid import Head, Rows, Table
from ccworkbench.core.viewer import Viewer
from ccworkbench.exchange.document import TO_FILL, TO_NOTE, RowPage
from ccworkbench.exchange.packs.row_pages import (
    FLAG,
    LONG_TEXT,
    column_cell,
    page_fields,
    page_head,
    page_table,
    page_title,
    text_cell,
)
from ccworkbench.language.words import N_
from ccworkbench.sheets.uat.test_case import CaseStatus, TestCase
from ccworkbench.sheets.uat.test_step import TestStep
from ccworkbench.sheets.uat.verdict import ResultVerdict

TEST_CASE_FIELDS = (
    "priority",
    "kind",
    "area",
    "channel",
    "minutes",
    "use_case",
    "flow_id",
    "role_id",
    "requirements",
    "precondition",
    "data",
    "expected",
    "note",
)
TEST_CASE_ALWAYS = {"priority", "kind", "area", "precondition", "data", "expected"}


def test_scripts(rows: Rows, viewer: Viewer) -> tuple[RowPage, ...]:
    """Return every test case as a sheet to be filled in by its tester; only one with steps needs a whole page."""
    cases = (case for case in rows(TestCase) if case.status is not CaseStatus.RETIRED)
    return tuple(_script(case, [step for step in rows(TestStep) if step.case_id == case.id], viewer) for case in cases)


def _script(case: TestCase, steps: list[TestStep], viewer: Viewer) -> RowPage:
    tables = (_run(viewer), _steps(steps, viewer), _verdict(viewer)) if steps else (_run_in_short(viewer),)
    return RowPage(
        str(case.id),
        page_title(case.code, case.title, viewer),
        page_fields(case, TEST_CASE_FIELDS, TEST_CASE_ALWAYS, viewer),
        tables,
        compact=not steps,
        notes=None if steps else _notes(viewer),
    )


def _run(viewer: Viewer) -> Table:
    """Leave room for what is only known when the case is run."""
    heads = (
        page_head(viewer, "cycle_id", N_("Test cycle"), 20),
        page_head(viewer, "tester", N_("Tester"), 22),
        page_head(viewer, "run_on", N_("Run on"), 14),
        page_head(viewer, "build", N_("System version"), 20),
        page_head(viewer, "conversation_id", N_("Conversation ID"), 24),
    )
    return page_table("run", "", heads, [[text_cell("")] * len(heads)], TO_FILL)


def _steps(found: list[TestStep], viewer: Viewer) -> Table:
    heads = (
        page_head(viewer, "number", N_("Step"), 7),
        page_head(viewer, "action", N_("Tester action"), 32, LONG_TEXT),
        page_head(viewer, "expected", N_("Expected result"), 32, LONG_TEXT),
        page_head(viewer, "passed", ResultVerdict.PASSED.label, 10, FLAG),
        page_head(viewer, "failed", ResultVerdict.FAILED.label, 10, FLAG),
        page_head(viewer, "actual", N_("Actual result"), 24, LONG_TEXT),
    )
    found.sort(key=lambda step: step.number or 0)
    lines = [
        [
            text_cell(str(step.number or number)),
            column_cell(TestStep, "action", step, viewer),
            column_cell(TestStep, "expected", step, viewer),
        ]
        for number, step in enumerate(found, 1)
    ]
    return page_table(
        "steps", viewer.words.say("Test steps"), heads, ([*line, *[text_cell("")] * 3] for line in lines), TO_FILL
    )


def _results(viewer: Viewer) -> list[Head]:
    results = (ResultVerdict.PASSED, ResultVerdict.FAILED, ResultVerdict.BLOCKED, ResultVerdict.NOT_APPLICABLE)
    return [page_head(viewer, result.value, result.label, 14, FLAG) for result in results]


def _verdict(viewer: Viewer) -> Table:
    """Leave room for the result of the whole case, its defects, and the tester's signature."""
    heads = [
        *_results(viewer),
        page_head(viewer, "defects", N_("Defects"), 22),
        page_head(viewer, "signature", N_("Signature"), 30),
    ]
    return page_table("verdict", viewer.words.say("Result"), heads, [[text_cell("")] * len(heads)], TO_FILL)


def _run_in_short(viewer: Viewer) -> Table:
    """Leave room for who ran a case without steps, when, and what came of it, on one line."""
    heads = [
        page_head(viewer, "tester", N_("Tester"), 24),
        page_head(viewer, "run_on", N_("Run on"), 16),
        *_results(viewer),
        page_head(viewer, "defects", N_("Defects"), 20),
    ]
    return page_table("run", "", heads, [[text_cell("")] * len(heads)], TO_NOTE)


def _notes(viewer: Viewer) -> Table:
    """Leave lines for what was seen, and for the conversation that proves it."""
    heads = (
        page_head(viewer, "actual", N_("Actual result"), 40, LONG_TEXT),
        page_head(viewer, "conversation_id", N_("Conversation ID"), 24),
    )
    return page_table("notes", "", heads, [[text_cell("")] * len(heads)], "form")
