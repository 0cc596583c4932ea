"""Who we are: the author’s name, and the company’s profile that all projects of a store begin with."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog, QGridLayout, QLabel, QLineEdit, QPlainTextEdit, QPushButton, QWidget

from ccworkbench.author import author_of, system_name
from ccworkbench.core.cell_error import CellError
from ccworkbench.core.record import columns_of
from ccworkbench.core.viewer import Viewer
from ccworkbench.exchange.company_profile import (
    BLANK,
    PROFILE_SUFFIX,
    TEXTS,
    CompanyProfile,
    profile_columns,
    read_profile,
)
from ccworkbench.gui import standard_dialogs
from ccworkbench.gui.context import Context
from ccworkbench.gui.dialogs.house.dialog_layout import button_row, dialog_column
from ccworkbench.gui.dialogs.labelled_fields import labelled_field, wrapped_label
from ccworkbench.gui.form.colour_input import ColourInput
from ccworkbench.gui.form.company_inputs import PeopleTable, ProfileLogo
from ccworkbench.gui.look.screen_fit import Scrolled, fit
from ccworkbench.gui.look.theme import role
from ccworkbench.gui.widgets.message_line import MessageLine
from ccworkbench.language.user_error import UserError
from ccworkbench.language.words import N_, phrase
from ccworkbench.operations.company import (
    PROFILE_FILE,
    checked_author,
    company_profile,
    export_profile,
    keep_author,
    save_profile,
)
from ccworkbench.sheets.prepare.file_names import PARTS, USUAL
from ccworkbench.sheets.prepare.project import Project

COMPANY_SIZE = QSize(820, 700)
LEGAL_HEIGHT = 64
WHAT_IT_IS = N_(
    "New projects begin with this profile. Documents use it where a project leaves a field blank. It is stored next "
    "to the store, for all of its projects."
)


class CompanyDialog(QDialog):
    """A form that is kept when it is saved, and not before; what can't be kept stays in it."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._kept, self._author = context, BLANK, author_of(context.store.path)
        say, logo = context.words.say, next(one for one in columns_of(Project) if one.key == "supplier_logo")
        self._columns = profile_columns()
        self.setWindowTitle(say("Company profile"))
        self.author, self.legal_lines = QLineEdit(self._author or system_name()), QPlainTextEdit()
        self.lines = {key: QLineEdit() for key in TEXTS if key not in {"accent", "legal_lines"}}
        self.accent, self.logo = ColourInput(context, self._columns["accent"]), ProfileLogo(context, logo)
        self.people, self.message = PeopleTable(context), MessageLine(context.words)
        self.take_in, self.hand_out = QPushButton(say("Import…")), QPushButton(say("Export…"))
        self.save_button, self.cancel = role(QPushButton(say("Save")), "primary"), QPushButton(say("Cancel"))
        self._lay_out()
        self._connect()
        self._load()
        self._untouched = self._entered()
        fit(self, COMPANY_SIZE)

    def profile(self) -> CompanyProfile:
        """Return what was entered; raises UserError for what can't be read."""
        viewer, values = Viewer(self._context.words, self._context.today), dict[str, Any]()
        for key, text in self._texts().items():
            try:
                values[key] = self._columns[key].kind.parse(text, viewer)
            except CellError:
                self._field(key).setFocus()
                raise
        return CompanyProfile(**values, logo=self.logo.content, people=self.people.people())

    def show_profile(self, profile: CompanyProfile) -> None:
        """Put a profile into the fields."""
        for key, line in self.lines.items():
            line.setText(getattr(profile, key))
        self.legal_lines.setPlainText(profile.legal_lines)
        self.accent.put(profile.accent, profile.accent)
        self.logo.show_logo(profile.logo)
        self.people.show_people(profile.people)

    def save(self) -> None:
        """Keep what was entered, or say why that can't be."""
        self.message.hide()
        store = self._context.store
        try:
            profile, name = self.profile(), checked_author(self.author.text())
            if profile != self._kept:
                save_profile(store.path, profile)
            if name != self._author:
                keep_author(store.path, name, store)
        except UserError as error:
            self.message.tell_error(error)
            return
        self.accept()

    def ask_for_file(self) -> None:
        """Put a profile that another desk exported into the fields."""
        words = self._context.words
        path = standard_dialogs.open_file(self, words, words.say("Import company profile"), f"*{PROFILE_SUFFIX}")
        if path is None:
            return
        try:
            self.show_profile(read_profile(path))
        except UserError as error:
            self.message.tell_error(error)
            return
        self.message.tell_done(phrase("“{file}” was read. Save to keep it.", file=path.name))

    def ask_for_place(self) -> None:
        """Write what was entered into a file of its own."""
        words = self._context.words
        start = Path.home() / PROFILE_FILE
        path = standard_dialogs.new_file(self, words, words.say("Export company profile"), start, f"*{PROFILE_SUFFIX}")
        if path is None or not self._may_make(path.parent):
            return
        try:
            written = export_profile(self.profile(), path)
        except UserError as error:
            self.message.tell_error(error)
            return
        self.message.tell_done(phrase("Company profile exported to {file}.", file=str(written)))

    def reject(self) -> None:
        """Close without keeping; what was entered is given up only if that is meant."""
        say = self._context.words.say
        if self._entered() != self._untouched:
            said, answers = say("Your entries would be lost."), [say("Keep editing"), say("Discard changes")]
            if standard_dialogs.ask(self, say("Discard your changes?"), said, answers) != 1:
                return
        super().reject()

    def _may_make(self, folder: Path) -> bool:
        say = self._context.words.say
        if folder.is_dir():
            return True
        said = say("The folder {folder} will be created.", folder=str(folder))
        return standard_dialogs.ask(self, say("Create the folder?"), said, [say("Create"), say("Cancel")]) == 0

    def _load(self) -> None:
        try:
            self._kept = company_profile(self._context.store.path)
        except UserError as error:
            self.message.tell_error(error)
        self.show_profile(self._kept)

    def _texts(self) -> dict[str, str]:
        texts = {key: line.text() for key, line in self.lines.items()}
        return {**texts, "accent": self.accent.typed(), "legal_lines": self.legal_lines.toPlainText()}

    def _entered(self) -> tuple[object, ...]:
        return self.author.text(), self._texts(), self.logo.content, self.people.typed()

    def _field(self, key: str) -> QWidget:
        return {**self.lines, "accent": self.accent, "legal_lines": self.legal_lines}[key]

    def _connect(self) -> None:
        self.accent.line.textChanged.connect(self.logo.show_accent)
        self.take_in.clicked.connect(self.ask_for_file)
        self.hand_out.clicked.connect(self.ask_for_place)
        self.save_button.clicked.connect(self.save)
        self.cancel.clicked.connect(self.reject)

    def _lay_out(self) -> None:
        say, column, inside = self._context.words.say, dialog_column(self), QWidget()
        column.addWidget(role(QLabel(say("Company profile")), "title"))
        column.addWidget(wrapped_label(say(WHAT_IT_IS)))
        self._fill_grid(QGridLayout(inside))
        column.addWidget(Scrolled(inside), 1)
        column.addWidget(self.message)
        column.addLayout(button_row([self.take_in, self.hand_out], [self.cancel, self.save_button]))
        self.save_button.setDefault(True)

    def _fill_grid(self, grid: QGridLayout) -> None:
        say = self._context.words.say
        grid.setContentsMargins(0, 0, 8, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(12)
        self.legal_lines.setFixedHeight(LEGAL_HEIGHT)
        self.legal_lines.setTabChangesFocus(True)
        self.lines["file_names"].setPlaceholderText(USUAL)
        placed: tuple[tuple[str, QWidget, int, int, int], ...] = (
            (say("Your name"), self.author, 0, 0, 1),
            (self._heading("footer"), self.lines["footer"], 0, 1, 1),
            (self._heading("supplier_name"), self.lines["supplier_name"], 1, 0, 1),
            (self._heading("supplier_short"), self.lines["supplier_short"], 1, 1, 1),
            (say("Logo of the supplier"), self.logo, 2, 0, 1),
            (self._heading("accent"), self.accent, 2, 1, 1),
            (self._heading("legal_lines"), self.legal_lines, 3, 0, 2),
            (self._heading("file_names"), self.lines["file_names"], 4, 0, 2),
            (say("Our people"), self.people, 6, 0, 2),
        )
        for text, field, line, side, width in placed:
            grid.addLayout(labelled_field(text, field), line, side, 1, width)
        parts = self._context.words.listing(f"{{{part}}}" for part in PARTS)
        grid.addWidget(wrapped_label(say("Parts of the pattern: {parts}", parts=parts)), 5, 0, 1, 2)
        for side in (0, 1):
            grid.setColumnStretch(side, 1)

    def _heading(self, key: str) -> str:
        return self._context.words.say(self._columns[key].heading)
