"""The guiding questions of a chapter in the side panel."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ccworkbench.gui.context import Context
from ccworkbench.gui.panel.question_panel import QuestionCard, QuestionPanel
from ccworkbench.language.words import phrase
from ccworkbench.sheets.options import Rating
from ccworkbench.sheets.prepare.question import Question
from ccworkbench.sheets.roles.action import Action
from ccworkbench.sheets.roles.person import Person


@pytest.fixture
def panel(context: Context, qtbot: QtBot) -> QuestionPanel:
    panel = QuestionPanel(context)
    context.stepped.connect(panel.on_step)
    context.words_changed.connect(panel.retranslate)
    qtbot.addWidget(panel)
    panel.show_sheet(Action)
    with qtbot.waitActive(panel):
        panel.show()
    return panel


@pytest.fixture
def card(panel: QuestionPanel) -> QuestionCard:
    """Give the card of a question nobody has answered yet."""
    question = panel.cards[0].question
    with panel.context.open_book().edit(phrase("Clear cells")):
        question.answer, question.rating, question.answered_by, question.answered_on = "", None, None, None
    return panel.cards[0]


def answer(card: QuestionCard, text: str, qtbot: QtBot) -> None:
    card.answer.text.setFocus()
    qtbot.keyClicks(card.answer.text, text)
    qtbot.keyClick(card.answer.text, Qt.Key.Key_Tab)


def test_the_questions_of_the_chapter_are_shown_in_their_order(panel: QuestionPanel) -> None:
    expected = [q.text for q in panel.context.book.rows(Question) if q.chapter == "roles"]
    assert [card.text.text() for card in panel.cards] == expected


def test_an_answer_is_dated_today_in_the_same_step(card: QuestionCard, qtbot: QtBot) -> None:
    before = len(card.context.book.timeline.done)
    answer(card, "Two days a week", qtbot)
    assert card.question.answer == "Two days a week"
    assert card.question.answered_on == card.context.today
    assert len(card.context.book.timeline.done) == before + 1


def test_undo_takes_answer_and_date_back_together(card: QuestionCard, qtbot: QtBot) -> None:
    answer(card, "Two days a week", qtbot)
    card.context.book.undo()
    assert (card.question.answer, card.question.answered_on) == ("", None)
    assert card.answer.typed() == ""


def test_a_rating_is_said_in_words(card: QuestionCard, qtbot: QtBot) -> None:
    qtbot.mouseClick(card.dots.dots[1], Qt.MouseButton.LeftButton)
    assert card.question.rating is Rating.AMBER
    assert card.state.text().startswith("Amber")


def test_the_arrow_keys_go_on_and_space_rates(card: QuestionCard, qtbot: QtBot) -> None:
    dots = card.dots.dots
    dots[0].setFocus()
    qtbot.keyClick(dots[0], Qt.Key.Key_Right)
    qtbot.keyClick(dots[1], Qt.Key.Key_Right)
    qtbot.keyClick(dots[2], Qt.Key.Key_Space)
    assert card.question.rating is Rating.RED


def test_choosing_the_rating_again_takes_it_away(card: QuestionCard, qtbot: QtBot) -> None:
    for _ in range(2):
        qtbot.mouseClick(card.dots.dots[0], Qt.MouseButton.LeftButton)
    assert card.question.rating is None


def test_the_person_who_answered_is_chosen(card: QuestionCard, qtbot: QtBot) -> None:
    answer(card, "Yes", qtbot)
    card.menu.aboutToShow.emit()
    action = next(action for action in card.menu.actions() if action.text() == "Bernd Kaiser")
    action.trigger()
    person = next(p for p in card.context.book.rows(Person) if p.full_name() == "Bernd Kaiser")
    assert card.question.answered_by == person.id
    assert card.person.toolTip() == "Answered by Bernd Kaiser"


def test_every_circle_has_a_name_for_those_who_do_not_see_it(card: QuestionCard) -> None:
    assert [dot.accessibleName() for dot in card.dots.dots] == ["Rating: Green", "Rating: Amber", "Rating: Red"]


def test_escape_brings_the_answer_back(card: QuestionCard, qtbot: QtBot) -> None:
    card.answer.text.setFocus()
    qtbot.keyClicks(card.answer.text, "oops")
    qtbot.keyClick(card.answer.text, Qt.Key.Key_Escape)
    assert card.answer.typed() == ""


def test_an_answer_survives_a_switch_of_language_while_it_is_typed(card: QuestionCard, qtbot: QtBot) -> None:
    card.answer.text.setFocus()
    qtbot.keyClicks(card.answer.text, "half an ans")
    card.context.set_language("zh")
    assert card.answer.typed() == "half an ans"


def test_deleted_and_new_questions_are_followed(panel: QuestionPanel) -> None:
    count = len(panel.cards)
    with panel.context.open_book().edit(phrase("Delete rows")) as edit:
        edit.remove(panel.cards[0].question)
    assert len(panel.cards) == count - 1
    panel.context.book.undo()
    assert len(panel.cards) == count
