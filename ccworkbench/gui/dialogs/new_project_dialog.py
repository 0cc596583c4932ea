"""A new project: what is known about it, and beside it what will be created from that."""

from uuid import UUID

from PySide6.QtCore import QSize, QTimer
from PySide6.QtWidgets import (
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

from ccworkbench.core.cell_error import CellError
from ccworkbench.core.option import Option
from ccworkbench.core.record import columns_of
from ccworkbench.core.viewer import Viewer
from ccworkbench.gui import standard_dialogs
from ccworkbench.gui.context import Context
from ccworkbench.gui.dialogs.date_field import DateField
from ccworkbench.gui.dialogs.labelled_fields import ValueBox, labelled_field
from ccworkbench.gui.dialogs.new_project_summary import PlanSummary
from ccworkbench.gui.dialogs.people_tick import PeopleTick
from ccworkbench.gui.dialogs.starter_box import StarterBox
from ccworkbench.gui.look.flow_layout import FlowLayout
from ccworkbench.gui.look.screen_fit import Scrolled, fit
from ccworkbench.gui.look.theme import role
from ccworkbench.language.languages import FACTS, LANGUAGES
from ccworkbench.language.user_error import UserError
from ccworkbench.language.words import N_
from ccworkbench.method.plan.sites_and_cycles import read_sites
from ccworkbench.method.plan.starter_rows import Plan
from ccworkbench.method.project_facts import MOST_CYCLES
from ccworkbench.method.schedule.working_days import regions
from ccworkbench.operations.new_project import add_project
from ccworkbench.sheets.options import Channel
from ccworkbench.sheets.prepare.gates import Gates, HotlineScope
from ccworkbench.sheets.prepare.profile import ContentSize, Profile, SizeBand, Topology
from ccworkbench.sheets.prepare.project import Approach, Project, ProjectType
from ccworkbench.sheets.uat.uat_plan import UatPlan

HEADINGS = {column.key: column.heading for sheet in (UatPlan, Profile, Gates, Project) for column in columns_of(sheet)}
SEATS_KIND = next(column.kind for column in columns_of(Profile) if column.key == "seats")


class NewProjectDialog(QDialog):
    """One page; nothing is created before its button is pressed, and then all of it in one step."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._viewer = Viewer(context.words, context.today)
        self.created: UUID | None = None
        self.setWindowTitle(context.words.say("New project"))
        self._make_fields()
        self._summary, self.error = PlanSummary(context), role(QLabel(), "bad")
        self.create_button = role(QPushButton(context.words.say("Create the project")), "primary")
        self.cancel = QPushButton(context.words.say("Cancel"))
        self._soon = QTimer(self, singleShot=True, interval=150)
        self._lay_out()
        self._connect()
        self._summarise()
        self._untouched = self._entered()
        self.name.setFocus()

    def plan(self) -> Plan:
        """Return what was said so far."""
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
            empty=self.content.is_empty,
            country=self.country.value,
            sites=self._sites(),
            chosen_band=self.band.value,
            hotline_scope=self.scope.value,
            size=self.content_size.value,
            today=self._context.today,
            signed_on=self.signed_on.value,
            uat_cycles=self.cycles.value,
        )

    def create_project(self) -> None:
        """Create the project, or say what is missing."""
        for field in self._dates():
            field.read()
            if field.is_wrong:
                field.line.setFocus()
                return
        wrong = self.seats
        try:
            SEATS_KIND.parse(self.seats.text(), self._viewer)
            wrong = self.sites
            read_sites(self.sites.text())
            wrong = self.name
            book = add_project(self._context.store, self.plan(), self.content.use, with_people=self.people.isChecked())
        except UserError as error:
            self.error.setText(self._context.words.tell(error.message))
            self.error.show()
            wrong.setFocus()
            return
        self.created = book.project_id
        book.close()
        self.accept()

    def reject(self) -> None:
        """Close without a project; what was entered is given up only if that is meant."""
        words = self._context.words
        if self._entered() != self._untouched:
            said = words.say("The project has not been created yet; your entries would be lost.")
            answers = [words.say("Keep editing"), words.say("Discard")]
            if standard_dialogs.ask(self, words.say("Discard the new project?"), said, answers) != 1:
                return
        super().reject()

    def _entered(self) -> tuple[Plan, list[str]]:
        """Return all that was entered, read or not."""
        lines = (self.seats, self.sites, *(field.line for field in self._dates()))
        return self.plan(), [self.content.currentText(), str(self.people.isChecked()), *(line.text() for line in lines)]

    def _dates(self) -> tuple[DateField, ...]:
        return self.kick_off, self.go_live, self.signed_on

    def _seats(self) -> int | None:
        """Read the seats as far as they can be read; what is wrong is told when the project is to be created."""
        try:
            seats: int | None = SEATS_KIND.parse(self.seats.text(), self._viewer)
        except CellError:
            return None
        return int(seats) if seats else None

    def _sites(self) -> tuple[str, ...]:
        """Read the sites as the seats are read."""
        try:
            return read_sites(self.sites.text())
        except CellError:
            return ()

    def _make_fields(self) -> None:
        words = self._context.words
        self.name, self.customer, self.seats = QLineEdit(), QLineEdit(), QLineEdit()
        self.seats.setPlaceholderText(words.say("Not known yet"))
        self.language = ValueBox(LANGUAGES.items())
        self.language.choose(words.language)
        self.topology, self.type, self.approach = map(self._choice, (Topology, ProjectType, Approach))
        self.scope, self._scope_field = self._choice(HotlineScope), QWidget()
        self.content, self.people = StarterBox(self._context), PeopleTick(self._context)
        by_seats = [(None, words.say("By number of seats"))]
        self.content_size = ValueBox([*by_seats, *((size, words.say(size.label)) for size in ContentSize)])
        self.sites = QLineEdit()
        self.sites.setPlaceholderText(words.say("Names or number of sites"))
        bands = ((band, words.say(band.label)) for band in SizeBand if band is not SizeBand.BELOW)
        self.band = ValueBox([*by_seats, *bands])
        self.country = ValueBox([("", words.say("Weekends only")), *regions(words.language)])
        self.country.choose(FACTS[words.language].land)
        self.kick_off = DateField(self._viewer, words.say(HEADINGS["kick_off"]))
        self.go_live = DateField(self._viewer, words.say(HEADINGS["go_live"]))
        self.signed_on = DateField(self._viewer, words.say(HEADINGS["contract_signed_on"]))
        rounds = ((number, words.number(number)) for number in range(1, MOST_CYCLES + 1))
        self.cycles = ValueBox([(None, words.say("Default for this approach")), (0, words.say("None")), *rounds])
        self.channels = {channel: self._chip(channel) for channel in Channel}
        self._follow_type()

    def _chip(self, channel: Channel) -> QPushButton:
        chip = role(QPushButton(self._context.words.say(channel.label)), "chip")
        chip.setCheckable(True)
        chip.setAutoDefault(False)
        chip.setMinimumHeight(28)
        return chip

    def _choice(self, options: type[Option]) -> ValueBox:
        return ValueBox([(option, self._context.words.say(option.label)) for option in options])

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
        fit(self, QSize(1000, 640))

    def _fill_left(self, column: QVBoxLayout) -> None:
        words = self._context.words
        column.setContentsMargins(32, 24, 32, 20)
        column.setSpacing(16)
        column.addWidget(role(QLabel(words.say("New project")), "title"))
        inside = QWidget()
        self._fill_grid(QGridLayout(inside))
        column.addWidget(Scrolled(inside), 1)
        self.error.setWordWrap(True)
        self.error.hide()
        column.addWidget(self.error)

    def _fill_grid(self, grid: QGridLayout) -> None:
        words = self._context.words
        grid.setContentsMargins(0, 0, 8, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(12)
        for side in (0, 1):
            grid.setColumnStretch(side, 1)
        for heading, field, line, side in self._placed():
            grid.addLayout(labelled_field(words.say(heading), field), line, side)
        self._scope_field.setLayout(labelled_field(words.say(HEADINGS["hotline_scope"]), self.scope))
        grid.addWidget(self._scope_field, 8, 0)
        chips = QWidget()
        flow = FlowLayout(chips, 6)
        for chip in self.channels.values():
            flow.addWidget(chip)
        grid.addLayout(labelled_field(words.say(HEADINGS["channels"]), chips), 9, 0, 1, 2)
        grid.addWidget(self.people, 10, 0, 1, 2)
        grid.setRowStretch(grid.rowCount(), 1)

    def _placed(self) -> list[tuple[str, QWidget, int, int]]:
        """Name the fields, each with its heading, line and side."""
        return [
            (HEADINGS["name"], self.name, 0, 0),
            (HEADINGS["customer_name"], self.customer, 0, 1),
            (HEADINGS["type"], self.type, 1, 0),
            (HEADINGS["approach"], self.approach, 1, 1),
            (HEADINGS["seats"], self.seats, 2, 0),
            (N_("Size band"), self.band, 2, 1),
            (HEADINGS["topology"], self.topology, 3, 0),
            (HEADINGS["sites"], self.sites, 3, 1),
            (HEADINGS["kick_off"], self.kick_off, 4, 0),
            (HEADINGS["go_live"], self.go_live, 4, 1),
            (HEADINGS["contract_signed_on"], self.signed_on, 5, 0),
            (HEADINGS["cycles"], self.cycles, 5, 1),
            (HEADINGS["language"], self.language, 6, 0),
            (HEADINGS["country"], self.country, 6, 1),
            (HEADINGS["content_size"], self.content_size, 7, 0),
            (N_("Content"), self.content, 7, 1),
        ]

    def _fill_right(self, column: QVBoxLayout) -> None:
        words = self._context.words
        column.setContentsMargins(24, 32, 24, 20)
        column.setSpacing(8)
        column.addWidget(role(QLabel(words.say("To be created")), "heading"))
        inside = QWidget()
        lines = QVBoxLayout(inside)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.addLayout(self._summary)
        lines.addStretch(1)
        column.addWidget(Scrolled(inside), 1)
        column.addWidget(self.create_button)
        column.addWidget(self.cancel)

    def _connect(self) -> None:
        self.create_button.clicked.connect(self.create_project)
        self.create_button.setDefault(True)
        self.cancel.clicked.connect(self.reject)
        self.cancel.setAutoDefault(False)
        self.type.currentIndexChanged.connect(self._follow_type)
        self.language.currentIndexChanged.connect(self._follow_language)
        for box in self.findChildren(ValueBox):
            box.currentIndexChanged.connect(self._soon.start)
        for line in (self.seats, self.sites):
            line.textChanged.connect(self._soon.start)
        for line in (self.name, self.customer, self.seats):
            line.textChanged.connect(self.error.hide)  # it may be mended; if not, the button tells it again
        for chip in self.channels.values():
            chip.toggled.connect(self._soon.start)
        for field in self._dates():
            field.changed.connect(self._soon.start)
            field.changed.connect(self.error.hide)
        self._soon.timeout.connect(self._summarise)

    def _follow_type(self) -> None:
        """Outsourcers launch hotlines and campaigns, and campaigns call out, until the reader says otherwise."""
        fitting = Plan(name="", type=self.type.value)
        self.approach.choose(fitting.way)
        usual = fitting.served or (Channel.VOICE_IN.value,)
        for channel in (Channel.VOICE_IN, Channel.VOICE_OUT):
            self.channels[channel].setChecked(channel.value in usual)
        self._scope_field.setVisible(self.type.value is ProjectType.HOTLINE)

    def _follow_language(self) -> None:
        """Choose the language of the country, until another one has been chosen."""
        self.country.choose(FACTS[self.language.value].land)

    def _summarise(self) -> None:
        self.content_size.setEnabled(not self.content.is_empty)
        self._summary.tell(self.plan(), self.content.use)
