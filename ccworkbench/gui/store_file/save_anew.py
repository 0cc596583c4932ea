"""Saves an open store as a new file, where its own is lost or takes nothing any more."""

from typing import Final

from PySide6.QtWidgets import QWidget

from ccworkbench.gui.context import Context
from ccworkbench.gui.store_file.choose_file import ask_new_file
from ccworkbench.language.words import N_
from ccworkbench.store.backup import free_path

SAVE_ANEW: Final = N_("Save as a new file…")


def save_anew(context: Context, parent: QWidget) -> bool:
    """Ask for a new file, write all that is open into it and go on there; raises UserError.

    Return False where none was chosen. A name that is free is proposed, for nothing is ever written over.
    """
    words = context.words
    path = ask_new_file(parent, words, words.say(SAVE_ANEW), free_path(context.store.path))
    if path is not None:
        context.go_on_in(path)
    return path is not None
