"""Changes that the store can't take now: they wait in their order, and are tried again by themselves."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal

from ccworkbench.core.problem import UserError
from ccworkbench.core.words import phrase
from ccworkbench.store.errors import StoreError

LOST = phrase("A change that waited could not be made any more.")
AGAIN = 500  # milliseconds until what waits is tried again


@dataclass(frozen=True)
class Change:
    """One edit with what comes of it, and the text that would be lost without it."""

    do: Callable[[], None]
    text: str
    key: Hashable = None


class Pending(QObject):
    """The one place through which all that was typed, picked or pasted goes into the workbook."""

    changed = Signal()  # something waits, or nothing does any more
    refused = Signal(object, str)  # a UserError, and the text that will never be written because of it

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.reason: StoreError | None = None
        self._waiting: list[Change] = []
        self._is_trying = False
        self._timer = QTimer(self, interval=AGAIN)
        self._timer.timeout.connect(self.again)

    def __len__(self) -> int:
        """Count what waits."""
        return len(self._waiting)

    def texts(self) -> str:
        """Return the texts that wait, one behind the other."""
        return "\n".join(change.text for change in self._waiting if change.text)

    def run(self, do: Callable[[], None], text: str = "", key: Hashable = None) -> bool:
        """Do a change behind all that waits; return False where it has to wait itself.

        A change takes the place of one with the same key. Raises what `do` raises, but for StoreErrors.
        """
        self.give_up(key)
        change = Change(do, text, key)
        if self._is_trying or not self.again():
            self.put_off(change.do, change.text, change.key)
            return False
        try:
            self._attempt(change)
        except StoreError as error:
            self.reason = error
            self.put_off(change.do, change.text, change.key)
            return False
        self.again()  # what was asked for meanwhile
        return True

    def put_off(self, do: Callable[[], None], text: str = "", key: Hashable = None) -> None:
        """Do a change later: it can't be done where it was asked for."""
        self._waiting.append(Change(do, text, key))
        self._timer.start(AGAIN if self.reason else 0)
        self.changed.emit()

    def give_up(self, key: Hashable) -> None:
        """Forget a change; whoever typed it does not want it any more."""
        kept = [change for change in self._waiting if key is None or change.key != key]
        if len(kept) < len(self._waiting):
            self._waiting = kept
            self._rest()

    def clear(self) -> None:
        """Forget all that waits; its texts were kept elsewhere."""
        self._waiting = []
        self._rest()

    def again(self) -> bool:
        """Try all that waits, in its order; return whether nothing waits any more."""
        if self._is_trying or not self._waiting:
            return True
        self.reason = None
        while self._waiting and self.reason is None:
            self._retry(self._waiting.pop(0))
        self._rest()
        return not self._waiting

    def _retry(self, change: Change) -> None:
        try:
            self._attempt(change)
        except StoreError as error:
            self.reason = error
            self._waiting.insert(0, change)
        except UserError as error:
            self.refused.emit(error, change.text)
        except BaseException:
            self.refused.emit(UserError(LOST), change.text)
            self._rest()
            raise

    def _attempt(self, change: Change) -> None:
        self._is_trying = True
        try:
            change.do()
        finally:
            self._is_trying = False

    def _rest(self) -> None:
        if self._waiting:
            self._timer.start(AGAIN)
        else:
            self._timer.stop()
        self.changed.emit()
