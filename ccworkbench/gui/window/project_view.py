"""An open project: navigation left, the sheet or the overview in the centre, the side panel right."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import cached_property, partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from ccworkbench.core.problem import Problem
from ccworkbench.core.record import Record
from ccworkbench.gui.actions import Act, Actions
from ccworkbench.gui.context import Context
from ccworkbench.gui.look.theme import role
from ccworkbench.gui.menus import pop_up
from ccworkbench.gui.navigation.entries import OVERVIEW
from ccworkbench.gui.navigation.navigation import Navigation
from ccworkbench.gui.overview.overview import Overview
from ccworkbench.gui.pending_changes import TRY_AGAIN_MS
from ccworkbench.gui.settings import Settings
from ccworkbench.gui.sheet.sheet_page import SheetPage
from ccworkbench.gui.sheet_view import SheetView
from ccworkbench.gui.store_file.busy_page import BusyPage
from ccworkbench.gui.window.focus import focus_pane, next_pane
from ccworkbench.gui.window.step_location import StepLocation, location_of_step
from ccworkbench.method.reports.catalogue import READINESS, listed
from ccworkbench.sheets.order import BY_KEY
from ccworkbench.store.errors import StoreError
from ccworkbench.store.history import Step

if TYPE_CHECKING:  # it comes when the sheet has been seen
    from ccworkbench.gui.panel.side_panel import SidePanel

# These act on cells: they wait until the sheet has the focus, so that Del in the navigation deletes nothing.
CELL_ACTS = frozenset(
    {
        Act.CUT,
        Act.COPY,
        Act.COPY_WITH_HEADINGS,
        Act.PASTE,
        Act.CLEAR,
        Act.SELECT_ALL,
        Act.FILL_DOWN,
        Act.TODAY,
        Act.INSERT_ABOVE,
        Act.INSERT_BELOW,
        Act.DUPLICATE,
        Act.DELETE_ROWS,
        Act.MOVE_UP,
        Act.MOVE_DOWN,
    }
)


AFTER_PAINT_MS = 100  # milliseconds: the sheet is seen and can be typed in before figures and panel come


def first_page(context: Context, settings: Settings) -> str:
    """Return the key of the page on which the open project was left."""
    return settings.last_sheets.get(str(context.book.project_id), OVERVIEW)


class ProjectView(QWidget):
    """Made anew for every project that is opened."""

    home_requested = Signal()
    said = Signal(str)
    hinted = Signal(str)
    counted = Signal(str)
    commands_changed = Signal()
    refreshed = Signal()  # figures and problems are those of now

    def __init__(self, context: Context, acts: Actions, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._acts, self._settings = context, acts, settings
        self._pages: dict[str, QWidget] = {}
        self.key = OVERVIEW
        self._last_problem: Problem | None = None
        self.navigation, self.stack = Navigation(context, unfolded=settings.open_chapters), QStackedWidget()
        self._panel_placeholder = role(QWidget(), "page")
        self._busy: BusyPage | None = None
        self._is_sized = False
        self._lay_out()
        self.navigation.opened.connect(self.open)
        self.navigation.entered.connect(self.take_focus)
        self.navigation.home_requested.connect(self.home_requested)
        context.stepped.connect(self._on_step)
        context.words_changed.connect(self.navigation.retranslate)
        context.palette_changed.connect(self.navigation.update)
        self._refresh_timer = QTimer(self, singleShot=True, interval=0)
        self._refresh_timer.timeout.connect(self.refresh)
        self.open(first_page(context, settings))
        QTimer.singleShot(
            0, self, partial(self._refresh_timer.start, AFTER_PAINT_MS)
        )  # counted from when there is time to paint

    @cached_property
    def panel(self) -> "SidePanel":
        """Give the side panel; it comes when the sheet has been seen."""
        from ccworkbench.gui.panel.side_panel import SidePanel

        panel = SidePanel(self._context)
        panel.setMinimumWidth(260)
        panel.go_to_requested.connect(self.go_to)
        self.splitter.replaceWidget(2, panel)
        self._panel_placeholder.deleteLater()
        if self.key in BY_KEY:
            panel.show_sheet(BY_KEY[self.key])
            panel.show_row(self.view.current() if self.view else None)
        return panel

    @property
    def page(self) -> SheetPage | None:
        """Give the open sheet with its heading; None while the overview is open."""
        page = self.stack.currentWidget()
        return page if isinstance(page, SheetPage) else None

    @property
    def view(self) -> SheetView | None:
        """Give the view of the open sheet; the overview has none."""
        return self.page.view if self.page else None

    @property
    def paper(self) -> str:
        """Give the key of what is open, where that can be handed over by itself."""
        return "" if self.key == OVERVIEW else self.key

    def open(self, key: str) -> None:
        """Show a sheet or the overview."""
        key = key if key in listed() else OVERVIEW
        if not self._has_page(key):
            return
        if key != self.key:
            self.said.emit("")  # it was said of the sheet before
            self.hinted.emit("")
        self.key = key
        focus, before = self.window().focusWidget(), self.stack.currentWidget()
        self.stack.setCurrentWidget(self._pages[key])
        if focus is not None and before is not None and before.isAncestorOf(focus):
            self.take_focus()
        self.hinted.emit(self.view.hint if self.view else "")
        self.navigation.show_current(key)
        self._settings.last_sheets[str(self._context.book.project_id)] = key
        self._acts[Act.PICTURE].setChecked(self.page is not None and self.page.is_picture)
        if key in BY_KEY and self._has_panel:
            self.panel.show_sheet(BY_KEY[key])
            self.panel.show_row(self.view.current() if self.view else None)
        self._show_panel()
        self._count()
        self.commands_changed.emit()

    def _has_page(self, key: str) -> bool:
        """Make a page when it is first opened; while its rows can't be read, a page says so until they can."""
        if self._busy:
            self._busy.leave()
            self._busy = None
        if key not in self._pages:
            try:
                self._context.read_for(key)
                self._pages[key] = self._make(key)
            except StoreError as error:
                self._busy = BusyPage(self._context.words, error, partial(self.open, key))
                self.stack.addWidget(self._busy)
                self.stack.setCurrentWidget(self._busy)
                self.navigation.show_current(key)
                return False
            self.stack.addWidget(self._pages[key])
        return True

    def go_to(self, sheet: str, row: UUID | None, column: str = "") -> None:
        """Show a row of a sheet, wherever it is, or the sheet alone; the focus goes with it."""
        self.open(sheet)
        if self.page is not None and row is not None:
            self.page.show_picture(False)
            self.page.view.go_to(row, column)
        else:
            self.take_focus()

    def show_rows(self, sheet: str, rows: Sequence[UUID]) -> None:
        """Show the rows of a sheet that a number stands for, and no others."""
        self.open(sheet)
        if self.page is not None and rows:
            from ccworkbench.gui.table.rows_view import RowsView

            self.page.show_picture(False)
            if isinstance(self.page.view, RowsView):
                self.page.view.show_only(rows)

    def commands(self) -> dict[Act, Callable[[], None]]:
        """Give what can be done here; the sheet's own actions wait for its focus where they touch cells."""
        mine: dict[Act, Callable[[], None]] = {
            Act.OVERVIEW: partial(self.open, OVERVIEW),
            Act.NEXT_SHEET: partial(self._turn, 1),
            Act.PREVIOUS_SHEET: partial(self._turn, -1),
            Act.NEXT_PANE: self._next_pane,
            Act.TOGGLE_PANEL: self._toggle_panel,
            Act.NEXT_PROBLEM: self._next_problem,
        }
        timeline = self._context.book.timeline
        if timeline.done or self._context.pending:
            mine[Act.UNDO] = self._undo
        if timeline.undone:
            mine[Act.REDO] = partial(self._travel_in_history, self._context.book.redo)
        if page := self.page:
            mine |= self._on_page(page)
        return mine

    def _on_page(self, page: SheetPage) -> dict[Act, Callable[[], None]]:
        """Give what the sheet itself can do; on its picture there are no cells."""
        mine = {act: partial(self._on_sheet, page.view, act, do) for act, do in page.view.commands().items()}
        found: dict[Act, Callable[[], None]] = {**mine}
        if page.is_picture and page.picture:
            found = {act: do for act, do in mine.items() if act not in CELL_ACTS}
            found[Act.COPY] = page.picture.canvas.copy
        if page.view.searchable:
            found[Act.FIND] = page.start_search
        if page.has_picture:
            found[Act.PICTURE] = lambda: page.choose_picture(not page.is_picture)
        return found

    def refresh(self) -> None:
        """Take the figures of now, and bring the side panel."""
        if self._context.workbook is None:  # closed while this waited
            return
        try:
            self._context.read_all()
        except StoreError:  # what is open can be worked with; figures and marks come when all is read
            self._refresh_timer.start(TRY_AGAIN_MS)
            return
        self.navigation.refresh()
        if not self._has_panel:
            wanted = self._settings.panel_open and self.key in BY_KEY
            self.panel.setVisible(wanted)
            self._size()
        self.refreshed.emit()
        self.commands_changed.emit()

    def commit(self) -> None:
        """Keep what is being typed, in a sheet or at the side."""
        if self.view is not None:
            self.view.commit()
        if self._has_panel:
            self.panel.commit()

    def take_focus(self) -> None:
        """Put the keyboard where work goes on."""
        shown = self.page.shown if self.page else self.stack.currentWidget()
        focus_pane(self.navigation.list if self.key == OVERVIEW or shown is None else shown)

    def leave(self) -> None:
        """Let go of the project before it is closed: nothing here may read from it any more."""
        self._refresh_timer.stop()
        self._context.stepped.disconnect(self._on_step)
        self.deleteLater()

    def remember(self) -> None:
        """Put the widths of the three parts into the settings."""
        widths = self.splitter.sizes()
        if self._is_sized and widths[0]:
            self._settings.navigation_width = widths[0]
        if self._is_sized and widths[2]:
            self._settings.panel_width = widths[2]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if not self._is_sized:
            self._size()

    def _size(self) -> None:
        """Give the three parts the widths they had, once there is room to divide."""
        left, right = self._settings.navigation_width, self._settings.panel_width
        if self.width() > 0:  # a window that is still small would squeeze the navigation, and leave it so when it grows
            self._is_sized = self.width() >= left + right + self.stack.minimumWidth()
            self.splitter.setSizes([left, max(self.width() - left - right, 0), right])

    def _lay_out(self) -> None:
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setHandleWidth(1)
        self.splitter.setChildrenCollapsible(False)
        for part, stretch in ((self.navigation, 0), (self.stack, 1), (self._panel_placeholder, 0)):
            self.splitter.addWidget(part)
            self.splitter.setStretchFactor(self.splitter.count() - 1, stretch)
        self.navigation.setMinimumWidth(180)
        self._panel_placeholder.setMinimumWidth(260)
        self.stack.setMinimumWidth(360)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.splitter)

    def _make(self, key: str) -> QWidget:
        if key == OVERVIEW:
            overview = Overview(self._context, self._acts, self.stack)
            overview.go_to_requested.connect(self.go_to)
            return overview
        if key == READINESS:
            from ccworkbench.gui.overview.readiness_page import ReadinessPage

            readiness = ReadinessPage(self._context, self._acts, self.stack)
            readiness.rows_requested.connect(self.show_rows)
            return readiness
        page = SheetPage(self._context, BY_KEY.get(key) or _report_sheet(key), self._acts, self.stack)
        page.view.row_selected.connect(self._on_row)
        page.view.status_said.connect(self.said)
        page.view.hinted.connect(partial(self._on_hint, page))
        page.view.counts_changed.connect(self._count)
        page.view.commands_changed.connect(self.commands_changed)
        page.view.menu_requested.connect(self._pop_up)
        page.picture_chosen.connect(partial(self._on_picture, key))
        page.go_to_requested.connect(self.go_to)
        page.said.connect(self.said)
        if page.has_picture and self._settings.pictures.get(key):
            page.show_picture(True)
        page.view.sheet_requested.connect(self.open)
        page.view.row_requested.connect(self.go_to)
        return page

    def _on_hint(self, page: SheetPage, hint: str) -> None:
        if page is self.page:  # a sheet that nobody sees follows changes, too
            self.hinted.emit(hint)

    def _on_picture(self, key: str, is_picture: bool) -> None:
        self._settings.pictures[key] = is_picture
        self._acts[Act.PICTURE].setChecked(is_picture)
        self.commands_changed.emit()

    def _pop_up(self, where: QPoint, items: Sequence[Act | None]) -> None:
        pop_up(self, self._acts, self._context.palette, where, items)

    def _on_row(self, row: Record | None) -> None:
        if self._has_panel:
            self.panel.show_row(row)
        self.commands_changed.emit()

    def _on_sheet(self, view: SheetView, act: Act, do: Callable[[], None]) -> None:
        if act is Act.ADD_ROW and self.page:
            self.page.show_picture(False)
        focus = self.window().focusWidget()  # the window's own, be it active or not
        if act not in CELL_ACTS or focus is None or view.isAncestorOf(focus):
            do()

    def _undo(self) -> None:
        """Take the last change back; where the last ones still wait, it is one of those."""
        if self._context.pending.again():
            self._travel_in_history(self._context.book.undo)
        else:
            self._context.pending.take_back()

    def _travel_in_history(self, go: Callable[[], Step | None]) -> None:
        """Undo or redo, and show where that happened."""
        self._context.allow_change()
        self._context.settle()
        steps_done: list[Step] = []
        self._context.stepped.connect(steps_done.append)
        try:
            go()
        finally:
            self._context.stepped.disconnect(steps_done.append)
        with suppress(StoreError):  # it is done, and only can't be shown
            for step in steps_done:
                if location := location_of_step(self._context, step, self.key):
                    self._show_location(location)

    def _show_location(self, location: StepLocation) -> None:
        """Go to the first cell that changed, and select all of them."""
        row, column = location.cells[0] if location.cells else (None, "")
        self.go_to(location.sheet, row, column)
        if self.page is not None and len(location.cells) > 1:
            self.page.view.select_cells(location.cells)

    def _next_problem(self) -> None:
        order = list(BY_KEY)
        found = sorted(self._context.problems(), key=lambda problem: order.index(problem.sheet))
        if not found:
            self.said.emit(self._context.words.say("Nothing is wrong here."))
            return
        after = found.index(self._last_problem) + 1 if self._last_problem in found else 0
        self._last_problem = found[after % len(found)]
        self.go_to(self._last_problem.sheet, self._last_problem.row, self._last_problem.column)
        self.said.emit(self._context.words.tell(self._last_problem.message))

    def _turn(self, by: int) -> None:
        keys = self.navigation.keys()
        self.open(keys[(keys.index(self.key) + by) % len(keys)])

    def _next_pane(self) -> None:
        parts = (self.navigation.list, self.stack.currentWidget(), self.panel)
        panes = [pane for pane in parts if pane is not None and pane.isVisible()]
        target = next_pane(panes)
        focus_pane(target.shown if isinstance(target, SheetPage) else target)

    def _toggle_panel(self) -> None:
        self._settings.panel_open = not self._settings.panel_open
        self._show_panel()

    def _show_panel(self) -> None:
        self._acts[Act.TOGGLE_PANEL].setChecked(self._settings.panel_open)
        part = self.panel if self._has_panel else self._panel_placeholder
        if part.isVisibleTo(self) != (wanted := self._settings.panel_open and self.key in BY_KEY):
            self.remember()
            part.setVisible(wanted)
            self._size()

    @property
    def _has_panel(self) -> bool:
        return "panel" in self.__dict__

    def _count(self) -> None:
        self.counted.emit(self.view.counts() if self.view else "")

    def _on_step(self, _step: object) -> None:
        self._refresh_timer.start(0)


def _report_sheet(report: str) -> type[Record]:
    from ccworkbench.gui.report.report_model import report_sheet

    return report_sheet(report)
