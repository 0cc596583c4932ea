"""What is painted into cells, and what is seen of it."""

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from ccworkbench.gui.cells import CHIP, LETTER, PERSON, TICK, face_of, lay_out
from ccworkbench.gui.palette import PALETTES
from ccworkbench.sheets import SHEETS
from ccworkbench.sheets.options import Priority
from tests.gui.hands import Hands, Key, OpenSheet

TABLES = [sheet.__tablename__ for sheet in SHEETS if sheet.sheet.shape != "form"]


@pytest.fixture
def actions(open_sheet: OpenSheet) -> Hands:
    return open_sheet("action")


def picture(hands: Hands, box: QRect) -> QImage:
    return hands.grid.viewport().grab(box).toImage()


def colours_in(image: QImage) -> set[str]:
    pixels = memoryview(image.convertToFormat(QImage.Format.Format_RGB32).constBits()).cast("B").cast("I")
    return {f"#{pixel & 0xFFFFFF:06x}" for pixel in set(pixels)}


@pytest.mark.timeout(180)
def test_every_sheet_is_painted_in_all_colours_and_languages(open_sheet: OpenSheet) -> None:
    views = [open_sheet(key).view for key in TABLES]
    desk = views[0].desk
    for theme, language in (*((theme, "en") for theme in PALETTES), ("light", "ru"), ("light", "zh")):
        desk.set_palette(PALETTES[theme])
        desk.set_language(language)
        for view in views:
            image = view.grab().toImage()
            painted = colours_in(image.copy(0, 0, 600, 200))
            assert QColor(PALETTES[theme].text).name() in painted, (view.sheet, theme, language)


def test_an_overdue_action_says_since_when(actions: Hands) -> None:
    place, row = next((p, r) for p, r in enumerate(actions.model.rows) if r.is_overdue(actions.view.desk.today))
    face = face_of(row, actions.model.columns[actions.model.column_place("status")], actions.model.view)
    assert (face.look, face.tone) == (CHIP, "bad")
    assert f"{(actions.view.desk.today - row.due).days} day" in face.text
    assert actions.text(place, "status") in {"Not started", "In progress", "Blocked"}


@pytest.mark.parametrize(
    ("sheet", "column", "look"),
    [
        ("action", "status", CHIP), ("action", "assigned_to", PERSON), ("person", "main_contact", TICK),
        ("action", "chapter", "text"), ("raci", "letter", LETTER),
    ],
)  # fmt: skip
def test_a_cell_looks_as_its_kind_does(open_sheet: OpenSheet, sheet: str, column: str, look: str) -> None:
    model = open_sheet(sheet).model
    cell = next(each for each in model.columns if each.key == column)
    assert face_of(model.rows[0], cell, model.view).look == look


def test_colour_is_never_the_only_sign_of_a_state() -> None:
    for sheet in SHEETS:
        for column in sheet.__table__.columns:
            options = getattr(column.type, "enum_class", None) or []
            assert all(option.label for option in options if option.tone), column
    assert Priority.HIGH.tone


def test_an_unread_value_has_a_red_corner(actions: Hands, qtbot: QtBot) -> None:
    actions.at(0, "due").type("soon").press(Key.Key_Return)
    box = actions.grid.visualRect(actions.model.index(0, actions.model.column_place("due")))
    image = picture(actions, QRect(box.topRight() - QPoint(3, 0), box.topRight() + QPoint(0, 2)))
    assert actions.view.desk.palette.bad in colours_in(image)


def test_what_was_searched_for_is_marked(actions: Hands) -> None:
    actions.view.search("scope")
    box = actions.grid.visualRect(actions.model.index(1, 0))
    assert actions.view.desk.palette.warn_soft in colours_in(picture(actions, box))


def test_the_focus_has_a_ring_of_two_pixels(actions: Hands, qtbot: QtBot) -> None:
    with qtbot.waitActive(actions.view):
        actions.view.activateWindow()
    actions.grid.setFocus()
    actions.at(1, "preparation")
    box, accent = actions.grid.visualRect(actions.model.index(1, 0)), actions.view.desk.palette.accent
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
