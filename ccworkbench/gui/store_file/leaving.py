"""What is asked before a project or the window is left over what the store could not take, or over a lost file."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from PySide6.QtWidgets import QWidget

from ccworkbench.gui import standard_dialogs
from ccworkbench.gui.context import Context
from ccworkbench.gui.store_file.save_anew import SAVE_ANEW, save_anew
from ccworkbench.gui.store_file.unwritten_texts import keep_texts, texts_file
from ccworkbench.language.user_error import UserError
from ccworkbench.language.words import N_
from ccworkbench.store.errors import DAMAGED, StoreError
from ccworkbench.store.file import check
from ccworkbench.store.lock import TakenOverError
from ccworkbench.store.store import Store

TRY_AGAIN, KEEP_TEXTS, STAY = N_("Try again"), N_("Save the texts to a file"), N_("Keep open")
CLOSE_ANYWAY = N_("Close anyway")


def may_leave(context: Context, parent: QWidget) -> bool:
    """Try once more to write what waits; where that fails, ask what is to become of it."""
    return _may_go(context, parent, lambda: None)


def may_close(context: Context, parent: QWidget, *, keeps_file: bool = False) -> bool:
    """Ask, besides, before the window closes over a file that is gone or damaged: it may hold the last of it.

    Who restores a copy `keeps_file`, damaged as it is: nothing of it is lost.
    """

    def lost() -> StoreError | None:
        reason = lost_file(context.store)
        return None if reason and keeps_file and reason.message == DAMAGED else reason

    return _may_go(context, parent, lost)


def lost_file(store: Store) -> StoreError | None:
    """Return how the file of a store was lost; None where it lies there, or is another program's now."""
    try:
        reason = store.unwritable()
        if reason is None and store.touched:  # nobody has looked since; damage may lie where nothing was read
            check(store.path)
    except StoreError as error:  # one that is busy is there
        return StoreError(DAMAGED) if error.is_in_file else None
    except UserError:
        return StoreError(DAMAGED)
    return None if isinstance(reason, TakenOverError) else reason


def _may_go(context: Context, parent: QWidget, lost: Callable[[], StoreError | None]) -> bool:
    while True:
        waits, gone = _what_waits_for(context), lost()  # the second may look through the whole file
        reason = waits or gone
        if reason is None:
            return True
        file = texts_file(context.store.path)
        way = _ask(context, parent, reason, file, is_closing=gone is not None)
        if way == TRY_AGAIN:
            if isinstance(reason, TakenOverError):
                _take_again(context)
        elif way == SAVE_ANEW:
            if not _save_anew(context, parent):
                return False
        elif way == STAY or (way == KEEP_TEXTS and not _keep(context, parent, file)):
            return False
        else:
            context.pending.clear()
            return True


def _what_waits_for(context: Context) -> StoreError | None:
    """Try what waits once more; return why it still does."""
    return None if context.pending.again() else context.pending.reason


def _keep(context: Context, parent: QWidget, file: Path) -> bool:
    """Keep the texts in a file, and tell where that lies if it is not where it was said to."""
    place, words = keep_texts(context, file), context.words
    if place is not None and place != file:
        said = words.say("{folder} could not be written to. The texts are in {file}.", folder=file.parent, file=place)
        standard_dialogs.ask(parent, words.say("Texts saved elsewhere"), said, [words.say("Close")])
    return place is not None


def _ask(context: Context, parent: QWidget, reason: StoreError, file: Path, *, is_closing: bool) -> str:
    words, number = context.words, len(context.pending)
    ways = _ways(reason, is_over=is_closing and not context.pending.texts())
    title = words.count("{n} change is not saved yet", "{n} changes are not saved yet", number)
    said = words.say(
        "{reason} The texts can be saved to {file} and copied to the clipboard.",
        reason=words.tell(reason.message),
        file=str(file),
    )
    if CLOSE_ANYWAY in ways:
        title = title if number else words.say("Close without saving?")
        told = words.tell(reason.message)
        said = words.say("{reason} Unsaved changes are lost when this window closes.", reason=told)
    answer = standard_dialogs.ask(parent, title, said, [words.say(way) for way in ways])
    return ways[answer] if answer >= 0 else STAY


def _ways(reason: StoreError, *, is_over: bool) -> tuple[str, ...]:
    """List the ways on, the safest first; `is_over` tells that the window closes, and no text waits."""
    if isinstance(reason, TakenOverError):
        return TRY_AGAIN, KEEP_TEXTS, STAY
    if reason.is_lasting or reason.is_in_file:
        return SAVE_ANEW, CLOSE_ANYWAY if is_over else KEEP_TEXTS, STAY
    if reason.is_of_place:
        return TRY_AGAIN, SAVE_ANEW, KEEP_TEXTS, STAY
    return TRY_AGAIN, KEEP_TEXTS, STAY


def _take_again(context: Context) -> None:
    """Write to the store once more if the other program has let go of it."""
    with suppress(UserError):  # it has not, or another copy lies there: what still can't be written says so
        context.take_again()


def _save_anew(context: Context, parent: QWidget) -> bool:
    """Save as a new file; what can't be is told, and the window stays."""
    try:
        return save_anew(context, parent)
    except UserError as error:
        context.failed.emit(error)
        return False
