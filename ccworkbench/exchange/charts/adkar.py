"""The ADKAR profile: five bars for each audience, the line of the barrier, and the point where people are stuck."""

from dataclasses import dataclass

from ccworkbench.exchange.charts.shared import Canvas, cards, legend, stroke
from ccworkbench.exchange.charts.sketch import NAME, SMALL, SMALL_BOLD, Box, Chart, Sketch, coloured, wrapped
from ccworkbench.method.pictures.adkar_profile import AdkarProfile, AudienceReadiness

ELEMENT_STEP, CARD_HEAD, CARD_FOOT, ADKAR_PAD = 17.0, 40.0, 26.0, 10.0
LEAST_ADKAR_CARD = 215.0


def adkar_profile(profile: AdkarProfile, canvas: Canvas) -> Chart:
    """Draw a card for each audience."""
    sketch = Sketch(canvas.width, canvas.colours)
    height, end = CARD_HEAD + len(profile.elements) * ELEMENT_STEP + CARD_FOOT, 0.0
    placed = cards(canvas.width, len(profile.audiences), LEAST_ADKAR_CARD)
    for readiness, (x, row, width) in zip(profile.audiences, placed, strict=True):
        _audience_card(sketch, readiness, profile, canvas, (x, row * (height + 12), width, height))
        end = row * (height + 12) + height
    say, colours = canvas.words.say, canvas.colours
    limit = canvas.words.number(profile.barrier, 1)
    keys = [
        (
            stroke(colours.text, (2, 2), 0.9),
            say("An element at {limit} or below holds up all that follow", limit=limit),
        ),
        (
            lambda s, x, top: s.disc(x + 4.5, top + 4.5, 2.4, colours.ground, colours.muted, 1),
            say("Previous assessment"),
        ),
    ]
    return sketch.finish(legend(sketch, end + 10, keys))


@dataclass(frozen=True)
class Scale:
    """Where scores from 0 to 5 lie; the least that is given is 1."""

    left: float
    right: float

    def at(self, score: float) -> float:
        """Return where a score lies."""
        return self.left + (self.right - self.left) * score / 5


def _audience_card(
    sketch: Sketch,
    readiness: AudienceReadiness,
    profile: AdkarProfile,
    canvas: Canvas,
    corner: tuple[float, float, float, float],
) -> None:
    colours, (x, top, width, height) = sketch.colours, corner
    sketch.box(x + 0.5, top + 0.5, width - 1, height - 1, Box("", colours.line, 5))
    sketch.mark(corner, "adkar", readiness.row, readiness.audience)
    quiet = coloured(SMALL, colours.muted)
    day = quiet.width(readiness.day)
    sketch.fitted(x + ADKAR_PAD, top + 7, readiness.audience, NAME, width - 2 * ADKAR_PAD - day - 8)
    sketch.text(x + width - ADKAR_PAD, top + 7.5, readiness.day, quiet, "right")
    label = min(max(SMALL_BOLD.width(name) for name in profile.elements) + 8, width * 0.42)
    scale = Scale(x + ADKAR_PAD + label, x + width - ADKAR_PAD - 20)
    edges = (top + CARD_HEAD - 6, top + height - CARD_FOOT)
    for number in range(1, 6):
        sketch.text(scale.at(number), top + CARD_HEAD - 17, str(number), quiet, "middle")
        sketch.rule((scale.at(number), edges[0]), (scale.at(number), edges[1]), colours.line)
    for number, element in enumerate(profile.elements):
        line, style = (
            top + CARD_HEAD + number * ELEMENT_STEP + 0.5,
            SMALL_BOLD if number == readiness.barrier else SMALL,
        )
        sketch.fitted(x + ADKAR_PAD, line + 0.5, element, style, label - 6)
        _element_bar(sketch, canvas, (scale, line), (readiness, number))
    middle = scale.at(profile.barrier)
    sketch.rule((middle, edges[0]), (middle, edges[1]), colours.text, 0.9, (2, 2))
    for number in range(len(profile.elements)):
        _score(sketch, canvas, (scale, top + CARD_HEAD + number * ELEMENT_STEP + 0.5), (readiness, number))
    _foot(sketch, readiness, profile, canvas, (x + ADKAR_PAD, top + height - CARD_FOOT + 6, width - 2 * ADKAR_PAD))


def _element_bar(
    sketch: Sketch, canvas: Canvas, corner: tuple[Scale, float], of: tuple[AudienceReadiness, int]
) -> None:
    """Draw the bar of a score, hatched where it is the barrier, and the score of the time before as a ring."""
    (scale, top), (readiness, number), colours = corner, of, sketch.colours
    score, is_barrier = readiness.scores[number], number == readiness.barrier
    before = readiness.before[number] if readiness.before else None
    if score is None:
        sketch.text(scale.left + 3, top, "–", coloured(SMALL, colours.muted))
        return
    end = max(scale.at(score), scale.left + 2)
    sketch.box(scale.left, top, end - scale.left, 10, Box(colours.bad if is_barrier else colours.accent, "", 1.5))
    if is_barrier:
        sketch.hatch(scale.left, top, (end - scale.left, 10), colours.ground, 5)
    if before is not None:
        sketch.disc(scale.at(before), top + 5, 2.4, colours.ground, colours.muted, 1)


def _score(sketch: Sketch, canvas: Canvas, corner: tuple[Scale, float], of: tuple[AudienceReadiness, int]) -> None:
    """Write a score behind its bar and behind what lies there."""
    (scale, top), (readiness, number), colours = corner, of, sketch.colours
    score, before = readiness.scores[number], readiness.before[number] if readiness.before else None
    if score is None:
        return
    end = scale.at(score)
    if before is not None and -3 < scale.at(before) - end < 18:
        end = max(end, scale.at(before) + 3)
    text = canvas.words.number(score, 1)
    style = coloured(SMALL_BOLD, colours.bad if number == readiness.barrier else colours.text)
    sketch.box(end + 3, top, style.width(text) + 2, 10, Box(colours.ground))
    sketch.text(end + 4, top + 0.5, text, style)


def _foot(
    sketch: Sketch,
    readiness: AudienceReadiness,
    profile: AdkarProfile,
    canvas: Canvas,
    corner: tuple[float, float, float],
) -> None:
    x, top, width = corner
    say, colours = canvas.words.say, sketch.colours
    if readiness.barrier is None:
        sketch.fitted(x, top, say("No barrier point"), coloured(SMALL, colours.good), width)
        return
    element = profile.elements[readiness.barrier]
    text = say("Barrier point: {element}. What helps: {remedy}", element=element, remedy=readiness.remedy)
    for number, line in enumerate(wrapped(text, SMALL, width, 2)):
        sketch.text(x, top + number * SMALL.leading - 3, line, coloured(SMALL, colours.bad))
