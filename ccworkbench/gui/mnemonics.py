"""The letter that chooses an entry of a menu: another one for each entry, in every language."""

from collections.abc import Iterable, Iterator

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from ccworkbench.gui.actions import Act


class Mnemonics(QObject):
    """Marks a letter in every entry of a menu while that shows; elsewhere the texts of actions stay plain.

    Chosen anew each time, for what undo says changes with every step, and the language may change.
    """

    def __init__(self, menu: QMenu) -> None:
        super().__init__(menu)
        self._menu = menu
        self._texts: dict[QAction, tuple[str, str]] = {}  # plain and marked
        menu.aboutToShow.connect(self._mark)
        menu.aboutToHide.connect(self._unmark)

    def _mark(self) -> None:
        taken: set[str] = set()
        for action in self._menu.actions():
            if not action.isSeparator():
                text = action.text()
                letter = next((letter for letter in _letters(action, text) if letter not in taken), "")
                taken.add(letter)
                self._texts[action] = text, marked(text, letter)
                action.setText(marked(text, letter))

    def _unmark(self) -> None:
        for action, (plain, shown) in self._texts.items():
            if action.text() == shown:  # and is not said in another language meanwhile
                action.setText(plain)
        self._texts = {}


def marked(text: str, letter: str) -> str:
    """Mark a letter in a text as Qt wants it; it follows in brackets where the text does not hold it."""
    place = text.lower().find(letter)
    if place < 0:
        name = text.rstrip(" …")
        return f"{_escaped(name)}(&{letter.upper()}){text[len(name) :]}"
    return f"{_escaped(text[:place])}&{_escaped(text[place:])}" if letter else _escaped(text)


def _escaped(text: str) -> str:
    return text.replace("&", "&&")


def _letters(action: QAction, text: str) -> Iterator[str]:
    """Yield the letters that may stand for an entry, the best first; Chinese borrows those of the English text."""
    yield from _mnemonic_of(text)
    act = action.data()
    if isinstance(act, Act):
        yield from _mnemonic_of(act.text)
        yield from _mnemonic_of(act.value.rpartition("_")[2])
    elif isinstance(act, str):
        yield from _mnemonic_of(act)


def _mnemonic_of(text: str) -> Iterable[str]:
    words = text.lower().split()
    letters = [word[0] for word in words] + [letter for word in words for letter in word[1:]]
    return (letter for letter in letters if letter.islower())
