"""The commands that make files: exports, backups, and what the doctor says about the store."""

import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from ccworkbench.cli.arguments import (
    Call,
    Command,
    CommandLine,
    as_json,
    in_language,
    language,
    one_of,
    option,
    project_of,
)
from ccworkbench.cli.commands.leaving import list_leaving
from ccworkbench.cli.commands.untranslated import list_untranslated, tell_of_texts
from ccworkbench.cli.terminal import print_fields, print_json, print_table, say_new_folder
from ccworkbench.core.disclosure import CUSTOMER, Disclosure
from ccworkbench.exchange.document import EXCEL, PDF
from ccworkbench.language.user_error import UserError
from ccworkbench.language.words import N_, Phrase, Words, phrase
from ccworkbench.method.reports.catalogue import listed
from ccworkbench.store.backup import backup, restore
from ccworkbench.store.copies.contents import CopySummary, copy_summary, present_contents
from ccworkbench.store.copies.listing import copies
from ccworkbench.store.doctor import DoctorReport, doctor
from ccworkbench.store.errors import DAMAGED
from ccworkbench.store.lock import Holder
from ccworkbench.store.store import Store

if TYPE_CHECKING:
    from ccworkbench.exchange.packs.hand_over import Paper
    from ccworkbench.exchange.packs.parts import Pack


def export(call: Call) -> int:
    """Write packs and sheets as files, all or none, and name them."""
    from ccworkbench.exchange.packs.hand_over import write_all

    if call.options.list:
        return list_leaving(call, list(_packs(call)))
    if call.options.untranslated:
        return list_untranslated(call, list(_packs(call)))
    if not call.options.out:
        raise UserError(phrase("`export` needs a folder: `--out DIR`. Use `--list` to see what would be exported."))
    folder = Path(call.options.out)
    with call.reading() as store:
        papers = list(_papers(call, store, folder))
        tell_of_texts(call, store, list(_packs(call)))
    say_new_folder(call.words, folder)
    outcomes = write_all(papers, lambda _done, _of, _what: None)
    for outcome in outcomes:
        if not outcome.error:
            print(outcome.path)
        if outcome.note:
            print(f"{outcome.path.name}: {call.words.tell(outcome.note)}", file=sys.stderr)
    errors = [outcome.error for outcome in outcomes if outcome.error]
    if errors:
        _tell_of_failures(call.words, [one.path.name for one in outcomes if not one.error], errors)
    return int(bool(errors))


def _tell_of_failures(words: Words, written: Sequence[str], errors: Sequence[UserError]) -> None:
    """Say which files are there all the same, and of each other one why it is not; raises where there are none."""
    *others, last = errors
    if written:
        print(words.say("Files created: {files}.", files=words.listing(written)), file=sys.stderr)
    for error in others:
        print(words.tell(error.message), file=sys.stderr)
    if not written:
        raise last
    print(words.tell(last.message), file=sys.stderr)


def make_backup(call: Call) -> int:
    """Copy the store into the folder of its backups, or another."""
    print(backup(call.path, Path(call.options.to) if call.options.to else None))
    return 0


def list_backups(call: Call) -> int:
    """List what could be put in the store's place, and what would be lost and gained by that."""
    folder = Path(call.options.to) if call.options.to else None
    present = present_contents(call.path)
    found = [copy_summary(copy, present) for copy in copies(call.path, folder)]
    if call.options.json:
        print_json([_in_full(one, call.words) for one in found])
    elif not found:
        print(call.words.say("There is no backup of this store yet."))
    else:
        say = call.words.say
        heads = [
            say("File"),
            say("Projects"),
            say("Rows"),
            say("Changes that would be lost"),
            say("Changes that would be restored"),
        ]
        print_table(heads, [_in_short(one, call.words) for one in found])
    return 0


def restore_backup(call: Call) -> int:
    """Put a backup in the store's place; the present file is kept beside it."""
    if not call.options.file.strip():
        raise UserError(phrase("`restore` needs a backup. Enter its path, or its name from `backups`."))
    named = Path(call.options.file)
    listed = {copy.path.name: copy.path for copy in copies(call.path)}
    copied = named if named.exists() else listed.get(call.options.file)
    if copied is None:
        raise UserError(phrase("There is no backup “{file}”. `backups` lists them.", file=call.options.file))
    try:
        kept = restore(copied, call.path)
    except UserError as error:
        if error.message != DAMAGED:
            raise
        raise UserError(  # what is damaged is the copy: the store was not touched, and may well be sound
            phrase("“{file}” is damaged and cannot be restored; the store is unchanged.", file=copied.name)
        ) from error
    if kept:
        print(kept)
    return 0


def examine(call: Call) -> int:
    """Examine the store; the answer is no where something is wrong with it."""
    if not call.path.exists():
        raise UserError(phrase("There is no store at {path}.", path=str(call.path)))
    report = doctor(call.path)
    if call.options.json:
        print_json(_report_fields(report, call.words))
    else:
        if report.is_counted:
            print_fields(list(_fields(report, call.words)))
        for problem in report.problems:
            print(call.words.tell(problem))
    return int(bool(report.problems))


def _in_short(found: CopySummary, words: Words) -> list[str]:
    if found.trouble:
        return [found.copy.path.name, words.tell(found.trouble), "", "", ""]
    lost, gained = (
        (str(found.difference.steps_lost), str(found.difference.steps_gained)) if found.difference else ("", "")
    )
    return [found.copy.path.name, words.listing(found.projects), str(found.rows), lost, gained]


def _in_full(found: CopySummary, words: Words) -> dict[str, object]:
    return {
        "path": str(found.copy.path),
        "kind": found.copy.kind.value,
        "made": found.copy.made.isoformat(),
        "size": found.size,
        "projects": list(found.projects),
        "rows": found.rows,
        "difference": asdict(found.difference) if found.difference else None,
        "problem": words.tell(found.trouble) if found.trouble else None,
    }


def _fields(report: DoctorReport, words: Words) -> Iterator[tuple[str, str]]:
    """Yield what the doctor counted, each under its name in the reader's language."""
    say, holder = words.say, report.holder
    yield say("File"), str(report.path)
    yield say("Size in bytes"), words.number(report.size)
    for head, count in (
        (N_("Schema"), report.schema),
        (N_("Projects"), report.projects),
        (N_("Rows"), report.rows),
        (N_("Deleted rows"), report.tombstones),
        (N_("References to deleted rows"), report.loose),
        (N_("Steps of the history"), report.steps),
        (N_("Changes in the history steps"), report.changes),
        (N_("Pictures"), report.pictures),
    ):
        yield say(head), words.number(count)
    yield say("Opened by"), words.tell(_held(holder)) if holder else ""
    yield say("Latest backup"), str(report.backup or "")
    if report.backup_age is not None:
        yield say("Backup age in minutes"), words.number(int(report.backup_age.total_seconds()) // 60)


def _held(holder: Holder) -> Phrase:
    return phrase(
        "{user} on {host} since {since} (pid {pid})",
        user=holder.user,
        host=holder.host,
        since=holder.began(),
        pid=holder.pid,
    )


def _papers(call: Call, store: Store, folder: Path) -> Iterator["Paper"]:
    from ccworkbench.exchange.packs.hand_over import Paper
    from ccworkbench.operations.paper_source import paper_source

    options, workbook = call.options, call.project(store)
    card = workbook.project
    source = paper_source(store, workbook, call.viewer(workbook))
    for key in options.language or card.export_languages or (card.language.value,):
        for pack in _packs(call):
            document = source.document(pack, key, options.readers)
            for ending in options.format or (PDF, EXCEL):
                yield Paper(document, folder / document.file_name(ending))


def _packs(call: Call) -> Iterator["Pack"]:
    from ccworkbench.exchange.packs.catalogue import KICK_OFF, PACKS
    from ccworkbench.exchange.packs.hand_over import pack_of

    options = call.options
    yield from (PACKS[one_of(list(PACKS))(key)] for key in options.pack)
    yield from (pack_of(key) for key in options.sheet)
    if not options.pack and not options.sheet:
        yield KICK_OFF


def _report_fields(report: DoctorReport, words: Words) -> dict[str, object]:
    age = report.backup_age
    return {
        **asdict(report),
        "path": str(report.path),
        "holder": asdict(report.holder) if report.holder else None,
        "backup": str(report.backup) if report.backup else None,
        "backup_age": int(age.total_seconds()) if age is not None else None,
        "problems": [words.tell(problem) for problem in report.problems],
        "places": [
            {**asdict(fault_place), "message": words.tell(fault_place.message)} for fault_place in report.places
        ],
    }


def _take_export(line: CommandLine) -> None:
    project_of(line)
    line.add_argument("--pack", metavar="PACK", action="append", default=[])
    line.add_argument("--sheet", metavar="SHEET", type=one_of(list(listed())), action="append", default=[])
    line.add_argument("--format", metavar="pdf|xlsx", type=one_of([PDF, EXCEL]), action="append", default=[])
    line.add_argument("--language", metavar="LANGUAGE", type=language, action="append", default=[])
    line.add_argument("--readers", metavar="|".join(Disclosure), type=option(Disclosure), default=CUSTOMER)
    line.add_argument("--out", metavar="DIR")
    line.add_argument("--list", action="store_true")
    line.add_argument("--untranslated", action="store_true")
    as_json(line)


def _take_backup(line: CommandLine) -> None:
    line.add_argument("--to", metavar="DIR")
    in_language(line)


def _take_backups(line: CommandLine) -> None:
    line.add_argument("--to", metavar="DIR")
    as_json(line)
    in_language(line)


def _take_restore(line: CommandLine) -> None:
    line.add_argument("file", metavar="FILE")
    in_language(line)


def _take_doctor(line: CommandLine) -> None:
    as_json(line)
    in_language(line)


FILE_COMMANDS = (
    Command("export", N_("Export packs and sheets as PDF and Excel."), _take_export, export),
    Command("backup", N_("Back up the store."), _take_backup, make_backup),
    Command(
        "backups",
        N_("List the backups of the store, and what restoring each would lose."),
        _take_backups,
        list_backups,
    ),
    Command("restore", N_("Restore a backup; the current file is kept."), _take_restore, restore_backup),
    Command("doctor", N_("Check the store; the exit code is 1 if something is wrong."), _take_doctor, examine),
)
