"""The field of a colour: a swatch, its six digits, a few good ones, and whether text on it can be read."""

from typing import Any

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from ccworkbench.core.cell_error import CellError
from ccworkbench.core.record import Column
from ccworkbench.core.viewer import Viewer
from ccworkbench.exchange.tones import WHITE, readable_on
from ccworkbench.gui.context import Context
from ccworkbench.gui.form.inputs import Input
from ccworkbench.gui.look.flow_layout import FlowLayout
from ccworkbench.gui.look.theme import role, scaled
from ccworkbench.language.words import N_

# Quiet, dark enough for white text, and far enough apart to tell customers from each other.
PRESETS = ("#0b4f5c", "#1f4e79", "#2351c4", "#4b3f8f", "#7a2048", "#9c2f1e", "#7a4a00", "#2f6b2f", "#3b4652")
SWATCH = 24
ON_WHITE_TEXT = N_("White text on this colour is readable.")
ON_DARK_TEXT = N_("White text on this colour would be hard to read; documents use dark text on it.")


class Swatch(QAbstractButton):
    """A square of one colour that can be chosen."""

    def __init__(self, colour: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.colour = colour
        self.ring = "#2351c4"
        self.setFixedSize(SWATCH, SWATCH)
        self.setCheckable(True)

    def sizeHint(self) -> QSize:
        return QSize(SWATCH, SWATCH)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        inner = QRectF(self.rect()).adjusted(4, 4, -4, -4)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self.colour))
        painter.drawRoundedRect(inner, 4, 4)
        if self.hasFocus() or self.isChecked():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(self.ring), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)


class ColourInput(Input):
    """Six typed digits, or one of the presets; a sentence tells which text colour is readable on it."""

    def __init__(self, context: Context, column: Column, parent: QWidget | None = None) -> None:
        super().__init__(context, column, parent)
        self.line, self.sample, self.hint = QLineEdit(self), QLabel(self), QLabel(self)
        self.presets = [Swatch(colour, self) for colour in PRESETS]
        self.main = self.line
        self.setFocusProxy(self.line)
        self.line.installEventFilter(self)
        self._lay_out()
        self.line.editingFinished.connect(self.committed)
        self.line.textChanged.connect(self._show_sample)
        for swatch in self.presets:
            swatch.clicked.connect(self._choose)

    def fill(self, value: Any, text: str) -> None:
        self.line.setText(text)
        self._show_sample()

    def typed(self) -> str:
        return self.line.text()

    def retranslate(self) -> None:
        for swatch in self.presets:
            swatch.setAccessibleName(self.context.words.say("Colour {colour}", colour=swatch.colour))
            swatch.setToolTip(swatch.colour)
        self._show_sample()

    def repaint_colours(self) -> None:
        for swatch in self.presets:
            swatch.ring = self.context.palette.accent
            swatch.update()

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(8)
        self.sample.setMinimumHeight(scaled(28))
        self.sample.setAlignment(Qt.AlignmentFlag.AlignCenter)
        line.addWidget(self.line, 1)
        line.addWidget(self.sample)
        presets = QWidget(self)
        flow = FlowLayout(presets, gap=2)
        for swatch in self.presets:
            flow.addWidget(swatch)
        self.hint.setWordWrap(True)
        role(self.hint, "small")
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(4)
        box.addLayout(line)
        box.addWidget(presets)
        box.addWidget(self.hint)

    def _choose(self) -> None:
        swatch = self.sender()
        assert isinstance(swatch, Swatch)
        self.line.setText(swatch.colour)
        self.committed.emit()

    def _show_sample(self) -> None:
        try:
            colour = self.column.kind.parse(self.line.text(), Viewer(self.context.words, self.context.today))
        except CellError:
            colour = ""
        for swatch in self.presets:
            swatch.setChecked(swatch.colour == colour)
        self.sample.setVisible(bool(colour))
        self.hint.setVisible(bool(colour))
        if not colour:
            return
        ink = readable_on(colour)
        self.sample.setText(self.context.words.say("Heading"))
        look = f"background: {colour}; color: {ink}; border-radius: 4px; font-weight: 600; padding: 0 12px"
        self.sample.setStyleSheet(look)
        self.hint.setText(self.context.words.say(ON_WHITE_TEXT if ink == WHITE else ON_DARK_TEXT))
