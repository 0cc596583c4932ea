"""What is painted into cells, and what is seen of it."""

import pytest
from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QColor, QImage, QPainter, QRegion
from PySide6.QtWidgets import QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from ccworkbench.core.kind import Text
from ccworkbench.gui.look.cell_look import CHIP, LETTER, PAD, PERSON, TICK, lay_out, look_of, room_for, spacing_of
from ccworkbench.gui.look.cell_painting import TOP_MARGIN, chip_width
from ccworkbench.gui.look.palette import PALETTES
from ccworkbench.language.words import phrase
from ccworkbench.sheets.options import Priority
from ccworkbench.sheets.order import SHEETS
from tests.gui.typed_keys import Hands, Key, OpenSheet

TABLES = [sheet.__tablename__ for sheet in SHEETS if sheet.sheet.shape != "form"]


@pytest.fixture
def actions(open_sheet: OpenSheet) -> Hands:
    return open_sheet("action")


def picture(hands: Hands, box: QRect) -> QImage:
    return hands.grid.viewport().grab(box).toImage()


def colours_in(image: QImage) -> set[str]:
    pixels = memoryview(image.convertToFormat(QImage.Format.Format_RGB32).constBits()).cast("B").cast("I")
    return {f"#{pixel & 0xFFFFFF:06x}" for pixel in set(pixels)}


@pytest.mark.long
@pytest.mark.timeout(180)
def test_every_sheet_is_painted_in_all_colours_and_languages(open_sheet: OpenSheet) -> None:
    views = [open_sheet(key).view for key in TABLES]
    context = views[0].context
    for theme, language in (*((theme, "en") for theme in PALETTES), ("light", "ru"), ("light", "zh")):
        context.set_palette(PALETTES[theme])
        context.set_language(language)
        for view in views:
            image = view.grab().toImage()
            painted = colours_in(image.copy(0, 0, 600, 200))
            assert QColor(PALETTES[theme].text).name() in painted, (view.sheet, theme, language)


def test_an_overdue_action_says_since_when(actions: Hands) -> None:
    place, row = next((p, r) for p, r in enumerate(actions.model.rows) if r.is_overdue(actions.view.context.today))
    look = look_of(row, actions.model.columns[actions.model.column_number("status")], actions.model.viewer)
    assert (look.shape, look.tone) == (CHIP, "bad")
    assert f"{(actions.view.context.today - row.due).days} day" in look.text
    assert actions.text(place, "status") in {"Not started", "In progress", "Blocked"}


@pytest.mark.parametrize(
    ("sheet", "column", "shape"),
    [
        ("action", "status", CHIP),
        ("action", "assigned_to", PERSON),
        ("person", "main_contact", TICK),
        ("action", "chapter", "text"),
        ("raci", "letter", LETTER),
    ],
)
def test_a_cell_looks_as_its_kind_does(open_sheet: OpenSheet, sheet: str, column: str, shape: str) -> None:
    model = open_sheet(sheet).model
    cell = next(each for each in model.columns if each.key == column)
    assert look_of(model.rows[0], cell, model.viewer).shape == shape


def test_colour_is_never_the_only_sign_of_a_state() -> None:
    for sheet in SHEETS:
        for column in sheet.__table__.columns:
            options = getattr(column.type, "enum_class", None) or []
            assert all(option.label for option in options if option.tone), column
    assert Priority.HIGH.tone


def test_an_unread_value_has_a_red_corner(actions: Hands, qtbot: QtBot) -> None:
    actions.at(0, "due").type("soon").press(Key.Key_Return)
    box = actions.grid.visualRect(actions.model.index(0, actions.model.column_number("due")))
    image = picture(actions, QRect(box.topRight() - QPoint(3, 0), box.topRight() + QPoint(0, 2)))
    assert actions.view.context.palette.bad in colours_in(image)


def test_what_was_searched_for_is_marked(actions: Hands) -> None:
    actions.view.search("scope")
    box = actions.grid.visualRect(actions.model.index(1, 0))
    assert actions.view.context.palette.warn_soft in colours_in(picture(actions, box))


def test_the_focus_has_a_ring_of_two_pixels(actions: Hands, qtbot: QtBot) -> None:
    with qtbot.waitActive(actions.view):
        actions.view.activateWindow()
    actions.grid.setFocus()
    actions.at(1, "preparation")
    box, accent = actions.grid.visualRect(actions.model.index(1, 0)), actions.view.context.palette.accent
    image = picture(actions, box)
    assert [image.pixelColor(x, 12).name() == accent for x in (0, 1, 2)] == [True, True, False]


def test_a_long_text_is_cut_after_six_lines_and_says_so() -> None:
    lines = lay_out("word " * 300, 200, 10.0)
    assert lines.cut
    assert lines.layout.lineCount() >= 6
    assert not lay_out("word", 200, 10.0).cut
    assert lay_out("a\nb\nc", 200, 10.0).height == pytest.approx(3 * lay_out("a", 200, 10.0).height)


def test_a_word_that_is_wider_than_its_column_is_broken_not_clipped() -> None:
    lines = lay_out("Verantwortlichkeitszuordnungsmatrix", 60, 10.0)
    widths = [lines.layout.lineAt(n).naturalTextWidth() for n in range(lines.layout.lineCount())]
    assert max(widths) <= 60


def painted(hands: Hands, row: int, column: str, size: QSize) -> QImage:
    """Paint a cell in the middle of a picture that is pink all around it."""
    option = QStyleOptionViewItem()
    hands.grid.initViewItemOption(option)
    option.rect = QRect(QPoint(40, 40), size)
    image = QImage(size + QSize(80, 80), QImage.Format.Format_RGB32)
    image.fill(QColor("#ff00ff"))
    painter = QPainter(image)
    index = hands.model.index(row, hands.model.column_number(column))
    hands.grid.cell_delegate.paint(painter, option, index)
    painter.end()
    return image


def ink(image: QImage, top: int, bottom: int) -> bytes:
    """Give the pixels of a band of a cell, without its edges."""
    band = image.copy(44, 40 + top, image.width() - 88, bottom - top)  # its bits go with it
    return bytes(band.constBits())


SEEN = ("One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight")


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("lines", [6, 7, 8])
def test_the_lines_of_a_cell_are_never_printed_over_each_other(actions: Hands, language: str, lines: int) -> None:
    actions.view.context.set_language(language)
    size, spacing = QSize(300, 400), round(spacing_of(actions.grid.font().pointSizeF()))
    actions.at(0, "note").paste('"' + "\n".join(SEEN[:lines]) + '"')
    actions.at(1, "note").paste('"' + "\n".join(SEEN[:2]) + '"')
    actions.at(5, "code")  # whose row is tinted
    long, short = painted(actions, 0, "note", size), painted(actions, 1, "note", size)
    assert ink(long, TOP_MARGIN, TOP_MARGIN + 2 * spacing - 2) == ink(short, TOP_MARGIN, TOP_MARGIN + 2 * spacing - 2)
    assert ink(long, TOP_MARGIN + 6 * spacing + 4, 390) == ink(
        short, TOP_MARGIN + 6 * spacing + 4, 390
    )  # no seventh line below


LONG = "Verantwortungsübergabe der Wissensdatenbank 知识库移交责任 передача ответственности " * 6


@pytest.mark.long
@pytest.mark.parametrize("size", [QSize(30, 28), QSize(90, 28), QSize(160, 90)])
@pytest.mark.parametrize(
    ("sheet", "column"),
    [
        ("action", "preparation"),
        ("action", "status"),
        ("action", "assigned_to"),
        ("action", "due"),
        ("deliverable", "languages"),
        ("person", "main_contact"),
        ("kpi_figure", "offered"),
        ("raci", "title"),
    ],
)
def test_nothing_in_a_cell_leaves_it(open_sheet: OpenSheet, sheet: str, column: str, size: QSize) -> None:
    hands = open_sheet(sheet)
    assert hands.model.column_number(column) >= 0
    for unread in (False, True):
        with hands.view.context.book.edit(phrase("Long")) as edit:
            row, cell = hands.model.rows[0], hands.model.columns[hands.model.column_number(column)]
            if unread:
                edit.keep(row, cell, LONG)
            elif isinstance(cell.kind, Text):
                edit.write(row, cell, LONG)
        image = painted(hands, 0, column, size)
        outside = QRegion(image.rect()).subtracted(QRect(QPoint(40, 40), size))
        for part in outside:  # type: ignore[attr-defined]
            assert colours_in(image.copy(part)) == {"#ff00ff"}


def test_what_a_row_of_a_matrix_lacks_stands_behind_its_name_and_not_on_it(open_sheet: OpenSheet) -> None:
    raci = open_sheet("raci")
    delegate, points = raci.grid.cell_delegate, raci.grid.font().pointSizeF()
    place = next(place for place in range(len(raci.model.rows)) if delegate.shortcomings(place))
    number = raci.model.leading() - 1
    with raci.view.context.book.edit(phrase("Long")) as edit:
        edit.write(raci.model.rows[place], raci.model.columns[number], "Wissensdatenbank " * 8)
    for width in (160, 260, 400):
        raci.grid.setColumnWidth(number, width)
        look = look_of(raci.model.rows[place], raci.model.columns[number], raci.model.viewer)
        room = room_for(look.shape, width - delegate.taken(place, number, points), points)
        layout = lay_out(look.text, room, points).layout
        ends = [layout.lineAt(line).naturalTextWidth() for line in range(layout.lineCount())]
        chip = chip_width("! " + ", ".join(delegate.shortcomings(place)), raci.grid.font())
        assert PAD + max(ends) <= width - chip - PAD
        assert raci.view.heights.height(place) >= layout.lineCount() * spacing_of(points)  # type: ignore[attr-defined]
