"""Who looks at a value: in which language, on which day, and by which names rows of other sheets are called."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from ccworkbench.language.words import Words


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
    called: Callable[[UUID], Sequence[str]] = lambda _row: ()  # number and name of a row of whatever sheet

    def retold_name(self, sheet: str, row: UUID) -> str:
        """Return what a row is called; a name that is starter text is told in the reader's language."""
        return self.retell(self.name(sheet, row))
