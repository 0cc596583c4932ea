"""The commands of the acceptance test: plan a round, write a defect, prepare the sign-off."""

from collections.abc import Callable
from dataclasses import asdict
from datetime import date
from typing import Any

from ccworkbench.cli.arguments import Call, Command, CommandLine, as_json, in_language, one_of, project_of
from ccworkbench.cli.rows import find_row
from ccworkbench.cli.terminal import print_json
from ccworkbench.core.grid import grid_of
from ccworkbench.core.record import Record
from ccworkbench.core.viewer import Viewer
from ccworkbench.language.words import N_
from ccworkbench.operations.plan_test_round import plan_test_round
from ccworkbench.operations.prepare_sign_off import prepare_sign_off, prepared_sentence
from ccworkbench.operations.write_defect import write_defect
from ccworkbench.sheets.launch.sign_off import SignOff
from ccworkbench.sheets.uat.cycle import Cycle
from ccworkbench.sheets.uat.test_result import TestResult
from ccworkbench.store.workbook import Workbook

PREPARE = "prepare"


def plan_results(call: Call) -> int:
    """Give every case of a cycle its result, still to be entered."""
    with call.writing() as store:
        workbook = call.project(store)
        viewer = call.viewer(workbook)
        planned = plan_test_round(workbook, _row(workbook, Cycle, call.options.cycle, viewer))
        if call.options.json:
            codes = {"planned": planned.made, "waiting": planned.waiting}
            print_json({key: [result.code for result in results] for key, results in codes.items()})
        else:
            print(planned.sentence(viewer))
    return 0


def defect(call: Call) -> int:
    """Write a defect from a failed result, or name the one that tells of it already."""
    with call.writing() as store:
        workbook = call.project(store)
        written = write_defect(workbook, _row(workbook, TestResult, call.options.result, call.viewer(workbook)))
        if call.options.json:
            print_json({"id": str(written.defect.id), "code": written.defect.code, "new": written.is_new})
        else:
            print(written.sentence(call.words))
    return 0


def sign_off(call: Call) -> int:
    """Fill what follows from the acceptance test into its sign-off."""
    with call.writing() as store:
        workbook = call.project(store)
        row = _row(workbook, SignOff, call.options.number, call.viewer(workbook))
        prepared = prepare_sign_off(workbook, row, date.today())
        if call.options.json:
            print_json({"id": str(row.id), "code": row.code, **asdict(prepared)})
        else:
            print(prepared_sentence(prepared, call.words))
    return 0


def _row(workbook: Workbook, sheet: type[Record], text: str, viewer: Viewer) -> Any:
    return find_row(grid_of(sheet, workbook.rows), text, viewer)


def _take_names(*names: str) -> Callable[[CommandLine], None]:
    def take(line: CommandLine) -> None:
        project_of(line)
        for name in names:
            line.add_argument(name, metavar=name.upper())
        as_json(line)
        in_language(line)

    return take


def _take_sign_off(line: CommandLine) -> None:
    project_of(line)
    line.add_argument("deed", metavar=PREPARE, type=one_of([PREPARE]))
    line.add_argument("number", metavar="NUMBER")
    as_json(line)
    in_language(line)


UAT_COMMANDS = (
    Command(
        "plan-results",
        N_("Add a “not run” result row for every test case in a cycle."),
        _take_names("cycle"),
        plan_results,
    ),
    Command("write-defect", N_("Log a defect for a failed test result."), _take_names("result"), defect),
    Command(
        "sign-off",
        N_("Prepare the sign-off of the acceptance test: figures, open defects, conditions, signatories."),
        _take_sign_off,
        sign_off,
    ),
)
