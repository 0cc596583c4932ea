"""What all tests stand on: no screen, no network, no traces in the home folder of whoever runs them."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before anything imports Qt

import shutil
import socket
import sys
from collections.abc import Iterator
from typing import Any

import pytest

from environment import words_are_fresh
from words import compile_all

HOMES = ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA")
HOMES_OF_DATA = ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME")


class Offline(socket.socket):
    """A socket that reaches nothing but this machine's own processes."""

    def __init__(self, family: int = -1, *arguments: Any, **named: Any) -> None:
        if family in (-1, socket.AF_INET, socket.AF_INET6) and named.get("fileno") is None:
            raise AssertionError("The program works offline, and so do its tests.")
        super().__init__(family, *arguments, **named)


def pytest_configure(config: pytest.Config) -> None:
    """Compile the words if they changed, before there are workers that would do so at the same time."""
    if not hasattr(config, "workerinput") and not words_are_fresh():
        compile_all()


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip a test marked `needs(tool)` where a tool is missing; on a machine that must have all tools, fail."""
    tools = [tool for marker in item.iter_markers("needs") for tool in marker.args]
    missing = [tool for tool in tools if shutil.which(tool) is None]
    if missing and os.environ.get("CCWORKBENCH_NO_SKIP"):
        pytest.fail(f"needs {', '.join(missing)}", pytrace=False)
    if missing:
        pytest.skip(f"needs {', '.join(missing)}")


@pytest.fixture(scope="session")
def qapp(qapp: Any) -> Any:
    """Give the application, and let garbage be collected as the program does: in this thread, from the event loop."""
    from ccworkbench.gui.garbage_collection import garbage_collector

    garbage_collector().start()
    return qapp


@pytest.fixture(autouse=True)
def _no_windows_left() -> Iterator[None]:
    """Let jobs end, and closed windows go: those that linger are dressed and repainted with every later one."""
    yield
    if "PySide6.QtCore" in sys.modules:
        from PySide6.QtCore import QCoreApplication, QEvent, QThreadPool

        QThreadPool.globalInstance().waitForDone()  # what a job tells when Qt is gone is told to nobody, and fails
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        if QCoreApplication.instance():
            from ccworkbench.gui.garbage_collection import garbage_collector

            garbage_collector().collect()  # a test without an event loop makes garbage, too


@pytest.fixture(scope="session", autouse=True)
def _clipboard_empty_at_the_end() -> Iterator[None]:
    """Take from the clipboard what Python put there: without a screen it is destroyed when Python is gone already."""
    yield
    if "PySide6.QtGui" in sys.modules:
        from PySide6.QtGui import QGuiApplication

        if QGuiApplication.instance():
            QGuiApplication.clipboard().clear()


@pytest.fixture(scope="session", autouse=True)
def _statements_written_once() -> Iterator[None]:
    """Let stores share what SQLAlchemy compiles: half of the time of reading one goes into writing statements anew."""
    from ccworkbench.store import store

    engines: list[Any] = []
    make = vars(store)["create_engine"]

    def create_engine(*arguments: Any, **named: Any) -> Any:
        engine = make(*arguments, **named)
        engines.append(engine) if not engines else None
        engine.dialect, engine._compiled_cache = engines[0].dialect, engines[0]._compiled_cache
        return engine

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(store, "create_engine", create_engine)
        yield


@pytest.fixture(scope="session", autouse=True)
def _offline() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket, "socket", Offline)
        yield


@pytest.fixture(scope="session", autouse=True)
def _home_of_its_own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        for name in HOMES:
            patch.setenv(name, str(home))
        for name in HOMES_OF_DATA:
            patch.setenv(name, str(home / name.lower()))
        patch.delenv("CCWORKBENCH_STORE", raising=False)
        yield
