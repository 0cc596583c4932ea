"""The bundled fonts on paper: which one has a character, how wide a text is, where a line may end."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby
from typing import Any

from ccworkbench.paths import resource

REGULAR, SEMIBOLD, RARE = "WorkbenchSans-Regular", "WorkbenchSans-SemiBold", "WorkbenchSansRare-Regular"
STAND_INS = "▯□?"  # the first one that the main font has stands for what no font has

CJK = "\u2e80-\u9fff\ua000-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\U00020000-\U0003ffff"
OPENING = "（《〈“‘「『【〔［｛([{«„¿¡"
CLOSING = "。，、；：？！）》〉”’」』】〕］｝…‥·)\\]}»?!,.;:%％‰°"
# What stays together on a line: an opening mark with what follows it, a closing one with what it follows
# (Chinese line-breaking rules); Latin words as a whole, hanzi one by one.
UNIT = re.compile(
    rf"[ \t]+|[{OPENING}]*(?:[{CJK}](?<![{OPENING}{CLOSING}])|[^ \t{CJK}{OPENING}]+(?:[{OPENING}][^ \t{CJK}]+)*)"
    rf"[{CLOSING}]*|[^ \t]"
)
HYPHENS = re.compile(r"(?<=[^\W\d_]{2}[-/–])(?=[^\W\d_])")  # Kick-off may break, 2026-11-24 and A-012 may not
CUTS = re.compile(r"(?<=[/.@_?&=-])(?=[^/])")  # where an address is cut that is wider than its column
INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff\ufe00-\ufe0f]")


class FontFace:
    """One weight of the main font, with the font of rare characters behind it."""

    def __init__(self, name: str) -> None:
        from reportlab.pdfbase.pdfmetrics import getFont

        self.name = name
        registered: list[Any] = [getFont(font) for font in (name, RARE)]
        self._fonts = [(font.fontName, font.face) for font in registered]
        self.stand_in = next(c for c in STAND_INS if ord(c) in self._fonts[0][1].charToGlyph)
        self._found: dict[str, tuple[str, float]] = {}

    def width(self, text: str, size: float) -> float:
        """Measure a text that stands on one line."""
        found, look = self._found, self._look
        return sum([(found.get(char) or look(char))[1] for char in text]) * size / 1000

    def runs(self, text: str) -> Iterator[tuple[str, str, bool]]:
        """Split a text by the fonts that have its characters; the last value is False for what no font has."""
        for font, chars in groupby(text, key=self.font_of):
            part = "".join(chars)
            yield (font, part, True) if font else (self.name, self.stand_in * len(part), False)

    def font_of(self, char: str) -> str:
        """Name the font that has a character, or nothing."""
        return (self._found.get(char) or self._look(char))[0]

    def is_plain(self, text: str) -> bool:
        """Tell whether the main font has every character."""
        return all(self.font_of(char) == self.name for char in text)

    def _look(self, char: str) -> tuple[str, float]:
        code = ord(char)
        for name, face in self._fonts:
            if code in face.charToGlyph:
                self._found[char] = (name, face.charWidths.get(code, face.defaultWidth))
                return self._found[char]
        self._found[char] = ("", self._look(self.stand_in)[1])
        return self._found[char]


@lru_cache(maxsize=1)
def font_faces() -> tuple[FontFace, FontFace]:
    """Register the fonts, once per process, and give the regular and the semi-bold face."""
    from reportlab import rl_config
    from reportlab.pdfbase.pdfmetrics import registerFont
    from reportlab.pdfbase.ttfonts import TTFont

    rl_config.canvas_basefontname = REGULAR  # or an unembedded Helvetica stands in every file
    rl_config.trustedHosts, rl_config.trustedSchemes = [], []
    for name in (REGULAR, SEMIBOLD, RARE):
        registerFont(TTFont(name, str(resource("fonts", f"{name}.ttf"))))
    return FontFace(REGULAR), FontFace(SEMIBOLD)


def font_face(*, bold: bool = False) -> FontFace:
    """Return one of the two weights."""
    return font_faces()[bold]


@lru_cache(maxsize=16384)  # a line is measured, wrapped and written
def printable(text: str) -> str:
    """Compose accents, drop what has no shape, and make control characters visible as a stand-in."""
    if text.isascii() and text.isprintable():
        return text
    text = INVISIBLE.sub("", unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n")))
    text = text.replace("\x0b", "\n").replace("\x0c", "\n").replace("\t", " ")
    return "".join("\ufffd" if unicodedata.category(c) in {"Cc", "Cs"} and c != "\n" else c for c in text)


@lru_cache(maxsize=16384)
def wrap(text: str, size: float, width: float, *, bold: bool = False) -> tuple[str, ...]:
    """Break a text into lines no wider than `width`."""
    with_face = font_face(bold=bold)
    lines: list[str] = []
    for paragraph in printable(text).strip("\n").split("\n"):
        if with_face.width(paragraph, size) <= width:
            lines.append(paragraph.rstrip())
        else:
            lines += _filled(paragraph, with_face, size, width)
    return tuple(lines)


def longest_word(text: str, size: float, *, bold: bool = False) -> float:
    """Measure the widest piece of a text that should not be broken; a number stays whole, a telephone's as well."""
    with_face = font_face(bold=bold)
    if not any(map(str.isalpha, text)):
        return max(with_face.width(line, size) for line in printable(text).split("\n"))
    return max(
        (with_face.width(unit, size) for line in printable(text).split("\n") for unit in _units(line)), default=0
    )


def _units(paragraph: str) -> Iterator[str]:
    for unit in UNIT.findall(paragraph):
        if unit:
            yield from (unit,) if "@" in unit or "://" in unit else HYPHENS.split(unit)


def _filled(paragraph: str, with_face: FontFace, size: float, width: float) -> list[str]:
    lines, line, used = [], "", 0.0
    for unit in _fitting(paragraph, with_face, size, width):
        room = with_face.width(unit, size)
        if used + room > width and line and not unit.isspace():
            lines.append(line.rstrip())
            line, used = "", 0.0
        if line or not unit.isspace():
            line, used = line + unit, used + room
    return [*lines, line.rstrip()] if line.strip() else lines


def _fitting(paragraph: str, with_face: FontFace, size: float, width: float) -> Iterator[str]:
    for unit in _units(paragraph):
        if with_face.width(unit, size) <= width:
            yield unit
        else:
            for piece in CUTS.split(unit):
                yield from (piece,) if with_face.width(piece, size) <= width else piece
