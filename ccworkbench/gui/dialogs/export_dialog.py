"""The hand-over: which papers, for whom, in which languages and formats, and where they go."""

from pathlib import Path

from PySide6.QtCore import QSize, QStandardPaths, Qt, QTimer
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ccworkbench.core.record import CUSTOMER, INTERNAL
from ccworkbench.exchange.document import EXCEL, PDF
from ccworkbench.exchange.packs.catalogue import PACKS
from ccworkbench.exchange.packs.hand_over import (
    Paper,
    PaperOrder,
    PaperResult,
    PaperSource,
    file_name,
    is_for,
    pack_of,
    write_all,
)
from ccworkbench.gui import standard_dialogs
from ccworkbench.gui.background import Job
from ccworkbench.gui.context import Context
from ccworkbench.gui.dialogs.export_pages import ProgressPage, ResultPage, breakable
from ccworkbench.gui.dialogs.export_warnings import warnings_of
from ccworkbench.gui.look.flow_layout import remove_widgets
from ccworkbench.gui.look.icons import pixmap
from ccworkbench.gui.look.screen_fit import fit
from ccworkbench.gui.look.theme import role, scaled
from ccworkbench.gui.settings import Settings
from ccworkbench.gui.widgets.chips import ChipRow
from ccworkbench.language.user_error import UserError
from ccworkbench.language.words import N_
from ccworkbench.method.reports.catalogue import listed
from ccworkbench.sheets.options import Language

FORMATS = ((PDF, "PDF"), (EXCEL, "Excel"))
AUDIENCES = (
    (CUSTOMER, N_("For the customer")),
    (INTERNAL, N_("Internal, with internal notes and rows")),
)
NAMED_FILES = 8  # file names that are shown before the rest is counted
CHOICES_PAGE, WRITING_PAGE, DONE_PAGE = range(3)


class ExportDialog(QDialog):
    """Asks once, warns before, writes in the background, and gives the files at the end."""

    def __init__(self, context: Context, parent: QWidget | None = None, settings: Settings | None = None) -> None:
        super().__init__(parent)
        self.context, self.settings = context, settings
        self.source = PaperSource(context.book.rows, context.viewer(), context.store.picture)
        self.outcomes: list[PaperResult] = []
        self.warned: list[str] = []
        self._failure: UserError | None = None  # of the last writing: it stays, whatever is chosen meanwhile
        self._job: Job | None = None
        say = context.words.say
        self.setWindowTitle(say("Hand over"))
        self.packs = ChipRow(context, [(key, say(pack.title)) for key, pack in PACKS.items()], say("Packs"))
        self.sheets = ChipRow(context, [(key, say(info.title)) for key, info in listed().items()], say("Single sheets"))
        self.formats = ChipRow(context, FORMATS, say("Formats"))
        self.languages = ChipRow(context, [(o.value, say(o.label)) for o in Language], say("Languages"))
        self.audience = QButtonGroup(self)
        self.folder = _default_folder(settings)
        self.folder_label, self.names, self.warnings = QLabel(), role(QLabel(), "small"), QVBoxLayout()
        self.folder_button, self.preview_button = QPushButton(say("Choose …")), QPushButton(say("Preview"))
        self.write_button = role(QPushButton(), "primary")
        self.pages, self.progress, self.ready = QStackedWidget(), ProgressPage(context.words), ResultPage(context)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._lay_out()
        self._choose_defaults()
        self._connect()
        self.refresh()

    def order(self) -> PaperOrder:
        """Give what is chosen."""
        packs = [PACKS[key] for key in self.packs.chosen()] + [pack_of(key) for key in self.sheets.chosen()]
        audience = AUDIENCES[max(self.audience.checkedId(), 0)][0]
        return PaperOrder(tuple(packs), self.formats.chosen(), self.languages.chosen(), audience, self.folder)

    def file_names(self) -> list[str]:
        """Name the files that will be written."""
        order = self.order()
        headers = [self.source.header(pack, language) for pack in order.packs for language in order.languages]
        return [file_name(header, ending, order.audience) for header in headers for ending in order.formats]

    def refresh(self) -> None:
        """Name the files again, and tell what should be looked at before they go out."""
        self._offer()
        words, names = self.context.words, self.file_names()
        more = len(names) - NAMED_FILES
        shown = [breakable(name) for name in names[:NAMED_FILES]]
        if more > 0:
            shown.append(words.count("and {n} more file", "and {n} more files", more))
        self.names.setText("\n".join(shown) or words.say("Choose what, in which format and language."))
        self.folder_label.setText(breakable(str(self.folder)))
        self.write_button.setText(words.count("Write {n} file", "Write {n} files", len(names)))
        self.write_button.setEnabled(bool(names))
        self.preview_button.setEnabled(bool(names))
        self._warn()

    def write(self) -> None:
        """Collect the values here, then write them in the background."""
        order = self.order()
        papers = [
            Paper(document, order.folder / file_name(document, ending, order.audience))
            for pack in order.packs
            for language in order.languages
            for document in [self.source.document(pack, language, order.audience)]
            for ending in order.formats
        ]
        if self._may_overwrite([paper.path for paper in papers if paper.path.exists()]):
            self._remember(order)
            self._failure = None
            self.progress.begin()
            self.pages.setCurrentIndex(WRITING_PAGE)
            self._job = Job(lambda progress: write_all(papers, progress))
            self._job.progressed.connect(self.progress.tell)
            self._job.done.connect(self._on_done)
            self._job.failed.connect(self._on_failed)
            self._job.cancelled.connect(self._on_cancelled)
            self._job.start()

    def preview(self) -> None:
        """Show the first chosen paper as it will be."""
        from ccworkbench.gui.dialogs.preview import Preview

        order = self.order()
        preview = Preview(self.context, self, order.packs[0], order.languages[0], order.audience)
        preview.exec()
        preview.deleteLater()

    def reject(self) -> None:
        """Close, or stop the writing first: a dialog that is gone can't tell what became of it."""
        if self._job is not None:
            self._job.cancel()
        else:
            super().reject()

    def _may_overwrite(self, there: list[Path]) -> bool:
        if not there:
            return True
        words = self.context.words
        title = words.count("Replace {n} file?", "Replace {n} files?", len(there))
        text = words.say(
            "The folder already holds {files}.", files=words.listing(path.name for path in there[:NAMED_FILES])
        )
        return standard_dialogs.ask(self, title, breakable(text), [words.say("Replace"), words.say("Cancel")]) == 0

    def _on_done(self, outcomes: list[PaperResult]) -> None:
        self._job, self.outcomes = None, outcomes
        self.ready.tell(outcomes, self.folder)
        self.pages.setCurrentIndex(DONE_PAGE)

    def _on_failed(self, error: UserError) -> None:
        self._job, self._failure = None, error
        self._back_to_choices()

    def _on_cancelled(self) -> None:
        self._job = None
        self._back_to_choices()

    def _back_to_choices(self) -> None:
        self.pages.setCurrentIndex(CHOICES_PAGE)
        self.refresh()
        self.write_button.setFocus()

    def _choose_folder(self) -> None:
        words = self.context.words
        if folder := standard_dialogs.choose_folder(self, words, words.say("Folder for the files"), self.folder):
            self.folder = folder
            self.refresh()

    def _warn(self) -> None:
        self.warned.clear()
        remove_widgets(self.warnings)
        for sign, tone, text in warnings_of(self.context, self.source, self.order()):
            self._warning(sign, tone, text)
        if self._failure:
            self._warning("circle-alert", "bad", self.context.words.tell(self._failure.message))

    def _warning(self, sign: str, tone: str, text: str) -> None:
        self.warned.append(text)
        line = QWidget()
        box = QHBoxLayout(line)
        box.setContentsMargins(0, 0, 0, 0)
        mark, label = QLabel(), QLabel(text)
        mark.setPixmap(pixmap(sign, str(getattr(self.context.palette, tone)), scaled(16), self.devicePixelRatioF()))
        mark.setFixedHeight(label.fontMetrics().lineSpacing())
        label.setWordWrap(True)
        box.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        box.addWidget(label, 1)
        self.warnings.addWidget(line)

    def _choose_defaults(self) -> None:
        card = self.context.book.project
        kept = self.settings.export_choices if self.settings else {}
        self.packs.choose([next(iter(PACKS))])  # the kick-off pack
        self.formats.choose(kept.get("formats") or (PDF, EXCEL))
        self.languages.choose(card.export_languages or (card.language.value,))
        self.audience.button(1 if kept.get("audience") == INTERNAL else 0).setChecked(True)

    def _remember(self, order: PaperOrder) -> None:
        if self.settings:
            self.settings.export_folder = str(order.folder)
            self.settings.export_choices = {"formats": list(order.formats), "audience": order.audience}

    def _connect(self) -> None:
        for row in (self.packs, self.sheets, self.formats, self.languages):
            for chip in row.chips.values():
                chip.toggled.connect(self._soon.start)
        self.audience.idToggled.connect(self._soon.start)
        self._soon.timeout.connect(self.refresh)
        self.folder_button.clicked.connect(self._choose_folder)
        self.write_button.clicked.connect(self.write)
        self.preview_button.clicked.connect(self.preview)
        self.progress.cancel_requested.connect(self.reject)
        self.ready.closed.connect(self.accept)
        self.ready.again_requested.connect(self._back_to_choices)

    def _offer(self) -> None:
        """Offer no sheet that has nothing to say to those it would be for."""
        audience = self.order().audience
        for key, chip in self.sheets.chips.items():
            fits = is_for(key, audience)
            chip.setVisible(fits)
            chip.setChecked(chip.isChecked() and fits)

    def _lay_out(self) -> None:
        self.pages.addWidget(self._choices_page())
        self.pages.addWidget(self.progress)
        self.pages.addWidget(self.ready)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.pages)
        self.write_button.setDefault(True)  # once it stands in the dialog, or Enter chooses a folder
        fit(self, QSize(640, 680))

    def _choices_page(self) -> QWidget:
        say = self.context.words.say
        inside, area, page = QWidget(), QScrollArea(), QWidget()
        form = QVBoxLayout(inside)
        form.setContentsMargins(24, 24, 24, 8)
        form.setSpacing(4)
        for title, content in (
            (say("Packs"), self.packs),
            (say("Formats"), self.formats),
            (say("Languages"), self.languages),
            (say("For whom"), self._audience_row()),
            (say("Folder"), self._folder_row()),
            (say("Files"), self.names),
            ("", self._warning_lines()),
            (say("Single sheets"), self.sheets),  # last: there are many
        ):
            if title:
                form.addWidget(role(QLabel(title), "small"))
            form.addWidget(content)
            form.addSpacing(12)
        self.names.setWordWrap(True)
        form.addStretch(1)
        area.setWidgetResizable(True)
        area.setWidget(inside)
        box = QVBoxLayout(page)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(area, 1)
        box.addWidget(role(QFrame(), "line"))
        box.addLayout(self._buttons())
        return page

    def _warning_lines(self) -> QWidget:
        lines = QWidget()
        self.warnings.setContentsMargins(0, 0, 0, 0)
        self.warnings.setSpacing(8)
        lines.setLayout(self.warnings)
        return lines

    def _audience_row(self) -> QWidget:
        say = self.context.words.say
        row = ChipRow(self.context, [(key, say(label)) for key, label in AUDIENCES], say("For whom"))
        for number, chip in enumerate(row.chips.values()):
            self.audience.addButton(chip, number)  # of which one is chosen
        return row

    def _folder_row(self) -> QWidget:
        row = QWidget()
        box = QHBoxLayout(row)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        self.folder_label.setWordWrap(True)
        self.folder_button.setAccessibleName(self.context.words.say("Folder for the files"))
        box.addWidget(self.folder_label, 1)
        box.addWidget(self.folder_button)
        return row

    def _buttons(self) -> QHBoxLayout:
        cancel = QPushButton(self.context.words.say("Cancel"))
        cancel.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(24, 12, 24, 16)
        buttons.setSpacing(8)
        buttons.addWidget(self.preview_button)
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addWidget(self.write_button)
        return buttons


def _default_folder(settings: Settings | None) -> Path:
    remembered = Path(settings.export_folder) if settings and settings.export_folder else None
    if remembered and remembered.is_dir():
        return remembered
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(documents) if documents else Path.home()  # made with the first file where it is not there
