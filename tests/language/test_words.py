"""Words: one language at a time, with its plurals, its contexts and its dates."""

from datetime import date, datetime
from gettext import GNUTranslations
from io import BytesIO

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

from ccworkbench.language import catalogues
from ccworkbench.language.languages import LANGUAGES
from ccworkbench.language.words import NP_, Phrase, Words, phrase, phrases


@pytest.fixture
def russian() -> Words:
    catalogue = Catalog(locale="ru")
    said = tuple(f"{{n}} {form}: {{sheet}}" for form in ("строка", "строки", "строк"))
    catalogue.add(("{n} row in {sheet}", "{n} rows in {sheet}"), said)
    catalogue.add("Open", "Открыть")
    catalogue.add("Open", "Открыт", context="gap")
    catalogue.add("Undo {step}", "Отменить: {step}")
    file = BytesIO()
    write_mo(file, catalogue)
    file.seek(0)
    return Words("ru", GNUTranslations(file))


def test_russian_has_three_forms_of_a_count(russian: Words) -> None:
    counts = {1: "1 строка", 2: "2 строки", 5: "5 строк", 11: "11 строк", 21: "21 строка", 1000: "1\u00a0000 строк"}
    for n, said in counts.items():
        assert russian.count("{n} row in {sheet}", "{n} rows in {sheet}", n, sheet="RACI") == f"{said}: RACI"
        assert russian.tell(phrases("{n} row in {sheet}", "{n} rows in {sheet}", n, sheet="RACI")) == f"{said}: RACI"


def test_a_word_is_told_apart_by_its_context(russian: Words) -> None:
    assert (russian.say("Open"), russian.say(NP_("gap", "Open"))) == ("Открыть", "Открыт")
    assert russian.say(NP_("door", "Open")) == "Open"


def test_placeholders_are_filled_and_braces_of_users_are_left_alone(russian: Words) -> None:
    assert russian.say("Undo {step}", step="{0} {x} %s") == "Отменить: {0} {x} %s"
    assert russian.tell(phrase("Undo {step}", step="{n}")) == "Отменить: {n}"


def test_nothing_is_said_for_nothing_and_unknown_texts_stand_in_english(russian: Words) -> None:
    assert russian.say("") == ""
    assert russian.say("Close {what}", what="it") == "Close it"


def test_a_phrase_can_be_logged_in_english() -> None:
    assert str(phrases("{n} row", "{n} rows", 1)) == "1 row"
    assert str(phrases("{n} row", "{n} rows", 2)) == "2 rows"
    assert str(Phrase("Plain")) == "Plain"


DAY = date(2026, 3, 12)
DATES = {
    "en": ("12 Mar 2026", "12 March 2026"),
    "de": ("12.03.2026", "12. März 2026"),
    "hu": ("2026. 03. 12.", "2026. március 12."),
    "ru": ("12.03.2026", "12 марта 2026\u202fг."),
    "zh": ("2026-03-12", "2026年3月12日"),
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_dates_are_written_for_cells_and_for_running_text(language: str) -> None:
    words = catalogues.words_of(language)
    assert (words.date(DAY), words.date(DAY, long=True).replace("\u00a0", "\u202f")) == (
        DATES[language][0],
        DATES[language][1].replace("\u00a0", "\u202f"),
    )


def test_distances_and_lists_are_said_in_the_language() -> None:
    assert catalogues.words_of("en").days(3) == "in 3 days"
    assert catalogues.words_of("de").days(-1) == "vor 1 Tag"
    assert catalogues.words_of("ru").days(5) == "через 5 дней"
    assert catalogues.words_of("zh").listing("甲乙") == "甲、乙"
    assert catalogues.words_of("hu").listing("ab") == "a, b"


@pytest.mark.parametrize(
    ("language", "written"),
    [
        ("en", "30 Nov 2026 13:13"),
        ("de", "30.11.2026 13:13"),
        ("hu", "2026. 11. 30. 13:13"),
        ("ru", "30.11.2026 13:13"),
        ("zh", "2026-11-30 13:13"),
    ],
)
def test_a_moment_in_a_sentence_is_written_as_its_reader_does(language: str, written: str) -> None:
    message = phrase("{when}", when=datetime(2026, 11, 30, 13, 13))
    assert catalogues.words_of(language).tell(message) == written
