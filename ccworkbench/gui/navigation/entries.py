"""What the navigation lists: the overview, and the sheets and reports under their chapters, with figures."""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, Qt

from ccworkbench.gui.context import Context
from ccworkbench.gui.model_index import Index
from ccworkbench.language.words import Words
from ccworkbench.method.figures.progress import chapter_progress, project_progress
from ccworkbench.method.needless_sheets import needless_sheets
from ccworkbench.method.reports.catalogue import READINESS, listed
from ccworkbench.sheets.options import CHAPTER_TABS, Chapter
from ccworkbench.sheets.order import SHEETS
from ccworkbench.sheets.prepare.profile import ContentSize, Profile

OVERVIEW, CHAPTER, SHEET, MORE = "overview", "chapter", "sheet", "more"
ENTRY = Qt.ItemDataRole.UserRole
# Sheets that wait for their first row in the midst of the work, so that they are seen without any.
AWAITED = {"person", "phone_number", "attestation", "test_result", "defect"}
NUMBERED_CHAPTERS = 7  # chapters of the method; launch and operation follow them


@dataclass(frozen=True)
class NavigationEntry:
    """One line of the navigation; `problems` are errors, shown in place of a count or, while folded, of a share."""

    kind: str
    key: str
    text: str
    count: int | None = None
    problems: int = 0
    share: float | None = None
    icon: str = ""  # of what is worked out; sheets have none
    chapter: str = ""  # the one that a sheet stands under
    is_open: bool = False  # whether the sheets of a chapter are shown
    is_spare: bool = False  # whether the project does without the sheet, which is therefore out of the way

    @property
    def name(self) -> str:
        """What is typed to find it: its text without the number of a chapter."""
        return self.text.lstrip("0123456789 ")


def named_entries(context: Context) -> list[NavigationEntry]:
    """List the navigation without figures, which need all rows of the project."""
    words = context.words
    found = [
        NavigationEntry(OVERVIEW, OVERVIEW, words.say("Overview"), icon="layout-dashboard"),
        NavigationEntry(OVERVIEW, READINESS, words.say("Readiness"), icon="gauge"),
    ]
    for number, chapter in enumerate(Chapter, 1):
        title = words.say(CHAPTER_TABS[chapter])
        found.append(
            NavigationEntry(CHAPTER, chapter.value, f"{number} {title}" if number <= NUMBERED_CHAPTERS else title)
        )
        found += [
            NavigationEntry(
                SHEET,
                key,
                context.title(key, info.tab or info.title),
                icon=info.icon if info.shape == "report" else "",
                chapter=chapter.value,
            )
            for key, info in listed().items()
            if info.chapter == chapter.value
        ]
    return found


def navigation_entries(context: Context) -> list[NavigationEntry]:
    """List the navigation of the open project, with its figures."""
    shares: dict[str, float | None] = {key.value: share for key, share in chapter_progress(context.book.rows).items()}
    shares[OVERVIEW], shares[READINESS] = project_progress(context.book.rows), context.readiness().score / 100
    chapters = {key: info.chapter for key, info in listed().items()}
    errors: Counter[str] = Counter()
    for problem in context.problems():
        if problem.severity == "error":
            errors.update((problem.sheet, chapters.get(problem.sheet, "")))
    counts = {sheet.__tablename__: len(context.book.rows(sheet)) for sheet in SHEETS if sheet.sheet.shape == "list"}
    entries = [
        replace(entry, count=counts.get(entry.key), problems=errors[entry.key], share=shares.get(entry.key))
        for entry in named_entries(context)
    ]
    needless, lean = needless_sheets(context.book.rows), _is_lean(context)
    return [
        replace(entry, is_spare=not entry.problems and (entry.key in needless or (lean and _is_empty(entry))))
        for entry in entries
    ]


def _is_lean(context: Context) -> bool:
    """Tell whether the open project has lean content, whose empty sheets are out of the way."""
    return any(profile.content_size is ContentSize.LEAN for profile in context.book.rows(Profile))


def _is_empty(entry: NavigationEntry) -> bool:
    return entry.kind == SHEET and entry.count == 0 and entry.key not in AWAITED


def with_more(entries: Sequence[NavigationEntry], whole: Collection[str], words: Words) -> Iterator[NavigationEntry]:
    """List the entries, at the end of a chapter with sheets that are out of the way the one that shows them all."""
    for chapter, group in groupby(entries, lambda entry: entry.key if entry.kind == CHAPTER else entry.chapter):
        own = list(group)
        yield from own
        if any(entry.is_spare for entry in own):
            text = words.say("Fewer sheets") if chapter in whole else words.say("More sheets…")
            yield NavigationEntry(MORE, f"more {chapter}", text, chapter=chapter)


class NavigationModel(QAbstractListModel):
    """The entries of the navigation."""

    def __init__(self, entries: Sequence[NavigationEntry], words: Words) -> None:
        super().__init__()
        self.entries, self.words = list(entries), words

    def take(self, entries: Sequence[NavigationEntry], words: Words) -> None:
        """Show other figures; the entries are the same as long as no sheets get out of the way, or come back."""
        if [entry.key for entry in entries] != [entry.key for entry in self.entries]:
            self.beginResetModel()
            self.entries, self.words = list(entries), words
            self.endResetModel()
            return
        self.entries, self.words = list(entries), words
        self.dataChanged.emit(self.index(0), self.index(len(self.entries) - 1))

    def row_of(self, key: str) -> int:
        """Return the row of an entry; the first where there is none of that key."""
        return next((row for row, entry in enumerate(self.entries) if entry.key == key), 0)

    def find(self, typed: str, after: int) -> int:
        """Return the next row whose name begins so, its number aside; -1 where there is none."""
        count = len(self.entries)
        rows = ((after + step) % count for step in range(count))
        named = (row for row in rows if self.entries[row].kind != MORE)
        return next((row for row in named if self.entries[row].name.casefold().startswith(typed.casefold())), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.entries)

    def data(self, index: Index, part: int = Qt.ItemDataRole.DisplayRole) -> Any:
        entry = self.entries[index.row()]
        if part == ENTRY:
            return entry
        if part in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole}:
            return entry.text
        if part == Qt.ItemDataRole.AccessibleDescriptionRole and entry.kind == CHAPTER:
            return self.words.say("Expanded") if entry.is_open else self.words.say("Collapsed")
        return None
