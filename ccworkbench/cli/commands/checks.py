"""The commands about what is wrong: list it, mute a check for one row with a reason, hear it again."""

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date
from functools import cache
from typing import Any

from ccworkbench.cli.arguments import Call, Command, CommandLine, as_json, in_language, project_of
from ccworkbench.cli.terminal import print_json
from ccworkbench.core.grid import grid_of
from ccworkbench.core.matrix import CrossColumn
from ccworkbench.core.problem import Problem
from ccworkbench.language.legible_text import legible
from ccworkbench.language.user_error import UserError
from ccworkbench.language.words import N_, phrase
from ccworkbench.method.checks import muting
from ccworkbench.method.checks.catalogue import FROM_HISTORY, RULES, SEVERITIES
from ccworkbench.operations.check_project import check_project
from ccworkbench.operations.mute_check import allow_mute, mute_check, unmute_check
from ccworkbench.sheets.operate.mute import Mute
from ccworkbench.sheets.order import BY_KEY
from ccworkbench.store.workbook import Workbook

Names = Callable[[str, str], str]  # sheet and row, as they stand in a mute; gives what the row is called


def check(call: Call) -> int:
    """List the problems that nobody muted; the answer is no where one of them is an error."""
    with call.reading() as store:
        workbook = call.project(store)
        found, names = check_project(workbook, date.today()), _names(workbook)
        if call.options.json:
            muted = [
                {
                    **_problem(one.problem, names, call),
                    "reason": one.mute.reason,
                    "muted_by": one.mute.muted_by,
                    "muted_on": one.mute.muted_on,
                }
                for one in found.muted
            ]
            told = [_problem(problem, names, call) for problem in found.problems]
            print_json({"problems": told, "muted": muted, **_tally(found.problems)})
        else:
            _print_problems(found.problems, names, call)
            if found.muted:
                print(call.words.count("{n} check is muted.", "{n} checks are muted.", len(found.muted)))
    return int(any(problem.severity == "error" for problem in found.problems))


def mute(call: Call) -> int:
    """Mute a check for one row; it says why."""
    rule, named, reason = call.options.rule.upper(), call.options.row, legible(call.options.reason).strip()
    allow_mute(rule, reason)
    if rule not in RULES and rule not in FROM_HISTORY:
        raise UserError(phrase("There is no check “{text}”. `check` lists them.", text=call.options.rule))
    with call.writing() as store:
        workbook = call.project(store)
        names, today = _names(workbook), date.today()
        spoken = {muting.muted_check_of(p): p for p in check_project(workbook, today).problems if p.rule == rule}
        problem = _one([p for place, p in spoken.items() if _is_meant(place, named, names, call)], named)
        _print_mute(call, names, mute_check(workbook, problem, reason, today))
    return 0


def unmute(call: Call) -> int:
    """Let a check speak of a row again."""
    rule, named = call.options.rule.upper(), call.options.row
    with call.writing() as store:
        workbook = call.project(store)
        names = _names(workbook)
        muted = [row for row in workbook.rows(Mute) if row.rule == rule]
        found = [row for row in muted if _is_meant((row.rule, row.where, row.row_key), named, names, call)]
        row = _one(found, named)
        unmute_check(workbook, row)
        _print_mute(call, names, row)
    return 0


def _is_meant(place: muting.MutedCheck, named: str, names: Names, call: Call) -> bool:
    """A row is named by its id, its human number or its place; what is about a whole sheet, by the sheet."""
    _, sheet, row = place
    called = names(sheet, row) if row else _title(sheet, call)
    return named.casefold() in {row or sheet, called.casefold()}


def _title(sheet: str, call: Call) -> str:
    return call.words.say(BY_KEY[sheet].sheet.title) if sheet in BY_KEY else sheet


def _one(found: Sequence[Any], named: str) -> Any:
    if not found:
        raise UserError(phrase("This check has no finding for “{text}”. `check` lists its findings.", text=named))
    if len(found) > 1:
        raise UserError(phrase("“{text}” matches several rows. Use the row’s ID; `check --json` shows it.", text=named))
    return found[0]


def _names(workbook: Workbook) -> Names:
    """Return what calls a row by its human number, or else by its place in the sheet; each sheet is looked at once."""

    @cache
    def listed(sheet: str) -> dict[str, str]:
        grid = grid_of(BY_KEY[sheet], workbook.rows)
        known = {str(row.id): getattr(row, "code", "") or str(place) for place, row in enumerate(grid.rows, 1)}
        crossed = (column for column in grid.columns if isinstance(column, CrossColumn))
        heads = {column.over_id: getattr(column.over, "code", "") for column in crossed}
        return {**heads, **known}

    return lambda sheet, row: listed(sheet).get(row, "") if sheet in BY_KEY else ""


def _problem(problem: Problem, names: Names, call: Call) -> dict[str, Any]:
    return {
        "rule": problem.rule,
        "severity": problem.severity,
        "message": call.words.tell(problem.message),
        "sheet": problem.sheet,
        "row": problem.row,
        "row_name": _row_name(problem, names),
        "column": problem.column,
    }


def _row_name(problem: Problem, names: Names) -> str:
    return names(problem.sheet, str(problem.row)) if problem.row else ""


def _print_problems(found: Sequence[Problem], names: Names, call: Call) -> None:
    say = call.words.say
    for problem in found:
        place = f"{_title(problem.sheet, call)} {_row_name(problem, names)}".strip()
        print(f"{say(SEVERITIES[problem.severity].word)}  {problem.rule}  {place}: {call.words.tell(problem.message)}")
    if not found:
        print(say("No problems found."))


def _print_mute(call: Call, names: Names, row: Mute) -> None:
    if call.options.json:
        keys = ("rule", "about", "reason", "muted_by", "muted_on", "where", "row_key")
        print_json({"id": str(row.id), **{key: getattr(row, key) for key in keys}})
    else:
        place = f"{_title(row.where, call)} {names(row.where, row.row_key)}".strip()
        print(f"{row.rule}  {place}: {row.about}")


def _tally(found: Sequence[Problem]) -> dict[str, int]:
    counted = Counter(problem.severity for problem in found)
    return {"errors": counted["error"], "warnings": counted["warning"], "hints": counted["hint"]}


def _take_project_to_check(line: CommandLine) -> None:
    project_of(line)
    as_json(line)
    in_language(line)


def _take_row(line: CommandLine) -> None:
    project_of(line)
    line.add_argument("rule", metavar="RULE")
    line.add_argument("row", metavar="ROW")
    as_json(line)
    in_language(line)


def _take_mute(line: CommandLine) -> None:
    _take_row(line)
    line.add_argument("--reason", metavar="TEXT", required=True)


CHECK_COMMANDS = (
    Command(
        "check",
        N_("List all findings for a project; the exit code is 1 if there is an error."),
        _take_project_to_check,
        check,
    ),
    Command("mute", N_("Mute a check for one row, with a reason."), _take_mute, mute),
    Command("unmute", N_("Unmute a check."), _take_row, unmute),
)
