"""Editors that offer something while one types: days, choices, people."""

from collections.abc import Callable, Sequence
from typing import Any

from ccworkbench.core.kind import Kind, Reference
from ccworkbench.core.viewer import View
from ccworkbench.language.name_matching import EXACT, plain, rank_of, spelt
from ccworkbench.sheets import BY_KEY

NEW = "new"  # the last line of a list, which makes a row; never marked but by the typist's own hand
PART = EXACT + 2  # what only occurs somewhere in a name comes last
Offer = tuple[Any, str]  # what can be picked, and its label


def offers_for(kind: Kind, choices: list[Offer], text: str, view: View) -> tuple[list[Offer], list[Offer]]:
    """Return the choices that fit a typed text, best first, and the line that makes a row of it, where one can."""

    def others(value: Any) -> Sequence[str]:
        return kind.also_called(value, view)

    found = fitting(choices, text, others)
    best = rank_of(text, found[0][1], others(found[0][0])) if found else None
    return found, [] if best in {0, EXACT} else new_line(kind, text, view)  # other accents may be somebody else


def best_of(kind: Kind, found: list[Offer], text: str, view: View) -> Any:
    """Return the choice that fits a text best; None where several rows do so equally well: one has to be chosen."""
    ranks = [rank_of(text, label, kind.also_called(value, view)) for value, label in found]
    if not found or (isinstance(kind, Reference) and ranks.count(ranks[0]) > 1):
        return None
    return found[0][0]


def new_line(kind: Kind, text: str, view: View) -> list[Offer]:
    """Return the line that offers to make the row a typed name calls; none where it refers to no row."""
    name = " ".join(text.split())
    if not isinstance(kind, Reference) or not name:
        return []
    if kind.sheet == "person":
        return [(NEW, view.words.say("New person “{name}”", name=name))]
    title = view.words.say(BY_KEY[kind.sheet].sheet.title)
    return [(NEW, view.words.say("Add “{name}” to “{sheet}”", name=name, sheet=title))]


def fitting(choices: list[Offer], text: str, others: Callable[[Any], Sequence[str]] = lambda _: ()) -> list[Offer]:
    """Return the choices a text fits, best first: whole names, then beginnings of names, of words, then the rest."""
    typed = plain(" ".join(text.split()))

    def order(value: Any, label: str) -> tuple[int, bool, int] | None:
        name, rank = plain(label), rank_of(text, label, others(value))
        if rank is None:
            return (PART, False, 0) if typed in name or spelt(text.strip()) in spelt(label) else None
        return min(rank, EXACT + 1), not name.startswith(typed), rank

    ranked = [(found, place) for place, one in enumerate(choices) if (found := order(*one)) is not None]
    return [choices[place] for _, place in sorted(ranked)]
