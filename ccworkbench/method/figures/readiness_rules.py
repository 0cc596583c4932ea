"""The rules of the readiness score, area by area: what each counts, against what, and which rows are missing."""

from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from dataclasses import replace
from datetime import date
from typing import Any, Final
from uuid import UUID

from ccworkbench.core.grid import Rows
from ccworkbench.core.problem import Problem
from ccworkbench.language.words import Phrase, phrase
from ccworkbench.method.figures import training, uat
from ccworkbench.method.figures.readiness_items import RowsBehind, RuleCount
from ccworkbench.method.project_facts import is_past_date, is_past_stage, stages_over
from ccworkbench.sheets.launch.condition import Condition
from ccworkbench.sheets.launch.decision import SignOffDecision
from ccworkbench.sheets.launch.go_no_go import GoNoGo
from ccworkbench.sheets.launch.sign_off import SignOff
from ccworkbench.sheets.operate.incident import Incident
from ccworkbench.sheets.options import DefectSeverity, Rating, Stage
from ccworkbench.sheets.prepare.gap import SETTLED_GAPS, Gap
from ccworkbench.sheets.roles.action import Action, ActionStatus
from ccworkbench.sheets.roles.assignment import Assignment
from ccworkbench.sheets.roles.role import Role
from ccworkbench.sheets.training.skill import Skill
from ccworkbench.sheets.training.training_need import TrainingNeed
from ccworkbench.sheets.uat.criterion import Criterion, Gate
from ccworkbench.sheets.uat.defect import Defect
from ccworkbench.sheets.uat.test_result import TestResult
from ccworkbench.sheets.uat.uat_plan import UatPlan
from ccworkbench.sheets.uat.verdict import ResultVerdict
from ccworkbench.sheets.use_cases.use_case import UseCase

Rule = Callable[[Rows, Sequence[Problem], date], Iterator[RuleCount]]
MANY: Final = 10  # so many errors of checks cost all the points there are for them
GRAVE_ALLOWED: Final = {
    DefectSeverity.CRITICAL: 3,
    DefectSeverity.MAJOR: 10,
}  # open defects that cost all the points for them


def is_red(criterion: GoNoGo) -> bool:
    """Tell whether a criterion is red: rated so, or not even half of its minimum reached, whatever its rating says."""
    return criterion.rating is Rating.RED or (
        criterion.value is not None and criterion.value < (criterion.minimum or 0) / 2
    )


def is_reached(criterion: GoNoGo) -> bool:
    """Tell whether a criterion is reached: its minimum, or a green light where nothing is measured."""
    if criterion.value is not None:
        return criterion.value >= (criterion.minimum or 0) and criterion.rating is not Rating.RED
    return criterion.rating is Rating.GREEN


def _rule_count(key: str, text: Phrase, rows: Sequence[Any], done: Callable[[Any], bool], part: float = 1) -> RuleCount:
    """Count the rows of a sheet that are done; those that are not are the ones to look at."""
    missing = [row for row in rows if not done(row)]
    sheet = rows[0].__tablename__ if rows else ""
    return RuleCount(key, text, len(rows) - len(missing), len(rows), part, _target(sheet, missing))


def _target(sheet: str | type[Any], rows: Iterable[Any] = ()) -> RowsBehind:
    return RowsBehind(sheet if isinstance(sheet, str) else sheet.__tablename__, tuple(row.id for row in rows))


def _chapters(rows: Rows, problems: Sequence[Problem], today: date) -> Iterator[RuleCount]:
    counted = [action for action in rows(Action) if action.status is not ActionStatus.CANCELLED]
    text = phrase("Completed chapter actions")
    late = [action for action in counted if action.is_overdue(today)]
    yield _on(Action, _rule_count("done", text, counted, lambda action: action.status is ActionStatus.DONE))
    text = phrase("Overdue actions (counted, not scored)")
    yield RuleCount("overdue", text, len(late), 0, 0, _target(Action, late), share=0.0 if late else 1.0)


def _on(sheet: type[Any], count: RuleCount) -> RuleCount:
    """Name the sheet where nothing is recorded yet, so that the number leads to the place to begin."""
    return count if count.target.sheet else replace(count, target=_target(sheet))


def _people(rows: Rows, problems: Sequence[Problem], today: date) -> Iterator[RuleCount]:
    roles = [role for role in rows(Role) if role.mandatory] or list(rows(Role))
    leads: dict[UUID | None, list[Assignment]] = {}
    for given in rows(Assignment):
        if given.person_id and given.is_lead:
            leads.setdefault(given.role_id, []).append(given)

    def count(key: str, text: Phrase, does: Callable[[Assignment], Any], part: float) -> RuleCount:
        """Count the roles; what is still to be agreed with a lead is put right in that lead's assignment."""
        found = _on(
            Role, _rule_count(key, text, roles, lambda role: any(does(one) for one in leads.get(role.id, [])), part)
        )
        lacking = [one for role in found.target.rows for one in leads.get(role, [])]
        return replace(found, target=_target(Assignment, lacking)) if lacking else found

    yield count("lead", phrase("Roles with a lead"), lambda _lead: True, 4)
    text = phrase("Roles whose lead has confirmed availability")
    yield count("available", text, lambda lead: lead.availability_confirmed, 3)
    text = phrase("Roles whose lead has been briefed")
    yield count("told", text, lambda lead: lead.duties_communicated_on, 3)


def _training(rows: Rows, problems: Sequence[Problem], today: date) -> Iterator[RuleCount]:
    found = [one for one in training.coverages(rows) if one.audience.headcount]
    heads = sum(one.audience.headcount or 0 for one in found)
    attended = sum(min(one.attended, one.audience.headcount or 0) for one in found)
    missing = [one.audience for one in found if one.attended < (one.audience.headcount or 0)]
    text = phrase("People trained across all audiences")
    yield RuleCount("coverage", text, attended, heads, 4, _target("audience", missing))
    needed = sum(one.needed or 0 for one in found)
    held = sum(min(one.held, one.needed or 0) for one in found)
    missing = [one.audience for one in found if one.held < (one.needed or 0)]
    yield RuleCount("held", phrase("Required training sessions held"), held, needed, 3, _target("audience", missing))
    skills = {skill.id: skill for skill in rows(Skill)}
    needs = [need for need in rows(TrainingNeed) if need.row_id in skills and need.levels]
    wide = [need for need in needs if need.gap() != 0 and not skills[need.row_id].not_training]
    target = RowsBehind(TrainingNeed.__tablename__, tuple(dict.fromkeys(need.row_id for need in wide)))
    text = phrase("Skills at the required level, by audience")
    yield RuleCount("gaps", text, len(needs) - len(wide), len(needs), 3, target)


def _attestation(rows: Rows, problems: Sequence[Problem], today: date) -> Iterator[RuleCount]:
    needed, passed, released = training.operators_needed(rows), training.passed(rows), training.released(rows)
    text = phrase("Required agents certified")
    yield RuleCount("passed", text, len(passed), needed, 1, _target("attestation", passed))
    text = phrase("Required agents released to live contacts")
    waiting = [one for one in passed if not one.released_on]
    yield RuleCount("released", text, len(released), needed, 2, _target("attestation", waiting))


def _uat(rows: Rows, problems: Sequence[Problem], today: date) -> Iterator[RuleCount]:
    counting, figures, cases = uat.latest(rows), uat.figures_of(rows), uat.active_cases(rows)
    results = {case.id: counting[case.id].result for case in cases if case.id in counting}
    idle = [case for case in cases if results.get(case.id) in {None, ResultVerdict.NOT_RUN, ResultVerdict.BLOCKED}]
    text = phrase("Planned test cases run")
    yield RuleCount("run", text, figures.run, figures.planned - figures.not_applicable, 3, _target("test_case", idle))
    limit = next((plan.pass_share or 1.0 for plan in rows(UatPlan)), 0.95)
    share = None if figures.pass_rate is None else min(figures.pass_rate / limit, 1.0)
    failed = [counting[case.id] for case in cases if results.get(case.id) is ResultVerdict.FAILED]
    text = phrase("Test cases passed, as a share of those run")
    yield RuleCount("passed", text, figures.passed, figures.run, 3, _target(TestResult, failed), share)
    must = uat.critical(rows)
    safe = {case.id for case in uat.covered(must, rows, counting)}
    text = phrase("Critical use cases with a passed test case")
    yield _on(UseCase, _rule_count("critical", text, must, lambda case: case.id in safe, 3))
    for gate, text in ((Gate.ENTRY, phrase("Entry criteria met")), (Gate.EXIT, phrase("Exit criteria met"))):
        part = 1 if gate is Gate.ENTRY else 2
        own = [criterion for criterion in rows(Criterion) if criterion.gate is gate]
        yield _on(Criterion, _rule_count(gate.value, text, own, lambda criterion: criterion.met, part))


def _gaps(rows: Rows, problems: Sequence[Problem], today: date) -> Iterator[RuleCount]:
    """A typical cause that nobody has confirmed is a question to be answered, and no gap yet."""
    text = phrase("Typical gaps that were confirmed or do not apply")
    yield _on(Gap, _rule_count("answered", text, list(rows(Gap)), lambda gap: not gap.is_suspected(), 1))
    gaps = [gap for gap in rows(Gap) if not gap.is_suspected()]
    yield _on(Gap, _rule_count("settled", phrase("Closed gaps"), gaps, lambda gap: gap.status in SETTLED_GAPS, 2))
    over = stages_over(rows, today)
    text = phrase("Gaps not overdue by date or stage")
    yield _on(Gap, _rule_count("in_time", text, gaps, lambda gap: not _is_late(gap, over, today), 2))


def _is_late(gap: Gap, over: Set[Stage], today: date) -> bool:
    return is_past_stage(gap, over) or is_past_date(gap, today)


def _problems(rows: Rows, problems: Sequence[Problem], today: date) -> Iterator[RuleCount]:
    errors = [problem for problem in problems if problem.severity == "error"]
    yield RuleCount(
        "errors",
        phrase("Errors found by the checks"),
        len(errors),
        0,
        4,
        _first(errors),
        max(0.0, 1 - len(errors) / MANY),
    )
    tested = bool(rows(Defect)) or any(result.is_run() for result in rows(TestResult))
    for severity, text in (
        (DefectSeverity.CRITICAL, phrase("Open defects that prevent operation")),
        (DefectSeverity.MAJOR, phrase("Open defects that impair operation")),
    ):
        grave = [defect for defect in rows(Defect) if defect.is_open() and defect.severity is severity]
        share = max(0.0, 1 - len(grave) / GRAVE_ALLOWED[severity]) if tested else None
        yield RuleCount(severity.value, text, len(grave), 0, 2, _target(Defect, grave), share)
    incidents = list(rows(Incident))
    if incidents:
        text = phrase("Operational problems with cause, remedy and preventive action recorded")
        yield _rule_count("incidents", text, incidents, _is_planned, 2)
    warnings = [problem for problem in problems if problem.severity == "warning"]
    text = phrase("Warnings from the checks, counted but not scored")
    yield RuleCount("warnings", text, len(warnings), 0, 0, _first(warnings), 0.5 if warnings else 1.0)


def _first(problems: Sequence[Problem]) -> RowsBehind:
    """Lead to the sheet with the first of some problems, and those of its rows that have one."""
    if not problems:
        return RowsBehind("")
    sheet = problems[0].sheet
    return RowsBehind(sheet, tuple(dict.fromkeys(one.row for one in problems if one.sheet == sheet and one.row)))


def _is_planned(incident: Incident) -> bool:
    return not incident.is_open() or bool(incident.cause and incident.fix_plan and incident.prevention_plan)


def _go_no_go(rows: Rows, problems: Sequence[Problem], today: date) -> Iterator[RuleCount]:
    criteria = list(rows(GoNoGo))
    must = [criterion for criterion in criteria if criterion.mandatory]
    yield _on(GoNoGo, _rule_count("mandatory", phrase("Mandatory criteria met"), must, is_reached, 6))
    weights = sum(criterion.weight or 0 for criterion in criteria)
    weighed = sum((criterion.weight or 0) * _value(criterion) for criterion in criteria)
    open_ = [criterion for criterion in criteria if not is_reached(criterion)]
    text = phrase("Weighted score across all criteria")
    yield RuleCount("weighed", text, round(weighed, 2), weights, 4, _target(GoNoGo, open_))


def _value(criterion: GoNoGo) -> float:
    """Return what was reached; where nothing is measured, a green light counts whole."""
    if criterion.value is None:
        return float(criterion.rating is Rating.GREEN)
    return min(criterion.value, 1.0)


def _sign_offs(rows: Rows, problems: Sequence[Problem], today: date) -> Iterator[RuleCount]:
    replaced = {one.supersedes for one in rows(SignOff)}
    signed = [one for one in rows(SignOff) if one.id not in replaced]
    worth = {one.id: _worth(one, [row for row in rows(Condition) if row.sign_off_id == one.id]) for one in signed}
    text = phrase("Sign-offs given (those with open conditions count half)")
    missing = [one for one in signed if worth[one.id] < 1]
    yield RuleCount("given", text, sum(worth.values()), len(signed), 1, _target(SignOff, missing))


def _worth(one: SignOff, conditions: Sequence[Condition]) -> float:
    """Return what an acceptance is worth: all, or half of it while conditions are open or were never written down."""
    fulfilled = bool(conditions) and all(condition.closed_on for condition in conditions)
    if one.decision is SignOffDecision.ACCEPTED or (one.decision is SignOffDecision.CONDITIONAL and fulfilled):
        return 1.0
    return 0.5 if one.decision in {SignOffDecision.CONDITIONAL, SignOffDecision.PARTIAL} else 0.0


RULES: Final[dict[str, Rule]] = {
    "chapters": _chapters,
    "people": _people,
    "training": _training,
    "attestation": _attestation,
    "uat": _uat,
    "gaps": _gaps,
    "problems": _problems,
    "go_no_go": _go_no_go,
    "sign_offs": _sign_offs,
}
