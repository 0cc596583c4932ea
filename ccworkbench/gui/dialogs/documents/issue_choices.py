"""Whether a hand-over is a draft or an issue; of an issue what is new, and what will come of each paper."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from ccworkbench.exchange.document import Document
from ccworkbench.exchange.packs.hand_over import PaperOrder
from ccworkbench.exchange.packs.pack_values import titled
from ccworkbench.exchange.packs.parts import Pack
from ccworkbench.gui.context import Context
from ccworkbench.gui.dialogs.documents.changes_dialog import ChangesDialog
from ccworkbench.gui.dialogs.documents.issue_preparation import IssuePreparation
from ccworkbench.gui.dialogs.labelled_fields import labelled_field
from ccworkbench.gui.look.flow_layout import remove_widgets
from ccworkbench.gui.look.theme import role
from ccworkbench.language.user_error import UserError
from ccworkbench.language.words import N_, Words
from ccworkbench.operations.documents.issue import IssueRequest, PreparedIssue, change_table
from ccworkbench.operations.documents.packs import register_key

WHAT_A_DRAFT_IS = N_("A draft bears a watermark and no number; it replaces an older draft of the same name.")
WHAT_AN_ISSUE_IS = N_(
    "An issued document gets a number and a version, is kept in the register and is never overwritten."
)
INDENT = 26  # of the sentence under a round button, so that it stands below its text


class IssueChoices(QWidget):
    """Two round buttons, and what is said of an issue; what was typed stays when one goes back to a draft."""

    changed = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        say = context.words.say
        self.draft, self.issue = QRadioButton(say("Draft")), QRadioButton(say("Issue with a number"))
        self.change = QLineEdit()
        self.major, self.review = QCheckBox(say("Major version")), QCheckBox(say("For review"))
        self.preparation = IssuePreparation(context, self)
        self.told: list[str] = []  # what will come of each paper
        self.change_buttons: list[QPushButton] = []
        self._found: dict[str, PreparedIssue | UserError | None] = {}
        self._fields, self._lines = QWidget(), QGridLayout()
        self._lay_out()
        self.draft.setChecked(True)
        self._connect()

    @property
    def is_issue(self) -> bool:
        """Tell whether documents are issued."""
        return self.issue.isChecked()

    def requests(self, order: PaperOrder) -> list[IssueRequest]:
        """Return what is asked for, paper by paper."""
        said, major, review = self.change.text(), self.major.isChecked(), self.review.isChecked()
        return [IssueRequest(pack, order.readers, said, is_major=major, is_review=review) for pack in order.packs]

    def refresh(self, order: PaperOrder) -> None:
        """Tell what will come of each paper of an order, as far as that is known."""
        self._fields.setVisible(self.is_issue)
        requests = self.requests(order) if self.is_issue else []
        found = self.preparation.ask(requests)
        self._found = {register_key(request.pack): one for request, one in zip(requests, found, strict=True)}
        self._show_lines([request.pack for request in requests])

    def prepared(self, order: PaperOrder) -> list[PreparedIssue]:
        """Return what is issued with an order; raises UserError where a paper of it can't be."""
        return self.preparation.complete(self.requests(order))

    def stamped(self, pack: Pack, header: Document) -> Document | None:
        """Return a paper's header as it will be issued; None while that is not known."""
        found = self._found.get(register_key(pack))
        if not self.is_issue or not isinstance(found, PreparedIssue):
            return None if self.is_issue else header
        return replace(header, version=found.document.version, day=found.snapshot.day)

    def _show_lines(self, packs: Sequence[Pack]) -> None:
        remove_widgets(self._lines)
        self.told, self.change_buttons = [], []
        for place, pack in enumerate(packs):
            title, found = titled(pack.key, pack.title, self._context.viewer()), self._found[register_key(pack)]
            said = _told_of(found, self._context.words)
            label = role(QLabel(said), "bad" if isinstance(found, UserError) else "")
            label.setWordWrap(True)
            name = role(QLabel(title), "muted")
            name.setWordWrap(True)
            self._lines.addWidget(name, place, 0, Qt.AlignmentFlag.AlignTop)
            self._lines.addWidget(label, place, 1, Qt.AlignmentFlag.AlignTop)
            self.told.append(said)
            if isinstance(found, PreparedIssue) and found.changes:
                self._lines.addWidget(self._changes_button(found, title), place, 2, Qt.AlignmentFlag.AlignTop)

    def _changes_button(self, prepared: PreparedIssue, title: str) -> QPushButton:
        say = self._context.words.say
        button = role(QPushButton(say("Show changes")), "link")
        button.setAccessibleName(say("Show changes in “{document}”", document=title))
        button.setAutoDefault(False)
        button.clicked.connect(partial(self._show_changes, prepared))
        self.change_buttons.append(button)
        return button

    def _show_changes(self, prepared: PreparedIssue, _checked: bool = False) -> None:
        table = change_table(prepared, self._context.words.language)
        if table is not None:
            dialog = ChangesDialog(self._context, prepared, table, self.window())
            dialog.exec()
            dialog.deleteLater()

    def _connect(self) -> None:
        self.issue.toggled.connect(self.changed)
        for tick in (self.major, self.review):
            tick.toggled.connect(self.changed)

    def _lay_out(self) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(2)
        for button, sentence in ((self.draft, WHAT_A_DRAFT_IS), (self.issue, WHAT_AN_ISSUE_IS)):
            said = role(QLabel(self._context.words.say(sentence)), "small")
            said.setWordWrap(True)
            said.setIndent(INDENT)
            button.setAccessibleDescription(said.text())
            box.addWidget(button)
            box.addWidget(said)
        self._lay_out_fields()
        box.addWidget(self._fields)
        if self._context.store.read_only:
            self.issue.setEnabled(False)
            why = self._context.words.say("This store is open read-only; nothing can be changed.")
            self.issue.setToolTip(why)
            self.issue.setAccessibleDescription(why)

    def _lay_out_fields(self) -> None:
        column = QVBoxLayout(self._fields)
        column.setContentsMargins(0, 12, 0, 0)
        column.setSpacing(8)
        column.addLayout(labelled_field(self._context.words.say("What is new"), self.change))
        ticks = QHBoxLayout()
        ticks.setSpacing(24)
        ticks.addWidget(self.major)
        ticks.addWidget(self.review)
        ticks.addStretch(1)
        column.addLayout(ticks)
        self._lines.setContentsMargins(0, 4, 0, 0)
        self._lines.setHorizontalSpacing(12)
        self._lines.setColumnStretch(1, 1)
        column.addLayout(self._lines)
        self._fields.hide()


def _told_of(found: PreparedIssue | UserError | None, words: Words) -> str:
    """Say what an issue of a paper will be."""
    if found is None:
        return "…"
    if isinstance(found, UserError):
        return words.tell(found.message)
    document = found.document
    named = {"number": document.number, "version": document.version}
    if found.is_unchanged:
        return words.say("{number} · same content as version {version}", **named)
    if document.changed is None:
        return words.say("{number} · version {version} · first issue", **named)
    return words.count(
        "{number} · version {version} · {n} entry changed",
        "{number} · version {version} · {n} entries changed",
        document.changed,
        **named,
    )
