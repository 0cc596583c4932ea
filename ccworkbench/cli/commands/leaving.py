"""What would leave with papers, listed instead of written: `export --list`."""

from collections.abc import Sequence
from dataclasses import asdict, replace
from typing import TYPE_CHECKING

from ccworkbench.cli.arguments import Call
from ccworkbench.cli.terminal import print_json, print_table
from ccworkbench.language.catalogues import words_of
from ccworkbench.language.words import Words

if TYPE_CHECKING:
    from ccworkbench.exchange.packs.leaving import Leaving
    from ccworkbench.exchange.packs.parts import Pack


def list_leaving(call: Call, packs: Sequence["Pack"]) -> int:
    """List what the papers hold and what stays back, and write nothing."""
    from ccworkbench.exchange.packs.leaving import what_leaves

    with call.reading() as store:
        workbook = call.project(store)
        viewer, told = call.viewer(workbook), call.options.language
        viewer = replace(viewer, words=words_of(told[0])) if told else viewer
        found = what_leaves(packs, workbook.rows, viewer, call.options.readers)
    if call.options.json:
        print_json([asdict(one) for one in found])
        return 0
    words, say = viewer.words, viewer.words.say
    heads = [say("Sheet"), say("Rows"), say("Rows held back"), say("Columns held back")]
    print_table(heads, [[one.title, *_counts(one, words), _columns_held(one, words)] for one in found])
    return 0


def _columns_held(leaving: "Leaving", words: Words) -> str:
    return words.say("held back as a whole") if leaving.is_held else words.listing(leaving.columns_held)


def _counts(leaving: "Leaving", words: Words) -> tuple[str, str]:
    """Say how many rows leave and how many stay; a report has none of its own."""
    if leaving.rows is None:
        return "", ""
    return words.number(leaving.rows), words.number(leaving.rows_held)
