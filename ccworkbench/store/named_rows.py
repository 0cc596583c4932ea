"""Rows that know what they are called: what a viewer asks a project for, wherever its rows come from."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from ccworkbench.core.viewer import Viewer
from ccworkbench.sheets.prepare.project import Project
from ccworkbench.store.tables import sheets_by_key


class NamedRows:
    """The base of what holds the rows of a project; it gives them by sheet, and one by its id."""

    def rows(self, sheet: type[Any]) -> Sequence[Any]:
        """Return the rows of a sheet in their order."""
        raise NotImplementedError

    def row(self, sheet: str, row_id: UUID) -> Any:
        """Return one row, be it a tombstone; None where there was never one."""
        raise NotImplementedError

    def name(self, sheet: str, row_id: UUID) -> str:
        """Return what other sheets call a row."""
        row = self.row(sheet, row_id)
        return row.label if row is not None else ""

    def options(self, sheet: str) -> list[tuple[UUID, str]]:
        """List the rows of a sheet that a reference can choose."""
        return [(row.id, row.label) for row in self.rows(sheets_by_key()[sheet])]

    def also_called(self, sheet: str, row_id: UUID) -> tuple[str, ...]:
        """Return what else may be typed to refer to a row: its number, short name or address."""
        row = self.row(sheet, row_id)
        return row.also_called if row is not None else ()

    def called(self, row_id: UUID) -> tuple[str, ...]:
        """Return number and name of a row, whatever sheet it stands on; nothing where there was never one."""
        for key, sheet in sheets_by_key().items():
            row = self.row(key, row_id) if sheet.sheet.named_by else None
            if row is not None:
                return tuple(dict.fromkeys(filter(None, (getattr(row, "code", ""), row.label))))
        return ()

    def viewer(self, base: Viewer) -> Viewer:
        """Return a view that knows the names of these rows, and the days that are worked."""
        named = replace(base, name=self.name, options=self.options, also_called=self.also_called, called=self.called)
        return replace(named, sheet_title=self._sheet_title, working_days=self._working_days, renamed=self._renamed)

    def _working_days(self, first: date, last: date) -> int:
        from ccworkbench.method.schedule.working_days import working_days  # it brings sheets, as the follow-ups do

        return working_days(self.rows, first, last)

    def _renamed(self, key: str) -> str:
        """Return what the project calls a sheet or a heading, nothing where it has no word of its own."""
        return next((card.titles.get(key, "") for card in self.rows(Project)), "")

    def _sheet_title(self, key: str) -> str:
        """Return the English title of a sheet, or the key itself where no sheet has it."""
        sheet = sheets_by_key().get(key)
        return sheet.sheet.title if sheet else key
