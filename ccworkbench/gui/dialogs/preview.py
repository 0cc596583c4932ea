"""The preview: the very PDF that would be handed over, page by page; saved and printed from the same bytes."""

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPoint, QSize, Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QLabel,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ccworkbench.core.disclosure import CUSTOMER, Disclosure
from ccworkbench.exchange.document import PDF, Progress
from ccworkbench.exchange.files import atomic
from ccworkbench.exchange.packs.catalogue import PACKS
from ccworkbench.exchange.packs.hand_over import Paper, pack_of
from ccworkbench.exchange.packs.parts import Pack
from ccworkbench.gui import standard_dialogs
from ccworkbench.gui.background import Job
from ccworkbench.gui.context import Context
from ccworkbench.gui.dialogs.preview_bar import PreviewBar
from ccworkbench.gui.dialogs.printing import POINTS_PER_INCH, print_document
from ccworkbench.gui.look.screen_fit import fit
from ccworkbench.gui.look.theme import role
from ccworkbench.language.user_error import UserError
from ccworkbench.method.reports.catalogue import listed
from ccworkbench.operations.paper_source import paper_source
from ccworkbench.paths import temporary_prefix

if TYPE_CHECKING:  # only who prints waits for it
    from PySide6.QtPrintSupport import QPrinter

ZOOM_STEPS = (0.5, 0.67, 0.8, 1.0, 1.25, 1.5, 2.0, 3.0)


class Preview(QDialog):
    """A paper on the screen; another pack or language makes it anew in the background."""

    def __init__(
        self,
        context: Context,
        parent: QWidget | None = None,
        pack: Pack | None = None,
        language: str = "",
        readers: Disclosure = CUSTOMER,
    ) -> None:
        super().__init__(parent)
        self.context, self.readers = context, readers
        self.source = paper_source(context.store, context.book, context.viewer())
        self.content = b""
        self.name = ""
        self._job: Job | None = None
        self._again = False
        self._bytes, self._buffer = QByteArray(), QBuffer(self)
        self.document = QPdfDocument(self)
        self.view, self.notice, self.pages = QPdfView(), role(QLabel(), "muted"), QStackedWidget()
        self._papers = [*PACKS.values(), *map(pack_of, listed())]  # a sheet may be called as a pack is
        self.bar = PreviewBar(context, self._papers, pack or self._papers[0], language)
        self.pack, self.language, self.page = self.bar.pack, self.bar.language, self.bar.page
        self.save_button = self.bar.save_button
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
        self._notice(self.context.words.say("Preparing the preview…"))
        self._job = Job(lambda progress: _bytes_of(paper, progress))
        self._job.done.connect(self._show)
        self._job.failed.connect(self._on_failed)
        self._job.cancelled.connect(self._on_cancelled)
        self._job.start()

    def save(self) -> None:
        """Write the bytes that are shown into a file."""
        words = self.context.words
        path = standard_dialogs.save_file(self, words, words.say("Save as…"), Path(self.name))
        if path is None:
            return
        try:
            with atomic(path) as beside:
                beside.write_bytes(self.content)
        except UserError as error:
            self._notice(words.tell(error.message))

    def print_out(self) -> None:
        """Ask for a printer and print what is shown."""
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter  # only who prints waits for it

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(self.name)
        dialog = QPrintDialog(printer, self)
        dialog.setMinMax(1, max(self.document.pageCount(), 1))
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self.print_on(printer)

    def print_on(self, printer: "QPrinter") -> None:
        """Print the chosen pages, each upright or lying as it is."""
        if not print_document(self.document, printer):
            self._notice(self.context.words.say("The printer did not accept the document. Check that it is ready."))

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
        document = self.source.document(pack, self.language.currentData(), self.readers)
        return Paper(document, Path(document.file_name(PDF)))

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
        text = words.say("Page {page} of {pages}", page=page, pages=words.number(of)) if is_there else ""
        self.bar.tell_page(text, is_there=is_there)

    def _present_zoom(self) -> float:
        if self.view.zoomMode() == QPdfView.ZoomMode.Custom:
            return self.view.zoomFactor()
        margins = self.view.documentMargins()
        width = self.view.viewport().width() - margins.left() - margins.right()
        page = self.document.pagePointSize(self.view.pageNavigator().currentPage()).width() or 1
        return width / (page / POINTS_PER_INCH * self.logicalDpiX())

    def _connect(self) -> None:
        for button, by in zip(self.bar.turners, (-1, 1), strict=True):
            button.clicked.connect(lambda _=False, by=by: self.turn(by))
        for button, by in zip(self.bar.zoomers, (-1, 1, 0), strict=True):
            button.clicked.connect(lambda _=False, by=by: self.zoom(by))
        self.save_button.clicked.connect(self.save)
        self.bar.print_button.clicked.connect(self.print_out)
        self.bar.close_button.clicked.connect(self.accept)
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
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.bar)
        box.addWidget(role(QFrame(), "line"))
        box.addWidget(self.pages, 1)
        fit(self, QSize(1280, 820))


def _bytes_of(paper: Paper, progress: Progress) -> bytes:
    """Write a paper where nobody sees it, and give its bytes."""
    with TemporaryDirectory(prefix=temporary_prefix()) as folder:
        path = Path(folder) / paper.path.name
        paper.write(path, progress)
        return path.read_bytes()
