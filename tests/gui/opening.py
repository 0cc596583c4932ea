"""What tests of opening stores do with the program."""

from pathlib import Path

import pytest

from ccworkbench.gui import standard_dialogs
from ccworkbench.gui.store_file.start_page import StartPage
from ccworkbench.program import Program


def page_of(program: Program) -> StartPage:
    page = program.window.centralWidget()
    assert isinstance(page, StartPage)
    return page


def names(program: Program) -> list[str]:
    assert program.store
    return [project.name for project in program.store.projects()]


def choose(monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    """Answer the next question for a file."""
    monkeypatch.setattr(standard_dialogs, "open_file", lambda *_: path)
    monkeypatch.setattr(standard_dialogs, "save_file", lambda *_: path)
    monkeypatch.setattr(standard_dialogs, "new_file", lambda *_: path)
