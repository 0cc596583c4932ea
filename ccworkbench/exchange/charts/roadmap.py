"""The roadmap as a Gantt: stages, bars, diamonds, what comes after what, the critical path, and what has moved."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median_low

from ccworkbench.exchange.charts.shared import KEY, Canvas, Swatch, dotted, filled, legend, stroke
from ccworkbench.exchange.charts.sketch import NAME, SMALL, SMALL_BOLD, TEXT, Box, Chart, Sketch, coloured
from ccworkbench.language.formats import month_name_text, month_text
from ccworkbench.method.pictures.roadmap import Bar, RoadmapPicture

LONGEST = 3660  # days of a calendar
TASK_ROW, STAGE, TASK_THICKNESS, DIAMOND, TIME_AXIS = 15.5, 21.0, 8.0, 5.0, 26.0
NAMES = 0.54  # names take no more of the width; the calendar can do with the rest
SLACK_DROP = 2.6  # below the middle of a bar, where no arrow runs
BOLD = 1.8  # how thick an outline of the critical path is
SLACK, SLACK_DASH, PLANNED, PLANNED_DROP = 0.7, (1.5, 1.5), 1.4, 5.8
WEEK_LEAST, MONTH_LEAST = 13.0, 30.0  # points that the name of a week or of a month needs


@dataclass(frozen=True)
class TimeAxis:
    """Where a day lies: the first day, the left end, and how wide a day is."""

    first: date
    last: date
    left: float
    day: float

    @classmethod
    def of(cls, chart: RoadmapPicture, left: float, right: float) -> "TimeAxis":
        """Spread the roadmap's days; whole weeks, and some air for what is written at the end.

        A date that lies decades away is a slip of the pen: it stands at the edge and leaves the others their room.
        """
        first, last = (day.toordinal() for day in (chart.first, chart.last))
        if last - first > LONGEST:
            middle = median_low(day.toordinal() for bar in chart.bars for day in (bar.starts, bar.ends))
            first, last = max(first, middle - LONGEST // 2), min(last, middle + LONGEST // 2)
        first -= (first - 1) % 7
        last += 7 - (last - 1) % 7
        last = min(last + int((last - first) * 0.06), date.max.toordinal() - 40)
        first = min(first, last - 7)
        days = last - first
        return cls(date.fromordinal(first), date.fromordinal(last), left, (right - left) / days)

    def at(self, day: date) -> float:
        """Return where a day begins."""
        return self.left + min(max((day - self.first).days, 0), (self.last - self.first).days) * self.day

    @property
    def right(self) -> float:
        """Return the right end."""
        return self.at(self.last)

    def weeks(self) -> Iterator[date]:
        """List the Mondays."""
        yield from (self.first + timedelta(days) for days in range(0, (self.last - self.first).days + 1, 7))

    def months(self) -> Iterator[date]:
        """List the first days of months, the first of which may lie before the calendar."""
        month = self.first.replace(day=1)
        while month < self.last:
            yield month
            month = (month + timedelta(32)).replace(day=1)


def roadmap(chart: RoadmapPicture, canvas: Canvas) -> Chart:
    """Draw the calendar first, then what comes after what, then bars over it."""
    sketch = Sketch(canvas.width, canvas.colours)
    longest = max(TEXT.width(bar.title) for bar in chart.bars) + 20
    left = min(longest, canvas.width * NAMES)
    calendar = TimeAxis.of(chart, left, canvas.width)
    tops, end = _tops(chart)
    _axis(sketch, calendar, canvas, end)
    _stages(sketch, chart, tops)
    for bar in chart.bars:
        _slack(sketch, bar, calendar, tops[bar.row] + TASK_ROW / 2 + SLACK_DROP)
        _planned(sketch, bar, calendar, tops[bar.row] + TASK_ROW / 2 + PLANNED_DROP)
    for bar in chart.bars:
        _joints(sketch, bar, chart, calendar, tops)
    _marks(sketch, chart, calendar, canvas, end)
    for bar in chart.bars:
        _task_bar(sketch, bar, calendar, (tops[bar.row], left), canvas)
    return sketch.finish(legend(sketch, end + 24, _roadmap_keys(chart, canvas)))


def _tops(chart: RoadmapPicture) -> tuple[dict[str, float], float]:
    """Return the top of each bar, under its stage."""
    top, stage, tops = TIME_AXIS, None, {}
    for bar in chart.bars:
        if bar.stage != stage:
            stage, top = bar.stage, top + STAGE
        tops[bar.row] = top
        top += TASK_ROW
    return tops, top + 4


def _axis(sketch: Sketch, calendar: TimeAxis, canvas: Canvas, end: float) -> None:
    colours, language = sketch.colours, canvas.words.language
    quiet, months = coloured(SMALL, colours.muted), list(calendar.months())
    weekly = calendar.day * 7 >= WEEK_LEAST
    every = next(step for step in (1, 2, 3, 6, 12, 24, 60, 120) if calendar.day * 30.4 * step >= MONTH_LEAST)
    for number, month in enumerate(months):
        x = max(calendar.at(month), calendar.left)
        if month >= calendar.first:
            sketch.rule((x, 0), (x, end), colours.line)
        if number % every:
            continue
        after = months[number + every] if number + every < len(months) else calendar.last
        room, text = calendar.at(after) - x - 4, month_text(month, language)
        if SMALL_BOLD.width(text) > room or not (number == 0 or month.month == 1 or every > 1):
            text = month_name_text(month, language)
        if SMALL_BOLD.width(text) <= room:
            sketch.text(x + 3, 1, text, coloured(SMALL_BOLD, colours.muted))
    for monday in calendar.weeks() if weekly else ():
        x = calendar.at(monday)
        if x + WEEK_LEAST <= calendar.right + 1:
            sketch.text(x + 1.5, 13, str(monday.day), quiet)
            sketch.rule((x, 14), (x, end), colours.line, 0.35)
    sketch.rule((0, TIME_AXIS - 1), (calendar.right, TIME_AXIS - 1), colours.line, 0.8)


def _stages(sketch: Sketch, chart: RoadmapPicture, tops: dict[str, float]) -> None:
    stage = None
    for bar in chart.bars:
        if bar.stage != stage:
            stage = bar.stage
            style = coloured(NAME, sketch.colours.accent_text)
            top = tops[bar.row] - STAGE
            sketch.rule((0, top), (sketch.width, top), sketch.colours.line)
            sketch.fitted(0, top + (STAGE - style.leading) / 2 + 2, stage, style, sketch.width * 0.6)


def _ends(bar: Bar, calendar: TimeAxis) -> tuple[float, float]:
    """Return where a bar begins and ends; the last day belongs to it, a milestone is the middle of its day."""
    if bar.is_milestone:
        middle = calendar.at(bar.ends) + calendar.day / 2
        return middle, middle
    start = calendar.at(bar.starts)
    return start, max(calendar.at(bar.ends) + calendar.day, start + 2)


def _joints(sketch: Sketch, bar: Bar, chart: RoadmapPicture, calendar: TimeAxis, tops: dict[str, float]) -> None:
    """Lead from the end of what comes before down to the begin, around what stands in the way."""
    by_row = {other.row: other for other in chart.bars}
    start, middle = _ends(bar, calendar)[0], tops[bar.row] + TASK_ROW / 2
    for row in bar.after:
        if row not in by_row or row == bar.row:
            continue
        before, of = by_row[row], tops[row] + TASK_ROW / 2
        is_critical = bar.is_critical and before.is_critical
        colour, thick = (sketch.colours.text, 1.3) if is_critical else (sketch.colours.muted, 0.7)
        end = _ends(before, calendar)[1] + (DIAMOND if before.is_milestone else 0)
        side = 1 if middle > of else -1
        tip = middle - side * ((DIAMOND if bar.is_milestone else TASK_THICKNESS / 2) + 0.8)
        into = start if bar.is_milestone else start + 3
        if into >= end:
            points = [(end, of), (into, of), (into, tip)]
        else:
            between = middle - side * TASK_ROW / 2
            points = [(end, of), (end + 4, of), (end + 4, between), (into, between), (into, tip)]
        sketch.path(points, colour, thick)
        sketch.shape([(into, tip), (into - 2, tip - side * 3.2), (into + 2, tip - side * 3.2)], colour)


def _slack(sketch: Sketch, bar: Bar, calendar: TimeAxis, top: float) -> None:
    """Lead on to the day until which a task may end without moving go-live."""
    if bar.until:
        begin, end = _ends(bar, calendar)[1], calendar.at(bar.until) + calendar.day
        sketch.rule((begin, top), (end, top), sketch.colours.muted, SLACK, SLACK_DASH)
        sketch.rule((end, top - 2), (end, top + 2), sketch.colours.muted, SLACK)


def _planned(sketch: Sketch, bar: Bar, calendar: TimeAxis, top: float) -> None:
    """Draw the days of the baseline under a bar that has moved."""
    if bar.planned:
        begin, end = calendar.at(bar.planned[0]), calendar.at(bar.planned[1]) + calendar.day
        sketch.rule((begin, top), (max(end, begin + 4), top), sketch.colours.muted, PLANNED)


def _marks(sketch: Sketch, chart: RoadmapPicture, calendar: TimeAxis, canvas: Canvas, end: float) -> None:
    """Draw the lines of today and of go-live; where their names would meet, go-live stands on the line below."""
    say, colours, taken = canvas.words.say, sketch.colours, (0.0, 0.0)
    for day, name, colour in ((chart.today, say("Today"), colours.bad), (chart.go_live, say("Go-live"), colours.good)):
        if day is None or not calendar.first <= day <= calendar.last:
            continue
        style, x = coloured(SMALL_BOLD, colour), calendar.at(day)
        half = style.width(name) / 2
        middle = min(max(x, half), sketch.width - half)
        beside = middle - half > taken[1] + 3 or middle + half < taken[0] - 3
        sketch.rule((x, TIME_AXIS - 6), (x, end), colour, 1)
        sketch.text(middle, end + (1 if beside else 10), name, style, "middle")
        taken = (middle - half, middle + half)


def _task_bar(sketch: Sketch, bar: Bar, calendar: TimeAxis, corner: tuple[float, float], canvas: Canvas) -> None:
    colours, (top, left), middle = sketch.colours, corner, corner[0] + TASK_ROW / 2
    sketch.fitted(10, top + (TASK_ROW - TEXT.leading) / 2, bar.title, TEXT, left - 16)
    start, end = _ends(bar, calendar)
    days = canvas.words.date(bar.ends) if bar.is_milestone else ""
    said = "\n".join(filter(None, (f"{bar.title}: {days}" if days else bar.title, bar.meaning)))
    sketch.mark((0, top, canvas.width, TASK_ROW), "task", bar.row, said)
    if bar.is_milestone:
        colour = colours.bad if bar.state == "late" else colours.text
        _diamond(sketch, (start, middle), colour, is_done=bar.state == "done", is_critical=bar.is_critical)
        _date(sketch, days, (start, top), calendar)
        return
    ground = colours.warn_soft if bar.state == "blocked" else colours.step(1)
    edge = {"blocked": colours.warn, "late": colours.bad}.get(bar.state, colours.accent)
    sketch.box(start, middle - TASK_THICKNESS / 2, end - start, TASK_THICKNESS, Box(ground, edge, 1.5))
    share = 1.0 if bar.state == "done" else bar.share
    if share > 0:
        sketch.box(
            start,
            middle - TASK_THICKNESS / 2,
            (end - start) * min(share, 1),
            TASK_THICKNESS,
            Box(colours.accent, "", 1.5),
        )
    if bar.is_critical:
        corner = start, middle - TASK_THICKNESS / 2
        sketch.box(*corner, end - start, TASK_THICKNESS, Box("", colours.text, 1.5, thick=BOLD))
    if bar.state == "blocked":
        rest = start + (end - start) * min(share, 1)
        sketch.dots(rest, middle - TASK_THICKNESS / 2, (end - rest, TASK_THICKNESS), colours.warn)
    sign = {"late": "!", "done": "✓"}.get(bar.state, "")
    if sign and end + 9 < canvas.width:
        tone = coloured(SMALL_BOLD, colours.bad if sign == "!" else colours.good)
        sketch.box(end + 2.5, top + 3, tone.width(sign) + 1, TASK_ROW - 6, Box(colours.ground))
        sketch.text(end + 3, top + (TASK_ROW - tone.leading) / 2, sign, tone)


def _diamond(
    sketch: Sketch, place: tuple[float, float], colour: str, *, is_done: bool = False, is_critical: bool = False
) -> None:
    x, middle = place
    points = [(x, middle - DIAMOND), (x + DIAMOND, middle), (x, middle + DIAMOND), (x - DIAMOND, middle)]
    sketch.shape(points, colour if is_done else sketch.colours.ground, colour, 2.2 if is_critical else 1.2)


def _date(sketch: Sketch, text: str, corner: tuple[float, float], calendar: TimeAxis) -> None:
    """Write a milestone's day beside it, on whichever side it fits."""
    (x, top), style = corner, coloured(SMALL_BOLD, sketch.colours.text)
    width = style.width(text)
    left = x + DIAMOND + 4
    if left + width > calendar.right:
        left = x - DIAMOND - 4 - width
    sketch.box(left - 1, top + 3, width + 2, TASK_ROW - 6, Box(sketch.colours.ground))
    sketch.text(left, top + (TASK_ROW - style.leading) / 2, text, style)


def _roadmap_keys(chart: RoadmapPicture, canvas: Canvas) -> list[tuple[Swatch | None, str]]:
    say, colours, states = canvas.words.say, canvas.colours, {bar.state for bar in chart.bars}
    keys: list[tuple[Swatch | None, str]] = [
        (filled(colours.accent), say("Progress so far")),
        (filled(colours.step(1), colours.accent), say("Still to do")),
    ]
    if "blocked" in states:
        keys.append((dotted(colours.warn_soft, colours.warn), say("Blocked")))
    if "late" in states:
        keys.append((_letter("!", colours.bad), say("Late")))
    if "done" in states:
        keys.append((_letter("✓", colours.good), say("Done")))
    if any(bar.is_milestone for bar in chart.bars):
        keys.append((lambda s, x, top: _diamond(s, (x + 4.5, top + 4.5), colours.text), say("Milestone")))
    if any(bar.is_critical for bar in chart.bars):
        keys.append((_outlined(colours.step(1), colours.text), say("Critical path")))
    if any(bar.until for bar in chart.bars):
        keys.append((stroke(colours.muted, SLACK_DASH, SLACK), say("Slack")))
    if any(bar.planned for bar in chart.bars):
        keys.append((stroke(colours.muted, thick=PLANNED), say("Baseline")))
    return keys


def _outlined(ground: str, line: str) -> Swatch:
    return lambda sketch, x, top: sketch.box(x + 1, top + 1, KEY - 2, KEY - 2, Box(ground, line, 1.5, thick=BOLD))


def _letter(sign: str, colour: str) -> Swatch:
    return lambda sketch, x, top: sketch.text(x + KEY / 2, top, sign, coloured(SMALL_BOLD, colour), "middle")
