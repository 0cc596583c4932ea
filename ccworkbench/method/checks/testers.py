"""The rule of testers: nobody accepts what they have built or fixed themselves (method.md 1.7, 4.7)."""

from collections.abc import Iterator
from datetime import date
from typing import Final
from uuid import UUID

from ccworkbench.core.grid import Rows
from ccworkbench.core.problem import Problem
from ccworkbench.language.words import phrase
from ccworkbench.method.checks.catalogue import broken
from ccworkbench.method.project_facts import called, holders
from ccworkbench.sheets.roles.person import Person
from ccworkbench.sheets.roles.role import Role
from ccworkbench.sheets.uat.defect import Defect
from ccworkbench.sheets.uat.test_case import TestArea, TestCase
from ccworkbench.sheets.uat.test_result import TestResult

# Codes of the roles that build what the cases of an area try (method.md 2.1, 2.2, 2.5).
CALL_FLOWS: Final = {"ARC", "SC", "OTS"}
INTEGRATIONS: Final = {"DEV", "INT", "OTS"}
BUILDERS: Final = {
    TestArea.ENTRY: CALL_FLOWS,
    TestArea.QUEUE: CALL_FLOWS,
    TestArea.ROUTING: CALL_FLOWS,
    TestArea.DIGITAL: CALL_FLOWS | INTEGRATIONS,
}


def tester_problems(rows: Rows, _today: date) -> Iterator[Problem]:
    """Check that others test than those who built: once for each person, and for each fix that was retested."""
    names = {person.id: person.label for person in rows(Person)}
    for tester, results in _own_work(rows).items():
        cases = {case.id: case.code or case.title for case in rows(TestCase)}
        message = phrase(
            "{person} tests what they have built: {cases}. Have someone else run these test cases.",
            person=names.get(tester, "–"),
            cases=", ".join(dict.fromkeys(cases[result.case_id] for result in results if result.case_id)),
        )
        yield broken("TEST-2", message, TestResult, results[0].id, "tester")
    for defect in rows(Defect):
        if defect.retested_by and defect.retested_by == defect.owner:
            message = phrase(
                "{code} was retested by the person who fixed it. Have someone else retest it.", code=called(defect)
            )
            yield broken("TEST-2", message, Defect, defect.id, "retested_by")


def _own_work(rows: Rows) -> dict[UUID, list[TestResult]]:
    """Return the results by testers who hold a role that built the area; a case run in that role is meant so."""
    cases = {case.id: case for case in rows(TestCase) if case.area in BUILDERS}
    codes = {role.id: role.origin or role.code for role in rows(Role)}
    built = {area: holders(rows, roles) for area, roles in BUILDERS.items()}
    found: dict[UUID, list[TestResult]] = {}
    for result in rows(TestResult):
        case = cases.get(result.case_id) if result.case_id else None
        if case is None or case.area is None or result.tester is None or not result.is_run():
            continue
        is_meant = case.role_id is not None and codes.get(case.role_id) in BUILDERS[case.area]
        if result.tester in built[case.area] and not is_meant:
            found.setdefault(result.tester, []).append(result)
    return found
