"""Takes out of texts what belongs to one project: its name, its customer, people, addresses, numbers and days."""

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator
from functools import cache
from typing import Final

from ccworkbench.core.grid import Rows
from ccworkbench.language.formats import month_names
from ccworkbench.language.words import N_, Words
from ccworkbench.method.plan.project_plan import Plan
from ccworkbench.method.plan.starter_texts import retell
from ccworkbench.sheets.launch.signatory import Signatory
from ccworkbench.sheets.prepare.project import Project
from ccworkbench.sheets.prepare.site import Site
from ccworkbench.sheets.roles.person import Person

# What stands in the place of what was taken out; in brackets, so that a reader sees that something is to be filled in.
CUSTOMER_NAME, PROJECT_NAME = N_("[customer]"), N_("[project]")
PERSON_NAME, ADDRESS, PHONE, DAY = N_("[person]"), N_("[address]"), N_("[phone]"), N_("[date]")
NEUTRAL: Final = (CUSTOMER_NAME, PROJECT_NAME, PERSON_NAME, ADDRESS, PHONE, DAY)

E_MAILS: Final = r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64})+|(?:https?://|www\.)[^\s<>\"”]+"
PHONES: Final = (
    r"(?<![\w.])(?:\+|00)\d[\d ()/.-]{6,}\d"
    r"|(?<![\w.])\(?0\d{1,5}\)?(?: ?[/-] ?| )\d[\d /-]{3,}\d"
    r"|(?<![\w.])8 ?\(\d{3,5}\) ?\d[\d -]{4,}\d|(?<![\w.,])\d{9,13}(?!\w|[.,]\d)"
)
FIGURES: Final = (
    r"(?<![\d.])\d{4}\s?[-./年]\s?\d{1,2}\s?[-./月]\s?\d{1,2}(?!\d)\s?日?"
    r"|(?<![\d.])\d{1,2}([-./])\s?\d{1,2}\1\s?\d{4}(?!\d)"
    r"|(?<![\d.])\d{2}([./])\d{2}\2\d{2}(?![\d.])"
    r"|\d{4}\s?年(?:\s?\d{1,2}\s?月)?|(?<!\d)\d{1,2}\s?月\s?\d{1,2}\s?[日号]"
)
LEAST: Final = 3  # letters of a part of a name that is looked for
ENDING: Final = 4  # letters that a language may put behind a name
WORD: Final = r"[^\W\d_]+"
IDEOGRAPHS: Final = "\u3400-\u9fff"
HAS_IDEOGRAPH: Final = re.compile(f"[{IDEOGRAPHS}]")
FORMS_OF_FIRMS: Final = {
    *("ag", "se", "kg", "gmbh", "bt", "kft", "zrt", "nyrt", "ltd", "limited", "inc", "llc", "plc", "corp"),
    *("ооо", "ао", "зао", "оао", "пао"),
}


def _fixed_part(pattern: str) -> list[str]:
    """Return what stands before the first brace of a pattern of document numbers, if that names anything."""
    fixed = pattern.partition("{")[0].strip(" -_./")
    return [fixed] if fixed else []


class Stripper:
    """Knows the names of one project; texts of our own starter content name nobody, and stay as they are."""

    def __init__(self, rows: Rows, words: Words, own: Collection[str]) -> None:
        self._words, self._own = words, own
        self.found: Counter[str] = Counter()  # how often something was taken out, by what stands there now
        card: Project = rows(Project)[0]
        people = [*_names_of_people(rows)]
        self._patterns = [(re.compile(E_MAILS), ADDRESS)]
        firm = [*_names_of_firm(card.customer_name), card.customer_short]
        named = {CUSTOMER_NAME: firm, PROJECT_NAME: [card.name, card.code, *_fixed_part(card.document_numbers)]}
        for neutral, names in {**named, PERSON_NAME: people}.items():
            self._patterns += [(pattern, neutral) for pattern in _names(names)]
        self._patterns += [(days_in(words.language), DAY), (re.compile(PHONES), PHONE)]
        others = [card.customer_name, card.sites, *people, *_names_of_places(rows)]
        self._parts = {part for name in others for part in _parts(name)}
        self._people = {word.casefold() for name in people for word in re.findall(WORD, name)}

    def stripped(self, text: str) -> str:
        """Return a text without them, and count what was taken out."""
        if text in self._own:
            return text
        words = {word.casefold() for word in re.findall(WORD, text)}
        is_named = bool(words & self._people) or HAS_IDEOGRAPH.search(text)  # there may be hundreds of people
        for pattern, neutral in self._patterns:
            if neutral == PERSON_NAME and not is_named:
                continue
            text, number = pattern.subn(self._words.say(neutral), text)
            self.found[neutral] += number
        return text

    def is_bare(self, text: str) -> bool:
        """Tell whether nothing is left of a text but what stands in the place of names."""
        for neutral in NEUTRAL:
            text = text.replace(self._words.say(neutral), "")
        return not any(letter.isalnum() for letter in text)

    def doubts(self, text: str) -> list[str]:
        """List what may still name somebody: parts of names, which are ordinary words, too, and inflected ones."""
        if text in self._own:
            return []
        words = {word[: len(word) - ending] for word in re.findall(WORD, text) for ending in range(ENDING + 1)}
        inside = (part for part in self._parts if HAS_IDEOGRAPH.match(part) and part in text)
        return sorted({*(words & self._parts), *inside})


def told_to(plan: Plan, said: Words, words: Words) -> Callable[[str], str]:
    """Return what tells a kept text to a new project: in its language, with its names where those of another stood."""
    names, told = {CUSTOMER_NAME: plan.customer, PROJECT_NAME: plan.name}, retell(said, words)

    def tell(text: str) -> str:
        text = told(text)
        for neutral in NEUTRAL:
            text = text.replace(said.say(neutral), names.get(neutral) or words.say(neutral))
        return text

    return tell


@cache
def days_in(language: str) -> re.Pattern[str]:
    """Return what finds a day in a text of some language: written in figures, or with the name of its month."""
    month = "|".join(re.escape(name) for name in sorted(month_names(language), key=len, reverse=True))
    named = (
        rf"\b\d{{1,2}}(?:st|nd|rd|th|\.)?\s?(?:of )?(?:{month})\b\.?(?:,?\s\d{{4}})?"
        rf"|\b\d{{4}}\.?\s(?:{month})\b\.?(?:\s\d{{1,2}}\b)?"
        rf"|\b(?:{month})\b\.?\s(?:\d{{1,2}}(?:st|nd|rd|th)?,?\s)?\d{{4}}\b|\b(?:{month})\s\d{{1,2}}\b"
    )
    return re.compile(f"{FIGURES}|{named}")  # as months are written: step 3 may fail on any day


def _names_of_firm(name: str) -> list[str]:
    """Return the name of a firm, and how it is called without its legal form."""
    parts = [part for part in name.split() if part.strip(".,()").casefold() not in FORMS_OF_FIRMS]
    return list(dict.fromkeys(filter(None, (name.strip(), " ".join(parts).strip(" ,")))))


def _names_of_people(rows: Rows) -> Iterator[str]:
    """Yield the whole names of people, also the other way round."""
    for person in rows(Person):
        given, family = person.given_name.strip(), person.family_name.strip()
        for name in (person.label, f"{given} {family}", f"{family} {given}", f"{family}, {given}"):
            if given and family and len(name.strip()) > 1:
                yield name.strip()
    yield from (row.name.strip() for row in rows(Signatory) if " " in row.name.strip())


def _names_of_places(rows: Rows) -> Iterator[str]:
    """Yield whatever else names whom a project is for: sites, firms, single names."""
    for person in rows(Person):
        yield from (person.given_name, person.family_name, person.organisation)
    yield from (row.name for row in rows(Signatory))
    yield from (site.label for site in rows(Site))


def _parts(name: str) -> Iterable[str]:
    parts = re.findall(WORD, name)
    least = 2 if HAS_IDEOGRAPH.search(name) else LEAST
    return (part for part in parts if len(part) >= least and part.casefold() not in FORMS_OF_FIRMS)


def _names(names: Iterable[str]) -> Iterator[re.Pattern[str]]:
    """Yield what finds names as whole words, the longest first."""
    told: dict[re.RegexFlag, list[str]] = {}
    for name in sorted({name for name in names if name.strip()}, key=len, reverse=True):
        source, flags = _name(name)
        told.setdefault(flags, []).append(source)
    return (re.compile("|".join(sources), flags) for flags, sources in told.items())


def _name(name: str) -> tuple[str, re.RegexFlag]:
    """Return how one name is found; one of several words in any case, for it is nothing else."""
    parts = name.split()
    inside = r"\s+".join(map(re.escape, parts))
    if len(parts) == 1 and inside != inside.upper():
        inside = f"(?:{inside}|{inside.upper()})"
    flags = re.IGNORECASE if len(parts) > 1 else re.NOFLAG
    return f"{_edge(parts[0], 0)}{inside}{_edge(parts[-1], -1)}", flags


def _edge(word: str, place: int) -> str:
    """Return what a word begins or ends at; Chinese has no gaps between words."""
    if not re.match(rf"[^\W{IDEOGRAPHS}]", word[place]):
        return ""
    return r"(?!\w)" if place else r"(?<!\w)"
