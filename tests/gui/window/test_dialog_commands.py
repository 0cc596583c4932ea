"""Figures of a platform taken in through the window."""

from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from ccworkbench.gui import standard_dialogs
from ccworkbench.gui.actions import Act
from ccworkbench.gui.context import Context
from ccworkbench.gui.window import dialog_commands
from ccworkbench.gui.window.main_window import MainWindow
from ccworkbench.gui.window.project_view import ProjectView
from ccworkbench.sheets.operate.kpi_figure import KpiFigure


def sentence(window: MainWindow) -> str:
    assert window.content is not None
    return window.content.errors.sentence


def choose(monkeypatch: pytest.MonkeyPatch, path: Path | None) -> None:
    monkeypatch.setattr(standard_dialogs, "open_file", lambda *_: path)


def export(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "export.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_figures_are_read_shown_and_told_in_one_sentence(
    window: MainWindow,
    project_view: ProjectView,
    context: Context,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    before = len(context.book.rows(KpiFigure))
    choose(monkeypatch, export(tmp_path, "Date;Offered\n2020-05-01;10\n2020-05-02;many\n"))
    with qtbot.waitSignal(context.stepped):
        window.acts[Act.FIGURES].trigger()
    assert len(context.book.rows(KpiFigure)) == before + 2
    assert project_view.key == "kpi_figure"
    assert sentence(window) == "“export.csv”: rows added: 2, cells that could not be read: 1 (lines: 3)."
    window.acts[Act.UNDO].trigger()
    assert len(context.book.rows(KpiFigure)) == before


def test_a_file_without_figures_is_told_above_the_sheet(
    window: MainWindow,
    project_view: ProjectView,
    context: Context,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    steps = len(context.book.history())
    choose(monkeypatch, export(tmp_path, "hello"))
    window.acts[Act.FIGURES].trigger()
    qtbot.waitUntil(lambda: "no known headings" in sentence(window))
    assert len(context.book.history()) == steps


def test_a_dialog_that_is_closed_changes_nothing(
    window: MainWindow, project_view: ProjectView, context: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps = len(context.book.history())
    choose(monkeypatch, None)
    window.acts[Act.FIGURES].trigger()
    assert len(context.book.history()) == steps


def test_a_project_that_was_left_meanwhile_gets_nothing(window: MainWindow, project_view: ProjectView) -> None:
    assert window.content is not None
    closed: Any = object()
    dialog_commands._take_figures(window.content, closed, closed, "export.csv")
    assert sentence(window) == ""
