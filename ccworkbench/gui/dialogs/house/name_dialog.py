"""Another name for house content that is taken in, where its own is taken."""

from pathlib import Path

from PySide6.QtWidgets import QDialog, QLineEdit, QPushButton, QWidget

from ccworkbench.exchange.house_files import NameTakenError
from ccworkbench.gui.context import Context
from ccworkbench.gui.dialogs.house.dialog_layout import button_row, dialog_column
from ccworkbench.gui.dialogs.labelled_fields import labelled_field
from ccworkbench.gui.look.theme import role
from ccworkbench.gui.widgets.message_line import MessageLine
from ccworkbench.language.user_error import UserError
from ccworkbench.language.words import NP_
from ccworkbench.method.house.content import HouseContent
from ccworkbench.operations.house_contents import free_name, import_content

NAME_WIDTH = 420


class NameDialog(QDialog):
    """A field with a name that is free, and the button that takes the file in under it."""

    def __init__(self, context: Context, file: Path, error: NameTakenError, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._file = context, file
        self.imported: HouseContent | None = None
        say = context.words.say
        self.setWindowTitle(say("Import house content"))
        self.setMinimumWidth(NAME_WIDTH)
        taken = str(error.message.values["name"])
        self.name, self.message = QLineEdit(free_name(context.store.path, taken)), MessageLine(context.words)
        self.import_button = role(QPushButton(say("Import")), "primary")
        self.cancel = QPushButton(say("Cancel"))
        column = dialog_column(self)
        column.addWidget(self.message)
        self.message.tell_error(error)
        column.addLayout(labelled_field(say(NP_("content", "Name")), self.name))
        column.addLayout(button_row([], [self.cancel, self.import_button]))
        self.import_button.setDefault(True)
        self.name.selectAll()
        self.import_button.clicked.connect(self.take_in)
        self.cancel.clicked.connect(self.reject)

    def take_in(self) -> None:
        """Take the file in under the name, or say why that can't be."""
        try:
            self.imported = import_content(self._context.store.path, self._file, self.name.text() or " ")
        except UserError as error:
            self.message.tell_error(error)
            self.adjustSize()
            self.name.setFocus()
            return
        self.accept()
