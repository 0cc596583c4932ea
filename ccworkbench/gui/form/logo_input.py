"""The field of a logo: a place to drop a picture on, shown on white and on the accent colour."""

from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QByteArray, QMimeData, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ccworkbench.core.record import Column
from ccworkbench.gui import standard_dialogs
from ccworkbench.gui.context import Context
from ccworkbench.gui.form.inputs import Input
from ccworkbench.gui.look.theme import role
from ccworkbench.language.user_error import UserError
from ccworkbench.operations.cell_entry import CellEntry

PATTERNS = "*.png *.jpg *.jpeg"
PREVIEW_SIZE = (104, 48)  # pixels a logo has on its two grounds
MEDIA_TYPES = {b"\x89PNG": "image/png", b"\xff\xd8\xff": "image/jpeg"}


def dropped_file(data: QMimeData) -> Path | None:
    """Return the file that is dragged, if it is one file on this machine."""
    urls = data.urls()
    return Path(urls[0].toLocalFile()) if len(urls) == 1 and urls[0].isLocalFile() else None


class LogoInput(Input):
    """A picture that is dropped, chosen, replaced or removed; one step of undo each."""

    def __init__(self, context: Context, column: Column, parent: QWidget | None = None) -> None:
        super().__init__(context, column, parent)
        self.setAcceptDrops(True)
        self._key = ""
        self._on_white, self._on_accent = QLabel(self), QLabel(self)
        self._empty, self.refusal = QLabel(self), QLabel(self)
        self.choose_button, self.remove_button = QPushButton(self), QPushButton(self)
        self.main = self.choose_button
        self.setFocusProxy(self.choose_button)
        self._lay_out()
        self.choose_button.clicked.connect(self.choose)
        self.remove_button.clicked.connect(self.remove)

    def fill(self, value: Any, text: str) -> None:
        self._key = str(value or "")
        self._refuse("")
        self._draw()

    def typed(self) -> str:
        return self._key

    def entry(self) -> CellEntry:
        return CellEntry(value=self._key, picked=True)

    def choose(self) -> None:
        """Ask for a picture file."""
        words = self.context.words
        if file := standard_dialogs.open_file(self, words, words.say(self.column.heading), PATTERNS):
            self.take(file)

    def take(self, file: Path) -> None:
        """Keep a picture and show it; a file that is none is refused in one sentence under the field."""
        from ccworkbench.exchange.brand import read_logo

        try:
            self._accept(read_logo(file), file.name)
        except UserError as error:
            self._refuse(self.context.words.tell(error.message))

    def _accept(self, content: bytes, name: str) -> None:
        """Take a picture into the store."""
        media_type = next((kind for start, kind in MEDIA_TYPES.items() if content.startswith(start)), "image/png")
        self.context.change(partial(self._keep, content, media_type), name, id(self))

    def _content(self) -> bytes | None:
        """Return the picture that is shown."""
        return self.context.picture(self._key)

    def _accent(self) -> str:
        """Return the colour on which it is shown, too."""
        return self.context.book.project.accent

    def _keep(self, content: bytes, media_type: str) -> None:
        self._key = self.context.store.keep_picture(content, media_type)
        self.committed.emit()

    def remove(self) -> None:
        """Take the logo away; the picture stays in the store, so that undo finds it."""
        self._key = ""
        self.committed.emit()

    def retranslate(self) -> None:
        say = self.context.words.say
        self._empty.setText(say("Drop a PNG or JPEG file here, or choose one."))
        self.choose_button.setText(say("Replace…") if self._key else say("Choose…"))
        self.remove_button.setText(say("Remove"))
        self._on_white.setToolTip(say("On white paper"))
        self._on_accent.setToolTip(say("On the accent colour"))

    def repaint_colours(self) -> None:
        self._draw()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_file(event.mimeData()) and self.isEnabled():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        if file := dropped_file(event.mimeData()):
            event.acceptProposedAction()
            self.take(file)

    def _draw(self) -> None:
        picture = QPixmap()
        content = self._content()
        if content:
            picture.loadFromData(QByteArray(content))
        for ground, colour in ((self._on_white, "#ffffff"), (self._on_accent, self._accent())):
            ground.setVisible(bool(content))
            ground.setPixmap(self._fitting(picture) if content else QPixmap())
            line = self.context.palette.line
            ground.setStyleSheet(f"background: {colour}; border: 1px solid {line}; border-radius: 6px; padding: 8px")
        self._empty.setVisible(not content)
        edge = f"border: 1px dashed {self.context.palette.faint}; border-radius: 6px; padding: 16px 12px"
        self._empty.setStyleSheet(f"color: {self.context.palette.muted}; {edge}")
        self.remove_button.setVisible(bool(content))
        self.retranslate()

    def _fitting(self, picture: QPixmap) -> QPixmap:
        scale = self.devicePixelRatioF()
        width, height = (round(side * scale) for side in PREVIEW_SIZE)
        keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        fitting = picture.scaled(width, height, keep, smooth)
        fitting.setDevicePixelRatio(scale)
        return fitting

    def _refuse(self, sentence: str) -> None:
        self.refusal.setText(sentence)
        self.refusal.setVisible(bool(sentence))
        self.choose_button.setAccessibleDescription(sentence)

    def _lay_out(self) -> None:
        for ground in (self._on_white, self._on_accent):
            ground.setFixedSize(PREVIEW_SIZE[0] + 18, PREVIEW_SIZE[1] + 18)
            ground.setAlignment(Qt.AlignmentFlag.AlignCenter)
        role(self.refusal, "bad")
        for label in (self._empty, self.refusal):
            label.setWordWrap(True)
        pictures, buttons = QHBoxLayout(), QHBoxLayout()
        for row, widgets in (
            (pictures, (self._on_white, self._on_accent)),
            (buttons, (self.choose_button, self.remove_button)),
        ):
            row.setSpacing(8)
            for widget in widgets:
                row.addWidget(widget)
            row.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(4)
        box.addWidget(self._empty)
        box.addLayout(pictures)
        box.addLayout(buttons)
        box.addWidget(self.refusal)
