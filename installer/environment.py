"""The project's own Python in `.venv`: made once, renewed when the pinned libraries or the project change."""

import hashlib
import importlib.util
import os
import platform
import shutil
import subprocess
import sys
from pathlib import Path

from system import SetupError, add_missing_libraries, install_packages, is_root, quietly, why

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = str(VENV / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python"))
LOCK = ROOT / "requirements.lock"
LIBRARIES_STAMP = VENV / "libraries.stamp"
PROJECT_STAMP = VENV / "project.stamp"
WORDS = ROOT / "resources" / "words"

__all__ = ["PYTHON", "ROOT", "SetupError", "child_environment", "ready", "words_are_fresh"]


def ready(*, with_window: bool) -> None:
    """See that everything is there; what is missing is made, and takes a few minutes the first time only."""
    check_machine()
    make_environment()
    install_libraries()
    install_project()
    compile_words()
    if sys.platform == "linux":
        add_missing_libraries(qt_files(with_window=with_window))


def check_machine() -> None:
    """Refuse a Linux on which Qt's wheels can't be installed."""
    name, version = platform.libc_ver() if sys.platform == "linux" else ("", "")
    if name == "glibc" and tuple(map(int, version.split("."))) < (2, 34):
        message = f"Qt needs glibc 2.34 or newer (Debian 12, Ubuntu 22.04, RHEL 9 or later), this system has {version}."
        raise SetupError(message)


def make_environment() -> None:
    """Make `.venv`, again where its Python is gone or another one is used now, and when other libraries are pinned.

    Two releases of a library may bring the same files in packages of different names, as Qt's do: installed over one
    another, the one that is taken away takes the other's files along.
    """
    if works() and reads(LIBRARIES_STAMP) == pinned():
        return
    print("Making the environment in .venv ...", flush=True)
    if importlib.util.find_spec("ensurepip") is None:
        add_ensurepip()
    step([sys.executable, "-m", "venv", "--clear", str(VENV)], "The environment could not be made in .venv")


def works() -> bool:
    """Tell whether the environment runs, and runs this version of Python."""
    question = [PYTHON, "-c", "import sys, pip; print(*sys.version_info[:2])"]
    try:
        answer = subprocess.run(question, env=child_environment(), capture_output=True, text=True, check=False)
    except OSError:
        return False
    return answer.stdout.split() == [str(part) for part in sys.version_info[:2]]


def add_ensurepip() -> None:
    """Debian and Ubuntu keep a part of Python in a package of its own."""
    package = f"python3.{sys.version_info.minor}-venv"
    if not sys.executable.startswith("/usr/bin/") or not shutil.which("apt-get"):
        message = (
            f"{sys.executable} lacks its module ensurepip: install a complete Python, for instance from python.org."
        )
        raise SetupError(message)
    if not is_root():
        raise SetupError(f"Python's module venv is missing; type: sudo apt-get install {package}")
    install_packages([package])


def install_libraries() -> None:
    """Install exactly the pinned libraries, if they are not the ones that are there."""
    if reads(LIBRARIES_STAMP) == pinned():
        return
    size = 330 if sys.version_info < (3, 12) else 160
    print(f"Installing the libraries (the first time about {size} MB are fetched) ...", flush=True)
    pip("install", "--require-hashes", "-r", str(LOCK))
    LIBRARIES_STAMP.write_text(pinned(), encoding="utf-8")


def pinned() -> str:
    """Return what stands for the pinned libraries."""
    return hashlib.sha256(LOCK.read_bytes()).hexdigest()


def install_project() -> None:
    """Install the project itself so that its source is used where it lies."""
    described = (ROOT / "pyproject.toml").read_bytes() + (ROOT / "ccworkbench" / "__init__.py").read_bytes()
    wanted = f"{ROOT} {hashlib.sha256(described).hexdigest()}"
    if reads(PROJECT_STAMP) == wanted:
        return
    pip("install", "--no-deps", "--no-build-isolation", "--no-index", "-e", str(ROOT))
    PROJECT_STAMP.write_text(wanted, encoding="utf-8")


def compile_words() -> None:
    """Compile the word catalogues, if one of them changed."""
    if words_are_fresh():
        return
    script = str(ROOT / "installer" / "words.py")
    step([PYTHON, script, "--compile"], "The word catalogues could not be compiled")


def words_are_fresh() -> bool:
    """Tell whether each catalogue was compiled since it changed."""
    pairs = [(source, source.with_suffix(".mo")) for source in WORDS.glob("*/LC_MESSAGES/*.po")]
    return all(made.is_file() and made.stat().st_mtime >= source.stat().st_mtime for source, made in pairs)


def qt_files(*, with_window: bool) -> list[Path]:
    """List those of Qt's files whose system libraries must be there."""
    found = list(VENV.glob("lib/python3*/site-packages/PySide6/QtCore.abi3.so"))
    if not found:
        raise SetupError("Qt is missing from .venv: delete the folder .venv and start again.")
    home = found[0].parent
    plugins = ["libqoffscreen.so"]
    if with_window and os.environ.get("DISPLAY"):
        plugins.append("libqxcb.so")
    elif with_window and os.environ.get("WAYLAND_DISPLAY"):
        plugins.append("libqwayland.so")
    modules = [home / f"{module}.abi3.so" for module in ("QtWidgets", "QtPdf", "QtSvg", "QtPrintSupport")]
    return modules + [home / "Qt" / "plugins" / "platforms" / plugin for plugin in plugins]


def pip(*arguments: str) -> None:
    quiet = ["--quiet", "--no-input", "--disable-pip-version-check", "--retries", "2", "--no-warn-script-location"]
    step([PYTHON, "-m", "pip", *arguments, *quiet], "The libraries could not be installed")


def step(command: list[str], failure: str) -> None:
    """Run one quiet step; where it fails, its output is told in a sentence."""
    code, output = quietly(command, child_environment())
    if code:
        raise SetupError(f"{failure}: {why(output)}")


def child_environment() -> dict[str, str]:
    """Give what child processes see: UTF-8 whatever the locale is, and no traces of another Python."""
    foreign = {"PYTHONHOME", "PYTHONPATH", "VIRTUAL_ENV", "__PYVENV_LAUNCHER__", "PIP_REQUIRE_VIRTUALENV", "PIP_USER"}
    return {key: value for key, value in os.environ.items() if key not in foreign} | {"PYTHONUTF8": "1"}


def reads(stamp: Path) -> str:
    return stamp.read_text(encoding="utf-8") if stamp.is_file() else ""
