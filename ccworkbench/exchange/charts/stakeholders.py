"""The stakeholder grid: interest to the right, influence upwards, every name where it belongs."""

from collections.abc import Sequence

from ccworkbench.exchange.charts.shared import Canvas, arrow
from ccworkbench.exchange.charts.sketch import NAME, SMALL, SMALL_BOLD, TEXT, Box, Chart, Sketch, coloured
from ccworkbench.exchange.text_styles import Style
from ccworkbench.method.pictures.stakeholder_grid import StakeholderGrid, StakeholderMark

LEFT, GRID_FOOT, GRID_HEAD, CHIP_PAD, CHIP, GAP = 34.0, 34.0, 20.0, 8.0, 27.0, 5.0
SHARES = (0.3, 0.35, 0.35)  # low is a quadrant's width of its own; medium counts as high


def stakeholder_grid(grid: StakeholderGrid, canvas: Canvas) -> Chart:
    """Draw nine fields in four quadrants; a row grows with the names in it."""
    sketch, width = Sketch(canvas.width, canvas.colours), canvas.width - LEFT
    widths = [width * share for share in SHARES]
    fields = [
        [[name for name in grid.names if (name.influence, name.interest) == (row, column)] for column in range(3)]
        for row in (2, 1, 0)
    ]
    heights = [max(_names_height(names, widths[place]) for place, names in enumerate(row)) for row in fields]
    heights = [height + (GRID_HEAD if row != 1 else 0) for row, height in enumerate(heights)]
    heights = _grown(heights, canvas.room - GRID_FOOT - _rest_height(grid, canvas))
    _quadrants(sketch, grid, widths, heights)
    _axes(sketch, grid, canvas, widths, heights)
    top = 0.0
    for row, names_of in enumerate(fields):
        x = LEFT
        for column, names in enumerate(names_of):
            _stakeholder_names(sketch, names, (x, top + (GRID_HEAD if row != 1 else 0), widths[column]))
            x += widths[column]
        top += heights[row]
    end = _ungraded(sketch, grid, canvas, top + GRID_FOOT)
    return sketch.finish(end)


def _grown(heights: list[float], room: float) -> list[float]:
    spare = max(0.0, (min(room, 420) - sum(heights)) / 3)
    return [height + spare for height in heights]


def _name_columns(width: float) -> int:
    return max(1, int((width - 2 * CHIP_PAD + GAP) // (112 + GAP)))


def _names_height(names: Sequence[StakeholderMark], width: float) -> float:
    return max(44.0, 2 * CHIP_PAD + -(-len(names) // _name_columns(width)) * (CHIP + GAP))


def _quadrants(sketch: Sketch, grid: StakeholderGrid, widths: list[float], heights: list[float]) -> None:
    colours, split, middle = sketch.colours, LEFT + widths[0], heights[0] + heights[1]
    right, low = widths[1] + widths[2], heights[2]
    places = (
        (LEFT, 0.0, widths[0], middle),
        (split, 0.0, right, middle),
        (LEFT, middle, widths[0], low),
        (split, middle, right, low),
    )
    grounds = (colours.neutral_soft, colours.accent_soft, colours.ground, colours.neutral_soft)
    for (x, top, width, height), title, ground in zip(places, grid.quadrants, grounds, strict=True):
        sketch.box(x, top, width, height, Box(ground, colours.line))
        strong = colours.accent_text if ground == colours.accent_soft else colours.muted
        sketch.fitted(x + CHIP_PAD, top + 6, title, coloured(NAME, strong), width - 2 * CHIP_PAD)
    for x in (split + widths[1],):
        sketch.rule((x, GRID_HEAD), (x, sum(heights) - 6), colours.line, dash=(2, 3))
    sketch.rule((split + 6, heights[0]), (LEFT + sum(widths) - 6, heights[0]), colours.line, dash=(2, 3))


def _axes(sketch: Sketch, grid: StakeholderGrid, canvas: Canvas, widths: list[float], heights: list[float]) -> None:
    say, muted, bottom = canvas.words.say, sketch.colours.muted, sum(heights)
    small, strong, x = coloured(SMALL, muted), coloured(SMALL_BOLD, muted), LEFT
    for grade, width in zip(grid.grades, widths, strict=True):
        sketch.fitted(x + width / 2, bottom + 4, grade, small, width, "middle")
        x += width
    top = 0.0
    for grade, height in zip(reversed(grid.grades), heights, strict=True):
        _upwards(sketch, LEFT - 9, top + height / 2, grade, small)
        top += height
    interest, influence = say("Interest"), say("Influence")
    sketch.text(LEFT + sum(widths) / 2, bottom + 17, interest, strong, "middle")
    end = LEFT + sum(widths) / 2 + strong.width(interest) / 2
    sketch.rule((end + 5, bottom + 21.6), (end + 18, bottom + 21.6), muted, 0.8)
    arrow(sketch, (end + 21, bottom + 21.6), muted)
    _upwards(sketch, LEFT - 24, bottom / 2, influence, strong)
    peak = bottom / 2 - strong.width(influence) / 2
    sketch.rule((LEFT - 24, peak - 5), (LEFT - 24, peak - 18), muted, 0.8)
    sketch.shape([(LEFT - 24, peak - 21), (LEFT - 26, peak - 17.8), (LEFT - 22, peak - 17.8)], muted)


def _upwards(sketch: Sketch, x: float, middle: float, text: str, style: Style) -> None:
    sketch.turned(x, middle + style.width(text) / 2, [text], style)


def _stakeholder_names(sketch: Sketch, names: Sequence[StakeholderMark], place: tuple[float, float, float]) -> None:
    x, top, width = place
    columns = _name_columns(width)
    each = (width - 2 * CHIP_PAD - GAP * (columns - 1)) / columns
    for number, name in enumerate(names):
        left = x + CHIP_PAD + number % columns * (each + GAP)
        _chip(sketch, name, (left, top + CHIP_PAD + number // columns * (CHIP + GAP), each))


def _chip(sketch: Sketch, name: StakeholderMark, place: tuple[float, float, float]) -> None:
    """Draw a name over its way from the present attitude to the one that is wanted."""
    colours, (x, top, width) = sketch.colours, place
    tone = "" if name.gap is None else ("good" if name.gap <= 0 else "warn" if name.gap == 1 else "bad")
    sketch.box(x, top, width, CHIP, Box(colours.ground, colours.line, 4))
    sketch.box(x, top + 4, 2.4, CHIP - 8, Box(colours.tone(tone)))
    sketch.fitted(x + 8, top + 2.5, name.name, NAME, width - 12)
    moves = name.gap is not None and name.gap != 0
    way = f"{name.now} → {name.wanted}" if moves else name.now or "–"
    sketch.fitted(x + 8, top + 13.5, way, coloured(SMALL, colours.tone(tone) if moves else colours.muted), width - 12)
    sketch.mark((x, top, width, CHIP), "stakeholder", name.row, f"{name.name}: {way}")


def _unplaced(grid: StakeholderGrid) -> list[str]:
    return [name.name for name in grid.names if name.influence is None or name.interest is None]


def _rest(grid: StakeholderGrid, canvas: Canvas) -> tuple[str, ...]:
    names = _unplaced(grid)
    if not names:
        return ()
    text = canvas.words.say("Not yet rated: {names}", names=canvas.words.listing(names))
    return TEXT.wrap(text, canvas.width - LEFT)


def _rest_height(grid: StakeholderGrid, canvas: Canvas) -> float:
    lines = _rest(grid, canvas)
    return len(lines) * TEXT.leading + 4 if lines else 0


def _ungraded(sketch: Sketch, grid: StakeholderGrid, canvas: Canvas, top: float) -> float:
    lines = _rest(grid, canvas)
    return sketch.lines(LEFT, top, lines, coloured(TEXT, sketch.colours.muted)) + 4 if lines else top
