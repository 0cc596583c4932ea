"""The set-up script without a display: the sample's kick-off pack, as often as one asks for it."""

import importlib.util
import json
import os
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from environment import ROOT


@pytest.fixture
def script(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("set_up", ROOT / "installer" / "__main__.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    monkeypatch.setattr(module, "PYTHON", sys.executable)
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    monkeypatch.setattr(module, "child_environment", lambda: dict(os.environ))
    monkeypatch.chdir(tmp_path)
    return module


def projects(store: str) -> list[str]:
    command = [sys.executable, "-m", "ccworkbench", "--store", store, "projects", "--json"]
    answer = subprocess.run(command, env=os.environ | {"PYTHONPATH": str(ROOT)}, capture_output=True, check=True)
    return [project["id"] for project in json.loads(answer.stdout)]


@pytest.mark.long
def test_the_sample_is_made_once_and_its_pack_written_each_time(
    script: ModuleType, capfd: pytest.CaptureFixture[str]
) -> None:
    assert script.write_kickoff_pack() == 0
    first = projects("kickoff/sample.ccw")
    Path("kickoff/of-another-day.pdf").touch()
    capfd.readouterr()
    assert script.write_kickoff_pack() == 0
    assert projects("kickoff/sample.ccw") == first
    said = capfd.readouterr().out.splitlines()
    assert [Path(line.removeprefix("Written: ")).suffix for line in said] == [".pdf", ".xlsx"]
    assert all(Path(line.removeprefix("Written: ")).is_file() for line in said)


def test_a_kick_off_folder_that_is_a_file_stops_with_a_sentence(
    script: ModuleType, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    Path("kickoff").touch()
    monkeypatch.setattr(script, "ready", lambda **_: None)
    monkeypatch.setattr(script, "has_display", lambda: False)
    assert script.main(["run"]) == 2
    assert "kickoff" in capfd.readouterr().err
