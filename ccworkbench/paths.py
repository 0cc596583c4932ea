"""Where things lie: the only place that knows about wheels, frozen builds and the user's folders."""

import os
import sys
from functools import lru_cache
from gettext import GNUTranslations, NullTranslations
from pathlib import Path

from ccworkbench.core.words import Words
from ccworkbench.locales import FACTS


def resource(*parts: str) -> Path:
    """Give the path of something that ships with the program."""
    here = Path(getattr(sys, "_MEIPASS", "") or Path(__file__).parent)
    inside = here / "resources"
    return (inside if inside.is_dir() else here.parent / "resources").joinpath(*parts)


def user_data() -> Path:
    """Give the folder of the user's store and backups; it may not exist yet."""
    from platformdirs import user_data_path

    return user_data_path("CC Workbench", appauthor=False, roaming=False)


def default_store() -> Path:
    """Give the user's store, unless `CCWORKBENCH_STORE` names another."""
    named = os.environ.get("CCWORKBENCH_STORE")
    return Path(named) if named else user_data() / "store.ccw"


@lru_cache(maxsize=8)
def words(language: str) -> Words:
    """Load the words of a language; where no catalogue was compiled, the English source texts stand."""
    file = resource("words", FACTS[language].catalogue or language, "LC_MESSAGES", "ccworkbench.mo")
    if not file.is_file():
        return Words(language, NullTranslations())
    with file.open("rb") as stream:
        return Words(language, GNUTranslations(stream))
