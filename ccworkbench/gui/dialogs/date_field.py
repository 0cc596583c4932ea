"""A date as one types it, for dialogs: read in the user's language when it is left."""

from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from ccworkbench.core.cell_error import AmbiguousDateError, CellError
from ccworkbench.core.kind import Date
from ccworkbench.core.viewer import Viewer
from ccworkbench.gui.look.theme import role


class DateField(QWidget):
    """A field, and under it what is wrong with its text, or the two days that it can mean."""

    changed = Signal()

    def __init__(self, viewer: Viewer, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._viewer = viewer
        self.value: date | None = None
        self.line, self._hint = QLineEdit(), role(QLabel(), "bad")
        self.line.setAccessibleName(name)
        self.line.setPlaceholderText(viewer.words.date(viewer.today))
        self._hint.setWordWrap(True)
        self._readings = QHBoxLayout()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(self.line)
        layout.addWidget(self._hint)
        layout.addLayout(self._readings)
        self._hint.hide()
        self.line.textEdited.connect(lambda: self._complain(""))  # it is told again when what is typed now is read
        self.line.editingFinished.connect(self.read)

    @property
    def is_wrong(self) -> bool:
        """Tell whether there is a text that is no date."""
        return self.value is None and bool(self.line.text().strip())

    def read(self) -> None:
        """Read what was typed."""
        self._complain("")
        try:
            self.value = Date().parse(self.line.text(), self._viewer)
        except AmbiguousDateError as error:
            self.value = None
            self._complain(self._viewer.words.tell(error.message), error.readings)
        except CellError as error:
            self.value = None
            self._complain(self._viewer.words.tell(error.message))
        if self.value:
            self.line.setText(self._viewer.words.date(self.value))
        self.changed.emit()

    def _complain(self, sentence: str, readings: list[date] | None = None) -> None:
        while item := self._readings.takeAt(0):
            if button := item.widget():
                button.deleteLater()
        self._hint.setText(sentence)
        self._hint.setVisible(bool(sentence))
        self.line.setProperty("wrong", bool(sentence))
        self.line.style().unpolish(self.line)
        self.line.style().polish(self.line)
        for day in readings or []:
            button = role(QPushButton(self._viewer.words.date(day, long=True)), "link")
            button.clicked.connect(partial(self._choose, day))
            self._readings.addWidget(button)

    def _choose(self, day: date, _checked: bool = False) -> None:
        self.value = day
        self.line.setText(self._viewer.words.date(day))
        self._complain("")
        self.changed.emit()
