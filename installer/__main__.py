"""Set up and start the program from its source: `python3 installer run`; needs nothing but Python."""

import sys

if sys.version_info < (3, 11):  # noqa: UP036 - whoever has an older Python shall read a sentence, not a traceback
    print(f"CC Workbench needs Python 3.11 or newer, this is {sys.version.split()[0]}: start it with a newer one.")
    sys.exit(2)

import json
import os
import subprocess
from collections.abc import Callable
from pathlib import Path

from environment import PYTHON, ROOT, SetupError, child_environment, ready

USAGE = """usage: python3 installer COMMAND [arguments]

  run [arguments]          set up, then open the window; without a display, write a sample kick-off pack to ./kickoff
  test [pytest arguments]  set up, then run the tests
  faults [arguments]       set up, then run the long tests, of crashes and losses too, within a quarter of an hour
  prove [PART[=TIMES] ...] set up, then kill, flip, export and plan for hours, and tell the figures
  bench [arguments]        set up, then run the benchmarks
  screenshots DIR          set up, then draw every screen into a folder
  words [--check]          set up, then renew the word catalogues from the texts in the code
  words --release VERSION  set up, then keep how this release words the starter texts
  schema                   set up, then say what is new in the sheets, and write the migration that is lacking
  setup                    only set up"""

KICKOFF = Path("kickoff")
OFFSCREEN = {"QT_QPA_PLATFORM": "offscreen"}


def run(arguments: list[str]) -> int:
    """Open the window, or hand what was asked to the command line."""
    if arguments or has_display():
        return call("-m", "ccworkbench", *arguments)
    print("There is no display here, so the sample project's kick-off pack is written instead.", flush=True)
    return write_kickoff_pack()


def has_display() -> bool:
    """Tell whether a window can open: only Linux and its kin may lack a display."""
    if sys.platform in ("win32", "darwin"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def write_kickoff_pack() -> int:
    """Export the kick-off pack of the sample project, as PDF and Excel, and name the files."""
    KICKOFF.mkdir(exist_ok=True)
    store = KICKOFF / "sample.ccw"
    code, said = ask(store, "projects", "--json") if store.exists() else (0, "[]")
    project = next((listed["id"] for listed in json.loads(said or "[]")), "")
    if code == 0 and not project:
        code, said = ask(store, "sample", "--language", "en", "--json")
        project = json.loads(said)["id"] if code == 0 else ""
    if code == 0:
        formats = ["--format", "pdf", "--format", "xlsx", "--language", "en"]
        code, said = ask(store, "export", project, "--pack", "kickoff", *formats, "--out", str(KICKOFF))
        for file in said.splitlines():
            print(f"Written: {file}")
    return code


def ask(store: Path, *arguments: str) -> tuple[int, str]:
    """Give the exit code and the answer of a command; what went wrong it says itself."""
    command = [PYTHON, "-m", "ccworkbench", "--store", str(store), *arguments]
    done = subprocess.run(command, env=child_environment(), stdout=subprocess.PIPE, encoding="utf-8", check=False)
    return done.returncode, done.stdout


def test(arguments: list[str]) -> int:
    """Run the tests on two processors."""
    return call("-m", "pytest", "-n", "2", "--dist", "worksteal", *arguments, **OFFSCREEN)


def faults(arguments: list[str]) -> int:
    """Run what is too long for the suite: the tests that look at everything, then crashes and losses."""
    return test(["-m", "long", *arguments]) or alone("tests/faults", "fault_*.py", arguments)


def bench(arguments: list[str]) -> int:
    """Run the benchmarks, one after the other and in order."""
    return alone("tests/benchmarks", "bench_*.py", ["-s", "-p", "no:randomly", *arguments])


def alone(folder: str, files: str, arguments: list[str]) -> int:
    """Run tests that take long or measure time, of which there is only one at a time."""
    options = ["-o", f"python_files={files}", "-p", "no:xdist", "--timeout", "900"]
    return call("-m", "pytest", *options, folder, *arguments, **OFFSCREEN)


def prove(arguments: list[str]) -> int:
    """Run what takes hours, and tell the figures."""
    return call("-m", "tests.prove", *arguments, **OFFSCREEN)


def screenshots(arguments: list[str]) -> int:
    """Draw every screen into a folder."""
    return call(str(ROOT / "tests" / "screenshots.py"), *arguments, **OFFSCREEN)


def words(arguments: list[str]) -> int:
    """Renew the word catalogues, or only check them."""
    return call(str(ROOT / "installer" / "words.py"), *arguments)


def schema(arguments: list[str]) -> int:
    """Compare the sheets with the migrations, and draft the one that is lacking."""
    return call(str(ROOT / "installer" / "schema.py"), *arguments)


def setup(_arguments: list[str]) -> int:
    """Say that all is there."""
    print("CC Workbench is set up. Start it with: python3 installer run")
    return 0


def call(*arguments: str, **environment: str) -> int:
    """Run Python in the project's own environment; the variables given yield to those that are set."""
    return subprocess.run([PYTHON, *arguments], env=environment | child_environment(), check=False).returncode


COMMANDS: dict[str, Callable[[list[str]], int]] = {
    command.__name__: command for command in (run, test, faults, prove, bench, screenshots, words, schema, setup)
}
AT_HOME = {test, faults, prove, bench}  # where pytest finds its settings, and Python the tests


def main(arguments: list[str]) -> int:
    """Do one command; every failure is a sentence."""
    command = COMMANDS.get(arguments[0]) if arguments else None
    if command is None:
        print(USAGE)
        return 0 if arguments[:1] in (["-h"], ["--help"]) else 2
    try:
        ready(with_window=command is run and has_display())
        if command in AT_HOME:
            os.chdir(ROOT)
        return command(arguments[1:])
    except SetupError as error:
        print(error, file=sys.stderr)
    except OSError as error:
        print(f"Set-up stopped: {error.strerror or error} ({error.filename or ROOT}).", file=sys.stderr)
    except KeyboardInterrupt:
        return 130
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
