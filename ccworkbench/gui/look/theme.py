"""The look of the window: Fusion, one style sheet made from a palette, and the bundled fonts.

Widgets say what they are with `role(widget, "title")`; the style sheet does the rest. Roles of a QLabel: title,
heading, muted, small, number, good, warn, bad, badge. Roles of a QPushButton: primary, quiet, link, chip.
Roles of a QWidget or QFrame: panel, card, line, bar.
"""

from string import Template
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from ccworkbench.gui.look.palette import CONTRAST, DARK, LIGHT, PALETTES, Palette
from ccworkbench.paths import resource

WidgetType = TypeVar("WidgetType", bound=QWidget)
FAMILY = "Workbench Sans"
RARE_FAMILY = "Workbench Sans Rare"  # hanzi that only names have
SIZE = 10.0  # points


def role(widget: WidgetType, name: str) -> WidgetType:
    """Tell the style sheet what a widget is; gives the widget back."""
    widget.setProperty("role", name)
    if widget.isVisible():
        widget.style().unpolish(widget)
        widget.style().polish(widget)
    return widget


def load_fonts() -> None:
    """Make the bundled fonts known; the system's own stand in where they are missing."""
    for weight in ("Regular", "SemiBold"):
        _load_font(f"WorkbenchSans-{weight}.ttf")


def load_rare_font() -> None:
    """Make the rare hanzi known; their file is big and nothing at start needs it."""
    _load_font("WorkbenchSansRare-Regular.ttf")


def palette_for(theme: str) -> Palette:
    """Return the palette a user chose, or the one that follows the system."""
    if theme in PALETTES:
        return PALETTES[theme]
    hints = QGuiApplication.styleHints()
    if hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast:
        return CONTRAST
    return DARK if hints.colorScheme() == Qt.ColorScheme.Dark else LIGHT


def apply_theme(app: QApplication, colours: Palette, zoom: float = 1.0) -> None:
    """Give the whole program these colours, unless it has them already: a style sheet takes long to apply."""
    applied = f"{colours.name} {zoom}"
    if app.property("applied_theme") == applied:
        return
    app.setProperty("applied_theme", applied)
    font = QFont([FAMILY, RARE_FAMILY])
    font.setPointSizeF(SIZE * zoom)
    app.setFont(font)
    app.setPalette(qt_palette(colours))
    app.setStyleSheet(style_sheet(colours, zoom))


def font(points: float = SIZE, *, bold: bool = False, zoom: float = 1.0) -> QFont:
    """Return a font for what is painted by hand."""
    made = QFont([FAMILY, RARE_FAMILY])
    made.setPointSizeF(points * zoom)
    made.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    return made


def qt_palette(colours: Palette) -> QPalette:
    """Return the colours under Qt's own names."""
    role_of = QPalette.ColorRole
    named = {
        role_of.Window: colours.ground,
        role_of.WindowText: colours.text,
        role_of.Base: colours.raised,
        role_of.AlternateBase: colours.panel,
        role_of.Text: colours.text,
        role_of.Button: colours.raised,
        role_of.ButtonText: colours.text,
        role_of.BrightText: colours.bad,
        role_of.Highlight: colours.accent,
        role_of.HighlightedText: colours.on_accent,
        role_of.PlaceholderText: colours.faint,
        role_of.ToolTipBase: colours.raised,
        role_of.ToolTipText: colours.text,
        role_of.Link: colours.accent_text,
        role_of.LinkVisited: colours.accent_text,
        role_of.Light: colours.raised,
        **dict.fromkeys((role_of.Midlight, role_of.Mid, role_of.Dark, role_of.Shadow), colours.line),
        role_of.Accent: colours.accent,
    }
    made = QPalette()
    for name, colour in named.items():
        made.setColor(name, QColor(colour))
    for name in (role_of.WindowText, role_of.Text, role_of.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, name, QColor(colours.faint))
    return made


def style_sheet(colours: Palette, zoom: float = 1.0) -> str:
    """Fill the one style sheet with the colours of a palette."""
    sizes = {"small": 9, "normal": SIZE, "heading": 13, "title": 18, "number": 20}
    points = {name: f"{size * zoom:.2f}pt" for name, size in sizes.items()}
    sheet = Template(resource("style", "window.qss").read_text(encoding="utf-8"))
    pictures = {"chevron": "chevron.svg", "tick": "tick-dark.svg" if colours.dark else "tick-light.svg"}
    places = {name: resource("style", file).as_posix() for name, file in pictures.items()}
    return sheet.substitute(vars(colours), **points, **places)


def _load_font(name: str) -> None:
    file = resource("fonts", name)
    if file.is_file():
        QFontDatabase.addApplicationFont(str(file))


def scaled(pixels: int) -> int:
    """Return a size that goes with the text, which the user may have made larger."""
    return round(pixels * QApplication.font().pointSizeF() / SIZE)
