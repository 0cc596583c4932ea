"""Who writes the history: a name that everybody who works on a store gives once, kept beside it."""

import getpass
import json
import os
import sys
from pathlib import Path
from typing import Any, Final

from ccworkbench.language.legible_text import legible

FILE: Final = "authors.json"
MARK: Final = "ccworkbench authors"
LONGEST_NAME: Final = 80  # characters of a name
DISPLAY_NAME: Final = 3  # how Windows numbers the name that people see
LARGEST: Final = 1_000_000  # bytes: of a larger file nothing is ours


def user_name() -> str:
    """Return the name under which somebody is logged in; a bare container knows none."""
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        return "?"


def author_of(store: Path) -> str:
    """Return the name of whoever works here; empty where it was not given yet, or can't be read."""
    return names_beside(store).get(user_name(), "")


def names_beside(store: Path) -> dict[str, str]:
    """Return the names that were given beside a store, by those who are logged in."""
    try:
        with (store.parent / FILE).open("rb") as stream:
            told = json.loads(stream.read(LARGEST).decode("utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    names: Any = told.get("names") if isinstance(told, dict) and told.get("format") == MARK else None
    if not isinstance(names, dict):
        return {}
    return {user: plain_name(name) for user, name in names.items() if isinstance(name, str)}


def plain_name(name: str) -> str:
    """Return a name as it is kept: one line, not longer than papers have room for."""
    return " ".join(legible(name).split())[:LONGEST_NAME]


def system_name() -> str:
    """Return the full name that the system knows of whoever works here, or else the name they log in with."""
    try:
        found = _full_name()
    except (ImportError, KeyError, OSError, AttributeError):
        found = ""
    return plain_name(found or user_name())


def _full_name() -> str:
    if sys.platform == "win32":
        import ctypes

        size = ctypes.c_ulong(LONGEST_NAME * 4)
        text = ctypes.create_unicode_buffer(size.value)
        ctypes.windll.secur32.GetUserNameExW(DISPLAY_NAME, text, ctypes.byref(size))
        return text.value
    import pwd

    return pwd.getpwuid(os.getuid()).pw_gecos.partition(",")[0]
