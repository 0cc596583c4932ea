"""Another size of content: what it adds and takes out, sheet by sheet, to be ticked before it is done."""

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ccworkbench.gui.context import Context
from ccworkbench.gui.dialogs.labelled_fields import ValueBox, labelled_field, wrapped_label
from ccworkbench.gui.dialogs.proposal_list import ProposalList
from ccworkbench.gui.look.screen_fit import fit
from ccworkbench.gui.look.theme import role
from ccworkbench.language.words import N_
from ccworkbench.method.adapting.comparison import PlanProposal
from ccworkbench.method.adapting.proposals import folded, unfolded
from ccworkbench.method.plan.plan_reading import plan_of
from ccworkbench.operations.change_size import change_size, size_change_of, size_proposals_of
from ccworkbench.sheets.prepare.profile import ContentSize

WINDOW_SIZE = QSize(720, 600)
SAID = N_(
    "Rows that were changed, filled in or referenced stay as they are. If all rows are ticked, the "
    "project changes to this size; otherwise only the ticked rows are added or removed."
)


class SizeDialog(QDialog):
    """Nothing changes before its button is pressed, and then what is ticked in one step."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        say = context.words.say
        self.setWindowTitle(say("Content size"))
        self.content_size = ValueBox([(size, say(size.label)) for size in ContentSize])
        self.present_size = plan_of(context.book.rows).content
        self.list = ProposalList(context, self)
        self.note = wrapped_label("")
        self.all_button, self.none_button = self.list.all_button, self.list.none_button
        self.change_button = role(QPushButton(), "primary")
        self.cancel = QPushButton(say("Cancel"))
        self._lay_out()
        self._connect()
        self.content_size.choose(self.present_size)
        self._propose()
        fit(self, WINDOW_SIZE)

    @property
    def proposals(self) -> Sequence[PlanProposal]:
        """Return what the chosen size would change."""
        return self.list.proposals

    def change(self) -> None:
        """Do what is ticked."""
        chosen = self.list.chosen()
        change_size(self._context.book, self._change, unfolded(chosen), is_all=len(chosen) == len(self.proposals))
        self.accept()

    def _lay_out(self) -> None:
        words, column = self._context.words, QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(12)
        column.addWidget(role(QLabel(words.say("Content size")), "title"))
        present = words.say("Current content size: {size}.", size=words.say(self.present_size.label))
        column.addWidget(wrapped_label(present))
        column.addLayout(labelled_field(words.say("New size"), self.content_size))
        column.addWidget(self.note)
        column.addWidget(self.list, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (self.all_button, self.none_button):
            buttons.addWidget(button)
        buttons.addStretch(1)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.change_button)
        self.change_button.setDefault(True)
        column.addLayout(buttons)

    def _connect(self) -> None:
        self.content_size.currentIndexChanged.connect(self._propose)
        self.list.itemChanged.connect(self._count)
        self.change_button.clicked.connect(self.change)
        self.cancel.clicked.connect(self.reject)

    def _propose(self) -> None:
        """List what the chosen size adds and takes out."""
        words = self._context.words
        self._change = size_change_of(self._context.book, self.content_size.value)
        viewer = self._context.viewer()
        self.list.show_proposals(folded(size_proposals_of(self._change, viewer), viewer))
        self.note.setText(words.say(SAID if self.proposals else "This size neither adds nor removes any rows."))
        for button in (self.all_button, self.none_button):
            button.setEnabled(bool(self.proposals))
        self._count()

    def _count(self) -> None:
        is_ready = bool(self.list.chosen()) or (not self.proposals and self._change.size is not self.present_size)
        self.change_button.setText(self.list.told())
        self.change_button.setEnabled(is_ready)
