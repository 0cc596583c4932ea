"""A drawing as SVG, for the screen, with the bundled fonts by the names that the window knows; or as a PDF page."""

from io import BytesIO
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from reportlab.graphics.shapes import Circle, Drawing, Group, Line, Polygon, PolyLine, Rect, String

from ccworkbench.exchange.fonts import RARE, REGULAR, SEMIBOLD

EDGE = 12.0  # points around a page
FAMILY, RARE_FAMILY = "Workbench Sans", "Workbench Sans Rare"


def svg_of(drawing: Drawing) -> str:
    """Write a drawing; reportlab's own writer names its fonts by files that a window doesn't know, and is slow."""
    width, height = _n(drawing.width), _n(drawing.height)
    body = "".join(_shape(shape, drawing.height) for shape in drawing.contents)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}">'
        f"{body}</svg>"
    )


def pdf_of(drawing: Drawing) -> bytes:
    """Write a drawing as a PDF of one page, as large as it is."""
    from reportlab.graphics import renderPDF
    from reportlab.pdfgen.canvas import Canvas

    stream, size = BytesIO(), (drawing.width + 2 * EDGE, drawing.height + 2 * EDGE)
    options: dict[str, Any] = {"initialFontName": REGULAR}  # or an unembedded Helvetica gets in
    canvas = Canvas(stream, pagesize=size, invariant=1, pageCompression=1, **options)
    canvas.setCreator("CC Workbench")
    canvas.setProducer("CC Workbench")
    renderPDF.draw(drawing, canvas, EDGE, EDGE)
    canvas.showPage()
    canvas.save()
    return stream.getvalue()


def _shape(shape: Any, height: float) -> str:
    if isinstance(shape, String):
        return _text(shape, f'x="{_n(shape.x)}" y="{_n(height - shape.y)}"')
    if isinstance(shape, Group):
        (x, y), inner = shape.transform[4:], shape.contents[0]
        assert isinstance(inner, String)
        place = f'x="{_n(inner.x)}" y="0" transform="translate({_n(x)} {_n(height - y)}) rotate(-90)"'
        return _text(inner, place)
    return f"<{_outline(shape, height)}{_look(shape)}/>"


def _outline(shape: Any, height: float) -> str:
    if isinstance(shape, Rect):
        box = f'x="{_n(shape.x)}" y="{_n(height - shape.y - shape.height)}" width="{_n(shape.width)}"'
        radius = f' rx="{_n(shape.rx)}" ry="{_n(shape.ry)}"' if shape.rx else ""
        return f'rect {box} height="{_n(shape.height)}"{radius}'
    if isinstance(shape, Circle):
        return f'circle cx="{_n(shape.cx)}" cy="{_n(height - shape.cy)}" r="{_n(shape.r)}"'
    if isinstance(shape, Line):
        start, end = (shape.x1, height - shape.y1), (shape.x2, height - shape.y2)
        return f'line x1="{_n(start[0])}" y1="{_n(start[1])}" x2="{_n(end[0])}" y2="{_n(end[1])}"'
    assert isinstance(shape, Polygon | PolyLine)
    numbers = shape.points
    pairs = " ".join(f"{_n(x)},{_n(height - y)}" for x, y in zip(numbers[::2], numbers[1::2], strict=True))
    return f'{"polyline" if isinstance(shape, PolyLine) else "polygon"} points="{pairs}"'


def _look(shape: Any) -> str:
    fill = getattr(shape, "fillColor", None)
    look = f' fill="{_svg_colour(fill)}"' if fill else ' fill="none"'
    if shape.strokeColor and shape.strokeWidth:
        look += f' stroke="{_svg_colour(shape.strokeColor)}" stroke-width="{_n(shape.strokeWidth)}"'
        if shape.strokeDashArray:
            look += f' stroke-dasharray="{" ".join(_n(part) for part in shape.strokeDashArray)}"'
    return look


def _text(shape: Any, place: str) -> str:
    family = quoteattr(RARE_FAMILY if shape.fontName == RARE else FAMILY)
    weight = ' font-weight="600"' if shape.fontName == SEMIBOLD else ""
    look = f'font-family={family} font-size="{_n(shape.fontSize)}"{weight} fill="{_svg_colour(shape.fillColor)}"'
    return f'<text {place} {look} xml:space="preserve">{escape(shape.text)}</text>'


def _svg_colour(colour: Any) -> str:
    return f"#{colour.hexval()[2:]}"


def _n(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")
