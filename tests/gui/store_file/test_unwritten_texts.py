"""Texts that a store did not take are kept with their places, and told of at the next start."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from ccworkbench.gui import standard_dialogs
from ccworkbench.gui.context import Context
from ccworkbench.gui.settings import Settings
from ccworkbench.gui.store_file import leaving
from ccworkbench.gui.store_file.leaving import KEEP_TEXTS, may_leave
from ccworkbench.gui.store_file.unwritten_texts import texts_file, texts_files_of, write_texts, written_out
from ccworkbench.gui.widgets.notice_bar import NoticeBar
from ccworkbench.gui.window.main_window import MainWindow
from ccworkbench.gui.window.project_view import ProjectView
from ccworkbench.program import Program
from ccworkbench.sheets.roles.action import Action
from tests.gui.busy_store import Held
from tests.gui.test_pending_changes import field_in
from tests.gui.typed_keys import OpenSheet


@pytest.fixture(autouse=True)
def _read(request: pytest.FixtureRequest) -> None:
    """Read everything, as the window does before it shows anything."""
    if "open_sheet" in request.fixturenames:
        request.getfixturevalue("context").read_all()


def test_each_cell_of_a_block_stands_under_its_own_place(context: Context, open_sheet: OpenSheet, held: Held) -> None:
    actions = open_sheet("action")
    first, last = context.book.rows(Action)[0], context.book.rows(Action)[-1]
    held.take()
    QGuiApplication.clipboard().setText("One\tTwo")
    actions.at(0, "source").view.do.paste()
    QGuiApplication.clipboard().setText("Three\nFour")
    actions.at(len(context.book.rows(Action)) - 1, "source").view.do.paste()
    told = written_out(context)
    project = context.book.project.name
    assert f"{project} · Action table · {first.code} {first.label} · Source\nOne\n" in told
    assert f"{project} · Action table · {last.code} {last.label} · Source\nThree\n" in told
    assert f"{project} · Action table\nThree\nFour" in told


def test_a_cell_of_a_matrix_is_named_by_its_matrix_row_and_column(
    context: Context, open_sheet: OpenSheet, held: Held
) -> None:
    raci = open_sheet("raci")
    held.take()
    index = raci.model.index(0, len(raci.model.columns) - 1)
    raci.grid.choose(index)
    QGuiApplication.clipboard().setText("maybe")
    raci.view.do.paste()
    heading, text = written_out(context).splitlines()
    assert text == "maybe"
    assert raci.model.heading(raci.model.columns[-1]) in heading
    assert context.words.say(raci.model.sheet.sheet.title) in heading


def test_a_field_of_a_form_is_named_without_a_row(project_view: ProjectView, context: Context, held: Held) -> None:
    held.take()
    field = field_in(project_view, "name")
    field.line.setText("New name")
    project_view.commit()
    assert written_out(context) == f"{context.book.project.name} · Project · Project name\nNew name\n"


def bars(program: Program) -> list[NoticeBar]:
    assert program.window.content
    return [bar for bar in program.window.content.findChildren(NoticeBar) if bar.isVisibleTo(program.window)]


def test_the_next_start_tells_of_the_file_until_it_is_dismissed(program: Program, qtbot: QtBot) -> None:
    file = texts_file(program.path)
    file.write_text("Project · Action table · A-001 · Source\nKick-off\n", encoding="utf-8")
    program.open_store()
    qtbot.waitUntil(lambda: bool(bars(program)))
    (bar,) = bars(program)
    assert file.name in bar.sentence
    assert bar.way.text() == "Show the folder"
    bar.close_button.click()
    assert Settings.load(program.settings.path.parent).dismissed_texts == [str(file)]
    assert texts_files_of(program.path, [str(file)]) == []


def test_only_files_of_the_same_store_are_told_of(tmp_path: Path) -> None:
    for name in ("other.unwritten-2026-11-30-131500.txt", "store.unwritten-2026-11-30-131500.txt", "store.txt"):
        (tmp_path / name).write_text("Text")
    assert [path.name for path in texts_files_of(tmp_path / "store.ccw", [])] == [
        "store.unwritten-2026-11-30-131500.txt"
    ]


def test_a_file_is_told_of_only_to_the_store_that_it_names(
    context: Context, open_sheet: OpenSheet, held: Held, tmp_path: Path
) -> None:
    actions, name = open_sheet("action"), context.store.path.stem
    held.take()
    actions.at(0, "source").type("Kick-off").press(Qt.Key.Key_Return)
    kept = write_texts(context, tmp_path / "nowhere" / f"{name}.unwritten-2026-11-30-131500.txt")
    assert kept == Path.home() / f"{name}.unwritten-2026-11-30-131500.txt"
    assert kept in texts_files_of(context.store.path, [])
    assert kept not in texts_files_of(tmp_path / f"{name}.ccw", [])
    kept.unlink()


def test_whoever_keeps_texts_is_told_where_they_went(
    project_view: ProjectView, context: Context, held: Held, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []

    def ask(_parent: object, _title: str, text: str, answers: list[str]) -> int:
        told.append(text)
        return answers.index(KEEP_TEXTS) if KEEP_TEXTS in answers else 0

    monkeypatch.setattr(standard_dialogs, "ask", ask)
    monkeypatch.setattr(leaving, "texts_file", lambda store: store.parent / "nowhere" / "kept.unwritten-1.txt")
    held.take()
    field_in(project_view, "name").line.setText("New name")
    project_view.commit()
    assert may_leave(context, project_view)
    assert f"The texts are in {Path.home() / 'kept.unwritten-1.txt'}." in told[-1]
    assert "New name" in (Path.home() / "kept.unwritten-1.txt").read_text(encoding="utf-8")


def test_texts_that_have_waited_for_a_while_outlive_a_program_that_is_killed(
    project_view: ProjectView, window: MainWindow, context: Context, held: Held
) -> None:
    assert window.content
    path, texts_file = context.store.path, window.content.unwritable.texts_file
    held.take()
    field_in(project_view, "name").line.setText("New name")
    project_view.commit()
    assert texts_file.timer.isActive()
    assert texts_files_of(path, []) == []
    texts_file.timer.timeout.emit()
    (file,) = texts_files_of(path, [])
    assert "New name" in file.read_text(encoding="utf-8")
    held.free()
    context.pending.again()
    assert texts_files_of(path, []) == []
