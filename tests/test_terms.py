"""A term of the trade has one translation in each language, and every text keeps to it."""

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest

import words

TERMS: list[dict[str, Any]] = tomllib.loads(
    (words.ROOT / "resources" / "words" / "terms.toml").read_text(encoding="utf-8")
)["term"]
OTHERS = [language for language in words.LANGUAGES if language != "en"]
Said = list[tuple[str, str]]  # English, and what a language says for it


# What British English and the style of messages rule out; a mark at the beginning is none (“! 3 overdue”).
NOT_ENGLISH = {
    "an ellipsis is closed up": r"\w …|\.\.\.",
    "no spaced dash": r" [–—-] ",
    "no “please”": r"(?i)\bplease\b",
    "no exclamation mark": r".!",
    "typographic quotation marks": r"[\"']",
    "a percent sign is closed up": r"[\d}] %",
    "British -ise": r"(?i)\b(?!siz|resiz|priz)\w+iz(e|es|ed|ing|ation|ations)\b",
    "British spelling": r"(?i)\b(color|center|dialing|canceled)\w*\b",
}


@pytest.fixture(scope="module")
def said() -> dict[str, Said]:
    """Collect every text with its translations; a counted text with each of its forms."""
    english = [form for (_, text), found in words.collect().items() for form in (text, found.plural) if form]
    return {"en": [(text, text) for text in english]} | {language: list(translated(language)) for language in OTHERS}


def translated(language: str) -> Iterator[tuple[str, str]]:
    for message in words.load(language):
        if message.id:
            forms = message.string if isinstance(message.string, (list, tuple)) else [message.string]
            yield from ((words.singular(message), str(form)) for form in forms)


def holds(text: str, word: str, language: str) -> bool:
    """Tell whether a text holds a word: as a whole word in any case, in Chinese at any place."""
    return word in text if language == "zh_Hans" else whole_word(word).search(text.casefold()) is not None


@cache
def whole_word(word: str) -> re.Pattern[str]:
    """Make the pattern of a word once: there are more of them than the library keeps."""
    ending = r"\w*" if word.endswith("*") else ""
    pattern = re.escape(word.removesuffix("*").casefold()).replace(r"\*\ ", r"\w*\ ")
    return re.compile(rf"(?<!\w){pattern}{ending}(?!\w)")


def forbidden(language: str, text: str) -> list[str]:
    """List the words of a text that its language must not use."""
    found = []
    for term in TERMS:
        plain = text
        for phrase in term.get("allowed", {}).get(language, []):
            plain = plain.replace(phrase, "")
        found += [word for word in term.get("never", {}).get(language, []) if holds(plain, word, language)]
    return sorted(set(found))


def missing(language: str, english: str, text: str) -> list[str]:
    """List the terms that the English text holds and the translation says in another way."""
    english = re.sub(r"\{\w*\}", "", english)  # a placeholder is no word
    return [
        term["en"]
        for term in TERMS
        if "must" in term
        and any(holds(english, word, "en") for word in term["must"]["en"])
        and not any(stem.casefold() in text.casefold() for stem in term["must"][language])
    ]


def report(lines: list[str]) -> None:
    if lines:
        pytest.fail("\n".join([f"{len(lines)} faults:", *lines]), pytrace=False)


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_no_text_uses_a_word_that_its_language_must_not_use(said: dict[str, Said], language: str) -> None:
    report([f"{found}: {text}" for _, text in said[language] if (found := forbidden(language, text))])


@pytest.mark.parametrize("language", OTHERS)
def test_a_term_is_said_as_agreed_wherever_english_says_it(said: dict[str, Said], language: str) -> None:
    report([f"{found}: {en} -> {text}" for en, text in said[language] if (found := missing(language, en, text))])


def test_the_parties_have_a_capital_in_russian(said: dict[str, Said]) -> None:
    report([text for _, text in said["ru"] if re.search(r"\b(заказчик|исполнител(?!\w* роли))", text)])


def test_english_is_written_as_british_english_without_ornament(said: dict[str, Said]) -> None:
    report(
        [f"{rule}: {text}" for text, _ in said["en"] for rule, wrong in NOT_ENGLISH.items() if re.search(wrong, text)]
    )


def test_a_forbidden_word_is_found_as_a_whole_word_in_any_case() -> None:
    assert holds("The Way Back is open", "way back", "en")
    assert not holds("Halfway backwards", "way back", "en")
    assert holds("Two interactions", "interaction*", "en")
    assert not holds("Interacting (s)", "interaction*", "en")
    assert holds("букв в RACI, буквы RACI", "букв* RACI", "ru")
    assert holds("已放行座席", "放行", "zh_Hans")


def test_a_word_may_stand_where_its_row_allows_it() -> None:
    assert forbidden("zh_Hans", "联络中心") == []
    assert forbidden("zh_Hans", "联络中心的联络") == ["联络"]


def test_a_term_that_is_said_in_another_way_is_found() -> None:
    assert missing("de", "Test cases", "Testfälle") == []
    assert missing("de", "Test cases", "Prüfungen") == ["test case; test run"]
    assert missing("de", "{severity}", "{severity}") == []


def test_every_row_names_its_term_in_all_languages() -> None:
    assert [term for term in TERMS if not all(term.get(language) for language in words.LANGUAGES)] == []
    assert [term["en"] for term in TERMS if "must" in term and set(term["must"]) != set(words.LANGUAGES)] == []
