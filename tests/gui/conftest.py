"""A desk with the sample project on it, in a store file of its own."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from shutil import copyfile

import pytest
from PySide6.QtWidgets import QApplication

from ccworkbench import paths
from ccworkbench.gui.desk import Desk
from ccworkbench.gui.palette import LIGHT
from ccworkbench.gui.theme import load_fonts, wear
from ccworkbench.method.sample import sample_pictures, sample_rows
from ccworkbench.store.store import Store

TODAY = date(2026, 11, 30)


@pytest.fixture(scope="session")
def sample_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a store with the sample project once; tests work on copies of it."""
    path = tmp_path_factory.mktemp("sample") / "sample.ccw"
    with Store.open(path) as store:
        for picture in sample_pictures():
            store.keep_picture(picture, "image/png")
        store.add(sample_rows(paths.words("en")))
    return path


@pytest.fixture(scope="session")
def dressed(qapp: QApplication) -> QApplication:
    """Dress the program once: a style sheet is slow to put on."""
    qapp.setStyle("Fusion")
    load_fonts()
    wear(qapp, LIGHT)
    return qapp


@pytest.fixture
def desk(sample_store: Path, tmp_path: Path, dressed: QApplication) -> Iterator[Desk]:
    """Open the sample project, in English, on a fixed day."""
    path = tmp_path / "store.ccw"
    copyfile(sample_store, path)
    with Store.open(path) as store:
        desk = Desk(store, "en", LIGHT, TODAY)
        desk.open(store.projects()[0].id)
        yield desk
        desk.close()
