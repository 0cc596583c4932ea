"""Write a defect from a failed result."""

from dataclasses import dataclass

from ccworkbench.language.catalogues import words_of
from ccworkbench.language.user_error import UserError
from ccworkbench.language.words import Words, phrase
from ccworkbench.method.plan.test_round import defect_about, defect_from
from ccworkbench.sheets.uat.defect import Defect
from ccworkbench.sheets.uat.test_result import TestResult
from ccworkbench.sheets.uat.verdict import ResultVerdict
from ccworkbench.store.workbook import Workbook


@dataclass(frozen=True)
class WrittenDefect:
    """The defect that tells of a result, and whether it was just written."""

    defect: Defect
    is_new: bool

    def sentence(self, words: Words) -> str:
        """Return what happened in one sentence."""
        if self.is_new:
            return words.say("{code} is logged. Set its severity.", code=self.defect.code)
        return words.say("{code} already covers this result.", code=self.defect.code)


def can_write_defect(result: TestResult) -> bool:
    """Tell whether a defect can be written from a result: only from one that failed."""
    return result.result is ResultVerdict.FAILED


def write_defect(workbook: Workbook, result: TestResult) -> WrittenDefect:
    """Make a defect of a failed result as one step, or find the one that tells of it already; return it.

    Raises UserError where the result has not failed.
    """
    there = defect_about(result, workbook.rows)
    if there is not None:
        return WrittenDefect(there, is_new=False)
    if not can_write_defect(result):
        raise UserError(phrase("{code} has not failed. Log defects for failed results only.", code=result.code))
    made = defect_from(result, workbook.rows, words_of(workbook.project.language.value))
    with workbook.edit(phrase("Log a defect for {code}", code=result.code)) as edit:
        return WrittenDefect(edit.add(made), is_new=True)
