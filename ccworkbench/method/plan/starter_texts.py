"""Starter texts in other languages: found again by keys that stay, however a release worded them."""

import json
from collections.abc import Callable, Mapping, Sequence
from functools import cache, lru_cache
from pathlib import Path

from ccworkbench.language.languages import FACTS
from ccworkbench.language.words import Words
from ccworkbench.method.composed_texts import TEMPLATES, Taker, Told
from ccworkbench.method.plan import starter_content
from ccworkbench.method.plan.sites_and_cycles import ALONE, LINKED, MAIN_SITE
from ccworkbench.paths import resource

Wording = Mapping[str, str]  # a text by language
Pair = tuple[str, str]  # the same text in two languages

DEEPEST = 5  # templates within templates; the program nests three
REMEMBERED = 8192  # texts that are told once

# Texts of the code that stand in rows, beside those that it composes.
OF_CODE: dict[str, str] = {
    "code/site/main": MAIN_SITE,
    "code/site/alone": ALONE,
    "code/site/linked": LINKED,
}
COMPOSED = {template.key: template.text for template in TEMPLATES if template.has_words}


def keyed_texts() -> dict[str, str]:
    """Return the English of every starter text by its key: those of the resources, and those of the code."""
    return starter_content.texts_by_key() | OF_CODE | COMPOSED


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
    """Return what says the program's texts in another language, also as a release worded them; others stay."""
    return str if words_from.language == words_to.language else Retelling(words_from, words_to)


def retelling(words_from: Words, words_to: Words) -> "Retelling":
    """Return the same between two languages that differ; it also knows whether anything of a text stays."""
    found = retell(words_from, words_to)
    assert isinstance(found, Retelling)
    return found


class Retelling:
    """Says starter texts and what is made of them in another language, and knows what somebody wrote."""

    def __init__(self, words_from: Words, words_to: Words) -> None:
        pairs = _pairs(words_from, words_to)
        self._known: dict[str, str] = {}
        for nth in range(max(map(len, pairs.values()))):  # no older wording takes the place of a newer one
            for key, found in pairs.items():
                if nth < len(found) and key not in COMPOSED:
                    self._known.setdefault(*found[nth])
        self._between = FACTS[words_from.language].listing, FACTS[words_to.language].listing
        takers = [
            Taker(template, pair, (words_from, words_to))
            for template in TEMPLATES
            for pair in dict.fromkeys(pairs.get(template.key, [(template.text, template.text)]))
        ]
        self._takers = sorted(takers, key=lambda taker: taker.rank)
        self.told: Callable[[str], Told] = lru_cache(maxsize=REMEMBERED)(self._told)

    def __call__(self, text: str) -> str:
        """Say a text in the other language; what somebody wrote stays as it is."""
        known = self._known.get(text)
        return self.told(text).text if known is None else known

    def _told(self, text: str, depth: int = 0) -> Told:
        """Tell a text as a whole, else line by line: a list of texts of ours, or of composed ones."""
        known = self._known.get(text)
        if known is not None:
            return Told(known, stays=False)
        if "\n" not in text:
            return self._told_line(text, depth)
        lines = [self._told_line(line, depth) for line in text.split("\n")]
        return Told("\n".join(line.text for line in lines), any(line.stays for line in lines))

    def _told_line(self, line: str, depth: int) -> Told:
        known = self._known.get(line)
        if known is not None:
            return Told(known, stays=False)
        for taker in self._takers if depth < DEEPEST else ():
            if told := taker.retell(line, lambda part: self._told(part, depth + 1)):
                return told
        return self._told_list(line) or Told(line, any(letter.isalpha() for letter in line))

    def _told_list(self, line: str) -> Told | None:
        """Tell a list of names, all of them known: the audiences of a message, the sites of a group."""
        names = line.split(self._between[0])
        said = [self._known[name] for name in names if name in self._known]
        return Told(self._between[1].join(said), stays=False) if len(said) == len(names) > 1 else None


def _pairs(words_from: Words, words_to: Words) -> dict[str, Sequence[Pair]]:
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
    return dict(pairs)
