"""Who looks at a value: in which language, on which day, and by which names rows of other sheets are called."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from ccworkbench.language.words import Words


def weekdays(first: date, last: date) -> int:
    """Count the days from Monday to Friday between two days, both of them included."""
    weeks, rest = divmod(max(0, (last - first).days + 1), 7)
    return weeks * 5 + sum((first.weekday() + n) % 7 < 5 for n in range(rest))


@dataclass(frozen=True)
class Viewer:
    """Whose eyes see a value: the words, the day, and how rows of other sheets are called."""

    words: Words
    today: date
    name: Callable[[str, UUID], str] = lambda _sheet, _row: ""
    options: Callable[[str], list[tuple[UUID, str]]] = lambda _sheet: []
    retell: Callable[[str], str] = str  # gives starter text in the reader's language, other text as it is
    sheet_title: Callable[[str], str] = str  # the English title of a sheet, by its key
    also_called: Callable[[str, UUID], Sequence[str]] = lambda _sheet, _row: ()  # number, short name, address
    working_days: Callable[[date, date], int] = weekdays  # between two days of the project, both of them included
    called: Callable[[UUID], Sequence[str]] = lambda _row: ()  # number and name of a row of whatever sheet
    renamed: Callable[[str], str] = lambda _key: ""  # what the project calls a sheet (`task`) or heading (`task.owner`)

    def title(self, key: str, ours: str) -> str:
        """Say what a sheet or a column is called: as the project calls it, or else by our word for it."""
        return self.renamed(key) or self.words.say(ours)

    def retold_name(self, sheet: str, row: UUID) -> str:
        """Return what a row is called; a name that is starter text is told in the reader's language."""
        return self.retell(self.name(sheet, row))
