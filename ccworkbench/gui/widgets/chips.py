"""Chips: values of which several can be chosen, ticked where they are."""

from collections.abc import Iterable

from PySide6.QtCore import QSize
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QPushButton, QWidget

from ccworkbench.gui.context import Context
from ccworkbench.gui.look.flow_layout import FlowLayout
from ccworkbench.gui.look.icons import icon
from ccworkbench.gui.look.theme import role, scaled


class Chip(QPushButton):
    """One choice of several, ticked where it is chosen."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.setCheckable(True)
        role(self, "chip")
        self.setMinimumHeight(scaled(28))  # or it is too low for its round ends
        self.setIconSize(QSize(scaled(16), scaled(16)))
        self.setAutoDefault(False)
        self.toggled.connect(self.repaint_colours)

    def repaint_colours(self) -> None:
        """Take the colours chosen now."""
        self.setIcon(icon("check", self._context.palette.accent_text) if self.isChecked() else QIcon())


class ChipRow(QWidget):
    """Values of which several can be chosen."""

    def __init__(self, context: Context, options: Iterable[tuple[str, str]], name: str) -> None:
        super().__init__()
        self.chips: dict[str, Chip] = {}
        self.setAccessibleName(name)
        flow = FlowLayout(self, gap=4)
        for key, label in options:
            chip = self.chips[key] = Chip(context, self)
            chip.setText(label.replace("&", "&&"))  # or it would be a mnemonic
            flow.addWidget(chip)

    def chosen(self) -> tuple[str, ...]:
        """Return the keys that are chosen."""
        return tuple(key for key, chip in self.chips.items() if chip.isChecked())

    def choose(self, keys: Iterable[str]) -> None:
        """Choose these and no others."""
        for key, chip in self.chips.items():
            chip.setChecked(key in set(keys))
