"""The commands that make documents under control: issue them, make them again, say what changed."""

import sys
from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ccworkbench.cli.arguments import (
    Call,
    Command,
    CommandLine,
    as_json,
    language,
    one_of,
    option,
    project_of,
)
from ccworkbench.cli.commands.register import take_number
from ccworkbench.cli.commands.untranslated import tell_of_texts
from ccworkbench.cli.terminal import print_json, print_table, say_new_folder
from ccworkbench.core.disclosure import CUSTOMER, Disclosure
from ccworkbench.exchange.document import EXCEL, PDF
from ccworkbench.language.user_error import UserError
from ccworkbench.language.words import N_, phrase
from ccworkbench.method.reports.catalogue import listed
from ccworkbench.store.store import Store
from ccworkbench.store.workbook import Workbook

if TYPE_CHECKING:
    from ccworkbench.exchange.packs.hand_over import PaperResult
    from ccworkbench.operations.documents.issue import PreparedIssue


def issue(call: Call) -> int:
    """Give papers their numbers and versions, and write them; what says the same as before is the same document."""
    from ccworkbench.exchange.packs.catalogue import KICK_OFF
    from ccworkbench.operations.documents.issue import IssueRequest, prepare_issue
    from ccworkbench.operations.documents.packs import SHEET, pack_called

    options = call.options
    if not options.out and not options.list:
        raise UserError(phrase("`issue` needs a folder: `--out DIR`. Use `--list` to see what would be issued."))
    keys = [*options.pack, *(f"{SHEET}{key}" for key in options.sheet)] or [KICK_OFF.key]
    wishes = (options.readers, options.change or "", options.major, options.review, options.new)
    issued: list[dict[str, Any]] = []
    with call.reading() if options.list else call.writing() as store:
        workbook = call.project(store)
        for key in keys:
            prepared = prepare_issue(store, workbook, IssueRequest(pack_called(key), *wishes), date.today())
            if options.list:
                _tell_changes(call, prepared)
            else:
                tell_of_texts(call, store, [pack_called(key)])
                issued.append(_tell_issue(call, _issued(call, store, workbook, prepared), prepared))
    if options.json and not options.list:
        print_json(issued)
    return 0


def rebuild(call: Call) -> int:
    """Write an issued document once more, as it was on its day."""
    from ccworkbench.exchange.packs.hand_over import draw_all
    from ccworkbench.operations.documents.issue_files import papers_of, put_in_folder
    from ccworkbench.operations.documents.rebuild import prepare_rebuild

    options = call.options
    with call.reading() as store:
        prepared = prepare_rebuild(store, call.project(store), options.number, options.version or "")
        files = prepared.document.files
        languages = options.language or list(prepared.document.languages)
        formats = options.format or list(dict.fromkeys(file.format for file in files))
        papers = papers_of(store, prepared, languages, formats, Path(options.out))
        say_new_folder(call.words, Path(options.out))
        with draw_all(papers.papers, lambda _done, _of, _what: None) as drawn:
            results = put_in_folder(papers, drawn)
    _tell_files(call, results)
    return 0


def changes(call: Call) -> int:
    """List what is not as it was in the version before, old and new; with a folder, as a paper of its own."""
    from ccworkbench.operations.documents.issue import change_table
    from ccworkbench.operations.documents.rebuild import prepare_rebuild

    options = call.options
    with call.reading() as store:
        workbook = call.project(store)
        prepared = prepare_rebuild(store, workbook, options.number, options.version or "")
        if options.out:
            return _write_changes(call, store, prepared)
        _print_changes(call, prepared, change_table(prepared, _told_in(call)))
    return 0


def _told_in(call: Call) -> str:
    """Return the language in which changes are listed: that of the documents, where it is named."""
    return str(call.options.language[0]) if call.options.language else call.words.language


def _write_changes(call: Call, store: Store, prepared: "PreparedIssue") -> int:
    from ccworkbench.exchange.packs.hand_over import write_all
    from ccworkbench.operations.documents.change_sheet import change_papers

    options = call.options
    languages = options.language or [call.words.language]
    papers = change_papers(store, prepared, languages, options.format or [PDF], Path(options.out))
    say_new_folder(call.words, Path(options.out))
    for result in write_all(papers, lambda _done, _of, _what: None):
        if result.error:
            raise result.error
        print(result.path)
    return 0


def _issued(call: Call, store: Store, workbook: Workbook, prepared: "PreparedIssue") -> "Sequence[PaperResult]":
    from ccworkbench.exchange.packs.hand_over import draw_all
    from ccworkbench.operations.documents.issue_files import papers_of, put_in_register

    options, card = call.options, workbook.project
    languages = options.language or card.export_languages or (card.language.value,)
    papers = papers_of(store, prepared, languages, options.format or (PDF, EXCEL), Path(options.out))
    say_new_folder(call.words, Path(options.out))
    with draw_all(papers.papers, lambda _done, _of, _what: None) as drawn:
        return put_in_register(store, workbook, papers, drawn, date.today())


def _tell_files(call: Call, results: "Sequence[PaperResult]", *, with_paths: bool = True) -> None:
    """Name the files, and say what is to be known of each."""
    for result in results:
        if with_paths:
            print(result.path)
        for told in (*result.told, *((result.note,) if result.note else ())):
            print(f"{result.path.name}: {call.words.tell(told)}", file=sys.stderr)


def _tell_issue(call: Call, results: "Sequence[PaperResult]", prepared: "PreparedIssue") -> dict[str, Any]:
    """Say what became of a version, and return it as data."""
    from ccworkbench.operations.documents.issue_files import same_content

    document = prepared.document
    _tell_files(call, results, with_paths=not call.options.json)
    if prepared.is_unchanged:
        print(call.words.tell(same_content(document)), file=sys.stderr)
    return {
        "number": document.number,
        "version": document.version,
        "unchanged": prepared.is_unchanged,
        "content": document.content,
        "files": [str(result.path) for result in results],
    }


def _tell_changes(call: Call, prepared: "PreparedIssue") -> None:
    """Say what would be issued, and what would be new in it."""
    from ccworkbench.operations.documents.issue import change_table

    table = None if prepared.is_unchanged else change_table(prepared, _told_in(call))
    _print_changes(call, prepared, table)


def _print_changes(call: Call, prepared: "PreparedIssue", table: Any) -> None:
    rows = [[cell.text for cell in row] for row in table.rows] if table else []
    if call.options.json:
        keys = [head.key for head in table.heads] if table else []
        named = [dict(zip(keys, row, strict=True)) for row in rows]
        print_json(
            {
                "number": prepared.document.number,
                "version": prepared.document.version,
                "content": prepared.document.content,
                "unchanged": prepared.is_unchanged,
                "changes": named,
                "cells": [asdict(one) for one in prepared.changes],
            }
        )
        return
    print(f"{prepared.document.number} {prepared.document.version}")
    if table and rows:
        print_table([head.text for head in table.heads], rows)
    elif prepared.earlier:
        print(call.words.say("Nothing has changed."))


def _take_packs(line: CommandLine) -> None:
    from ccworkbench.exchange.packs.catalogue import PACKS

    project_of(line)
    line.add_argument("--pack", metavar="PACK", type=one_of(list(PACKS)), action="append", default=[])
    line.add_argument("--sheet", metavar="SHEET", type=one_of(list(listed())), action="append", default=[])
    _take_files(line)
    line.add_argument("--readers", metavar="|".join(Disclosure), type=option(Disclosure), default=CUSTOMER)
    line.add_argument("--change", metavar="TEXT")
    for wish in ("--major", "--review", "--new", "--list"):
        line.add_argument(wish, action="store_true")
    as_json(line)


def _take_files(line: CommandLine, *, is_written: bool = False) -> None:
    line.add_argument("--format", metavar="pdf|xlsx", type=one_of([PDF, EXCEL]), action="append", default=[])
    line.add_argument("--language", metavar="LANGUAGE", type=language, action="append", default=[])
    line.add_argument("--out", metavar="DIR", required=is_written)


def _take_rebuild(line: CommandLine) -> None:
    take_number(line)
    _take_files(line, is_written=True)


def _take_changes(line: CommandLine) -> None:
    take_number(line)
    _take_files(line)
    as_json(line)


DOCUMENT_COMMANDS = (
    Command("issue", N_("Issue packs and sheets as numbered documents, kept in the register."), _take_packs, issue),
    Command(
        "rebuild", N_("Write an issued document again, as it was on the day of its issue."), _take_rebuild, rebuild
    ),
    Command(
        "changes",
        N_("List what changed since the previous version, or save it as a change sheet."),
        _take_changes,
        changes,
    ),
)
