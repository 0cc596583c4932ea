"""Where the program starts: a command for a script, or the window."""

import gc
import os
import sys
from pathlib import Path

DISPLAYS = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}


def window(store: Path | None, language: str | None) -> int:
    """Open the window; nothing of it is loaded for a command."""
    gc.disable()  # until the window is usable: nothing that the start makes is garbage, and looking costs a sixth of it
    import PySide6.QtWidgets  # noqa: F401 - it brings the hook that the rest does without

    from ccworkbench.plain_imports import plain_imports

    with plain_imports():
        from ccworkbench.app import run

    return run(store, language)


def main() -> int:
    """Return the exit code: 0 is done, 1 is no, 2 is wrong use or bad input."""
    arguments = sys.argv[1:]
    if not arguments and (sys.platform in {"win32", "darwin"} or DISPLAYS & os.environ.keys()):
        return window(None, None)  # the usual start: it shows before the command line and the store are loaded
    from ccworkbench.cli import main as command_line

    return command_line(arguments, window)


if __name__ == "__main__":
    sys.exit(main())
