"""The versions of all documents as a list, newest first, and what else is known of the chosen one."""

from collections.abc import Iterator, Sequence
from html import escape

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QGridLayout,
    QLabel,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from ccworkbench.gui.context import Context
from ccworkbench.gui.dialogs.export_pages import breakable
from ccworkbench.gui.look.cell_look import CHIP, PAD, CellLook
from ccworkbench.gui.look.cell_painting import TOP_MARGIN, chip_width, paint_chip
from ccworkbench.gui.look.flow_layout import remove_widgets
from ccworkbench.gui.look.theme import role, scaled
from ccworkbench.gui.model_index import Index
from ccworkbench.language.words import N_
from ccworkbench.operations.documents.packs import document_title
from ccworkbench.operations.documents.register import IssuedDocument

HEADINGS = (
    N_("Number"),
    N_("Version"),
    N_("Status"),
    N_("Date"),
    N_("Document"),
    N_("Readers"),
    N_("Sent to"),
    N_("Returned on"),
)
STATUS, DOCUMENT, SENT_TO = 2, 4, 6
TONE = Qt.ItemDataRole.UserRole
LONG = 180  # pixels of a column whose texts may be long


class StatusDelegate(QStyledItemDelegate):
    """Paints the status of a version as a chip."""

    def __init__(self, context: Context, lines: QTreeWidget) -> None:
        super().__init__(lines)
        self._context = context

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        colours, text = self._context.palette, str(index.data())
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = colours.accent_soft if chosen else colours.ground
        painter.fillRect(option.rect, ground)
        look = CellLook(text, CHIP, str(index.data(TONE)))
        high = option.fontMetrics.height()
        box = option.rect.translated(0, (option.rect.height() - high) // 2 - TOP_MARGIN)
        paint_chip(painter, box, look, colours, option.font, ground)
        painter.restore()


class RegisterList(QTreeWidget):
    """One line for each version."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.documents: Sequence[IssuedDocument] = ()
        say = context.words.say
        role(self, "lines")
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setAccessibleName(say("Documents"))
        self.setHeaderLabels([say(head) for head in HEADINGS])
        self.setItemDelegateForColumn(STATUS, StatusDelegate(context, self))

    def show_documents(self, documents: Sequence[IssuedDocument]) -> None:
        """List versions; the chosen one stays chosen, or else the first is."""
        chosen = self.chosen()
        self.documents = documents
        self.clear()
        for document in documents:
            self._add(document)
        place = next((n for n, one in enumerate(documents) if chosen and one.entry == chosen.entry), 0)
        self.setCurrentIndex(self.model().index(place, 0))
        self._fit_columns()

    def chosen(self) -> IssuedDocument | None:
        """Return the version whose line is marked."""
        place = self.currentIndex().row()
        return self.documents[place] if 0 <= place < len(self.documents) else None

    def _add(self, one: IssuedDocument) -> None:
        words = self._context.words
        texts = (
            one.number,
            one.version,
            words.say(one.status.label),
            words.date(one.day),
            document_title(one.pack, self._context.viewer()),
            words.say(one.readers.label),
            words.listing(sending.to for sending in one.sent),
            words.date(one.back) if one.back else "",
        )
        line = QTreeWidgetItem(self, list(texts))
        line.setData(STATUS, TONE, one.status.tone)
        for place, text in enumerate(texts):
            line.setToolTip(place, plain_tip(text))

    def _fit_columns(self) -> None:
        """Give each column what its texts need; long texts are cut, and told in full below."""
        for place in range(len(HEADINGS)):
            self.resizeColumnToContents(place)
        metrics = self.fontMetrics()
        chips = [chip_width(self._context.words.say(one.status.label), self.font()) for one in self.documents]
        least = metrics.horizontalAdvance(self._context.words.say(HEADINGS[STATUS])) + 2 * PAD
        self.setColumnWidth(STATUS, max([least, *chips]) + 2 * PAD)
        for place in (DOCUMENT, SENT_TO):
            self.setColumnWidth(place, min(self.columnWidth(place), scaled(LONG)))


class VersionDetails(QWidget):
    """What the line of a version has no room for: what is new, its files, to whom it went, why it is withdrawn."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context, self._words = context, context.words
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(1, 1)

    def show_document(self, document: IssuedDocument | None) -> None:
        """Tell of a version."""
        remove_widgets(self._grid)
        lines = [line for line in self._lines(document) if line[1]] if document else []
        for place, (head, text) in enumerate(lines):
            heading, told = role(QLabel(self._words.say(head)), "muted"), QLabel()
            told.setTextFormat(Qt.TextFormat.PlainText)
            told.setText(text)
            told.setWordWrap(True)
            told.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self._grid.addWidget(heading, place, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(told, place, 1, Qt.AlignmentFlag.AlignTop)
        self._grid.setRowStretch(len(lines), 1)

    def _lines(self, one: IssuedDocument) -> Iterator[tuple[str, str]]:
        yield N_("Document"), document_title(one.pack, self._context.viewer())
        yield N_("What is new"), one.change
        yield N_("Issued by"), one.author
        yield N_("Sent to"), "\n".join(f"{sending.to} · {self._words.date(sending.day)}" for sending in one.sent)
        yield N_("Reason"), one.reason
        yield N_("Files"), "\n".join(dict.fromkeys(breakable(file.name) for file in one.files))


def plain_tip(text: str) -> str:
    """Return a tooltip that shows a text as it is; one that looks like HTML would be taken for it."""
    return f"<qt>{escape(text)}</qt>" if text else ""
