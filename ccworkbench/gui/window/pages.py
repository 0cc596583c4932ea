"""The pages of an open project, one on top of the other; each is made when it is first opened."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from ccworkbench.core.record import Record
from ccworkbench.gui.actions import Act, Actions
from ccworkbench.gui.context import Context
from ccworkbench.gui.navigation.entries import OVERVIEW
from ccworkbench.gui.overview.overview import Overview
from ccworkbench.gui.settings import Settings
from ccworkbench.gui.sheet.sheet_page import SheetPage
from ccworkbench.gui.store_file.busy_page import BusyPage
from ccworkbench.method.reports.catalogue import READINESS
from ccworkbench.sheets.order import BY_KEY
from ccworkbench.store.errors import StoreError


def first_page(context: Context, settings: Settings) -> str:
    """Return the key of the page on which the open project was left."""
    return settings.last_sheets.get(str(context.book.project_id), OVERVIEW)


class Pages(QStackedWidget):
    """Hands on what its pages tell; what is hinted only for the page that is seen."""

    go_to_requested = Signal(str, object, str)  # a sheet, a row of it, and a column
    sheet_requested = Signal(str)
    rows_requested = Signal(str, object)  # a sheet, and the rows of it that are to be shown alone
    menu_requested = Signal(object, object)  # where, and which Acts
    row_selected = Signal(object)
    said = Signal(str)
    hinted = Signal(str)
    counts_changed = Signal()
    commands_changed = Signal()

    def __init__(self, context: Context, acts: Actions, settings: Settings) -> None:
        super().__init__()
        self._context, self._acts, self._settings = context, acts, settings
        self._pages: dict[str, QWidget] = {}
        self._busy: BusyPage | None = None

    @property
    def page(self) -> SheetPage | None:
        """The open sheet with its heading; None while the overview is open."""
        page = self.currentWidget()
        return page if isinstance(page, SheetPage) else None

    def prepare(self, key: str, again: Callable[[], None]) -> bool:
        """Make a page when it is first opened; while its rows can't be read, a page says so, and calls `again`."""
        if self._busy:
            self._busy.leave()
            self._busy = None
        if key not in self._pages:
            try:
                self._context.read_for(key)
                self._pages[key] = self._make(key)
            except StoreError as error:
                self._busy = BusyPage(self._context.words, error, again)
                self.addWidget(self._busy)
                self.setCurrentWidget(self._busy)
                return False
            self.addWidget(self._pages[key])
        return True

    def show_page(self, key: str) -> None:
        """Bring a page to the front."""
        self.setCurrentWidget(self._pages[key])

    def _make(self, key: str) -> QWidget:
        if key == OVERVIEW:
            overview = Overview(self._context, self._acts, self)
            overview.go_to_requested.connect(self.go_to_requested)
            return overview
        if key == READINESS:
            from ccworkbench.gui.overview.readiness_page import ReadinessPage  # seldom the first page

            readiness = ReadinessPage(self._context, self._acts, self)
            readiness.rows_requested.connect(self.rows_requested)
            return readiness
        page = SheetPage(self._context, BY_KEY.get(key) or _report_sheet(key), self._acts, self)
        self._connect(page, key)
        if page.has_picture and self._settings.pictures.get(key):
            page.show_picture(True)
        return page

    def _connect(self, page: SheetPage, key: str) -> None:
        view = page.view
        view.row_selected.connect(self.row_selected)
        view.status_said.connect(self.said)
        view.hinted.connect(partial(self._on_hint, page))
        view.counts_changed.connect(self.counts_changed)
        view.commands_changed.connect(self.commands_changed)
        view.menu_requested.connect(self.menu_requested)
        view.sheet_requested.connect(self.sheet_requested)
        view.row_requested.connect(self.go_to_requested)
        page.picture_chosen.connect(partial(self._on_picture, key))
        page.go_to_requested.connect(self.go_to_requested)
        page.said.connect(self.said)

    def _on_hint(self, page: SheetPage, hint: str) -> None:
        if page is self.page:  # a sheet that nobody sees follows changes, too
            self.hinted.emit(hint)

    def _on_picture(self, key: str, is_picture: bool) -> None:
        self._settings.pictures[key] = is_picture
        self._acts[Act.PICTURE].setChecked(is_picture)
        self.commands_changed.emit()


def _report_sheet(report: str) -> type[Record]:
    from ccworkbench.gui.report.report_model import report_sheet  # loads the tables; a report is seldom the first page

    return report_sheet(report)
