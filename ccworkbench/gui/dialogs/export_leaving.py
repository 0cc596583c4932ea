"""What will leave the house with the chosen papers, sheet by sheet, and what is held back from their readers."""

from collections.abc import Iterator

from ccworkbench.exchange.packs.hand_over import PaperOrder
from ccworkbench.exchange.packs.leaving import Leaving, what_leaves
from ccworkbench.gui.context import Context
from ccworkbench.language.words import Words


def leaving_lines(context: Context, order: PaperOrder) -> list[str]:
    """Say of each sheet and report of an order what its readers get, in a line."""
    found = what_leaves(order.packs, context.book.rows, context.viewer(), order.readers)
    return [" · ".join(_parts(one, context.words)) for one in found]


def _parts(leaving: Leaving, words: Words) -> Iterator[str]:
    yield leaving.title
    if leaving.rows is not None:
        yield words.count("{n} row", "{n} rows", leaving.rows)
    if leaving.rows_held:
        yield words.count("{n} row held back", "{n} rows held back", leaving.rows_held)
    if leaving.is_held:
        yield words.say("held back as a whole")
    elif leaving.columns_held:
        yield words.say("held back: {columns}", columns=words.listing(leaving.columns_held))
