"""Where one arrives: the projects of the store with what can be done to them, or the welcome."""

from dataclasses import replace
from functools import cached_property, partial

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ccworkbench.gui.actions import Act
from ccworkbench.gui.context import Context
from ccworkbench.gui.look.icons import add_search_icon, icon
from ccworkbench.gui.look.theme import role
from ccworkbench.gui.pending_changes import TRY_AGAIN_MS
from ccworkbench.gui.projects.project_list import ProjectHeadings, ProjectLine, ProjectList
from ccworkbench.gui.projects.welcome import Welcome
from ccworkbench.gui.store_file.busy_page import BusyPage
from ccworkbench.store.errors import StoreError

AFTER_PAINT_MS = 100  # milliseconds: the list is seen and can be used before progress is worked out


class ProjectsPage(QWidget):
    """The list of projects with its heading, or the welcome."""

    opened = Signal(object)
    delete_requested = Signal(object)
    action_requested = Signal(object)  # an Act

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.title, self.purpose = role(QLabel(), "title"), role(QLabel(), "muted")
        self.new, self.sample = role(QPushButton(), "primary"), QPushButton()
        self.field, self.counts = role(QLineEdit(), "search"), role(QLabel(), "muted")
        self.list, self.headings = ProjectList(context), ProjectHeadings(context)
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._figure)
        self.stack = QStackedWidget()
        self._busy: BusyPage | None = None
        self._lay_out()
        self._connect()
        self.retranslate()

    @cached_property
    def welcome(self) -> Welcome:
        """Return what is shown while there is no project; made when it is first needed."""
        welcome = Welcome(self._context)
        welcome.action_requested.connect(self.action_requested)
        self._context.words_changed.connect(welcome.retranslate)
        self._context.palette_changed.connect(welcome.repaint_colours)
        self.stack.addWidget(welcome)
        return welcome

    def refresh(self) -> None:
        """Read the projects from the store; while that can't be, what was read stays, and it is tried again."""
        known = {line.id: line for line in self.list.lines.all}
        chosen = self.list.current()
        try:
            lines = [ProjectLine.of(card) for card in self._context.store.cards()]
        except StoreError as error:
            self._wait(error)
            return
        if self._busy:
            self._busy.leave()
            self._busy = None
        for line in lines:
            self._context.picture(line.logo_key)
        self.list.lines.take(
            [line if line.id not in known else _with_known_progress(line, known[line.id]) for line in lines]
        )
        self.stack.setCurrentWidget(self._full if lines else self.welcome)
        ids = [line.id for line in self.list.lines.lines]
        self.list.setCurrentIndex(self.list.lines.index(ids.index(chosen) if chosen in ids else 0))
        self._count()
        self._later.start(AFTER_PAINT_MS)

    def take_focus(self) -> None:
        """Put the keyboard on the list, or on the way to begin."""
        target: QWidget = self.list if self.stack.currentWidget() is self._full else self.welcome.sample
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        """Say everything again."""
        words = self._context.words
        self.title.setText(words.say("Projects"))
        self.purpose.setText(words.say("All your contact-centre projects, stored on this computer."))
        self.new.setText(words.say("New project…"))
        self.sample.setText(words.say("Add the sample project"))
        self.field.setPlaceholderText(words.say("Search"))
        self.field.setAccessibleName(words.say("Search"))
        self.list.setAccessibleName(words.say("Projects"))
        self.headings.update()
        self.list.doItemsLayout()
        self._count()

    def repaint_colours(self) -> None:
        """Take other colours."""
        colours = self._context.palette
        self.new.setIcon(icon("plus", colours.on_accent))
        self.sample.setIcon(icon("book-open", colours.text))
        add_search_icon(self.field, colours.muted)

    def _connect(self) -> None:
        self.list.opened.connect(self.opened)
        self.list.delete_requested.connect(self.delete_requested)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.customContextMenuRequested.connect(self._show_menu)
        self.field.textChanged.connect(self._search)
        self.field.returnPressed.connect(self.take_focus)
        self.new.clicked.connect(partial(self.action_requested.emit, Act.NEW_PROJECT))
        self.sample.clicked.connect(partial(self.action_requested.emit, Act.SAMPLE))
        self._context.words_changed.connect(self.retranslate)
        self._context.palette_changed.connect(self.repaint_colours)
        self.repaint_colours()

    def _lay_out(self) -> None:
        heading = QVBoxLayout()
        heading.setSpacing(2)
        heading.addWidget(self.title)
        heading.addWidget(self.purpose)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addLayout(heading, 1)
        head.addWidget(self.sample, 0, Qt.AlignmentFlag.AlignBottom)
        head.addWidget(self.new, 0, Qt.AlignmentFlag.AlignBottom)
        bar = QHBoxLayout()
        self.field.setFixedWidth(240)
        bar.addWidget(self.field)
        bar.addStretch(1)
        bar.addWidget(self.counts)
        self._full = QWidget()
        column = QVBoxLayout(self._full)
        column.setContentsMargins(40, 24, 40, 8)
        column.setSpacing(12)
        column.addLayout(head)
        column.addLayout(bar)
        column.addWidget(self.headings)
        column.addWidget(role(QFrame(), "line"))
        column.addWidget(self.list, 1)
        self.stack.addWidget(self._full)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.stack)

    def _search(self, text: str) -> None:
        self.list.lines.search(text)
        self.list.setCurrentIndex(self.list.lines.index(0))
        self._count()

    def _count(self) -> None:
        n = len(self.list.lines.lines)
        self.counts.setText(self._context.words.count("{n} project", "{n} projects", n))

    def _figure(self) -> None:
        """Work out one project's progress, then let the window breathe."""
        line = self.list.lines.unknown()
        if line and self.isVisible():
            try:
                self.list.lines.learn(line.figured(self._context))
            except StoreError:
                self._later.start(TRY_AGAIN_MS)
                return
            self._later.start(0)

    def _wait(self, error: StoreError) -> None:
        """Say that the list can't be read yet, and try again."""
        if self._busy is None:
            self._busy = BusyPage(self._context.words, error, self.refresh)
            self.stack.addWidget(self._busy)
            self.stack.setCurrentWidget(self._busy)

    def _show_menu(self, where: QPoint) -> None:
        project = self.list.current()
        if project is None:
            return
        menu = QMenu(self.list)
        words = self._context.words
        menu.addAction(words.say("Open"), partial(self.opened.emit, project))
        menu.addAction(words.say("Delete"), partial(self.delete_requested.emit, project))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.list.viewport().mapToGlobal(where))


def _with_known_progress(line: ProjectLine, old: ProjectLine) -> ProjectLine:
    """Show the progress known so far until it is worked out again."""
    return replace(line, share=old.share, changed=old.changed)
