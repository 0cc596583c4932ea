"""Where the program starts: a command for a script, or the window."""

import sys
from pathlib import Path

from ccworkbench.cli import main as command_line


def window(store: Path | None, language: str | None) -> int:
    """Open the window; nothing of it is loaded for a command."""
    from ccworkbench.app import run

    return run(store, language)


def main() -> int:
    """Give the exit code: 0 is done, 1 is no, 2 is wrong use or bad input."""
    return command_line(sys.argv[1:], window)


if __name__ == "__main__":
    sys.exit(main())
