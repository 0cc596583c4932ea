"""Paints the cells of tables and matrices: chips, people, ticks, text that fades, corners that warn."""

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ccworkbench.gui.grid.table_model import TableModel
from ccworkbench.gui.look.cell_look import (
    CHIP,
    LETTER,
    PAD,
    PERSON,
    TICK,
    CellLook,
    cell_font,
    disc_size,
    lay_out,
    look_of,
    look_of_waiting,
    room_for,
)
from ccworkbench.gui.look.cell_painting import (
    TOP_MARGIN,
    chip_width,
    paint_chip,
    paint_corner,
    paint_disc,
    paint_fade,
    paint_focus_ring,
    paint_letter,
    paint_tick,
)
from ccworkbench.gui.look.icons import pixmap
from ccworkbench.gui.model_index import Index
from ccworkbench.language.words import N_
from ccworkbench.method.checks.catalogue import SEVERITIES, worst_first

# What a row of the matrix lacks, in a chip: where nobody has the letter, and where several have.
SHORT_NAMES_OF_RULES = {"RACI-1": ("A", N_("no A"), N_("several A")), "RACI-2": ("R", N_("no R"), N_("no R"))}
CLOCK_SIZE = 10  # pixels of the sign of what waits


class CellDelegate(QStyledItemDelegate):
    """Paints the cells of one table; the table tells which row is tinted."""

    def __init__(self, model: TableModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model
        self.tinted_row = -1
        self.crossing: tuple[int, int] = (-1, -1)  # row and column under the mouse in a matrix
        self.cell_width = 0  # of a matrix's cells: its last column is wider, for its slanted name

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(80, 28)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        colours, box = self._model.context.palette, QRect(option.rect)
        focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
        row, waits = self._model.row_at(index.row()), self._waiting(index)
        ground = colours.warn_soft if waits and not focused else self._ground(option, index, focused=focused)
        painter.save()
        if self.cell_width and index.column() >= self._model.leading():
            painter.fillRect(box, QColor(colours.ground))
            box.setWidth(self.cell_width)
        painter.fillRect(box, QColor(ground))
        painter.setPen(QColor(colours.line))
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        painter.setClipRect(box)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if waits is not None:
            self._paint_waiting(painter, option, waits, (box, ground))
        elif row is not None:
            self._content(painter, option, index, (box, ground))
        elif index.column() == self._model.leading() - 1:
            painter.setPen(QColor(colours.faint))
            self._text(painter, box, CellLook(self._model.new_text()), self._font(option), ground)
        if focused:
            paint_focus_ring(painter, box, colours)
        painter.restore()

    def _waiting(self, index: Index) -> CellLook | None:
        """Return how a cell looks that waits to be written, or of the row that stands for rows to come."""
        model, column = self._model, self._model.columns[index.column()]
        row = model.row_at(index.row())
        text = model.waiting(model.new_row_id if row is None else row.id, column)
        if text is not None:
            return look_of_waiting(text, column, model.viewer)
        says_rows = row is None and index.column() == model.leading() - 1
        is_awaited = says_rows and model.context.pending.rows_of(model.base.__tablename__)
        return CellLook(model.new_text()) if is_awaited else None

    def _paint_waiting(
        self, painter: QPainter, option: QStyleOptionViewItem, look: CellLook, place: tuple[QRect, str]
    ) -> None:
        """Paint what waits in the colours of a warning, with a clock in its corner."""
        colours, (box, ground) = self._model.context.palette, place
        if look.shape == TICK:
            paint_tick(painter, box, colours, option.font.pointSizeF(), on=look.ticked)
        elif look.shape == LETTER:
            paint_letter(painter, box, look, colours, self._font(option), ground)
        else:
            painter.setPen(QColor(colours.warn))
            self._text(painter, box, look, self._font(option), ground)
        clock = pixmap("clock", colours.warn, CLOCK_SIZE, painter.device().devicePixelRatioF())
        painter.drawPixmap(box.right() - CLOCK_SIZE - 1, box.top() + 2, clock)

    def _ground(self, option: QStyleOptionViewItem, index: Index, *, focused: bool) -> str:
        colours = self._model.context.palette
        if focused:
            return colours.raised
        if option.state & QStyle.StateFlag.State_Selected or index.row() == self.tinted_row:
            return colours.accent_soft
        row, column = self.crossing
        return colours.panel if index.row() == row or (index.column() == column and column >= 0) else colours.ground

    def _content(self, painter: QPainter, option: QStyleOptionViewItem, index: Index, place: tuple[QRect, str]) -> None:
        colours, (box, ground) = self._model.context.palette, place
        column = self._model.columns[index.column()]
        look = look_of(self._model.rows[index.row()], column, self._model.viewer)
        if look.shape == TICK:
            paint_tick(painter, box, colours, option.font.pointSizeF(), on=look.ticked)
        elif look.shape == LETTER:
            paint_letter(painter, box, look, colours, self._font(option), ground)
        elif look.shape == CHIP and look.text:
            paint_chip(painter, box, look, colours, self._font(option), ground)
        else:
            room = box.width() - self.taken(index.row(), index.column(), option.font.pointSizeF())
            painter.setPen(QColor(colours.bad if look.unread else colours.text))
            self._text(painter, QRect(box.topLeft(), QSize(room, box.height())), look, self._font(option), ground)
        broken = self._model.problems_at(index.row(), index.column())
        if self._names_row(index.column()):
            self._say_shortcomings(painter, box, index.row(), look, self._font(option))
        elif look.unread or broken:
            severity = "error" if look.unread else worst_first(broken)[0].severity
            paint_corner(painter, box, QColor(getattr(colours, SEVERITIES[severity].tone)))

    def _text(self, painter: QPainter, box: QRect, look: CellLook, font: QFont, ground: str) -> None:
        left, colours = box.left() + PAD, self._model.context.palette
        pen, room = painter.pen(), room_for(look.shape, box.width(), font.pointSizeF())
        if look.shape == PERSON and look.text:
            paint_disc(painter, box, look.text, colours, font, colours.raised if ground == colours.accent_soft else "")
            left += disc_size(font.pointSizeF()) + 6
        if not look.text:
            return
        if not look.wraps:
            text = painter.fontMetrics().elidedText(look.text.replace("\n", " "), Qt.TextElideMode.ElideRight, room)
            look = CellLook(text, right=look.right)
        lines = lay_out(look.text, room if look.wraps else 10_000, font.pointSizeF(), 6 if look.wraps else 1)
        if look.right:
            left += room - round(lines.layout.lineAt(0).naturalTextWidth())
        painter.setPen(pen)
        lines.layout.draw(painter, QPointF(left, box.top() + TOP_MARGIN), self._marked(look.text))
        if lines.cut or lines.height > box.height():
            paint_fade(painter, box, QColor(ground))

    def taken(self, place: int, column: int, points: float) -> int:
        """Return the width that a chip takes from the name of a row, which goes round it."""
        lacks = self.shortcomings(place) if self._names_row(column) else []
        return chip_width(self._lacking(lacks), cell_font(points)) + PAD if lacks else 0

    def _names_row(self, column: int) -> bool:
        return self._model.is_matrix and column == self._model.leading() - 1

    def _lacking(self, lacks: list[str]) -> str:
        return "! " + self._model.context.words.listing(lacks)

    def shortcomings(self, place: int) -> list[str]:
        """Say what a row of a matrix lacks."""
        broken = self._model.problems_at(place, self._model.leading() - 1)
        return [
            self._lack(place, *SHORT_NAMES_OF_RULES[problem.rule])
            for problem in broken
            if problem.rule in SHORT_NAMES_OF_RULES
        ]

    def _say_shortcomings(self, painter: QPainter, box: QRect, row: int, look: CellLook, font: QFont) -> None:
        """Put what a row lacks behind its name, in a chip that is read whole."""
        lacks = self.shortcomings(row)
        if not lacks:
            return
        colours = self._model.context.palette
        said, points = CellLook(self._lacking(lacks), CHIP, "bad"), font.pointSizeF()
        room = room_for(look.shape, box.width() - self.taken(row, self._model.leading() - 1, points), points)
        line = lay_out(look.text, room, points).layout.lineAt(0)
        left = PAD + round(min(line.naturalTextWidth(), max(room, 0))) if line.isValid() else 0
        paint_chip(painter, box.adjusted(left, 0, 0, 0), said, colours, font, "")

    def _lack(self, place: int, letter: str, none: str, several: str) -> str:
        row, columns = self._model.rows[place], self._model.columns[self._model.leading() :]
        there = any(letter in str(column.read(row) or "") for column in columns)
        return self._model.context.words.say(several if there else none)

    def _font(self, option: QStyleOptionViewItem) -> QFont:
        return cell_font(option.font.pointSizeF())

    def _marked(self, text: str) -> list[QTextLayout.FormatRange]:
        """Mark what was searched for."""
        typed, colours = self._model.row_filter.text.casefold(), self._model.context.palette
        place = text.casefold().find(typed) if typed else -1
        if place < 0:
            return []
        mark = QTextLayout.FormatRange()
        mark.start, mark.length = place, len(typed)
        mark.format = QTextCharFormat()
        mark.format.setBackground(QColor(colours.warn_soft))
        mark.format.setForeground(QColor(colours.warn))
        return [mark]
