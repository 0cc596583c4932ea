"""The look: colours that can be read, a style sheet without gaps, icons on every screen."""

from dataclasses import asdict

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QLabel

from ccworkbench.gui.actions import Act
from ccworkbench.gui.look.icons import icon, pixmap
from ccworkbench.gui.look.palette import PALETTES, Palette
from ccworkbench.gui.look.theme import apply_theme, palette_for, qt_palette, role, style_sheet
from ccworkbench.paths import resource
from ccworkbench.sheets.order import SHEETS

PAIRS = [
    ("text", "ground"),
    ("text", "panel"),
    ("text", "raised"),
    ("text", "accent_soft"),
    ("text", "neutral_soft"),
    ("muted", "ground"),
    ("muted", "panel"),
    ("muted", "neutral_soft"),
    ("muted", "raised"),
    ("faint", "ground"),
    ("faint", "raised"),
    ("faint", "panel"),
    ("on_accent", "accent"),
    ("accent_text", "ground"),
    ("accent_text", "panel"),
    ("accent_text", "accent_soft"),
    ("good", "good_soft"),
    ("good", "ground"),
    ("warn", "warn_soft"),
    ("warn", "ground"),
    ("bad", "bad_soft"),
    ("bad", "ground"),
    ("bad", "panel"),
    ("muted", "accent_soft"),
    ("text", "bad_soft"),
]


def luminance(colour: str) -> float:
    channels = QColor(colour).redF(), QColor(colour).greenF(), QColor(colour).blueF()
    red, green, blue = (c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("palette", PALETTES.values(), ids=lambda palette: palette.name)
@pytest.mark.parametrize(("text", "ground"), PAIRS)
def test_text_can_be_read_on_its_ground(palette: Palette, text: str, ground: str) -> None:
    colours = asdict(palette)
    assert contrast(colours[text], colours[ground]) >= 4.5


@pytest.mark.parametrize("palette", PALETTES.values(), ids=lambda palette: palette.name)
def test_the_focus_ring_is_seen(palette: Palette) -> None:
    assert contrast(palette.accent, palette.ground) >= 3


@pytest.mark.parametrize("palette", PALETTES.values(), ids=lambda palette: palette.name)
def test_the_style_sheet_is_filled_and_understood(qapp: QApplication, palette: Palette) -> None:
    sheet = style_sheet(palette, 1.5)
    assert "$" not in sheet
    apply_theme(qapp, palette, 1.5)  # a line that Qt can't parse is a warning, and that fails the test
    assert qapp.palette().color(QPalette.ColorRole.Highlight) == QColor(palette.accent)
    apply_theme(qapp, PALETTES["light"])


def test_a_role_changes_what_is_seen(qapp: QApplication) -> None:
    apply_theme(qapp, PALETTES["light"])
    label = role(QLabel("x"), "title")
    label.ensurePolished()
    assert label.font().pointSizeF() == pytest.approx(18)


def test_the_system_is_followed_unless_a_theme_was_chosen(qapp: QApplication) -> None:
    scheme = QGuiApplication.styleHints().colorScheme()
    assert palette_for("dark").dark
    assert palette_for("system").dark == (scheme is scheme.Dark)


def test_disabled_text_is_quieter(qapp: QApplication) -> None:
    made = qt_palette(PALETTES["dark"])
    assert made.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text).name() == PALETTES["dark"].faint


def test_every_icon_that_is_named_is_there() -> None:
    names = {act.icon for act in Act if act.icon} | {sheet.sheet.icon for sheet in SHEETS}
    assert not [name for name in names if not resource("icons", f"{name}.svg").is_file()]


def test_icons_are_drawn_for_fine_screens(qapp: QApplication) -> None:
    drawn = icon("users", "#2351c4").pixmap(QSize(16, 16), 2.0)
    assert drawn.devicePixelRatio() == 2.0
    assert drawn.width() == 32
    picture = pixmap("users", "#ff0000", 16, 2.0).toImage()
    reds = [picture.pixelColor(x, y).red() for x in range(32) for y in range(32) if picture.pixelColor(x, y).alpha()]
    assert len(reds) > 50
    assert min(reds) > 200
