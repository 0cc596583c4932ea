"""Two matrices in colour and number: how strongly a change is felt, and which skills are still missing."""

from dataclasses import replace

from ccworkbench.exchange.charts.shared import Canvas, Swatch, filled, legend
from ccworkbench.exchange.charts.sketch import NAME, SMALL, SMALL_BOLD, TEXT, Box, Chart, Sketch, coloured, wrapped
from ccworkbench.exchange.fonts import longest_word
from ccworkbench.exchange.text_styles import Style
from ccworkbench.method.pictures.change_heat_map import HeatCell, HeatMap
from ccworkbench.method.pictures.skill_gaps import SkillGaps, SkillLine
from ccworkbench.sheets.kinds import UNKNOWN

HEAT_ROW, SKILL_ROW, AREA = 24.0, 16.5, 19.0
NARROWEST = 22.0  # what a field needs
NO_TOTAL = "–"
MOST_MISSING = 4  # from nothing to being able to teach it


def heat_map(heat: HeatMap, canvas: Canvas) -> Chart:
    """Draw audiences under areas; a field is halved: the project's view left, the floor's right."""
    sketch, colours = Sketch(canvas.width, canvas.colours), canvas.colours
    label = min(150.0, max(70.0, *(TEXT.width(name) + 12 for _, name in heat.audiences)), canvas.width * 0.28)
    each = (canvas.width - label) / len(heat.areas)
    top = _heads(sketch, heat.areas, (label, each), 0)
    at = {(cell.audience, cell.area): cell for cell in heat.cells}
    for number, name in heat.audiences:
        sketch.fitted(0, top + (HEAT_ROW - TEXT.leading) / 2, name, TEXT, label - 8)
        for area in range(len(heat.areas)):
            corner = (label + area * each + 1, top + 1, each - 2, HEAT_ROW - 2)
            said = f"{name}, {heat.areas[area]}"
            _field(sketch, at.get((number, area)), corner, said)
        top += HEAT_ROW
    say = canvas.words.say
    halves = say("Left: the project’s rating; right: the floor’s rating; framed where the floor rates higher")
    levels = [(filled(colours.step(level), colours.line), text) for level, text in enumerate(heat.levels)]
    top = legend(sketch, top + 8, levels, label)
    return sketch.finish(legend(sketch, top + 2, [(None, halves)], label))


def _field(sketch: Sketch, cell: HeatCell | None, corner: tuple[float, float, float, float], said: str) -> None:
    colours, (x, top, width, height) = sketch.colours, corner
    if cell is None:
        sketch.box(x, top, width, height, Box(colours.neutral_soft, "", 2))
        return
    half = (width - 1) / 2
    for level, left in ((cell.project, x), (cell.floor, x + half + 1)):
        ground = colours.neutral_soft if level is None else colours.step(level)
        sketch.box(left, top, half, height, Box(ground))
        style = coloured(NAME if level else TEXT, colours.muted if level is None else colours.on(ground))
        text = "–" if level is None else str(level)
        sketch.text(left + half / 2, top + (height - style.leading) / 2, text, style, "middle")
    if (cell.floor or 0) > (cell.project if cell.project is not None else 9):
        sketch.box(x, top, width, height, Box("", colours.warn, 0, thick=1.4))
    sketch.mark(corner, "change_impact", cell.row, said)


def _heads(sketch: Sketch, names: tuple[str, ...], corner: tuple[float, float], top: float) -> float:
    """Write the names over columns, turned where a word would be broken; gives where the rows begin."""
    (left, each), style = corner, coloured(SMALL_BOLD, sketch.colours.muted)
    if all(longest_word(name, style.size, bold=True) <= each - 6 for name in names):
        lines = [wrapped(name, style, each - 6, 3) for name in names]
        deep = top + max(len(parts) for parts in lines) * style.leading
        for number, parts in enumerate(lines):
            x = left + number * each + each / 2
            sketch.lines(x, deep - len(parts) * style.leading, parts, style, "middle")
        return deep + 4
    most = max(1, min(3, int((each - 2) // style.leading)))
    lines = [wrapped(name, style, 92, most) for name in names]
    deep = top + max(style.width(line) for parts in lines for line in parts)
    for number, parts in enumerate(lines):
        sketch.turned(left + number * each + each / 2, deep, parts, style)
    return deep + 6


def skill_gaps(gaps: SkillGaps, canvas: Canvas) -> Chart:
    """Draw skills under audiences; these go on below where there are too many to stand beside each other."""
    sketch, top = Sketch(canvas.width, canvas.colours), 0.0
    label = min(canvas.width * 0.42, max(120.0, *(TEXT.width(skill.name) + 14 for skill in gaps.skills)))
    most = max(1, int((canvas.width - label) // NARROWEST))
    count = -(-len(gaps.audiences) // most)
    size = -(-len(gaps.audiences) // count)
    for start in range(0, len(gaps.audiences), size):
        some = slice(start, start + size)
        skills = tuple(replace(skill, levels=skill.levels[some]) for skill in gaps.skills)
        part = replace(gaps, skills=skills, audiences=gaps.audiences[some], missing=gaps.missing[some])
        top = _matrix(sketch, part, canvas, (top + (18 if start else 0), label)) + 9
    return sketch.finish(legend(sketch, top, _gap_keys(sketch, gaps, canvas)))


def _matrix(sketch: Sketch, gaps: SkillGaps, canvas: Canvas, corner: tuple[float, float]) -> float:
    """Draw skills grouped by area; a field says today and needed, its colour how far that is."""
    (top, label), area = corner, None
    each = min((canvas.width - label) / len(gaps.audiences), 84.0)
    top = _heads(sketch, tuple(name for _, name in gaps.audiences), (label, each), top)
    for skill in gaps.skills:
        if skill.area != area:
            area = skill.area
            sketch.fitted(0, top + AREA - SMALL_BOLD.leading - 2, area, _quiet(sketch), canvas.width)
            sketch.rule((0, top + AREA - 0.5), (label + each * len(gaps.audiences), top + AREA - 0.5))
            top += AREA
        _skill(sketch, skill, gaps, (top, label, each))
        top += SKILL_ROW
    return _total(sketch, gaps, canvas, (top + 3, label, each))


def _quiet(sketch: Sketch) -> Style:
    return coloured(SMALL_BOLD, sketch.colours.accent_text)


def _gap_keys(sketch: Sketch, gaps: SkillGaps, canvas: Canvas) -> list[tuple[Swatch | None, str]]:
    say, count = canvas.words.say, canvas.words.count
    keys: list[tuple[Swatch | None, str]] = [
        (
            filled(_ground(sketch, gap), sketch.colours.line),
            count("{n} level missing", "{n} levels missing", gap) if gap else say("No level missing"),
        )
        for gap in range(MOST_MISSING + 1)
    ]
    if gaps.is_partial:
        keys.append((filled(_ground(sketch, None), sketch.colours.line), say("Not assessed yet")))
    return [*keys, (None, say("Current level → level needed"))]


def _ground(sketch: Sketch, gap: int | None) -> str:
    if gap is None:
        return sketch.colours.neutral_soft
    return sketch.colours.good_soft if gap <= 0 else sketch.colours.step(min(gap, MOST_MISSING))


def _skill(sketch: Sketch, skill: SkillLine, gaps: SkillGaps, corner: tuple[float, float, float]) -> None:
    top, label, each = corner
    sketch.fitted(0, top + (SKILL_ROW - TEXT.leading) / 2, skill.name, TEXT, label - 8)
    for number, levels in enumerate(skill.levels):
        x, row = label + number * each, gaps.audiences[number][0]
        if levels is None:
            sketch.disc(x + each / 2, top + SKILL_ROW / 2, 0.9, sketch.colours.line)
            continue
        today, needed = levels
        gap = None if today is None else max(0, needed - today)
        ground = _ground(sketch, gap)
        sketch.box(x + 1, top + 0.75, each - 2, SKILL_ROW - 1.5, Box(ground, "", 2))
        style = coloured(SMALL_BOLD if gap else SMALL, sketch.colours.on(ground))
        text = f"{UNKNOWN if today is None else today}{' → ' if each >= 30 else '→'}{needed}"
        sketch.text(x + each / 2, top + (SKILL_ROW - style.leading) / 2, text, style, "middle")
        said = f"{skill.name}, {gaps.audiences[number][1]}: {text}"
        sketch.mark((x + 1, top, each - 2, SKILL_ROW), "training_need", skill.row, said, row)


def _total(sketch: Sketch, gaps: SkillGaps, canvas: Canvas, corner: tuple[float, float, float]) -> float:
    """Sum up the missing levels under each audience."""
    top, label, each = corner
    sketch.rule((0, top), (label + each * len(gaps.audiences), top), sketch.colours.muted)
    sketch.fitted(0, top + 4, canvas.words.say("Total levels missing"), NAME, label - 8)
    for number, total in enumerate(gaps.missing):
        sketch.text(
            label + number * each + each / 2, top + 4, NO_TOTAL if total is None else str(total), NAME, "middle"
        )
    return top + 16
