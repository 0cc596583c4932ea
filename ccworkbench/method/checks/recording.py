"""The rule of recording: nothing is recorded before those agreed who have to be asked (method.md 1.3: q.3.7; 4.13)."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from ccworkbench.core.grid import Rows
from ccworkbench.core.problem import Problem
from ccworkbench.language.words import Phrase, phrase
from ccworkbench.method.checks.catalogue import broken
from ccworkbench.method.project_facts import go_live_of, is_near, only
from ccworkbench.sheets.launch.go_no_go import GoNoGo
from ccworkbench.sheets.operate.evaluation import Evaluation
from ccworkbench.sheets.options import Rating
from ccworkbench.sheets.prepare.check_item import CheckItem, CheckItemStatus
from ccworkbench.sheets.prepare.gates import Gates
from ccworkbench.sheets.uat.test_case import TestArea, TestCase
from ccworkbench.sheets.uat.test_result import TestResult

SET_UP: Final = "ck.build.recording"  # the starter row of a checklist that is done when calls can be recorded
# Where staff representatives have to agree to technology that watches performance, or be heard before it starts.
CO_DETERMINED: Final = {"AT", "BE", "DE", "ES", "FR", "HU", "IT", "LU", "NL"}
# Starter criteria of go/no-go by which these agreements are tracked, and what is said while one is not reached.
COUNCIL: Final = (
    "go.council",
    phrase(
        "Recording has started, but the agreement with the works council is not confirmed. Get it "
        "signed, then rate “{criterion}”."
    ),
)
PRIVACY: Final = (
    "go.privacy",
    phrase("Recording has started without data protection approval. Obtain it, then rate “{criterion}”."),
)


def recording_problems(rows: Rows, today: date) -> Iterator[Problem]:
    """Check, once something is recorded, that it may be; where no country is set, nobody knows which law holds."""
    gates = only(rows, Gates)
    if gates is None or not gates.country or not _is_recording(rows, today):
        return
    needed = (COUNCIL, PRIVACY) if gates.country.strip().upper() in CO_DETERMINED else (PRIVACY,)
    for origin, message in needed:
        for criterion in rows(GoNoGo):
            if criterion.origin == origin and not _is_agreed(criterion):
                told = Phrase(message.text, {"criterion": criterion.criterion})
                yield broken("RECORD-1", told, GoNoGo, criterion.id, "rating")


def _is_recording(rows: Rows, today: date) -> bool:
    """Tell whether calls are recorded by now: it was set up, tested or evaluated, or the centre is live."""
    set_up = any(
        item.origin == SET_UP and (item.status is CheckItemStatus.DONE or item.done_on) for item in rows(CheckItem)
    )
    cases = {case.id for case in rows(TestCase) if case.area is TestArea.RECORDING}
    tested = any(result.case_id in cases and result.is_run() for result in rows(TestResult))
    is_wanted = bool(cases) or any(item.origin == SET_UP for item in rows(CheckItem))
    return set_up or tested or bool(rows(Evaluation)) or (is_wanted and is_near(go_live_of(rows), today))


def _is_agreed(criterion: GoNoGo) -> bool:
    if criterion.value is not None:
        return criterion.value >= (criterion.minimum or 0) and criterion.rating is not Rating.RED
    return criterion.rating is Rating.GREEN
