"""Where things lie: the only place that knows about wheels, frozen builds and the user's folders."""

import os
import sys
from functools import lru_cache
from gettext import GNUTranslations
from pathlib import Path

from ccworkbench.core.problem import UserError
from ccworkbench.language.formats import FACTS
from ccworkbench.language.words import Words, phrase


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


def temporary_prefix() -> str:
    """Begin the name of a temporary folder, so that a later start knows whose it was and whether that still runs."""
    return f"ccworkbench-{os.getpid()}-"


@lru_cache(maxsize=8)
def words(language: str) -> Words:
    """Return the words of a language; raises UserError where its catalogue is missing.

    English source texts in its place would be written into a project in that language, and stay there.
    """
    file = resource("words", FACTS[language].catalogue or language, "LC_MESSAGES", "ccworkbench.mo")
    try:
        with file.open("rb") as stream:
            return Words(language, GNUTranslations(stream))
    except OSError as error:
        message = phrase("This copy of the program lacks its words for the language “{language}”. Install it anew.",
                         language=language)  # fmt: skip
        raise UserError(message) from error
