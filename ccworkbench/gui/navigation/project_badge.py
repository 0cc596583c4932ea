"""The project's sign, name and kind, over its navigation."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ccworkbench.gui.context import Context
from ccworkbench.gui.look.painting import badge_logo, paint_badge, paint_text
from ccworkbench.gui.look.theme import font


class ProjectBadge(QAbstractButton):
    """The project's sign, name and kind at the top of the navigation; leads to the list of projects."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._logo_key, self._logo = "", badge_logo(None, 32, 1)
        self.refresh()

    def refresh(self) -> None:
        """Take the project's name, size and logo."""
        card = self._context.book.project
        key = f"{card.customer_logo}@{self.devicePixelRatioF()}"
        if key != self._logo_key:
            picture = self._context.picture(card.customer_logo)
            self._logo_key, self._logo = key, badge_logo(picture, 64, self.devicePixelRatioF())
        self.setAccessibleName(card.name)
        self.setToolTip("\n".join([self._title(), self._kind(), self._context.words.say("All projects")]))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, max(QFontMetrics(self.font()).height() * 2 + 14, 48))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colours = QPainter(self), self._context.palette
        card = self._context.book.project
        box = self.rect().adjusted(8, 1, -8, -1)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse() or self.hasFocus():
            painter.setPen(QPen(QColor(colours.accent), 2) if self.hasFocus() else Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.neutral_soft))
            painter.drawRoundedRect(box, 6, 6)
        paint_badge(painter, QRect(16, box.center().y() - 15, 32, 32), self._title(), card.accent, self._logo)
        text = QRect(58, box.top(), self.width() - 70, box.height())
        zoom, height = self.font().pointSizeF() / 10, text.height() // 2 - 4
        upper = QRect(text.left(), text.top() + 4, text.width(), height)
        paint_text(painter, upper, self._title(), font(10, bold=True, zoom=zoom), colours.text)
        paint_text(painter, upper.translated(0, height), self._kind(), font(9, zoom=zoom), colours.muted)

    def _title(self) -> str:
        card = self._context.book.project
        return card.customer_short or card.customer_name or card.name

    def _kind(self) -> str:
        return kind_and_seats(self._context)


def kind_and_seats(context: Context) -> str:
    """Tell in one line what sort of centre this is, and how big."""
    from ccworkbench.sheets.prepare.profile import Profile

    kind = context.words.say(context.book.project.type.label)
    seats = next((profile.seats for profile in context.book.rows(Profile)), None)
    return f"{context.words.count('{n} seat', '{n} seats', seats)} · {kind}" if seats else kind
