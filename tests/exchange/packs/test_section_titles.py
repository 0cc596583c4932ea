"""Titles of sections tell them apart in every language, in contents, on tabs and in file names."""

import re
from difflib import SequenceMatcher
from itertools import combinations

import pytest

from ccworkbench.exchange.excel.text import tab_names
from ccworkbench.exchange.packs.catalogue import PACKS
from ccworkbench.exchange.packs.parts import Pack
from ccworkbench.language.catalogues import words_of
from ccworkbench.language.languages import LANGUAGES
from ccworkbench.method.reports.catalogue import listed

NUMBERED = re.compile(r" \(\d+\)$")
ALIKE = 0.9  # of the letters; what differs by less is the same word in another number


def plain(title: str) -> str:
    return "".join(letter for letter in title.casefold() if letter.isalpha())


def are_alike(one: str, other: str) -> bool:
    return SequenceMatcher(None, plain(one), plain(other)).ratio() >= ALIKE


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("Teilnehmerliste", "Teilnehmerlisten", True),
        ("Лист посещаемости", "Листы посещаемости", True),
        ("签到表", "签到表 2", True),
        ("Attendance list", "ATTENDANCE LISTS", True),
        ("Use cases", "Use cases in full", False),
        ("Testfälle", "Testskripte", False),
    ],
)
def test_titles_that_differ_in_number_or_case_are_alike(one: str, other: str, alike: bool) -> None:
    assert are_alike(one, other) == alike


@pytest.mark.parametrize("pack", PACKS.values(), ids=PACKS)
def test_no_two_sections_of_a_pack_are_called_alike(pack: Pack) -> None:
    for language in LANGUAGES:
        titles = [words_of(language).say(part.title) for part in pack.parts]
        assert [pair for pair in combinations(titles, 2) if are_alike(*pair)] == [], language


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_tab_needs_a_number_to_be_told_from_another(language: str) -> None:
    words = words_of(language)
    for pack in PACKS.values():
        titles = [words.say("Cover"), *(words.say(part.title) for part in pack.parts)]
        assert [tab for tab in tab_names(titles, words) if NUMBERED.search(tab)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_papers_are_called_the_same(language: str) -> None:
    titles = [pack.title for pack in PACKS.values()] + [sheet.title for sheet in listed().values()]
    titles = [words_of(language).say(title) for title in titles]
    assert sorted(titles) == sorted(set(titles))
