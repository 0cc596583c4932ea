"""A store that holds the sample project, for what a user does with it."""

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from ccworkbench.operations.new_project import add_sample
from ccworkbench.store.store import Store
from ccworkbench.store.workbook import Workbook

TODAY = date(2026, 11, 30)


@pytest.fixture(scope="session")
def sample_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("operations") / "sample.ccw"
    with Store.open(path) as opened:
        add_sample(opened, "en", TODAY)
    return path


@pytest.fixture
def path(sample_file: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(sample_file, tmp_path / "sample.ccw"))


@pytest.fixture
def sample(path: Path) -> Iterator[Workbook]:
    with Store.open(path) as opened:
        yield opened.workbook(opened.projects()[0].id)


@pytest.fixture
def looked_at(path: Path) -> Iterator[Workbook]:
    """The sample, open to read only."""
    with Store.open(path, read_only=True) as opened:
        yield opened.workbook(opened.projects()[0].id)
