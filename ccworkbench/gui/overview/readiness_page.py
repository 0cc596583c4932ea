"""How ready the project is: the score, its areas, and the rules behind it; every number opens its rows."""

from collections.abc import Callable, Iterable
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFontMetrics, QShowEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QScrollArea, QWidget

from ccworkbench.gui.actions import Act, Actions
from ccworkbench.gui.context import Context
from ccworkbench.gui.look.icons import icon
from ccworkbench.gui.look.theme import role
from ccworkbench.gui.overview.cards import Card
from ccworkbench.gui.overview.page_layout import lay_out_page
from ccworkbench.gui.overview.readiness_widgets import RuleLine, RuleText, ScoreRing, Widths
from ccworkbench.language.words import N_
from ccworkbench.method.figures.readiness_items import GoProposal, Readiness, ReadinessArea, ReadinessItem, RowsBehind
from ccworkbench.method.reports.catalogue import READINESS, REPORTS
from ccworkbench.method.reports.readiness import STATES, amount


class ReadinessPage(QWidget):
    """Built anew when it is shown and something has changed; it stays at the line that had the focus."""

    rows_requested = Signal(str, object)  # a sheet, and the ids of the rows behind a number

    def __init__(self, context: Context, acts: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._stale = context, True
        self.title, self.purpose = role(QLabel(), "title"), role(QLabel(), "muted")
        self.hand_over = QPushButton()
        self.hand_over.clicked.connect(acts[Act.EXPORT_SHEET].trigger)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._late = QTimer(self, singleShot=True, interval=0)
        self._late.timeout.connect(self._build)
        lay_out_page(self, self.title, self.purpose, self.hand_over, self._area)
        for changed in (context.stepped, context.words_changed, context.palette_changed):
            changed.connect(self._on_change)
        self._build()

    def lines(self) -> list[RuleLine]:
        """List the numbers of the page, from top to bottom."""
        return self._area.findChildren(RuleLine)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._build()

    def _on_change(self, *_: object) -> None:
        self._stale = True
        if self.isVisible():
            self._late.start()

    def _build(self) -> None:
        if self._context.workbook is None:  # closed while this waited
            return
        self._stale = False
        say, report = self._context.words.say, REPORTS[READINESS]
        self.title.setText(say(report.title))
        self.purpose.setText(say(report.purpose))
        self.hand_over.setText(say("Export…"))
        self.hand_over.setIcon(icon("file-down", self._context.palette.text))
        here = next((line.told.key for line in self.lines() if line.hasFocus()), "")
        self._area.setWidget(self._board(self._context.readiness()))
        for line in self.lines():
            if here and line.told.key == here:
                line.setFocus()

    def _board(self, found: Readiness) -> QWidget:
        board = QWidget()
        grid = QGridLayout(board)
        grid.setContentsMargins(24, 0, 24, 24)
        grid.setSpacing(12)
        grid.addWidget(self._score(found), 0, 0)
        grid.addWidget(self._areas(found), 0, 1)
        grid.addWidget(self._rules(found), 1, 0, 1, 2)
        grid.setColumnStretch(0, 2)
        grid.setColumnStretch(1, 5)
        grid.setRowStretch(2, 1)
        return board

    def _score(self, found: Readiness) -> Card:
        say = self._context.words.say
        card = Card(say("Score"))
        card.body.addWidget(ScoreRing(self._context, found.score), 0, Qt.AlignmentFlag.AlignHCenter)
        card.body.addSpacing(8)
        chip = role(QLabel(say(found.proposal.label)), f"chip {found.proposal.tone}")
        card.body.addWidget(chip, 0, Qt.AlignmentFlag.AlignHCenter)
        why = role(QLabel(self._why(found)), "small")
        why.setWordWrap(True)
        why.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        card.body.addSpacing(4)
        card.body.addWidget(why)
        card.body.addStretch(1)
        return card

    def _why(self, found: Readiness) -> str:
        """Say what the proposal rests on; mandatory criteria that are not reached are counted."""
        words = self._context.words
        if found.proposal is GoProposal.NOT_YET and found.unmet:
            return words.count(
                "{n} mandatory criterion is not met: no-go is proposed.",
                "{n} mandatory criteria are not met: no-go is proposed.",
                found.unmet,
            )
        return words.say(WHY[found.proposal])

    def _areas(self, found: Readiness) -> Card:
        card = Card(self._context.words.say("Areas"))
        told = [self._told_area(area) for area in found.areas]
        widths = Widths(
            amount=self._widest(one.amount for one in told), points=self._widest(one.points for one in told)
        )
        for area, one in zip(found.areas, told, strict=True):
            worst = max(area.items, key=lambda item: item.lost)
            card.body.addWidget(RuleLine(self._context, one, widths, self._way(worst.target)))
        card.body.addStretch(1)
        return card

    def _told_area(self, area: ReadinessArea) -> RuleText:
        words, say = self._context.words, self._context.words.say
        share = say(STATES["none"][0]) if area.share is None else say("{n}%", n=round(area.share * 100))
        points = say("{have} of {need}", have=words.number(area.points, 1), need=words.number(area.weight))
        return RuleText(area.key, area.state, say(area.title), "", share, points, area.share, has_bar=True)

    def _rules(self, found: Readiness) -> Card:
        words = self._context.words
        card = Card(words.say("Points lost, largest first"))
        areas = {item.key: words.say(area.title) for area in found.areas for item in area.items}
        told = [self._told_rule(item, areas[item.key]) for item in found.items]
        widths = Widths(*(self._widest(part(one) for one in told) for part in PARTS))
        for item, one in zip(found.items, told, strict=True):
            card.body.addWidget(RuleLine(self._context, one, widths, self._way(item.target)))
        return card

    def _told_rule(self, item: ReadinessItem, area: str) -> RuleText:
        words = self._context.words
        lost = f"−{words.number(item.lost, 1)}" if item.lost >= 0.05 else ""
        return RuleText(item.key, item.state, words.tell(item.text), area, amount(item, words), lost)

    def _way(self, target: RowsBehind) -> Callable[[], None] | None:
        """Return what opens the rows behind a number; nothing where there are none to open."""
        return partial(self.rows_requested.emit, target.sheet, target.rows) if target.sheet else None

    def _widest(self, texts: Iterable[str]) -> int:
        metrics = QFontMetrics(self.font())
        return max((metrics.horizontalAdvance(text) for text in texts), default=0) + 2


PARTS: tuple[Callable[[RuleText], str], ...] = (lambda one: one.note, lambda one: one.amount, lambda one: one.points)
WHY = {
    GoProposal.GO: N_("All mandatory criteria are met, and nothing prevents go-live."),
    GoProposal.NOT_YET: N_("Not all go-live criteria have been met yet."),
    GoProposal.NO_GO: N_("A mandatory criterion is red or below half its minimum."),
}
