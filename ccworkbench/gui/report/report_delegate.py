"""Paints the cells of a report: states as chips, names that lead to a row in the accent colour."""

import re
from functools import cache

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QPainter, QPixmap, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import QStyleOptionViewItem

from ccworkbench.core.grid import Cell
from ccworkbench.gui.grid.cell_delegate import CellDelegate
from ccworkbench.gui.look.cell_look import CHIP, PAD, CellLook, look_of
from ccworkbench.gui.look.cell_painting import TOP_MARGIN, paint_chip
from ccworkbench.gui.look.icons import pixmap
from ccworkbench.gui.model_index import Index
from ccworkbench.gui.report.report_model import ReportFigure
from ccworkbench.method.reports.cells import Link

LEADING_NUMBER = re.compile(r"[A-Z]{1,4}-\d+(?= )")
TONE_ICONS, ICON_SIZE = {"good": "check", "warn": "triangle-alert", "bad": "x"}, 12  # icons and their size


@cache
def _scaled_icon(name: str, colour: str, scale: float) -> QPixmap:
    return pixmap(name, colour, ICON_SIZE, scale)


class ReportDelegate(CellDelegate):
    """Paints the cells of a report: states as chips, names that lead somewhere in the accent."""

    def _content(self, painter: QPainter, option: QStyleOptionViewItem, index: Index, place: tuple[QRect, str]) -> None:
        (box, ground), colours = place, self._model.context.palette
        column, row = self._model.columns[index.column()], self._model.rows[index.row()]
        cell: Cell = row.cells[index.column()]
        is_figure = isinstance(column.kind, ReportFigure)
        if cell.tone and cell.text and not is_figure:
            paint_chip(painter, box, CellLook(cell.text, CHIP, cell.tone), colours, self._font(option), ground)
            return
        tones = {"good": colours.good, "warn": colours.warn, "bad": colours.bad}
        leads = isinstance(cell, Link) and not LEADING_NUMBER.match(cell.text)
        painter.setPen(QColor(colours.accent_text if leads else tones.get(cell.tone, colours.text)))
        look = CellLook(cell.text, right=True) if is_figure else look_of(row, column, self._model.viewer)
        self._text(painter, box, look, self._font(option), ground)
        if is_figure and cell.tone in TONE_ICONS:
            self._sign(painter, box, cell, getattr(colours, cell.tone))

    def _sign(self, painter: QPainter, box: QRect, cell: Cell, colour: str) -> None:
        """Draw the sign of a state before its figure: colour alone says nothing to some."""
        left = box.right() - PAD - painter.fontMetrics().horizontalAdvance(cell.text) - ICON_SIZE - 4
        if left > box.left():
            scale = painter.device().devicePixelRatioF()
            top = box.top() + TOP_MARGIN + (painter.fontMetrics().height() - ICON_SIZE) // 2
            painter.drawPixmap(left, top, _scaled_icon(TONE_ICONS[cell.tone], colour, scale))

    def _marked(self, text: str) -> list[QTextLayout.FormatRange]:
        """Mark what was searched for, and the number that a name begins with: it stands for the whole name."""
        number, marks = LEADING_NUMBER.match(text), super()._marked(text)
        if number:
            lead = QTextLayout.FormatRange()
            lead.start, lead.length = 0, number.end()
            lead.format = QTextCharFormat()
            lead.format.setForeground(QColor(self._model.context.palette.accent_text))
            marks.insert(0, lead)
        return marks
