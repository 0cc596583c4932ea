"""The register as one sees it: a filter, the list, more about the chosen version, and what can be done with it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ccworkbench.exchange.document import DocumentStatus
from ccworkbench.gui.context import Context
from ccworkbench.gui.dialogs.documents.register_list import RegisterList, VersionDetails
from ccworkbench.gui.dialogs.labelled_fields import wrapped_label
from ccworkbench.gui.look.flow_layout import FlowLayout
from ccworkbench.gui.look.screen_fit import Scrolled
from ccworkbench.gui.look.theme import role
from ccworkbench.gui.widgets.chips import ChipRow
from ccworkbench.gui.widgets.message_line import MessageLine
from ccworkbench.language.words import N_
from ccworkbench.operations.documents.register import IssuedDocument

WHAT_IT_IS_FOR = N_(
    "No document has been issued yet. An issued document has a number and a version; the register keeps what it was "
    "made of, to whom it was sent and when it came back. To issue one, choose “Export…”, then “Issue with a number”."
)
FILTERS: dict[str, tuple[str, Callable[[IssuedDocument], bool]]] = {
    "all": (N_("All versions"), lambda _: True),
    "in_force": (N_("In force"), lambda one: one.status not in {DocumentStatus.SUPERSEDED, DocumentStatus.WITHDRAWN}),
    "awaited": (N_("Issued, not yet returned"), lambda one: one.is_awaited),
}


class RegisterPage(QWidget):
    """Shows versions and offers what can be done; the dialog around it does it."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._documents: Sequence[IssuedDocument] = ()
        say = context.words.say
        self.filter = ChipRow(context, [(key, say(name)) for key, (name, _) in FILTERS.items()], say("Show"))
        self.list, self.details = RegisterList(context), VersionDetails(context)
        self.message, self.nothing = MessageLine(context.words), wrapped_label(say(WHAT_IT_IS_FOR))
        self.sent, self.back = QPushButton(say("Mark as sent…")), QPushButton(say("Mark as returned…"))
        self.withdraw, self.again = QPushButton(say("Withdraw…")), QPushButton(say("Create again…"))
        self.changes, self.export = QPushButton(say("Changes…")), role(QPushButton(say("Export…")), "primary")
        self.close_button = QPushButton(say("Close"))
        self._line, self._more = role(QFrame(), "line"), Scrolled(self.details)
        self._lay_out()
        self._choose_one_filter()
        self.list.currentItemChanged.connect(self._offer)

    def show_documents(self, documents: Sequence[IssuedDocument]) -> None:
        """Show these, newest first, as far as the filter lets them through."""
        self._documents = documents
        self._fill()
        for part in (self.filter, self.list, self._line, self._more, *self._actions()):
            part.setVisible(bool(documents))
        for part in (self.nothing, self.export):
            part.setVisible(not documents)

    def take_focus(self) -> None:
        """Put the keyboard where one begins."""
        (self.list if self._documents else self.export).setFocus()

    def _fill(self) -> None:
        lets_through = FILTERS[next(iter(self.filter.chosen()))][1]
        self.list.show_documents([one for one in reversed(self._documents) if lets_through(one)])
        self._offer()

    def _offer(self) -> None:
        """Offer what can be done with the chosen version, and say why the rest can't."""
        document, say, why = self.list.chosen(), self._context.words.say, ""
        if self._context.store.read_only:
            why = say("This store is open read-only; nothing can be changed.")
        elif document and document.status is DocumentStatus.WITHDRAWN:
            why = say("{number} {version} is withdrawn.", number=document.number, version=document.version)
        for button in (self.sent, self.back, self.withdraw):
            button.setEnabled(document is not None and not why)
            button.setToolTip(why)
            button.setAccessibleDescription(why)
        for button in (self.again, self.changes):
            button.setEnabled(document is not None)
        self.details.show_document(document)

    def _actions(self) -> tuple[QPushButton, ...]:
        return self.sent, self.back, self.withdraw, self.again, self.changes

    def _choose_one_filter(self) -> None:
        group = QButtonGroup(self)  # of which one is chosen
        for chip in self.filter.chips.values():
            group.addButton(chip)
        self.filter.choose(["all"])
        group.buttonClicked.connect(self._fill)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(12)
        column.addWidget(self.filter)
        column.addWidget(self.list, 3)
        column.addWidget(self._line)
        column.addWidget(self._more, 1)
        column.addWidget(self.nothing, 1, Qt.AlignmentFlag.AlignTop)
        column.addWidget(self.message)
        column.addLayout(self._button_row())

    def _button_row(self) -> QHBoxLayout:
        actions, row = QWidget(), QHBoxLayout()
        flow = FlowLayout(actions, gap=8)
        for button in (*self._actions(), self.export):
            flow.addWidget(button)
        for button in (*self._actions(), self.export, self.close_button):
            button.setAutoDefault(False)
        row.addWidget(actions, 1)
        row.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignBottom)
        return row
