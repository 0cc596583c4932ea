"""How colours are measured and mixed, and what a state looks like on white: one table for screen, PDF and Excel."""

from functools import lru_cache
from typing import Final, NamedTuple

INK, MUTED, FAINT, WHITE, BLACK = "#1a2130", "#5d6779", "#687182", "#ffffff", "#000000"
LINE, PANEL, NEUTRAL = "#dfe3ea", "#f5f7f9", "#eceff3"  # hairlines, quiet areas, chips without a state
RULING, SIGNING, PAPER_LINE = "#9aa3b2", "#7d8799", "#d3d8e0"  # boxes filled in by hand, where one signs, tables
ZEBRA, FILL_IN = "#f6f8fa", "#fffbe6"  # every other row, what a reader may fill in
WATERMARK = "#e9ecf1"  # under the text of a draft
SUBTITLE, QUIET_SERIES = "#3d4759", "#c4cad4"  # below a title; of a chart, what nobody has to look at
READABLE: Final = 4.5  # the least contrast of a text with its ground (WCAG 2.2, AA)


class Tone(NamedTuple):
    """A state’s text, and the quiet ground it may stand on; colours are #rrggbb, no ground is none."""

    ink: str
    ground: str


# Each state is a word, a letter or a sign as well, so that a black-and-white print can be read.
TONES: Final = {
    "good": Tone("#17713f", "#e2f3e8"),
    "warn": Tone("#8a4f00", "#fdf0d9"),
    "bad": Tone("#b3201f", "#fde9e9"),
    "info": Tone("#2351c4", "#e9effd"),
    "faint": Tone(FAINT, ""),
}


@lru_cache(maxsize=64)
def rgb(colour: str) -> tuple[float, float, float]:
    """Return the three shares of #rrggbb, each from 0 to 1."""
    red, green, blue = (int(colour[index : index + 2], 16) / 255 for index in (1, 3, 5))
    return red, green, blue


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours as WCAG defines it, from 1 to 21."""
    dark, light = sorted(map(_luminance, (one, other)))
    return (light + 0.05) / (dark + 0.05)


def readable_on(ground: str) -> str:
    """Choose white for a text on a ground if that can be read, else the darker of our ink and black."""
    if contrast(WHITE, ground) >= READABLE:
        return WHITE
    return INK if contrast(INK, ground) >= READABLE else BLACK


def readable(colour: str, ground: str = WHITE) -> str:
    """Darken a colour until it can be read on a light ground."""
    while contrast(colour, ground) < READABLE:
        colour = mix(colour, BLACK, 0.08)
    return colour


def mix(colour: str, other: str, share: float) -> str:
    """Mix a share of another colour into one: towards white lightens, towards black darkens."""
    pairs = zip(rgb(colour), rgb(other), strict=True)
    return "#" + "".join(f"{round((a + (b - a) * share) * 255):02x}" for a, b in pairs)


def _luminance(colour: str) -> float:
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in rgb(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
