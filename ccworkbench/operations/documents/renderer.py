"""What draws the papers: another program, library, font or catalogue may draw the same content in other bytes."""

import hashlib
from functools import cache
from importlib.metadata import PackageNotFoundError, version

from ccworkbench import __version__
from ccworkbench.paths import resource

LIBRARIES = ("reportlab", "openpyxl", "Pillow", "lxml", "Babel")
DRAWN_WITH = (("fonts", "*.ttf"), ("words", "*/LC_MESSAGES/*.mo"), ("content", "*.toml"))


@cache
def renderer() -> str:
    """Return a short digest of all that decides on the bytes of a paper, beside its content."""
    digest = hashlib.sha256(__version__.encode())
    for name in LIBRARIES:
        digest.update(f"{name} {_library_version(name)}".encode())
    for folder, pattern in DRAWN_WITH:
        for file in sorted(resource(folder).glob(pattern)):
            digest.update(hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()[:16]


def _library_version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:  # of a frozen build
        return ""
