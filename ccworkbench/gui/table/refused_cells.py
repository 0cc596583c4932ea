"""What a paste could not put anywhere: counted, listed, and still there to be copied."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from ccworkbench.gui.widgets.clipboard_formats import write_text
from ccworkbench.gui.widgets.text_list_dialog import TextListDialog
from ccworkbench.language.words import N_, Words

LOCKED = N_("The column is calculated from others")
RIGHT_OF_ALL = N_("No such column")
BELOW_ALL = N_("Below the last row")
REFUSED_HEADING = 2  # the column of what was left out: it may be long, and gives way to the reason beside it


@dataclass(frozen=True)
class RefusedText:
    """One text that no cell took: where it was meant to go, as one sees it, and why it did not."""

    row: int
    column: str
    text: str
    why: str
    place: int = 0  # of its column in the block that was pasted


def refused_sentence(cells: Sequence[RefusedText], words: Words) -> str:
    """Say how much was left out, and why."""
    whys = words.listing(words.say(why) for why in dict.fromkeys(cell.why for cell in cells))
    return words.count(
        "{n} cell was skipped ({reasons}); its text can be copied again.",
        "{n} cells were skipped ({reasons}); their text can be copied again.",
        len(cells),
        reasons=whys,
    )


def refused_texts(cells: Sequence[RefusedText]) -> str:
    """Return the texts as a block that can be pasted elsewhere: each in its column, blank where one was taken."""
    rows: dict[int, dict[int, str]] = {}
    for cell in cells:
        rows.setdefault(cell.row, {})[cell.place] = cell.text
    width = max((cell.place for cell in cells), default=0) + 1
    return write_text([row.get(place, "") for place in range(width)] for row in rows.values())


class RefusedList(TextListDialog):
    """All that was left out, with its place; it can be copied as a table."""

    wide = REFUSED_HEADING

    def __init__(self, cells: Sequence[RefusedText], words: Words, parent: QWidget | None = None) -> None:
        heads = [words.say("Row"), words.say("Column"), words.say("Text"), words.say("Reason")]
        lines = [[str(cell.row), cell.column, cell.text, words.say(cell.why)] for cell in cells]
        super().__init__(words.say("Skipped"), [heads, *lines], words, parent)
