"""Where the project stands: its figures, chapters, next dates and broken rules; every number leads to its rows."""

from collections.abc import Iterator, Sequence
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QScrollArea, QWidget

from ccworkbench.gui.actions import Act, Actions
from ccworkbench.gui.context import Context
from ccworkbench.gui.look.icons import icon
from ccworkbench.gui.look.theme import role
from ccworkbench.gui.overview.cards import Card, FigureCard, LinkLine, ProgressLine
from ccworkbench.gui.overview.milestones import Milestones, milestones_of
from ccworkbench.gui.overview.page_layout import lay_out_page
from ccworkbench.method.checks.catalogue import SEVERITIES, worst_first
from ccworkbench.method.figures.progress import chapter_progress, project_counts, project_progress
from ccworkbench.method.reports.catalogue import READINESS
from ccworkbench.sheets.options import CHAPTER_TABS, Chapter, Rating
from ccworkbench.sheets.order import BY_KEY, SHEETS
from ccworkbench.sheets.prepare.question import Question
from ccworkbench.sheets.roles.action import Action, ActionStatus
from ccworkbench.sheets.roles.assignment import Assignment
from ccworkbench.sheets.roles.role import Role

LINES_OF_CARD = 7  # lines of a card
COLUMNS, NARROW = 12, 960  # of the board; pixels of a window in which four cards find no room
SHEETS_TO_BEGIN_WITH = ("project", "profile", "person", "role", "deliverable", "action")


class Overview(QWidget):
    """Built anew when it is shown and something has changed: it is small, and only read."""

    go_to_requested = Signal(str, object, str)

    def __init__(self, context: Context, acts: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._stale, self._is_narrow = context, True, False
        self.title, self.purpose = role(QLabel(), "title"), role(QLabel(), "muted")
        self.hand_over = role(QPushButton(), "primary")
        self.hand_over.clicked.connect(acts[Act.EXPORT].trigger)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._late = QTimer(self, singleShot=True, interval=0)
        self._late.timeout.connect(self._build)
        lay_out_page(self, self.title, self.purpose, self.hand_over, self._area)
        context.stepped.connect(self._on_change)
        context.words_changed.connect(self._on_change)
        context.palette_changed.connect(self._on_change)
        self._build()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_narrow = self.width() < NARROW * self.font().pointSizeF() / 10
        if is_narrow != self._is_narrow:
            self._is_narrow = is_narrow
            self._on_change()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._build()

    def _on_change(self, *_: object) -> None:
        self._stale = True
        if self.isVisible():
            self._late.start()

    def _build(self) -> None:
        self._stale = False
        words, go_live = self._context.words, self._context.book.project.go_live
        self.title.setText(words.say("Overview"))
        promise = words.say("Every number links to its rows.")
        if go_live:
            day = words.date(go_live, long=True)
            promise = words.say("Readiness for go-live on {day}. Every number links to its rows.", day=day)
            promise = promise.replace("..", ".")  # a Russian or Hungarian date has a dot of its own
        self.purpose.setText(promise)
        self.hand_over.setText(words.say("Export…"))
        self.hand_over.setIcon(icon("file-down", self._context.palette.on_accent))
        self._area.setWidget(self._board())

    def _board(self) -> QWidget:
        board = QWidget()
        grid = QGridLayout(board)
        grid.setContentsMargins(24, 0, 24, 24)
        grid.setSpacing(12)
        for column in range(COLUMNS):
            grid.setColumnStretch(column, 1)
        figures = list(self._figures())
        line = self._place(grid, figures, 0, 2 if self._is_narrow else 4)
        if stones := milestones_of(self._context):
            card = Card(self._context.words.say("Milestones"))
            card.body.addWidget(Milestones(self._context, stones))
            line = self._place(grid, [card], line, 1)
        begin = None if figures else self._begin()
        lists = [card for card in (begin, self._chapters(), self._next(), self._broken()) if card]
        line = self._place(grid, lists, line, 1 if self._is_narrow else 3)
        grid.setRowStretch(line, 1)
        return board

    @staticmethod
    def _place(grid: QGridLayout, cards: Sequence[Card], line: int, most: int) -> int:
        """Put cards side by side, as many as there is room for; gives the line below them."""
        beside = max(min(most, len(cards)), 1)
        for number, card in enumerate(cards):
            span = COLUMNS // beside
            card.body.addStretch(1)
            grid.addWidget(card, line + number // beside, number % beside * span, 1, span)
        return line + -(-len(cards) // beside)

    def _figures(self) -> Iterator[Card]:
        words, rows = self._context.words, self._context.book.rows
        share = project_progress(rows)
        if share is not None:
            yield self._ready()
        counts = project_counts(rows, self._context.today)
        if counts.actions:
            yield self._actions(counts.open_actions, counts.actions, counts.overdue)
        if rows(Role):
            yield self._roles()
        if counts.questions:
            asked = words.say("of {n} answered", n=words.number(counts.questions))
            card = FigureCard(words.say("Guiding questions"), words.number(counts.answered), asked)
            red = sum(question.rating is Rating.RED for question in rows(Question))
            if red:
                card.add_chip(words.count("{n} rated red", "{n} rated red", red), "bad")
            card.end()
            yield card

    def _ready(self) -> Card:
        words, found = self._context.words, self._context.readiness()
        card = FigureCard(words.say("Readiness"), words.say("{n}%", n=found.score), self._days_left())
        card.body.addWidget(ProgressLine(self._context, found.score / 100))
        card.add_chip(words.say(found.proposal.label), found.proposal.tone)
        card.end()
        text = words.say("Score by rule")
        line = LinkLine(self._context, text, partial(self.go_to_requested.emit, READINESS, None, ""))
        line.left, line.tone, line.left_width = text, "accent_text", self.fontMetrics().horizontalAdvance(text) + 4
        line.setText("")
        card.body.addWidget(line)
        return card

    def _days_left(self) -> str:
        go_live = self._context.book.project.go_live
        days = (go_live - self._context.today).days if go_live else -1
        return self._context.words.count("{n} day to go-live", "{n} days to go-live", days) if days >= 0 else ""

    def _actions(self, still_open: int, total: int, overdue: int) -> Card:
        words = self._context.words
        rest = words.say("of {n} open", n=words.number(total))
        card = FigureCard(words.say("Actions"), words.number(still_open), rest)
        blocked = sum(action.status is ActionStatus.BLOCKED for action in self._context.book.rows(Action))
        if overdue:
            card.add_chip(words.count("! {n} overdue", "! {n} overdue", overdue), "bad")
        if blocked:
            card.add_chip(words.count("{n} blocked", "{n} blocked", blocked), "warn")
        card.end()
        return card

    def _roles(self) -> Card:
        words, rows = self._context.words, self._context.book.rows
        filled = {one.role_id for one in rows(Assignment) if one.person_id}
        roles = rows(Role)
        rest = words.say("of {n} filled", n=words.number(len(roles)))
        card = FigureCard(words.say("Roles"), words.number(sum(one.id in filled for one in roles)), rest)
        missing = sum(one.mandatory and one.id not in filled for one in roles)
        if missing:
            card.add_chip(words.count("! {n} mandatory role open", "! {n} mandatory roles open", missing), "bad")
        card.end()
        return card

    def _begin(self) -> Card:
        """What an empty project offers in the place of figures."""
        card = Card(self._context.words.say("Where to start"))
        for key in SHEETS_TO_BEGIN_WITH:
            info = BY_KEY[key].sheet
            line = LinkLine(
                self._context, self._context.words.say(info.purpose), partial(self.go_to_requested.emit, key, None, "")
            )
            line.left, line.tone = self._context.title(key, info.tab or info.title), "accent_text"
            line.left_width = 150
            card.body.addWidget(line)
        return card

    def _chapters(self) -> Card | None:
        words, shares = self._context.words, chapter_progress(self._context.book.rows)
        card = Card(words.say("Chapters"))
        for chapter, share in shares.items():
            if share is not None:
                line = LinkLine(self._context, words.say(CHAPTER_TABS[chapter]), partial(self._go_chapter, chapter))
                line.share, line.right = share, words.say("{n}%", n=round(share * 100))
                card.body.addWidget(line)
        return card if any(share is not None for share in shares.values()) else None

    def _next(self) -> Card | None:
        words, today = self._context.words, self._context.today
        waiting = [action for action in self._context.book.rows(Action) if action.is_open() and action.due]
        if not waiting:
            return None
        card = Card(words.say("Next due"))
        view = self._context.viewer()
        dates = [words.date(action.due) for action in waiting if action.due]
        width = max(self.fontMetrics().horizontalAdvance(day) for day in dates) + 16
        for action in sorted(waiting, key=lambda action: action.due or today)[:LINES_OF_CARD]:
            text = view.retell(action.preparation).split("\n")[0]
            line = LinkLine(self._context, text, partial(self._go, "action", action))
            line.left, line.left_width = words.date(action.due or today), width
            line.tone = "bad" if action.is_overdue(today) else "muted"
            card.body.addWidget(line)
        return card

    def _broken(self) -> Card | None:
        words, problems = self._context.words, self._context.problems()
        if not problems:
            return None
        card = Card(words.count("{n} problem", "{n} problems", len(problems)))
        for problem in worst_first(problems)[:LINES_OF_CARD]:
            go = partial(self.go_to_requested.emit, problem.sheet, problem.row, problem.column)
            line = LinkLine(self._context, words.tell(problem.message), go)
            line.left, line.left_width = SEVERITIES[problem.severity].sign, 20
            line.tone = SEVERITIES[problem.severity].tone
            card.body.addWidget(line)
        return card

    def _go(self, sheet: str, row: Action) -> None:
        self.go_to_requested.emit(sheet, row.id, "")

    def _go_chapter(self, chapter: Chapter) -> None:
        own = next((sheet for sheet in SHEETS if sheet.sheet.chapter == chapter.value), Question)
        first = next((row.id for row in self._context.book.rows(Question) if row.chapter == chapter), None)
        self.go_to_requested.emit(own.__tablename__, first if own is Question else None, "")
