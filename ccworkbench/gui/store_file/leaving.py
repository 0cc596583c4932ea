"""What is seen while the store can't be used: a bar that keeps what was typed, a page that comes by itself."""

from contextlib import suppress

from PySide6.QtWidgets import QWidget

from ccworkbench.gui import standard_dialogs
from ccworkbench.gui.context import Context
from ccworkbench.gui.store_file.unwritten_texts import keep_texts, texts_file
from ccworkbench.language.user_error import UserError
from ccworkbench.language.words import N_
from ccworkbench.store.lock import TakenOverError

TRY_AGAIN, KEEP_TEXTS, STAY = N_("Try again"), N_("Keep the texts in a file"), N_("Stay")


def may_leave(context: Context, parent: QWidget) -> bool:
    """Try once more to write what waits; where that fails, ask what is to become of it."""
    words = context.words
    while not context.pending.again() and (reason := context.pending.reason):
        title = words.count("{n} change is not written yet", "{n} changes are not written yet", len(context.pending))
        ways = (KEEP_TEXTS, TRY_AGAIN, STAY) if reason.is_in_file else (TRY_AGAIN, KEEP_TEXTS, STAY)
        file = texts_file(context.store.path)
        said = words.say(
            "{reason} The texts can be kept in {file}, and on the clipboard.",
            reason=words.tell(reason.message),
            file=str(file),
        )
        answer = standard_dialogs.ask(parent, title, said, [words.say(way) for way in ways])
        way = ways[answer] if answer >= 0 else STAY
        if way == KEEP_TEXTS and keep_texts(context, file):
            context.pending.clear()
            return True
        if way != TRY_AGAIN:
            return False
        if isinstance(reason, TakenOverError):
            _take_again(context)
    return True


def _take_again(context: Context) -> None:
    """Write to the store once more if the other program has let go of it."""
    with suppress(UserError):  # it has not, or another copy lies there: what still can't be written says so
        context.take_again()
