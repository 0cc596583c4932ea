"""The readiness dial: a half ring with the score in it, and the parts it is made of."""

from math import cos, pi, radians, sin

from ccworkbench.exchange.charts.shared import Canvas
from ccworkbench.exchange.charts.sketch import SMALL, TEXT, Box, Chart, Sketch, coloured
from ccworkbench.exchange.text_styles import Style
from ccworkbench.language.formats import percent_text
from ccworkbench.method.pictures.readiness_dial import Dial, DialPart

OUTER, RING_THICKNESS, PART_STEP, NARROW = 74.0, 15.0, 19.0, 330.0
SCORE = Style(24, bold=True, pitch=1.1)


def dial(picture: Dial, canvas: Canvas) -> Chart:
    """Draw the ring left of its parts, or above them where there is no room."""
    sketch = Sketch(canvas.width, canvas.colours)
    is_narrow = canvas.width < NARROW
    parts = len(picture.parts) * PART_STEP
    high = OUTER + 22
    height = high + 12 + parts if is_narrow and parts else max(high, parts)
    middle = canvas.width / 2 if is_narrow or not parts else OUTER + 8
    top = OUTER + 4 if is_narrow else (height - high) / 2 + OUTER + 4
    _ring(sketch, picture, canvas, (middle, top))
    x, first = (0.0, high + 12) if is_narrow else (2 * OUTER + 40, (height - parts) / 2)
    for number, part in enumerate(picture.parts):
        _dial_part(sketch, part, canvas, (x, first + number * PART_STEP, canvas.width - x))
    return sketch.finish(height)


def _ring(sketch: Sketch, picture: Dial, canvas: Canvas, centre: tuple[float, float]) -> None:
    colours, score = sketch.colours, min(max(picture.score or 0, 0), 1)
    _arc(sketch, centre, (0, 1), colours.neutral_soft)
    if score > 0:
        _arc(sketch, centre, (0, score), colours.accent)
    for tenth in (0, 5, 10):
        angle = pi - pi * tenth / 10
        x, y = cos(angle), sin(angle)
        sketch.rule(
            (centre[0] + x * (OUTER + 1), centre[1] - y * (OUTER + 1)),
            (centre[0] + x * (OUTER + 4), centre[1] - y * (OUTER + 4)),
            colours.muted,
        )
    text = percent_text(round(score, 2), canvas.words.language)
    sketch.text(centre[0], centre[1] - SCORE.leading - 4, text, SCORE, "middle")
    quiet = coloured(SMALL, colours.muted)
    sketch.fitted(
        centre[0], centre[1] + 4, picture.verdict or canvas.words.say("Readiness"), quiet, 2 * OUTER, "middle"
    )


def _arc(sketch: Sketch, centre: tuple[float, float], share: tuple[float, float], colour: str) -> None:
    start, end = (180 - 180 * part for part in share)
    steps = max(2, int((start - end) / 2))
    angles = [radians(start + (end - start) * step / steps) for step in range(steps + 1)]
    outer = [(centre[0] + cos(angle) * OUTER, centre[1] - sin(angle) * OUTER) for angle in angles]
    near = OUTER - RING_THICKNESS
    inner = [(centre[0] + cos(angle) * near, centre[1] - sin(angle) * near) for angle in reversed(angles)]
    sketch.shape([*outer, *inner], colour)


def _dial_part(sketch: Sketch, part: DialPart, canvas: Canvas, corner: tuple[float, float, float]) -> None:
    colours, (x, top, width) = sketch.colours, corner
    label, room = width * 0.42, width * 0.34
    sketch.fitted(x, top + (PART_STEP - TEXT.leading) / 2, part.name, TEXT, label - 8)
    sketch.box(x + label, top + PART_STEP / 2 - 2, room, 4, Box(colours.neutral_soft, "", 2))
    if part.share:
        sketch.box(x + label, top + PART_STEP / 2 - 2, room * min(part.share, 1), 4, Box(colours.accent, "", 2))
    share = "–" if part.share is None else percent_text(round(part.share, 2), canvas.words.language)
    text = part.text or share
    quiet = coloured(TEXT, colours.muted)
    sketch.fitted(x + width, top + (PART_STEP - TEXT.leading) / 2, text, quiet, width - label - room - 8, "right")
    if part.sheet:
        sketch.mark((x, top, width, PART_STEP), part.sheet, "", f"{part.name}: {text}")
