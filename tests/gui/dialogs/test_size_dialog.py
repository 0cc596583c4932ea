"""Changing the size of the content in the window: what is proposed, ticked, done and undone."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ccworkbench.gui.actions import CHANGES_STORE, Act
from ccworkbench.gui.context import Context
from ccworkbench.gui.dialogs.size_dialog import SizeDialog
from ccworkbench.gui.widgets.tick_list import OFF, ON
from ccworkbench.gui.window.main_window import MainWindow
from ccworkbench.language.words import phrase
from ccworkbench.method.plan.starter_rows import Plan
from ccworkbench.operations.new_project import add_project
from ccworkbench.sheets.prepare.profile import ContentSize, Profile
from ccworkbench.sheets.prepare.question import Question
from ccworkbench.sheets.uat.test_case import TestCase
from ccworkbench.sheets.uat.test_step import TestStep
from ccworkbench.store.store import Store


@pytest.fixture
def lean(tmp_path: Path) -> Iterator[Context]:
    """A context with a lean project."""
    with Store.open(tmp_path / "store.ccw") as store:
        context = Context(store, "en")
        context.open(add_project(store, Plan("North", "K", seats=12)).project_id)
        yield context
        context.close()


def dialog_of(context: Context, qtbot: QtBot) -> SizeDialog:
    dialog = SizeDialog(context)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def size_of(context: Context) -> ContentSize | None:
    size: ContentSize | None = context.book.rows(Profile)[0].content_size
    return size


@pytest.mark.parametrize("size", ContentSize)
def test_it_begins_with_the_size_that_the_project_has(size: ContentSize, lean: Context, qtbot: QtBot) -> None:
    with lean.book.edit(phrase("Change {field}", field="x")):
        lean.book.rows(Profile)[0].content_size = size
    assert dialog_of(lean, qtbot).content_size.value is size


def test_another_size_is_taken_in_one_step(lean: Context, qtbot: QtBot) -> None:
    dialog = dialog_of(lean, qtbot)
    dialog.content_size.choose(ContentSize.STANDARD)
    assert dialog.list.count() == len(dialog.list.chosen()) > 50
    assert not any(isinstance(one.row, TestStep) for one in dialog.proposals)
    assert str(len(dialog.proposals)) in dialog.change_button.text()
    QTest.mouseClick(dialog.change_button, Qt.MouseButton.LeftButton)
    assert size_of(lean) is ContentSize.STANDARD
    assert all(any(step.case_id == case.id for step in lean.book.rows(TestStep)) for case in lean.book.rows(TestCase))
    lean.book.undo()
    assert (size_of(lean), len(lean.book.rows(Question))) == (ContentSize.LEAN, 20)


def test_single_rows_are_taken_over_and_the_size_stays(lean: Context, qtbot: QtBot) -> None:
    dialog = dialog_of(lean, qtbot)
    dialog.content_size.choose(ContentSize.FULL)
    dialog.none_button.click()
    assert not dialog.change_button.isEnabled()
    place = next(n for n, one in enumerate(dialog.proposals) if one.row.origin == "q.1.9")
    dialog.list.item(place).setCheckState(ON)
    dialog.change_button.click()
    assert (size_of(lean), len(lean.book.rows(Question))) == (ContentSize.LEAN, 21)


def test_the_size_that_the_project_has_proposes_nothing(lean: Context, qtbot: QtBot) -> None:
    dialog = dialog_of(lean, qtbot)
    assert dialog.list.count() == 0
    assert not dialog.change_button.isEnabled()
    assert "neither adds nor removes" in dialog.note.text()


def test_nothing_changes_where_it_is_cancelled(lean: Context, qtbot: QtBot) -> None:
    dialog = dialog_of(lean, qtbot)
    dialog.content_size.choose(ContentSize.STANDARD)
    dialog.list.item(0).setCheckState(OFF)
    steps = len(lean.book.history())
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert len(lean.book.history()) == steps


def test_it_is_an_action_of_the_window_where_a_project_is_open(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[ContentSize] = []
    monkeypatch.setattr(SizeDialog, "exec", lambda dialog: opened.append(dialog.present_size))
    window.acts[Act.CONTENT_SIZE].trigger()
    assert opened == [ContentSize.FULL]  # the sample shows all that there is
    assert window.content
    window.content.show_home()
    assert not window.acts[Act.CONTENT_SIZE].isEnabled()
    assert Act.CONTENT_SIZE in CHANGES_STORE
