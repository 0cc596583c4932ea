"""Garbage is collected in the window's thread, and what lives long has a parent that lives as long."""

import gc
import weakref
from threading import Thread, get_ident

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from ccworkbench.gui.dialogs.new_project_dialog import NewProjectDialog
from ccworkbench.gui.dialogs.preview import Preview
from ccworkbench.gui.garbage_collection import GarbageCollector, garbage_collector
from ccworkbench.gui.window.main_window import MainWindow
from ccworkbench.gui.window.project_view import ProjectView
from ccworkbench.sheets.order import SHEETS


class Node:
    """Something that holds itself, and says in which thread it went."""

    def __init__(self, gone: list[int]) -> None:
        self.me = self
        weakref.finalize(self, lambda: gone.append(get_ident()))


def litter(gone: list[int], count: int = 5_000) -> None:
    for _ in range(count):
        Node(gone)


def test_garbage_that_a_worker_makes_goes_in_the_windows_thread(qtbot: QtBot) -> None:
    gone: list[int] = []
    worker = Thread(target=litter, args=(gone,))
    worker.start()
    worker.join()
    assert gone == []
    qtbot.waitUntil(lambda: len(gone) == 5_000)
    assert set(gone) == {get_ident()}


def test_an_application_has_one_collector(qapp: QApplication) -> None:
    assert garbage_collector() is garbage_collector()
    assert len(qapp.findChildren(GarbageCollector)) == 1
    assert not gc.isenabled()


def test_what_was_set_aside_is_looked_at_again_once_something_big_was_closed(qapp: QApplication) -> None:
    gone: list[int] = []
    nodes = [Node(gone) for _ in range(10)]
    garbage_collector().set_aside()
    nodes.clear()
    gc.collect()
    assert gone == []
    garbage_collector().begin_anew()
    assert len(gone) == 10


def test_a_look_that_took_long_is_not_taken_again(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    gc.unfreeze()
    monkeypatch.setattr("ccworkbench.gui.garbage_collection.LONG_PAUSE", -1)
    monkeypatch.setattr(gc, "get_threshold", lambda: (0, 0, 1))
    monkeypatch.setattr(gc, "get_count", lambda: (1, 1, 2))
    garbage_collector().collect()
    assert gc.get_freeze_count() > 10_000
    garbage_collector().begin_anew()


@pytest.mark.long
def test_whatever_lives_as_long_as_the_window_has_a_parent(
    project_view: ProjectView, window: MainWindow, qtbot: QtBot
) -> None:
    gc.unfreeze()  # what is set aside is not listed
    before = lonely()  # what tests before this one left
    for sheet in SHEETS:
        project_view.open(sheet.__tablename__)
    assert window.content
    _wizard, preview = NewProjectDialog(project_view._context, window), Preview(project_view._context, window)
    qtbot.waitUntil(lambda: bool(preview.content), timeout=30_000)
    gc.unfreeze()
    assert {type(thing).__name__ for thing in lonely() if thing not in before} <= {"QScreen", "Job"}


def lonely() -> list[QObject]:
    """List the Qt objects without a parent."""
    found = (thing for thing in gc.get_objects() if isinstance(thing, QObject) and isValid(thing))
    return [thing for thing in found if thing.parent() is None]
