"""The preview: the very PDF that would be handed over, page by page; saved and printed from the same bytes."""

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QPoint, QSize, QSizeF, Qt
from PySide6.QtGui import QCloseEvent, QKeySequence, QPageLayout, QPageSize, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ccworkbench.core.record import CUSTOMER
from ccworkbench.exchange.document import PDF, Progress
from ccworkbench.exchange.files import atomic
from ccworkbench.exchange.packs.catalogue import PACKS
from ccworkbench.exchange.packs.hand_over import Paper, PaperSource, file_name, pack_of
from ccworkbench.exchange.packs.parts import Pack
from ccworkbench.gui import standard_dialogs
from ccworkbench.gui.background import Job
from ccworkbench.gui.context import Context
from ccworkbench.gui.look.icons import icon
from ccworkbench.gui.look.screen_fit import fit
from ccworkbench.gui.look.theme import role, scaled
from ccworkbench.language.user_error import UserError
from ccworkbench.method.reports.catalogue import listed
from ccworkbench.paths import temporary_prefix
from ccworkbench.sheets.options import Language

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

ZOOM_STEPS = (0.5, 0.67, 0.8, 1.0, 1.25, 1.5, 2.0, 3.0)
MOST_DOTS_PER_INCH = 300  # dots per inch; more only makes printers slow
POINTS_PER_INCH = 72
LEAST_TITLE_LETTERS = 9  # letters of a title that are always seen


class Preview(QDialog):
    """A paper on the screen; another pack or language makes it anew in the background."""

    def __init__(
        self,
        context: Context,
        parent: QWidget | None = None,
        pack: Pack | None = None,
        language: str = "",
        audience: str = CUSTOMER,
    ) -> None:
        super().__init__(parent)
        self.context, self.audience = context, audience
        self.source = PaperSource(context.book.rows, context.viewer(), context.store.picture)
        self.content = b""
        self.name = ""
        self._job: Job | None = None
        self._again = False
        self._bytes, self._buffer = QByteArray(), QBuffer(self)
        self.document = QPdfDocument(self)
        self.view, self.notice, self.pages = QPdfView(), role(QLabel(), "muted"), QStackedWidget()
        self.pack, self.language, self.page = QComboBox(), QComboBox(), QLabel()
        for chooser in (self.pack, self.language):  # a long title gives way to the buttons
            chooser.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            chooser.setMinimumContentsLength(LEAST_TITLE_LETTERS)
        self.pack.currentTextChanged.connect(self.pack.setToolTip)
        self.pack.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._make_buttons()
        self._papers = [*PACKS.values(), *map(pack_of, listed())]  # a sheet may be called as a pack is
        self._fill(pack or self._papers[0], language)
        self._lay_out()
        self._connect()
        self.make()

    def make(self) -> None:
        """Write the chosen paper in the background and show it."""
        if self._job is not None:
            self._again = True  # what is being written is no longer wanted
            self._job.cancel()
            return
        paper = self._paper()
        self.name = paper.path.name
        self.setWindowTitle(self.name)
        self._notice(self.context.words.say("Preparing the preview …"))
        self._job = Job(lambda progress: _bytes_of(paper, progress))
        self._job.done.connect(self._show)
        self._job.failed.connect(self._on_failed)
        self._job.cancelled.connect(self._on_cancelled)
        self._job.start()

    def save(self) -> None:
        """Write the bytes that are shown into a file."""
        words = self.context.words
        path = standard_dialogs.save_file(self, words, words.say("Save as …"), Path(self.name))
        if path is None:
            return
        try:
            with atomic(path) as beside:
                beside.write_bytes(self.content)
        except UserError as error:
            self._notice(words.tell(error.message))

    def print_out(self) -> None:
        """Ask for a printer and print what is shown."""
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(self.name)
        dialog = QPrintDialog(printer, self)
        dialog.setMinMax(1, max(self.document.pageCount(), 1))
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self.print_on(printer)

    def print_on(self, printer: "QPrinter") -> None:
        """Print the chosen pages, each upright or lying as it is."""
        first, last = printer.fromPage() or 1, printer.toPage() or self.document.pageCount()
        printer.setFullPage(True)
        painter = QPainter()
        for page in range(first - 1, last):
            self._fit(printer, page)
            if page == first - 1:
                if not painter.begin(printer):
                    self._notice(
                        self.context.words.say("The printer does not take the document. Check that it is ready.")
                    )
                    return
            else:
                printer.newPage()
            painter.drawImage(painter.viewport(), self.document.render(page, self._dots(printer, page)))
        painter.end()

    def turn(self, by: int) -> None:
        """Go some pages on or back."""
        navigator = self.view.pageNavigator()
        page = min(max(navigator.currentPage() + by, 0), max(self.document.pageCount() - 1, 0))
        navigator.jump(page, QPoint(), navigator.currentZoom())

    def zoom(self, by: int) -> None:
        """Show it larger or smaller; 0 fits the width."""
        if by == 0:
            self.view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
            return
        now = self._present_zoom()
        steps = [step for step in ZOOM_STEPS if (step > now + 0.01 if by > 0 else step < now - 0.01)]
        if steps:
            self.view.setZoomMode(QPdfView.ZoomMode.Custom)
            self.view.setZoomFactor(steps[0] if by > 0 else steps[-1])

    def done(self, result: int) -> None:
        """Close; what is still being written is stopped and leaves nothing."""
        if self._job is not None:
            self._job.cancel()
        self.document.close()
        super().done(result)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.done(0)
        super().closeEvent(event)

    def _paper(self) -> Paper:
        pack = self._papers[self.pack.currentIndex()]
        document = self.source.document(pack, self.language.currentData(), self.audience)
        return Paper(document, Path(file_name(document, PDF, self.audience)))

    def _show(self, content: bytes) -> None:
        self._job = None
        if self._again:
            self._again = False
            self.make()
            return
        self.content = content
        self.document.close()
        self._buffer.close()
        self._bytes = QByteArray(content)
        self._buffer.setData(self._bytes)
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self.document.load(self._buffer)
        self.pages.setCurrentWidget(self.view)
        self._count()

    def _on_failed(self, error: UserError) -> None:
        self._job, self._again = None, False
        self._notice(self.context.words.tell(error.message))

    def _on_cancelled(self) -> None:
        self._job = None
        if self._again:
            self._again = False
            self.make()

    def _notice(self, text: str) -> None:
        self.notice.setText(text)
        self.pages.setCurrentWidget(self.notice)
        self._count()

    def _count(self) -> None:
        is_there = self.pages.currentWidget() is self.view
        words, of = self.context.words, self.document.pageCount()
        page = words.number(self.view.pageNavigator().currentPage() + 1)
        self.page.setText(words.say("Page {page} of {pages}", page=page, pages=words.number(of)) if is_there else "")
        for button in (self.save_button, self.print_button, *self._turners, *self._zoomers):
            button.setEnabled(is_there)

    def _present_zoom(self) -> float:
        if self.view.zoomMode() == QPdfView.ZoomMode.Custom:
            return self.view.zoomFactor()
        margins = self.view.documentMargins()
        width = self.view.viewport().width() - margins.left() - margins.right()
        page = self.document.pagePointSize(self.view.pageNavigator().currentPage()).width() or 1
        return width / (page / POINTS_PER_INCH * self.logicalDpiX())

    def _fit(self, printer: "QPrinter", page: int) -> None:
        points = self.document.pagePointSize(page)
        upright = QSizeF(min(points.width(), points.height()), max(points.width(), points.height()))
        lies = points.width() > points.height()
        way = QPageLayout.Orientation.Landscape if lies else QPageLayout.Orientation.Portrait
        printer.setPageLayout(QPageLayout(QPageSize(upright, QPageSize.Unit.Point), way, QMarginsF(0, 0, 0, 0)))

    def _dots(self, printer: "QPrinter", page: int) -> QSize:
        points, dots = self.document.pagePointSize(page), min(printer.resolution(), MOST_DOTS_PER_INCH)
        return QSize(round(points.width() / POINTS_PER_INCH * dots), round(points.height() / POINTS_PER_INCH * dots))

    def _fill(self, pack: Pack, language: str) -> None:
        say, card = self.context.words.say, self.context.book.project
        for paper in self._papers:
            self.pack.addItem(say(paper.title), paper.key)
        for option in Language:
            self.language.addItem(say(option.label), option.value)
        self.pack.setCurrentIndex(self._papers.index(pack))
        self.language.setCurrentIndex(self.language.findData(language or card.language.value))
        self.pack.setAccessibleName(say("Document"))
        self.language.setAccessibleName(say("Language"))

    def _make_buttons(self) -> None:
        say, colour = self.context.words.say, self.context.palette.text

        def button(sign: str, name: str) -> QPushButton:
            made = role(QPushButton(icon(sign, colour, scaled(16)), ""), "quiet")
            made.setIconSize(QSize(scaled(16), scaled(16)))
            made.setToolTip(name)
            made.setAccessibleName(name)
            made.setAutoDefault(False)
            return made

        self._turners = [button("chevron-left", say("Previous page")), button("chevron-right", say("Next page"))]
        self._zoomers = [
            button("minus", say("Smaller")),
            button("plus", say("Larger")),
            role(QPushButton(say("Page width")), "quiet"),
        ]
        self.save_button, self.print_button = QPushButton(say("Save as …")), QPushButton(say("Print …"))
        self.close_button = role(QPushButton(say("Close")), "primary")
        key = QKeySequence.StandardKey
        keys = (
            (self.save_button, key.Save),
            (self.print_button, key.Print),
            (self._zoomers[0], key.ZoomOut),
            (self._zoomers[1], key.ZoomIn),
        )
        for owner, keyed in keys:
            owner.setShortcut(QKeySequence(keyed))

    def _connect(self) -> None:
        for button, by in zip(self._turners, (-1, 1), strict=True):
            button.clicked.connect(lambda _=False, by=by: self.turn(by))
        for button, by in zip(self._zoomers, (-1, 1, 0), strict=True):
            button.clicked.connect(lambda _=False, by=by: self.zoom(by))
        self.save_button.clicked.connect(self.save)
        self.print_button.clicked.connect(self.print_out)
        self.close_button.clicked.connect(self.accept)
        self.pack.activated.connect(self.make)
        self.language.activated.connect(self.make)
        self.view.pageNavigator().currentPageChanged.connect(self._count)
        self.document.pageCountChanged.connect(self._count)

    def _lay_out(self) -> None:
        self.view.setDocument(self.document)
        self.view.setPageMode(QPdfView.PageMode.MultiPage)
        self.view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.setAccessibleName(self.context.words.say("Preview"))
        self.notice.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.notice.setWordWrap(True)
        self.pages.addWidget(self.notice)
        self.pages.addWidget(self.view)
        bar = QHBoxLayout()
        bar.setContentsMargins(16, 12, 16, 12)
        bar.setSpacing(8)
        choosers: list[QWidget] = [self.pack, self.language]
        movers: list[QWidget] = [self._turners[0], self.page, self._turners[1], *self._zoomers]
        for group in (choosers, movers, [self.print_button, self.save_button, self.close_button]):
            for widget in group:
                bar.addWidget(widget, 20 if widget is self.pack else 0)  # what is to spare is for the title
            bar.addStretch(1)
        bar.takeAt(bar.count() - 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addLayout(bar)
        box.addWidget(role(QFrame(), "line"))
        box.addWidget(self.pages, 1)
        fit(self, QSize(1280, 820))


def _bytes_of(paper: Paper, progress: Progress) -> bytes:
    """Write a paper where nobody sees it, and give its bytes."""
    with TemporaryDirectory(prefix=temporary_prefix()) as folder:
        path = Path(folder) / paper.path.name
        paper.write(path, progress)
        return path.read_bytes()
