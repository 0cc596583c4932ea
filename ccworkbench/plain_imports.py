"""Quicker imports for the start of the window."""

import builtins
import importlib
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def plain_imports() -> Iterator[None]:
    """Import by Python's own `importlib.__import__`, for as long as many modules are loaded.

    WORKAROUND: PySide6 6.11 and 6.12 replace `__import__` to look for feature switches, which nothing here uses. The
    best of 9 and of 15 starts was usable after 1.00 and 0.94 times the floor this way, after 1.20 and 0.99 without.
    """
    hooked = builtins.__import__
    builtins.__import__ = importlib.__import__
    try:
        yield
    finally:
        builtins.__import__ = hooked
