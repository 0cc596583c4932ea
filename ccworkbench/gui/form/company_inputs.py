"""What a company’s profile is filled in with: a logo that belongs to no store yet, and the table of our people."""

from collections.abc import Iterable
from contextlib import suppress
from hashlib import sha256
from itertools import zip_longest

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ccworkbench.core.cell_error import CellError
from ccworkbench.core.record import Column
from ccworkbench.core.viewer import Viewer
from ccworkbench.exchange.company_profile import Colleague
from ccworkbench.gui.context import Context
from ccworkbench.gui.form.logo_input import LogoInput
from ccworkbench.language.legible_text import legible
from ccworkbench.language.user_error import UserError
from ccworkbench.language.words import N_, phrase
from ccworkbench.sheets.prepare.project import DEFAULT_ACCENT, Colour

HEADINGS = (N_("Name"), N_("Job title"), N_("Phone"), N_("E-mail"))
TABLE_HEIGHT = 150


class ProfileLogo(LogoInput):
    """A logo that the dialog holds itself; it comes into a store with the first project that wears it."""

    changed = Signal()

    def __init__(self, context: Context, column: Column, parent: QWidget | None = None) -> None:
        self.content, self.accent = b"", ""
        super().__init__(context, column, parent)
        self.committed.connect(self._take_back)

    def show_logo(self, content: bytes) -> None:
        """Show a picture, or that there is none."""
        self.content = content
        self.fill(sha256(content).hexdigest() if content else "", "")
        self.changed.emit()

    def show_accent(self, accent: str) -> None:
        """Show the logo on another colour, as far as that is one."""
        with suppress(CellError):
            self.accent = Colour().parse(accent, Viewer(self.context.words, self.context.today))
            self._draw()

    def _take_back(self) -> None:
        """Follow the button that takes the logo away."""
        self.show_logo(self.content if self.typed() else b"")

    def _accept(self, content: bytes, name: str) -> None:
        self.show_logo(content)

    def _content(self) -> bytes | None:
        return self.content or None

    def _accent(self) -> str:
        return self.accent or DEFAULT_ACCENT


class PeopleTable(QWidget):
    """Our people, one a line; blank lines count for nothing."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        say = context.words.say
        self.table = QTableWidget(0, len(HEADINGS))
        self.table.setHorizontalHeaderLabels([say(heading) for heading in HEADINGS])
        self.table.setAccessibleName(say("Our people"))
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.table.verticalHeader().hide()
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setMinimumHeight(TABLE_HEIGHT)
        self.add_button, self.remove_button = QPushButton(say("Add a person")), QPushButton(say("Remove"))
        buttons = QHBoxLayout()
        for button in (self.add_button, self.remove_button):
            button.setAutoDefault(False)
            buttons.addWidget(button)
        buttons.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.table)
        box.addLayout(buttons)
        self.add_button.clicked.connect(self.add)
        self.remove_button.clicked.connect(self.remove)

    def show_people(self, people: Iterable[Colleague]) -> None:
        """Show these people and no others."""
        self.table.setRowCount(0)
        for colleague in people:
            self._line(colleague)

    def people(self) -> tuple[Colleague, ...]:
        """Return who stands there; raises UserError for a line without a name."""
        return tuple(Colleague(*self._checked(texts)) for texts in self.typed() if any(texts))

    def typed(self) -> list[tuple[str, ...]]:
        """Return what stands in the lines."""
        return [tuple(self._text(row, place) for place in range(len(HEADINGS))) for row in range(self.table.rowCount())]

    def add(self) -> None:
        """Add a line, and type into it."""
        row = self._line(None)
        self.table.setCurrentCell(row, 0)
        if item := self.table.item(row, 0):
            self.table.editItem(item)

    def remove(self) -> None:
        """Take out the line that is chosen."""
        self.table.removeRow(self.table.currentRow())

    def _line(self, colleague: Colleague | None) -> int:
        row = self.table.rowCount()
        self.table.insertRow(row)
        texts = vars(colleague).values() if colleague else ()
        for place, text in zip_longest(range(len(HEADINGS)), texts, fillvalue=""):
            self.table.setItem(row, int(place), QTableWidgetItem(str(text)))
        return row

    def _text(self, row: int, place: int) -> str:
        item = self.table.item(row, place)
        return " ".join(legible(item.text()).split()) if item else ""

    @staticmethod
    def _checked(texts: tuple[str, ...]) -> tuple[str, ...]:
        if not texts[0]:
            known = next(text for text in texts if text)
            raise UserError(phrase("The person with “{text}” has no name. Enter it, or remove the line.", text=known))
        return texts
