"""The compiled word catalogues, one a language, read once."""

from functools import lru_cache
from gettext import GNUTranslations

from ccworkbench.language.languages import FACTS
from ccworkbench.language.user_error import UserError
from ccworkbench.language.words import Words, phrase
from ccworkbench.paths import resource


@lru_cache(maxsize=8)
def words_of(language: str) -> Words:
    """Return the words of a language; raises UserError where its catalogue is missing.

    English source texts in its place would be written into a project in that language, and stay there.
    """
    file = resource("words", FACTS[language].catalogue or language, "LC_MESSAGES", "ccworkbench.mo")
    try:
        with file.open("rb") as stream:
            return Words(language, GNUTranslations(stream))
    except OSError as error:
        message = phrase(
            "The texts for the language “{language}” are missing. Reinstall the program.",
            language=language,
        )
        raise UserError(message) from error
