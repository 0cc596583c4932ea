"""The list of all keys, and what this program is."""

import re
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

import ccworkbench
from ccworkbench.gui.actions import Act, Actions
from ccworkbench.gui.look.icons import pixmap
from ccworkbench.gui.look.screen_fit import Scrolled, fit
from ccworkbench.gui.look.theme import role
from ccworkbench.gui.menus import MENUS
from ccworkbench.language.words import Words


class HelpDialog(QDialog):
    """A dialog with a title, something to read, and one button."""

    def __init__(self, title: str, close: str, body: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        button = role(QPushButton(close), "primary")
        button.clicked.connect(self.accept)
        button.setDefault(True)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(12)
        layout.addWidget(role(QLabel(title), "heading"))
        layout.addWidget(body, 1)
        layout.addLayout(foot)


class ShortcutsDialog(HelpDialog):
    """All keys in two columns, grouped as the menus are."""

    def __init__(self, words: Words, acts: Actions, parent: QWidget | None = None) -> None:
        body = QWidget()
        columns = QHBoxLayout(body)
        columns.setSpacing(40)
        halves = [QVBoxLayout(), QVBoxLayout()]
        for half in halves:
            half.setSpacing(4)  # or it takes the wide one of the columns
            columns.addLayout(half)
        for number, (title, items) in enumerate(MENUS):
            members = [item for item in items if isinstance(item, Act) and item.keys]
            if members:
                half = halves[number in {2, 3}]
                heading = role(QLabel(re.sub(r"\(&\w\)|&", "", words.say(title))), "strong")
                half.addWidget(heading, 0, Qt.AlignmentFlag.AlignTop)
                half.addLayout(_keys(members, acts))
                half.addSpacing(12)
        for half in halves:
            half.addStretch(1)
        body.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(body)
        super().__init__(words.say("Keyboard shortcuts"), words.say("Close"), area, parent)
        fit(self, QSize(780, 560))


class AboutDialog(HelpDialog):
    """Name, version, licence, and the promise that nothing leaves this computer."""

    def __init__(self, words: Words, store: Path | None, parent: QWidget | None = None) -> None:
        body = QWidget()
        layout = QHBoxLayout(body)
        layout.setSpacing(16)
        sign = QLabel()
        sign.setPixmap(pixmap("ccworkbench", "", 56, screen_scale(parent)))
        text = QLabel(
            "\n\n".join(
                [
                    words.say("Version {number}, free under the MIT licence.", number=ccworkbench.__version__),
                    words.say("The program works without a network. It sends nothing and collects nothing."),
                    *([words.say("Your store: {path}", path=store)] if store else []),
                    words.say("The fonts are Noto (Open Font License); the icons are Lucide (ISC License)."),
                ]
            )
        )
        text.setWordWrap(True)
        text.setMinimumWidth(400)
        text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        layout.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(text, 1)
        super().__init__(words.say("About CC Workbench"), words.say("Close"), Scrolled(body), parent)


def screen_scale(widget: QWidget | None) -> float:
    """Return the scale of the screen a widget is on."""
    return widget.devicePixelRatioF() if widget else 1.0


def _keys(members: list[Act], acts: Actions) -> QGridLayout:
    grid = QGridLayout()
    grid.setVerticalSpacing(4)
    grid.setColumnStretch(0, 1)
    for line, act in enumerate(members):
        keys = acts[act].shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        grid.addWidget(QLabel(acts[act].text()), line, 0)
        grid.addWidget(role(QLabel(keys), "key"), line, 1, Qt.AlignmentFlag.AlignRight)
    return grid
