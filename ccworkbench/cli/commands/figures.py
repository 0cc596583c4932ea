"""The command that takes figures of a platform in."""

from dataclasses import asdict
from pathlib import Path

from ccworkbench.cli.arguments import Call, Command, CommandLine, as_json, in_language, project_of
from ccworkbench.cli.terminal import print_json
from ccworkbench.language.catalogues import words_of
from ccworkbench.language.words import N_


def figures(call: Call) -> int:
    """Import counts per period from a CSV or Excel file; the answer is no where a cell could not be read."""
    from ccworkbench.exchange.reading.figure_files import figures_in
    from ccworkbench.operations.import_figures import import_figures

    path = Path(call.options.file)
    with call.writing() as store:
        workbook = call.project(store)
        spoken = workbook.project.language.value
        views = [call.viewer(workbook, words_of(spoken)), call.viewer(workbook)]
        first, other = reversed(views) if call.options.language else views
        read = figures_in(path, first, spoken, [other])
        taken = import_figures(workbook, read, path.name)
    if call.options.json:
        print_json(asdict(taken))
    else:
        print(taken.sentence(path.name, call.words))
    return int(bool(taken.unread))


def _take(line: CommandLine) -> None:
    project_of(line)
    line.add_argument("file", metavar="FILE")
    as_json(line)
    in_language(line)


FIGURE_COMMANDS = (
    Command(
        "figures",
        N_("Import period figures from a CSV or Excel file; the exit code is 1 if a cell could not be read."),
        _take,
        figures,
    ),
)
