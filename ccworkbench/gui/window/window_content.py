"""What fills the window: the list of projects or one open project, and the bars below it."""

from collections.abc import Callable
from datetime import datetime
from functools import cached_property, partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from ccworkbench.gui.actions import Act, Actions
from ccworkbench.gui.context import Context
from ccworkbench.gui.projects.projects_page import ProjectsPage
from ccworkbench.gui.settings import Settings
from ccworkbench.gui.store_file.busy_page import BusyPage
from ccworkbench.gui.store_file.leaving import may_close, may_leave
from ccworkbench.gui.widgets.notice_bar import NoticeBar
from ccworkbench.gui.window.message_bars import MessageBars
from ccworkbench.gui.window.project_deletion import ProjectDeletion
from ccworkbench.gui.window.status_bar import StatusBar
from ccworkbench.gui.window.undo_steps import name_undo_and_redo
from ccworkbench.language.user_error import UserError
from ccworkbench.language.words import N_, Phrase
from ccworkbench.store.errors import StoreError
from ccworkbench.store.history import Step

if TYPE_CHECKING:  # what stands behind an open project is imported when one is opened
    from ccworkbench.gui.window.project_view import ProjectView

Commands = dict[Act, Callable[[], None]]


class WindowContent(QWidget):
    """Routes actions to whoever answers them, and tells below the sheet what came of them."""

    commands_changed = Signal()
    title_changed = Signal(str)

    def __init__(
        self, context: Context, acts: Actions, settings: Settings, status: StatusBar, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.context, self.acts, self.settings, self._status = context, acts, settings, status
        context.layouts = settings.layouts
        self.bars = MessageBars(context, acts, self)
        self.errors, self.waiting, self.unwritable = self.bars.errors, self.bars.waiting, self.bars.unwritable
        self._deletion = ProjectDeletion(context, status, self)
        self._busy: BusyPage | None = None
        self.project_view: ProjectView | None = None
        self.stack = QStackedWidget()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.stack, 1)  # bars come below it, where they move no row under the mouse
        layout.addLayout(self.bars.column)
        self.bars.focus_left.connect(self._take_focus)
        self._connect()

    @cached_property
    def home(self) -> ProjectsPage:
        """Return the list of projects; made when it is first shown."""
        home = ProjectsPage(self.context)
        home.opened.connect(self.open)
        home.action_requested.connect(self._on_requested)
        home.delete_requested.connect(self._deletion.delete)
        self._deletion.changed.connect(home.refresh)
        self.stack.addWidget(home)
        return home

    def start(self) -> None:
        """Open the project that was open last, or show the list of projects."""
        last = self.settings.last_project
        try:
            if last:
                self.open(self.context.store.find(last))
        except UserError:  # it is gone
            self.settings.last_project = ""
        if self.project_view is None:
            self.show_home()
        if self.context.store.read_only:
            self.errors.tell(self.context.words.say("This store is open read-only; nothing can be changed."), "info")

    def open(self, project: UUID) -> None:
        """Open a project in place of what is shown; while it can't be read, a page says so until it can."""
        if not self._leave():
            return
        try:
            project_view = self._project_view_of(project)
        except StoreError as error:
            self.context.close()
            self._wait(error, partial(self.open, project))
            return
        self.settings.last_project = str(project)
        self.project_view = project_view
        project_view.home_requested.connect(self.show_home)
        project_view.said.connect(self._status.say)
        project_view.hinted.connect(self._status.hint)
        project_view.counted.connect(self._status.show_counts)
        project_view.commands_changed.connect(self.commands_changed)
        self.stack.addWidget(project_view)
        self.stack.setCurrentWidget(project_view)
        self._status.clear_project()
        project_view.refreshed.connect(self._tell_problems)
        self._tell_title()
        self.commands_changed.emit()
        self.bars.ask_for_author(self.settings)
        project_view.take_focus()

    def show_home(self) -> None:
        """Show the list of projects."""
        if not self._leave():
            return
        self.context.close()
        self.settings.last_project = ""
        self._status.clear_project()
        self.home.refresh()
        self.stack.setCurrentWidget(self.home)
        self._tell_title()
        self.commands_changed.emit()
        self.home.take_focus()

    def commands(self) -> Commands:
        """Return what can be done at this moment here and in the open project."""
        mine: Commands = {Act.SAVE: self._tell_saved}
        if self.project_view is None:
            return mine
        return {**self.project_view.commands(), **mine, Act.OPEN_LIST: self.show_home}

    def attempt(self, act: Act, commands: Commands) -> None:
        """Do an action if anybody answers it now; what can't be done is told in one sentence."""
        if act not in commands:
            return
        try:
            if self.context.refuses(act):
                self.context.allow_change()
            commands[act]()
        except UserError as error:
            self.tell_error(error)

    def tell_error(self, error: UserError, copied: str = "") -> None:
        """Show one sentence below the sheet, with a button that copies a text which stands nowhere else."""
        self.bars.tell_error(error, copied)

    def tell_of_step(self, said: str) -> None:
        """Tell what came of the step that was just done, until that is undone."""
        self.bars.tell_of_step(said)

    def tell_bug(self, error: BaseException) -> None:
        """Offer a report of a bug; while one is offered, another adds nothing."""
        self.bars.tell_bug(error, self.steps())

    def show_notice(
        self, said: Phrase, offer: str, sign: str, do: Callable[[], None] | None, end: str = N_("Close")
    ) -> NoticeBar:
        """Show a bar below the sheet; without anything to do it only tells. `end` names the button that closes it."""
        return self.bars.show_notice(said, offer, sign, do, end)

    def on_backed_up(self, copy: object) -> None:
        """Tell where a backup lies."""
        self._status.say(self.context.words.say("Backed up to {path}.", path=copy))

    def say(self, sentence: str) -> None:
        """Show one sentence in the status bar."""
        self._status.say(sentence)

    def name_undo_and_redo(self) -> None:
        """Name the steps that undo and redo would take."""
        name_undo_and_redo(self.context, self.acts)

    def steps(self) -> list[Phrase]:
        """Name the last steps, for a report."""
        return [step.label for step in self.context.workbook.timeline.done[-10:]] if self.context.workbook else []

    def commit(self) -> None:
        """Commit what is still being typed."""
        if self.project_view:
            self.project_view.commit()
            self.setFocus()

    def may_close(self, *, keeps_file: bool = False) -> bool:
        """Commit what is still being typed; the window stays open over what would be lost with it.

        `keeps_file` tells that a damaged file is put aside, not left behind.
        """
        self.commit()
        return may_close(self.context, self.window(), keeps_file=keeps_file)

    def leave(self) -> None:
        """Let go of the open project, because its store is about to be closed."""
        self.unwritable.leave()
        self._leave()
        self.context.close()

    def remember(self) -> None:
        """Put what should be found again into the settings."""
        if self.project_view:
            self.project_view.remember()

    def _connect(self) -> None:
        self.context.failed.connect(self.tell_error)
        self.context.left_out.connect(self.bars.tell_left_out)
        self.context.pending.refused.connect(self.tell_error)
        self.context.pending.changed.connect(self._tell_waiting)
        self.unwritable.looked.connect(self._tell_waiting)
        self.unwritable.tried.connect(self._dismiss_told)
        self.unwritable.written_again.connect(self._on_written_again)
        self.unwritable.restore_requested.connect(self.acts[Act.RESTORE].trigger)
        self.context.stepped.connect(self._on_step)
        self.context.words_changed.connect(self._retranslate)
        self.context.palette_changed.connect(self._repaint)

    def _leave(self) -> bool:
        """Let go of what is shown; tells whether it may be left."""
        if self.project_view:
            self.project_view.commit()
            if not may_leave(self.context, self.window()):
                return False
            self.project_view.remember()
            self.stack.removeWidget(self.project_view)
            self.project_view.leave()
            self.project_view = None
        if self._busy:
            self._busy.leave()
            self._busy = None
        return True

    def _project_view_of(self, project: UUID) -> "ProjectView":
        from ccworkbench.gui.window.pages import first_page
        from ccworkbench.gui.window.project_view import ProjectView

        self.context.open(project)
        self.context.read_for(first_page(self.context, self.settings))
        self.context.is_fresh = True  # until the place has been painted and refreshes its figures
        return ProjectView(self.context, self.acts, self.settings)

    def _wait(self, error: StoreError, again: Callable[[], None]) -> None:
        self._busy = BusyPage(self.context.words, error, again)
        self.stack.addWidget(self._busy)
        self.stack.setCurrentWidget(self._busy)
        self.commands_changed.emit()

    def settled(self, do: Callable[[], None]) -> None:
        """Do what works with the whole project; what was just typed belongs to it."""
        if self.project_view:
            self.project_view.commit()
        self.context.settle()
        do()

    def _take_focus(self) -> None:
        """Put the keyboard where work goes on."""
        if self.project_view:
            self.project_view.take_focus()
        elif self.stack.currentWidget() is not None and self._busy is None:
            self.home.take_focus()

    def _on_requested(self, act: Act) -> None:
        self.acts[act].trigger()

    def _tell_saved(self) -> None:
        self._status.say(self.context.words.say("Every change is saved as soon as you leave a cell."))

    def _on_step(self, step: Step) -> None:
        self._status.say("")  # what was said may be mended, or taken back
        self._status.show_saved(datetime.now())
        self.bars.follow(step)
        self._tell_title()

    def _tell_waiting(self) -> None:
        self._status.show_waiting(is_waiting=bool(self.context.pending), lost=self.unwritable.lost)

    def _dismiss_told(self) -> None:
        """Take away what was told before a way on was chosen; what comes of that may have to be told here."""
        if not self.errors.holds_text:
            self.errors.dismiss()

    def _on_written_again(self) -> None:
        if self.project_view is None:
            self.home.refresh()

    def _tell_problems(self) -> None:
        problems = self.context.problems()
        errors = sum(problem.severity == "error" for problem in problems)
        self._status.show_problems(errors, len(problems) - errors)

    def _tell_title(self) -> None:
        book = self.context.workbook
        name = book.project.name if book else ""
        self.title_changed.emit(f"{name} – CC Workbench" if name else "CC Workbench")

    def _retranslate(self) -> None:
        for bar in (self.errors, self.waiting, self.unwritable):
            bar.retranslate(self.context.words)
        self._dismiss_told()

    def _repaint(self) -> None:
        for bar in (self.errors, self.waiting, self.unwritable):
            bar.repaint_colours(self.context.palette)
