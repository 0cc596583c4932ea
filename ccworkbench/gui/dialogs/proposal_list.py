"""A list of proposed changes, each with a tick, and the buttons that tick all or none."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QPushButton, QWidget

from ccworkbench.gui.context import Context
from ccworkbench.gui.widgets.tick_list import CHECK, OFF, ON, TickDelegate
from ccworkbench.method.plan.comparison import PlanProposal


class ProposalList(QListWidget):
    """What is proposed, one line each; a line says the whole of a long sentence when it is pointed at."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = context.words
        self.proposals: Sequence[PlanProposal] = ()
        self.setAccessibleName(self._words.say("Proposed changes"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        TickDelegate(self, context.palette, toggles=True)
        self.all_button = self._ticking(self._words.say("Tick all"), ON)
        self.none_button = self._ticking(self._words.say("Tick none"), OFF)

    def show_proposals(self, proposals: Sequence[PlanProposal]) -> None:
        """Show other proposals, all of them ticked."""
        self.proposals = proposals
        self.blockSignals(True)
        self.clear()
        for proposal in proposals:
            said = self._words.tell(proposal.told)
            line = QListWidgetItem(said, self)
            line.setData(CHECK, ON)
            line.setToolTip(said)
        self.blockSignals(False)

    def chosen(self) -> list[PlanProposal]:
        """Return the proposals that are ticked."""
        lines = (self.item(n) for n in range(self.count()))
        return [one for one, line in zip(self.proposals, lines, strict=True) if line.checkState() == ON]

    def told(self) -> str:
        """Say how many changes are ticked, as a button does."""
        return self._words.count("Apply {n} change", "Apply {n} changes", len(self.chosen()))

    def _ticking(self, text: str, state: Qt.CheckState) -> QPushButton:
        button = QPushButton(text)
        button.setAutoDefault(False)
        button.clicked.connect(lambda: self._tick(state))
        return button

    def _tick(self, state: Qt.CheckState) -> None:
        for n in range(self.count()):
            self.item(n).setCheckState(state)
