"""What the open project calls a sheet or a heading: typed once, shown everywhere; blank gives our word back."""

from PySide6.QtWidgets import QDialog, QLineEdit, QPushButton, QWidget

from ccworkbench.gui.context import Context
from ccworkbench.gui.dialogs.house.dialog_layout import button_row, dialog_column
from ccworkbench.gui.dialogs.labelled_fields import labelled_field, wrapped_label
from ccworkbench.gui.look.theme import role
from ccworkbench.gui.widgets.message_line import MessageLine
from ccworkbench.language.user_error import UserError
from ccworkbench.language.words import N_
from ccworkbench.operations.rename import our_title, rename

RENAME_WIDTH = 440
WHAT_IT_DOES = N_("The new name applies to this project, on screen and in documents, in every language.")


class RenameDialog(QDialog):
    """A field with the present name; our own shows in it while it is blank."""

    def __init__(self, context: Context, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._key, ours = context, key, our_title(key)
        say = context.words.say
        title = say("Rename heading") if "." in key else say("Rename sheet")
        self.setWindowTitle(title)
        self.setMinimumWidth(RENAME_WIDTH)
        self.name, self.message = QLineEdit(context.title(key, ours)), MessageLine(context.words)
        self.name.setPlaceholderText(say(ours))
        self.name.selectAll()
        self.rename_button = role(QPushButton(say("Rename")), "primary")
        self.original, self.cancel = QPushButton(say("Original name")), QPushButton(say("Cancel"))
        self.original.setEnabled(bool(context.viewer().renamed(key)))
        column = dialog_column(self)
        column.addLayout(labelled_field(title, self.name))
        column.addWidget(wrapped_label(say(WHAT_IT_DOES)))
        column.addWidget(self.message)
        column.addLayout(button_row([self.original], [self.cancel, self.rename_button]))
        self.rename_button.setDefault(True)
        self.rename_button.clicked.connect(self.keep)
        self.original.clicked.connect(self._take_back)
        self.cancel.clicked.connect(self.reject)

    def keep(self) -> None:
        """Call it so, or say why that can't be; what was typed stays."""
        try:
            rename(self._context.open_book(), self._key, self.name.text(), self._context.words)
        except UserError as error:
            self.message.tell_error(error)
            self.adjustSize()
            self.name.setFocus()
            return
        self.accept()

    def _take_back(self) -> None:
        self.name.clear()
        self.keep()


def ask_name(context: Context, key: str, parent: QWidget | None) -> None:
    """Ask what a sheet or a heading of the open project is called."""
    dialog = RenameDialog(context, key, parent)
    dialog.exec()
    dialog.deleteLater()
