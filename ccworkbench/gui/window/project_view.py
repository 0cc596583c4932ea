"""An open project: navigation left, the sheet or the overview in the centre, the side panel right."""

from collections.abc import Callable, Sequence
from functools import cached_property, partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QPoint, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ccworkbench.core.problem import Problem
from ccworkbench.core.record import Record
from ccworkbench.gui.actions import CELL_ACTS, Act, Actions
from ccworkbench.gui.context import Context
from ccworkbench.gui.menus import pop_up
from ccworkbench.gui.navigation.entries import OVERVIEW
from ccworkbench.gui.navigation.navigation import Navigation
from ccworkbench.gui.pending_changes import TRY_AGAIN_MS
from ccworkbench.gui.settings import Settings
from ccworkbench.gui.sheet.sheet_page import SheetPage
from ccworkbench.gui.sheet_view import SheetView
from ccworkbench.gui.window.focus import focus_pane, next_pane
from ccworkbench.gui.window.pages import Pages, first_page
from ccworkbench.gui.window.step_location import StepLocation
from ccworkbench.gui.window.three_parts import ThreeParts
from ccworkbench.gui.window.undo_steps import undo_commands
from ccworkbench.method.reports.catalogue import listed
from ccworkbench.sheets.order import BY_KEY
from ccworkbench.store.errors import StoreError

if TYPE_CHECKING:  # it comes when the sheet has been seen
    from ccworkbench.gui.panel.side_panel import SidePanel

AFTER_PAINT_MS = 100  # milliseconds: the sheet is seen and can be typed in before figures and panel come


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
        self.key = OVERVIEW
        self._last_problem: Problem | None = None
        self.navigation = Navigation(context, unfolded=settings.open_chapters, whole=settings.whole_chapters)
        self.stack = Pages(context, acts, settings)
        self.parts = ThreeParts(settings, self.navigation, self.stack)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.parts)
        self._connect()
        self._refresh_timer = QTimer(self, singleShot=True, interval=0)
        self._refresh_timer.timeout.connect(self.refresh)
        self.open(first_page(context, settings))
        QTimer.singleShot(
            0, self, partial(self._refresh_timer.start, AFTER_PAINT_MS)
        )  # counted from when there is time to paint

    def _connect(self) -> None:
        self.navigation.opened.connect(self.open)
        self.navigation.entered.connect(self.take_focus)
        self.navigation.home_requested.connect(self.home_requested)
        self.stack.go_to_requested.connect(self.go_to)
        self.stack.sheet_requested.connect(self.open)
        self.stack.rows_requested.connect(self.show_rows)
        self.stack.menu_requested.connect(self._pop_up)
        self.stack.row_selected.connect(self._on_row)
        self.stack.said.connect(self.said)
        self.stack.hinted.connect(self.hinted)
        self.stack.counts_changed.connect(self._count)
        self.stack.commands_changed.connect(self.commands_changed)
        self._context.stepped.connect(self._on_step)
        self._context.words_changed.connect(self.navigation.retranslate)
        self._context.palette_changed.connect(self.navigation.update)

    @cached_property
    def panel(self) -> "SidePanel":
        """Return the side panel; it comes when the sheet has been seen."""
        from ccworkbench.gui.panel.side_panel import SidePanel

        panel = SidePanel(self._context)
        panel.go_to_requested.connect(self.go_to)
        self.parts.put_panel(panel)
        if self.key in BY_KEY:
            panel.show_sheet(BY_KEY[self.key])
            panel.show_row(self.view.current() if self.view else None)
        return panel

    @property
    def page(self) -> SheetPage | None:
        """Return the open sheet with its heading; None while the overview is open."""
        return self.stack.page

    @property
    def view(self) -> SheetView | None:
        """Return the view of the open sheet; the overview has none."""
        return self.page.view if self.page else None

    @property
    def paper(self) -> str:
        """Return the key of what is open, where that can be handed over by itself."""
        return "" if self.key == OVERVIEW else self.key

    def open(self, key: str) -> None:
        """Show a sheet or the overview."""
        key = key if key in listed() else OVERVIEW
        if not self.stack.prepare(key, partial(self.open, key)):
            self.navigation.show_current(key)
            return
        if key != self.key:
            self.said.emit("")  # it was said of the sheet before
            self.hinted.emit("")
        self.key = key
        focus, before = self.window().focusWidget(), self.stack.currentWidget()
        self.stack.show_page(key)
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
            self.page.show_picture(False)
            self.page.view.show_only(rows)

    def commands(self) -> dict[Act, Callable[[], None]]:
        """Return what can be done here; the sheet's own actions wait for its focus where they touch cells."""
        mine: dict[Act, Callable[[], None]] = {
            Act.OVERVIEW: partial(self.open, OVERVIEW),
            Act.NEXT_SHEET: partial(self._turn, 1),
            Act.PREVIOUS_SHEET: partial(self._turn, -1),
            Act.NEXT_PANE: self._next_pane,
            Act.TOGGLE_PANEL: self._toggle_panel,
            Act.NEXT_PROBLEM: self._next_problem,
        }
        mine |= undo_commands(self._context, lambda: self.key, self._show_location)
        if page := self.page:
            mine |= self._on_page(page)
        return mine

    def _on_page(self, page: SheetPage) -> dict[Act, Callable[[], None]]:
        """Return what the sheet itself can do; on its picture there are no cells."""
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
            self.parts.divide()
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
        self.parts.remember()

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
            self.said.emit(self._context.words.say("No problems found."))
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
        self.parts.show_panel(self._settings.panel_open and self.key in BY_KEY)

    @property
    def _has_panel(self) -> bool:
        return "panel" in self.__dict__

    def _count(self) -> None:
        self.counted.emit(self.view.counts() if self.view else "")

    def _on_step(self, _step: object) -> None:
        self._refresh_timer.start(0)
