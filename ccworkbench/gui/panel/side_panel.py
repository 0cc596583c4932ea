"""The right side of the window: the selected row, the chapter's guiding questions, and the problems."""

from uuid import UUID

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QTabWidget, QVBoxLayout, QWidget

from ccworkbench.core.matrix import Crossing
from ccworkbench.core.problem import Problem
from ccworkbench.core.record import Record
from ccworkbench.gui.context import Context
from ccworkbench.gui.look.icons import pixmap
from ccworkbench.gui.look.theme import role, scaled
from ccworkbench.gui.panel.problem_panel import ProblemPanel
from ccworkbench.gui.panel.question_panel import QuestionPanel
from ccworkbench.gui.panel.row_panel import FORM, RowPanel
from ccworkbench.method.checks.catalogue import SEVERITIES, worst_first
from ccworkbench.store.history import Step

WIDTH = 320
ROW_TAB, QUESTIONS_TAB, PROBLEMS_TAB = range(3)


class ProblemNote(QWidget):
    """At the foot of the panel: the worst problem of the selected row, and the way to it."""

    go_to_requested = Signal(str, object, str)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.problem: Problem | None = None
        self._sign, self._text = QLabel(self), QLabel(self)
        self._text.setWordWrap(True)
        self.link = role(QPushButton(self), "link")
        self.link.clicked.connect(self._go)
        body = QVBoxLayout()
        body.setSpacing(0)
        body.addWidget(self._text)
        body.addWidget(self.link, 0, Qt.AlignmentFlag.AlignLeft)
        box = QHBoxLayout(self)
        box.setContentsMargins(16, 8, 16, 8)
        box.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        box.addLayout(body, 1)
        self.hide()

    def tell(self, problem: Problem | None) -> None:
        """Show a problem, or nothing."""
        self.problem = problem
        self.setVisible(problem is not None)
        if problem is None:
            return
        colour = str(getattr(self.context.palette, SEVERITIES[problem.severity].tone))
        self._sign.setPixmap(pixmap(SEVERITIES[problem.severity].icon, colour, scaled(16), self.devicePixelRatioF()))
        self._text.setText(self.context.words.tell(problem.message))
        self.link.setText(self.context.words.say("Go to problem"))

    def _go(self) -> None:
        if self.problem:
            self.go_to_requested.emit(self.problem.sheet, self.problem.row, self.problem.column)


class SidePanel(QWidget):
    """Three tabs that follow the sheet and the row in the centre."""

    go_to_requested = Signal(str, object, str)  # sheet key, row id or None, column key

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.sheet: type[Record] | None = None
        self.row: Record | None = None
        self._shown: Record | None = None
        self._choice = QUESTIONS_TAB  # the tab that was chosen last
        self._rows: dict[type[Record], Record] = {}  # where each sheet was left
        self.tabs = QTabWidget(self)
        self.row_panel, self.question_panel = RowPanel(context), QuestionPanel(context)
        self.problem_panel, self.note = ProblemPanel(context), ProblemNote(context)
        self._badge = role(QLabel(), "chip bad")
        self._later = QTimer(self, singleShot=True, interval=0)
        self._lay_out()
        self._connect()
        self.retranslate()

    def show_sheet(self, sheet: type[Record] | None) -> None:
        """Follow the centre to another sheet, or to a page that is none."""
        self.sheet = sheet
        self.show_row(self._row_of(sheet))
        if sheet is not None:
            self.question_panel.show_sheet(sheet)
            self._choose_tab()
        self.problem_panel.show_sheet(sheet)

    def show_row(self, row: Record | None) -> None:
        """Follow the selection; the fields are filled when the event loop is idle and the tab is seen."""
        if row is None and self.sheet is not None and self.sheet.sheet.shape == FORM:
            row = self._row_of(self.sheet)  # a form has its row, whatever is selected
        self.row = row
        if row is not None:
            self._rows[type(row)] = row
        self._name_row()
        self._tell_note()
        self._later.start()

    def show_tab(self, tab: int) -> None:
        """Show one of ROW, QUESTIONS, PROBLEMS."""
        self.tabs.setCurrentIndex(tab)

    def commit(self) -> None:
        """Keep what is being typed."""
        self.row_panel.commit()
        self.question_panel.commit()

    def on_step(self, step: Step) -> None:
        """Follow a change."""
        if self.row is not None and self.row.deleted:
            self.show_row(None)
        if self._sees_row():
            self.row_panel.on_step(step)
        else:
            self._shown = None  # filled anew when it is seen
        self.question_panel.on_step(step)
        self.problem_panel.on_step()
        self._name_row()
        self._tell_note()

    def retranslate(self) -> None:
        """Say everything again."""
        say = self.context.words.say
        self._name_tab(QUESTIONS_TAB, say("Questions"))
        self._name_tab(PROBLEMS_TAB, say("Problems"))
        self.tabs.setAccessibleName(say("Details"))
        for panel in (self.row_panel, self.question_panel, self.problem_panel):
            panel.retranslate()
        self._name_row()
        self._tell_note()

    def repaint_colours(self) -> None:
        """Take the colours chosen now."""
        for panel in (self.row_panel, self.question_panel, self.problem_panel):
            panel.repaint_colours()
        self._tell_note()

    def sizeHint(self) -> QSize:
        return QSize(WIDTH, 600)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._later.start()

    def _connect(self) -> None:
        self.context.project_opened.connect(self._forget)
        self.context.stepped.connect(self.on_step)
        self.context.words_changed.connect(self.retranslate)
        self.context.palette_changed.connect(self.repaint_colours)
        self.problem_panel.go_to_requested.connect(self.go_to_requested)
        self.problem_panel.counted.connect(self._show_count)
        self.note.go_to_requested.connect(self.go_to_requested)
        self.tabs.currentChanged.connect(self._turn)
        self._later.timeout.connect(self._fill)

    def _row_of(self, sheet: type[Record] | None) -> Record | None:
        """Return the row that a sheet was left at; a form has only one."""
        if sheet is None:
            return None
        if sheet.sheet.shape == FORM:
            return next(iter(self.context.book.rows(sheet)), None)
        row = self._rows.get(sheet.down if issubclass(sheet, Crossing) else sheet)
        return None if row is None or row.deleted else row

    def _forget(self) -> None:
        self._rows.clear()
        self.row = self._shown = None
        self.row_panel.forget()
        self.question_panel.forget()
        self._name_row()

    def _choose_tab(self) -> None:
        """Show the row in the place of questions where a chapter has none; what was chosen comes back elsewhere."""
        choice, is_bare = self._choice, not self.question_panel.cards
        self.tabs.setCurrentIndex(ROW_TAB if choice == QUESTIONS_TAB and is_bare else choice)
        self._choice = choice

    def _turn(self, tab: int) -> None:
        self._choice = tab
        self._later.start()
        self._tell_note()

    def _fill(self) -> None:
        """Show the row only where it is seen: a selection that moves fast must not wait for twenty fields."""
        if self._sees_row() and (self._shown is not self.row or self.row is None):
            self._shown = self.row
            self.row_panel.show_row(self.row)
        cards = self.question_panel.cards
        last = self.row_panel.history.more if self._sees_row() else cards[-1].person if cards else self.tabs.tabBar()
        QWidget.setTabOrder(last, self.note.link)  # what stands above it was made later

    def _sees_row(self) -> bool:
        return self.tabs.currentIndex() == ROW_TAB and self.isVisible()

    def _name_row(self) -> None:
        words = self.context.words
        if self.sheet is not None and self.sheet.sheet.shape == FORM:
            self._name_tab(ROW_TAB, words.say("History"))
            return
        place = self._place(self.row)
        said = words.say("Row {n}", n=words.number(place)) if place else words.say("Row")
        self._name_tab(ROW_TAB, said)

    def _name_tab(self, tab: int, name: str) -> None:
        self.tabs.setTabText(tab, name)
        self.tabs.setTabToolTip(tab, name)  # large letters shorten the names

    def _place(self, row: Record | None) -> int:
        if row is None or self.context.workbook is None:
            return 0
        ids = [other.id for other in self.context.book.rows(type(row))]
        return ids.index(row.id) + 1 if row.id in ids else 0

    def _tell_note(self) -> None:
        row: UUID | None = self.row.id if self.row is not None else None
        is_said = self.tabs.currentIndex() != PROBLEMS_TAB and self.context.workbook is not None
        found = self.context.problems_of_row(row) if row is not None and is_said else []
        self.note.tell(next(iter(worst_first(found)), None))
        self._line.setVisible(bool(found))

    def _show_count(self, count: int) -> None:
        self._badge.setText(self.context.words.number(count))
        self._badge.setFixedSize(self._badge.sizeHint() if count else QSize(0, 0))
        self.tabs.setTabText(PROBLEMS_TAB, self.context.words.say("Problems"))  # lays the tabs out again

    def _lay_out(self) -> None:
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumWidth(260)
        for panel in (self.row_panel, self.question_panel):
            self.tabs.addTab(_scrolling(panel), "")
        self.tabs.addTab(self.problem_panel, "")
        bar = self.tabs.tabBar()
        bar.setUsesScrollButtons(False)  # large letters shorten the names, but no tab may be out of sight
        bar.setElideMode(Qt.TextElideMode.ElideRight)
        bar.setTabButton(PROBLEMS_TAB, bar.ButtonPosition.RightSide, self._badge)
        self.tabs.setDocumentMode(True)
        self.tabs.setStyleSheet("QTabWidget::tab-bar { left: 16px; }")
        self.tabs.setCurrentIndex(QUESTIONS_TAB)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.tabs, 1)
        self._line = role(QFrame(self), "line")
        box.addWidget(self._line)
        box.addWidget(self.note)


def _scrolling(panel: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(panel)
    return area
