"""What will be created for a new project: how many rows of each sheet, and what is uneasy about the plan."""

from collections import Counter
from collections.abc import Callable, Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ccworkbench.gui.context import Context
from ccworkbench.gui.dialogs.labelled_fields import wrapped_label
from ccworkbench.gui.look.icons import icon
from ccworkbench.language.languages import LANGUAGES
from ccworkbench.language.user_error import UserError
from ccworkbench.language.words import Phrase, phrases
from ccworkbench.method.house.adding import rows_with_house
from ccworkbench.method.house.content import HouseUse
from ccworkbench.method.plan.shortage import about_order, plan_notes
from ccworkbench.method.plan.starter_rows import Plan
from ccworkbench.sheets.prepare.profile import size_band_of

COUNTED: dict[str, Callable[[int], Phrase]] = {
    "role": lambda n: phrases("{n} role", "{n} roles", n),
    "deliverable": lambda n: phrases("{n} deliverable", "{n} deliverables", n),
    "raci": lambda n: phrases("{n} RACI entry", "{n} RACI entries", n),
    "question": lambda n: phrases("{n} guiding question", "{n} guiding questions", n),
    "action": lambda n: phrases("{n} action", "{n} actions", n),
    "task": lambda n: phrases("{n} roadmap task", "{n} roadmap tasks", n),
    "session": lambda n: phrases("{n} training session", "{n} training sessions", n),
    "cycle": lambda n: phrases("{n} test cycle", "{n} test cycles", n),
    "kpi": lambda n: phrases("{n} key figure", "{n} key figures", n),
}


class PlanSummary(QVBoxLayout):
    """One line for each kind of row, one for each warning."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context

    def tell(self, plan: Plan, use: HouseUse | None = None) -> None:
        """Say what would be created now."""
        while item := self.takeAt(0):
            if widget := item.widget():
                widget.deleteLater()
        words = self._context.words
        try:
            made = rows_with_house(plan, use)
            counts = Counter(row.__tablename__ for row in made.rows)
            told = [*made.notes, *plan_notes(made.plan, words.language)]
            if crossed := about_order(plan):
                raise UserError(crossed)
        except UserError as error:
            self.addWidget(self._sign(words.tell(error.message), "circle-alert", self._context.palette.bad))
            return
        lines = [words.tell(counted(counts[key])) for key, counted in COUNTED.items() if counts[key]]
        for text in [words.say("Project and contact-centre profile"), *lines]:
            self.addWidget(self._sign(text, "check", self._context.palette.good))
        for note in told:
            self.addWidget(self._sign(words.tell(note), "triangle-alert", self._context.palette.warn))
        for text in self._remarks(plan):
            self.addWidget(wrapped_label(text))

    def _remarks(self, plan: Plan) -> Iterator[str]:
        """Say what else follows from the plan."""
        words = self._context.words
        if band := size_band_of(plan.seats):
            yield words.say("Size band by seats: {band}", band=words.say(band.label))
        if not plan.empty:
            yield words.say("Content: {size}", size=words.say(plan.content.label))
        if plan.empty:
            yield words.say("Rows can be added by hand or pasted from Excel.")
        elif plan.language != words.language:
            yield words.say("All texts in {language}", language=LANGUAGES[plan.language])

    def _sign(self, text: str, name: str, colour: str) -> QWidget:
        line = QWidget()
        layout = QHBoxLayout(line)
        layout.setContentsMargins(0, 0, 0, 0)
        sign, said = QLabel(), QLabel(text)
        sign.setPixmap(icon(name, colour).pixmap(16, 16))
        said.setWordWrap(True)
        layout.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(said, 1)
        return line
