"""A change of cells before it is done: what does it, what is seen while it waits, and what came of it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from ccworkbench.core.record import Column
from ccworkbench.gui.pending_changes import WaitingTexts
from ccworkbench.gui.table.refused_cells import RefusedText
from ccworkbench.gui.widgets.clipboard_formats import Block


@dataclass(frozen=True)
class EditOutcome:
    """What an edit could not read, and what it could put nowhere."""

    unread: int = 0
    refused: Sequence[RefusedText] = ()


@dataclass(frozen=True)
class CellEdit:
    """What is to be done to cells, and what is seen of it while it waits."""

    do: Callable[[], EditOutcome]
    waiting_texts: Callable[[], WaitingTexts]


@dataclass(frozen=True)
class PastedBlock:
    """A block of texts on its way into rows from `top` on, and into new ones; as wide as these columns."""

    block: Block
    top: int
    rows: Sequence[Any]
    columns: Sequence[Column]
    lacking: int
