"""Every text exists in five languages and says the same in each."""

import ast

import pytest
from babel.messages.catalog import Catalog, Message

import words
from ccworkbench.method.content import texts as starter_texts


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_a_language_says_everything_and_nothing_else(language: str) -> None:
    found = words.problems(language, words.collect())
    if found:
        pytest.fail("\n".join([f"{len(found)} problems, among them:", *found[:9]]), pytrace=False)


def test_the_texts_that_the_program_looks_up_backwards_are_collected() -> None:
    collected = {text for context, text in words.collect() if not context}
    assert [text for text in starter_texts() if text not in collected] == []


def test_a_translation_that_loses_a_placeholder_is_found() -> None:
    message = Message("Delete {n} rows", "Zeilen löschen")
    assert list(words.faults(message, words.Text(set()), Catalog(locale="de"))) == ["other placeholders"]


def test_a_plural_needs_as_many_forms_as_the_language_has() -> None:
    message = Message(("{n} row", "{n} rows"), ("{n} строка", "{n} строки"))
    found = list(words.faults(message, words.Text(set(), "{n} rows"), Catalog(locale="ru")))
    assert found == ["wrong number of plural forms"]


def test_both_branches_of_a_condition_are_collected() -> None:
    tree = ast.parse('say("late" if late else "in time", what=NP_("gap", "Open"))')
    assert set(words.in_code(tree)) == {("", "late", ""), ("", "in time", ""), ("gap", "Open", "")}
