"""Texts that the program composes into rows: each by a template that says what its parts are.

A row keeps such a text, or gives it as its heading, in the language of its workbook. Whoever tells it in another one
takes it apart by the template, tells the parts, and puts them together anew; so nothing may be composed into a row but
by a template of `TEMPLATES`.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from ccworkbench.language.formats import percent_text
from ccworkbench.language.languages import FACTS
from ccworkbench.language.typed_dates import read_dates
from ccworkbench.language.typed_numbers import read_number
from ccworkbench.language.words import N_, Words
from ccworkbench.sheets.options import DefectSeverity

PLACE = re.compile(r"\{(\w+)\}")
NO_SHARE = "–"


class Told(NamedTuple):
    """A text in another language, and whether a part of it stays in its own since nobody but its author knows it."""

    text: str
    stays: bool


Tell = Callable[[str], Told]


class Part:
    """A part that reads the same in every language, such as the number of a row."""

    def pattern(self, words: Words) -> str:
        """Return what the part looks like in a language."""
        return r"\S{1,40}"

    def say(self, value: Any, words: Words) -> str:
        """Write the part."""
        return str(value)

    def retell(self, text: str, words_from: Words, words_to: Words, tell: Tell) -> Told | None:
        """Write it in another language; nothing where it is no such part."""
        return Told(text, stays=False)


class RowNumberPart(Part):
    """The human number of a row."""

    def pattern(self, words: Words) -> str:
        return r"[A-Z]{1,5}-\d{1,9}"


class TextPart(Part):
    """A text of its own: a starter text, one that is composed itself, or what somebody wrote."""

    def pattern(self, words: Words) -> str:
        return r".+"

    def retell(self, text: str, words_from: Words, words_to: Words, tell: Tell) -> Told | None:
        return tell(text)


class NamePart(TextPart):
    """A starter text; where somebody wrote it, the whole is none of ours."""

    def retell(self, text: str, words_from: Words, words_to: Words, tell: Tell) -> Told | None:
        told = tell(text)
        return None if told.stays else told


class PlainNumberPart(Part):
    """A number that counts things off, such as the part of a course; without grouping, as a year is none."""

    def pattern(self, words: Words) -> str:
        return r"\d{1,9}"


class NumberPart(Part):
    """A whole number, grouped as the language does it."""

    def pattern(self, words: Words) -> str:
        return r"\d[\d.,\u00a0\u202f]{0,14}"

    def say(self, value: Any, words: Words) -> str:
        return words.number(value)

    def retell(self, text: str, words_from: Words, words_to: Words, tell: Tell) -> Told | None:
        number = read_number(text, words_from.language)
        return None if number is None else Told(words_to.number(number), stays=False)


class SharePart(Part):
    """A share as a percentage; a dash where there is none."""

    def pattern(self, words: Words) -> str:
        return rf"{NO_SHARE}|\d[\d.,]{{0,9}}[\s\u00a0\u202f]?%"

    def say(self, value: Any, words: Words) -> str:
        return NO_SHARE if value is None else percent_text(value, words.language)

    def retell(self, text: str, words_from: Words, words_to: Words, tell: Tell) -> Told | None:
        if text == NO_SHARE:
            return Told(text, stays=False)
        number = read_number(text.rstrip("%\u00a0\u202f "), words_from.language)
        return None if number is None else Told(self.say(number / 100, words_to), stays=False)


NUMBER = NumberPart()


class DayPart(Part):
    """A day as the language writes it."""

    def pattern(self, words: Words) -> str:
        return r"\d[\w. /-]{5,14}"

    def say(self, value: Any, words: Words) -> str:
        return words.date(value)

    def retell(self, text: str, words_from: Words, words_to: Words, tell: Tell) -> Told | None:
        days = read_dates(text, words_from.language, date.min, {})
        is_day = len(days) == 1 and words_from.date(days[0]) == text
        return Told(words_to.date(days[0]), stays=False) if is_day else None


@dataclass(frozen=True)
class LabelPart(Part):
    """One of some labels of the program."""

    labels: tuple[str, ...]

    def pattern(self, words: Words) -> str:
        return "|".join(re.escape(words.say(label)) for label in self.labels)

    def say(self, value: Any, words: Words) -> str:
        return words.say(value)

    def retell(self, text: str, words_from: Words, words_to: Words, tell: Tell) -> Told | None:
        found = next((label for label in self.labels if words_from.say(label) == text), None)
        return None if found is None else Told(words_to.say(found), stays=False)


@dataclass(frozen=True)
class CountsPart(Part):
    """How many there are of each of some labels, as pairs: Major 2, Minor 5."""

    labels: LabelPart

    def pattern(self, words: Words) -> str:
        return r".+"

    def say(self, value: Any, words: Words) -> str:
        pairs = (f"{self.labels.say(label, words)} {NUMBER.say(count, words)}" for label, count in value)
        return words.listing(pairs)

    def retell(self, text: str, words_from: Words, words_to: Words, tell: Tell) -> Told | None:
        found = []
        for item in text.split(FACTS[words_from.language].listing):
            label, _, count = item.rpartition(" ")
            what = self.labels.retell(label, words_from, words_to, tell)
            many = NUMBER.retell(count, words_from, words_to, tell)
            if what is None or many is None:
                return None
            found.append(f"{what.text} {many.text}")
        return Told(words_to.listing(found), stays=False)


@dataclass(frozen=True)
class Template:
    """A sentence with parts; its key is kept for ever, as that of a starter text."""

    key: str
    text: str  # in English; without words of its own, it reads the same in every language
    parts: Mapping[str, Part]

    def say(self, words: Words, **values: Any) -> str:
        """Compose the text in a language."""
        said = {name: part.say(values[name], words) for name, part in self.parts.items()}
        return words.say(self.text, **said) if self.has_words else self.text.format(**said)

    @property
    def has_words(self) -> bool:
        """Tell whether it says anything beside its parts."""
        return any(letter.isalpha() for letter in PLACE.sub("", self.text))


class Taker:
    """Takes texts of one wording of a template apart, and tells them in another language."""

    def __init__(self, template: Template, wordings: tuple[str, str], words: tuple[Words, Words]) -> None:
        self._parts, (one, self._other), (self._from, self._to) = template.parts, wordings, words
        self._literals = PLACE.split(one)[::2]
        has_text = any(isinstance(part, TextPart) for part in template.parts.values())
        self.rank = has_text, -sum(map(len, self._literals))  # what could be any text comes last
        self._regex = re.compile(_pattern(one, template.parts, self._from))

    def retell(self, text: str, tell: Tell) -> Told | None:
        """Tell a text in the other language; nothing where it was not composed by this wording."""
        if not (text.startswith(self._literals[0]) and text.endswith(self._literals[-1])):
            return None
        if not all(literal in text for literal in self._literals) or not (found := self._regex.fullmatch(text)):
            return None
        told = {}
        for name, said in found.groupdict().items():
            part = self._parts[name].retell(said, self._from, self._to, tell)
            if part is None:
                return None
            told[name] = part
        said = self._other.format(**{name: part.text for name, part in told.items()})
        return Told(said, any(part.stays for part in told.values()))


def _pattern(wording: str, parts: Mapping[str, Part], words: Words) -> str:
    return "".join(
        f"(?P<{piece}>{parts[piece].pattern(words)})" if index % 2 else re.escape(piece)
        for index, piece in enumerate(PLACE.split(wording))
    )


UNWEIGHED = N_("without severity")
TEXT, NAME, SHARE, DAY = TextPart(), NamePart(), SharePart(), DayPart()
CODE, ROW_NUMBER, NTH = Part(), RowNumberPart(), PlainNumberPart()
SEVERITY = LabelPart((*(severity.label for severity in DefectSeverity), UNWEIGHED))

NUMBERED_SITE = Template("code/site/numbered", N_("Site {n}"), {"n": NTH})
PARTED = Template("code/session/parted", N_("{title} ({n} of {total})"), {"title": TEXT, "n": NTH, "total": NTH})
REFRESHED = Template("code/session/refreshed", N_("Refresher: {title}"), {"title": TEXT})
WORKED = Template("code/session/worked", N_("{why} This weekend day is a make-up working day."), {"why": TEXT})
NOBODY = Template("code/gap/nobody", N_("Nobody provides this service yet: {service}"), {"service": TEXT})
FAILED = Template("code/defect/failed", N_("Failed: {case}"), {"case": TEXT})
DONE = Template("code/defect/step", "{n}. {action}", {"n": NTH, "action": TEXT})
RUN = Template(
    "code/sign_off/run",
    N_("Test cases run: {run} of {planned}; passed: {passed} ({share}), failed: {failed}, blocked: {blocked}"),
    {"run": NUMBER, "planned": NUMBER, "passed": NUMBER, "share": SHARE, "failed": NUMBER, "blocked": NUMBER},
)
COVERED = Template(
    "code/sign_off/covered",
    N_("Approved use cases with a passed test case: {covered} of {approved}"),
    {"covered": NUMBER, "approved": NUMBER},
)
MET = Template("code/sign_off/met", N_("Exit criteria met: {met} of {all}"), {"met": NUMBER, "all": NUMBER})
OPEN = Template("code/sign_off/open", N_("Open defects by severity: {defects}"), {"defects": CountsPart(SEVERITY)})
NONE_OPEN = Template("code/sign_off/none_open", N_("No defect is open."), {})
LEFT = Template(
    "code/sign_off/left", "{code} · {severity} · {title}", {"code": CODE, "severity": SEVERITY, "title": TEXT}
)
LEFT_UNNUMBERED = Template(
    "code/sign_off/left_unnumbered", "{severity} · {title}", {"severity": SEVERITY, "title": TEXT}
)
LEFT_UNNAMED = Template("code/sign_off/left_unnamed", "{code} · {severity}", {"code": CODE, "severity": SEVERITY})
MEND = Template("code/condition/mend", N_("Fix {code}: {title}"), {"code": CODE, "title": TEXT})
ANOTHER = Template("code/project/another", "{name} ({n})", {"name": NAME, "n": NTH})
HEADING = Template("code/session/heading", "{code} {title}", {"code": ROW_NUMBER, "title": TEXT})
CONFIRMED = Template("code/phone_number/confirmed", "{day}", {"day": DAY})

TEMPLATES: tuple[Template, ...] = (
    NUMBERED_SITE, PARTED, REFRESHED, WORKED, NOBODY, FAILED, DONE, RUN, COVERED, MET, OPEN, NONE_OPEN, LEFT,
    LEFT_UNNUMBERED, LEFT_UNNAMED, MEND, ANOTHER, HEADING, CONFIRMED,
)  # fmt: skip
