"""Fields of dialogs: a choice that keeps its values, a label over its field, a text that wraps."""

from collections.abc import Iterable
from typing import Any

from PySide6.QtWidgets import QComboBox, QLabel, QVBoxLayout, QWidget

from ccworkbench.gui.look.theme import role
from ccworkbench.gui.widgets.choice_box import ChoiceBox


def wrapped_label(text: str) -> QLabel:
    label = role(QLabel(text), "muted")
    label.setWordWrap(True)
    return label


class ValueBox(ChoiceBox):
    """One of several values; Qt itself would keep an option as a plain text."""

    def __init__(self, options: Iterable[tuple[Any, str]]) -> None:
        super().__init__()
        self._values = []
        for value, text in options:
            self._values.append(value)
            self.addItem(text)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)

    @property
    def value(self) -> Any:
        """Return what is chosen."""
        return self._values[self.currentIndex()]

    def choose(self, value: object) -> None:
        """Choose a value."""
        self.setCurrentIndex(self._values.index(value))


def labelled_field(text: str, field: QWidget) -> QVBoxLayout:
    """Put a label over a field, which also names it for those who cannot see it."""
    layout = QVBoxLayout()
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(4)
    label = role(QLabel(text), "muted")
    label.setBuddy(field)
    if not field.accessibleName():
        field.setAccessibleName(text)
    layout.addWidget(label)
    layout.addWidget(field)
    layout.addStretch(1)
    return layout
