"""The commands about the register of documents: list it, and note what became of a document."""

from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING, Any

from ccworkbench.cli.arguments import Call, Command, CommandLine, as_json, in_language, project_of
from ccworkbench.cli.terminal import print_json, print_table
from ccworkbench.core.viewer import Viewer
from ccworkbench.language.user_error import UserError
from ccworkbench.language.words import N_, phrase

if TYPE_CHECKING:
    from ccworkbench.operations.documents.register import IssuedDocument


def documents(call: Call) -> int:
    """List the register of documents, or those that are issued and not yet back."""
    from ccworkbench.operations.documents.register import issued_documents

    with call.reading() as store:
        workbook = call.project(store)
        found, viewer = issued_documents(store, workbook), call.viewer(workbook)
    found = [one for one in found if one.is_awaited or not call.options.awaited]
    if call.options.json:
        print_json([_entry_in_full(one) for one in found])
        return 0
    say = call.words.say
    heads = [say(text) for text in (N_("Number"), N_("Version"), N_("Status"), N_("Date"), N_("Document"))]
    heads += [say(text) for text in (N_("Readers"), N_("Sent to"), N_("Returned on"))]
    print_table(heads, [_entry_in_short(one, call, viewer) for one in found])
    return 0


def document(call: Call) -> int:
    """Note what became of a version: to whom it was sent, when it came back, why it was withdrawn."""
    from ccworkbench.operations.documents import register

    options = call.options
    with call.writing() as store:
        workbook = call.project(store)
        one = register.found(register.issued_documents(store, workbook), options.number, options.version or "")
        day = _day_of(call, options.on)
        if sum(bool(chosen) for chosen in (options.sent_to, options.back, options.withdraw)) != 1:
            raise UserError(phrase("Use exactly one of `--sent-to WHO`, `--back` and `--withdraw REASON`."))
        if options.sent_to:
            register.note_sent(store, workbook, one, options.sent_to, day)
        elif options.back:
            register.note_back(store, workbook, one, day)
        else:
            register.withdraw(store, workbook, one, options.withdraw, day)
    return 0


def _entry_in_short(one: "IssuedDocument", call: Call, viewer: Viewer) -> list[str]:
    from ccworkbench.operations.documents.packs import document_title

    say, day = call.words.say, call.words.date
    said = [
        one.number,
        one.version,
        say(one.status.label),
        day(one.day),
        document_title(one.pack, viewer),
        say(one.readers.label),
    ]
    return [*said, call.words.listing(sending.to for sending in one.sent), day(one.back) if one.back else ""]


def _entry_in_full(one: "IssuedDocument") -> dict[str, Any]:
    return {
        "number": one.number,
        "version": one.version,
        "document": one.pack.removeprefix("sheet:"),
        "status": one.status.value,
        "date": one.day,
        "author": one.author,
        "change": one.change,
        "readers": one.readers.value,
        "languages": list(one.languages),
        "content": one.content,
        "files": [asdict(file) for file in one.files],
        "sent": [{"to": sending.to, "on": sending.day} for sending in one.sent],
        "back": one.back,
        "reason": one.reason,
    }


def _day_of(call: Call, text: str | None) -> date:
    """Read a day as it is typed anywhere; today where none is given."""
    from ccworkbench.core.kind import Date

    if not text:
        return date.today()
    return Date().read(text, Viewer(call.words, date.today()))


def _take_documents(line: CommandLine) -> None:
    project_of(line)
    line.add_argument("--awaited", action="store_true")
    as_json(line)
    in_language(line)


def _take_document(line: CommandLine) -> None:
    take_number(line)
    line.add_argument("--sent-to", metavar="WHO")
    line.add_argument("--back", action="store_true")
    line.add_argument("--withdraw", metavar="REASON")
    line.add_argument("--on", metavar="DATE")
    in_language(line)


def take_number(line: CommandLine) -> None:
    """Take the project, the number of a document and its version."""
    project_of(line)
    line.add_argument("number", metavar="NUMBER")
    line.add_argument("--version", metavar="VERSION")


REGISTER_COMMANDS = (
    Command("documents", N_("List the register of documents."), _take_documents, documents),
    Command(
        "document",
        N_("Note in the register to whom a document was sent, when it came back, or why it is withdrawn."),
        _take_document,
        document,
    ),
)
