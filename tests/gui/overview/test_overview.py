"""The overview: nine chapters with their shares, the readiness, and room for all of it."""

import pytest
from PySide6.QtWidgets import QLabel, QScrollArea
from pytestqt.qtbot import QtBot

from ccworkbench.gui.context import Context
from ccworkbench.gui.overview.cards import LinkLine
from ccworkbench.gui.overview.overview import Overview
from ccworkbench.gui.window.main_window import MainWindow
from ccworkbench.gui.window.project_view import ProjectView
from ccworkbench.language.languages import LANGUAGES
from ccworkbench.language.words import phrase
from ccworkbench.method.figures.progress import chapter_progress
from ccworkbench.sheets.options import CHAPTER_TABS, Chapter
from ccworkbench.sheets.roles.action import Action


@pytest.fixture
def overview(project_view: ProjectView) -> Overview:
    """Open the overview of the sample project."""
    project_view.open("overview")
    page = project_view.stack.currentWidget()
    assert isinstance(page, Overview)
    return page


def test_every_chapter_of_the_method_shows_its_share(overview: Overview, context: Context, qtbot: QtBot) -> None:
    with context.open_book().edit(phrase("Add")) as edit:
        for chapter in Chapter:
            edit.add(Action(preparation="Something", chapter=chapter))
    counted = [chapter for chapter in Chapter if chapter not in {Chapter.LAUNCH, Chapter.OPERATE}]
    names = [context.words.say(CHAPTER_TABS[chapter]) for chapter in counted]

    def shares() -> dict[str, float | None]:
        return {line.text(): line.share for line in overview.findChildren(LinkLine)}

    wanted = chapter_progress(context.book.rows)
    qtbot.waitUntil(lambda: [shares().get(name) for name in names] == [wanted[chapter] for chapter in counted])


def test_the_readiness_is_the_score_of_the_rules(overview: Overview, context: Context) -> None:
    texts = [label.text() for label in overview.findChildren(QLabel)]
    found = context.readiness()
    assert context.words.say("{n}%", n=found.score) in texts
    assert context.words.say(found.proposal.label) in texts


def test_a_narrow_window_cuts_nothing_off(
    window: MainWindow, overview: Overview, context: Context, qtbot: QtBot
) -> None:
    area = overview.findChildren(QScrollArea)[0]

    def is_whole() -> bool:
        board = area.widget()
        return board is not None and board.minimumSizeHint().width() <= area.viewport().width()

    window.resize(980, 900)
    for language in LANGUAGES:
        context.set_language(language)
        qtbot.waitUntil(lambda: overview.title.text() == context.words.say("Overview"))
        qtbot.waitUntil(is_whole)


def test_no_sentence_ends_with_two_dots(overview: Overview, context: Context, qtbot: QtBot) -> None:
    for language in LANGUAGES:
        context.set_language(language)
        qtbot.waitUntil(lambda: overview.title.text() == context.words.say("Overview"))
        assert ".." not in overview.purpose.text()
