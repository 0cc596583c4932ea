"""Makes a typed or pasted text fit to be stored: what can't stand in a file is marked where it stood."""

import re

# What neither a database nor a file of Excel can hold: halves of letters, and codes that command a terminal.
ILLEGIBLE = re.compile("[\x00-\x08\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def legible(text: str) -> str:
    """Put a mark in the place of each character that can't be stored; Word's soft line end becomes a line end."""
    return ILLEGIBLE.sub("\ufffd", text.replace("\x0b", "\n"))
