"""What became of a version: to whom it went, when it came back, why it is withdrawn."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QPushButton, QWidget

from ccworkbench.gui.context import Context
from ccworkbench.gui.dialogs.date_field import DateField
from ccworkbench.gui.dialogs.house.dialog_layout import button_row, dialog_column
from ccworkbench.gui.dialogs.labelled_fields import labelled_field, wrapped_label
from ccworkbench.gui.look.screen_fit import fit
from ccworkbench.gui.look.theme import role
from ccworkbench.gui.widgets.message_line import MessageLine
from ccworkbench.language.user_error import UserError
from ccworkbench.language.words import N_, phrase
from ccworkbench.operations.documents.register import IssuedDocument, note_back, note_sent, withdraw

NOTE_WIDTH = 420


@dataclass(frozen=True)
class NoteForm:
    """What is asked for a note; without a heading, text or day is not asked for."""

    title: str
    text: str
    day: str
    button: str
    about: str = ""


SENT_FORM = NoteForm(N_("{number} {version} was sent"), N_("Sent to"), N_("Sent on"), N_("Note in the register"))
BACK_FORM = NoteForm(N_("{number} {version} was returned"), "", N_("Returned on"), N_("Note in the register"))
WITHDRAW_FORM = NoteForm(
    N_("Withdraw {number} {version}"),
    N_("Reason"),
    "",
    N_("Withdraw"),
    N_("A withdrawn version stays in the register with its reason; it can’t be put back in force."),
)


class RegisterNoteDialog(QDialog):
    """Asks, writes, and stays open with all that was typed where the register refuses it."""

    def __init__(
        self, context: Context, form: NoteForm, document: IssuedDocument, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context, self._form, self._document = context, form, document
        say = context.words.say
        self.setWindowTitle(say(form.title, number=document.number, version=document.version))
        self.resize(NOTE_WIDTH, 0)
        self.text, self.message = QLineEdit(), MessageLine(context.words)
        self.day = DateField(context.viewer(), say(form.day))
        self.day.line.setText(context.words.date(context.today))
        self.note_button, self.cancel = role(QPushButton(say(form.button)), "primary"), QPushButton(say("Cancel"))
        self._lay_out()
        self._grow()
        self.note_button.clicked.connect(self.note)
        self.cancel.clicked.connect(self.reject)

    def note(self) -> None:
        """Write it into the register, or say why that can't be."""
        try:
            self._write(self._read_day())
        except UserError as error:
            self.message.tell_error(error)
            self._grow()
            (self.text if self._form.text else self.day.line).setFocus()
            return
        self.accept()

    def _read_day(self) -> date:
        if not self._form.day:
            return self._context.today
        if self.day.value is None or self.day.line.text() != self._context.words.date(self.day.value):
            self.day.read()  # a day that was chosen of two readings is not read again
        if self.day.value is None:
            raise UserError(phrase("Enter a date."))
        return self.day.value

    def _write(self, day: date) -> None:
        store, book, text = self._context.store, self._context.open_book(), self.text.text()
        writers: dict[NoteForm, Callable[[], None]] = {
            SENT_FORM: lambda: note_sent(store, book, self._document, text, day),
            BACK_FORM: lambda: note_back(store, book, self._document, day),
            WITHDRAW_FORM: lambda: withdraw(store, book, self._document, text, day),
        }
        writers[self._form]()

    def _grow(self) -> None:
        """Be as high as everything in it; Qt's own `adjustSize` stops at two thirds of the screen."""
        layout, width = self.layout(), max(self.width(), NOTE_WIDTH)
        if layout is not None:
            fit(self, QSize(width, max(layout.totalHeightForWidth(width), self.sizeHint().height())))

    def _lay_out(self) -> None:
        say, form, column = self._context.words.say, self._form, dialog_column(self)
        heading = role(QLabel(self.windowTitle()), "heading")
        heading.setWordWrap(True)
        column.addWidget(heading)
        if form.about:
            column.addWidget(wrapped_label(say(form.about)))
        if form.text:
            column.addLayout(labelled_field(say(form.text), self.text))
        if form.day:
            column.addLayout(labelled_field(say(form.day), self.day))
        column.addWidget(self.message)
        column.addLayout(button_row([], [self.cancel, self.note_button]))
        self.note_button.setDefault(True)
