"""Logos on a sheet: scaled into a box, named for screen readers."""

import io
from typing import Any

from openpyxl.drawing.image import Image
from openpyxl.drawing.spreadsheet_drawing import AnchorMarker, OneCellAnchor, SpreadsheetDrawing
from openpyxl.drawing.xdr import XDRPositiveSize2D
from openpyxl.worksheet.worksheet import Worksheet
from PIL import UnidentifiedImageError

BOX = (200, 62)  # pixels
LOGO_HEIGHT = 54  # points of the row that holds the box
EMU = 9525  # the unit of drawings, in a pixel
DIGIT, COLUMN_PADDING = 7, 5  # pixels of a digit of the standard font, and of what a column adds
LogoColumn = tuple[
    int, tuple[float, ...], float
]  # row, widths of the columns before, 0 at their right or 1 within them


def place_logo(sheet: Worksheet, logo: bytes | None, name: str, place: LogoColumn) -> bool:
    """Put a logo behind columns of these widths, or so that it ends with them; tells whether it could be shown."""
    try:
        picture = Image(io.BytesIO(logo)) if logo else None
    except (UnidentifiedImageError, OSError):
        return False
    if picture is None:
        return False
    scale = min(BOX[0] / picture.width, BOX[1] / picture.height)  # the aspect stays
    picture.width, picture.height = (max(round(side * scale), 1) for side in (picture.width, picture.height))
    row, widths, before = place
    pixels = [round(width * DIGIT) + COLUMN_PADDING for width in widths]
    picture.anchor = _logo_anchor(row, sum(pixels) - int(before * picture.width), pixels, picture)
    _name(picture.anchor, name)
    sheet.add_image(picture)
    return True


def _logo_anchor(row: int, left: int, pixels: list[int], picture: Image) -> OneCellAnchor:
    column = 0
    while column < len(pixels) and left >= pixels[column]:  # Excel takes no offset beyond a column's end
        left -= pixels[column]
        column += 1
    down = (BOX[1] + 6 - picture.height) // 2
    size = XDRPositiveSize2D(picture.width * EMU, picture.height * EMU)
    return OneCellAnchor(AnchorMarker(column, left * EMU, row, down * EMU), size)


def _name(anchor: Any, name: str) -> None:
    """Say what a picture shows; openpyxl has no public way to do so."""
    drawing: Any = SpreadsheetDrawing()
    anchor.pic = drawing._picture_frame(1)  # noqa: SLF001
    anchor.pic.nvPicPr.cNvPr.descr = name
