"""What packs are made of: parts, each a sheet or a report with what is shown of it (method.md 4.15)."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from ccworkbench.core.disclosure import Disclosure
from ccworkbench.core.grid import Rows
from ccworkbench.core.record import Record
from ccworkbench.core.viewer import Viewer
from ccworkbench.exchange.document import RowPage
from ccworkbench.exchange.packs.disclosed import shown_columns
from ccworkbench.language.words import N_
from ccworkbench.method.reports.catalogue import DerivedReport

RowBlock = tuple[str, Callable[[Any], bool]]
RowPages = Callable[[Rows, Viewer], tuple[RowPage, ...]]
ALL: tuple[RowBlock, ...] = (("", lambda _row: True),)
NOTHING = N_("Nothing has been recorded yet.")


@dataclass(frozen=True)
class PackPart:
    """A section of a pack: a sheet, the columns and rows of it that are shown, and how; or a report in its place.

    `pages` makes a page for every row; a table of the sheet stands for them in Excel. What is `optional` is left out
    while it is empty. What is not for `paper` only comes with Excel, which has no pages that could hold it.
    """

    key: str
    title: str
    sheet: type[Record] | None
    layout: str = "table"
    purpose: str = ""
    empty: str = ""
    columns: tuple[str, ...] = ()
    blocks: tuple[RowBlock, ...] = ALL
    group_by: str = ""
    legend: tuple[tuple[str, str], ...] = ()
    beside: tuple[tuple[str, str], ...] = ()
    side_by: str = ""
    report: DerivedReport | None = None
    picture: str = ""  # the sheet whose picture stands above; its own, where it has one
    pages: RowPages | None = None
    order: Callable[[Any], Any] = lambda _row: 0  # what comes first; as in the workbook where nothing is said
    most: int | None = None  # so many rows at most
    optional: bool = False
    paper: bool = True

    def is_for(self, readers: Disclosure) -> bool:
        """Tell whether it has anything to say to some readers."""
        if self.report:
            return self.report.disclosure.is_for(readers)
        return self.sheet is None or bool(shown_columns(self.sheet, readers))


@dataclass(frozen=True)
class Pack:
    """A document that is handed over: its key on the command line, its name, its parts in order."""

    key: str
    title: str
    parts: tuple[PackPart, ...]
    short: bool = False  # on paper it has neither cover nor contents
    code: str = ""  # what it is called in the numbers of documents; its key where nothing is said
