"""What house content there is beside the store: taken in, handed on, compared with ours, deleted."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtWidgets import (
    QDialog,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QWidget,
)

from ccworkbench.exchange.house_files import SUFFIX, HouseFile, NameTakenError
from ccworkbench.gui import standard_dialogs
from ccworkbench.gui.context import Context
from ccworkbench.gui.dialogs.house.comparison_dialog import ComparisonDialog
from ccworkbench.gui.dialogs.house.dialog_layout import button_row, dialog_column
from ccworkbench.gui.dialogs.house.name_dialog import NameDialog
from ccworkbench.gui.dialogs.labelled_fields import wrapped_label
from ccworkbench.gui.look.screen_fit import fit
from ccworkbench.gui.look.theme import role
from ccworkbench.gui.widgets.message_line import MessageLine
from ccworkbench.language.languages import LANGUAGES
from ccworkbench.language.user_error import UserError
from ccworkbench.language.words import N_
from ccworkbench.method.house.content import HouseContent
from ccworkbench.method.house.telling import DELETED, EXPORTED, IMPORTED, told_done
from ccworkbench.operations.house_contents import contents, export_content, import_content, remove_content

LIST_SIZE = QSize(640, 440)
WHAT_IT_IS = N_(
    "House content is your own starter content for new projects. It is stored in the folder {folder} "
    "next to the store; “Save as house content…” creates it from the open project."
)


class ContentsDialog(QDialog):
    """A list of what there is, and what can be done with the line that is chosen."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._found = context, list[HouseFile]()
        say = context.words.say
        self.setWindowTitle(say("House content"))
        self.list, self.message = QListWidget(), MessageLine(context.words)
        self.take_in, self.hand_out = QPushButton(say("Import…")), QPushButton(say("Export…"))
        self.compare, self.remove = QPushButton(say("Compare with the program’s content…")), QPushButton(say("Delete…"))
        self.close_button = QPushButton(say("Close"))
        self._lay_out()
        self._connect()
        self.refresh()
        fit(self, LIST_SIZE)

    def refresh(self) -> None:
        """List what there is now; what can't be read says why."""
        words, row = self._context.words, max(self.list.currentRow(), 0)
        self._found = contents(self._context.store.path)
        self.list.clear()
        for one in self._found:
            line = QListWidgetItem(self._told(one), self.list)
            line.setToolTip(words.tell(one.problem) if one.problem else str(one.path))
        self.list.setCurrentRow(min(row, len(self._found) - 1))
        self._offer()

    def chosen(self) -> HouseContent | None:
        """Return the content of the chosen line, None where that can't be read."""
        row = self.list.currentRow()
        return self._found[row].content if 0 <= row < len(self._found) else None

    def ask_for_file(self) -> None:
        """Take in a file that another desk exported."""
        words = self._context.words
        path = standard_dialogs.open_file(self, words, words.say("Import house content"), f"*{SUFFIX}")
        if path:
            self._try(lambda: self._take_in(path), IMPORTED)

    def ask_for_place(self) -> None:
        """Write the chosen content into a file of its own."""
        content, words = self.chosen(), self._context.words
        if content is None:
            return
        start = Path.home() / self._found[self.list.currentRow()].path.name
        path = standard_dialogs.new_file(self, words, words.say("Export house content"), start, f"*{SUFFIX}")
        if path:
            self._try(lambda: self._hand_out(content, path), EXPORTED)

    def show_differences(self) -> None:
        """Show what the program says otherwise today than when the content was kept."""
        if content := self.chosen():
            dialog = ComparisonDialog(self._context, content, self)
            dialog.exec()
            dialog.deleteLater()
            self.refresh()

    def ask_to_remove(self) -> None:
        """Delete the chosen content where that is meant."""
        content, words = self.chosen(), self._context.words
        if content is None:
            return
        title = words.say("Delete “{name}”?", name=content.name)
        said = words.say("The file will be permanently deleted. Projects created with it keep their rows.")
        if standard_dialogs.ask(self, title, said, [words.say("Delete"), words.say("Cancel")]) == 0:
            self._try(lambda: remove_content(self._context.store.path, content.name), DELETED)

    def _take_in(self, file: Path) -> HouseContent | None:
        """Take a file in, under another name where its own is taken; None where that was not meant."""
        try:
            return import_content(self._context.store.path, file)
        except NameTakenError as error:
            dialog = NameDialog(self._context, file, error, self)
            dialog.exec()
            dialog.deleteLater()
            return dialog.imported

    def _hand_out(self, content: HouseContent, file: Path) -> HouseContent:
        export_content(self._context.store.path, content.name, str(file))
        return content

    def _try(self, do: Callable[[], HouseContent | None], done: str) -> None:
        self.message.hide()
        try:
            if content := do():
                self.message.tell_done(told_done(done, content))
        except UserError as error:
            self.message.tell_error(error)
        self.refresh()

    def _told(self, one: HouseFile) -> str:
        words = self._context.words
        if one.content is None:
            return words.tell(one.problem) if one.problem else ""
        rows = words.count("{n} row", "{n} rows", sum(map(len, one.content.sheets.values())))
        return f"{one.content.name} · {LANGUAGES[one.content.language]} · {rows}"

    def _offer(self) -> None:
        for button in (self.hand_out, self.compare, self.remove):
            button.setEnabled(self.chosen() is not None)

    def _connect(self) -> None:
        self.list.currentRowChanged.connect(self._offer)
        self.take_in.clicked.connect(self.ask_for_file)
        self.hand_out.clicked.connect(self.ask_for_place)
        self.compare.clicked.connect(self.show_differences)
        self.remove.clicked.connect(self.ask_to_remove)
        self.close_button.clicked.connect(self.accept)

    def _lay_out(self) -> None:
        say, column = self._context.words.say, dialog_column(self)
        column.addWidget(role(QLabel(say("House content")), "title"))
        column.addWidget(wrapped_label(say(WHAT_IT_IS, folder="content")))
        self.list.setAccessibleName(say("House content"))
        column.addWidget(self.list, 1)
        column.addWidget(self.message)
        column.addLayout(button_row([self.take_in, self.hand_out, self.compare, self.remove], [self.close_button]))
        self.close_button.setDefault(True)
