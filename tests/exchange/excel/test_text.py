"""Texts on their way into cells, headings and tabs."""

import pytest

from ccworkbench.exchange.excel.text import MOST, TextMeasure, cell_text, cut, tab_names, unique, utf16
from ccworkbench.language.catalogues import words_of
from ccworkbench.language.languages import LANGUAGES

ENGLISH = words_of("en")


@pytest.mark.parametrize("bad", ["\x00", "\x08", "\x0c", "\x1f", "\ud800", "\ufffe", "\uffff"])
def test_what_xml_cannot_hold_is_replaced_visibly(bad: str) -> None:
    assert cell_text(f"a{bad}b", ENGLISH) == "a\ufffdb"


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n", "\x0b"])
def test_every_kind_of_line_end_becomes_one(end: str) -> None:
    assert cell_text(f"a{end}b", ENGLISH) == "a\nb"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("letter", ["a", "喆", "😀"])
def test_a_text_too_long_for_a_cell_is_cut_and_says_so(language: str, letter: str) -> None:
    text = cell_text(letter * 40_000, words_of(language))
    assert MOST - 2 <= utf16(text) <= MOST
    assert text.endswith(
        words_of(language).say(" … (truncated: an Excel cell holds {n} characters)", n=words_of(language).number(MOST))
    )


def test_a_text_that_just_fits_is_left_alone() -> None:
    assert cell_text("a" * MOST, ENGLISH) == "a" * MOST


def test_cutting_never_splits_a_character_in_two() -> None:
    assert cut("😀😀😀", 5, "…") == "😀😀…"


def test_headings_that_differ_only_in_case_are_numbered() -> None:
    assert unique(["Note", "note", "NOTE", "Other"]) == ["Note", "note (2)", "NOTE (3)", "Other"]


def test_tabs_stay_different_when_they_are_cut() -> None:
    long = "Ergebnisverantwortlichkeiten und Aufgaben"
    names = tab_names([long, long + " A", long.upper(), "a/b:c?*[d]\\", "'quoted'", "", "History"], ENGLISH)
    assert all(0 < len(name) <= 31 for name in names)
    assert len({name.casefold() for name in names}) == len(names)
    assert names[3:] == ["a-b-c---d--", "quoted", "–", "History_"]


def test_a_ruler_gives_wide_letters_more_room() -> None:
    ruler = TextMeasure()
    assert ruler.width("喆喆喆") > ruler.width("Щущ") > ruler.width("abc")
    assert ruler.lines("one two three four", 8) > ruler.lines("one two three four", 80) == 1
    assert ruler.lines("喆" * 30, 20) >= 3
    assert ruler.lines("a\nb\n\nc", 20) == 4
    assert ruler.word("Donaudampfschifffahrt auf See") == ruler.width("Donaudampfschifffahrt")
