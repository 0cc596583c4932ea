"""Kinds: what is shown can be typed, what goes into Excel comes back, and what does not fit is refused, not lost."""

from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccworkbench.core.cell_error import CellError
from ccworkbench.core.kind import Choice, Choices, Code, Date, Flag, Kind, LongText, Number, Reference, Text
from ccworkbench.core.record import columns_of
from ccworkbench.core.viewer import Viewer
from ccworkbench.language import catalogues
from ccworkbench.language.languages import LANGUAGES
from ccworkbench.language.name_matching import rank_of
from ccworkbench.sheets.kinds import Codes, Counts, Duration, Levels, Percent, counts_of, gap_of
from ccworkbench.sheets.options import Channel
from ccworkbench.sheets.order import SHEETS
from ccworkbench.sheets.prepare.project import Colour
from ccworkbench.sheets.roles.raci import RaciLetter

PEOPLE = {
    uuid4(): name
    for name in (
        "Jürgen Groß",
        "Kőszegi Erzsébet",
        "Щукина Юлия",
        "Щекина Алёна",
        "Bjørn Sołdal",
        "王喆",
        "Ann Lee",
        "Ann Leeman",
        "Bob Ray",
        "Bob Ray",
    )
}
BY_NAME = {name: row for row, name in PEOPLE.items()}
VALUES: list[tuple[Kind, Any]] = [
    (Text(), "=1+1"),
    (Text(), "+49 30 1234"),
    (LongText(), "One\nTwo\n\nThree"),
    (Code("A"), "A-012"),
    (Colour(), "#0b4f5c"),
    (Number(), 0),
    (Number(), 1234567),
    (Number(digits=2), 1234.5),
    (Number(digits=2), -0.25),
    (Percent(), 0.8),
    (Percent(), 0.125),
    (Percent(), 1.0),
    (Duration(), 270),
    (Duration(), 7325),
    (Levels(), "2>3"),
    (Levels(), "4>0"),
    (Levels(), ">3"),
    (Codes("T"), "T-003, T-007"),
    (Codes("REQ"), "REQ-001"),
    (Counts(), "40, 5"),
    (Counts(), "0"),
    (Date(), date(2026, 3, 12)),
    (Flag(), True),
    (Flag(), False),
    (Reference("person"), BY_NAME["Kőszegi Erzsébet"]),
    (Reference("person"), BY_NAME["王喆"]),
    (Choices(Channel), tuple(channel.value for channel in Channel)),
    (Choices(Channel), ()),
    *((Choice(RaciLetter), letter) for letter in RaciLetter),
]
CHOICES = {
    f"{sheet.__tablename__}.{column.key}": column.kind
    for sheet in SHEETS
    for column in columns_of(sheet)
    if isinstance(column.kind, Choice)
}


def viewer(language: str = "en") -> Viewer:
    words = catalogues.words_of(language)
    return Viewer(
        words, date(2026, 11, 24), lambda _sheet, row: PEOPLE.get(row, ""), lambda _sheet: list(PEOPLE.items())
    )


def names(item: Any) -> str | None:
    """Call a kind by its class; every worker must collect the same names."""
    return type(item).__name__ if isinstance(item, Kind) else None


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("kind", "value"), VALUES, ids=names)
def test_what_is_shown_can_be_typed(kind: Kind, value: Any, language: str) -> None:
    assert kind.parse(kind.show(value, viewer(language)), viewer(language)) == value


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("kind", "value"), VALUES, ids=names)
def test_what_goes_into_excel_comes_back(kind: Kind, value: Any, language: str) -> None:
    assert kind.from_excel(kind.to_excel(value, viewer(language)), viewer(language)) == value


@pytest.mark.parametrize("kind", {type(kind): kind for kind, _ in VALUES}.values(), ids=names)
def test_an_empty_cell_is_shown_and_typed_as_nothing(kind: Kind) -> None:
    assert kind.parse(" \t", viewer()) == kind.empty == kind.from_excel(None, viewer())
    assert kind.show(None, viewer()) == ""
    assert kind.to_excel(None, viewer()) is None


def test_every_choice_is_told_apart_by_its_label_in_every_language() -> None:
    for name, kind in CHOICES.items():
        for language in LANGUAGES:
            labels = [kind.show_value(option, viewer(language)) for option in kind.options]
            assert len({label.casefold() for label in labels}) == len(labels), (name, language)
            for option, label in zip(kind.options, labels, strict=True):
                wanted = (option.value,) if isinstance(kind, Choices) else option
                assert kind.parse(label.upper(), viewer(language)) == wanted
                assert kind.parse(option.value, viewer(language)) == wanted


NUMBERS = {
    "en": {"1,500": 1500, "1500.5": 1500.5, "-3": -3, "−3": -3, "1,234,567.25": 1234567.25},
    "de": {"1.500": 1500, "1500,5": 1500.5, "1 500": 1500, "1.234.567,25": 1234567.25},
    "hu": {"1 500": 1500, "1\u00a0500,5": 1500.5},
    "ru": {"1 500": 1500, "1\u00a0500,5": 1500.5, "1\u202f500": 1500},
    "zh": {"1,500": 1500, "1500.5": 1500.5, "１２": 12},
}
NO_NUMBERS = {
    "en": ["1,5", "12,34,5", "1.5.2", "many", "1e5", "inf", "nan", "5 seats", "--3"],
    "de": ["1.5", "1,5,2", "1.5,2", "viele"],
    "hu": ["1.5", "1 5"],
    "ru": ["1.5", "1 5"],
    "zh": ["1,5", "许多"],
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_numbers_are_read_with_the_separators_of_the_language(language: str) -> None:
    for typed, meant in NUMBERS[language].items():
        assert Number(digits=2).parse(typed, viewer(language)) == meant
    for typed in NO_NUMBERS[language]:
        with pytest.raises(CellError, match="is not a number"):
            Number(digits=2).parse(typed, viewer(language))


@pytest.mark.parametrize(("typed", "limits"), [("-1", "0 to 10"), ("11", "0 to 10"), ("1,000", "0 to 10")])
def test_a_number_outside_its_limits_is_refused_and_they_are_named(typed: str, limits: str) -> None:
    with pytest.raises(CellError, match=f"is outside the range {limits}"):
        Number(low=0, high=10).parse(typed, viewer())
    with pytest.raises(CellError, match="is outside the range 0 to …"):
        Number(low=0).parse("-1", viewer())


def test_a_number_at_its_limits_is_taken() -> None:
    assert [Number(low=0, high=10).parse(typed, viewer()) for typed in ("0", "10")] == [0, 10]
    assert Number(digits=1, high=1).parse("1.04", viewer()) == 1
    with pytest.raises(CellError, match="is outside the range … to 1"):
        Number(digits=1, high=1).parse("1.1", viewer())


def test_a_whole_number_does_not_swallow_a_fraction() -> None:
    with pytest.raises(CellError, match="is not a whole number"):
        Number().parse("1.5", viewer())
    assert Number().parse("2.0", viewer()) == 2
    assert Number().from_excel(2.0, viewer()) == 2
    with pytest.raises(CellError, match="is not a whole number"):
        Number().from_excel(1.5, viewer())


@pytest.mark.parametrize("typed", ["80", "80 %", "80%", "80\u00a0%", "８０％"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_share_is_typed_with_or_without_its_sign(typed: str, language: str) -> None:
    assert Percent().parse(typed, viewer(language)) == 0.8


@pytest.mark.parametrize(("typed", "seconds"), [("4:30", 270), ("270", 270), ("1:00:05", 3605), ("0:00", 0)])
def test_a_duration_is_typed_in_minutes_and_seconds(typed: str, seconds: int) -> None:
    assert Duration().parse(typed, viewer()) == seconds


@pytest.mark.parametrize("typed", ["4.30", "four", "4:3x", "-4:30", "1:2:3:4"])
def test_what_is_no_duration_is_refused_with_an_example(typed: str) -> None:
    with pytest.raises(CellError, match="4:30"):
        Duration().parse(typed, viewer())


def test_a_flag_takes_a_tick_and_the_words_of_the_language() -> None:
    for typed in ("x", "X", "1", "✓", "yes", "TRUE"):
        assert Flag().parse(typed, viewer("de")) is True
    for language, yes, no in (("de", "Ja", "nein"), ("hu", "igen", "Nem"), ("ru", "да", "НЕТ"), ("zh", "是", "否")):
        assert (Flag().parse(yes, viewer(language)), Flag().parse(no, viewer(language))) == (True, False)
    assert (Flag().from_excel(True, viewer("de")), Flag().from_excel(False, viewer("de"))) == (True, False)
    with pytest.raises(CellError, match="neither yes nor no"):
        Flag().parse("perhaps", viewer())


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("jürgen groß", "Jürgen Groß"),
        ("Groß Jürgen", "Jürgen Groß"),
        ("JÜRGEN GROSS", "Jürgen Groß"),
        ("Jür", "Jürgen Groß"),
        ("gro", "Jürgen Groß"),
        ("gro jü", "Jürgen Groß"),
        ("kősz", "Kőszegi Erzsébet"),
        ("щук", "Щукина Юлия"),
        ("王", "王喆"),
        ("王喆", "王喆"),
        ("ann lee", "Ann Lee"),
        ("Groß, Jürgen", "Jürgen Groß"),
        ("Gross, Jurgen", "Jürgen Groß"),
        ("jurgen gross", "Jürgen Groß"),
        ("jurg", "Jürgen Groß"),
        ("Koszegi Erzsebet", "Kőszegi Erzsébet"),
        ("ЩУКИНА ЮЛИЯ", "Щукина Юлия"),
        ("Щёкина Алена", "Щекина Алёна"),
        ("Bjorn Soldal", "Bjørn Sołdal"),
        ("Ann Leem", "Ann Leeman"),
    ],
)
def test_a_person_is_found_by_name_in_any_order_or_by_first_letters(typed: str, name: str) -> None:
    assert Reference("person").parse(typed, viewer()) == BY_NAME[name]


@pytest.mark.parametrize("typed", ["ann", "Bob Ray", "a"])
def test_a_name_that_fits_several_rows_is_not_guessed(typed: str) -> None:
    with pytest.raises(CellError, match="matches several rows"):
        Reference("person").parse(typed, viewer())


CALLED = {
    UUID(int=5): ("Calls are dropped", ("DEF-005", "DEF-5")),
    UUID(int=6): ("Calls are dropped", ("DEF-006", "DEF-6")),
    UUID(int=7): ("DEF-005 comes back", ("DEF-007", "DEF-7")),
    UUID(int=8): ("Jörg Weiß", ("joerg.weiss@example.com",)),
    UUID(int=9): ("Jorg Weiss", ("jw@example.com",)),
    UUID(int=10): ("Joanna Novák", ("",)),
    UUID(int=11): ("王喆", ("喆 王",)),
}


def called(language: str = "en") -> Viewer:
    names = {row: name for row, (name, _) in CALLED.items()}
    return Viewer(
        catalogues.words_of(language),
        date(2026, 11, 24),
        lambda _sheet, row: names[row],
        lambda _sheet: list(names.items()),
        also_called=lambda _sheet, row: CALLED[row][1],
    )


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("typed", "row"),
    [
        ("DEF-005", 5),  # a whole number comes before the beginning of a name
        ("def-6", 6),
        ("DEF-006 Calls are dropped", 6),
        ("joerg.weiss@example.com", 8),
        ("JW@Example.com", 9),
        ("Jörg Weiß", 8),  # accents as typed come before those left out
        ("Weiss, Jorg", 9),
        ("Jör", 8),
        ("jo nov", 10),
        ("喆 王", 11),
    ],
)
def test_a_row_is_found_by_number_or_address_what_fits_exactly_first(language: str, typed: str, row: int) -> None:
    assert Reference("defect").parse(typed, called(language)) == UUID(int=row)


def test_a_text_that_fits_several_rows_is_refused_by_naming_a_few() -> None:
    with pytest.raises(CellError) as refused:
        Reference("defect").parse("calls", called())
    said = catalogues.words_of("en").tell(refused.value.message)
    assert said.startswith("“calls” matches several rows: Calls are dropped (DEF-005), Calls are dropped (DEF-006). ")
    with pytest.raises(CellError) as refused:
        Reference("defect").parse(
            "o",
            Viewer(
                catalogues.words_of("en"),
                date(2026, 1, 1),
                options=lambda _: [(UUID(int=n), f"Otto {n}") for n in range(9)],
            ),
        )
    assert "Otto 0, Otto 1, Otto 2, …." in catalogues.words_of("en").tell(refused.value.message)


@pytest.mark.parametrize("typed", ["Nobody", "Groß Nobody", "rgen"])
def test_a_name_that_is_not_there_is_refused(typed: str) -> None:
    with pytest.raises(CellError, match="not on the list yet"):
        Reference("person").parse(typed, viewer())


def test_a_reference_is_shown_as_its_row_is_called_and_nothing_where_it_is_gone() -> None:
    assert Reference("person").show(BY_NAME["Ann Lee"], viewer()) == "Ann Lee"
    assert Reference("person").show(UUID(int=1), viewer()) == ""


def test_a_choice_is_typed_by_its_first_letters_unless_they_fit_several() -> None:
    assert Choice(Channel).parse("web", viewer()) == Channel.CHAT
    with pytest.raises(CellError, match="is unknown"):
        Choice(Channel).parse("voice", viewer())
    assert Choices(Channel).parse("social; e-mail,E-MAIL", viewer()) == ("email", "social")


def test_excel_gives_other_types_than_it_was_given() -> None:
    assert Date().from_excel(datetime(2026, 3, 12, 9, 30), viewer()) == date(2026, 3, 12)
    assert Text().from_excel(4711, viewer()) == "4711"
    assert Duration().from_excel(270 / 86400, viewer()) == 270
    with pytest.raises(CellError):
        Date().from_excel(46000, viewer())


def test_a_code_knows_its_number() -> None:
    assert [Code("A").number(code) for code in ("A-012", "A-", "B-3", "A-1000", "xA-1")] == [12, 0, 0, 1000, 0]


def test_starter_text_is_shown_in_the_readers_language() -> None:
    told = Viewer(catalogues.words_of("de"), date(2026, 11, 24), retell={"Agree the goals": "Ziele vereinbaren"}.get)  # type: ignore[arg-type] # every text of this test is there
    assert Text().show("Agree the goals", told) == "Ziele vereinbaren"


def test_several_numbers_are_typed_with_any_sign_between_them() -> None:
    for typed in ("40, 5", "40 5", "40;5", " 40 / 05 ", "40、5"):
        assert Counts().parse(typed, viewer()) == "40, 5"
    for typed in ("many", "40, few", "-3", "4.5", "40,", "1234567"):
        with pytest.raises(CellError, match="40, 5"):
            Counts().parse(typed, viewer())
    assert Counts().from_excel(40, viewer()) == "40"
    assert [counts_of(counts) for counts in ("40, 5", "0", "", None, "spoilt")] == [[40, 5], [0], [], [], []]


def test_two_levels_are_typed_as_two_digits_in_any_hand() -> None:
    for typed in ("23", "2 3", "2>3", "2 → 3", "2-3", " 2 / 3 "):
        assert Levels().parse(typed, viewer()) == "2>3"
    for typed in ("2", "25", "234", "two", "-2 3", "2 3 4", "２"):
        with pytest.raises(CellError, match="23"):
            Levels().parse(typed, viewer())
    for typed in ("?3", "？3", "? 3", "? → 3"):
        assert Levels().parse(typed, viewer()) == ">3"
    for typed in ("?", "??", "3?", "? 5"):
        with pytest.raises(CellError, match="23"):
            Levels().parse(typed, viewer())
    assert Levels().from_excel(23, viewer()) == Levels().from_excel("2 → 3", viewer()) == "2>3"
    tones = {"3>3": "good", "4>1": "good", "2>3": "warn", "0>4": "bad", "": "", ">4": ""}
    assert {levels: Levels().tone(levels) for levels in tones} == tones
    assert [gap_of(levels) for levels in ("2>3", "3>2", ">3", "")] == [1, 0, None, None]


def test_codes_of_other_rows_are_typed_by_number_and_named_once() -> None:
    for language in LANGUAGES:
        for typed in ("T-003, T-007", "3 7", "3; 07、7", "t3，T-7"):
            assert Codes("T").parse(typed, viewer(language)) == "T-003, T-007"
    assert Codes("T").parse("3, later", viewer()) == "T-003, later"


@given(st.text(max_size=12), st.sampled_from(list(LANGUAGES)))
def test_whatever_is_typed_as_levels_or_codes_is_read_the_same_again(typed: str, language: str) -> None:
    for kind in (Levels(), Codes("T")):
        try:
            value = kind.parse(typed, viewer(language))
        except CellError:
            continue
        assert kind.parse(kind.show(value, viewer(language)), viewer(language)) == value
        assert kind.from_excel(kind.to_excel(value, viewer(language)), viewer(language)) == value


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("mueller", "Anna Müller"),
        ("Muller", "Anna Müller"),
        ("Müller", "Anna Mueller"),
        ("A Mueller", "Müller Anna"),
        ("Joerg", "Jörg Weiß"),
        ("weiss", "Jörg Weiß"),
        ("Soeren Groß", "Søren Gross"),
        ("Muel", "Anna Müller"),
    ],
)
def test_umlauts_may_be_spelt_out_or_left_out(typed: str, name: str) -> None:
    assert rank_of(typed, name) is not None
    assert rank_of(typed, "Ute Bauer") is None


def test_a_beginning_without_accents_fits_names_with_and_without_them_equally() -> None:
    assert rank_of("mue", "Mueller") == rank_of("mue", "Müller")
    assert rank_of("mü", "Müller") != rank_of("mü", "Muller")
