"""The words of one language: texts, plurals, dates, numbers. Handed to whoever draws; never global."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from gettext import NullTranslations
from typing import Any, Union

from ccworkbench.language.formats import date_text, days_text, number_text
from ccworkbench.language.languages import FACTS

Value = Union[str, int, datetime, "Phrase"]  # of a placeholder; moments and phrases are said in each language


def N_(text: str) -> str:  # noqa: N802 - gettext's own name, known to every extractor
    """Mark a text for the catalogues; it is translated where it is shown."""
    return text


def NP_(context: str, text: str) -> str:  # noqa: N802
    """Mark an ambiguous word; it is carried as gettext does, `context EOT text`."""
    return f"{context}\x04{text}"


@dataclass(frozen=True)
class Phrase:
    """A sentence not yet in any language: its English text and the values of its placeholders."""

    text: str
    values: dict[str, Any] = field(default_factory=dict)
    plural: str = ""

    def __str__(self) -> str:
        return (self.plural if self.plural and self.values.get("n") != 1 else self.text).format(**self.values)


def phrase(text: str, /, **values: Value) -> Phrase:
    """Name a sentence to be said later, in whatever language its reader has."""
    return Phrase(text, values)


def phrases(singular: str, plural: str, n: int, /, **values: Value) -> Phrase:
    """Name a counted sentence; `{n}` is the count."""
    return Phrase(singular, {"n": n, **values}, plural)


class Words:
    """One language: `words.say("Undo {step}", step=...)`; also dates, numbers and durations from CLDR."""

    def __init__(self, language: str, catalogue: NullTranslations | None = None) -> None:
        self.language = language
        self._catalogue = catalogue or NullTranslations()

    def say(self, text: str, /, **values: object) -> str:
        """Translate one text and fill its placeholders; a context set with `NP_` is honoured."""
        if not text:
            return ""
        context, _, word = text.rpartition("\x04")
        said = self._catalogue.pgettext(context, word) if context else self._catalogue.gettext(text)
        return said.format(**self._written(values)) if values else said

    def count(self, singular: str, plural: str, n: int, /, **values: object) -> str:
        """Translate a counted text; `{n}` is written in this language's digits."""
        return self._catalogue.ngettext(singular, plural, n).format(n=self.number(n), **self._written(values))

    def tell(self, message: Phrase) -> str:
        """Say a phrase; a value that is a text of the catalogue is a phrase itself, or was said before."""
        if message.plural:
            values = {key: value for key, value in message.values.items() if key != "n"}
            return self.count(message.text, message.plural, int(message.values["n"]), **values)
        return self.say(message.text, **message.values)

    def date(self, day: date, *, long: bool = False) -> str:
        """Write a date as it stands in a cell (12.03.2026), or in running text (12. März 2026)."""
        return date_text(day, self.language, long=long)

    def moment(self, when: datetime) -> str:
        """Write a date with its time, in this computer's time zone."""
        local = when.astimezone()
        return f"{self.date(local.date())} {local:%H:%M}"

    def days(self, days: int) -> str:
        """Say how far a day is from today: in 3 days, 3 days ago."""
        return days_text(days, self.language) if days else self.say("today")

    def number(self, value: float, digits: int = 0) -> str:
        """Write a number with grouping and at most `digits` decimals."""
        return number_text(value, digits, self.language)

    def listing(self, items: Iterable[str]) -> str:
        """Join items as this language does in a narrow cell."""
        return FACTS[self.language].listing.join(items)

    def _written(self, values: dict[str, object]) -> dict[str, object]:
        return {key: self._value(value) for key, value in values.items()}

    def _value(self, value: object) -> object:
        if isinstance(value, Phrase):
            return self.tell(value)
        return self.moment(value) if isinstance(value, datetime) else value
