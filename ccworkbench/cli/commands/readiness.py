"""The command that tells how ready a project is, rule by rule."""

from datetime import date
from typing import TYPE_CHECKING, Any

from ccworkbench.cli.arguments import Call, Command, CommandLine, as_json, in_language, project_of
from ccworkbench.cli.terminal import print_json, print_table
from ccworkbench.core.grid import Table
from ccworkbench.language.words import N_

if TYPE_CHECKING:
    from ccworkbench.method.figures.readiness_items import Readiness, ReadinessArea, ReadinessItem


ALL = 100  # rules; there are fewer


def readiness(call: Call) -> int:
    """Tell the score, what it proposes, and what each rule costs; the answer is no where that is a no-go."""
    from ccworkbench.method.figures.readiness import readiness_of
    from ccworkbench.method.figures.readiness_items import GoProposal
    from ccworkbench.method.reports.readiness import areas_table, rules_table
    from ccworkbench.operations.check_project import check_project

    with call.reading() as store:
        workbook = call.project(store)
        problems = check_project(workbook, date.today()).problems
        found = readiness_of(workbook.rows, problems, date.today())
        if call.options.json:
            print_json(_readiness_fields(found, call))
        else:
            viewer = call.viewer(workbook)
            proposal = call.words.say(found.proposal.label)
            print(call.words.say("{score} of 100 points: {proposal}", score=found.score, proposal=proposal))
            for table in (areas_table(found, viewer), rules_table(workbook.rows, viewer, viewer.today, ALL)):
                print()
                _print(table)
    return int(found.proposal is GoProposal.NO_GO)


def _print(table: Table) -> None:
    print_table([head.text for head in table.heads], [[cell.text for cell in row] for row in table.rows])


def _readiness_fields(found: "Readiness", call: Call) -> dict[str, Any]:
    areas = [_area(area, call) for area in found.areas]
    return {"score": found.score, "proposal": found.proposal.value, "areas": areas}


def _area(area: "ReadinessArea", call: Call) -> dict[str, Any]:
    return {
        "key": area.key,
        "title": call.words.say(area.title),
        "weight": area.weight,
        "share": area.share,
        "points": round(area.points, 2),
        "state": area.state,
        "items": [_item(item, call) for item in area.items],
    }


def _item(item: "ReadinessItem", call: Call) -> dict[str, Any]:
    return {
        "key": item.key,
        "text": call.words.tell(item.text),
        "have": item.have,
        "need": item.need,
        "weight": round(item.weight, 2),
        "lost": round(item.lost, 2),
        "state": item.state,
        "sheet": item.target.sheet,
        "rows": item.target.rows,
    }


def _take_readiness(line: CommandLine) -> None:
    project_of(line)
    as_json(line)
    in_language(line)


READINESS_COMMANDS = (
    Command(
        "readiness",
        N_("Show how ready a project is for go-live; the exit code is 1 if it is a no-go."),
        _take_readiness,
        readiness,
    ),
)
