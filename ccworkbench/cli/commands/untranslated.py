"""Which texts stay in the language of the workbook: `export --untranslated` lists them, `export` counts them."""

import sys
from collections.abc import Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING

from ccworkbench.cli.arguments import Call
from ccworkbench.cli.terminal import print_json, print_table
from ccworkbench.sheets.options import Language

if TYPE_CHECKING:
    from ccworkbench.exchange.packs.parts import Pack
    from ccworkbench.exchange.packs.untranslated import StayingText
    from ccworkbench.store.store import Store


def list_untranslated(call: Call, packs: Sequence["Pack"]) -> int:
    """List what would stay untranslated, and write nothing; the answer is no where anything does."""
    with call.reading() as store:
        found = _staying_texts(call, store, packs)
    if call.options.json:
        print_json([asdict(one) for one in found])
    elif found:
        say = call.words.say
        heads = [say("Sheet"), say("Row"), say("Column"), say("Text")]
        print_table(heads, [[one.title, one.called, one.heading, one.text] for one in found])
    else:
        print(call.words.say("Nothing stays untranslated."))
    return int(bool(found))


def tell_of_texts(call: Call, store: "Store", packs: Sequence["Pack"]) -> None:
    """Say how many cells of the papers can't be read, and how many texts stay in the language of the workbook."""
    from ccworkbench.exchange.packs.leaving import unread_note

    workbook = call.project(store)
    if unread := unread_note(packs, workbook.rows, call.viewer(workbook), call.options.readers):
        print(call.words.tell(unread), file=sys.stderr)
    if count := len(_staying_texts(call, store, packs)):
        words = call.words
        said = words.count(
            "{n} text stays in {language}; `export --untranslated` lists it.",
            "{n} texts stay in {language}; `export --untranslated` lists them.",
            count,
            language=words.say(Language(call.project(store).project.language).label),
        )
        print(said, file=sys.stderr)


def _staying_texts(call: Call, store: "Store", packs: Sequence["Pack"]) -> list["StayingText"]:
    from ccworkbench.exchange.packs.untranslated import staying_texts
    from ccworkbench.operations.paper_source import paper_source

    workbook, options = call.project(store), call.options
    source = paper_source(store, workbook, call.viewer(workbook))
    languages = options.language or workbook.project.export_languages
    return staying_texts(source, packs, languages, options.readers)
