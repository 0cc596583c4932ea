"""The line below: when the last change was saved, what is shown, what is wrong, and the language."""

from datetime import date, datetime
from pathlib import Path

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QMenu, QPushButton, QStatusBar, QWidget

from ccworkbench.gui.actions import LANGUAGES_TO_CHOOSE, Act, Actions
from ccworkbench.gui.look.icons import icon, pixmap
from ccworkbench.gui.look.palette import Palette
from ccworkbench.gui.look.theme import role
from ccworkbench.gui.mnemonics import Mnemonics
from ccworkbench.language.languages import LANGUAGES
from ccworkbench.language.words import Words

LEAST_MS, MS_PER_LETTER = 6000, 80  # milliseconds that a sentence stays, at least and for each of its letters


class ElidedLabel(QLabel):
    """One line that gives way: a long sentence ends in an ellipsis, and never makes the window wider."""

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        said = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        self.setToolTip(self.text() if said != self.text() else "")
        painter = QPainter(self)
        self.style().drawItemText(
            painter,
            self.rect(),
            Qt.AlignmentFlag.AlignVCenter,
            self.palette(),
            self.isEnabled(),
            said,
            self.foregroundRole(),
        )


class StatusBar(QStatusBar):
    """Facts only, and each as long as it is new; what can be done about them is one click away."""

    action_requested = Signal()

    def __init__(self, acts: Actions, words: Words, colours: Palette, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words, self._colours = words, colours
        self._saved: datetime | None = None
        self._is_waiting, self._lost = False, ""
        self._backed_up: datetime | None = None
        self._errors = self._others = 0
        self._hint = ""
        self.expiry = QTimer(self, singleShot=True)
        self.expiry.timeout.connect(lambda: self.say(""))
        self.setSizeGripEnabled(False)
        self._sign, self.saved, self.counts, self.said = QLabel(), QLabel(), QLabel(), ElidedLabel()
        self.offer, self.problems, self.language = (role(QPushButton(), "quiet") for _ in range(3))
        for widget in (self._sign, self.saved, self.counts, self.said, self.offer):
            self.addWidget(widget)
        self.backup, self.store = QLabel(), QLabel()
        self.store.hide()
        for widget in (self.problems, self.store, self.backup, self.language):
            self.addPermanentWidget(widget)
        self.problems.clicked.connect(acts[Act.NEXT_PROBLEM].trigger)
        self.offer.clicked.connect(self._on_offer)
        menu = QMenu(self.language)
        Mnemonics(menu)
        menu.addActions([acts[act] for act in LANGUAGES_TO_CHOOSE])
        self.language.setMenu(menu)
        self.clear_project()

    def clear_project(self) -> None:
        """Forget the project that was open."""
        self._saved, self._errors, self._others = None, 0, 0
        self._is_waiting, self._lost = False, ""
        self.show_counts("")
        self._hint = ""
        self.say("")
        self._show()

    def say(self, sentence: str, offer: str = "") -> None:
        """Say one sentence for as long as it takes to read it; one that offers a way back stays until it is taken."""
        self.said.setText(sentence or self._hint)
        self.offer.setText(offer)
        self.offer.setVisible(bool(offer))
        self.expiry.stop()
        if sentence and not offer:
            self.expiry.start(max(LEAST_MS, MS_PER_LETTER * len(sentence)))

    def hint(self, sentence: str) -> None:
        """Tell what keys do where the cursor stands, whenever nothing else is said."""
        is_said = self.expiry.isActive() or self.offer.isVisibleTo(self)
        self._hint = sentence
        if not is_said:
            self.said.setText(sentence)

    def show_saved(self, moment: datetime) -> None:
        """Tell when the last change came to disk."""
        self._saved = moment
        self._show()

    def show_waiting(self, *, is_waiting: bool, lost: str) -> None:
        """Tell of changes that are not on disk yet, or how the file itself was lost; nothing is called saved then."""
        self._is_waiting, self._lost = is_waiting, lost
        self._show()

    def show_backup(self, moment: datetime | None) -> None:
        """Tell when the store was last copied, if ever."""
        self._backed_up = moment
        self._show()

    def show_store(self, path: Path | None) -> None:
        """Name the store that is open; none needs a name while it is the user's own."""
        width = self.fontMetrics().averageCharWidth() * 24
        name = path.name if path else ""
        self.store.setText(self.fontMetrics().elidedText(name, Qt.TextElideMode.ElideMiddle, width))
        self.store.setToolTip(str(path or ""))
        self.store.setVisible(path is not None)

    def show_counts(self, text: str) -> None:
        """Tell how much of the sheet is shown."""
        self.counts.setText(text)

    def show_problems(self, errors: int, others: int) -> None:
        """Tell how many rules are broken."""
        self._errors, self._others = errors, others
        self._show()

    def retranslate(self, words: Words) -> None:
        """Say everything in another language."""
        self._words = words
        self.say("")
        self._show()

    def repaint_colours(self, colours: Palette) -> None:
        """Take other colours."""
        self._colours = colours
        self._show()

    def _show(self) -> None:
        words, colours = self._words, self._colours
        saved = words.say("Saved {time}", time=f"{self._saved:%H:%M:%S}") if self._saved else ""
        kept = words.say(self._lost) if self._lost else saved
        self.saved.setText(words.say("Not saved yet") if self._is_waiting else kept)
        is_well = not (self._is_waiting or self._lost)
        sign, colour = ("check", colours.good) if is_well else ("circle-alert", colours.warn)
        self._sign.setPixmap(pixmap(sign, colour, 14, self.devicePixelRatioF()))
        for label in (self.saved, self._sign):
            label.setVisible(bool(self.saved.text()))
        self.backup.setText(
            words.say("Backup {time}", time=_written_moment(self._backed_up, words)) if self._backed_up else ""
        )
        self.backup.setVisible(self._backed_up is not None)
        wrong = words.count("{n} problem", "{n} problems", self._errors + self._others)
        self.problems.setText(wrong if self._errors + self._others else "")
        self.problems.setVisible(bool(self._errors + self._others))
        self.problems.setIcon(icon("circle-alert", colours.bad if self._errors else colours.warn, 14))
        self.language.setText(LANGUAGES[words.language])
        self.language.setIcon(icon("languages", colours.muted, 14))
        self.language.setAccessibleName(words.say("Language"))

    def _on_offer(self) -> None:
        self.say("")
        self.action_requested.emit()


def _written_moment(moment: datetime, words: Words) -> str:
    """Write when something was, with its day where that is not today."""
    time = f"{moment:%H:%M}"
    return time if moment.date() == date.today() else f"{words.date(moment.date())} {time}"
