"""How the files of papers are named: a pattern with named parts in braces."""

import re
from typing import Final

from ccworkbench.core.cell_error import CellError
from ccworkbench.core.kind import Text
from ccworkbench.core.viewer import Viewer
from ccworkbench.language.words import Phrase, phrase

PARTS: Final = ("customer", "project", "document", "language", "version", "number", "date", "readers")
USUAL: Final = "{customer}_{document}_{language}_{version}_{date}_{readers}"
PART: Final = re.compile(r"\{([^{}]*)\}")
MOST_BETWEEN: Final = 60  # bytes that a pattern has of its own: the rest of a name is for its parts


class FileNames(Text):
    """A pattern such as {customer}_{document}; what it does not know is refused."""

    def read(self, text: str, viewer: Viewer) -> str:
        text = " ".join(text.split())
        if message := _fault(text):
            raise CellError(message)
        return text

    def show_value(self, value: str, viewer: Viewer) -> str:
        return value


def _fault(pattern: str) -> Phrase | None:
    """Say what is wrong with a pattern."""
    known = ", ".join(f"{{{part}}}" for part in PARTS)
    for part in PART.findall(pattern):
        if part not in PARTS:
            return phrase(
                "“{part}” is not a part of a file name. Choose from: {known}.", part=f"{{{part}}}", known=known
            )
    between = PART.sub("", pattern)
    if "{" in between or "}" in between:
        return phrase(
            "A brace in “{text}” has no partner. Write parts such as {example}.", text=pattern, example="{document}"
        )
    if pattern == between:
        return phrase("“{text}” names no part that changes. Use at least one of: {known}.", text=pattern, known=known)
    if len(between.encode()) > MOST_BETWEEN:
        return phrase("“{text}” is too long for a file name. Shorten the text between the parts.", text=pattern)
    return None
