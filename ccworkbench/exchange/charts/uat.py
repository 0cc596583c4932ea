"""The acceptance test in two pictures: progress of each cycle, and open defects day by day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from ccworkbench.exchange.charts.shared import Canvas, Swatch, dotted, filled, hatched, legend, scale
from ccworkbench.exchange.charts.sketch import NAME, SMALL, SMALL_BOLD, Box, Chart, Sketch, coloured
from ccworkbench.language.formats import percent_text
from ccworkbench.language.words import NP_
from ccworkbench.method.pictures.burn_down import BurnDown
from ccworkbench.method.pictures.test_progress import CycleProgress, TestProgress

CYCLE, CYCLE_THICKNESS = 62.0, 20.0
PLOT, DAY_AXIS = 190.0, 22.0


def test_progress(progress: TestProgress, canvas: Canvas) -> Chart:
    """Draw a bar for each cycle, as long as it has cases, cut into results."""
    sketch, top = Sketch(canvas.width, canvas.colours), 0.0
    most = max(1, *(cycle.planned for cycle in progress.cycles))
    for cycle in progress.cycles:
        _cycle(sketch, cycle, canvas, (top, canvas.width * cycle.planned / most))
        top += CYCLE
    say, colours = canvas.words.say, canvas.colours
    keys: list[tuple[Swatch | None, str]] = [
        (filled(colours.good), say("Passed")),
        (hatched(colours.bad_soft, colours.bad), say("Failed")),
        (dotted(colours.warn_soft, colours.warn), say(NP_("test", "Blocked"))),
        (filled(colours.neutral_soft, colours.muted), say("Not run")),
    ]
    return sketch.finish(legend(sketch, top, keys))


def _cycle(sketch: Sketch, cycle: CycleProgress, canvas: Canvas, corner: tuple[float, float]) -> None:
    colours, say, (top, width) = sketch.colours, canvas.words.say, corner
    figures = _rates(cycle, canvas)
    quiet = coloured(SMALL, colours.muted)
    room = canvas.width - quiet.width(figures) - 12
    sketch.fitted(0, top, cycle.name, NAME, room)
    sketch.text(canvas.width, top + 1, figures, quiet, "right")
    results = ((cycle.passed, "good"), (cycle.failed, "bad"), (cycle.blocked, "warn"), (cycle.not_run, ""))
    x = 0.0
    for count, tone in results:
        part = width * count / max(cycle.planned, 1)
        _cycle_part(sketch, (x, top + 14, part), count, tone)
        x += part
    if not cycle.planned:
        sketch.box(0.5, top + 14, canvas.width - 1, CYCLE_THICKNESS, Box("", colours.line, 2, (3, 3)))
    names = (say("Passed"), say("Failed"), say(NP_("test", "Blocked")), say("Not run"), say("Not applicable"))
    counts = (*(count for count, _ in results), cycle.not_applicable)
    line = " · ".join(f"{name} {canvas.words.number(n)}" for name, n in zip(names, counts, strict=True) if n)
    sketch.fitted(0, top + 14 + CYCLE_THICKNESS + 3, line or say("No test cases are planned yet."), quiet, canvas.width)
    sketch.mark((0, top, canvas.width, CYCLE - 8), cycle.sheet, cycle.row, f"{cycle.name}: {line}")


def _rates(cycle: CycleProgress, canvas: Canvas) -> str:
    """Say how much was run, and how much of that has passed; never of nothing."""
    run = cycle.passed + cycle.failed

    def share(part: int, whole: int) -> str:
        return percent_text(round(part / whole, 3), canvas.words.language) if whole else "–"

    return canvas.words.say(
        "{run} run, {passed} of them passed", run=share(run, cycle.planned), passed=share(cycle.passed, run)
    )


def _cycle_part(sketch: Sketch, corner: tuple[float, float, float], count: int, tone: str) -> None:
    colours, (x, top, width) = sketch.colours, corner
    if width <= 0:
        return
    ground = colours.good if tone == "good" else colours.soft(tone)
    sketch.box(x, top, width, CYCLE_THICKNESS, Box(ground, colours.ground))
    if tone == "bad":
        sketch.hatch(x, top, (width, CYCLE_THICKNESS), colours.bad)
    if tone == "warn":
        sketch.dots(x, top, (width, CYCLE_THICKNESS), colours.warn)
    if tone == "":
        sketch.box(x + 0.4, top + 0.4, max(width - 0.8, 0), CYCLE_THICKNESS - 0.8, Box("", colours.muted))
    text, style = str(count), coloured(SMALL_BOLD, colours.on(ground))
    wide = style.width(text)
    if wide + 8 <= width:
        if tone in {"bad", "warn"}:
            sketch.box(x + width / 2 - wide / 2 - 3, top + 4, wide + 6, CYCLE_THICKNESS - 8, Box(ground, "", 2))
        sketch.text(x + width / 2, top + (CYCLE_THICKNESS - style.leading) / 2, text, style, "middle")


@dataclass(frozen=True)
class BurnDownPlot:
    """Where the days and counts of the burn-down lie."""

    left: float
    right: float
    days: int
    most: float

    def x(self, day: int) -> float:
        """Return where a day begins."""
        return self.left + (self.right - self.left) * day / max(self.days, 1)

    def y(self, count: float) -> float:
        """Return the height of a count."""
        return 8 + (PLOT - 8) * (1 - count / self.most)


def burn_down(chart: BurnDown, canvas: Canvas) -> Chart:
    """Draw the open defects stacked by severity, with the count of the last day at the right."""
    sketch, colours = Sketch(canvas.width, canvas.colours), canvas.colours
    totals = [sum(line.open[day] for line in chart.lines) for day in range(len(chart.days))]
    steps = [step for step in scale([0, max(*totals, 4)]) if step == int(step)]
    names = max(SMALL_BOLD.width(f"{canvas.words.number(line.open[-1])} {line.name}") for line in chart.lines)
    plot = BurnDownPlot(20, canvas.width - min(names + 22, canvas.width * 0.35), len(chart.days), steps[-1])
    for step in steps:
        sketch.rule((plot.left, plot.y(step)), (plot.right, plot.y(step)), colours.line)
        sketch.text(
            plot.left - 5, plot.y(step) - SMALL.leading / 2, str(int(step)), coloured(SMALL, colours.muted), "right"
        )
    below = [0] * len(chart.days)
    for line in chart.lines:
        above = [low + count for low, count in zip(below, line.open, strict=True)]
        _area(sketch, plot, (below, above), sketch.colours.grave(line.tone))
        below = above
    sketch.path(_steps(plot, totals), colours.text, 1.4)
    _days(sketch, chart.days, plot, canvas)
    _severity_names(sketch, chart, plot, canvas)
    sketch.text(
        plot.left,
        PLOT + DAY_AXIS,
        canvas.words.say("Open defects at the end of each day"),
        coloured(SMALL, colours.muted),
    )
    return sketch.finish(PLOT + DAY_AXIS + 14)


def _steps(plot: BurnDownPlot, counts: Sequence[int]) -> list[tuple[float, float]]:
    return [point for day, n in enumerate(counts) for point in ((plot.x(day), plot.y(n)), (plot.x(day + 1), plot.y(n)))]


def _area(sketch: Sketch, plot: BurnDownPlot, edges: tuple[list[int], list[int]], colour: str) -> None:
    below, above = edges
    if above != below:
        sketch.shape([*_steps(plot, above), *reversed(_steps(plot, below))], colour, sketch.colours.ground, 0.5)


def _days(sketch: Sketch, days: Sequence[date], plot: BurnDownPlot, canvas: Canvas) -> None:
    style = coloured(SMALL, sketch.colours.muted)
    texts = [canvas.words.date(day) for day in days]
    wide = max(style.width(text) for text in texts) + 14
    each = (plot.right - plot.left) / len(days)
    every = max(1, -(-int(wide) // max(1, int(each)))) if each < wide else 1
    for number in range(0, len(days), every):
        x = plot.x(number) + each / 2
        sketch.rule((x, PLOT), (x, PLOT + 3), style.colour)
        half = style.width(texts[number]) / 2
        sketch.text(min(max(x, half), plot.right - half + 8), PLOT + 5, texts[number], style, "middle")


def _severity_names(sketch: Sketch, chart: BurnDown, plot: BurnDownPlot, canvas: Canvas) -> None:
    """Name every severity at the right, the gravest lowest, as they are stacked."""
    top = PLOT - SMALL.leading - 2
    for line in chart.lines:
        text = f"{canvas.words.number(line.open[-1])} {line.name}"
        filled(sketch.colours.grave(line.tone), sketch.colours.muted)(sketch, plot.right + 8, top)
        strong = SMALL_BOLD if line.open[-1] else coloured(SMALL, sketch.colours.muted)
        sketch.fitted(plot.right + 21, top - 0.5, text, strong, sketch.width - plot.right - 21)
        top -= 14
