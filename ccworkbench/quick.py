"""Quicker imports for the start of the window: nothing is loaded that only other programs would use."""

import builtins
import importlib
import inspect
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec, module_from_spec
from types import ModuleType
from typing import Any

# What SQLAlchemy 2.1 imports and does not use unless asked, with what it takes from them at once.
UNUSED: dict[str, dict[str, Any]] = {"asyncio": {"iscoroutine": inspect.iscoroutine}, "importlib.metadata": {}}


class Later(ModuleType):
    """A module that is loaded when something in it is asked for."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        self.__class__ = ModuleType  # type: ignore[assignment]  # from now on it is what it stands for
        assert self.__spec__
        assert self.__spec__.loader
        self.__spec__.loader.exec_module(self)
        return getattr(self, name)


@contextmanager
def plain_imports() -> Iterator[None]:
    """Import as Python does, for as long as many modules are loaded.

    WORKAROUND: PySide6 6.12 replaces `__import__` to look for its feature switches, which nothing here uses; that
    makes the import of SQLAlchemy 1.3 times as slow.
    """
    hooked = builtins.__import__
    builtins.__import__ = importlib.__import__
    try:
        yield
    finally:
        builtins.__import__ = hooked


def put_off() -> None:
    """Let what SQLAlchemy imports in vain wait until it is used.

    WORKAROUND: SQLAlchemy 2.1 imports asyncio for dialects that have nothing to do with SQLite, and importlib.metadata
    for plug-ins: a quarter of its own import.
    """
    for name, known in UNUSED.items():
        spec = None if name in sys.modules else find_spec(name)
        if spec is None:
            continue
        module = module_from_spec(spec)
        module.__class__ = Later
        module.__dict__.update(known)
        sys.modules[name] = module
        parent, _, child = name.rpartition(".")
        if parent:
            setattr(sys.modules[parent], child, module)
