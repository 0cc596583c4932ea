"""What an empty table says: what it is for, and what can be done next."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ccworkbench.gui.icons import pixmap
from ccworkbench.gui.table_model import TableModel
from ccworkbench.gui.theme import role


class EmptyNote(QWidget):
    """Stands over a table without rows, or over one whose filters hide them all."""

    add_asked = Signal()
    paste_asked = Signal()
    show_asked = Signal()

    def __init__(self, model: TableModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model
        self.sign, self.title, self.text = QLabel(), role(QLabel(), "heading"), role(QLabel(), "muted")
        self.add, self.paste, self.show_all = role(QPushButton(), "primary"), QPushButton(), QPushButton()
        for label in (self.sign, self.title, self.text):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.text.setWordWrap(True)
        self.text.setFixedWidth(520)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        for button, asked in (
            (self.add, self.add_asked),
            (self.paste, self.paste_asked),
            (self.show_all, self.show_asked),
        ):
            buttons.addWidget(button)
            button.clicked.connect(asked)
        buttons.addStretch(1)
        box = QVBoxLayout(self)
        box.setSpacing(8)
        box.addWidget(self.sign)
        box.addWidget(self.title)
        box.addWidget(self.text, 0, Qt.AlignmentFlag.AlignHCenter)
        box.addLayout(buttons)
        self.hide()

    def say(self) -> None:
        """Say what fits the state of the table, or stand back."""
        words, info, narrow = self._model.desk.words, self._model.sheet.sheet, self._model.lens.is_narrow
        if self._model.rows:
            self.hide()
            return
        hides = narrow and self._model.total > 0
        writable = not self._model.desk.store.read_only
        self.sign.setPixmap(pixmap("search" if hides else info.icon, self._model.desk.palette.faint, 32))
        self.title.setText(words.say("No row fits the filters") if hides else words.say("Nothing here yet"))
        self.text.setText("" if hides else words.say(info.purpose))
        self.text.setVisible(not hides)
        self.add.setText("+ " + words.say(self._model.base.sheet.one))
        self.paste.setText(words.say("Paste from Excel"))
        self.show_all.setText(words.say("Show all rows"))
        self.add.setVisible(writable and not hides)
        self.paste.setVisible(writable and not hides and not self._model.is_matrix)
        self.show_all.setVisible(hides)
        self.place()
        self.show()
        self.raise_()

    def place(self) -> None:
        """Stand in the middle, a little above it."""
        room = self.parentWidget()
        if room is not None:
            self.adjustSize()
            self.move((room.width() - self.width()) // 2, max(64, (room.height() - self.height()) * 2 // 5))
