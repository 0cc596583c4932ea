"""Adapting the plan in the window: what is proposed, ticked, done and undone."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ccworkbench.gui.actions import CHANGES_STORE, Act
from ccworkbench.gui.context import Context
from ccworkbench.gui.dialogs.plan_dialog import PlanDialog
from ccworkbench.gui.widgets.tick_list import OFF
from ccworkbench.gui.window.main_window import MainWindow
from ccworkbench.language.languages import LANGUAGES
from ccworkbench.language.words import phrase
from ccworkbench.method.plan.starter_rows import Plan
from ccworkbench.operations.new_project import add_project
from ccworkbench.sheets.prepare.task import Task
from ccworkbench.store.store import Store


@pytest.fixture
def planned(tmp_path: Path) -> Iterator[Context]:
    """A context with a project whose go-live was put off."""
    with Store.open(tmp_path / "store.ccw") as store:
        context = Context(store, "en", today=date(2026, 11, 24))
        made = add_project(store, Plan("North", "K", seats=20, go_live=date(2027, 6, 1)))
        context.open(made.project_id)
        with context.open_book().edit(phrase("Change {field}", field="Go-live")):
            context.book.project.go_live = date(2027, 7, 4)
        yield context
        context.close()


def dialog_of(context: Context, qtbot: QtBot) -> PlanDialog:
    dialog = PlanDialog(context)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def golive(context: Context) -> date | None:
    return next(task.starts for task in context.book.rows(Task) if task.origin == "t.golive")


def test_what_is_ticked_is_done_as_one_step(planned: Context, qtbot: QtBot) -> None:
    dialog = dialog_of(planned, qtbot)
    QTest.mouseClick(dialog.adapt_button, Qt.MouseButton.LeftButton)
    assert golive(planned) == date(2027, 7, 4)
    planned.book.undo()
    assert golive(planned) == date(2027, 6, 1)


def test_what_is_not_ticked_stays(planned: Context, qtbot: QtBot) -> None:
    dialog = dialog_of(planned, qtbot)
    place = next(n for n, one in enumerate(dialog.proposals) if one.row.origin == "t.golive")
    dialog.list.setFocus()
    dialog.list.setCurrentRow(place)
    QTest.keyClick(dialog.list, Qt.Key.Key_Space)
    assert dialog.list.item(place).checkState() == OFF
    assert str(len(dialog.proposals) - 1) in dialog.adapt_button.text()
    dialog.adapt()
    assert golive(planned) == date(2027, 6, 1)
    assert len(dialog_of(planned, qtbot).proposals) == 1


def test_cancelling_changes_nothing(planned: Context, qtbot: QtBot) -> None:
    steps = len(planned.book.timeline.done)
    dialog = dialog_of(planned, qtbot)  # held, or it goes before it is clicked
    dialog.cancel.click()
    assert len(planned.book.timeline.done) == steps


def test_without_a_tick_there_is_nothing_to_do(planned: Context, qtbot: QtBot) -> None:
    dialog = dialog_of(planned, qtbot)
    dialog.none_button.click()
    assert not dialog.adapt_button.isEnabled()
    dialog.all_button.click()
    assert dialog.list.chosen() == dialog.proposals


def test_a_plan_that_fits_says_so_and_offers_nothing(planned: Context, qtbot: QtBot) -> None:
    dialog_of(planned, qtbot).adapt()
    dialog = dialog_of(planned, qtbot)
    assert not dialog.list.isVisible()
    assert not dialog.adapt_button.isVisible()
    assert dialog.cancel.text() == "Close"


def test_the_dialog_opens_in_every_language(planned: Context, qtbot: QtBot) -> None:
    for language in LANGUAGES:
        planned.set_language(language)
        dialog = dialog_of(planned, qtbot)
        assert dialog.list.count() == len(dialog.proposals) > 10
        assert planned.words.date(date(2027, 7, 4)) in "".join(
            dialog.list.item(n).text() for n in range(dialog.list.count())
        )


def test_the_dialog_is_an_action_of_the_window_where_a_project_is_open(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[int] = []
    monkeypatch.setattr(PlanDialog, "exec", lambda dialog: opened.append(dialog.list.count()))
    window.acts[Act.ADAPT_PLAN].trigger()
    assert len(opened) == 1
    assert window.content
    window.content.show_home()
    assert not window.acts[Act.ADAPT_PLAN].isEnabled()


def test_a_store_that_is_only_read_is_not_adapted() -> None:
    assert Act.ADAPT_PLAN in CHANGES_STORE
