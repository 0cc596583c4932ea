"""What is built from the source speaks five languages where nothing of the source is."""

import os
import subprocess
import sys
import sysconfig
from pathlib import Path
from shutil import copytree, ignore_patterns
from venv import EnvBuilder
from zipfile import ZipFile

import pytest

from environment import ROOT

# A word that the table of actions shows in each language.
SAID = {"en": "Preparation", "de": "Vorbereitung", "hu": "Előkészítés", "ru": "Подготовка", "zh": "准备"}
LEFT_BEHIND = ignore_patterns(".git", ".venv", ".*_cache", ".hypothesis", "*.mo", "__pycache__", "tests")


def run(*command: str | Path, cwd: Path | None = None) -> str:
    """Run a command as on a fresh machine, without a network; returns what it said."""
    environment = {key: value for key, value in os.environ.items() if not key.startswith(("PYTHON", "PIP_"))}
    offline = {"PIP_NO_INDEX": "1", "PIP_DISABLE_PIP_VERSION_CHECK": "1", "PYTHONUTF8": "1"}
    line = [str(part) for part in command]
    done = subprocess.run(line, env=environment | offline, cwd=cwd, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Copy the source as the repository holds it: without compiled catalogues."""
    return copytree(ROOT, tmp_path_factory.mktemp("package") / "source", ignore=LEFT_BEHIND)


@pytest.fixture(scope="module")
def wheel(source: Path) -> Path:
    return wheel_of(source, source.parent / "wheel")


def wheel_of(source: Path, folder: Path) -> Path:
    """Build as `pip wheel` does, with the build tools that are here in place of fetched ones."""
    run(sys.executable, "-m", "pip", "wheel", "--no-deps", "--no-build-isolation", "-w", folder, source)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path) -> Path:
    """Install the wheel into a fresh environment that has the libraries; returns its folder of programs."""
    home = wheel.parent.parent / "environment"
    EnvBuilder(with_pip=False).create(home)
    scheme = {"base": str(home), "platbase": str(home)}
    libraries, scripts = (Path(sysconfig.get_path(name, "venv", scheme)) for name in ("purelib", "scripts"))
    run(sys.executable, "-m", "pip", "--python", home, "install", "--no-deps", wheel)
    (libraries / "libraries.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    return scripts


@pytest.fixture(scope="module")
def store(installed: Path) -> Path:
    """Make a store with a German project by the installed program."""
    store = installed / "store.ccw"
    run(installed / "ccworkbench", "new", "P", "--customer", "C", "--language", "de", "--store", store)
    return store


@pytest.mark.long
@pytest.mark.parametrize("language", SAID)
def test_a_wheel_in_a_fresh_environment_speaks_each_language(language: str, installed: Path, store: Path) -> None:
    told = run(installed / "ccworkbench", "show", "P", "action", "--language", language, "--store", store)
    assert SAID[language] in told
    assert ("Ziele und Erfolgskriterien festhalten" in told) == (language == "de")  # starter rows, too


@pytest.mark.long
def test_the_source_package_builds_the_same_wheel(source: Path, wheel: Path, tmp_path: Path) -> None:
    run(sys.executable, "-m", "hatchling", "build", "-t", "sdist", "-d", tmp_path, cwd=source)
    (package,) = tmp_path.glob("*.tar.gz")
    again = wheel_of(package, tmp_path / "wheel")
    assert contents(again) == contents(wheel)


def contents(wheel: Path) -> dict[str, int]:
    """Name what a wheel holds, each with its checksum."""
    with ZipFile(wheel) as archive:
        return {info.filename: info.CRC for info in archive.infolist()}
