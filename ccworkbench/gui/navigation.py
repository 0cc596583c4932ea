"""The left of the window: the project, its overview, and the sheets under their chapters with progress."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QListView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from ccworkbench.gui.desk import Desk
from ccworkbench.gui.icons import pixmap
from ccworkbench.gui.paint import LINE, badge, logo_of, progress_line, write
from ccworkbench.gui.theme import font, role
from ccworkbench.method.progress import chapter_progress, project_progress
from ccworkbench.method.reports import READINESS, listed
from ccworkbench.sheets import CHAPTER_TABS, SHEETS, Chapter

OVERVIEW, CHAPTER, SHEET = "overview", "chapter", "sheet"
Index = QModelIndex | QPersistentModelIndex
ENTRY = Qt.ItemDataRole.UserRole


@dataclass(frozen=True)
class Entry:
    """One line of the navigation; `problems` are errors, shown in place of the count."""

    kind: str
    key: str
    text: str
    count: int | None = None
    problems: int = 0
    share: float | None = None
    icon: str = ""  # of what is worked out; sheets have none


def named_entries(desk: Desk) -> list[Entry]:
    """List the navigation without figures, which need all rows of the project."""
    words = desk.words
    found = [
        Entry(OVERVIEW, OVERVIEW, words.say("Overview"), icon="layout-dashboard"),
        Entry(OVERVIEW, READINESS, words.say("Readiness"), icon="gauge"),
    ]
    for number, chapter in enumerate(Chapter, 1):
        title = words.say(CHAPTER_TABS[chapter])
        found.append(Entry(CHAPTER, chapter.value, title if chapter is Chapter.LAUNCH else f"{number} {title}"))
        found += [
            Entry(SHEET, key, words.say(info.tab or info.title), icon=info.icon if info.shape == "report" else "")
            for key, info in listed().items()
            if info.chapter == chapter.value
        ]
    return found


def entries_of(desk: Desk) -> list[Entry]:
    """List the navigation of the open project, with its figures."""
    shares: dict[str, float | None] = {key.value: share for key, share in chapter_progress(desk.book.rows).items()}
    shares[OVERVIEW], shares[READINESS] = project_progress(desk.book.rows), desk.readiness().score / 100
    errors: dict[str, int] = {}
    for problem in desk.problems():
        errors[problem.sheet] = errors.get(problem.sheet, 0) + (problem.severity == "error")
    counts = {sheet.__tablename__: len(desk.book.rows(sheet)) for sheet in SHEETS if sheet.sheet.shape == "list"}
    return [
        replace(entry, count=counts.get(entry.key), problems=errors.get(entry.key, 0), share=shares.get(entry.key))
        for entry in named_entries(desk)
    ]


class NavigationModel(QAbstractListModel):
    """The entries of the navigation."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        super().__init__()
        self.entries = list(entries)

    def take(self, entries: Sequence[Entry]) -> None:
        """Show other figures; the entries themselves are the same as long as a project is open."""
        self.entries = list(entries)
        self.dataChanged.emit(self.index(0), self.index(len(self.entries) - 1))

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.entries)

    def data(self, index: Index, part: int = Qt.ItemDataRole.DisplayRole) -> Any:
        entry = self.entries[index.row()]
        if part == ENTRY:
            return entry
        if part in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole}:
            return entry.text
        return None


class NavigationDelegate(QStyledItemDelegate):
    """Paints an entry: chapters with their thin line, sheets indented with a count."""

    def __init__(self, desk: Desk, view: QListView) -> None:
        super().__init__(view)
        self._desk, self._view = desk, view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        entry: Entry = index.data(ENTRY)
        text = QFontMetrics(self._view.font()).height()
        height = {OVERVIEW: text + 10, CHAPTER: text + 24, SHEET: text + 10}[entry.kind]
        return QSize(120, height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry: Entry = index.data(ENTRY)
        box: QRect = option.rect
        state = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        self._paint_ground(painter, box, state, chosen)
        if entry.kind == CHAPTER:
            self._paint_chapter(painter, box.adjusted(16, 0, -16, 0), entry, chosen)
        else:
            self._paint_sheet(painter, box, entry, chosen)
        painter.restore()

    def _paint_ground(self, painter: QPainter, box: QRect, state: Any, chosen: bool) -> None:
        colours = self._desk.palette
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if chosen or hovered:
            painter.setBrush(QColor(colours.accent_soft if chosen else colours.neutral_soft))
            painter.drawRoundedRect(box.adjusted(8, 0, -8, 0), 6, 6)
        if chosen and self._view.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(colours.accent), 2))
            painter.drawRoundedRect(box.adjusted(9, 1, -9, -1), 6, 6)

    def _paint_chapter(self, painter: QPainter, box: QRect, entry: Entry, chosen: bool) -> None:
        colours, share = self._desk.palette, entry.share or 0.0
        text = QFontMetrics(self._view.font()).height()
        line = QRect(box.left(), box.bottom() - 6, box.width(), LINE)
        title = QRect(box.left(), line.top() - text - 4, box.width(), text + 2)
        percent = self._percent(entry.share)
        write(painter, title, percent, self._font(small=True), colours.muted, right=True)
        room = title.adjusted(0, 0, -self._width(percent) - 10, 0)
        write(painter, room, entry.text, self._font(bold=True), colours.accent_text if chosen else colours.text)
        progress_line(painter, line, share, colours)

    def _paint_sheet(self, painter: QPainter, box: QRect, entry: Entry, chosen: bool) -> None:
        colours = self._desk.palette
        if entry.icon:
            colour, scale = colours.accent_text if chosen else colours.muted, painter.device().devicePixelRatioF()
            size = 16 if entry.kind == OVERVIEW else 14
            sign = pixmap(entry.icon, colour, size, scale)
            painter.drawPixmap(box.left() + 33 - size, box.center().y() - size // 2 + 1, sign)
        number = self._figure(entry)
        letters = self._font(small=True, bold=bool(entry.problems))
        write(painter, box.adjusted(40, 0, -16, 0), number, letters,
              colours.bad if entry.problems else colours.muted, right=True)  # fmt: skip
        strong = colours.text if entry.kind == OVERVIEW else colours.muted
        room = box.adjusted(40, 0, -22 - self._width(number), 0)
        write(painter, room, entry.text, self._font(bold=chosen), colours.accent_text if chosen else strong)

    def _figure(self, entry: Entry) -> str:
        if entry.problems:
            return f"! {self._desk.words.number(entry.problems)}"
        if entry.kind == OVERVIEW:
            return self._percent(entry.share)
        return "" if entry.count is None else self._desk.words.number(entry.count)

    def _percent(self, share: float | None) -> str:
        return "" if share is None else self._desk.words.say("{n} %", n=round(share * 100))

    def _width(self, text: str) -> int:
        return QFontMetrics(font(9, bold=True, zoom=self._zoom)).horizontalAdvance(text)

    @property
    def _zoom(self) -> float:
        return self._view.font().pointSizeF() / 10

    def _font(self, *, bold: bool = False, small: bool = False) -> QFont:
        return font(9 if small else 10, bold=bold, zoom=self._zoom)


class ProjectBadge(QAbstractButton):
    """The project's sign, name and kind at the top of the navigation; leads to the list of projects."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._logo_key, self._logo = "", logo_of(None, 32, 1)
        self.refresh()

    def refresh(self) -> None:
        """Take the project's name, size and logo."""
        card = self._desk.book.project
        key = f"{card.customer_logo}@{self.devicePixelRatioF()}"
        if key != self._logo_key:
            picture = self._desk.store.picture(card.customer_logo)
            self._logo_key, self._logo = key, logo_of(picture, 64, self.devicePixelRatioF())
        self.setAccessibleName(card.name)
        self.setToolTip(self._desk.words.say("All projects"))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, max(QFontMetrics(self.font()).height() * 2 + 14, 48))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colours = QPainter(self), self._desk.palette
        card = self._desk.book.project
        box = self.rect().adjusted(8, 1, -8, -1)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse() or self.hasFocus():
            painter.setPen(QPen(QColor(colours.accent), 2) if self.hasFocus() else Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.neutral_soft))
            painter.drawRoundedRect(box, 6, 6)
        badge(painter, QRect(16, box.center().y() - 15, 32, 32), self._title(), card.accent, self._logo)
        text = QRect(58, box.top(), self.width() - 70, box.height())
        zoom, height = self.font().pointSizeF() / 10, text.height() // 2 - 4
        upper = QRect(text.left(), text.top() + 4, text.width(), height)
        write(painter, upper, self._title(), font(10, bold=True, zoom=zoom), colours.text)
        write(painter, upper.translated(0, height), self._kind(), font(9, zoom=zoom), colours.muted)

    def _title(self) -> str:
        card = self._desk.book.project
        return card.customer_short or card.customer_name or card.name

    def _kind(self) -> str:
        return kind_and_seats(self._desk)


def kind_and_seats(desk: Desk) -> str:
    """Tell in one line what sort of centre this is, and how big."""
    from ccworkbench.sheets.profile import Profile

    kind = desk.words.say(desk.book.project.type.label)
    seats = next((profile.seats for profile in desk.book.rows(Profile)), None)
    return f"{desk.words.count('{n} seat', '{n} seats', seats)} · {kind}" if seats else kind


class Navigation(QFrame):
    """The whole left side; `opened` names a sheet, a chapter, or the overview."""

    opened = Signal(str)
    home_requested = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        role(self, "panel")
        self.badge = ProjectBadge(desk)
        self.list = role(QListView(), "navigation")
        self.model = NavigationModel(named_entries(desk))
        self.list.setModel(self.model)
        self.list.setItemDelegate(NavigationDelegate(desk, self.list))
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setMouseTracking(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 10, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self.badge)
        layout.addWidget(self.list, 1)
        self.badge.clicked.connect(self.home_requested)
        self.list.selectionModel().currentChanged.connect(self._on_current)
        self.retranslate()

    def refresh(self) -> None:
        """Take the figures of now."""
        self.model.take(entries_of(self._desk))
        self.badge.refresh()

    def retranslate(self) -> None:
        """Name the list for who can't see it, and say its entries again."""
        self.list.setAccessibleName(self._desk.words.say("Sheets of the project"))
        named = named_entries(self._desk)
        self.model.take([replace(old, text=new.text) for old, new in zip(self.model.entries, named, strict=True)])
        self.badge.refresh()
        self.list.doItemsLayout()

    def show_current(self, key: str) -> None:
        """Mark what is open, without opening it again."""
        row = next((row for row, entry in enumerate(self.model.entries) if entry.key == key), 0)
        self.list.selectionModel().blockSignals(True)
        self.list.setCurrentIndex(self.model.index(row))
        self.list.selectionModel().blockSignals(False)
        self.list.viewport().update()

    def keys(self) -> list[str]:
        """List what can be gone through: overview, readiness, sheets and reports, without chapters."""
        return [entry.key for entry in self.model.entries if entry.kind != CHAPTER]

    def _on_current(self, current: QModelIndex) -> None:
        if current.isValid():
            self.opened.emit(self.model.entries[current.row()].key)
