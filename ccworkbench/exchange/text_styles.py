"""How texts look on paper and in pictures: size, weight, colour, and the room that they take."""

from bisect import bisect_right
from dataclasses import dataclass, replace

from ccworkbench.exchange.fonts import font_face, printable, wrap
from ccworkbench.exchange.tones import INK, MUTED, TONES


@dataclass(frozen=True)
class Style:
    """How a text looks: size in points, weight, colour, distance of its lines."""

    size: float
    colour: str = INK
    bold: bool = False
    pitch: float = 1.36
    track: float = 0

    @property
    def leading(self) -> float:
        """The distance from line to line."""
        return self.size * self.pitch

    def wrap(self, text: str, width: float) -> tuple[str, ...]:
        """Break a text into lines of this style; blank text has none."""
        return wrap(text, self.size, width, bold=self.bold) if text.strip() else ()

    def width(self, text: str) -> float:
        """Measure one line."""
        cleaned = printable(text).replace("\n", " ")
        return font_face(bold=self.bold).width(cleaned, self.size) + self.track * len(cleaned)

    def in_colour(self, colour: str) -> "Style":
        """Return the same style in another colour."""
        return replace(self, colour=colour)


TITLE = Style(17, bold=True, pitch=1.25)
BLOCK = Style(10.5, bold=True)
TEXT = Style(9)
STRONG = Style(9, bold=True)
LABEL = Style(8, MUTED)
CELL = Style(8)
CELL_STRONG = Style(8, bold=True)
HEADING = Style(7.5, bold=True, pitch=1.3)
SMALL = Style(7.2, MUTED)


def ink_of(tone: str) -> str:
    """Return the colour that a state is told in; one without a tone is as other text."""
    return TONES[tone].ink if tone in TONES else INK


def shortened(text: str, style: Style, width: float) -> str:
    """Cut a line that is too wide, with an ellipsis."""
    if style.width(text) <= width:
        return text
    fits = bisect_right(range(len(text)), width, key=lambda end: style.width(text[:end] + "…"))
    return text[: max(0, fits - 1)].rstrip() + "…"
