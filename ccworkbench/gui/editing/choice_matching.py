"""Which choices fit a typed text, which of them fits best, and whether it may make a new row."""

from collections.abc import Callable, Sequence
from typing import Any

from ccworkbench.core.kind import Kind, Reference
from ccworkbench.core.viewer import Viewer
from ccworkbench.language.name_matching import EXACT, rank_of, umlauts_spelt_out, without_accents
from ccworkbench.sheets.order import BY_KEY

NEW_ROW = "new"  # the last line of a list, which makes a row; never marked by itself
PART_OF_NAME = EXACT + 2  # what only occurs somewhere in a name comes last
LabelledValue = tuple[Any, str]  # what can be picked, and its label


def matching_choices(
    kind: Kind, choices: list[LabelledValue], text: str, viewer: Viewer
) -> tuple[list[LabelledValue], list[LabelledValue]]:
    """Return the choices that fit a typed text, best first, and the line that makes a row of it, where one can."""

    def others(value: Any) -> Sequence[str]:
        return kind.also_called(value, viewer)

    found = fitting_choices(choices, text, others)
    best = rank_of(text, found[0][1], others(found[0][0])) if found else None
    return found, [] if best in {0, EXACT} else new_row_line(kind, text, viewer)  # other accents may be somebody else


def best_match(kind: Kind, found: list[LabelledValue], text: str, viewer: Viewer) -> Any:
    """Return the choice that fits a text best; None where several rows do so equally well: one has to be chosen."""
    ranks = [rank_of(text, label, kind.also_called(value, viewer)) for value, label in found]
    if not found or (isinstance(kind, Reference) and ranks.count(ranks[0]) > 1):
        return None
    return found[0][0]


def new_row_line(kind: Kind, text: str, viewer: Viewer) -> list[LabelledValue]:
    """Return the line that offers to make the row a typed name calls; none where it refers to no row."""
    name = " ".join(text.split())
    if not isinstance(kind, Reference) or not name:
        return []
    if kind.sheet == "person":
        return [(NEW_ROW, viewer.words.say("New person “{name}”", name=name))]
    title = viewer.title(kind.sheet, BY_KEY[kind.sheet].sheet.title)
    return [(NEW_ROW, viewer.words.say("Add “{name}” to “{sheet}”", name=name, sheet=title))]


def fitting_choices(
    choices: list[LabelledValue], text: str, others: Callable[[Any], Sequence[str]] = lambda _: ()
) -> list[LabelledValue]:
    """Return the choices a text fits, best first: whole names, then beginnings of names, of words, then the rest."""
    typed = without_accents(" ".join(text.split()))

    def order(value: Any, label: str) -> tuple[int, bool, int] | None:
        name, rank = without_accents(label), rank_of(text, label, others(value))
        if rank is None:
            return (
                (PART_OF_NAME, False, 0)
                if typed in name or umlauts_spelt_out(text.strip()) in umlauts_spelt_out(label)
                else None
            )
        return min(rank, EXACT + 1), not name.startswith(typed), rank

    ranked = [(found, place) for place, one in enumerate(choices) if (found := order(*one)) is not None]
    return [choices[place] for _, place in sorted(ranked)]
