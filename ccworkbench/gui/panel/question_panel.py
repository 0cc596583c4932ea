"""The guiding questions of a chapter: each with its answer, its rating, who answered it and when."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtWidgets import QLabel, QMenu, QPushButton, QVBoxLayout, QWidget

from ccworkbench.core.record import Record
from ccworkbench.core.viewer import Viewer
from ccworkbench.gui.context import Context
from ccworkbench.gui.form.inputs import LongInput
from ccworkbench.gui.look.flow_layout import FlowLayout
from ccworkbench.gui.look.painting import initials
from ccworkbench.gui.look.theme import role
from ccworkbench.gui.panel.rating_dots import RatingDots
from ccworkbench.gui.pending_changes import WaitingTexts
from ccworkbench.language.user_error import UserError
from ccworkbench.language.words import N_
from ccworkbench.operations.answer_question import COLUMNS, answer_question, rate_question
from ccworkbench.operations.change_cells import set_cells
from ccworkbench.sheets.options import Chapter, Rating
from ccworkbench.sheets.prepare.question import Question
from ccworkbench.store.history import Step
from ccworkbench.store.workbook import Workbook

NOT_ANSWERED = N_("Not answered yet")


class QuestionCard(QWidget):
    """One question and what the team said to it."""

    def __init__(self, context: Context, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context, self.question = context, question
        self.text, self.state = role(QLabel(self), "strong"), role(QLabel(self), "small")
        self.answer = LongInput(context, COLUMNS["answer"], self)
        self.dots = RatingDots(context, self)
        self.person = role(QPushButton(self), "link")
        self.menu = QMenu(self.person)
        self.person.setMenu(self.menu)
        self._lay_out()
        self.answer.committed.connect(self.commit)
        self.answer.reverted.connect(self._give_up)
        self.dots.chosen.connect(self._rate)
        self.menu.aboutToShow.connect(self._list_people)
        self.retranslate()

    def commit(self) -> None:
        """Keep the answer; the day of a first answer is today, unless somebody set another."""
        if not self.answer.is_dirty:
            return
        typed = self.answer.typed()
        text = COLUMNS["answer"].kind.parse(typed, self._viewer())
        self._change(lambda book: answer_question(book, self.question, text), "answer", text, typed)

    def refresh(self) -> None:
        """Follow a change of the question; an answer that is being typed stays."""
        self.text.setText(self.question.text)
        if not self.answer.is_dirty:
            self.show_answer()
        self.dots.put(self.question.rating)
        for widget in (self.answer, self.dots, self.person):
            widget.setEnabled(not self.context.store.read_only)
        self._tell_state()

    def show_answer(self) -> None:
        """Show the answer that the workbook holds."""
        self.answer.put(self.question.answer, self.question.answer)

    def retranslate(self) -> None:
        """Say everything again."""
        words = self.context.words
        self.answer.text.setPlaceholderText(words.say("Record the answer…"))
        self.dots.retranslate()
        self.refresh()
        self.answer.main.setAccessibleName(words.say("Answer to: {question}", question=self.question.text))

    def repaint_colours(self) -> None:
        """Take the colours chosen now."""
        self.dots.repaint_colours()

    def _rate(self, rating: Rating | None) -> None:
        self._change(lambda book: rate_question(book, self.question, rating), "rating", rating)
        self.setFocus()

    def _change(self, step: Callable[[Workbook], None], column: str, value: Any, typed: str | None = None) -> None:
        def do() -> None:
            step(self.context.open_book())
            if typed is not None and self.answer.typed() == typed:  # what was typed on meanwhile stays
                self.show_answer()
            self.refresh()

        try:
            self.context.change(do, typed or "", (id(self), column), partial(self._waiting_texts, column, value))
        except UserError as error:
            self.context.failed.emit(error)

    def _waiting_texts(self, column: str, value: Any) -> WaitingTexts:
        return WaitingTexts(
            {(self.question.id, column): COLUMNS[column].kind.show(value, self._viewer())}, self.question.__tablename__
        )

    def _give_up(self) -> None:
        self.context.pending.give_up((id(self), "answer"))
        self.show_answer()

    def _tell_state(self) -> None:
        words, question = self.context.words, self.question
        rated = words.say(question.rating.label) if question.rating else ""
        day = words.date(question.answered_on) if question.answered_on else ""
        said = [part for part in (rated, day) if part]
        is_open = not (said or question.answer)
        self.state.setText(words.say(NOT_ANSWERED) if is_open else " · ".join(said))
        self.state.setVisible(bool(self.state.text()))
        person = self._viewer().name("person", question.answered_by) if question.answered_by else ""
        self.person.setText(initials(person) if person else words.say("Answered by…"))
        self.person.setToolTip(words.say("Answered by {name}", name=person) if person else "")
        self.person.setAccessibleName(self.person.toolTip() or words.say("Answered by"))
        self.person.setVisible(not is_open)

    def _list_people(self) -> None:
        self.menu.clear()
        for person, name in self._viewer().options("person"):
            action = self.menu.addAction(name)
            action.triggered.connect(lambda _=False, person=person: self._name(person))
        if self.question.answered_by:
            self.menu.addSeparator()
            self.menu.addAction(self.context.words.say("Nobody")).triggered.connect(lambda: self._name(None))

    def _name(self, person: Any) -> None:
        cells = [(COLUMNS["answered_by"], person)]
        self._change(lambda book: set_cells(book, self.question, cells, self.context.words), "answered_by", person)

    def _viewer(self) -> Viewer:
        return self.context.viewer()

    def _lay_out(self) -> None:
        self.text.setWordWrap(True)
        self.setFocusProxy(self.answer)
        line = FlowLayout(gap=6)
        for widget in (self.dots, self.state, self.person):
            line.addWidget(widget)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(4)
        box.addWidget(self.text)
        box.addWidget(self.answer)
        box.addLayout(line)


class QuestionPanel(QWidget):
    """The questions of one chapter, under each other."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.chapter = ""
        self.cards: list[QuestionCard] = []
        self._empty = role(QLabel(self), "muted")
        self._empty.setWordWrap(True)
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(16, 16, 16, 16)
        self._box.setSpacing(16)
        self._box.addWidget(self._empty)
        self._box.addStretch(1)

    def show_sheet(self, sheet: type[Record]) -> None:
        """Show the questions of a sheet's chapter."""
        self.chapter = sheet.sheet.chapter
        self.rebuild()

    def rebuild(self) -> None:
        """Show the questions there are; a card whose question is still there stays as it is."""
        questions = [q for q in self.context.book.rows(Question) if q.chapter == self.chapter and not q.deleted]
        old = {card.question.id: card for card in self.cards}
        self.cards = [old.get(question.id) or QuestionCard(self.context, question, self) for question in questions]
        for card in old.values():
            if card not in self.cards:
                card.hide()
                card.deleteLater()
        for place, card in enumerate(self.cards):
            self._box.insertWidget(place, card)
            card.refresh()
        self._tell_empty()

    def on_step(self, step: Step) -> None:
        """Follow a change of the questions."""
        touched = {row for sheet, row in step.rows if sheet == Question.__tablename__}
        if touched - {card.question.id for card in self.cards}:
            self.rebuild()
            return
        if any(card.question.deleted or card.question.chapter != self.chapter for card in self.cards):
            self.rebuild()
            return
        people = any(sheet == "person" for sheet, _ in step.rows)
        for card in self.cards:
            if people or card.question.id in touched:
                card.refresh()

    def commit(self) -> None:
        """Keep the answer that is being typed."""
        for card in self.cards:
            card.commit()

    def forget(self) -> None:
        """Let go of the questions of a project that is no longer open."""
        for card in self.cards:
            card.hide()
            card.deleteLater()
        self.cards = []

    def retranslate(self) -> None:
        """Say everything again."""
        for card in self.cards:
            card.retranslate()
        self._tell_empty()

    def repaint_colours(self) -> None:
        """Take the colours chosen now."""
        for card in self.cards:
            card.repaint_colours()

    def _tell_empty(self) -> None:
        words = self.context.words
        chapter = words.say(Chapter(self.chapter).label) if self.chapter else ""
        self._empty.setText(words.say("There are no guiding questions for “{chapter}”.", chapter=chapter))
        self._empty.setVisible(not self.cards)
