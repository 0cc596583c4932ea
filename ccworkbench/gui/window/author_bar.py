"""A bar that asks once who works here: the history and the papers name that person."""

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QWidget

from ccworkbench.author import author_of, system_name
from ccworkbench.gui.context import Context
from ccworkbench.gui.look.theme import role
from ccworkbench.gui.settings import Settings
from ccworkbench.gui.widgets.message_bar import MessageBar
from ccworkbench.language.user_error import UserError
from ccworkbench.language.words import N_, Words

QUESTION = N_("What is your name? The history and the documents name you as author.")
NAME_WIDTH = 220


def is_to_be_asked(context: Context, settings: Settings) -> bool:
    """Tell whether nobody knows who works on this store, and nobody was asked yet."""
    store = context.store
    return not (store.read_only or str(store.path.parent) in settings.authors_asked or author_of(store.path))


class AuthorBar(MessageBar):
    """A field with the name that the system knows; it goes when that is kept, and does not come again when closed."""

    def __init__(self, context: Context, settings: Settings, parent: QWidget) -> None:
        self.name, self.keep_button = QLineEdit(system_name()), role(QPushButton(), "quiet")
        super().__init__(context.words, context.palette, parent)
        self._context, self._settings = context, settings
        self.name.setFixedWidth(NAME_WIDTH)
        layout = self.layout()
        assert isinstance(layout, QHBoxLayout)
        for widget in (self.name, self.keep_button):
            layout.insertWidget(layout.indexOf(self.copy), widget)
        self.keep_button.clicked.connect(self.keep)
        self.name.returnPressed.connect(self.keep)
        self.closed.connect(self._remember)
        context.words_changed.connect(self._say_again)
        context.palette_changed.connect(self._paint_again)
        self.tell(context.words.say(QUESTION), "info")
        self.copy.hide()

    def keep(self) -> None:
        """Keep the name that was typed; what can't be kept is said below the sheet, and the name stays."""
        from ccworkbench.operations.company import keep_author  # seldom asked

        if not self.name.text().strip():
            self.name.setFocus()
            return
        try:
            keep_author(self._context.store.path, self.name.text(), self._context.store)
        except UserError as error:
            self._context.failed.emit(error)
            return
        self.dismiss()

    def retranslate(self, words: Words) -> None:
        """Say everything in another language."""
        super().retranslate(words)
        self._text.setText(words.say(QUESTION))
        self.name.setAccessibleName(words.say("Your name"))
        self.keep_button.setText(words.say("Keep the name"))

    def _say_again(self) -> None:
        self.retranslate(self._context.words)

    def _paint_again(self) -> None:
        self.repaint_colours(self._context.palette)

    def _remember(self) -> None:
        self._settings.authors_asked.append(str(self._context.store.path.parent))
        self._settings.save()
