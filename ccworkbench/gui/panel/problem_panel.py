"""The problems of a sheet, or of the whole project: what is wrong, how bad it is, the way there, and what was muted."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QLabel, QListWidgetItem, QVBoxLayout, QWidget

from ccworkbench.core.problem import Problem
from ccworkbench.core.record import Record
from ccworkbench.gui.context import Context
from ccworkbench.gui.dialogs import mute_dialog
from ccworkbench.gui.look.theme import role
from ccworkbench.gui.panel.problem_list import MARGIN, SHOWN_ROLE, ProblemList, ShownProblem
from ccworkbench.gui.widgets.choice_box import ChoiceBox
from ccworkbench.language.user_error import UserError
from ccworkbench.method.checks.catalogue import SEVERITIES, worst_first
from ccworkbench.method.checks.muting import Muted, can_be_muted
from ccworkbench.operations.mute_check import mute_check, unmute_check
from ccworkbench.sheets.order import BY_KEY


class ProblemPanel(QWidget):
    """A list of broken rules, worst first; Enter or a click goes to the cell, M mutes a check with a reason."""

    go_to_requested = Signal(str, object, str)  # sheet key, row id or None, column key
    counted = Signal(int)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.sheet: type[Record] | None = None
        self._listed: tuple[list[Problem], list[Muted]] = [], []
        self._unfolded = False
        self.scope, self.list, self.empty = ChoiceBox(self), ProblemList(context, self), role(QLabel(self), "muted")
        self.empty.setWordWrap(True)
        self.mute_action, self.unmute_action = QAction(self), QAction(self)
        self._lay_out()
        self._connect()
        self.retranslate()

    def show_sheet(self, sheet: type[Record] | None) -> None:
        """Show the problems of a sheet, unless those of the whole project are shown."""
        self.sheet = sheet
        self.refresh()

    def problems(self) -> list[Problem]:
        """List what is shown, worst first."""
        found = self.context.problems() if self.context.workbook else []
        return worst_first(filter(self._is_here, found))

    def muted(self) -> list[Muted]:
        """List what was muted here."""
        found = self.context.muted() if self.context.workbook else []
        return [muted for muted in found if self._is_here(muted.problem)]

    def refresh(self) -> None:
        """List the problems again."""
        self._listed = problems, muted = self.problems(), self.muted()
        at = self.list.currentRow()
        self.list.clear()
        for problem in problems:
            self._put_problem(problem)
        if muted:
            self._put_fold(len(muted))
        for one in muted if self._unfolded else ():
            self._put_muted(one)
        self.list.setCurrentRow(min(at, self.list.count() - 1))
        self.list.setVisible(bool(problems or muted))
        self.empty.setVisible(not problems)
        self.counted.emit(len(problems))

    def on_step(self) -> None:
        """Follow a change, if it changed what is wrong."""
        if (self.problems(), self.muted()) != self._listed:
            self.refresh()

    def retranslate(self) -> None:
        """Say everything again."""
        say = self.context.words.say
        at = max(self.scope.currentIndex(), 0)
        self.scope.blockSignals(True)
        self.scope.clear()
        self.scope.addItems([say("This sheet"), say("The whole project")])
        self.scope.setCurrentIndex(at)
        self.scope.blockSignals(False)
        self.scope.setAccessibleName(say("Show problems in"))
        self.list.setAccessibleName(say("Problems"))
        self.empty.setText(say("No problems found."))
        self.mute_action.setText(say("Mute with a reason…"))
        self.unmute_action.setText(say("Unmute this check"))
        self.refresh()

    def repaint_colours(self) -> None:
        """Take the colours chosen now."""
        self.list.viewport().update()

    def mute(self) -> None:
        """Ask why, and mute the chosen check for its row."""
        shown = self.list.current()
        if shown is None or not isinstance(shown.what, Problem) or not can_be_muted(shown.what.rule):
            return
        reason = mute_dialog.ask_reason(self, self.context.words, shown.text)
        if reason:
            self._change(partial(mute_check, self.context.book, shown.what, reason, self.context.today))

    def unmute(self) -> None:
        """Show the chosen check again."""
        shown = self.list.current()
        if shown is not None and isinstance(shown.what, Muted):
            self._change(partial(unmute_check, self.context.book, shown.what.mute))

    def _change(self, do: Callable[[], object]) -> None:
        try:
            do()
        except UserError as error:
            self.context.failed.emit(error)

    def _is_here(self, problem: Problem) -> bool:
        is_all = self.scope.currentIndex() == 1
        return is_all or (self.sheet is not None and problem.sheet == self.sheet.__tablename__)

    def _put_problem(self, problem: Problem) -> None:
        say = self.context.words.say
        look = SEVERITIES[problem.severity]
        text, severity = self.context.words.tell(problem.message), say(look.word)
        title = self.context.title(problem.sheet, BY_KEY[problem.sheet].sheet.title)
        under = say("{severity} · {sheet}", severity=severity, sheet=title)
        self.list.put(
            ShownProblem(problem, look.icon, look.tone, text, under), f"{severity}: {text}", say("Go to problem")
        )

    def _put_fold(self, count: int) -> None:
        said = self.context.words.count("{n} muted check", "{n} muted checks", count)
        sign = "chevron-down" if self._unfolded else "chevron-right"
        self.list.put(ShownProblem(None, sign, "muted", said), said, "")

    def _put_muted(self, muted: Muted) -> None:
        words, row = self.context.words, muted.mute
        text, reason = words.tell(muted.problem.message), words.say("Muted: {reason}", reason=row.reason)
        day = words.date(row.muted_on) if row.muted_on else ""
        under = "\n".join(filter(None, (reason, " · ".join(filter(None, (row.muted_by, day))))))
        self.list.put(
            ShownProblem(muted, "eye-off", "muted", text, under), f"{text} {reason}", words.say("Go to problem")
        )

    def _go(self, item: QListWidgetItem) -> None:
        shown: ShownProblem = item.data(SHOWN_ROLE)
        if shown.problem is not None:
            self.go_to_requested.emit(shown.problem.sheet, shown.problem.row, shown.problem.column)
        else:
            self._unfolded = not self._unfolded
            self.refresh()

    def _offer(self) -> None:
        """Offer what can be done with the chosen entry."""
        shown = self.list.current()
        is_muted = shown is not None and isinstance(shown.what, Muted)
        problem = shown.what if shown and isinstance(shown.what, Problem) else None
        self.mute_action.setVisible(not is_muted)
        self.mute_action.setEnabled(problem is not None and can_be_muted(problem.rule))
        self.unmute_action.setVisible(is_muted)
        self.unmute_action.setEnabled(is_muted)

    def _connect(self) -> None:
        self.scope.currentIndexChanged.connect(self.refresh)
        self.list.itemActivated.connect(self._go)
        self.list.itemClicked.connect(self._go)
        self.list.currentItemChanged.connect(self._offer)
        for action, keys, do in ((self.mute_action, "M", self.mute), (self.unmute_action, "Del", self.unmute)):
            action.setShortcut(QKeySequence(keys))
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            action.triggered.connect(do)
            self.list.addAction(action)

    def _lay_out(self) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 12, 0, 0)
        box.setSpacing(12)
        for widget in (self.scope, self.empty):
            line = QVBoxLayout()
            line.setContentsMargins(MARGIN, 0, MARGIN, 0)
            line.addWidget(widget)
            box.addLayout(line)
        box.addWidget(self.list, 1)
        box.addStretch(0)
