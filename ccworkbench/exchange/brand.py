"""The customer's colour made readable, and the customer's logo made safe."""

import io
import re
import warnings
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from ccworkbench.exchange.tones import INK, PAPER_LINE, WHITE, ZEBRA, contrast, mix, readable, readable_on
from ccworkbench.language.user_error import UserError
from ccworkbench.language.words import phrase
from ccworkbench.sheets.prepare.project import DEFAULT_ACCENT

if TYPE_CHECKING:
    from PIL.Image import Image

FILE_LIMIT, PIXEL_LIMIT, SIDE = 10_000_000, 40_000_000, 1200
PICTURES = ("PNG", "JPEG", "GIF", "WEBP", "BMP", "TIFF")


@dataclass(frozen=True)
class BrandColours:
    """The colours of a document, worked out from one accent: every text on its ground has at least 4.5:1."""

    accent: str  # grounds: heading rows, the band of the cover
    on_accent: str  # texts on it
    text: str  # texts in the accent's hue, on white
    soft: str  # a quiet ground of that hue
    line: str = PAPER_LINE
    zebra: str = ZEBRA

    @classmethod
    def of(cls, accent: str) -> "BrandColours":
        """Mix all colours from an accent; one that would vanish on white is darkened a little."""
        ground = accent if re.fullmatch("#[0-9a-fA-F]{6}", accent) else DEFAULT_ACCENT
        while contrast(ground, WHITE) < 1.25:
            ground = mix(ground, INK, 0.06)
        soft = next(
            mix(WHITE, ground, part / 100) for part in range(12, 101) if _is_seen(mix(WHITE, ground, part / 100))
        )
        return cls(ground, readable_on(ground), readable(ground), soft)


def _is_seen(colour: str) -> bool:
    return contrast(colour, WHITE) >= 1.1


def read_logo(path: Path) -> bytes:
    """Read a picture a user chose: checked, scaled down, and written anew as PNG without anything but its pixels."""
    try:
        with path.open("rb") as stream:
            data = stream.read(FILE_LIMIT + 1)  # a device may never end
    except OSError as error:
        raise UserError(phrase("“{file}” can’t be read. Choose another file.", file=path.name)) from error
    if len(data) > FILE_LIMIT:
        raise _too_large(path.name)
    if path.suffix.lower() in {".svg", ".svgz"} or b"<svg" in data[:2000].lower():
        raise UserError(phrase("“{file}” is an SVG drawing. Save the logo as PNG or JPEG.", file=path.name))
    return recoloured(data, path.name)


@lru_cache(maxsize=4)  # both formats of a paper place the same logos
def recoloured(data: bytes, name: str) -> bytes:
    """Decode a picture within limits and encode it again; a UserError says what is wrong with it."""
    from PIL import Image

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # the size that Pillow would warn of is refused below
            with Image.open(io.BytesIO(data), formats=PICTURES) as picture:
                if picture.width * picture.height > PIXEL_LIMIT:
                    raise _too_large(name)
                return _encoded(picture)
    except Image.DecompressionBombError as error:
        raise _too_large(name) from error
    except (OSError, SyntaxError, ValueError, EOFError, OverflowError) as error:
        raise UserError(phrase("“{file}” is not an image. Choose a PNG or JPEG file.", file=name)) from error


def _encoded(picture: "Image") -> bytes:
    from PIL import ImageOps

    upright = ImageOps.exif_transpose(picture)
    mode = "RGBA" if upright.has_transparency_data else "RGB"
    pixels = upright.convert(mode)
    pixels.info = {}  # no position, camera or comment goes to a customer
    pixels.thumbnail((SIDE, SIDE))
    stream = io.BytesIO()
    pixels.save(stream, "PNG", optimize=True)
    return stream.getvalue()


def _too_large(name: str) -> UserError:
    return UserError(
        phrase(
            "“{file}” is too large for a logo. Choose an image of at most 10 MB and 40 megapixels.",
            file=name,
        )
    )
