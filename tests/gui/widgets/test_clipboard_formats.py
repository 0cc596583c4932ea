"""Blocks of cells between this program, Excel and LibreOffice."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccworkbench.gui.widgets.clipboard_formats import (
    Block,
    read_block,
    read_html,
    read_text,
    spread,
    write_html,
    write_text,
)

EXCEL_HTML = """<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><style>td {mso-x:1}</style></head><body>
<table border=0><col width=64><tr height=20><td class=xl65>Anna
  Groß-Müller</td><td>04.12.2026</td></tr><tr><td colspan=2>one<br>two &amp; three</td></tr></table></body></html>"""


@pytest.mark.parametrize(
    ("text", "block"),
    [
        ("a\tb\r\nc\td\r\n", [["a", "b"], ["c", "d"]]),  # Excel ends every row
        ("a\tb\nc\td", [["a", "b"], ["c", "d"]]),  # LibreOffice does not end the last
        ("a\rb\r", [["a"], ["b"]]),
        ('"one\ntwo"\tb\r\n', [["one\ntwo", "b"]]),
        ('"one\r\ntwo"\r\n', [["one\ntwo"]]),
        ('"say ""hi"""\tb', [['say "hi"', "b"]]),
        ('12" rack\tb', [['12" rack', "b"]]),  # a quote inside is no quoting
        ('"open\tb\n', [['"open', "b"]]),
        ('"quoted" and more\tb', [['"quoted" and more', "b"]]),
        ("a\t\t\r\n\tb\t\r\n", [["a", "", ""], ["", "b", ""]]),
        ("a\tb\nc", [["a", "b"], ["c", ""]]),
        ("a\n\n", [["a"], [""]]),
        ("a\t", [["a", ""]]),
        ("", []),
        ("\r\n", [[""]]),
        ("=1+1\t+49 30\t@x", [["=1+1", "+49 30", "@x"]]),
    ],
)
def test_text_is_read_as_excel_and_libreoffice_write_it(text: str, block: Block) -> None:
    assert read_text(text) == block


@given(st.integers(1, 4).flatmap(lambda n: st.lists(st.lists(st.text(), min_size=n, max_size=n), min_size=1)))
def test_what_is_written_is_read_back(block: Block) -> None:
    clean = [[cell.replace("\0", "").replace("\r\n", "\n").replace("\r", "\n") for cell in row] for row in block]
    assert read_text(write_text(clean)) == clean


def test_html_of_excel_gives_its_cells_without_its_line_breaks() -> None:
    assert read_html(EXCEL_HTML) == [["Anna Groß-Müller", "04.12.2026"], ["one\ntwo & three", ""]]


def test_text_with_tabs_is_preferred_to_html() -> None:
    assert read_block("x\ty", EXCEL_HTML) == [["x", "y"]]


def test_html_is_read_where_the_text_has_no_tabs() -> None:
    assert read_block("Anna 04.12.2026", EXCEL_HTML)[0] == ["Anna Groß-Müller", "04.12.2026"]


def test_html_keeps_markup_of_users_as_text() -> None:
    assert read_html(write_html([["<b>&", "a\nb"]])) == [["<b>&", "a\nb"]]


def test_one_value_fills_the_selection() -> None:
    assert spread([["x"]], 2, 3) == [["x", "x", "x"], ["x", "x", "x"]]


def test_exact_multiples_repeat() -> None:
    assert spread([["a"], ["b"]], 4, 1) == [["a"], ["b"], ["a"], ["b"]]


def test_other_sizes_keep_the_block() -> None:
    assert spread([["a"], ["b"]], 3, 1) == [["a"], ["b"]]


def test_a_megabyte_of_lone_quotes_is_read_in_linear_time() -> None:
    assert len(read_text('"a\t' * 200_000)[0]) == 200_001
