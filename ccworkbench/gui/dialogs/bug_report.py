"""The report of a bug: what a developer needs of it, without personal data, and where it is saved."""

import platform
import traceback
from collections.abc import Iterable
from pathlib import Path

from PySide6.QtWidgets import QWidget

import ccworkbench
from ccworkbench.exchange.files import atomic
from ccworkbench.gui import standard_dialogs
from ccworkbench.language.user_error import UserError
from ccworkbench.language.words import N_, Phrase, Words, phrase, phrases

BUG_TITLE = N_("Internal error")
NO_ANSWER_MS = (
    1000  # milliseconds in which a question that nobody asked for has no answer: keys may be meant for a cell
)
SAVE_REPORT = N_("Save report…")


def bug_report(error: BaseException, steps: Iterable[Phrase], words: Words) -> str:
    """Write what a developer needs: versions, places in the code, names of the last steps; no values."""
    root = Path(ccworkbench.__file__).parent.parent
    frames = traceback.extract_tb(error.__traceback__)
    places = [f"  {_short_path(frame.filename, root)}:{frame.lineno} in {frame.name}" for frame in frames]
    return "\n".join(
        [
            f"CC Workbench {ccworkbench.__version__}",
            f"Python {platform.python_version()}, {platform.system()} {platform.release()}, {words.language}",
            "",
            *places,
            type(error).__name__,  # not its message: that may quote what somebody typed
            "",
            *(f"  {step.text}" for step in steps),
            "",
        ]
    )


def bug_sentence(waiting: int) -> Phrase:
    """Return the sentence about a bug, and that the work is safe, but for changes that wait."""
    if waiting:
        return phrases(
            "The program encountered an error. {n} change is not saved yet; all others are. A report "
            "without personal data helps us to fix it.",
            "The program encountered an error. {n} changes are not saved yet; all others are. A report "
            "without personal data helps us to fix it.",
            waiting,
        )
    return phrase(
        "The program encountered an error. Your work is safe: every finished change is saved. A report "
        "without personal data helps us to fix it."
    )


def ask_to_save_report(
    parent: QWidget, words: Words, error: BaseException, steps: Iterable[Phrase], waiting: int = 0
) -> None:
    """Tell what is safe, and save a report if its reader wants one; whoever types on answers nothing."""
    text = bug_report(error, steps, words)
    answers = [words.say(SAVE_REPORT), words.say("Close")]
    if (
        standard_dialogs.ask(parent, words.say(BUG_TITLE), words.tell(bug_sentence(waiting)), answers, NO_ANSWER_MS)
        == 0
    ):
        save_report(parent, words, text)


def save_report(parent: QWidget, words: Words, text: str) -> None:
    """Save a report where its reader wants it."""
    path = standard_dialogs.save_file(parent, words, words.say(SAVE_REPORT), Path.home() / "ccworkbench-report.txt")
    if path:
        _write_report(parent, words, path, text)


def _write_report(parent: QWidget, words: Words, path: Path, text: str) -> None:

    try:
        with atomic(path) as draft:
            draft.write_text(text, encoding="utf-8")
    except UserError as error:
        standard_dialogs.ask(parent, words.say(SAVE_REPORT), words.tell(error.message), [words.say("Close")])


def _short_path(name: str, root: Path) -> str:
    path = Path(name)
    return str(path.relative_to(root)) if path.is_relative_to(root) else path.name
