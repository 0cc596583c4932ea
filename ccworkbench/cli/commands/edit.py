"""The commands that change a store: the sample, rows, cells, undo."""

from datetime import date

from ccworkbench.cli.arguments import Call, Command, CommandLine, as_json, in_language, project_of, sheet_of
from ccworkbench.cli.commands.signed_changes import with_signed_changes
from ccworkbench.cli.rows import find_row, read_values, values_of
from ccworkbench.cli.terminal import print_json
from ccworkbench.core.grid import Grid, grid_of
from ccworkbench.core.record import Record
from ccworkbench.core.viewer import Viewer
from ccworkbench.language.user_error import UserError
from ccworkbench.language.words import N_, phrase
from ccworkbench.operations.change_cells import set_cells
from ccworkbench.operations.change_rows import insert_rows
from ccworkbench.operations.new_project import add_sample
from ccworkbench.operations.rename import rename
from ccworkbench.sheets.order import BY_KEY
from ccworkbench.store.store import Store
from ccworkbench.store.workbook import Workbook


def sample(call: Call) -> int:
    """Add the sample project."""
    with call.making() as store:
        _print_project(call, add_sample(store, call.options.language or call.words.language, date.today()))
    return 0


def add(call: Call) -> int:
    """Add a row to a list."""
    sheet = BY_KEY[call.options.sheet]
    if sheet.sheet.shape != "list":
        raise UserError(phrase("Rows can only be added to lists. Use `set` to fill the cells of this sheet."))
    with call.writing() as store:
        workbook, viewer = _opened(call, store)
        grid = grid_of(sheet, workbook.rows)
        written = read_values(call.options.values, grid, viewer, store)
        row = sheet()
        with with_signed_changes(workbook, call.words):
            insert_rows(workbook, [row], cells=written)
        _print_row(call, row, grid, viewer)
    return 0


def set_(call: Call) -> int:
    """Set cells of a row."""
    sheet = BY_KEY[call.options.sheet]
    named, values = _row_and_values(sheet, [call.options.row, *call.options.values])
    with call.writing() as store:
        workbook, viewer = _opened(call, store)
        grid = grid_of(sheet, workbook.rows)
        is_first = sheet.sheet.shape == "form" and not grid.rows  # nobody has filled the form in yet
        row = sheet() if is_first else find_row(grid, named, viewer)
        written = read_values(values, grid, viewer, store, row)
        with with_signed_changes(workbook, call.words):
            set_cells(workbook, row, written, call.words)
        if call.options.json:
            _print_row(call, row, grid, viewer)
    return 0


def rename_(call: Call) -> int:
    """Call a sheet or a heading of a project otherwise."""
    with call.writing() as store:
        rename(call.project(store), call.options.name, call.options.title, call.words)
    return 0


def undo(call: Call) -> int:
    """Undo the last step."""
    return _undo_or_redo(call, back=True)


def redo(call: Call) -> int:
    """Redo the last undone step."""
    return _undo_or_redo(call, back=False)


def _undo_or_redo(call: Call, *, back: bool) -> int:
    with call.writing() as store:
        workbook = call.project(store)
        with with_signed_changes(workbook, call.words):
            step = workbook.undo() if back else workbook.redo()
    label = call.words.tell(step.label) if step else ""
    print(call.words.say("Undo: {step}", step=label) if back else call.words.say("Redo: {step}", step=label))
    return 0


def _opened(call: Call, store: Store) -> tuple[Workbook, Viewer]:
    workbook = call.project(store)
    return workbook, call.viewer(workbook)


def _row_and_values(sheet: type[Record], arguments: list[str]) -> tuple[str, list[str]]:
    """Take the row from the arguments; a form has one row only, which need not be named."""
    first, *rest = arguments
    if "=" in first and sheet.sheet.shape == "form":
        return "1", arguments
    if not rest:
        raise UserError(phrase("“{text}” has no value. Type column=value.", text=first))
    return first, rest


def _print_project(call: Call, workbook: Workbook) -> None:
    card = workbook.project
    if call.options.json:
        print_json({"id": str(card.id), "name": card.name, "language": card.language})
    else:
        print(card.id)


def _print_row(call: Call, row: Record, grid: Grid, viewer: Viewer) -> None:
    if call.options.json:
        print_json(values_of(row, grid.columns, viewer))
    else:
        print(getattr(row, "code", "") or row.id)


def _take_sample(line: CommandLine) -> None:
    in_language(line)
    as_json(line)


def _take_add(line: CommandLine) -> None:
    sheet_of(line)
    line.add_argument("values", metavar="column=value", nargs="+")
    _take_sample(line)


def _take_set(line: CommandLine) -> None:
    sheet_of(line)
    line.add_argument("row", metavar="ROW")
    line.add_argument("values", metavar="column=value", nargs="*")
    _take_sample(line)


def _take_rename(line: CommandLine) -> None:
    project_of(line)
    line.add_argument("name", metavar="SHEET[.COLUMN]")
    line.add_argument("title", metavar="TITLE")
    in_language(line)


def _take_project_to_undo(line: CommandLine) -> None:
    project_of(line)
    in_language(line)


EDIT_COMMANDS = (
    Command("sample", N_("Add the sample project."), _take_sample, sample),
    Command("add", N_("Add a row to a sheet of a project."), _take_add, add),
    Command("set", N_("Set cells of a row."), _take_set, set_),
    Command(
        "rename",
        N_("Rename a sheet or a heading in a project; an empty title restores the original."),
        _take_rename,
        rename_,
    ),
    Command("undo", N_("Undo the last step."), _take_project_to_undo, undo),
    Command("redo", N_("Redo the last undone step."), _take_project_to_undo, redo),
)
