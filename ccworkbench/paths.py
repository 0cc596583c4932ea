"""Where things lie: the only place that knows about wheels, frozen builds and the user's folders."""

import os
import sys
from pathlib import Path


def resource(*parts: str) -> Path:
    """Return the path of something that ships with the program."""
    here = Path(getattr(sys, "_MEIPASS", "") or Path(__file__).parent)
    inside = here / "resources"
    return (inside if inside.is_dir() else here.parent / "resources").joinpath(*parts)


def user_data() -> Path:
    """Return the folder of the user's store and backups; it may not exist yet."""
    from platformdirs import user_data_path

    return user_data_path("CC Workbench", appauthor=False, roaming=False)


def default_store() -> Path:
    """Return the user's store, unless `CCWORKBENCH_STORE` names another."""
    named = os.environ.get("CCWORKBENCH_STORE")
    return Path(named) if named else user_data() / "store.ccw"


def temporary_prefix() -> str:
    """Begin the name of a temporary folder, so that a later start knows whose it was and whether that still runs."""
    return f"ccworkbench-{os.getpid()}-"
