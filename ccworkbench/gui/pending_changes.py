"""Changes that the store can't take now: they wait in their order, and are tried again by themselves."""

from collections.abc import Callable, Hashable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal

from ccworkbench.core.matrix import column_id
from ccworkbench.core.record import Column
from ccworkbench.language.user_error import UserError
from ccworkbench.language.words import N_, phrase
from ccworkbench.store.errors import StoreError

LOST = phrase("A pending change could not be saved.")
WAITS_TO_BE_WRITTEN = N_("Waiting to be saved")
GIVEN_UP = phrase("The last unsaved change was discarded; its text can be copied.")
TRY_AGAIN_MS = 500  # milliseconds until what waits is tried again


@dataclass(frozen=True)
class WaitingTexts:
    """What a change shows while it waits: the texts of cells of a sheet by row and column, and the rows it will add.

    A cell of a matrix stands under the row of its column.
    """

    cells: Mapping[tuple[UUID, str], str] = field(default_factory=dict)
    sheet: str = ""
    rows: int = 0


@dataclass(frozen=True)
class PendingChange:
    """One edit with what comes of it, the text that would be lost without it, and what is seen meanwhile."""

    do: Callable[[], None]
    text: str
    key: Hashable = None
    waiting_texts: WaitingTexts = field(default_factory=WaitingTexts)


def cell_of(row: UUID, column: Column) -> tuple[UUID, str]:
    """Name a cell; one of a matrix stands under the row of its column."""
    return row, column_id(column)


class PendingChanges(QObject):
    """The one place through which all that was typed, picked or pasted goes into the workbook."""

    changed = Signal()  # something waits, or nothing does any more
    refused = Signal(object, str)  # a UserError, and the text that will never be written because of it

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.reason: StoreError | None = None
        self._waiting: list[PendingChange] = []
        self.cells: Mapping[tuple[UUID, str], str] = {}
        self._is_trying = False
        self._timer = QTimer(self, interval=TRY_AGAIN_MS)
        self._timer.timeout.connect(self.again)

    def __len__(self) -> int:
        """Count what waits."""
        return len(self._waiting)

    @property
    def changes(self) -> tuple[PendingChange, ...]:
        """Return what waits, in its order."""
        return tuple(self._waiting)

    def texts(self) -> str:
        """Return the texts that wait, one behind the other."""
        return "\n".join(change.text for change in self._waiting if change.text)

    def text_of(self, row: UUID, column: str) -> str | None:
        """Return the text that waits to be written into a cell; None where none does."""
        return self.cells.get((row, column))

    def rows_of(self, sheet: str) -> int:
        """Count the rows that wait to be added to a sheet."""
        return sum(change.waiting_texts.rows for change in self._waiting if change.waiting_texts.sheet == sheet)

    def run(
        self,
        do: Callable[[], None],
        text: str = "",
        key: Hashable = None,
        waiting_texts: Callable[[], WaitingTexts] = WaitingTexts,
    ) -> bool:
        """Do a change behind all that waits; return False where it has to wait itself.

        A change takes the place of one with the same key; `waiting_texts` is only asked where it waits. Raises what
        `do` raises, but for StoreErrors.
        """
        self.give_up(key)
        if self._is_trying or not self.again():
            self.put_off(do, text, key, waiting_texts)
            return False
        try:
            with self._trying():
                do()
        except StoreError as error:
            self.reason = error
            self.put_off(do, text, key, waiting_texts)
            return False
        self.again()  # what was asked for meanwhile
        return True

    def put_off(
        self,
        do: Callable[[], None],
        text: str = "",
        key: Hashable = None,
        waiting_texts: Callable[[], WaitingTexts] = WaitingTexts,
    ) -> None:
        """Do a change later: it can't be done where it was asked for."""
        self._waiting.append(PendingChange(do, text, key, waiting_texts()))
        self._timer.start(TRY_AGAIN_MS if self.reason else 0)
        self._tell()

    def give_up(self, key: Hashable) -> None:
        """Forget a change; whoever typed it does not want it any more."""
        kept = [change for change in self._waiting if key is None or change.key != key]
        if len(kept) < len(self._waiting):
            self._waiting = kept
            self._start_or_stop_timer()

    def take_back(self) -> None:
        """Give the last change up, as undo does with one that is written; its text is offered."""
        change = self._waiting.pop()
        self._start_or_stop_timer()
        self.refused.emit(UserError(GIVEN_UP), change.text)

    def clear(self) -> None:
        """Forget all that waits; its texts were kept elsewhere."""
        self._waiting = []
        self._start_or_stop_timer()

    def again(self) -> bool:
        """Try all that waits, in its order; return whether nothing waits any more."""
        if self._is_trying or not self._waiting:
            return True
        self.reason = None
        while self._waiting and self.reason is None:
            self._retry(self._waiting.pop(0))
        self._start_or_stop_timer()
        return not self._waiting

    def _retry(self, change: PendingChange) -> None:
        try:
            with self._trying():
                change.do()
        except StoreError as error:
            self.reason = error
            self._waiting.insert(0, change)
        except UserError as error:
            self.refused.emit(error, change.text)
        except BaseException:
            self.refused.emit(UserError(LOST), change.text)
            self._start_or_stop_timer()
            raise

    @contextmanager
    def _trying(self) -> Iterator[None]:
        """Let whatever is asked for meanwhile wait behind what is being done."""
        self._is_trying = True
        try:
            yield
        finally:
            self._is_trying = False

    def _start_or_stop_timer(self) -> None:
        if self._waiting:
            self._timer.start(TRY_AGAIN_MS)
        else:
            self._timer.stop()
        self._tell()

    def _tell(self) -> None:
        self.cells = {cell: text for change in self._waiting for cell, text in change.waiting_texts.cells.items()}
        self.changed.emit()
