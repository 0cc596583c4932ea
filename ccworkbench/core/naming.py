"""How well a typed text fits the names of a row: with or without accents, in any order, by number or address."""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

EXACT = 2  # so well fits a whole name; what fits less is only a beginning
NO_MARKS = str.maketrans("øłđı", "oldi")  # letters that Unicode does not take apart


@lru_cache(maxsize=65536)
def plain(text: str) -> str:
    """Return a text without case and accents: ß is ss, ő is o, ё is е; Chinese stays as it is."""
    parted = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in parted if not unicodedata.combining(c)).translate(NO_MARKS)


def rank_of(typed: str, name: str, others: Sequence[str] = ()) -> int | None:
    """Return how well a typed text fits a name or what else a row is called, 0 best; None where it does not."""
    marked, called = _words(typed.casefold()), _words(name.casefold())
    bare, bare_name = _words(plain(typed)), _words(plain(name))
    also = [_words(plain(other)) for other in others]
    if not bare:
        return None
    fits = (
        marked == called,
        bare == bare_name,
        bare in also,  # EXACT
        _begin(marked, called),
        _begin(bare, bare_name),
        _begin(bare, [*bare_name, *(word for words in also for word in words)]),
    )
    return fits.index(True) if any(fits) else None


@lru_cache(maxsize=65536)
def _words(text: str) -> tuple[str, ...]:
    """Return the words of a name in an order of their own: “Weiß, Jörg” is “Jörg Weiß”."""
    return tuple(sorted(word for word in re.split(r"[\s,;，、；]+", text) if word))


def _begin(typed: Sequence[str], words: Sequence[str]) -> bool:
    return all(any(word.startswith(part) for word in words) for part in typed)
