"""Texts that a store did not take, kept in a file: each under a line that says where it belongs."""

import os
import tempfile
from collections.abc import Collection, Iterator
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Final
from uuid import UUID

from PySide6.QtGui import QGuiApplication

from ccworkbench.core.grid import grid_of, head
from ccworkbench.core.matrix import Crossing
from ccworkbench.core.record import Record
from ccworkbench.files import PRIVATE, drafted
from ccworkbench.gui.context import Context
from ccworkbench.gui.pending_changes import PendingChange, cell_of
from ccworkbench.store.copies.listing import STAMP
from ccworkbench.store.errors import StoreError

STORE_MARK: Final = "CC Workbench · "  # begins the line that names the store


def texts_file(store: Path) -> Path:
    """Return where texts are kept that a store does not take: beside it, or at home where its folder is gone."""
    folder = store.parent if os.access(store.parent, os.W_OK) else Path.home()
    return folder / f"{store.stem}.unwritten-{datetime.now().strftime(STAMP)}.txt"


def texts_files_of(store: Path, dismissed: Collection[str]) -> list[Path]:
    """List the files with unwritten texts of a store that nobody was told of yet, newest first."""
    folders = dict.fromkeys((store.absolute().parent, Path.home(), Path(tempfile.gettempdir())))
    found = [path for folder in folders for path in folder.glob("*.unwritten-*.txt")]
    named = [path for path in found if path.name.startswith(f"{store.stem}.unwritten-") and str(path) not in dismissed]
    return sorted((path for path in named if _is_of(store, path)), key=lambda path: path.name, reverse=True)


def keep_texts(context: Context, file: Path) -> Path | None:
    """Put what waits on the clipboard and, as that may go with the program, into a file; see `write_texts`."""
    QGuiApplication.clipboard().setText(context.pending.texts())
    return write_texts(context, file)


def write_texts(context: Context, file: Path) -> Path | None:
    """Write what waits into a file that names its store; return where that lies, None where no folder takes it."""
    content = f"{STORE_MARK}{context.store.path.absolute()}\n\n{written_out(context)}"
    for place in (file, Path.home() / file.name, Path(tempfile.gettempdir()) / file.name):
        with suppress(OSError):
            with drafted(place, PRIVATE) as draft:
                draft.write_text(content, encoding="utf-8")
            return place
    return None


def _is_of(store: Path, file: Path) -> bool:
    """Tell whether a file belongs to a store: others of the same name may have lost theirs to the same folder.

    One that names none, as older programs wrote it, or one that is gone, belongs to the store beside it.
    """
    first = ""
    with suppress(OSError), file.open(encoding="utf-8", errors="replace") as content:
        first = content.readline().rstrip("\n")
    named = Path(first.removeprefix(STORE_MARK)) if first.startswith(STORE_MARK) else None
    is_beside = file.absolute().parent == store.absolute().parent
    return named == store.absolute() or (is_beside and (named is None or not named.exists()))


def written_out(context: Context) -> str:
    """Return the texts that wait, each under a line with its project, sheet, row and column."""
    told = (
        f"{' · '.join(filter(None, (context.book.project.name, *place)))}\n{plain_lines(text)}\n"
        for change in context.pending.changes
        if change.text
        for place, text in _described_texts(context, change)
    )
    return "\n".join(told)


def plain_lines(text: str) -> str:
    """Return a text with the line ends that a file is written with; a block that was pasted ends with one more."""
    return text.replace("\r\n", "\n").rstrip("\n")


def _described_texts(context: Context, change: PendingChange) -> Iterator[tuple[list[str], str]]:
    """Yield the texts of a change with their places; a block that fills more than its cells comes whole, too."""
    from ccworkbench.sheets.order import BY_KEY  # not before a project is open

    sheet, cells = BY_KEY.get(change.waiting_texts.sheet), change.waiting_texts.cells
    if sheet is None:
        yield [], change.text
        return
    title = context.title(sheet.__tablename__, sheet.sheet.title)
    is_one = len(cells) == 1 and not change.waiting_texts.rows
    for (row, column), text in cells.items():
        if text:
            yield [title, *_describe_cell(context, sheet, row, column)], change.text if is_one else text
    if not cells or change.waiting_texts.rows:
        yield [title], change.text


def _describe_cell(context: Context, sheet: type[Record], row: UUID, column: str) -> Iterator[str]:
    """Yield the names of row and column as they are read on the screen, as far as they can be read now."""
    with suppress(StoreError):
        rows = context.book.rows(sheet.down if issubclass(sheet, Crossing) else sheet)
        number = next((number for number, one in enumerate(rows) if one.id == row), len(rows))
        found = rows[number] if number < len(rows) else None
        named = (getattr(found, "code", ""), found.label) if found else ()
        if sheet.sheet.shape != "form":
            called = " ".join(dict.fromkeys(filter(None, named)))
            yield called or context.words.say("Row {n}", n=context.words.number(number + 1))
        columns = grid_of(sheet, context.book.rows).columns
        yield from (head(one, context.viewer()).text for one in columns if cell_of(row, one) == (row, column))
