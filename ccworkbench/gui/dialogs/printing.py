"""A PDF is printed page by page, each upright or lying as it is."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QMarginsF, QSize, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPdf import QPdfDocument

if TYPE_CHECKING:  # only who prints waits for it
    from PySide6.QtPrintSupport import QPrinter

MOST_DOTS_PER_INCH = 300  # dots per inch; more only makes printers slow
POINTS_PER_INCH = 72


def print_document(document: QPdfDocument, printer: "QPrinter") -> bool:
    """Print the pages that are chosen; tells whether the printer takes them."""
    first, last = printer.fromPage() or 1, printer.toPage() or document.pageCount()
    printer.setFullPage(True)
    painter = QPainter()
    for page in range(first - 1, last):
        points = document.pagePointSize(page)
        _turn_paper(printer, points)
        if page == first - 1:
            if not painter.begin(printer):
                return False
        else:
            printer.newPage()
        painter.drawImage(painter.viewport(), document.render(page, _dots(printer, points)))
    painter.end()
    return True


def _turn_paper(printer: "QPrinter", points: QSizeF) -> None:
    upright = QSizeF(min(points.width(), points.height()), max(points.width(), points.height()))
    lies = points.width() > points.height()
    way = QPageLayout.Orientation.Landscape if lies else QPageLayout.Orientation.Portrait
    printer.setPageLayout(QPageLayout(QPageSize(upright, QPageSize.Unit.Point), way, QMarginsF(0, 0, 0, 0)))


def _dots(printer: "QPrinter", points: QSizeF) -> QSize:
    dots = min(printer.resolution(), MOST_DOTS_PER_INCH)
    return QSize(round(points.width() / POINTS_PER_INCH * dots), round(points.height() / POINTS_PER_INCH * dots))
