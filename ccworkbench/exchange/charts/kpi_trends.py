"""KPI trends: a card for each, with its line, its target and its limit of warning, and gaps where no figure is."""

from collections.abc import Sequence
from dataclasses import dataclass

from ccworkbench.exchange.charts.shared import Canvas, Swatch, cards, legend, scale, stroke
from ccworkbench.exchange.charts.sketch import NAME, SMALL, Box, Chart, Sketch, coloured
from ccworkbench.method.pictures.kpi_trends import Trend, TrendPoint, Trends

HIGH, LEAST_TREND_CARD, TREND_PAD = 148.0, 230.0, 10.0
TOP, BOTTOM = 42.0, 24.0  # what the heading and the periods take


@dataclass(frozen=True)
class TrendPlot:
    """Where the periods and values of one trend lie."""

    left: float
    right: float
    top: float
    bottom: float
    low: float
    high: float
    count: int

    def x(self, number: int) -> float:
        """Return the middle of a period."""
        return self.left + (self.right - self.left) * (number + 0.5) / self.count

    def y(self, value: float) -> float:
        """Return the height of a value."""
        return self.bottom - (self.bottom - self.top) * (value - self.low) / (self.high - self.low)


def trends(picture: Trends, canvas: Canvas) -> Chart:
    """Draw a card for each KPI."""
    sketch, end = Sketch(canvas.width, canvas.colours), 0.0
    placed = cards(canvas.width, len(picture.trends), LEAST_TREND_CARD)
    for trend, (x, row, width) in zip(picture.trends, placed, strict=True):
        _trend_card(sketch, trend, canvas, (x, row * (HIGH + 12), width))
        end = row * (HIGH + 12) + HIGH
    return sketch.finish(legend(sketch, end + 10, _trend_keys(canvas)))


def _trend_keys(canvas: Canvas) -> list[tuple[Swatch | None, str]]:
    say, colours = canvas.words.say, canvas.colours

    def sign(state: str) -> Swatch:
        return lambda sketch, x, top: _sign(sketch, (x + 4.5, top + 4.5), state)

    return [
        (stroke(colours.good, thick=1.2), say("Target")),
        (stroke(colours.warn, (2, 2), 1.2), say("Warning limit")),
        (sign("good"), say("On target")),
        (sign("warn"), say("Close to target")),
        (sign("bad"), say("Off target")),
        (None, say("–: no figure")),
    ]


def _trend_card(sketch: Sketch, trend: Trend, canvas: Canvas, corner: tuple[float, float, float]) -> None:
    colours, (x, top, width) = sketch.colours, corner
    sketch.box(x + 0.5, top + 0.5, width - 1, HIGH - 1, Box("", colours.line, 5))
    last = next((point for point in reversed(trend.points) if point.value is not None), None)
    now = last.text if last else "–"
    tone = last.state if last else ""
    value = coloured(NAME, colours.tone(tone) if tone in {"warn", "bad"} else colours.text)
    sketch.text(x + width - TREND_PAD, top + 8, now, value, "right")
    sketch.fitted(x + TREND_PAD, top + 8, trend.name, NAME, width - 2 * TREND_PAD - value.width(now) - 8)
    sketch.fitted(x + TREND_PAD, top + 19, trend.note, coloured(SMALL, colours.muted), width - 2 * TREND_PAD)
    sketch.mark((x, top, width, HIGH), trend.sheet, trend.row, f"{trend.name}: {now}")
    plot = _plot(trend, (x + TREND_PAD, x + width - TREND_PAD, top + TOP, top + HIGH - BOTTOM))
    _limits(sketch, trend, plot, x + width - TREND_PAD)
    _periods(sketch, trend.points, plot)
    _trend_line(sketch, trend, plot)


def _plot(trend: Trend, corner: tuple[float, float, float, float]) -> TrendPlot:
    left, right, top, bottom = corner
    limits = [limit for limit in (trend.target, trend.warning) if limit is not None]
    values = [point.value for point in trend.points if point.value is not None]
    steps = scale([*values, *limits] or [0, 1])
    texts = [text for text in (trend.target_text, trend.warning_text) if text]
    side = max((SMALL.width(text) for text in texts), default=0) + 5 if texts else 0
    return TrendPlot(left, right - side, top, bottom, steps[0], steps[-1], max(len(trend.points), 1))


def _limits(sketch: Sketch, trend: Trend, plot: TrendPlot, right: float) -> None:
    """Draw both limits, their texts at the right and apart from each other."""
    colours = sketch.colours
    lines = [
        (trend.target, trend.target_text, colours.good, ()),
        (trend.warning, trend.warning_text, colours.warn, (2.0, 2.0)),
    ]
    there = [(plot.y(limit), text, colour, dash) for limit, text, colour, dash in lines if limit is not None]
    sketch.rule((plot.left, plot.bottom), (plot.right, plot.bottom), colours.line)
    highest = plot.top - 6.0
    for y, text, colour, dash in sorted(there, key=lambda line: line[0]):
        sketch.rule((plot.left, y), (plot.right, y), colour, 1, dash)
        highest = max(highest, y - SMALL.leading / 2)
        sketch.text(right, highest, text, coloured(SMALL, colour), "right")
        highest += SMALL.leading


def _periods(sketch: Sketch, points: Sequence[TrendPoint], plot: TrendPlot) -> None:
    """Name as many periods as there is room for, the last one always."""
    style = coloured(SMALL, sketch.colours.muted)
    wide = max((style.width(point.period) for point in points), default=1) + 8
    each = (plot.right - plot.left) / plot.count
    every = max(1, -(-int(wide) // max(1, int(each))))
    for number in range(len(points) - 1, -1, -every):
        half = min(style.width(points[number].period), plot.right - plot.left) / 2
        x = min(max(plot.x(number), plot.left + half), plot.right - half + 2)
        sketch.fitted(x, plot.bottom + 7, points[number].period, style, plot.right - plot.left, "middle")


def _trend_line(sketch: Sketch, trend: Trend, plot: TrendPlot) -> None:
    run: list[tuple[float, float]] = []
    runs, colours = [run], sketch.colours
    for number, point in enumerate(trend.points):
        if point.value is None:
            sketch.text(plot.x(number), plot.bottom - SMALL.leading - 1, "–", coloured(SMALL, colours.muted), "middle")
            run = []
            runs.append(run)
        else:
            run.append((plot.x(number), plot.y(point.value)))
    for points in runs:
        if len(points) > 1:
            sketch.path(points, colours.accent, 1.5)
    for number, point in enumerate(trend.points):
        if point.value is not None:
            _sign(sketch, (plot.x(number), plot.y(point.value)), point.state)


def _sign(sketch: Sketch, corner: tuple[float, float], state: str) -> None:
    """Draw a disc, a triangle or a square, so that the state shows without colour."""
    (x, y), colours = corner, sketch.colours
    if state == "warn":
        sketch.shape([(x, y - 3.6), (x + 3.4, y + 2.6), (x - 3.4, y + 2.6)], colours.warn, colours.ground, 0.8)
    elif state == "bad":
        sketch.box(x - 2.8, y - 2.8, 5.6, 5.6, Box(colours.bad, colours.ground, thick=0.8))
    else:
        sketch.disc(x, y, 2.8, colours.accent, colours.ground, 0.8)
