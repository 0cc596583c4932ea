"""A command line over a store that holds the sample project."""

import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from ccworkbench.cli import main
from ccworkbench.operations.new_project import add_sample
from ccworkbench.store.store import Store


@dataclass
class Answer:
    """What a command gave back."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


Ask = Callable[..., Answer]


def no_window(_store: Path | None, _language: str | None) -> int:
    raise AssertionError("no window was asked for")


@pytest.fixture(autouse=True)
def _english(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "en_GB.UTF-8")


@pytest.fixture(scope="session")
def master(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with the sample in English, to be copied."""
    path = tmp_path_factory.mktemp("cli") / "master.ccw"
    with Store.open(path) as store:
        add_sample(store, "en")
    return path


@pytest.fixture
def store(master: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(master, tmp_path / "store.ccw"))


@pytest.fixture
def ask(store: Path, capsys: pytest.CaptureFixture[str]) -> Ask:
    """Type a command; it works on the sample's store unless it names another."""

    def ask(*arguments: str | Path) -> Answer:
        words = [str(argument) for argument in arguments]
        named = [] if any(word.startswith("--store") for word in words) else ["--store", str(store)]
        code = main([*words, *named], no_window)
        said = capsys.readouterr()
        return Answer(code, said.out, said.err)

    return ask
