"""Texts that the program composes are told in every language: none is composed but by a template, none stays behind."""

import ast
from datetime import date
from itertools import permutations
from pathlib import Path
from time import process_time
from typing import Any

import pytest

from ccworkbench.language.catalogues import words_of
from ccworkbench.language.languages import LANGUAGES
from ccworkbench.language.words import Words
from ccworkbench.method import composed_texts
from ccworkbench.method.composed_texts import (
    ANOTHER,
    CODE,
    DAY,
    DONE,
    FAILED,
    LEFT,
    NAME,
    NTH,
    NUMBER,
    NUMBERED_SITE,
    OPEN,
    PARTED,
    PLACE,
    REFRESHED,
    ROW_NUMBER,
    RUN,
    SEVERITY,
    SHARE,
    TEMPLATES,
    TEXT,
    UNWEIGHED,
    WORKED,
    CountsPart,
    Part,
)
from ccworkbench.method.plan.starter_texts import keyed_texts, retelling
from ccworkbench.sheets.options import DefectSeverity

TODAY = date(2026, 12, 1)
PAIRS = [*permutations(LANGUAGES, 2)]
GERMAN, CHINESE, ENGLISH = words_of("de"), words_of("zh"), words_of("en")
COURSE = next(text for key, text in keyed_texts().items() if key.startswith("course/") and key.endswith("/name"))


def values_of(part: Part) -> list[Any]:
    """Give values of a part at both ends of what it holds; a text is one of ours, to be said in each language."""
    by_part: dict[Part, list[Any]] = {
        NTH: [1, 2026],
        NUMBER: [1, 12345],
        DAY: [TODAY, date(1999, 5, 31)],
        SHARE: [None, 0.0, 0.933, 1.0],
        CODE: ["DEF-001"],
        ROW_NUMBER: ["S-001"],
        SEVERITY: [DefectSeverity.CRITICAL.label, UNWEIGHED],
    }
    if isinstance(part, CountsPart):
        return [[(DefectSeverity.MAJOR.label, 1234)], [(one.label, 2) for one in DefectSeverity] + [(UNWEIGHED, 1)]]
    return by_part.get(part, [COURSE])


def said(template: Any, words: Words, values: dict[str, Any]) -> str:
    texts = {key: words.say(value) if template.parts[key] in {TEXT, NAME} else value for key, value in values.items()}
    return str(template.say(words, **texts))


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda template: template.key)
def test_every_template_is_told_from_every_language_into_every_other(template: Any) -> None:
    assert set(PLACE.findall(template.text)) == set(template.parts)
    for at in range(max(len(values_of(part)) for part in (TEXT, *template.parts.values()))):
        values = {key: (found := values_of(part))[min(at, len(found) - 1)] for key, part in template.parts.items()}
        for one, other in PAIRS:
            told = retelling(words_of(one), words_of(other)).told(said(template, words_of(one), values))
            assert told == (said(template, words_of(other), values), False), (one, other)


def test_templates_stand_within_templates() -> None:
    tell = retelling(GERMAN, CHINESE)

    def title(words: Words) -> str:
        return PARTED.say(words, title=REFRESHED.say(words, title=words.say(COURSE)), n=2, total=12)

    assert tell(title(GERMAN)) == title(CHINESE)
    assert tell(FAILED.say(GERMAN, case=title(GERMAN))) == FAILED.say(CHINESE, case=title(CHINESE))


def test_what_somebody_wrote_stays_within_what_the_program_wrote_about_it() -> None:
    tell = retelling(GERMAN, CHINESE)
    told = tell.told(PARTED.say(GERMAN, title="Mein Kurs", n=1, total=4))
    assert told == (PARTED.say(CHINESE, title="Mein Kurs", n=1, total=4), True)
    assert tell.told("DEF-001") == ("DEF-001", True)
    assert tell.told("12:30 – 14:00") == ("12:30 – 14:00", False)
    assert tell.told("") == ("", False)


@pytest.mark.parametrize(
    "text",
    [
        "Mein Projekt (2)",  # a name that is none of ours
        "Standort 2b",
        "DEF-001 · Schlimm · Kein Ton",  # no severity of ours
        "Offene Fehler nach Schweregrad: viele",
        "Ausgeführte Testfälle: alle",
        "Nicht bestanden",
        "{title} ({n} von {total})",
        "2026. 12. 4. és 5.",
        "24.12. Feier",
        "1.000. Anruf",
        "Auffrischung: " * 2000 + "x",
    ],
)
def test_what_only_looks_composed_stays_as_it_is(text: str) -> None:
    told = retelling(GERMAN, CHINESE)(text)
    assert told == text or told.startswith(REFRESHED.say(CHINESE, title=""))


def test_lists_are_told_line_by_line() -> None:
    tell, step = retelling(GERMAN, CHINESE), "Testen, ob der Aufzug läuft"
    lines = [
        DONE.say(GERMAN, n=1, action=GERMAN.say(COURSE)),
        DONE.say(GERMAN, n=2, action=step),
        "",
        LEFT.say(GERMAN, code="DEF-002", severity=UNWEIGHED, title=FAILED.say(GERMAN, case="Aufzug")),
    ]
    told = tell.told("\n".join(lines))
    assert told.stays
    assert told.text.split("\n") == [
        DONE.say(CHINESE, n=1, action=CHINESE.say(COURSE)),
        DONE.say(CHINESE, n=2, action=step),
        "",
        LEFT.say(CHINESE, code="DEF-002", severity=UNWEIGHED, title=FAILED.say(CHINESE, case="Aufzug")),
    ]


def test_a_text_of_several_lines_that_somebody_changed_stays_as_it_is() -> None:
    text = next(text for text in keyed_texts().values() if "\n" in text)
    own = f"{GERMAN.say(text)}\nUnd noch etwas Eigenes"
    assert retelling(GERMAN, ENGLISH).told(own) == (own, True)


def test_numbers_are_grouped_as_the_reader_does() -> None:
    counts = {"run": 1234, "planned": 5678, "passed": 1000, "share": 0.813, "failed": 234, "blocked": 0}
    told = retelling(GERMAN, ENGLISH)(RUN.say(GERMAN, **counts))
    assert "1,234 of 5,678" in told
    assert "81.3%" in told
    found = [(DefectSeverity.MAJOR.label, 2), (DefectSeverity.MINOR.label, 5)]
    assert retelling(CHINESE, ENGLISH)(OPEN.say(CHINESE, defects=found)).endswith("Major 2, Minor 5")


def test_any_number_of_sites_and_parts_is_told() -> None:
    tell = retelling(words_of("hu"), GERMAN)
    assert tell(NUMBERED_SITE.say(words_of("hu"), n=120)) == "Standort 120"
    assert tell(ANOTHER.say(words_of("hu"), name=words_of("hu").say(COURSE), n=3)) == f"{GERMAN.say(COURSE)} (3)"
    why = words_of("hu").say(WORKED.text).format(why="Mert így jó.")
    assert tell(why) == WORKED.say(GERMAN, why="Mert így jó.")


def test_a_long_text_of_somebody_is_told_in_a_time_that_grows_with_it() -> None:
    tell = retelling(GERMAN, CHINESE)

    def seconds(text: str) -> float:
        best = 9.0
        for n in range(3):
            began = process_time()
            tell.told(f"{n}. {text}")
            best = min(best, process_time() - began)
        return best

    for piece in ("a (1 von ", "1. 1. ", "Nicht bestanden: ", " · ", "– ", "12.345"):
        assert seconds(piece * 20_000) < 40 * max(seconds(piece * 2_000), 0.0005), piece


def test_no_row_gets_a_text_with_parts_but_by_a_template() -> None:
    method = Path(composed_texts.__file__).parent
    makers = [*sorted((method / "plan").glob("*.py")), method / "follow_ups.py", method / "figures" / "acceptance.py"]
    for module in makers:
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "say":
                said_by = node.func.value
                is_template = isinstance(said_by, ast.Name) and (said_by.id.isupper() or said_by.id == "line")
                assert is_template or not node.keywords, (module.name, node.lineno)


def test_templates_have_keys_and_texts_of_their_own() -> None:
    assert len({template.key for template in TEMPLATES}) == len({template.text for template in TEMPLATES})
    declared = [one for one in vars(composed_texts).values() if isinstance(one, composed_texts.Template)]
    assert {template.key for template in declared} == {template.key for template in TEMPLATES}
