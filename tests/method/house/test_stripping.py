"""Names, addresses, numbers and days are taken out of texts; ordinary words stay."""

import pytest

from ccworkbench.core.record import Record
from ccworkbench.language.catalogues import words_of
from ccworkbench.method.house.stripping import Stripper
from ccworkbench.sheets.launch.signatory import Signatory
from ccworkbench.sheets.options import Language
from ccworkbench.sheets.prepare.project import Project
from ccworkbench.sheets.prepare.site import Site
from ccworkbench.sheets.roles.person import Person
from tests.method.conftest import book_of


def stripper(language: str = "en", *own: str, customer: str = "Alpha Bank AG", name: str = "North") -> Stripper:
    rows: list[Record] = [
        Project(name=name, customer_name=customer, customer_short="AB", code="P-77", sites="Eger\nMiskolc"),
        Person(given_name="Anna", family_name="Weber"),
        Person(given_name="伟", family_name="张", language=Language.ZH),
        Person(family_name="Koch"),
        Signatory(name="Dr. Béla Kiss"),
        Site(name="Győr"),
    ]
    return Stripper(book_of(rows), words_of(language), own)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Does Alpha Bank AG agree?", "Does [customer] agree?"),
        ("ask ALPHA  bank, then go on", "ask [customer], then go on"),
        ("The Alphabank stays", "The Alphabank stays"),
        ("North and NORTH, but north of it, Northern", "[project] and [project], but north of it, Northern"),
        ("Ask Anna Weber or Weber, Anna", "Ask [person] or [person]"),
        ("Dr. Béla Kiss signs", "[person] signs"),
        ("AB as in P-77, not ABC or P-771", "[customer] as in [project], not ABC or P-771"),
        ("请联系张伟确认", "请联系[person]确认"),
        ("a.weber@alpha-bank.de, https://alpha.de/x?y=1", "[address], [address]"),
        ("Call +49 (30) 123 45-67 or 030 / 123 4567.", "Call [phone] or [phone]."),
        ("8 (495) 123-45-67, 13812345678; 06 30 123 4567", "[phone], [phone]; [phone]"),
    ],
)
def test_what_belongs_to_the_project_is_replaced(text: str, left: str) -> None:
    assert stripper().stripped(text) == left


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "3 May 2027"),
        ("en", "May 3, 2027"),
        ("en", "2027-05-03"),
        ("en", "03/05/2027"),
        ("de", "3. Mai 2027"),
        ("de", "03.05.27"),
        ("de", "3. 5. 2027"),
        ("hu", "2027. május 3"),
        ("hu", "2027.05.03"),
        ("ru", "3 мая 2027"),
        ("zh", "2027年5月3日"),
    ],
)
def test_days_are_replaced_in_every_language(language: str, text: str) -> None:
    found = stripper(language)
    neutral = words_of(language).say("[date]")
    assert found.stripped(f"({text})").replace(".", "").strip() == f"({neutral})"
    assert found.found["[date]"] == 1


@pytest.mark.parametrize(
    "text",
    [
        "Step 3 may fail, 20 in 30 s, 80/20, 24/7, version 1.2.10, T-5, 8:00-18:00",
        "0.95 of 1,000 calls, 100 000 rows, 3 to 5 days",
        "The customer’s bank and its project",
        "ISO 9001, method 4.12.3, 2027",
    ],
)
def test_ordinary_texts_and_figures_stay(text: str) -> None:
    found = stripper()
    assert found.stripped(text) == text
    assert not +found.found


def test_a_name_of_one_ordinary_word_is_only_found_as_it_is_written() -> None:
    found = stripper(customer="Orange", name="Hotline")
    assert found.stripped("Orange keeps the hotline orange") == "[customer] keeps the hotline orange"


def test_our_own_texts_stay_even_where_they_hold_such_words() -> None:
    text = "North of the plan"
    assert stripper("en", text).stripped(text) == text
    assert stripper("en", text).doubts(text) == []


def test_parts_of_names_and_inflected_ones_are_told_and_left() -> None:
    found = stripper()
    assert found.stripped("Webers Team, Koch in Győr") == "Webers Team, Koch in Győr"
    assert found.doubts("Webers Team, Koch in Győrben") == ["Győr", "Koch", "Weber"]
    assert found.doubts("From Miskolc to Berlin") == ["Miskolc"]
    assert found.doubts("The weberian way, the cook") == []


def test_a_text_that_was_a_name_only_is_bare() -> None:
    found = stripper()
    assert found.is_bare(found.stripped("Anna Weber (Alpha Bank AG)"))
    assert not found.is_bare(found.stripped("Anna Weber signs"))
    assert found.is_bare("  ")


@pytest.mark.timeout(20)
@pytest.mark.parametrize("part", ["a", "a.", "a@", "+1 ", "0 1", "1.1.", "12月", "www.", "Anna ", "- "])
def test_no_text_however_long_and_odd_keeps_anybody_waiting(part: str) -> None:
    found = stripper("zh")
    text = part * (32_000 // len(part))
    assert found.stripped(text) is not None
    assert len(found.doubts(text)) <= 2


def test_hundreds_of_people_are_found_as_one_is() -> None:
    people: list[Record] = [Person(given_name=f"Anna{n}", family_name="Weber") for n in range(300)]
    rows: list[Record] = [Project(name="North", customer_name="K"), *people]
    found = Stripper(book_of(rows), words_of("en"), ())
    assert found.stripped("Ask Anna299 Weber and Anna300 Weber") == "Ask [person] and Anna300 Weber"
