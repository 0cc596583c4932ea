"""The problems of a sheet, or of the whole project: what is wrong, how bad it is, and the way there."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QComboBox,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from ccworkbench.core.problem import Problem
from ccworkbench.core.record import Record
from ccworkbench.core.words import N_
from ccworkbench.gui.chips import scaled
from ccworkbench.gui.desk import Desk
from ccworkbench.gui.icons import pixmap
from ccworkbench.gui.theme import role
from ccworkbench.sheets import BY_KEY

# Severity: its word, its icon, its tone in the palette.
SEVERITIES = {
    "error": (N_("Error"), "circle-alert", "bad"),
    "warning": (N_("Warning"), "triangle-alert", "warn"),
    "hint": (N_("Hint"), "lightbulb", "muted"),
}
ORDER = list(SEVERITIES)
WHERE = Qt.ItemDataRole.UserRole + 1  # the Problem
UNDER = Qt.ItemDataRole.UserRole + 2  # the line under its sentence
EDGE, SIGN = 16, 24
Index = QModelIndex | QPersistentModelIndex


class ProblemDelegate(QStyledItemDelegate):
    """Paints a problem: its sign, its sentence in as many lines as it needs, and where it is."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self.desk = desk

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        colours, area = self.desk.palette, option.rect
        state = option.state
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(area, QColor(colours.accent_soft))
        painter.fillRect(QRect(area.left(), area.bottom(), area.width(), 1), QColor(colours.line))
        _, sign, tone = SEVERITIES[index.data(WHERE).severity]
        picture = pixmap(sign, str(getattr(colours, tone)), scaled(16), painter.device().devicePixelRatioF())
        painter.drawPixmap(area.left() + EDGE, area.top() + 12, picture)
        sentence, place = self._boxes(area.width(), index)
        painter.setFont(self._parent_font())
        painter.setPen(QColor(colours.text))
        painter.drawText(sentence.translated(area.topLeft()), Qt.TextFlag.TextWordWrap, index.data())
        painter.setFont(self._small())
        painter.setPen(QColor(colours.muted))
        painter.drawText(place.translated(area.topLeft()), Qt.TextFlag.TextWordWrap, index.data(UNDER))

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        view = self.parent()
        width = view.viewport().width() if isinstance(view, QListWidget) else 320
        _, place = self._boxes(width, index)
        return QSize(width, place.bottom() + 12)

    def _boxes(self, width: int, index: Index) -> tuple[QRect, QRect]:
        wrap, left = Qt.TextFlag.TextWordWrap, EDGE + scaled(SIGN)
        room = QRect(left, 10, max(width - left - EDGE, 40), 4000)
        sentence = QFontMetrics(self._parent_font()).boundingRect(room, wrap, index.data())
        below = QRect(left, sentence.bottom() + 4, room.width(), 4000)
        place = QFontMetrics(self._small()).boundingRect(below, wrap, index.data(UNDER))
        return room.adjusted(0, 0, 0, sentence.height() - 4000), QRect(
            below.topLeft(), QSize(room.width(), place.height())
        )

    def _parent_font(self) -> QFont:
        view = self.parent()
        return view.font() if isinstance(view, QWidget) else QFont()

    def _small(self) -> QFont:
        font = QFont(self._parent_font())
        font.setPointSizeF(font.pointSizeF() * 0.9)
        return font


class ProblemList(QListWidget):
    """Problems under each other, each as high as its sentence needs in this width."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self.setItemDelegate(ProblemDelegate(desk, self))
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()


class ProblemPanel(QWidget):
    """A list of broken rules, worst first; Enter or a click goes to the cell."""

    go_to_requested = Signal(str, object, str)  # sheet key, row id or None, column key
    counted = Signal(int)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.sheet: type[Record] | None = None
        self._listed: list[Problem] = []
        self.scope, self.list, self.empty = QComboBox(self), ProblemList(desk, self), role(QLabel(self), "muted")
        self.empty.setWordWrap(True)
        self._lay_out()
        self.scope.currentIndexChanged.connect(self.refresh)
        self.list.itemActivated.connect(self._go)
        self.list.itemClicked.connect(self._go)
        self.retranslate()

    def show_sheet(self, sheet: type[Record] | None) -> None:
        """Show the problems of a sheet, unless those of the whole project are shown."""
        self.sheet = sheet
        self.refresh()

    def problems(self) -> list[Problem]:
        """List what is shown, worst first."""
        found = self.desk.problems() if self.desk.workbook else []
        if self.scope.currentIndex() == 0:
            found = [problem for problem in found if self.sheet and problem.sheet == self.sheet.__tablename__]
        return sorted(found, key=lambda problem: ORDER.index(problem.severity))

    def refresh(self) -> None:
        """List the problems again."""
        words = self.desk.words
        self._listed = problems = self.problems()
        at = self.list.currentRow()
        self.list.clear()
        for problem in problems:
            item = QListWidgetItem(words.tell(problem.message), self.list)
            item.setData(WHERE, problem)
            severity = words.say(SEVERITIES[problem.severity][0])
            title = words.say(BY_KEY[problem.sheet].sheet.title)
            item.setData(UNDER, words.say("{severity} · {sheet}", severity=severity, sheet=title))
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{severity}: {item.text()}")
            item.setToolTip(words.say("Go there"))
        self.list.setCurrentRow(min(at, len(problems) - 1))
        self.list.setVisible(bool(problems))
        self.empty.setVisible(not problems)
        self.counted.emit(len(problems))

    def on_step(self) -> None:
        """Follow a change, if it changed what is wrong."""
        if self.problems() != self._listed:
            self.refresh()

    def retranslate(self) -> None:
        """Say everything again."""
        say = self.desk.words.say
        at = max(self.scope.currentIndex(), 0)
        self.scope.blockSignals(True)
        self.scope.clear()
        self.scope.addItems([say("This sheet"), say("The whole project")])
        self.scope.setCurrentIndex(at)
        self.scope.blockSignals(False)
        self.scope.setAccessibleName(say("Problems of"))
        self.list.setAccessibleName(say("Problems"))
        self.empty.setText(say("Nothing is wrong here."))
        self.refresh()

    def repaint_colours(self) -> None:
        """Take the colours the desk has now."""
        self.list.viewport().update()

    def _go(self, item: QListWidgetItem) -> None:
        problem = item.data(WHERE)
        self.go_to_requested.emit(problem.sheet, problem.row, problem.column)

    def _lay_out(self) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 12, 0, 0)
        box.setSpacing(12)
        for widget in (self.scope, self.empty):
            line = QVBoxLayout()
            line.setContentsMargins(EDGE, 0, EDGE, 0)
            line.addWidget(widget)
            box.addLayout(line)
        box.addWidget(self.list, 1)
        box.addStretch(0)
