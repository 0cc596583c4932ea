"""A new project: what is known about it, and beside it what will be created from that."""

from collections import Counter
from collections.abc import Callable, Iterable
from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ccworkbench import paths
from ccworkbench.core.kind import Option, View
from ccworkbench.core.problem import CellError, UserError
from ccworkbench.core.record import columns_of
from ccworkbench.core.words import N_, Phrase, phrases
from ccworkbench.gui.date_field import DateField
from ccworkbench.gui.desk import Desk
from ccworkbench.gui.flow import Flow
from ccworkbench.gui.icons import icon
from ccworkbench.gui.theme import role
from ccworkbench.locales import LANGUAGES
from ccworkbench.method.starter import Plan, starter_rows
from ccworkbench.sheets.options import Channel
from ccworkbench.sheets.profile import Profile, Topology, band_of
from ccworkbench.sheets.project import Approach, Project, ProjectType
from ccworkbench.store.projects import add_project

HEADINGS = {column.key: column.heading for sheet in (Profile, Project) for column in columns_of(sheet)}
SEATS = next(column.kind for column in columns_of(Profile) if column.key == "seats")
COUNTED: dict[str, Callable[[int], Phrase]] = {
    "role": lambda n: phrases("{n} role", "{n} roles", n),
    "deliverable": lambda n: phrases("{n} deliverable", "{n} deliverables", n),
    "raci": lambda n: phrases("{n} RACI letter", "{n} RACI letters", n),
    "question": lambda n: phrases("{n} guiding question", "{n} guiding questions", n),
    "action": lambda n: phrases("{n} action", "{n} actions", n),
}


class Pick(QComboBox):
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
        """Give what is chosen."""
        return self._values[self.currentIndex()]

    def choose(self, value: object) -> None:
        """Choose a value."""
        self.setCurrentIndex(self._values.index(value))


class Wizard(QDialog):
    """One page; nothing is created before its button is pressed, and then all of it in one step."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._view = View(desk.words, desk.today)
        self.created: UUID | None = None
        self.setWindowTitle(desk.words.say("New project"))
        self._make_fields()
        self._summary, self.error = QVBoxLayout(), role(QLabel(), "bad")
        self.create_button = role(QPushButton(desk.words.say("Create the project")), "primary")
        self.cancel = QPushButton(desk.words.say("Cancel"))
        self._soon = QTimer(self, singleShot=True, interval=150)
        self._lay_out()
        self._connect()
        self._summarise()
        self.name.setFocus()

    def plan(self) -> Plan:
        """Give what was said so far."""
        return Plan(
            name=self.name.text().strip(),
            customer=self.customer.text().strip(),
            language=self.language.value,
            seats=self._seats(),
            topology=self.topology.value,
            type=self.type.value,
            approach=self.approach.value,
            kick_off=self.kick_off.value,
            go_live=self.go_live.value,
            channels=tuple(channel.value for channel, chip in self.channels.items() if chip.isChecked()),
            empty=self.content.value,
        )

    def create_project(self) -> None:
        """Create the project, or say what is missing."""
        for field in (self.kick_off, self.go_live):
            field.read()
            if field.is_wrong:
                field.line.setFocus()
                return
        try:
            SEATS.parse(self.seats.text(), self._view)
            book = add_project(self._desk.store, self.plan())
        except UserError as error:
            self.error.setText(self._desk.words.tell(error.message))
            self.error.show()
            (self.seats if isinstance(error, CellError) else self.name).setFocus()
            return
        self.created = book.project_id
        book.close()
        self.accept()

    def _seats(self) -> int | None:
        """Read the seats as far as they can be read; what is wrong is told when the project is to be created."""
        try:
            seats: int | None = SEATS.parse(self.seats.text(), self._view)
        except CellError:
            return None
        return int(seats) if seats else None

    def _make_fields(self) -> None:
        words = self._desk.words
        self.name, self.customer = QLineEdit(), QLineEdit()
        self.seats = QLineEdit()
        self.seats.setPlaceholderText(words.say("Not known yet"))
        self.language = Pick(LANGUAGES.items())
        self.language.choose(words.language)
        self.topology = self._choice(Topology)
        self.type, self.approach = self._choice(ProjectType), self._choice(Approach)
        self.content = Pick([
            (False, words.say("With the method’s starter rows")),
            (True, words.say("Empty sheets")),
        ])  # fmt: skip
        self.kick_off = DateField(self._view, words.say(HEADINGS["kick_off"]))
        self.go_live = DateField(self._view, words.say(HEADINGS["go_live"]))
        self.channels: dict[Channel, QPushButton] = {}
        for channel in Channel:
            chip = self.channels[channel] = role(QPushButton(words.say(channel.label)), "chip")
            chip.setCheckable(True)
            chip.setAutoDefault(False)
            chip.setMinimumHeight(28)
        self.channels[Channel.VOICE_IN].setChecked(True)
        self._follow_type()

    def _choice(self, options: type[Option]) -> Pick:
        return Pick([(option, self._desk.words.say(option.label)) for option in options])

    def _lay_out(self) -> None:
        left, right = QWidget(), role(QFrame(), "panel")
        self._fill_left(QVBoxLayout(left))
        self._fill_right(QVBoxLayout(right))
        right.setFixedWidth(280)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(left, 1)
        layout.addWidget(right)
        self.resize(940, 560)

    def _fill_left(self, column: QVBoxLayout) -> None:
        words = self._desk.words
        column.setContentsMargins(32, 24, 32, 20)
        column.setSpacing(16)
        column.addWidget(role(QLabel(words.say("New project")), "title"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(12)
        for side in (0, 1):
            grid.setColumnStretch(side, 1)
        places: list[tuple[str, QWidget, int, int]] = [
            (HEADINGS["name"], self.name, 0, 0), (HEADINGS["customer_name"], self.customer, 0, 1),
            (HEADINGS["type"], self.type, 1, 0), (HEADINGS["approach"], self.approach, 1, 1),
            (HEADINGS["topology"], self.topology, 2, 0), (HEADINGS["seats"], self.seats, 2, 1),
            (HEADINGS["kick_off"], self.kick_off, 3, 0), (HEADINGS["go_live"], self.go_live, 3, 1),
            (HEADINGS["language"], self.language, 4, 0), (N_("Content"), self.content, 4, 1),
        ]  # fmt: skip
        for heading, field, line, side in places:
            grid.addLayout(_labelled(words.say(heading), field), line, side)
        chips = QWidget()
        flow = Flow(chips, 6)
        for chip in self.channels.values():
            flow.addWidget(chip)
        grid.addLayout(_labelled(words.say(HEADINGS["channels"]), chips), 5, 0, 1, 2)
        column.addLayout(grid)
        column.addStretch(1)
        self.error.setWordWrap(True)
        self.error.hide()
        column.addWidget(self.error)

    def _fill_right(self, column: QVBoxLayout) -> None:
        words = self._desk.words
        column.setContentsMargins(24, 32, 24, 20)
        column.setSpacing(8)
        column.addWidget(role(QLabel(words.say("This will be created")), "heading"))
        column.addLayout(self._summary)
        column.addStretch(1)
        column.addWidget(self.create_button)
        column.addWidget(self.cancel)

    def _connect(self) -> None:
        self.create_button.clicked.connect(self.create_project)
        self.create_button.setDefault(True)
        self.cancel.clicked.connect(self.reject)
        self.cancel.setAutoDefault(False)
        self.type.currentIndexChanged.connect(self._follow_type)
        for box in (self.type, self.approach, self.topology, self.language, self.content):
            box.currentIndexChanged.connect(self._soon.start)
        self.seats.textChanged.connect(self._soon.start)
        for field in (self.kick_off, self.go_live):
            field.changed.connect(self._soon.start)
        self._soon.timeout.connect(self._summarise)

    def _follow_type(self) -> None:
        """A hotline or a campaign is what outsourcers launch, until its reader says otherwise."""
        fitting = Plan(name="", type=self.type.value).way
        self.approach.choose(fitting)

    def _summarise(self) -> None:
        while item := self._summary.takeAt(0):
            if widget := item.widget():
                widget.deleteLater()
        words, plan = self._desk.words, self.plan()
        counts = Counter(row.__tablename__ for row in starter_rows(plan, paths.words(plan.language)))
        lines = [words.tell(counted(counts[key])) for key, counted in COUNTED.items() if counts[key]]
        for text in [words.say("Project and contact-centre profile"), *lines]:
            self._summary.addWidget(self._tick(text))
        if band := band_of(plan.seats):
            said = words.say("Size band by seats: {band}", band=words.say(band.label))
            self._summary.addWidget(_wrapped(said))
        if plan.empty:
            self._summary.addWidget(_wrapped(words.say("Rows can be added by hand or pasted from Excel.")))
        elif plan.language != words.language:
            self._summary.addWidget(_wrapped(words.say("All texts in {language}", language=LANGUAGES[plan.language])))

    def _tick(self, text: str) -> QWidget:
        line = QWidget()
        layout = QHBoxLayout(line)
        layout.setContentsMargins(0, 0, 0, 0)
        sign, said = QLabel(), QLabel(text)
        sign.setPixmap(icon("check", self._desk.palette.good).pixmap(16, 16))
        said.setWordWrap(True)
        layout.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(said, 1)
        return line


def _labelled(text: str, field: QWidget) -> QVBoxLayout:
    layout = QVBoxLayout()
    layout.setSpacing(4)
    label = role(QLabel(text), "muted")
    label.setBuddy(field)
    if not field.accessibleName():
        field.setAccessibleName(text)
    layout.addWidget(label)
    layout.addWidget(field)
    layout.addStretch(1)
    return layout


def _wrapped(text: str) -> QLabel:
    label = role(QLabel(text), "muted")
    label.setWordWrap(True)
    return label
