"""The pen: texts, rules, boxes and signs on a page, measured from its top left corner in points."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from ccworkbench.exchange.brand import BrandColours
from ccworkbench.exchange.fonts import font_face, printable
from ccworkbench.exchange.text_styles import Style, ink_of
from ccworkbench.exchange.tones import RULING, WHITE, rgb

# What a state looks like on paper; its sign is drawn beside the word, so that grey print says it, too.
# The strokes of a tick and of a cross, in half sizes around the middle.
SIGN_LINES: dict[str, list[tuple[float, float, float, float]]] = {
    "good": [(-1, 0, -0.3, -0.8), (-0.3, -0.8, 1, 0.9)],
    "bad": [(-1, -1, 1, 1), (-1, 1, 1, -1)],
}


class Pen:
    """Draws on one canvas, page after page, and remembers which characters no font has."""

    def __init__(self, canvas: Any, brand_colours: BrandColours) -> None:
        self.canvas, self.brand_colours = canvas, brand_colours
        self.width, self.height = 0.0, 0.0
        self.missing: set[str] = set()

    def turn_to(self, width: float, height: float) -> None:
        """Begin a page of this size."""
        self.width, self.height = width, height
        self.canvas.setPageSize((width, height))

    def line(self, x: float, top: float, text: str, style: Style, align: str = "left") -> None:
        """Write one line whose box begins at `top`; `x` is its left end, its middle, or its right end."""
        if align != "left":
            x -= style.width(text) * (0.5 if align == "middle" else 1)
        self.put_text(x, self.height - top - style.leading / 2 - style.size * 0.36, text, style)

    def put_text(self, x: float, y: float, text: str, style: Style) -> None:
        """Write on a base line, in the canvas's own coordinates; every part in the font that has it."""
        with_face, text = font_face(bold=style.bold), printable(text).replace("\n", " ")
        canvas = self.canvas
        canvas.setFillColorRGB(*rgb(style.colour))
        if with_face.is_plain(text):
            canvas.setFont(with_face.name, style.size)
            canvas.drawString(x, y, text, charSpace=style.track or None)
            return
        for font, part, known in with_face.runs(text):
            canvas.setFont(font, style.size)
            canvas.drawString(x, y, part, charSpace=style.track or None)
            x += with_face.width(part, style.size) + style.track * len(part)
            if not known:
                self.missing.update(char for char in text if not with_face.font_of(char))

    def lines(self, x: float, top: float, lines: Sequence[str], style: Style, align: str = "left") -> float:
        """Write lines under each other; gives where the next one would begin."""
        for text in lines:
            self.line(x, top, text, style, align)
            top += style.leading
        return top

    def turned(self, x: float, top: float, lines: Sequence[str], style: Style) -> None:
        """Write lines upwards from a point, side by side around `x`."""
        self.canvas.saveState()
        self.canvas.translate(x, self.height - top)
        self.canvas.rotate(90)
        first = (len(lines) - 1) / 2 * style.leading - style.size * 0.36
        for index, text in enumerate(lines):
            self.put_text(0, first - index * style.leading, text, style)
        self.canvas.restoreState()

    def stacked(self, x: float, top: float, columns: Sequence[str], style: Style) -> None:
        """Write hanzi under each other, in columns from right to left around `x`."""
        x += (len(columns) - 1) / 2 * style.leading
        for index, column in enumerate(columns):
            self.lines(x - index * style.leading, top, column, style, "middle")

    def rule(self, x: float, top: float, width: float, colour: str = "", thick: float = 0.5) -> None:
        """Draw a horizontal line."""
        self.canvas.setStrokeColorRGB(*rgb(colour or self.brand_colours.line))
        self.canvas.setLineWidth(thick)
        self.canvas.line(x, self.height - top, x + width, self.height - top)

    def stroke(self, x: float, top: float, height: float, colour: str = "") -> None:
        """Draw a vertical hairline."""
        self.canvas.setStrokeColorRGB(*rgb(colour or self.brand_colours.line))
        self.canvas.setLineWidth(0.5)
        self.canvas.line(x, self.height - top, x, self.height - top - height)

    def box(self, x: float, top: float, size: tuple[float, float], colour: str, radius: float = 0) -> None:
        """Fill a rectangle."""
        self.canvas.setFillColorRGB(*rgb(colour))
        bottom = self.height - top - size[1]
        if radius:
            self.canvas.roundRect(x, bottom, *size, radius, stroke=0, fill=1)
        else:
            self.canvas.rect(x, bottom, *size, stroke=0, fill=1)

    def bullet(self, x: float, middle: float) -> None:
        """Draw the dot of a list."""
        self.canvas.setFillColorRGB(*rgb(self.brand_colours.text))
        self.canvas.circle(x, self.height - middle, 1.3, stroke=0, fill=1)

    def frame(self, x: float, top: float, size: tuple[float, float], radius: float = 3, colour: str = "") -> None:
        """Draw the outline of a rectangle as a hairline."""
        self.canvas.setStrokeColorRGB(*rgb(colour or self.brand_colours.line))
        self.canvas.setLineWidth(0.6)
        self.canvas.roundRect(x, self.height - top - size[1], *size, radius, stroke=1, fill=0)

    def dots(self, x: float, top: float, width: float) -> None:
        """Draw a leader of dots."""
        self.canvas.saveState()
        self.canvas.setDash(0.6, 3)
        self.rule(x, top, width, RULING, 0.7)
        self.canvas.restoreState()

    def state(self, x: float, top: float, text: str, style: Style, tone: str) -> None:
        """Write the name of a state in its colour, behind its sign."""
        colour = ink_of(tone)
        self.sign(x, top + style.leading / 2, style.size, tone)
        self.line(x + style.size * 1.25, top, text, replace(style, colour=colour, bold=tone in {"bad", "warn"}))

    def sign(self, x: float, middle: float, size: float, tone: str) -> None:
        """Draw the sign of a state: a tick, an exclamation mark, a cross, a dot, a dash."""
        colour, y, r = ink_of(tone), self.height - middle, size * 0.4
        canvas, x = self.canvas, x + size * 0.4
        canvas.setFillColorRGB(*rgb(colour))
        canvas.setStrokeColorRGB(*rgb(colour))
        canvas.setLineWidth(size * 0.13)
        if tone in {"good", "bad"}:
            canvas.lines([(x + a * r, y + b * r, x + c * r, y + d * r) for a, b, c, d in SIGN_LINES[tone]])
        elif tone == "warn":
            self._warning(x, y, r)
        elif tone == "faint":
            canvas.line(x - r * 0.8, y, x + r * 0.8, y)
        else:
            canvas.circle(x, y, r * 0.7, stroke=0, fill=1)

    def badge(self, x: float, top: float, text: str, style: Style, tone: str) -> None:
        """Write a rating: a disc with its first letter, and its name."""
        r, colour = style.size * 0.72, ink_of(tone)
        self.canvas.setFillColorRGB(*rgb(colour))
        self.canvas.circle(x + r, self.height - top - style.leading / 2, r, stroke=0, fill=1)
        small = replace(style, size=style.size * 0.85, colour=WHITE, bold=True)
        self.line(x + r, top + (style.leading - small.leading) / 2, text[:1].upper(), small, "middle")
        self.line(x + r * 2 + 4, top, text, style.in_colour(colour))

    def _warning(self, x: float, y: float, r: float) -> None:
        path = self.canvas.beginPath()
        path.moveTo(x, y + r * 1.1)
        path.lineTo(x + r * 1.15, y - r)
        path.lineTo(x - r * 1.15, y - r)
        path.close()
        self.canvas.drawPath(path, stroke=0, fill=1)
        self.canvas.setStrokeColorRGB(1, 1, 1)
        self.canvas.line(x, y + r * 0.45, x, y - r * 0.65)
