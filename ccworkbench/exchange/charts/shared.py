"""What several pictures share: legends, cards in columns, the sentence of an empty one, steps of a scale."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from math import ceil, floor, log10

from ccworkbench.exchange.charts.sketch import EMPTY_HEIGHT, SMALL, TEXT, Box, Chart, Colours, Sketch, coloured
from ccworkbench.language.words import Words

KEY = 9.0  # the side of a legend's swatch
Swatch = Callable[[Sketch, float, float], None]


@dataclass(frozen=True)
class Canvas:
    """What a picture is drawn on: its width, colours and words; `room` is the height it may fill if it likes."""

    width: float
    colours: Colours
    words: Words
    room: float = 0


def nothing(canvas: Canvas, sentence: str) -> Chart:
    """Say what to fill in."""
    sketch = Sketch(canvas.width, canvas.colours)
    sketch.box(0.5, 0.5, canvas.width - 1, EMPTY_HEIGHT - 1, Box("", canvas.colours.line, 5, (3, 3)))
    style = coloured(TEXT, canvas.colours.muted)
    lines = style.wrap(canvas.words.say(sentence), min(canvas.width - 48, 340))
    sketch.lines(canvas.width / 2, (EMPTY_HEIGHT - len(lines) * style.leading) / 2, lines, style, "middle")
    return sketch.finish(EMPTY_HEIGHT)


def legend(sketch: Sketch, top: float, keys: Sequence[tuple[Swatch | None, str]], x: float = 0) -> float:
    """Explain swatches, side by side as far as there is room; gives where it ends."""
    style, left = coloured(SMALL, sketch.colours.muted), x
    for swatch, text in keys:
        lead = KEY + 5 if swatch else 0
        width = lead + style.width(text)
        if left > x and left + width > sketch.width:
            left, top = x, top + 14
        if swatch:
            swatch(sketch, left, top + 0.5)
        sketch.fitted(left + lead, top, text, style, sketch.width - left - lead)
        left += width + 16
    return top + 12


def filled(colour: str, line: str = "") -> Swatch:
    """Return a plain swatch."""
    return lambda sketch, x, top: sketch.box(x, top, KEY, KEY, Box(colour, line, 1.5))


def hatched(ground: str, colour: str) -> Swatch:
    """Return a swatch with slanting lines."""

    def draw(sketch: Sketch, x: float, top: float) -> None:
        sketch.box(x, top, KEY, KEY, Box(ground, colour))
        sketch.hatch(x, top, (KEY, KEY), colour, 3)

    return draw


def dotted(ground: str, colour: str) -> Swatch:
    """Return a swatch with dots."""

    def draw(sketch: Sketch, x: float, top: float) -> None:
        sketch.box(x, top, KEY, KEY, Box(ground, colour))
        sketch.dots(x, top, (KEY, KEY), colour)

    return draw


def stroke(colour: str, dash: tuple[float, ...] = (), thick: float = 1.2) -> Swatch:
    """Return a swatch that is a line."""
    return lambda sketch, x, top: sketch.rule((x, top + KEY / 2), (x + KEY, top + KEY / 2), colour, thick, dash)


def cards(width: float, count: int, least: float, gap: float = 14) -> Iterator[tuple[float, int, float]]:
    """Place cards in columns no narrower than `least`: gives each its left end, its row and its width."""
    columns = max(1, min(count, int((width + gap) // (least + gap))))
    each = (width - gap * (columns - 1)) / columns
    for index in range(count):
        yield index % columns * (each + gap), index // columns, each


def scale(values: Sequence[float], most: int = 4) -> list[float]:
    """Return round steps that hold all values, from the lowest to the highest."""
    low, high = min(values), max(values)
    span = (high - low) or abs(high) or 1
    raw = span / most
    size = 10 ** floor(log10(raw))
    step = next(size * factor for factor in (1, 2, 2.5, 5, 10) if size * factor >= raw * 0.999)
    first, last = floor(low / step + 1e-9), ceil(high / step - 1e-9)
    return [step * number for number in range(first, max(last, first + 1) + 1)]


def arrow(sketch: Sketch, tip: tuple[float, float], colour: str, size: float = 3.2) -> None:
    """Draw the head of an arrow that points right."""
    x, middle = tip
    sketch.shape([(x, middle), (x - size, middle - size * 0.62), (x - size, middle + size * 0.62)], colour)
