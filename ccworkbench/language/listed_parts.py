"""Lists that are typed in one line: parts between commas or semicolons, or in lines of their own."""

import re

SEPARATORS = re.compile(r"[\n,;、，；]+")


def listed_parts(text: str) -> list[str]:
    """Return the parts of a list; blanks around them and empty ones are left out."""
    return [part.strip() for part in SEPARATORS.split(text) if part.strip()]
