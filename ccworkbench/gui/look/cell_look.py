"""How a cell looks: its text laid out once, and whether it is a chip, a person, a tick or plain text."""

from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from PySide6.QtCore import QPointF
from PySide6.QtGui import QFont, QFontMetricsF, QTextLayout, QTextOption

from ccworkbench.core.cell_error import CellError
from ccworkbench.core.kind import Choice, Choices, Code, Date, Flag, Kind, Reference, Text
from ccworkbench.core.matrix import CrossColumn
from ccworkbench.core.record import Column
from ccworkbench.core.viewer import Viewer
from ccworkbench.gui.look.theme import font
from ccworkbench.sheets.kinds import Levels
from ccworkbench.sheets.roles.action import Action

TEXT, CHIP, PERSON, TICK, LETTER = "text", "chip", "person", "tick", "letter"
PAD, MOST_LINES, ROW_HEIGHT = 8, 6, 28
LONGEST = 1500  # letters; no six lines hold more


@dataclass(frozen=True)
class CellLook:
    """What is painted into a cell."""

    text: str
    shape: str = TEXT
    tone: str = ""
    unread: bool = False
    ticked: bool = False
    right: bool = False
    wraps: bool = False


def look_of_waiting(text: str, column: Column, viewer: Viewer) -> CellLook:
    """Return how a cell looks whose text waits to be written."""
    kind = column.kind
    if isinstance(kind, Flag):
        with suppress(CellError):
            return CellLook("", TICK, ticked=kind.parse(text, viewer))
    is_letter = _shape_of(kind, column) == LETTER
    return CellLook(text, LETTER if is_letter else TEXT, "warn", right=kind.align == "right", wraps=not is_letter)


def look_of(row: Any, column: Column, viewer: Viewer) -> CellLook:
    """Return how a cell looks."""
    unread = column.unread(row)
    if unread:
        return CellLook(unread, tone="bad", unread=True, wraps=True)
    kind, value = column.kind, column.read(row, viewer)
    if said := overdue_text(row, column, viewer):
        return CellLook(said, CHIP, "bad")
    if isinstance(kind, Flag):
        return CellLook("", TICK, ticked=bool(value))
    text = kind.show(value, viewer)
    return CellLook(text, _shape_of(kind, column), kind.tone(value), right=kind.align == "right", wraps=_wraps(kind))


def overdue_text(row: Any, column: Column, viewer: Viewer) -> str:
    """Say by how much an action is overdue, in place of its status; nothing of any other cell."""
    if not isinstance(row, Action) or column.key != "status" or row.due is None or not row.is_overdue(viewer.today):
        return ""
    days = (viewer.today - row.due).days
    return "! " + viewer.words.count("Overdue by {n} day", "Overdue by {n} days", days)


def _shape_of(kind: Kind, column: Column) -> str:
    if isinstance(kind, Choices):
        return TEXT
    if isinstance(column, CrossColumn) and isinstance(kind, Choice | Levels):
        return LETTER
    if isinstance(kind, Choice):
        return CHIP if any(option.tone for option in kind.options) else TEXT
    return PERSON if isinstance(kind, Reference) and kind.sheet == "person" else TEXT


def _wraps(kind: Kind) -> bool:
    if isinstance(kind, Code | Date):
        return False
    return isinstance(kind, Text | Reference | Choice)


def can_wrap(column: Column) -> bool:
    """Tell whether what was read into a column may need several lines; what could not be read always may."""
    return _wraps(column.kind) and _shape_of(column.kind, column) not in {CHIP, LETTER}


@dataclass(frozen=True)
class LaidOutText:
    """A text laid out for a width: what is drawn, how high it is, and whether lines are left out."""

    layout: QTextLayout
    height: float
    cut: bool


@lru_cache(maxsize=32)
def cell_font(points: float) -> QFont:
    """Return the font of cells in a size; kept, because a painter's option takes its own away with it."""
    return font(points)


@lru_cache(maxsize=32)
def spacing_of(points: float) -> float:
    """Return how far lines of a size stand apart."""
    return QFontMetricsF(cell_font(points)).lineSpacing()


@lru_cache(maxsize=4096)
def lay_out(text: str, width: int, points: float, most: int = MOST_LINES) -> LaidOutText:
    """Break a text into at most `most` lines."""
    layout = QTextLayout(text[:LONGEST].replace("\n", "\u2028"), cell_font(points))
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.setCacheEnabled(True)
    spacing, end = spacing_of(points), 0
    layout.beginLayout()
    for number in range(most):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(max(width, 1))
        line.setPosition(QPointF(0, number * spacing))
        end = line.textStart() + line.textLength()
    layout.endLayout()  # a line made only to learn whether text is left would be drawn, over the first
    height = max(layout.lineCount(), 1) * spacing
    return LaidOutText(layout, height, end < len(layout.text()) or len(text) > LONGEST)


def disc_size(points: float) -> int:
    """Return the width of the disc with a person's initials: 20 pixels beside 10 pt text."""
    return round(2 * points)


def room_for(shape: str, width: int, points: float) -> int:
    """Return the width that the look of a cell leaves to its text."""
    return width - 2 * PAD - (disc_size(points) + 6 if shape == PERSON else 0)


def height_of_text(text: str, column: Column, width: int, points: float) -> float:
    """Return the height of a cell that was read, in a column that can wrap; nothing where it surely has one line."""
    inside = room_for(_shape_of(column.kind, column), width, points)
    if len(text) * spacing_of(points) <= inside and "\n" not in text:  # no letter is wider than a line is high
        return 0
    return lay_out(text, inside, points).height


def height_of(look: CellLook, width: int, points: float) -> float:
    """Return the height a cell needs."""
    if not look.wraps or not look.text or look.shape in {CHIP, LETTER}:
        return 0
    return lay_out(look.text, room_for(look.shape, width, points), points).height
