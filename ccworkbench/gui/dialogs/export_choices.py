"""What is chosen for a hand-over: papers, formats, languages, for whom, the folder; and what to look at before."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ccworkbench.core.disclosure import Disclosure
from ccworkbench.exchange.document import EXCEL, PDF
from ccworkbench.exchange.packs.catalogue import PACKS
from ccworkbench.exchange.packs.hand_over import PaperOrder, PaperSource, is_for, pack_of
from ccworkbench.exchange.packs.pack_values import NOTHING_FOR_READERS
from ccworkbench.gui import standard_dialogs
from ccworkbench.gui.context import Context
from ccworkbench.gui.dialogs.documents.issue_choices import IssueChoices
from ccworkbench.gui.dialogs.export_leaving import leaving_lines
from ccworkbench.gui.dialogs.export_pages import breakable
from ccworkbench.gui.dialogs.export_warnings import Warned, warnings_of
from ccworkbench.gui.dialogs.untranslated_dialog import show_staying_texts
from ccworkbench.gui.look.flow_layout import remove_widgets
from ccworkbench.gui.look.icons import pixmap
from ccworkbench.gui.look.theme import role, scaled
from ccworkbench.gui.settings import Settings
from ccworkbench.gui.widgets.chips import ChipRow
from ccworkbench.method.reports.catalogue import listed
from ccworkbench.sheets.options import Language

FORMATS = ((PDF, "PDF"), (EXCEL, "Excel"))
NAMED_FILES = 8  # file names that are shown before the rest is counted


class ExportChoices(QScrollArea):
    """The choices, one under the other, with the files that come of them."""

    refreshed = Signal(int)  # how many files will be written

    def __init__(self, context: Context, source: PaperSource, settings: Settings | None) -> None:
        super().__init__()
        self._context, self._source, self._settings = context, source, settings
        self.warned: list[str] = []
        self.kept_back: list[str] = []  # sheets that are chosen, and hold nothing for these readers
        self.issuing = IssueChoices(context)
        say = context.words.say
        self.packs = ChipRow(context, [(key, say(pack.title)) for key, pack in PACKS.items()], say("Packs"))
        self.sheets = ChipRow(
            context, [(key, context.title(key, info.title)) for key, info in listed().items()], say("Individual sheets")
        )
        self.formats = ChipRow(context, FORMATS, say("Formats"))
        self.languages = ChipRow(context, [(o.value, say(o.label)) for o in Language], say("Languages"))
        self.readers = QButtonGroup(self)
        self.folder = default_folder(settings)
        self.folder_label, self.names, self.warnings = QLabel(), role(QLabel(), "small"), QVBoxLayout()
        self.leaving = role(QLabel(), "small")
        self.folder_button = QPushButton(say("Choose…"))
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._lay_out()
        self._choose_defaults()
        self._connect()

    def order(self) -> PaperOrder:
        """Return what is chosen."""
        readers = list(Disclosure)[max(self.readers.checkedId(), 0)]
        packs = [PACKS[key] for key in self.packs.chosen()]
        packs += [pack_of(key) for key in self.sheets.chosen() if is_for(key, readers)]
        return PaperOrder(tuple(packs), self.formats.chosen(), self.languages.chosen(), readers, self.folder)

    def file_names(self) -> list[str]:
        """Name the files that will be written; of an issue those whose version is known."""
        order = self.order()
        headers = [
            self.issuing.stamped(pack, self._source.header(pack, language, order.readers))
            for pack in order.packs
            for language in order.languages
        ]
        return [header.file_name(ending) for header in headers if header for ending in order.formats]

    def refresh(self) -> None:
        """Name the files again, and tell what should be looked at before they go out."""
        order = self.order()
        planned = len(order.packs) * len(order.languages) * len(order.formats)
        self._name_files()
        self.folder_label.setText(breakable(str(self.folder)))
        self.leaving.setText("\n".join(leaving_lines(self._context, order)))
        self._warn()
        self.refreshed.emit(planned)

    def _name_files(self) -> None:
        """Say what comes of an issue, as far as that is known, and name the files."""
        order = self.order()
        self.issuing.refresh(order)
        words, names = self._context.words, self.file_names()
        more = len(names) - NAMED_FILES
        shown = [breakable(name) for name in names[:NAMED_FILES]]
        if more > 0:
            shown.append(words.count("and {n} more file", "and {n} more files", more))
        is_whole = order.packs and order.languages and order.formats
        nothing = "…" if is_whole else words.say("Choose contents, format and language.")
        self.names.setText("\n".join(shown) or nothing)

    def remember(self, order: PaperOrder) -> None:
        """Put into the settings what is chosen again the next time."""
        if self._settings:
            self._settings.export_folder = str(order.folder)
            self._settings.export_choices = {"formats": list(order.formats)}

    def _choose_folder(self) -> None:
        words = self._context.words
        if folder := standard_dialogs.choose_folder(
            self.window(), words, words.say("Folder for the files"), self.folder
        ):
            self.folder = folder
            self.refresh()

    def _warn(self) -> None:
        self.warned.clear()
        remove_widgets(self.warnings)
        self._offer()
        for warned in warnings_of(self._context, self._source, self.order()):
            self._warning(warned)

    def _warning(self, warned: Warned) -> None:
        self.warned.append(warned.text)
        line = QWidget()
        box = QHBoxLayout(line)
        box.setContentsMargins(0, 0, 0, 0)
        mark, label = QLabel(), QLabel(warned.text)
        colour = str(getattr(self._context.palette, warned.tone))
        mark.setPixmap(pixmap(warned.icon, colour, scaled(16), self.devicePixelRatioF()))
        mark.setFixedHeight(label.fontMetrics().lineSpacing())
        label.setWordWrap(True)
        box.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        box.addWidget(label, 1)
        if warned.texts:
            show = QPushButton(self._context.words.say("Show texts…"))
            show.setAutoDefault(False)  # Enter writes
            show.clicked.connect(lambda: show_staying_texts(self, self._context.words, warned.texts))
            box.addWidget(show, 0, Qt.AlignmentFlag.AlignTop)
        self.warnings.addWidget(line)

    def _choose_defaults(self) -> None:
        card = self._context.book.project
        kept = self._settings.export_choices if self._settings else {}
        self.packs.choose([next(iter(PACKS))])  # the kick-off pack
        self.formats.choose(kept.get("formats") or (PDF, EXCEL))
        self.languages.choose(card.export_languages or (card.language.value,))
        self.readers.button(0).setChecked(True)  # never remembered: what is internal leaves only when somebody says so

    def _offer(self) -> None:
        """Offer no sheet that has nothing to say to those it would be for; one that is chosen stays, and is named."""
        readers, say = self.order().readers, self._context.words.say
        self.kept_back = [key for key in self.sheets.chosen() if not is_for(key, readers)]
        for key, chip in self.sheets.chips.items():
            chip.setVisible(chip.isChecked() or is_for(key, readers))
        for key in self.kept_back:
            said = say(NOTHING_FOR_READERS, document=say(listed()[key].title))
            self._warning(Warned("circle-alert", "warn", said))

    def _connect(self) -> None:
        for row in (self.packs, self.sheets, self.formats, self.languages):
            for chip in row.chips.values():
                chip.toggled.connect(self._soon.start)
        self.readers.idToggled.connect(self._soon.start)
        self.issuing.changed.connect(self._soon.start)
        self.issuing.preparation.learned.connect(self._name_files)
        self._soon.timeout.connect(self.refresh)
        self.folder_button.clicked.connect(self._choose_folder)

    def _lay_out(self) -> None:
        say = self._context.words.say
        inside = QWidget()
        form = QVBoxLayout(inside)
        form.setContentsMargins(24, 24, 24, 8)
        form.setSpacing(4)
        for title, content in (
            ("", self.issuing),
            (say("Packs"), self.packs),
            (say("Formats"), self.formats),
            (say("Languages"), self.languages),
            (say("Readers"), self._readers_row()),
            (say("Folder"), self._folder_row()),
            (say("Files"), self.names),
            (say("Contents"), self.leaving),
            ("", self._warning_lines()),
            (say("Individual sheets"), self.sheets),  # last: there are many
        ):
            if title:
                form.addWidget(role(QLabel(title), "small"))
            form.addWidget(content)
            form.addSpacing(12)
        self.names.setWordWrap(True)
        self.leaving.setWordWrap(True)
        form.addStretch(1)
        self.setWidgetResizable(True)
        self.setWidget(inside)

    def _warning_lines(self) -> QWidget:
        lines = QWidget()
        self.warnings.setContentsMargins(0, 0, 0, 0)
        self.warnings.setSpacing(8)
        lines.setLayout(self.warnings)
        return lines

    def _readers_row(self) -> QWidget:
        say = self._context.words.say
        row = ChipRow(self._context, [(option.value, say(option.label)) for option in Disclosure], say("Readers"))
        for number, chip in enumerate(row.chips.values()):
            self.readers.addButton(chip, number)  # of which one is chosen
        return row

    def _folder_row(self) -> QWidget:
        row = QWidget()
        box = QHBoxLayout(row)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        self.folder_label.setWordWrap(True)
        self.folder_button.setAccessibleName(self._context.words.say("Folder for the files"))
        box.addWidget(self.folder_label, 1)
        box.addWidget(self.folder_button)
        return row


def default_folder(settings: Settings | None) -> Path:
    """Return the folder that files went into last, or that of the user's documents."""
    remembered = Path(settings.export_folder) if settings and settings.export_folder else None
    if remembered and remembered.is_dir():
        return remembered
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(documents) if documents else Path.home()  # made with the first file where it is not there
