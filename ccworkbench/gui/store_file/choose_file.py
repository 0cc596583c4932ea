"""Asks for the files of stores, and shows their folder."""

import os
from pathlib import Path

from PySide6.QtWidgets import QWidget

from ccworkbench.gui import standard_dialogs
from ccworkbench.gui.actions import Act
from ccworkbench.gui.open_path import open_path
from ccworkbench.language.words import Words
from ccworkbench.store.lock import holder_of

STORE_PATTERN = "*.ccw"


def ask_store(parent: QWidget, words: Words, present: Path) -> Path | None:
    """Ask which store to open, in the folder of the present one at first; None where none was chosen."""
    return standard_dialogs.open_file(parent, words, words.say(Act.OPEN_STORE.text), STORE_PATTERN, present.parent)


def ask_new_store(parent: QWidget, words: Words, beside: Path) -> Path | None:
    """Ask where a new store shall be; None where no place was chosen.

    Nothing is ever written over: a file that is there can be opened instead, and its path is given then.
    """
    names = (beside.with_name(f"store-{number}.ccw") for number in range(2, 1000))
    free = next((path for path in names if not path.exists()), beside)
    answers = [words.say("Open existing store"), words.say("Choose another name…"), words.say("Cancel")]
    while (path := ask_new_file(parent, words, words.say(Act.NEW_STORE.text), free)) and path.exists():
        title = words.say("{file} already exists", file=path.name)
        answer = standard_dialogs.ask(parent, title, words.say("A new store cannot replace an existing file."), answers)
        if answer != 1:
            return path if answer == 0 else None
    return path


def ask_new_file(parent: QWidget, words: Words, title: str, suggestion: Path) -> Path | None:
    """Ask where a file of a store shall be that is not there yet; None where no place was chosen."""
    is_taken_there = suggestion.parent.is_dir() and os.access(suggestion.parent, os.W_OK)
    suggestion = suggestion if is_taken_there else Path.home() / suggestion.name
    path = standard_dialogs.new_file(parent, words, title, suggestion, STORE_PATTERN)
    return path if path is None or path.suffix else path.with_suffix(".ccw")


def may_take_over(parent: QWidget, words: Words, store: Path) -> bool:
    """Ask before a living program is kept from writing; one that has ended is not asked for."""
    holder = holder_of(store)
    if holder is None or not holder.is_alive():
        return True
    said = words.say(
        "{user} has had this store open on {host} since {since}. If you take it over, the other window "
        "can no longer save; entries made there wait until you close the store here.",
        user=holder.user,
        host=holder.host,
        since=holder.began(),
    )
    answers = [words.say("Take over"), words.say("Cancel")]
    return standard_dialogs.ask(parent, words.say("Take over the store?"), said, answers) == 0


def show_folder(parent: QWidget, words: Words, of: Path) -> None:
    """Show the folder of a file in the system's own window, or the nearest one above that is there."""
    folder = next((folder for folder in of.absolute().parents if folder.is_dir()), of.parent)
    open_path(parent, words, folder)
