"""A list of proposed changes, each with a tick."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from ccworkbench.gui.context import Context
from ccworkbench.gui.widgets.tick_list import TickedLines
from ccworkbench.method.adapting.comparison import PlanProposal


class ProposalList(TickedLines):
    """What is proposed, one line each; a line says the whole of a long sentence when it is pointed at."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        self._words = context.words
        super().__init__(self._words, context.palette, self._words.say("Proposed changes"), parent)
        self.proposals: Sequence[PlanProposal] = ()

    def show_proposals(self, proposals: Sequence[PlanProposal]) -> None:
        """Show other proposals, all of them ticked."""
        self.proposals = proposals
        self.show_lines((proposal, self._words.tell(proposal.told), True) for proposal in proposals)

    def told(self) -> str:
        """Say how many changes are ticked, as a button does."""
        return self._words.count("Apply {n} change", "Apply {n} changes", len(self.chosen()))
