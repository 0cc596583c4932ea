"""What is put into a cell, be it typed, picked or pasted; and how it is written through the door."""

from dataclasses import dataclass, replace
from typing import Any

from ccworkbench.core.cell_error import CellError
from ccworkbench.core.kind import Kind, Reference
from ccworkbench.core.record import Column, Record
from ccworkbench.core.viewer import Viewer
from ccworkbench.language.legible_text import legible
from ccworkbench.language.words import Words
from ccworkbench.sheets.order import BY_KEY
from ccworkbench.sheets.roles.person import Person
from ccworkbench.store.edit import Edit


@dataclass(frozen=True)
class CellEntry:
    """A text still to be read, a value that was picked, or the name of a row that is to be made first."""

    text: str = ""
    value: Any = None
    picked: bool = False
    new: bool = False


class EntryReader:
    """Reads entries for one edit: a text that comes a thousand times is read once, a new name makes one row."""

    def __init__(self, viewer: Viewer) -> None:
        self.viewer = viewer
        self.unread = 0
        self._read: dict[tuple[Kind, str], Any] = {}
        self._made: dict[tuple[Kind, str], Record] = {}

    def enter(self, edit: Edit, row: Any, column: Column, entry: CellEntry) -> None:
        """Write an entry into a cell; a text that does not fit stays there, marked."""
        if (text := legible(entry.text)) != entry.text:
            entry = replace(entry, text=text)
        try:
            value = self._value(edit, column.kind, entry)
        except CellError:
            self.unread += 1
            edit.keep(row, column, entry.text)
        else:
            if value != column.read(row) or column.unread(row):
                edit.write(row, column, value)

    def _value(self, edit: Edit, kind: Kind, entry: CellEntry) -> Any:
        if entry.picked:
            return entry.value
        key = (kind, entry.text)
        if entry.new and isinstance(kind, Reference):
            if key not in self._made:
                self._made[key] = edit.add(row_called(kind.sheet, entry.text, self.viewer.words))
            return self._made[key].id
        if not entry.text.strip():
            return None  # a blank, for which the door puts the column's default
        if key not in self._read:
            try:
                self._read[key] = kind.parse(entry.text, self.viewer)
            except CellError as error:
                self._read[key] = error
        found = self._read[key]
        if isinstance(found, CellError):
            raise found
        return found


def row_called(sheet: str, name: str, words: Words) -> Record:
    """Make a row that is called as somebody typed it in a cell that refers to it."""
    if sheet == "person":
        return Person.called(name, words.language)
    record = BY_KEY[sheet]
    return record(**{record.sheet.named_by: name})
