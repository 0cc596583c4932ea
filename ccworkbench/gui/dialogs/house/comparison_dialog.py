"""What the program's starter rows say otherwise than when a house kept its own: taken or left, row by row."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QLabel, QPlainTextEdit, QPushButton, QWidget

from ccworkbench.gui.context import Context
from ccworkbench.gui.dialogs.house.dialog_layout import button_row, dialog_column
from ccworkbench.gui.dialogs.labelled_fields import wrapped_label
from ccworkbench.gui.look.screen_fit import fit
from ccworkbench.gui.look.theme import role
from ccworkbench.gui.widgets.message_line import MessageLine
from ccworkbench.gui.widgets.tick_list import TickedLines
from ccworkbench.language.user_error import UserError
from ccworkbench.language.words import N_
from ccworkbench.method.house.content import HouseContent, HouseRow, Key
from ccworkbench.method.house.differences import WordingDifference, differences, new_row, new_rows
from ccworkbench.operations.house_contents import settle_content
from ccworkbench.sheets.order import BY_KEY

COMPARISON_SIZE = QSize(820, 580)
WHAT_DIFFERS = N_(
    "These starter rows have been reworded or added in the program since you saved your content. Nothing "
    "changes automatically: take the ticked rows from the program, or leave your content as it is to remove "
    "them from this list."
)
SAME = N_("The wording of the program’s starter rows has not changed since this content was saved.")
GONE = N_("The program no longer has this starter row.")


class ComparisonDialog(QDialog):
    """The rows that differ, those ticked that the house never reworded; below, the texts of the chosen one."""

    def __init__(self, context: Context, content: HouseContent, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._content = context, content
        self._told: dict[Key, list[WordingDifference]] = {}
        self._new: dict[Key, HouseRow] = {}
        say = context.words.say
        self.setWindowTitle(say("Compare with the program’s content"))
        self.note, self.message = wrapped_label(""), MessageLine(context.words)
        self.rows, self.texts = TickedLines(context.words, context.palette, say("Rows that differ")), QPlainTextEdit()
        self.all_button, self.none_button = self.rows.all_button, self.rows.none_button
        self.take_button = role(QPushButton(say("Take from the program")), "primary")
        self.keep_button, self.close_button = QPushButton(say("Leave as it is")), QPushButton(say("Close"))
        self._lay_out()
        self._connect()
        self.refresh()
        fit(self, COMPARISON_SIZE)

    def refresh(self) -> None:
        """List what differs now."""
        words = self._context.words
        self._told = {}
        for one in differences(self._content):
            self._told.setdefault(one.row, []).append(one)
        language, new = self._content.language, new_rows(self._content)
        self._new = {(sheet, key): new_row(BY_KEY[sheet], key, language) for sheet, keys in new.items() for key in keys}
        lines = [(key, self._line(told), not _is_reworded(told)) for key, told in self._told.items()]
        self.rows.show_lines([*lines, *((key, self._new_line(key), False) for key in self._new)])
        self.rows.setCurrentRow(0)
        self.note.setText(words.say(WHAT_DIFFERS if self._told or self._new else SAME))
        self._show_texts()
        self._offer()

    def settle(self, *, take: bool) -> None:
        """Take the program's wording for the ticked rows, or keep the house's."""
        chosen = self.rows.chosen()
        self.message.hide()
        try:
            self._content = settle_content(
                self._context.store.path, self._content.name, chosen if take else (), () if take else chosen
            )
        except UserError as error:
            self.message.tell_error(error)
            return
        self.refresh()

    def _line(self, told: list[WordingDifference]) -> str:
        sheet = self._context.words.say(BY_KEY[told[0].sheet].sheet.title)
        return f"{sheet}: {' '.join(told[0].house.split())}"

    def _new_line(self, key: Key) -> str:
        sheet = self._context.words.say(BY_KEY[key[0]].sheet.title)
        text = next(filter(None, (self._new[key].ours or {}).values()), key[1])
        return self._context.words.say("New in {sheet}: {text}", sheet=sheet, text=" ".join(text.split()))

    def _show_texts(self) -> None:
        say, lines = self._context.words.say, list[str]()
        for one in self._told.get(self.rows.current(), []):
            now = say(GONE) if one.now is None else one.now
            for heading, text in (
                (N_("House wording"), one.house),
                (N_("Program wording when saved"), one.then),
                (N_("Program wording now"), now),
            ):
                lines += [say(heading), text, ""]
        if new := self._new.get(self.rows.current()):
            lines += [say(N_("Program wording now")), *filter(None, (new.ours or {}).values())]
        self.texts.setPlainText("\n".join(lines).strip())

    def _offer(self) -> None:
        for button in (self.take_button, self.keep_button):
            button.setEnabled(bool(self.rows.chosen()))
        for other in (self.all_button, self.none_button):
            other.setEnabled(bool(self._told or self._new))

    def _connect(self) -> None:
        self.rows.currentRowChanged.connect(self._show_texts)
        self.rows.itemChanged.connect(self._offer)
        self.take_button.clicked.connect(lambda: self.settle(take=True))
        self.keep_button.clicked.connect(lambda: self.settle(take=False))
        self.close_button.clicked.connect(self.accept)

    def _lay_out(self) -> None:
        say, column = self._context.words.say, dialog_column(self)
        title = role(QLabel(self._content.name), "title")
        title.setTextFormat(Qt.TextFormat.PlainText)  # the name comes from a file
        title.setWordWrap(True)
        column.addWidget(title)
        column.addWidget(self.note)
        column.addWidget(self.rows, 1)
        self.texts.setReadOnly(True)
        self.texts.setTabChangesFocus(True)
        self.texts.setAccessibleName(say("Wording of the row"))
        column.addWidget(self.texts, 1)
        column.addWidget(self.message)
        chosen = [self.keep_button, self.take_button, self.close_button]
        column.addLayout(button_row([self.all_button, self.none_button], chosen))
        self.close_button.setDefault(True)


def _is_reworded(told: list[WordingDifference]) -> bool:
    return any(one.is_reworded for one in told)
