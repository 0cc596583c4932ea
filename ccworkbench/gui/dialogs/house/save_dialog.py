"""Keeping rows of a project for others: what goes in and what stays is shown before anything is written."""

from PySide6.QtCore import QSize, QTimer
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)

from ccworkbench.gui import standard_dialogs
from ccworkbench.gui.context import Context
from ccworkbench.gui.dialogs.house.dialog_layout import button_row, dialog_column
from ccworkbench.gui.dialogs.labelled_fields import labelled_field, wrapped_label
from ccworkbench.gui.look.screen_fit import fit
from ccworkbench.gui.look.theme import role
from ccworkbench.gui.widgets.message_line import MessageLine
from ccworkbench.gui.widgets.tick_list import TickedLines
from ccworkbench.language.user_error import UserError
from ccworkbench.language.words import N_, NP_
from ccworkbench.method.house.content import HouseContent
from ccworkbench.method.house.saving import ProjectReading
from ccworkbench.method.house.telling import sheet_lines, told_sections
from ccworkbench.operations.house_contents import has_content, save_content
from ccworkbench.sheets.order import BY_KEY

SAVE_SIZE = QSize(860, 620)
PAUSE = 150  # milliseconds after the last tick before what stays is worked out again
WHAT_IS_KEPT = N_(
    "Rows of these sheets become starter content for other projects. People, dates, statuses and "
    "results are not included; names of the customer, the project and people in texts are replaced."
)


class SaveContentDialog(QDialog):
    """A name, the sheets with a tick each, and beside them what of the project is not in it."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._project = context, ProjectReading(context.book.rows)
        self.saved: HouseContent | None = None
        say = context.words.say
        self.setWindowTitle(say("Save as house content"))
        self.name, self.message = QLineEdit(), MessageLine(context.words)
        self.sheets = TickedLines(context.words, context.palette, say("Sheets"))
        self.preview = QPlainTextEdit()
        self.all_button, self.none_button = self.sheets.all_button, self.sheets.none_button
        self.save_button = role(QPushButton(say("Save")), "primary")
        self.cancel = QPushButton(say("Cancel"))
        self._soon = QTimer(self, singleShot=True, interval=PAUSE)
        self._lay_out()
        self._list_sheets()
        self._connect()
        self.tell()
        fit(self, SAVE_SIZE)

    def save(self) -> None:
        """Write what is ticked, or say why that can't be."""
        chosen = self._chosen()
        if not chosen:
            return  # the last tick was taken away a moment ago
        path = self._context.store.path
        content = self._project.saved(self.name.text(), chosen).content
        try:
            is_there = has_content(path, content.name)
            if is_there and not self._may_replace(content.name):
                return
            save_content(path, content, replaces=is_there)
        except UserError as error:
            self.message.tell_error(error)
            self.name.setFocus()
            return
        self.saved = content
        self.accept()

    def tell(self) -> None:
        """Say what is replaced and what stays, of the sheets that are ticked; the ticks themselves say what goes in."""
        chosen, words = self._chosen(), self._context.words
        sections = told_sections(self._project.saved("", chosen), words)[1:] if chosen else []
        lines = ["\n".join([heading, *(f"  {line}" for line in told)]) for heading, told in sections]
        nothing = N_("All these rows are included unchanged.") if chosen else N_("Tick at least one sheet.")
        self.preview.setPlainText("\n\n".join(lines) or words.say(nothing))
        self.save_button.setEnabled(bool(chosen))

    def _may_replace(self, name: str) -> bool:
        words = self._context.words
        title = words.say("Replace “{name}”?", name=name.strip())
        said = words.say("House content with this name already exists. Its rows and wording would be lost.")
        answers = [words.say("Cancel"), words.say("Replace")]  # what keeps it is what Enter does
        return standard_dialogs.ask(self, title, said, answers) == 1

    def _chosen(self) -> list[type]:
        return [BY_KEY[key] for key in self.sheets.chosen()]

    def _list_sheets(self) -> None:
        content = self._project.saved("").content
        lines = zip(content.sheets, sheet_lines(content, self._context.words), strict=True)
        self.sheets.show_lines((key, text, True) for key, text in lines)

    def _connect(self) -> None:
        self._soon.timeout.connect(self.tell)
        self.sheets.itemChanged.connect(self._soon.start)
        self.name.textChanged.connect(self.message.hide)
        self.save_button.clicked.connect(self.save)
        self.cancel.clicked.connect(self.reject)

    def _lay_out(self) -> None:
        say, column = self._context.words.say, dialog_column(self)
        column.addWidget(role(QLabel(say("Save as house content")), "title"))
        column.addWidget(wrapped_label(say(WHAT_IS_KEPT)))
        column.addLayout(labelled_field(say(NP_("content", "Name")), self.name))
        self.preview.setReadOnly(True)
        self.preview.setTabChangesFocus(True)
        self.preview.setAccessibleName(say("What is replaced and what stays"))
        self.preview.setLineWrapMode(QPlainTextEdit.LineWrapMode.WidgetWidth)
        both = QHBoxLayout()
        both.setSpacing(12)
        both.addWidget(self.sheets, 1)
        both.addWidget(self.preview, 1)
        column.addLayout(both, 1)
        column.addWidget(self.message)
        column.addLayout(button_row([self.all_button, self.none_button], [self.cancel, self.save_button]))
        self.save_button.setDefault(True)
