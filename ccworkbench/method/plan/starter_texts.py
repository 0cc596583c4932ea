"""Starter texts in other languages: found again by keys that stay, however a release worded them."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import product
from pathlib import Path

from ccworkbench.language.words import Words
from ccworkbench.method.plan import starter_content
from ccworkbench.method.plan.sessions import MOST_PARTS, PARTS, REFRESHED, WORKED
from ccworkbench.method.plan.sites_and_cycles import ALONE, LINKED, MAIN_SITE, SITE, SITE_NAMES
from ccworkbench.paths import resource

Wording = Mapping[str, str]  # a text by language
Pair = tuple[str, str]  # the same text in two languages

# Texts of the code that stand in rows; those with placeholders are filled with a number, or with other starter texts.
NUMBERED, PARTED, MOVED = "code/site/numbered", "code/session/parted", "code/session/worked"
REPEATED = "code/session/refreshed"
OF_CODE: dict[str, str] = {
    "code/site/main": MAIN_SITE,
    "code/site/alone": ALONE,
    "code/site/linked": LINKED,
    NUMBERED: SITE,
    PARTED: PARTS,
    MOVED: WORKED,
    REPEATED: REFRESHED,
}
FILLED = (NUMBERED, PARTED, MOVED, REPEATED)


def keyed_texts() -> dict[str, str]:
    """Return the English of every starter text by its key: those of the resources, and those of the code."""
    return starter_content.texts_by_key() | OF_CODE


@cache
def former_wordings() -> dict[str, list[Wording]]:
    """Return how releases worded the texts of each key, in all languages; read once, and only to retell."""
    found: dict[str, list[Wording]] = {}
    for file in sorted(resource("content", "released").glob("*.json"), key=_version):
        for key, wording in json.loads(file.read_text(encoding="utf-8")).items():
            found.setdefault(key, []).append(wording)
    return found


def _version(file: Path) -> list[int]:
    return [int(part) for part in file.stem.split(".")]


@lru_cache(maxsize=32)
def retell(words_from: Words, words_to: Words) -> Callable[[str], str]:
    """Return what says starter text in another language, also as a release worded it; the user's own stays as it is."""
    if words_from.language == words_to.language:
        return str
    pairs = _pairs(words_from, words_to)
    known: dict[str, str] = {}
    for nth in range(max(map(len, pairs.values()))):  # no older wording takes the place of a newer one
        for key, found in pairs.items():
            if nth < len(found) and key not in FILLED:
                known.setdefault(*found[nth])
    for one, other in _filled(pairs):
        known.setdefault(one, other)
    return lambda text: known.get(text, text)


def _pairs(words_from: Words, words_to: Words) -> dict[str, list[Pair]]:
    """Return all wordings of each key, the newest first, with what is said in the other language."""
    pairs = {key: [(words_from.say(text), words_to.say(text))] for key, text in keyed_texts().items()}
    today = {key: said for key, ((_, said),) in pairs.items()}
    one, other = words_from.language, words_to.language
    former = [
        (key, wording)
        for key, wordings in former_wordings().items()
        for wording in reversed(wordings)
        if one in wording and other in wording
    ]
    meant: dict[str, set[str]] = {}
    for key, wording in former:
        meant.setdefault(wording[one], set()).add(today.get(key, wording[other]))
    for key, wording in former:
        # Where words stood in several places that say different things today, they mean what they meant then.
        said = today.get(key, wording[other]) if len(meant[wording[one]]) == 1 else wording[other]
        pairs.setdefault(key, []).append((wording[one], said))
    return pairs


def _filled(pairs: Mapping[str, Sequence[Pair]]) -> Iterator[Pair]:
    """Yield the texts that are made of others: numbered sites, parts of a course, sessions on a worked weekend."""
    for (one, other), n in product(pairs[NUMBERED], range(2, SITE_NAMES)):
        yield one.format(n=n), other.format(n=n)
    parts = [(n, total) for total in range(2, MOST_PARTS + 1) for n in range(1, total + 1)]
    for (one, other), (title, said) in product(pairs[PARTED], _pairs_of(pairs, "course", "name")):
        for n, total in parts:
            yield one.format(title=title, n=n, total=total), other.format(title=said, n=n, total=total)
    for (one, other), (title, said) in product(pairs[REPEATED], _pairs_of(pairs, "course", "name")):
        yield one.format(title=title), other.format(title=said)
    for (one, other), (why, said) in product(pairs[MOVED], _pairs_of(pairs, "session", "why")):
        yield one.format(why=why), other.format(why=said)


def _pairs_of(pairs: Mapping[str, Sequence[Pair]], table: str, field: str) -> Iterator[Pair]:
    for key, found in pairs.items():
        if key.startswith(f"{table}/") and key.endswith(f"/{field}"):
            yield from found
