"""The pictures: every one in five languages, empty, small and large; all texts inside and apart from each other."""

import xml.etree.ElementTree as Xml
from collections.abc import Iterator
from dataclasses import fields, replace
from datetime import date, timedelta
from itertools import combinations
from typing import Any

import pytest
from reportlab.graphics.shapes import Drawing, Group, Rect, String

from ccworkbench.exchange.brand import BrandColours
from ccworkbench.exchange.charts.draw import draw
from ccworkbench.exchange.charts.shared import Canvas, scale
from ccworkbench.exchange.charts.sketch import Chart, Colours
from ccworkbench.exchange.charts.svg import pdf_of, svg_of
from ccworkbench.exchange.fonts import SEMIBOLD, font_face
from ccworkbench.exchange.tones import contrast
from ccworkbench.gui.look.palette import PALETTES
from ccworkbench.language.catalogues import words_of
from ccworkbench.language.languages import LANGUAGES
from ccworkbench.method.pictures.catalogue import PICTURES
from ccworkbench.method.pictures.organisation import Organisation, Post
from ccworkbench.method.pictures.picture import SHEETS_WITH_PICTURE
from ccworkbench.method.pictures.roadmap import Bar, RoadmapPicture
from ccworkbench.method.pictures.skill_gaps import SkillGaps, SkillLine
from ccworkbench.method.pictures.stakeholder_grid import StakeholderGrid, StakeholderMark
from ccworkbench.sheets.order import BY_KEY
from tests.exchange.charts.picture_rows import TODAY, pictures, rows, viewer

PAPER = Colours.of_paper(BrandColours.of("#0b4f5c"))
SIZES = (0, 3, 14)
Box = tuple[float, float, float, float, str]


def drawn(key: str, count: int = 6, language: str = "de", width: float = 485) -> Chart:
    return draw(pictures(count, language)[key], Canvas(width, PAPER, words_of(language), 330))


def texts(drawing: Drawing) -> Iterator[Box]:
    """Give the box of every text: left, bottom, right, top."""
    for shape in drawing.contents:
        inner: Any = shape.contents[0] if isinstance(shape, Group) else shape
        if not isinstance(inner, String):
            continue
        width = font_face(bold=inner.fontName == SEMIBOLD).width(inner.text, inner.fontSize)
        high = inner.fontSize * 0.7
        if isinstance(shape, Group):
            x, y = shape.transform[4], shape.transform[5]
            yield x - high, y + inner.x, x, y + inner.x + width, inner.text
        else:
            yield inner.x, inner.y, inner.x + width, inner.y + high, inner.text


def outside(drawing: Drawing) -> list[str]:
    return [
        text
        for left, bottom, right, top, text in texts(drawing)
        if left < -0.5 or bottom < -0.5 or right > drawing.width + 0.5 or top > drawing.height + 0.5
    ]


def overlapping(drawing: Drawing) -> list[tuple[str, str]]:
    def meet(one: Box, other: Box) -> bool:
        return one[0] < other[2] - 0.6 and other[0] < one[2] - 0.6 and one[1] < other[3] and other[1] < one[3]

    return [(one[4], other[4]) for one, other in combinations(list(texts(drawing)), 2) if meet(one, other)]


def test_each_sheet_that_says_so_has_a_picture() -> None:
    assert set(PICTURES) == SHEETS_WITH_PICTURE
    assert set(BY_KEY) >= SHEETS_WITH_PICTURE


@pytest.mark.long
@pytest.mark.parametrize("width", [270, 485, 742])
def test_texts_stay_inside_and_apart_in_every_picture_and_language(width: float) -> None:
    for language in LANGUAGES:
        for count in SIZES:
            for key, picture in pictures(count, language).items():
                drawing = draw(picture, Canvas(width, PAPER, words_of(language), 330)).drawing
                assert outside(drawing) == [], (key, language, count)
                assert overlapping(drawing) == [], (key, language, count)


def test_no_picture_lacks_a_glyph() -> None:
    assert {
        key: draw(picture, Canvas(485, PAPER, words_of("zh"))).missing for key, picture in pictures(14, "zh").items()
    } == dict.fromkeys([*PICTURES, "dial"], "")


def test_a_character_that_no_font_has_is_told() -> None:
    chart = draw(Organisation((Post("1", "Leiter \U0001f600"),)), Canvas(485, PAPER, words_of("de")))
    assert chart.missing == "\U0001f600"


def test_an_empty_picture_says_what_to_fill_in() -> None:
    for key, picture in pictures(0, "en").items():
        said = " ".join(box[4] for box in texts(draw(picture, Canvas(485, PAPER, words_of("en"))).drawing))
        assert said == picture.empty, key
        assert said.endswith(".")


def test_every_mark_lies_on_the_picture_and_names_a_row() -> None:
    known = {str(row.id) for sheet in BY_KEY.values() for row in rows(6)(sheet)}
    for key in PICTURES:
        chart = drawn(key)
        for mark in chart.marks:
            assert mark.sheet in BY_KEY
            assert mark.row in known, key
            assert mark.label
            assert 0 <= mark.x <= mark.x + mark.width <= chart.drawing.width + 0.5
            assert 0 <= mark.top <= mark.top + mark.height <= chart.drawing.height + 0.5


def test_all_but_the_burn_down_lead_to_rows() -> None:
    assert [key for key in PICTURES if not drawn(key).marks] == ["defect"]


def test_texts_can_be_read_in_every_palette() -> None:
    for palette in (*PALETTES.values(), None):
        colours = Colours(**{one.name: getattr(palette, one.name) for one in fields(Colours)}) if palette else PAPER
        for level in range(5):
            assert contrast(colours.on(colours.step(level)), colours.step(level)) >= 4.5
        for tone in ("good", "warn", "bad", "info", ""):
            assert contrast(colours.on(colours.soft(tone)), colours.soft(tone)) >= 4.5


def test_a_circle_of_reports_is_cut_and_shows_everybody() -> None:
    posts = (Post("a", "First", over="b"), Post("b", "Second", over="a"), Post("c", "Third", over="c"))
    chart = draw(Organisation(posts), Canvas(485, PAPER, words_of("en")))
    assert sorted(mark.row for mark in chart.marks) == ["a", "b", "c"]


def test_a_deep_line_becomes_a_list_that_still_fits() -> None:
    posts = [Post("0", "Head")] + [Post(f"{n}", f"Post {n}", over=f"{(n - 1) // 3}") for n in range(1, 80)]
    chart = draw(Organisation(tuple(posts)), Canvas(485, PAPER, words_of("en")))
    assert len(chart.marks) == 80
    assert not outside(chart.drawing)
    assert not overlapping(chart.drawing)


def test_forty_names_in_one_field_of_the_grid_find_their_room() -> None:
    names = tuple(StakeholderMark(str(n), f"Stakeholder number {n}", 2, 2, "Neutral", "Leading", 2) for n in range(40))
    grid = StakeholderGrid(names, ("Low", "Medium", "High"), ("Satisfy", "Manage", "Monitor", "Inform"))
    chart = draw(grid, Canvas(485, PAPER, words_of("en")))
    assert len(chart.marks) == 40
    assert overlapping(chart.drawing) == []


def test_a_roadmap_of_ten_years_or_of_one_day_has_an_axis_without_overlap() -> None:
    for days in (0, 1, 40, 400, 3700):
        last = TODAY.fromordinal(TODAY.toordinal() + days)
        bar = Bar("1", "T-001", "Task", "Prepare", TODAY, last, state="late", after=("1", "none"))
        drawing = draw(RoadmapPicture((bar,), TODAY, last, TODAY), Canvas(485, PAPER, words_of("hu"))).drawing
        assert not outside(drawing), days
        assert not overlapping(drawing), days


def test_parts_hold_every_item_once() -> None:
    for key, picture in pictures(14, "en").items():
        for count in (1, 2, 5, 100):
            parts = list(picture.cut_into(count))
            assert sum((getattr(part, picture.many) for part in parts), ()) == getattr(picture, picture.many), key


def test_the_steps_of_a_scale_are_round_and_hold_all_values() -> None:
    for values in ([0, 1], [0.8, 0.83], [-3, 12], [240, 301], [5, 5], [0, 0], [0.0001, 90000]):
        steps = scale(values)
        assert steps[0] <= min(values)
        assert steps[-1] >= max(values) - 1e-9
        assert 2 <= len(steps) <= 8


def test_svg_is_sound_and_names_the_windows_fonts() -> None:
    for key, picture in pictures(3, "ru").items():
        root = Xml.fromstring(svg_of(draw(picture, Canvas(485, PAPER, words_of("ru"))).drawing))  # noqa: S314 - our own
        families = {text.get("font-family") for text in root.iter("{http://www.w3.org/2000/svg}text")}
        assert families <= {"Workbench Sans", "Workbench Sans Rare"}, key


def test_a_name_with_markup_stays_a_name() -> None:
    chart = draw(Organisation((Post("1", '<b>&"Co"'),)), Canvas(485, PAPER, words_of("en")))
    root = Xml.fromstring(svg_of(chart.drawing))  # noqa: S314
    assert '<b>&"Co"' in [text.text for text in root.iter("{http://www.w3.org/2000/svg}text")]


def test_a_picture_is_a_pdf_page_of_its_own_with_embedded_fonts() -> None:
    content = pdf_of(drawn("task").drawing)
    assert content.startswith(b"%PDF")
    assert b"Helvetica" not in content


def test_one_row_more_makes_another_picture_and_the_same_rows_the_same() -> None:
    made, seen = PICTURES["stakeholder"], viewer("de")
    assert made(rows(3), seen) == made(rows(3), seen) != made(rows(4), seen)


def test_names_are_told_in_the_readers_language() -> None:
    told = replace(viewer("de"), retell=lambda text: f"«{text}»")
    grid = PICTURES["stakeholder"](rows(2), told)
    assert isinstance(grid, StakeholderGrid)
    assert grid.names[0].name == "«Agents»"


def test_a_slip_of_a_century_leaves_the_other_tasks_their_room() -> None:
    for slip in (date(1, 1, 1), date(2126, 3, 1), date.max):
        days = [TODAY, TODAY + timedelta(90), slip]
        bars = tuple(Bar(str(n), "", f"Task {n}", "Prepare", day, day) for n, day in enumerate([*days, *days[:2]]))
        chart = draw(RoadmapPicture(bars, min(days), max(days), TODAY), Canvas(485, PAPER, words_of("en")))
        assert not outside(chart.drawing)
        assert len(chart.marks) == 5


def said(chart: Chart) -> list[str]:
    return [text.text for text in strings(chart.drawing)]


def strings(drawing: Any) -> Iterator[String]:
    for shape in drawing.contents:
        if isinstance(shape, String):
            yield shape
        elif isinstance(shape, Group):
            yield from strings(shape)


def test_the_roadmap_marks_the_day_of_go_live_and_none_outside_its_calendar() -> None:
    bars = tuple(Bar(str(n), "", f"Task {n}", "Prepare", TODAY, TODAY + timedelta(60)) for n in range(3))
    for days, is_seen in ((0, True), (2, True), (30, True), (900, False)):
        road = RoadmapPicture(bars, TODAY, TODAY + timedelta(60), TODAY, TODAY + timedelta(days))
        chart = draw(road, Canvas(485, PAPER, words_of("en")))
        assert ("Go-live" in said(chart)) is is_seen, days
        assert not overlapping(chart.drawing)


def test_a_name_that_fits_half_the_page_is_not_cut_in_the_roadmap() -> None:
    title = "Wissensdatenbank und Skripte vom Auftraggeber freigegeben"
    chart = draw(
        RoadmapPicture((Bar("1", "", title, "A", TODAY, TODAY),), TODAY, TODAY, TODAY),
        Canvas(485, PAPER, words_of("de")),
    )
    assert title in said(chart)


def test_four_missing_levels_have_a_colour_of_their_own_and_no_word_is_broken_in_a_head() -> None:
    audiences = tuple((str(n), name) for n, name in enumerate(["Администраторы"] * 5))
    lines = tuple(SkillLine(str(n), f"Skill {n}", "Area", ((0, n),) * 5) for n in range(1, 5))
    chart = draw(SkillGaps(lines, audiences, (10,) * 5), Canvas(485, PAPER, words_of("en")))
    assert said(chart).count("Администраторы") == 5
    assert {"4 levels missing", "10"} <= set(said(chart))
    assert len({PAPER.step(level) for level in range(1, 5)}) == 4


def roadmap_of(language: str = "en", **more: Any) -> Chart:
    last = TODAY + timedelta(10)
    bar = Bar("1", "T-001", "Task", "Prepare", TODAY, last, **more)
    return draw(RoadmapPicture((bar,), TODAY, last, TODAY), Canvas(485, PAPER, words_of(language)))


def test_the_critical_path_slack_and_the_baseline_are_drawn_and_explained_only_where_there_are_any() -> None:
    later = TODAY + timedelta(14)
    marks: dict[str, Any] = {"is_critical": True, "until": later, "planned": (TODAY, TODAY + timedelta(3))}
    named = {"is_critical": "Critical path", "until": "Slack", "planned": "Baseline"}
    for key, value in marks.items():
        told = said(roadmap_of(**{key: value}))
        assert [name in told for name in named.values()] == [other == key for other in named], key
    for language in LANGUAGES:
        chart = roadmap_of(language, **marks)
        assert all(words_of(language).say(name) in said(chart) for name in named.values())
        assert not overlapping(chart.drawing)
        assert not outside(chart.drawing)


def test_the_critical_path_is_told_by_a_thick_outline_and_not_by_a_colour_alone() -> None:
    def thickest(*, is_critical: bool) -> float:
        shapes: list[Any] = list(roadmap_of(is_critical=is_critical).drawing.contents)
        return max(one.strokeWidth for one in shapes if isinstance(one, Rect) and one.strokeColor is not None)

    assert thickest(is_critical=True) > 2 * thickest(is_critical=False)


def test_a_bar_says_what_its_slack_means() -> None:
    (mark,) = roadmap_of(meaning="May end 1 working day later.").marks
    assert mark.label == "Task\nMay end 1 working day later."
