"""Blocks of cells as other programs write and read them: tab-separated text as Excel quotes it, and HTML tables."""

import re
from collections.abc import Iterable, Sequence
from html import escape
from html.parser import HTMLParser

Block = list[list[str]]

# A quoted cell ends with a quote before a separator; anything else that starts with a quote is plain text.
TEXT_CELL = re.compile(r'(?:"((?:[^"]|"")*+)"(?=[\t\r\n]|\Z)|([^\t\r\n]*))(\t|\r\n|\n|\r|\Z)')
QUOTED = re.compile(r'["\t\r\n]')
HTML_CELLS, HTML_BREAKS, HTML_SILENT = {"td", "th"}, {"br", "p", "div", "li"}, {"style", "script", "head"}


def write_text(block: Iterable[Sequence[str]]) -> str:
    """Write a block as tab-separated text: cells with tabs, line ends or quotes are quoted, rows end as Excel's."""
    return "".join("\t".join(map(_quote, row)) + "\r\n" for row in block)


def write_html(block: Iterable[Sequence[str]], *, headed: bool = False) -> str:
    """Write a block as an HTML table, its first row as headings where it is one."""
    lines = []
    for number, row in enumerate(block):
        tag = "th" if headed and number == 0 else "td"
        cells = (escape(cell).replace("\n", '<br style="mso-data-placement:same-cell">') for cell in row)
        lines.append("<tr>" + "".join(f"<{tag}>{cell}</{tag}>" for cell in cells) + "</tr>")
    return f'<html><head><meta charset="utf-8"></head><body><table>{"".join(lines)}</table></body></html>'


def read_block(text: str, html: str = "") -> Block:
    """Read what lies on the clipboard; HTML counts only where the text has no tabs, because it is often re-wrapped."""
    if "\t" not in text and "<table" in html.casefold():
        table = read_html(html)
        if table and (len(table[0]) > 1 or not text):
            return table
    return read_text(text)


def read_text(text: str) -> Block:
    """Read tab-separated text of Excel, LibreOffice or an editor; all rows are made equally long."""
    block: Block = [[]]
    place, text = 0, text.replace("\0", "")
    while place <= len(text):
        match = TEXT_CELL.match(text, place)
        if match is None:  # a text between quotes that goes on behind them: up to the next separator it is plain
            break
        quoted, plain, end = match.groups()
        block[-1].append(plain if quoted is None else _lines(quoted.replace('""', '"')))
        place = match.end()
        if end != "\t":
            block.append([])
        if not end or (place == len(text) and end != "\t"):
            break
    return _even(block[:-1]) if text else []


def read_html(html: str) -> Block:
    """Read the first table of an HTML text."""
    reader = _TableReader()
    reader.feed(html)
    reader.close()
    return _even([row for row in reader.rows if row])


def spread(block: Block, rows: int, columns: int) -> Block:
    """Lay a block over a selection as Excel does: exact multiples repeat, anything else keeps its size."""
    if not block or rows % len(block) or columns % len(block[0]):
        return block
    return [line * (columns // len(block[0])) for line in block] * (rows // len(block))


def _quote(cell: str) -> str:
    return '"' + cell.replace('"', '""') + '"' if QUOTED.search(cell) else cell


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _even(block: Block) -> Block:
    width = max((len(row) for row in block), default=0)
    return [row + [""] * (width - len(row)) for row in block]


class _TableReader(HTMLParser):
    """The cells of the first table; cells that span columns leave blanks behind them."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.rows: Block = []
        self._cell: list[str] | None = None
        self._span, self._silent, self._over = 1, 0, False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in HTML_SILENT:
            self._silent += 1
        elif self._over:
            return
        elif tag == "tr":
            self.rows.append([])
        elif tag in HTML_CELLS and self.rows:
            self._close()
            span = dict(attrs).get("colspan") or "1"
            self._cell, self._span = [], min(int(span), 1000) if span.isdecimal() else 1
        elif tag in HTML_BREAKS and self._cell:
            self._cell.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in HTML_SILENT:
            self._silent = max(0, self._silent - 1)
        elif tag in HTML_CELLS or tag == "tr":
            self._close()
        elif tag == "table":
            self._close()
            self._over = True

    def handle_data(self, data: str) -> None:
        if self._cell is not None and not self._silent:
            self._cell.append(re.sub(r"[ \t\r\n]+", " ", data))

    def _close(self) -> None:
        if self._cell is not None:
            lines = (line.strip() for line in "".join(self._cell).split("\n"))
            self.rows[-1] += ["\n".join(lines).strip("\n"), *[""] * (self._span - 1)]
            self._cell = None
