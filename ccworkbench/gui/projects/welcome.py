"""What is shown while a store holds no project: a choice of language, and two ways to begin."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ccworkbench.gui.actions import LANGUAGES_TO_CHOOSE, Act
from ccworkbench.gui.context import Context
from ccworkbench.gui.look.icons import icon, pixmap
from ccworkbench.gui.look.theme import role


class Welcome(QWidget):
    """The first start: there is no project yet."""

    action_requested = Signal(object)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._sign, self.title, self.text = QLabel(), role(QLabel(), "title"), role(QLabel(), "muted")
        self._ask = role(QLabel(), "small")
        self.sample, self.new = role(QPushButton(), "primary"), QPushButton()
        self.sample.clicked.connect(partial(self.action_requested.emit, Act.SAMPLE))
        self.new.clicked.connect(partial(self.action_requested.emit, Act.NEW_PROJECT))
        self.language_buttons = {act: role(QPushButton(act.text), "chip") for act in LANGUAGES_TO_CHOOSE}
        for act, button in self.language_buttons.items():
            button.setCheckable(True)
            button.clicked.connect(partial(self.action_requested.emit, act))
        self._lay_out()
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything again."""
        words = self._context.words
        self.title.setText(words.say("Welcome to CC Workbench"))
        self.text.setText(
            words.say(
                "Plan your contact-centre project here: roles and RACI, contacts, questions, actions "
                "and finished documents. Everything stays on this computer."
            )
        )
        self._ask.setText(words.say("Language"))
        self.sample.setText(words.say("Start with the sample project"))
        self.new.setText(words.say("New project…"))
        for act, button in self.language_buttons.items():
            button.setChecked(act.value == f"language_{words.language}")
        self.repaint_colours()

    def repaint_colours(self) -> None:
        """Take other colours."""
        self._sign.setPixmap(pixmap("ccworkbench", "", 56, self.devicePixelRatioF()))
        self.new.setIcon(icon("plus", self._context.palette.text))

    def _lay_out(self) -> None:
        self.text.setWordWrap(True)
        self._sign.setFixedSize(56, 56)
        language_buttons = QHBoxLayout()
        for button in self.language_buttons.values():
            language_buttons.addWidget(button)
        language_buttons.addStretch(1)
        buttons = QHBoxLayout()
        buttons.addWidget(self.sample)
        buttons.addWidget(self.new)
        buttons.addStretch(1)
        column = QVBoxLayout()
        column.setSpacing(8)
        for part in (self._sign, 8, self.title, self.text, 16, self._ask, language_buttons, 16, buttons):
            if isinstance(part, int):
                column.addSpacing(part)
            elif isinstance(part, QWidget):
                column.addWidget(part)
            else:
                column.addLayout(part)
        middle = QWidget()
        middle.setLayout(column)
        middle.setFixedWidth(560)
        layout = QVBoxLayout(self)
        layout.addStretch(2)
        layout.addWidget(middle, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(3)
