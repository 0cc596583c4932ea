"""The commands that only look: projects, sheets, rows, packs, history."""

from datetime import date, datetime
from typing import Any

from ccworkbench.cli.arguments import Call, Command, CommandLine, as_json, in_language, page_of, project_of
from ccworkbench.cli.rows import column_name, values_of
from ccworkbench.cli.terminal import print_fields, print_json, print_table
from ccworkbench.core.grid import Grid, Rows, Table, grid_of
from ccworkbench.core.kind import Choice
from ccworkbench.core.matrix import CrossColumn, Crossing
from ccworkbench.core.record import Column, columns_of
from ccworkbench.core.viewer import Viewer
from ccworkbench.language.words import N_
from ccworkbench.method.figures.progress import project_progress
from ccworkbench.method.reports.catalogue import REPORTS, DerivedReport
from ccworkbench.sheets.order import BY_KEY, SHEETS
from ccworkbench.store.history import DO, REDO, START, UNDO, Step

KINDS = {START: "{step}", DO: "{step}", UNDO: N_("Undo: {step}"), REDO: N_("Redo: {step}")}


def projects(call: Call) -> int:
    """List the projects in the store."""
    with call.reading() as store:
        listed = [(card, project_progress(store.workbook(card.id).rows)) for card in store.projects()]
    if call.options.json:
        keys = ("name", "code", "customer_name", "language", "type", "approach", "kick_off", "go_live")
        print_json(
            [
                {"id": str(card.id), **{key: getattr(card, key) for key in keys}, "progress": progress}
                for card, progress in listed
            ]
        )
        return 0
    say, day = call.words.say, call.words.date
    heads = [say(text) for text in (N_("Project"), N_("Customer"), N_("Go-live"), N_("Progress"))]
    rows = [
        (
            str(card.id),
            card.name,
            card.customer_short or card.customer_name,
            day(card.go_live) if card.go_live else "",
            "" if progress is None else say("{n}%", n=round(progress * 100)),
        )
        for card, progress in listed
    ]
    print_table(["ID", *heads], rows)
    return 0


def sheets(call: Call) -> int:
    """Tell the schema as users see it: sheets, columns, kinds, choices."""
    viewer = Viewer(call.words, date.today())
    if call.options.json:
        print_json(
            [*(_sheet_fields(sheet, viewer) for sheet in SHEETS), *(_derived(one, viewer) for one in REPORTS.values())]
        )
        return 0
    say = call.words.say
    for sheet in SHEETS:
        print(f"{sheet.__tablename__}: {say(sheet.sheet.title)}")
        for column in _columns(sheet):
            known = ", ".join(value.value for value, _ in column.kind.choices(viewer)) if _is_closed(column) else ""
            key = f"= {column.key}" if column.computed or column.is_locked else column.key
            print(f"  {key}: {say(column.heading)}" + (f" ({known})" if known else ""))
    for report in REPORTS.values():
        print(f"{report.key}: {say(report.title)}")
        for head in _empty(report, viewer).heads:
            print(f"  = {head.key}: {head.text}")
    return 0


def show(call: Call) -> int:
    """Show a sheet or a report of a project."""
    if call.options.sheet in REPORTS:
        return _show_report(REPORTS[call.options.sheet], call)
    sheet = BY_KEY[call.options.sheet]
    with call.reading() as store:
        workbook = call.project(store)
        viewer = call.viewer(workbook)
        grid = grid_of(sheet, workbook.rows)
        if call.options.json:
            print_json([values_of(row, grid.columns, viewer) for row in grid.rows])
        elif sheet.sheet.shape == "form":
            row = grid.rows[0] if grid.rows else sheet()
            print_fields([(column_name(column, viewer), column.text(row, viewer)) for column in grid.columns])
        elif grid.rows:
            _print_rows(grid, viewer)
        else:
            print(call.words.say("Nothing here yet"))
    return 0


def _show_report(report: DerivedReport, call: Call) -> int:
    with call.reading() as store:
        workbook = call.project(store)
        viewer = call.viewer(workbook)
        table = _made(report, workbook.rows, viewer)
    if call.options.json:
        keys = [head.key for head in table.heads]
        lines = zip(table.ids, table.rows, strict=True)
        print_json(
            [{"id": row, **{key: cell.value for key, cell in zip(keys, cells, strict=True)}} for row, cells in lines]
        )
    elif table.rows:
        print_table([head.text for head in table.heads], [[cell.text for cell in cells] for cells in table.rows])
    else:
        print(call.words.say("Nothing here yet"))
    return 0


def packs(call: Call) -> int:
    """List the packs that can be exported."""
    from ccworkbench.exchange.packs.catalogue import PACKS

    say = call.words.say
    listed = [
        {"key": pack.key, "title": say(pack.title), "parts": [say(part.title) for part in pack.parts]}
        for pack in PACKS.values()
    ]
    if call.options.json:
        print_json(listed)
    else:
        for pack in listed:
            print(f"{pack['key']}: {pack['title']}")
    return 0


def history(call: Call) -> int:
    """List the steps of a project, first first."""
    with call.reading() as store:
        steps = call.project(store).history()
    if call.options.json:
        print_json(
            [
                {
                    "id": step.id,
                    "kind": step.kind,
                    "label": call.words.tell(step.label),
                    "author": step.author,
                    "at": _moment(step).isoformat(timespec="milliseconds"),
                    "target": step.target,
                }
                for step in steps
            ]
        )
        return 0
    for step in steps:
        label = call.words.say(KINDS[step.kind], step=call.words.tell(step.label))
        print(f"{call.words.moment(_moment(step))}  {step.author}  {label}")
    return 0


def _columns(sheet: Any) -> list[Column]:
    own = list(columns_of(sheet))
    leading = getattr(sheet, "leading", ())
    return [*(column for column in columns_of(sheet.down) if column.key in leading), *own] if leading else own


def _is_closed(column: Column) -> bool:
    return isinstance(column.kind, Choice)


def _sheet_fields(sheet: Any, viewer: Viewer) -> dict[str, Any]:
    say = viewer.words.say
    info = sheet.sheet
    described = {
        "key": sheet.__tablename__,
        "title": say(info.title),
        "purpose": say(info.purpose),
        "chapter": info.chapter,
        "shape": info.shape,
        "derived": False,
    }
    if issubclass(sheet, Crossing):
        described["rows"], described["columns_from"] = sheet.down.__tablename__, sheet.across.__tablename__
    columns = [
        {
            "key": column.key,
            "heading": say(column.heading),
            "kind": type(column.kind).__name__.lower(),
            "required": column.required,
            "computed": column.computed,
            "readers": column.disclosure.value,
            "sheet": getattr(column.kind, "sheet", None),
            "choices": [{"key": key, "label": label} for key, label in column.kind.choices(viewer)],
        }
        for column in _columns(sheet)
    ]
    return {**described, "columns": columns}


def _derived(report: DerivedReport, viewer: Viewer) -> dict[str, Any]:
    say = viewer.words.say
    columns = [
        {"key": head.key, "heading": head.text, "kind": type(head.kind).__name__.lower(), "computed": True}
        for head in _empty(report, viewer).heads
    ]
    return {
        "key": report.key,
        "title": say(report.title),
        "purpose": say(report.purpose),
        "chapter": report.chapter,
        "shape": report.sheet.shape,
        "derived": True,
        "columns": columns,
    }


def _empty(report: DerivedReport, viewer: Viewer) -> Table:
    """Work a report out for a project without rows: its headings are the same."""
    return _made(report, lambda _sheet: [], viewer)


def _made(report: DerivedReport, rows: Rows, viewer: Viewer) -> Table:
    from ccworkbench.method.reports.making import make_report  # brings all reports

    return make_report(report.key, rows, viewer, viewer.today)


def _print_rows(grid: Grid, viewer: Viewer) -> None:
    """Print the columns in which something stands; the first tells what a row is called in `set`."""
    texts = [[column.text(row, viewer) for column in grid.columns] for row in grid.rows]
    used = [
        index
        for index, column in enumerate(grid.columns)
        if isinstance(column, CrossColumn) or any(line[index] for line in texts)
    ]
    heads = [column_name(grid.columns[index], viewer) for index in used]
    print_table(["#", *heads], [[str(n), *(line[index] for index in used)] for n, line in enumerate(texts, 1)])


def _moment(step: Step) -> datetime:
    return datetime.fromtimestamp(int(step.stamp.split("-")[0]) / 1000).astimezone()


def _take_json(line: CommandLine) -> None:
    as_json(line)
    in_language(line)


def _take_project_to_show(line: CommandLine) -> None:
    project_of(line)
    _take_json(line)


def _take_sheet(line: CommandLine) -> None:
    page_of(line)
    _take_json(line)


SHOW_COMMANDS = (
    Command("projects", N_("List the projects in the store."), _take_json, projects),
    Command("sheets", N_("List the sheets with their columns, column types and options."), _take_json, sheets),
    Command("show", N_("Show a sheet or a report of a project."), _take_sheet, show),
    Command("packs", N_("List the packs that can be exported."), _take_json, packs),
    Command("history", N_("List the history of a project."), _take_project_to_show, history),
)
