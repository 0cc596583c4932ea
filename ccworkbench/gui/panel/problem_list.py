"""How problems stand under each other: a sign, a sentence in as many lines as it needs, and where it is."""

from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFocusEvent, QFont, QFontMetrics, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ccworkbench.core.problem import Problem
from ccworkbench.gui.context import Context
from ccworkbench.gui.look.icons import pixmap
from ccworkbench.gui.look.theme import scaled
from ccworkbench.gui.model_index import Index
from ccworkbench.method.checks.muting import Muted

SHOWN_ROLE = Qt.ItemDataRole.UserRole + 1  # the Shown
MARGIN, SIGN = 16, 24


@dataclass(frozen=True)
class ShownProblem:
    """One entry of the list: a problem, a muted one, or the line that folds the muted ones away."""

    what: Problem | Muted | None
    sign: str
    tone: str
    text: str
    under: str = ""

    @property
    def problem(self) -> Problem | None:
        """The problem that it is about."""
        return self.what.problem if isinstance(self.what, Muted) else self.what


class ProblemDelegate(QStyledItemDelegate):
    """Paints an entry; what is muted is as quiet as its severity was loud."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self.context = context

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        colours, area, shown = self.context.palette, option.rect, index.data(SHOWN_ROLE)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(area, QColor(colours.accent_soft))
        painter.fillRect(QRect(area.left(), area.bottom(), area.width(), 1), QColor(colours.line))
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(colours.accent), 2))
            painter.drawRect(area.adjusted(1, 1, -1, -2))
        picture = pixmap(
            shown.sign, str(getattr(colours, shown.tone)), scaled(16), painter.device().devicePixelRatioF()
        )
        painter.drawPixmap(area.left() + MARGIN, area.top() + 12, picture)
        sentence, place = self._boxes(area.width(), shown)
        painter.setFont(self._parent_font())
        painter.setPen(QColor(colours.text if isinstance(shown.what, Problem) else colours.muted))
        painter.drawText(sentence.translated(area.topLeft()), Qt.TextFlag.TextWordWrap, shown.text)
        painter.setFont(self._small())
        painter.setPen(QColor(colours.muted))
        painter.drawText(place.translated(area.topLeft()), Qt.TextFlag.TextWordWrap, shown.under)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        view = self.parent()
        width = view.viewport().width() if isinstance(view, QListWidget) else 320
        _, place = self._boxes(width, index.data(SHOWN_ROLE))
        return QSize(width, place.bottom() + 12)

    def _boxes(self, width: int, shown: ShownProblem) -> tuple[QRect, QRect]:
        wrap, left = Qt.TextFlag.TextWordWrap, MARGIN + scaled(SIGN)
        room = QRect(left, 10, max(width - left - MARGIN, 40), 4000)
        sentence = QFontMetrics(self._parent_font()).boundingRect(room, wrap, shown.text)
        below = QRect(left, sentence.bottom() + 4, room.width(), 4000)
        place = QFontMetrics(self._small()).boundingRect(below, wrap, shown.under) if shown.under else QRect()
        height = place.height() if shown.under else -4
        return room.adjusted(0, 0, 0, sentence.height() - 4000), QRect(below.topLeft(), QSize(room.width(), height))

    def _parent_font(self) -> QFont:
        view = self.parent()
        return view.font() if isinstance(view, QWidget) else QFont()

    def _small(self) -> QFont:
        font = QFont(self._parent_font())
        font.setPointSizeF(font.pointSizeF() * 0.9)
        return font


class ProblemList(QListWidget):
    """Problems under each other, each as high as its sentence needs in this width."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self.setItemDelegate(ProblemDelegate(context, self))
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)

    def put(self, shown: ShownProblem, spoken: str, tip: str) -> None:
        """Add an entry, with what a screen reader says and what a hint says."""
        item = QListWidgetItem(shown.text, self)
        item.setData(SHOWN_ROLE, shown)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)
        item.setToolTip(tip)

    def current(self) -> ShownProblem | None:
        """Return the entry that is chosen."""
        item = self.currentItem()
        return item.data(SHOWN_ROLE) if item else None

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self.currentRow() < 0:  # or nothing would show where the keyboard is
            self.setCurrentRow(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()
