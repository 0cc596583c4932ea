"""The commands for a house's own starter content: kept from a project, used for new ones, handed from desk to desk."""

from collections.abc import Collection, Sequence
from dataclasses import asdict
from pathlib import Path

from ccworkbench.cli.arguments import Call, Command, CommandLine, as_json, in_language, one_of, project_of
from ccworkbench.cli.terminal import harmless, print_json, print_table
from ccworkbench.language.languages import LANGUAGES
from ccworkbench.language.legible_text import legible
from ccworkbench.language.listed_parts import listed_parts
from ccworkbench.language.user_error import UserError
from ccworkbench.language.words import N_, phrase
from ccworkbench.method.house.content import Key
from ccworkbench.method.house.declared import content_sheets, why_not_kept
from ccworkbench.method.house.differences import WordingDifference, differences, new_rows
from ccworkbench.method.house.saving import SavedContent
from ccworkbench.method.house.telling import DELETED, IMPORTED, SAVED, sheet_lines, told_done, told_sections
from ccworkbench.operations.house_contents import (
    content_to_save,
    contents,
    export_content,
    find_content,
    import_content,
    remove_content,
    save_content,
    settle_content,
)
from ccworkbench.sheets.order import BY_KEY

EVERY_ROW = "all"


def list_contents(call: Call) -> int:
    """List the house content stored next to the store."""
    say, found = call.words.say, contents(call.path)
    if call.options.json:
        listed = [
            {
                "file": str(one.path),
                "name": one.content and one.content.name,
                "language": one.content and one.content.language,
                "sheets": {key: len(rows) for key, rows in one.content.sheets.items()} if one.content else {},
                "problem": one.problem and call.words.tell(one.problem),
            }
            for one in found
        ]
        print_json(listed)
        return 0
    if not found:
        print(say("There is no house content yet. `save-content` creates it from a project."))
    rows = [
        (one.name, LANGUAGES[one.language], call.words.number(sum(map(len, one.sheets.values()))))
        for one in (file.content for file in found)
        if one
    ]
    if rows:
        print_table([say(N_("House content")), say(N_("Language")), say(N_("Rows"))], rows)
    for problem in (file.problem for file in found):
        if problem:
            print(harmless(call.words.tell(problem)))
    return 0


def save(call: Call) -> int:
    """Show what of a project would be kept and what stays behind; with `--apply`, write it."""
    sheets = [BY_KEY[key] for key in call.options.sheets]
    with call.reading() as store:
        saved = content_to_save(call.project(store), legible(call.options.name), sheets)
    path = save_content(call.path, saved.content, replaces=call.options.replace) if call.options.apply else None
    if call.options.json:
        print_json(_saved_fields(saved, path, call))
        return 0
    for heading, lines in told_sections(saved, call.words):
        print(heading, *(f"  {harmless(line)}" for line in lines), sep="\n")
    if path:
        print(harmless(call.words.tell(told_done(SAVED, saved.content))))
        print(call.words.say("Saved to: {file}", file=str(path)))
    return 0


def compare(call: Call) -> int:
    """Show where our starter rows are worded otherwise than when the content was kept, and settle it row by row."""
    options = call.options
    content = find_content(call.path, options.name)
    found, new = differences(content), new_rows(content)
    known = {*(one.row for one in found), *((sheet, key) for sheet, keys in new.items() for key in keys)}
    take, keep = (_named_rows(keys, known) for keys in (options.take, options.keep))
    if take or keep:
        settle_content(call.path, options.name, take, keep)
    if options.json:
        told = [{**asdict(one), "taken": one.row in take, "kept": one.row in keep} for one in found]
        taken = {sheet: [key for key in keys if (sheet, key) in take] for sheet, keys in new.items()}
        print_json({"differences": told, "new": new, "taken": taken})
        return 0
    for one in found:
        _print_difference(one, call)
    for sheet, keys in new.items():
        title = call.words.say(BY_KEY[sheet].sheet.title)
        print(call.words.say("New starter rows in the program, {sheet}: {keys}", sheet=title, keys=", ".join(keys)))
    if not found and not new:
        print(call.words.say("The wording of the program’s starter rows has not changed since this content was saved."))
    return 0


def write_file(call: Call) -> int:
    """Write a content into a file of its own, and name it."""
    print(export_content(call.path, call.options.name, call.options.file))
    return 0


def import_(call: Call) -> int:
    """Take in a file that another desk exported."""
    content = import_content(call.path, Path(call.options.file), legible(call.options.name))
    print(harmless(call.words.tell(told_done(IMPORTED, content))))
    print(*(f"  {line}" for line in sheet_lines(content, call.words)), sep="\n")
    return 0


def remove(call: Call) -> int:
    """Delete a content; projects that were made with it keep their rows."""
    content = remove_content(call.path, call.options.name)
    print(harmless(call.words.tell(told_done(DELETED, content))))
    return 0


def _named_rows(keys: Sequence[str], known: Collection[Key]) -> set[Key]:
    """Return the rows that were named by their keys; raises UserError for one that says what ours says."""
    for key in keys:
        if key != EVERY_ROW and key not in {row for _, row in known}:
            raise UserError(phrase("No wording differs for the key “{text}”. `--json` lists the keys.", text=key))
    return {row for row in known if EVERY_ROW in keys or row[1] in keys}


def _print_difference(one: WordingDifference, call: Call) -> None:
    say = call.words.say
    print(f"{say(BY_KEY[one.sheet].sheet.title)}, {harmless(one.key)}:")
    now = say("The program no longer has this starter row.") if one.now is None else one.now
    for heading, text in (
        (N_("House wording"), one.house),
        (N_("Program wording when saved"), one.then),
        (N_("Program wording now"), now),
    ):
        print(f"  {say(heading)}: {harmless(' '.join(text.split()))}")


def _saved_fields(saved: SavedContent, path: Path | None, call: Call) -> dict[str, object]:
    say = call.words.say
    return {
        "applied": path is not None,
        "file": path and str(path),
        "sheets": {key: len(rows) for key, rows in saved.content.sheets.items()},
        "replaced": {say(neutral): number for neutral, number in saved.taken_out.items()},
        "left_out": {say(sheet): number for sheet, number in saved.left_out.items()},
        "stays": [
            {"sheet": say(sheet), "column": say(heading), "cells": number}
            for (sheet, heading), number in saved.left_behind.items()
        ],
        "never_kept": {sheet.__tablename__: call.words.tell(why_not_kept(sheet)) for sheet in saved.never_kept},
        "doubts": [{"sheet": say(sheet), "text": text, "part": part} for sheet, text, part in saved.doubts],
    }


def _sheet_keys(text: str) -> list[str]:
    read, kept = one_of([*BY_KEY]), {sheet.__tablename__ for sheet in content_sheets()}
    keys = [read(part) for part in listed_parts(text)]
    for key in keys:
        if key not in kept:
            raise UserError(why_not_kept(BY_KEY[key]))
    return keys


def _take_none(line: CommandLine) -> None:
    in_language(line)
    as_json(line)


def _take_save(line: CommandLine) -> None:
    project_of(line)
    line.add_argument("name", metavar="NAME")
    line.add_argument("--sheets", metavar="KEYS", type=_sheet_keys, action="extend", default=[])
    line.add_argument("--apply", action="store_true")
    line.add_argument("--replace", action="store_true")
    _take_none(line)


def _take_compare(line: CommandLine) -> None:
    line.add_argument("name", metavar="NAME")
    line.add_argument("--take", metavar="KEYS|all", type=listed_parts, action="extend", default=[])
    line.add_argument("--keep", metavar="KEYS|all", type=listed_parts, action="extend", default=[])
    _take_none(line)


def _take_file(line: CommandLine) -> None:
    line.add_argument("name", metavar="NAME")
    line.add_argument("file", metavar="FILE|DIR")
    in_language(line)


def _take_import(line: CommandLine) -> None:
    line.add_argument("file", metavar="FILE")
    line.add_argument("--name", metavar="NAME", default="")
    in_language(line)


def _take_remove(line: CommandLine) -> None:
    line.add_argument("name", metavar="NAME")
    in_language(line)


CONTENT_COMMANDS = (
    Command("contents", N_("List the house content stored next to the store."), _take_none, list_contents),
    Command(
        "save-content",
        N_("Show which parts of a project would be saved as house content; `--apply` saves them."),
        _take_save,
        save,
    ),
    Command(
        "compare-content",
        N_(
            "Show which starter rows of the program have been reworded or added since the house "
            "content was saved; `--take` adopts the named ones, `--keep` leaves the house content as "
            "it is."
        ),
        _take_compare,
        compare,
    ),
    Command("export-content", N_("Export house content to a file."), _take_file, write_file),
    Command("import-content", N_("Import house content from a file."), _take_import, import_),
    Command("remove-content", N_("Delete house content; projects keep their rows."), _take_remove, remove),
)
