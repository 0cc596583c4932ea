"""Kinds of cell: how a value is shown, typed, put into Excel and taken back."""

import re

# What neither a database nor a file of Excel can hold: halves of letters, and codes that command a terminal.
ILLEGIBLE = re.compile("[\x00-\x08\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def legible(text: str) -> str:
    """Put a mark in the place of each character that can't be stored; Word's soft line end becomes a line end."""
    return ILLEGIBLE.sub("\ufffd", text.replace("\x0b", "\n"))
