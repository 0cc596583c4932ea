"""A search field in a popup over a list of things to go to or to do; the best match comes first."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QDialog,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from ccworkbench.gui.context import Context
from ccworkbench.gui.look.icons import icon, pixmap
from ccworkbench.gui.look.painting import paint_text
from ccworkbench.gui.look.screen_fit import fit, inside, room_of
from ccworkbench.gui.look.theme import font, role
from ccworkbench.gui.model_index import Index
from ccworkbench.language.name_matching import without_accents

MOST_ITEMS = 60  # lines shown; more is not looked through, it is typed on
ITEM = Qt.ItemDataRole.UserRole


@dataclass(frozen=True)
class SearchItem:
    """Something one can go to or do: its words, where it belongs, its shortcut, and what happens."""

    text: str
    alias: str
    where: str
    icon: str
    keys: str
    do: Callable[[], object]
    also: Sequence[str] = ()  # what else it is called: in the navigation, or by who looks for it
    is_row: bool = False

    def rank(self, typed: str) -> int | None:
        """Tell how well this fits what was typed, 0 best; None where it does not.

        Of what fits by its beginning or less, rows stand behind: there are thousands of them.
        """
        text, alias, also = (
            without_accents(self.text),
            without_accents(self.alias),
            [without_accents(name) for name in self.also],
        )
        words = typed.split()
        fits = (
            typed in {text, alias, *also},
            any(name.startswith(typed) for name in (text, alias, *also)),
            any(f" {typed}" in name for name in (text, alias)),
            typed in text or typed in alias,
            len(words) > 1
            and all(word in " ".join((text, alias, *also, without_accents(self.where))) for word in words),
        )
        if not any(fits):
            return None
        return fits.index(True) + (self.is_row and not fits[0])


def matching_items(items: Iterable[SearchItem], text: str) -> list[SearchItem]:
    """Return what fits a text, best first; without a text, what comes first."""
    typed = without_accents(text.strip())
    if not typed:
        return list(items)[:MOST_ITEMS]
    ranked = [(rank, search_item) for search_item in items if (rank := search_item.rank(typed)) is not None]
    return [
        search_item for _, search_item in sorted(ranked, key=lambda found: (found[0], found[1].is_row))[:MOST_ITEMS]
    ]


class SearchItemDelegate(QStyledItemDelegate):
    """Paints an offer: icon, words, and at the right its shortcut or where it belongs."""

    def __init__(self, context: Context, view: QListWidget) -> None:
        super().__init__(view)
        self._context, self._view = context, view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(300, QFontMetrics(self._view.font()).height() + 14)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        search_item: SearchItem = index.data(ITEM)
        colours = self._context.palette
        box: QRect = option.rect
        state = option.state
        zoom = self._view.font().pointSizeF() / 10
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.accent_soft))
            painter.drawRoundedRect(box, 6, 6)
        if search_item.icon:
            sign = pixmap(search_item.icon, colours.muted, 16, painter.device().devicePixelRatioF())
            painter.drawPixmap(box.left() + 10, box.center().y() - 7, sign)
        side, small = search_item.keys or search_item.where, font(9, zoom=zoom)
        paint_text(painter, box.adjusted(0, 0, -12, 0), side, small, colours.muted, right=True)
        room = box.adjusted(38, 0, -28 - painter.fontMetrics().horizontalAdvance(side), 0)
        paint_text(painter, room, search_item.text, font(10, zoom=zoom), colours.text)
        painter.restore()


class SearchDialog(QDialog):
    """The field and what it finds; Enter does it, Esc leaves."""

    def __init__(self, context: Context, items: Iterable[SearchItem], parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self._items = list(items)
        self.chosen: SearchItem | None = None
        words, colours = context.words, context.palette
        self.setObjectName("palette_bar")
        self.setStyleSheet(f"#palette_bar {{ background: {colours.raised}; border: 1px solid {colours.line}; }}")
        self._words = words
        self.field, self.list = QLineEdit(), role(QListWidget(), "plain")
        self.nothing = role(QLabel(), "muted")
        self.nothing.setWordWrap(True)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter)
        self.nothing.setContentsMargins(16, 24, 16, 16)
        self.field.setPlaceholderText(words.say("Type the name of a sheet, action or row"))
        self.field.setAccessibleName(words.say("Go to anything…"))
        self.field.addAction(icon("search", colours.muted), QLineEdit.ActionPosition.LeadingPosition)
        self.field.installEventFilter(self)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setStyleSheet("background: transparent;")
        self.list.setItemDelegate(SearchItemDelegate(context, self.list))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 10, 10, 8)
        layout.addWidget(self.field)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.nothing, 1)
        self.field.textChanged.connect(self._show)
        self.list.itemClicked.connect(self._take)
        self._place(parent)
        self._show("")
        self.field.setFocus()

    def ask(self, question: str) -> None:
        """Ask for one of a few things instead of anything."""
        self.field.setPlaceholderText(question)
        self.field.setAccessibleName(question)
        self.resize(self.width(), 80 + 34 * min(self.list.count(), 8))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move through the list while the typist stays in the field."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            by = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}.get(
                Qt.Key(event.key())
            )
            if by and self.list.count():
                self.list.setCurrentRow(min(max(self.list.currentRow() + by, 0), self.list.count() - 1))
                return True
            if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self._take(self.list.currentItem())
                return True
        return super().eventFilter(watched, event)

    def _place(self, parent: QWidget | None) -> None:
        fit(self, QSize(600, 420))
        if parent:
            corner = parent.mapToGlobal(parent.rect().topLeft())
            place = QPoint(corner.x() + (parent.width() - self.width()) // 2, corner.y() + 56)
            self.move(inside(QRect(place, self.size()), room_of(parent)))

    def _show(self, text: str) -> None:
        self.list.clear()
        for search_item in matching_items(self._items, text):
            item = QListWidgetItem(search_item.text)
            item.setData(ITEM, search_item)
            item.setToolTip(search_item.text)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        is_found = self.list.count() > 0
        self.list.setVisible(is_found)
        self.nothing.setVisible(not is_found)
        self.nothing.setText("" if is_found else self._words.say("Nothing found for “{text}”.", text=text.strip()))

    def _take(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.chosen = item.data(ITEM)
            self.accept()
