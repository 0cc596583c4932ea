"""The projects of the store as painted lines: badge, name, progress, go-live, last change."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ccworkbench.gui.context import Context
from ccworkbench.gui.look.painting import PROGRESS_HEIGHT, badge_logo, paint_badge, paint_progress, paint_text
from ccworkbench.gui.look.theme import font, role
from ccworkbench.gui.model_index import Index

LINE_OF = Qt.ItemDataRole.UserRole
MARGIN, BADGE, PROGRESS, GO_LIVE, CHANGED = 16, 36, 190, 140, 180  # pixels


@dataclass(frozen=True)
class ProjectLine:
    """What the list shows of a project; progress and last change are worked out when nothing else is to do."""

    id: UUID
    name: str
    customer: str
    short: str
    kind: str
    accent: str
    logo_key: str
    go_live: date | None
    share: float | None = None
    changed: date | None = None
    is_known: bool = False

    @classmethod
    def of(cls, card: Any) -> "ProjectLine":
        """Take what stands on a project's card."""
        customer = card.customer_name or card.customer_short
        return cls(
            card.id,
            card.name,
            customer,
            card.customer_short or customer,
            card.type.label,
            card.accent,
            card.customer_logo,
            card.go_live,
        )

    def figured(self, context: Context) -> "ProjectLine":
        """Add what has to be read from the project's rows and history."""
        from ccworkbench.method.figures.progress import project_progress  # it brings sheets; the list shows before

        book = context.store.workbook(self.id)
        try:
            share, steps = project_progress(book.rows), book.history()
        finally:
            book.close()
        changed = datetime.fromtimestamp(int(steps[-1].stamp.split("-")[0]) / 1000).date() if steps else None
        return replace(self, share=share, changed=changed, is_known=True)

    def holds(self, text: str) -> bool:
        """Tell whether a search finds this project."""
        return text.casefold() in f"{self.name} {self.customer}".casefold()


class ProjectModel(QAbstractListModel):
    """The projects that a search leaves."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.all: list[ProjectLine] = []
        self.lines: list[ProjectLine] = []
        self._text = ""

    def take(self, lines: Sequence[ProjectLine]) -> None:
        """Show other projects."""
        self.all = list(lines)
        self.search(self._text)

    def search(self, text: str) -> None:
        """Keep the projects in which a text occurs."""
        self.beginResetModel()
        self._text = text
        self.lines = [line for line in self.all if line.holds(text)]
        self.endResetModel()

    def unknown(self) -> ProjectLine | None:
        """Return a project whose progress is not worked out yet."""
        return next((line for line in self.all if not line.is_known), None)

    def learn(self, line: ProjectLine) -> None:
        """Show the progress of one project."""
        self.all = [line if old.id == line.id else old for old in self.all]
        self.lines = [line if old.id == line.id else old for old in self.lines]
        self.dataChanged.emit(self.index(0), self.index(len(self.lines) - 1))

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: Index, part: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line = self.lines[index.row()]
        if part == LINE_OF:
            return line
        if part in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return line.name
        return None


def line_fields(box: QRect) -> dict[str, QRect]:
    """Divide a line's width; what does not fit a narrow window is left out."""
    fields: dict[str, QRect] = {}
    right = box.right() - MARGIN
    widths = (("changed", CHANGED, 760), ("go_live", GO_LIVE, 620), ("progress", PROGRESS, 460))
    for name, width, least in widths:
        if box.width() >= least:
            right -= width
            fields[name] = QRect(right, box.top(), width - 16, box.height())
    left = box.left() + MARGIN + BADGE + 14
    fields["name"] = QRect(left, box.top(), right - left - 16, box.height())
    return fields


class ProjectHeadings(QWidget):
    """The headings over the list, in line with what is painted under them."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context

    def sizeHint(self) -> QSize:
        return QSize(200, QFontMetrics(self.font()).height() + 12)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, words = QPainter(self), self._context.words
        fields = line_fields(self.rect())
        named = {
            "name": words.say("Project"),
            "progress": words.say("Progress"),
            "go_live": words.say("Go-live"),
            "changed": words.say("Last change"),
        }
        named_box = fields["name"]
        fields["name"] = named_box.adjusted(-BADGE - 14, 0, 0, 0)
        for name, box in fields.items():
            paint_text(painter, box, named[name], self.font(), self._context.palette.muted)


class ProjectDelegate(QStyledItemDelegate):
    """Paints one project."""

    def __init__(self, context: Context, view: QListView) -> None:
        super().__init__(view)
        self._context, self._view = context, view
        self._logos: dict[str, QPixmap | None] = {}

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(300, max(QFontMetrics(self._view.font()).height() * 2 + 20, 56))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line: ProjectLine = index.data(LINE_OF)
        box: QRect = option.rect
        state = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, box, state)
        sign = QRect(box.left() + MARGIN, box.center().y() - BADGE // 2 + 1, BADGE, BADGE)
        paint_badge(painter, sign, line.short or line.name, line.accent, self._logo(line.logo_key, painter))
        self._paint_fields(painter, line_fields(box), line)
        painter.restore()

    def _paint_ground(self, painter: QPainter, box: QRect, state: Any) -> None:
        colours = self._context.palette
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        if chosen or state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.accent_soft if chosen else colours.neutral_soft))
            painter.drawRoundedRect(box.adjusted(0, 1, 0, -1), 6, 6)
        if chosen and self._view.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(colours.accent), 2))
            painter.drawRoundedRect(box.adjusted(1, 2, -1, -2), 6, 6)

    def _paint_fields(self, painter: QPainter, fields: dict[str, QRect], line: ProjectLine) -> None:
        words, colours = self._context.words, self._context.palette
        name = fields["name"]
        upper = QRect(name.left(), name.top() + 8, name.width(), name.height() // 2 - 8)
        lower = QRect(name.left(), name.center().y() + 1, name.width(), name.height() // 2 - 8)
        paint_text(painter, upper, line.name, self._font(bold=True), colours.text)
        kind = words.say(line.kind)
        who = f"{line.customer} · {kind}" if line.customer else kind
        paint_text(painter, lower, who, self._font(), colours.muted)
        if "progress" in fields and line.share is not None:
            box = fields["progress"]
            text = words.say("{n}%", n=round(line.share * 100))
            paint_text(painter, box, text, self._font(), colours.muted, right=True)
            bar = QRect(box.left(), box.center().y(), box.width() - 56, PROGRESS_HEIGHT)
            paint_progress(painter, bar, line.share, colours)
        for key, day in (("go_live", line.go_live), ("changed", line.changed)):
            if key in fields and day is not None:
                colour = colours.text if key == "go_live" else colours.muted
                paint_text(painter, fields[key], words.date(day), self._font(), colour)

    def _font(self, *, bold: bool = False) -> QFont:
        return font(10, bold=bold, zoom=self._view.font().pointSizeF() / 10)

    def _logo(self, key: str, painter: QPainter) -> QPixmap | None:
        if key in self._context.pictures and key not in self._logos:
            self._logos[key] = badge_logo(self._context.pictures.get(key), 64, painter.device().devicePixelRatioF())
        return self._logos.get(key)


class ProjectList(QListView):
    """The list itself; Enter or a double click opens, Del deletes."""

    opened = Signal(object)
    delete_requested = Signal(object)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        role(self, "plain")
        self.lines = ProjectModel(self)
        self.setModel(self.lines)
        self.setItemDelegate(ProjectDelegate(context, self))
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.activated.connect(self._open)

    def current(self) -> UUID | None:
        """Return the project that is marked."""
        index = self.currentIndex()
        return self.lines.lines[index.row()].id if index.isValid() else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        project = self.current()
        if project and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.opened.emit(project)
        elif project and event.key() == Qt.Key.Key_Delete:
            self.delete_requested.emit(project)
        else:
            super().keyPressEvent(event)

    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(self.lines.lines[index.row()].id)
