"""Windows, dialogs and what pops up are never larger than the screen they open on, and never outside of it."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

FRAME = QSize(8, 40)  # what a title bar and its edges take, which is not known before a window shows


def room_of(widget: QWidget) -> QRect:
    """Return what the screen that a window opens on leaves to it."""
    screen = widget.screen() or QGuiApplication.primaryScreen()
    return screen.availableGeometry()


def fit(window: QWidget, wanted: QSize) -> None:
    """Give a window the size it wants, or what there is room for on its screen."""
    window.resize(wanted.boundedTo(room_of(window.parentWidget() or window).size() - FRAME))


def bring_inside(window: QWidget) -> None:
    """Bring a window back whose remembered place is outside of the screens, or larger than they are now."""
    room = room_of(window)
    fit(window, window.size())
    window.move(inside(QRect(window.pos(), window.size() + FRAME), room))


def show_beside(popup: QWidget, anchor: QWidget) -> None:
    """Put what pops up under its anchor, above it or beside it, wherever the screen has room."""
    room = room_of(anchor)
    popup.resize(popup.sizeHint().boundedTo(room.size()))
    below, above = anchor.mapToGlobal(QPoint(0, anchor.height() + 2)), anchor.mapToGlobal(QPoint(0, -2))
    box = QRect(below, popup.size())
    if box.bottom() > room.bottom() and above.y() - popup.height() >= room.top():
        box.moveBottom(above.y())
    popup.move(inside(box, room))


def inside(box: QRect, room: QRect) -> QPoint:
    """Return the place nearest to a box's own at which it is inside a room."""
    left = max(room.left(), min(box.left(), room.right() + 1 - box.width()))
    top = max(room.top(), min(box.top(), room.bottom() + 1 - box.height()))
    return QPoint(left, top)


class Scrolled(QScrollArea):
    """Something to read or to fill in: as high as it needs, and scrolled where the screen is lower."""

    LEAST = 72  # pixels of it that are always seen

    def __init__(self, content: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._content = content
        self.setWidget(content)
        for ground in (content, self.viewport()):  # what it lies on shines through
            ground.setAutoFillBackground(False)

    def sizeHint(self) -> QSize:
        wanted, layout = self._content.sizeHint(), self._content.layout()
        if layout is not None and layout.hasHeightForWidth():
            wanted.setHeight(layout.totalHeightForWidth(wanted.width()))
        return wanted + QSize(self._bar(), 0)

    def minimumSizeHint(self) -> QSize:
        return QSize(self._content.minimumSizeHint().width() + self._bar(), min(self.sizeHint().height(), self.LEAST))

    def _bar(self) -> int:
        """Return the width that is kept for the scroll bar, so that it takes none from the content."""
        return self.verticalScrollBar().sizeHint().width()
