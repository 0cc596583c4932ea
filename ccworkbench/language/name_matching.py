"""How well a typed text fits the names of a row: with or without accents, in any order, by number or address."""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

EXACT = 2  # so well fits a whole name; what fits less is only a beginning
NO_MARKS = str.maketrans("øłđı", "oldi")  # letters that Unicode does not take apart
SPELT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa"})  # what keyboards lack


@lru_cache(maxsize=65536)
def without_accents(text: str) -> str:
    """Return a text without case and accents: ß is ss, ő is o, ё is е; Chinese stays as it is."""
    parted = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in parted if not unicodedata.combining(c)).translate(NO_MARKS)


@lru_cache(maxsize=65536)
def umlauts_spelt_out(text: str) -> str:
    """Return a text without case and accents, umlauts as they are spelt without them: ä is ae."""
    return without_accents(unicodedata.normalize("NFC", text.casefold()).translate(SPELT))


def rank_of(typed: str, name: str, others: Sequence[str] = ()) -> int | None:
    """Return how well a typed text fits a name or what else a row is called, 0 best; None where it does not."""
    marked, called = _words(typed.casefold()), _words(name.casefold())
    bare, bare_name = _words(without_accents(typed)), _words(without_accents(name))
    spelt_out, spelt_name = _words(umlauts_spelt_out(typed)), _words(umlauts_spelt_out(name))
    also = [_words(without_accents(other)) for other in others]
    if not bare:
        return None
    fits = (
        marked == called,
        bare == bare_name or spelt_out == spelt_name,
        bare in also,  # EXACT
        marked != bare and _begin(marked, called),  # without accents, a beginning fits names with them as well
        _begin(bare, bare_name) or _begin(spelt_out, spelt_name),
        _begin(bare, [*bare_name, *(word for words in also for word in words)]),
    )
    return fits.index(True) if any(fits) else None


@lru_cache(maxsize=65536)
def _words(text: str) -> tuple[str, ...]:
    """Return the words of a name in an order of their own: “Weiß, Jörg” is “Jörg Weiß”."""
    return tuple(sorted(word for word in re.split(r"[\s,;，、；]+", text) if word))


def _begin(typed: Sequence[str], words: Sequence[str]) -> bool:
    return all(any(word.startswith(part) for word in words) for part in typed)
