"""Opens files and folders with the programs that the system has for them."""

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QWidget

from ccworkbench.gui import standard_dialogs
from ccworkbench.language.words import Words


def open_path(parent: QWidget, words: Words, path: Path) -> None:
    """Open a file or folder; where the system has nothing for it, its path goes to the clipboard, and that is told."""
    if QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
        return
    QGuiApplication.clipboard().setText(str(path))
    said = words.say(
        "No program on this computer can open {path}. The path has been copied to the clipboard.", path=str(path)
    )
    standard_dialogs.ask(parent, words.say("Can’t be opened"), said, [words.say("Close")])
