"""What a single key means in a cell of a matrix: a letter, the beginning of a word, or one of two levels."""

from typing import Any

from PySide6.QtGui import QKeyEvent

from ccworkbench.core.kind import Choice, Choices, Kind
from ccworkbench.core.option import Option
from ccworkbench.core.viewer import Viewer
from ccworkbench.gui.editing.latin_letters import letter_of
from ccworkbench.gui.editing.leaving_keys import ALT, CTRL, SHIFT
from ccworkbench.language.words import N_
from ccworkbench.sheets.kinds import Levels

LEVELS = "01234?？"
HINTS = {
    "letters": N_("R, A, C, I, Shift+A for A/R, or Del"),
    "words": N_("{choices}: type a number or first letter, repeat for the next; Del clears"),
    "levels": N_(
        "Type current and required level from 0 to 4, such as 23 for 2 → 3; ?3 if not yet assessed; Del clears"
    ),
}


def is_lettered(kind: Kind) -> bool:
    """Tell whether the values of a choice are letters themselves, as those of RACI are."""
    return isinstance(kind, Choice) and all(option.label == option.value for option in kind.options)


def is_worded(kind: Kind) -> bool:
    """Tell whether the values of a choice are words, of which the first letter is typed."""
    return isinstance(kind, Choice) and not isinstance(kind, Choices) and not is_lettered(kind)


def value_of_key(event: QKeyEvent, kind: Kind, now: Any, viewer: Viewer) -> Any:
    """Return the value that a key stands for, whatever layout the keyboard has; None where it says nothing."""
    if not isinstance(kind, Choice):
        return None
    if is_worded(kind):
        return _by_word(event.text(), kind, now, viewer)
    options = {str(option): option for option in kind.options}
    letter = letter_of(event)
    return (
        _accountable_and_responsible(options, now)
        if letter == "A" and event.modifiers() & SHIFT
        else options.get(letter)
    )


def begins_levels(event: QKeyEvent, kind: Kind) -> bool:
    """Tell whether a key is the first of two levels."""
    return isinstance(kind, Levels) and bool(event.text()) and event.text() in LEVELS


def is_typed(event: QKeyEvent) -> bool:
    """Tell whether a key writes something visible, without a key of commands held down."""
    text = event.text()
    return bool(text.strip()) and text.isprintable() and not event.modifiers() & (CTRL | ALT)


def hint_of(kind: Kind, viewer: Viewer) -> str:
    """Say which keys fill a cell of this kind; nothing where it is typed into as anywhere else."""
    say = viewer.words.say
    if isinstance(kind, Levels):
        return say(HINTS["levels"])
    if is_lettered(kind):
        return say(HINTS["letters"])
    labels = (f"{number} {label}" for number, (_, label) in enumerate(kind.choices(viewer), 1))
    return say(HINTS["words"], choices=viewer.words.listing(labels)) if is_worded(kind) else ""


def _accountable_and_responsible(options: dict[str, Option], now: Any) -> Option | None:
    """Shift+A stands for one who answers and does: A becomes A/R and back."""
    return options.get("A" if now == "A/R" else "A/R")


def _by_word(text: str, kind: Choice, now: Any, viewer: Viewer) -> Any:
    """Find a choice by its number or first letter, in the reader's language or else in English."""
    choices = kind.choices(viewer)
    if text.isascii() and text.isdigit():
        return choices[int(text) - 1][0] if 0 < int(text) <= len(choices) else None
    typed = text.casefold().strip()
    found = [option for option, label in choices if typed and label.casefold().startswith(typed)]
    found = found or [option for option, _ in choices if typed and option.label.casefold().startswith(typed)]
    if not found:
        return None
    return found[(found.index(now) + 1) % len(found) if now in found else 0]
