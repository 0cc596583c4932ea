"""Every text exists in five languages and says the same in each."""

import ast

import pytest
from babel import Locale
from babel.core import get_global
from babel.messages.catalog import Catalog, Message

import words
from ccworkbench.language.catalogues import words_of
from ccworkbench.language.languages import FACTS, LanguageFacts
from ccworkbench.method.plan.starter_content import texts as starter_texts
from ccworkbench.sheets.options import Language

Texts = dict[words.Key, words.Text]


@pytest.fixture(scope="module")
def texts() -> Texts:
    """Collect every text of the program once."""
    return words.collect()


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_a_language_says_everything_and_nothing_else(texts: Texts, language: str) -> None:
    found = words.problems(language, texts)
    if found:
        pytest.fail("\n".join([f"{len(found)} problems, among them:", *found[:9]]), pytrace=False)


def test_window_workbook_and_catalogues_know_the_same_languages() -> None:
    assert [facts.catalogue or language for language, facts in FACTS.items()] == list(words.LANGUAGES)
    assert list(FACTS) == [language.value for language in Language]


@pytest.mark.parametrize("facts", FACTS.values())
def test_what_is_known_of_a_language_is_what_the_world_knows(facts: LanguageFacts) -> None:
    locale = Locale.parse(facts.locale)
    assert facts.point == locale.number_symbols["latn"]["decimal"]
    assert facts.year_first == locale.date_formats["short"].pattern.startswith("y")
    assert facts.land == locale.territory
    assert facts.zone in get_global("territory_zones")[facts.land]


def test_the_texts_that_the_program_looks_up_backwards_are_collected(texts: Texts) -> None:
    collected = {text for context, text in texts if not context}
    assert [text for text in starter_texts() if text not in collected] == []


def test_a_translation_that_loses_a_placeholder_is_found() -> None:
    message = Message("Delete {n} rows", "Zeilen löschen")
    assert list(words.faults(message, words.Text(set()), Catalog(locale="de"))) == ["other placeholders"]


def test_a_hungarian_backup_is_not_called_as_saving_is(texts: Texts) -> None:
    said = words_of("hu").say
    backups = [text for context, text in texts if not context and "backup" in text.lower().replace("`backups`", "")]
    clashing = [text for text in backups if "mentés" in said(text).lower().replace("biztonsági mentés", "")]
    assert [text for text in clashing if text not in set(starter_texts()) and "save" not in text] == []
    assert said("Back up now").startswith("Biztonsági mentés")


def test_a_plural_needs_as_many_forms_as_the_language_has() -> None:
    message = Message(("{n} row", "{n} rows"), ("{n} строка", "{n} строки"))
    found = list(words.faults(message, words.Text(set(), "{n} rows"), Catalog(locale="ru")))
    assert found == ["wrong number of plural forms"]


def test_both_branches_of_a_condition_are_collected() -> None:
    tree = ast.parse('say("late" if late else "in time", what=NP_("gap", "Open"))')
    assert set(words.in_code(tree)) == {("", "late", ""), ("", "in time", ""), ("gap", "Open", "")}
