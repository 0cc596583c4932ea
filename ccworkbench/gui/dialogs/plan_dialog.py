"""The plan made anew: what would change, line by line, to be ticked before it is done."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ccworkbench.gui.context import Context
from ccworkbench.gui.dialogs.labelled_fields import wrapped_label
from ccworkbench.gui.dialogs.proposal_list import ProposalList
from ccworkbench.gui.look.icons import icon
from ccworkbench.gui.look.screen_fit import fit
from ccworkbench.gui.look.theme import role
from ccworkbench.operations.adapt_plan import adapt, plan_of_today

DIALOG_SIZE, EMPTY_DIALOG_SIZE = QSize(720, 560), QSize(520, 180)


class PlanDialog(QDialog):
    """Nothing changes before its button is pressed, and then what is ticked in one step."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        say = context.words.say
        self.proposals, self._notes = plan_of_today(context.book, context.viewer())
        self.setWindowTitle(say("Adapt the plan"))
        self.list = ProposalList(context, self)
        self.list.show_proposals(self.proposals)
        self.all_button, self.none_button = self.list.all_button, self.list.none_button
        self.adapt_button = role(QPushButton(), "primary")
        self.cancel = QPushButton(say("Cancel") if self.proposals else say("Close"))
        self._lay_out()
        self.list.itemChanged.connect(self._count)
        self.adapt_button.clicked.connect(self.adapt)
        self.cancel.clicked.connect(self.reject)
        self._count()
        fit(self, DIALOG_SIZE if self.proposals else EMPTY_DIALOG_SIZE)

    def adapt(self) -> None:
        """Do what is ticked."""
        adapt(self._context.book, self.list.chosen())
        self.accept()

    def _lay_out(self) -> None:
        words, column = self._context.words, QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(12)
        column.addWidget(role(QLabel(words.say("Adapt the plan")), "title"))
        said = (
            words.say(
                "Anything you have changed, started or finished stays as it is. Untick the changes you do not want."
            )
            if self.proposals
            else words.say("The plan is up to date.")
        )
        if self.proposals or not self._notes:  # a plan that is too short does not fit, though nothing can be proposed
            column.addWidget(wrapped_label(said))
        for note in self._notes:
            column.addWidget(self._warning(words.tell(note)))
        column.addWidget(self.list, 1)
        self.list.setVisible(bool(self.proposals))
        if not self.proposals:
            column.addStretch(1)
        column.addLayout(self._buttons())

    def _warning(self, text: str) -> QWidget:
        line = QWidget()
        layout = QHBoxLayout(line)
        layout.setContentsMargins(0, 0, 0, 0)
        sign, said = QLabel(), QLabel(text)
        sign.setPixmap(icon("triangle-alert", self._context.palette.warn).pixmap(16, 16))
        said.setWordWrap(True)
        layout.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(said, 1)
        return line

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in (self.all_button, self.none_button):
            button.setVisible(bool(self.proposals))
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.cancel)
        row.addWidget(self.adapt_button)
        self.adapt_button.setVisible(bool(self.proposals))
        self.adapt_button.setDefault(True)
        return row

    def _count(self) -> None:
        self.adapt_button.setText(self.list.told())
        self.adapt_button.setEnabled(bool(self.list.chosen()))
