"""The figures of the acceptance test, and what each requirement, use case and test case leads to (method.md 4.7)."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import product
from uuid import UUID

from ccworkbench.core.grid import Rows
from ccworkbench.core.option import Option
from ccworkbench.language.words import N_
from ccworkbench.sheets.options import DefectSeverity
from ccworkbench.sheets.uat.cycle import Cycle, CycleKind, CycleStatus
from ccworkbench.sheets.uat.defect import Defect, DefectStatus
from ccworkbench.sheets.uat.test_case import CaseStatus, TestCase
from ccworkbench.sheets.uat.test_result import TestResult
from ccworkbench.sheets.uat.verdict import ResultVerdict
from ccworkbench.sheets.use_cases.requirement import Requirement, RequirementStatus
from ccworkbench.sheets.use_cases.use_case import SETTLED_USE_CASES, Criticality, UseCase

Latest = dict[UUID, TestResult]  # case -> the execution that counts


@dataclass(frozen=True)
class UatFigures:
    """The counts of a cycle or of the whole test, and the ratios that follow from them."""

    planned: int = 0
    passed: int = 0
    failed: int = 0
    blocked: int = 0
    not_applicable: int = 0
    covered: int = 0
    approved: int = 0
    open_defects: Counter[DefectSeverity | None] = field(default_factory=Counter)
    retests: int = 0

    @property
    def run(self) -> int:
        """Count the cases that were really carried out."""
        return self.passed + self.failed

    @property
    def tried(self) -> int:
        """Count the cases that somebody came to a result with, of whatever kind; without any, no share says a thing."""
        return self.run + self.blocked + self.not_applicable

    @property
    def execution(self) -> float | None:
        """Return (passed + failed) / (planned - not applicable); None where there is nothing to run."""
        return _ratio(self.run, self.planned - self.not_applicable)

    @property
    def pass_rate(self) -> float | None:
        """Return passed / (passed + failed); None where nothing was run."""
        return _ratio(self.passed, self.run)

    @property
    def coverage(self) -> float | None:
        """Return approved use cases with a passed case / approved use cases; None where none is approved."""
        return _ratio(self.covered, self.approved)


def latest(rows: Rows, until: Cycle | None = None) -> Latest:
    """Return the execution of each case that counts: the last one of its last cycle; one not run counts least."""
    places = {cycle.id: index for index, cycle in enumerate(rows(Cycle))}
    last = places.get(until.id, 0) if until else len(places)
    found: Latest = {}
    ranks: dict[UUID, tuple[bool, int, date]] = {}
    for result in rows(TestResult):
        index = places.get(result.cycle_id, -1) if result.cycle_id else -1
        if result.case_id is None or index > last:
            continue
        rank = (result.result is not ResultVerdict.NOT_RUN, index, result.run_on or date.min)
        if result.case_id not in ranks or rank >= ranks[result.case_id]:
            ranks[result.case_id], found[result.case_id] = rank, result
    return found


def active_cases(rows: Rows) -> list[TestCase]:
    """List the cases that are still in use."""
    return [case for case in rows(TestCase) if case.status is not CaseStatus.RETIRED]


def figures_of(rows: Rows) -> UatFigures:
    """Count the whole test: every case in use, with the execution that counts."""
    cases, counting = active_cases(rows), latest(rows)
    tally = Counter(counting[case.id].result for case in cases if case.id in counting)
    return _figures(rows, len(cases), tally, counting, rows(Defect))


def cycle_figures(cycle: Cycle, rows: Rows) -> UatFigures:
    """Count one cycle: a full run plans every case in use, any other the cases that have a result in it.

    Coverage is what the cycle and those before it reached; defects are those found in it.
    """
    own = [result for result in rows(TestResult) if result.cycle_id == cycle.id and result.case_id]
    last = {result.case_id: result.result for result in sorted(own, key=lambda one: one.run_on or date.min)}
    is_full = cycle.kind is CycleKind.FULL and cycle.status is not CycleStatus.CANCELLED
    planned = set(last) | ({case.id for case in active_cases(rows)} if is_full else set())
    found = {result.id for result in own}
    defects = [defect for defect in rows(Defect) if defect.found_in in found]
    return _figures(rows, len(planned), Counter(last.values()), latest(rows, cycle), defects)


def covered(cases: Iterable[UseCase], rows: Rows, counting: Latest) -> list[UseCase]:
    """Return the use cases of which a case in use has passed."""
    passed = {case.use_case for case in active_cases(rows) if _case_passed(case, counting)}
    return [case for case in cases if case.id in passed]


def critical(rows: Rows) -> list[UseCase]:
    """List the use cases that must not fail."""
    return [case for case in rows(UseCase) if case.criticality is Criticality.CRITICAL]


def _figures(
    rows: Rows, planned: int, tally: Counter[ResultVerdict], counting: Latest, defects: Sequence[Defect]
) -> UatFigures:
    approved = [case for case in rows(UseCase) if case.status in SETTLED_USE_CASES]
    still_open = [defect for defect in defects if defect.is_open()]
    return UatFigures(
        planned=planned,
        passed=tally[ResultVerdict.PASSED],
        failed=tally[ResultVerdict.FAILED],
        blocked=tally[ResultVerdict.BLOCKED],
        not_applicable=tally[ResultVerdict.NOT_APPLICABLE],
        covered=len(covered(approved, rows, counting)),
        approved=len(approved),
        open_defects=Counter(defect.severity for defect in still_open),
        retests=sum(defect.status is DefectStatus.RETEST for defect in still_open),
    )


def _case_passed(case: TestCase, counting: Latest) -> bool:
    return case.id in counting and counting[case.id].result is ResultVerdict.PASSED


def _ratio(above: int, below: int) -> float | None:
    return above / below if below > 0 else None


class Orphan(Option):
    """What is missing where a thread of the traceability ends too soon (method.md 4.7)."""

    NO_TEST = "no_test", N_("Requirement without a test case"), "bad"
    NO_ORIGIN = "no_origin", N_("Test case without a requirement or use case"), "warn"
    NOT_PASSED = "not_passed", N_("Critical use case not passed"), "bad"
    UNTESTED = "untested", N_("Use case without a test case"), "warn"


@dataclass(frozen=True)
class Trace:
    """One thread: a requirement, a use case, a test case, its last result, the defects that are open in it."""

    requirement: Requirement | None = None
    use_case: UseCase | None = None
    case: TestCase | None = None
    result: TestResult | None = None
    defects: tuple[Defect, ...] = ()
    orphans: tuple[Orphan, ...] = ()


def _or_none(cases: list[TestCase]) -> Sequence[TestCase | None]:
    return cases or [None]


def codes_of(text: str) -> set[str]:
    """Read the numbers in a cell of references, such as REQ-001, REQ-004."""
    return {part.strip().casefold() for part in text.split(",") if part.strip()}


class Tracing:
    """The threads of a project: requirements down to their tests, then what is reached from no requirement."""

    def __init__(self, rows: Rows) -> None:
        self._uses, self._cases, self._counting = list(rows(UseCase)), active_cases(rows), latest(rows)
        self._wanted = [row for row in rows(Requirement) if row.status is not RequirementStatus.DROPPED]
        self._named = {case.id: codes_of(case.requirements) for case in self._cases}
        self._by_use: dict[UUID, list[TestCase]] = {use.id: [] for use in self._uses}
        for case in self._cases:
            self._by_use.get(case.use_case or case.id, []).append(case)
        self._known = {use.id: use for use in self._uses}
        self._passed = {use.id for use in covered(self._uses, rows, self._counting)}
        self._defects = self._open_defects(rows)

    def threads(self) -> Iterator[Trace]:
        """Yield all threads, in the order of the register they begin in."""
        uses: set[UUID] = set()
        cases: set[UUID] = set()
        for requirement in self._wanted:
            found = list(self._from(requirement))
            uses |= {use.id for use, _ in found if use}
            cases |= {case.id for _, case in found if case}
            is_tested = any(case for _, case in found)
            for use, case in found or [(None, None)]:
                yield self._trace(requirement, use, case, () if is_tested else (Orphan.NO_TEST,))
        for use in self._uses:
            rest = [case for case in self._by_use[use.id] if case.id not in cases]
            if rest or use.id not in uses:
                yield from (self._trace(None, use, case) for case in _or_none(rest))
        for case in self._cases:
            if case.use_case not in self._known and case.id not in cases:
                yield self._trace(None, None, case, (Orphan.NO_ORIGIN,))

    def _from(self, requirement: Requirement) -> Iterator[tuple[UseCase | None, TestCase | None]]:
        """Yield what tests a requirement: through a use case that names it, or because the case itself does."""
        code = requirement.code.casefold()
        through = [use for use in self._uses if code and code in codes_of(use.requirements)]
        direct = [case for case in self._cases if code and code in self._named[case.id]]
        for use in through:
            own = [case for case in self._by_use[use.id] if not self._named[case.id] or case in direct]
            yield from product([use], _or_none(own))
        for case in direct:
            if case.use_case not in {use.id for use in through}:
                yield self._known.get(case.use_case or case.id), case

    def _trace(
        self,
        requirement: Requirement | None,
        use: UseCase | None,
        case: TestCase | None,
        orphans: tuple[Orphan, ...] = (),
    ) -> Trace:
        if use and use.criticality is Criticality.CRITICAL and use.id not in self._passed:
            orphans = (*orphans, Orphan.NOT_PASSED)
        elif use and not self._by_use[use.id]:
            orphans = (*orphans, Orphan.UNTESTED)
        result = self._counting.get(case.id) if case else None
        defects = tuple(self._defects.get(case.id, ())) if case else ()
        return Trace(requirement, use, case, result, defects, orphans)

    def _open_defects(self, rows: Rows) -> dict[UUID, list[Defect]]:
        """Find the case of each open defect: the one it names, else that of the result it was found in."""
        cases = {result.id: result.case_id for result in rows(TestResult)}
        found: dict[UUID, list[Defect]] = {}
        for defect in rows(Defect):
            case = defect.case_id or (cases.get(defect.found_in) if defect.found_in else None)
            if defect.is_open() and case:
                found.setdefault(case, []).append(defect)
        return found
