"""The steps of the test cases: what to do, and what has to happen (method.md 4.7)."""

from uuid import UUID

from sqlalchemy.orm import Mapped

from ccworkbench.core.disclosure import INTERNAL
from ccworkbench.core.kind import LongText, Number, Reference
from ccworkbench.core.record import Record, Sheet, cell
from ccworkbench.language.words import N_


class TestStep(Record):
    """One step of a test case: what to do, and what has to happen (method.md 4.7)."""

    __test__ = False
    __tablename__ = "test_step"
    sheet = Sheet(
        title=N_("Test steps"),
        purpose=N_("What the tester does, step by step, and the expected result of each step."),
        one=N_("Test step"),
        chapter="uat",
        icon="list-checks",
        tab=N_("Steps"),
        named_by="action",
    )

    case_id: Mapped[UUID | None] = cell(N_("Test case"), Reference("test_case"), width=34, required=True)
    number: Mapped[int | None] = cell(N_("Step"), Number(low=1, high=999), width=7)
    action: Mapped[str] = cell(N_("Tester action"), LongText(), width=44, required=True)
    expected: Mapped[str] = cell(N_("Expected result"), LongText(), width=44)
    note: Mapped[str] = cell(N_("Note"), LongText(), width=26, disclosure=INTERNAL)
