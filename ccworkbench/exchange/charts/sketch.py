"""The sketch: shapes and texts measured from the top left corner, which become a reportlab drawing."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any

from reportlab.graphics.shapes import Circle, Drawing, Group, Line, Polygon, PolyLine, Rect, String
from reportlab.lib.colors import HexColor

from ccworkbench.exchange.brand import BrandColours
from ccworkbench.exchange.fonts import REGULAR, font_face, printable
from ccworkbench.exchange.text_styles import Style, shortened
from ccworkbench.exchange.tones import BLACK, INK, MUTED, NEUTRAL, READABLE, TONES, WHITE, contrast, mix

BIG = Style(11, bold=True, pitch=1.3)
NAME = Style(8, bold=True, pitch=1.28)
TEXT = Style(8, pitch=1.28)
SMALL = Style(7, pitch=1.3)
SMALL_BOLD = Style(7, bold=True, pitch=1.3)
HAIR = 0.6
EMPTY_HEIGHT = 96.0

Points = Sequence[tuple[float, float]]


@dataclass(frozen=True)
class Colours:
    """The colours of a picture as #rrggbb, on paper or on the screen; those of a tone have a quiet ground."""

    ground: str
    line: str
    text: str
    muted: str
    accent: str
    on_accent: str
    accent_soft: str
    accent_text: str
    good: str
    good_soft: str
    warn: str
    warn_soft: str
    bad: str
    bad_soft: str
    neutral_soft: str
    dark: bool = False

    @classmethod
    def of_paper(cls, brand_colours: BrandColours) -> "Colours":
        """Take the brand's accent, on white."""
        accent = brand_colours.accent if contrast(brand_colours.accent, WHITE) >= 3 else brand_colours.text
        good, warn, bad = TONES["good"], TONES["warn"], TONES["bad"]
        return cls(
            ground=WHITE,
            line=brand_colours.line,
            text=INK,
            muted=MUTED,
            accent=accent,
            on_accent=WHITE if contrast(accent, WHITE) >= READABLE else INK,
            accent_soft=mix(WHITE, accent, 0.1),
            accent_text=brand_colours.text,
            good=good.ink,
            good_soft=good.ground,
            warn=warn.ink,
            warn_soft=warn.ground,
            bad=bad.ink,
            bad_soft=bad.ground,
            neutral_soft=NEUTRAL,
        )

    def tone(self, name: str) -> str:
        """Return the colour of a state; one without a tone is muted."""
        return {"good": self.good, "warn": self.warn, "bad": self.bad, "info": self.accent}.get(name, self.muted)

    def soft(self, name: str) -> str:
        """Return the quiet ground of a state."""
        grounds = {"good": self.good_soft, "warn": self.warn_soft, "bad": self.bad_soft, "info": self.accent_soft}
        return grounds.get(name, self.neutral_soft)

    def grave(self, tone: str) -> str:
        """Return the colour of a severity where several lie over each other: the graver, the stronger."""
        return {"bad": self.bad, "warn": self.step(3), "info": self.step(2)}.get(tone, self.step(1))

    def step(self, level: int) -> str:
        """Return the ground of a level from 0 to 4: the more, the stronger."""
        return mix(self.ground, self.accent, (0.04, 0.16, 0.36, 0.68, 1.0)[level])

    def on(self, ground: str) -> str:
        """Choose what can be read on a ground."""
        choice = max((self.text, self.ground, self.on_accent), key=lambda colour: contrast(colour, ground))
        return choice if contrast(choice, ground) >= READABLE else max(BLACK, WHITE, key=lambda c: contrast(c, ground))


@dataclass(frozen=True)
class Mark:
    """A place of a picture that stands for a row; all measured from the top left corner."""

    x: float
    top: float
    width: float
    height: float
    sheet: str
    row: str
    label: str
    column: str = ""


@dataclass(frozen=True)
class Chart:
    """A drawing, the marks on it, and the characters that no font has."""

    drawing: Drawing
    marks: tuple[Mark, ...] = ()
    missing: str = ""


@dataclass
class Box:
    """How a rectangle looks."""

    fill: str = ""
    line: str = ""
    radius: float = 0
    dash: tuple[float, ...] = ()
    thick: float = HAIR


@dataclass
class Sketch:
    """A drawing in the making; its height is known when all of it has been drawn."""

    width: float
    colours: Colours
    marks: list[Mark] = field(default_factory=list)
    missing: set[str] = field(default_factory=set)
    _shapes: list[Callable[[float], Any]] = field(default_factory=list)

    def text(self, x: float, top: float, text: str, style: Style = TEXT, align: str = "left") -> None:
        """Write one line whose box begins at `top`; `x` is its left end, its middle, or its right end."""
        if align != "left":
            x -= style.width(text) * (0.5 if align == "middle" else 1)
        self._runs(x, top, text, style, ())

    def fitted(self, x: float, top: float, text: str, style: Style, room: float, align: str = "left") -> None:
        """Write one line, cut with an ellipsis where it has no room."""
        self.text(x, top, shortened(printable(text).replace("\n", " "), style, room), style, align)

    def lines(self, x: float, top: float, lines: Sequence[str], style: Style, align: str = "left") -> float:
        """Write lines under each other; gives where the next one would begin."""
        for text in lines:
            self.text(x, top, text, style, align)
            top += style.leading
        return top

    def turned(self, x: float, top: float, lines: Sequence[str], style: Style) -> None:
        """Write lines upwards from a point, side by side around `x`."""
        first = x - (len(lines) - 1) / 2 * style.leading - style.leading / 2
        for place, text in enumerate(lines):
            self._runs(0, 0, text, style, (first + place * style.leading, top))

    def box(self, x: float, top: float, width: float, height: float, look: Box) -> None:
        """Draw a rectangle."""
        radius = min(look.radius, width / 2, height / 2)
        self._shapes.append(
            lambda down: Rect(
                x,
                down - top - height,
                max(width, 0),
                height,
                rx=radius,
                ry=radius,
                **_fill(look.fill),
                **_stroke(look.line, look.thick, look.dash),
            )
        )

    def rule(
        self,
        start: tuple[float, float],
        end: tuple[float, float],
        colour: str = "",
        thick: float = HAIR,
        dash: tuple[float, ...] = (),
    ) -> None:
        """Draw a straight line."""
        look = _stroke(colour or self.colours.line, thick, dash)
        self._shapes.append(lambda down: Line(start[0], down - start[1], end[0], down - end[1], **look))

    def path(self, points: Points, colour: str, thick: float = HAIR, dash: tuple[float, ...] = ()) -> None:
        """Draw a line through points."""
        look = {**_stroke(colour, thick, dash), "strokeLineJoin": 1}
        self._shapes.append(lambda down: PolyLine([c for x, y in points for c in (x, down - y)], **look))

    def shape(self, points: Points, fill: str, line: str = "", thick: float = HAIR) -> None:
        """Draw a polygon."""
        look = {**_fill(fill), **_stroke(line, thick)}
        self._shapes.append(lambda down: Polygon([c for x, y in points for c in (x, down - y)], **look))

    def disc(self, x: float, middle: float, radius: float, fill: str, line: str = "", thick: float = HAIR) -> None:
        """Draw a circle."""
        look = {**_fill(fill), **_stroke(line, thick)}
        self._shapes.append(lambda down: Circle(x, down - middle, radius, **look))

    def hatch(self, x: float, top: float, size: tuple[float, float], colour: str, step: float = 4) -> None:
        """Fill a rectangle with slanting lines, so that it tells itself apart in grey, too."""
        width, height = size
        start = step / 2
        while start < width + height:
            left, right = max(0.0, start - height), min(start, width)
            self.rule((x + left, top + start - left), (x + right, top + start - right), colour, 0.8)
            start += step

    def dots(self, x: float, top: float, size: tuple[float, float], colour: str) -> None:
        """Fill a rectangle with dots, the other pattern."""
        columns, rows = int((size[0] - 2) // 5) + 1, int((size[1] - 2) // 5) + 1
        if size[0] < 3:
            return
        for column in range(columns):
            for row in range(rows):
                self.disc(x + 2 + column * 5, top + 2.4 + row * 5, 0.7, colour)

    def mark(
        self, place: tuple[float, float, float, float], sheet: str, row: str, label: str, column: str = ""
    ) -> None:
        """Say which row a part of the picture stands for."""
        if sheet:
            self.marks.append(Mark(*place, sheet, row, label, column))

    def finish(self, height: float) -> Chart:
        """Turn it over: reportlab measures from below."""
        drawing = Drawing(self.width, height, initialFontName=REGULAR)  # or an unembedded Helvetica gets into the PDF
        for make in self._shapes:
            drawing.add(make(height))
        return Chart(drawing, tuple(self.marks), "".join(sorted(self.missing)))

    def _runs(self, x: float, top: float, text: str, style: Style, turn: tuple[float, ...]) -> None:
        """Write every part of a text in the font that has it; `turn` is where a line that is turned begins."""
        with_face, text = font_face(bold=style.bold), printable(text).replace("\n", " ")
        colour = self.colours.text if style.colour == INK else style.colour
        base = top + style.leading / 2 + style.size * 0.36
        for font, part, known in with_face.runs(text):
            made = String(x, 0, part, fontName=font, fontSize=style.size, fillColor=_reportlab_colour(colour))
            self._shapes.append(_turned(made, turn, style) if turn else _placed(made, base))
            x += with_face.width(part, style.size)
            if not known:
                self.missing.update(char for char in text if not with_face.font_of(char))


def _placed(made: Any, base: float) -> Callable[[float], Any]:
    def put(down: float) -> Any:
        made.y = down - base
        return made

    return put


def _turned(made: Any, turn: tuple[float, ...], style: Style) -> Callable[[float], Any]:
    base = turn[0] + style.leading / 2 + style.size * 0.36
    return lambda down: Group(made, transform=(0, 1, -1, 0, base, down - turn[1]))


def wrapped(text: str, style: Style, width: float, most: int = 2) -> tuple[str, ...]:
    """Break a text into at most `most` lines; the last one ends with an ellipsis where more would follow."""
    lines = style.wrap(text, width)
    if len(lines) <= most:
        return lines
    rest = " ".join(lines[most - 1 :])
    return (*lines[: most - 1], shortened(rest, style, width))


def coloured(style: Style, colour: str) -> Style:
    """Return a style in a colour of the picture."""
    return replace(style, colour=colour)


@lru_cache(maxsize=128)
def _reportlab_colour(colour: str) -> Any:
    return HexColor(colour)


def _fill(colour: str) -> dict[str, Any]:
    return {"fillColor": _reportlab_colour(colour) if colour else None}


def _stroke(colour: str, thick: float, dash: tuple[float, ...] = ()) -> dict[str, Any]:
    return {
        "strokeColor": _reportlab_colour(colour) if colour else None,
        "strokeWidth": thick if colour else 0,
        "strokeDashArray": list(dash) or None,
    }
