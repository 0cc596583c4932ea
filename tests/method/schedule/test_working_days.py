"""Working days: weekends, public holidays, days off, counted both ways."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ccworkbench.language.user_error import UserError
from ccworkbench.method.schedule.working_days import Calendar, about_day, about_year, calendar_of, read_region, regions

DAYS = st.dates(date(2020, 1, 1), date(2040, 12, 31))
REGIONS = st.sampled_from(["", "DE", "DE-BY", "HU", "RU", "CN", "GB-ENG", "AE", "IL"])


@settings(max_examples=200, deadline=None)
@given(REGIONS, DAYS, st.integers(-300, 300))
def test_going_there_and_back_ends_where_it_began(region: str, day: date, days: int) -> None:
    calendar = Calendar(region)
    start = calendar.next(day)
    there = calendar.shift(start, days)
    assert calendar.is_working(there)
    assert calendar.shift(there, -days) == start
    assert calendar.count(min(start, there), max(start, there)) == abs(days) + 1


@settings(max_examples=100, deadline=None)
@given(REGIONS, DAYS, st.integers(0, 500))
def test_counting_is_the_same_as_looking_at_every_day(region: str, day: date, span: int) -> None:
    calendar, last = Calendar(region), day + timedelta(span)
    assert calendar.count(day, last) == sum(calendar.is_working(day + timedelta(n)) for n in range(span + 1))


@settings(max_examples=100, deadline=None)
@given(REGIONS, DAYS)
def test_the_nearest_working_days_lie_on_either_side(region: str, day: date) -> None:
    calendar = Calendar(region)
    before, after = calendar.previous(day), calendar.next(day)
    assert before <= day <= after
    assert (before == after == day) == calendar.is_working(day)


def test_weekends_and_public_holidays_are_not_worked() -> None:
    germany = Calendar("DE")
    assert germany.shift(date(2026, 12, 23), 2) == date(2026, 12, 28)
    assert not germany.is_working(date(2026, 12, 25))
    assert Calendar().is_working(date(2026, 12, 25))


def test_a_part_of_a_country_has_its_own_holidays() -> None:
    epiphany = date(2027, 1, 6)
    assert not Calendar("DE-BY").is_working(epiphany)
    assert Calendar("DE-BE").is_working(epiphany)


def test_china_works_on_the_saturday_that_it_moved() -> None:
    assert Calendar("CN").is_working(date(2026, 2, 14))
    assert not Calendar("DE").is_working(date(2026, 2, 14))


def test_a_country_is_read_by_code_and_by_name_in_any_of_our_languages() -> None:
    assert [read_region(text) for text in ("de", " Germany ", "Deutschland", "Németország", "Германия", "德国")] == [
        "DE"
    ] * 6
    assert read_region("de-by") == read_region("DE", "by") == read_region("Deutschland", "DE-BY") == "DE-BY"
    assert read_region("") == ""


@pytest.mark.parametrize(
    ("country", "region"), [("XX", ""), ("Atlantis", ""), ("DE", "XX"), ("D" * 500, ""), ("-", "-")]
)
def test_an_unknown_country_or_region_is_told_and_only_weekends_count(country: str, region: str) -> None:
    with pytest.raises(UserError):
        read_region(country, region)
    calendar, told = calendar_of(country, region)
    assert len(told) == 1
    assert not calendar.is_known
    assert calendar.is_working(date(2026, 12, 25))


def test_who_is_refused_is_not_told_that_weekends_count_all_the_same() -> None:
    with pytest.raises(UserError, match=r"known for “XX”\. Type a two-letter"):
        read_region("XX")
    (told,) = calendar_of("XX")[1]
    assert "only weekends count. Type" in str(told)


def test_days_off_of_the_project_are_single_days_and_spans() -> None:
    calendar, told = calendar_of("DE", "", "27.12.2026 – 31.12.2026\n15.1.2027; 2027-01-18", "de")
    assert not told
    assert calendar.shift(date(2026, 12, 23), 2) == date(2027, 1, 4)
    assert calendar.shift(date(2027, 1, 14), 1) == date(2027, 1, 19)


@pytest.mark.parametrize(
    "text", ["Christmas", "31.12.2026 – 1.1.2026", "1.1.2026 – 1.1.2040", "1.1.26 – 2.1.26 – 3.1.26"]
)
def test_days_off_that_cannot_be_read_are_told_and_left_out(text: str) -> None:
    calendar, told = calendar_of("DE", "", text, "de")
    assert calendar.off == frozenset()
    assert text in str(told[0])


def test_far_years_are_refused_in_one_sentence() -> None:
    for day, days in ((date(9999, 12, 31), 1), (date(1, 1, 1), -1), (date(2199, 12, 1), 900)):
        with pytest.raises(UserError, match="out of range"):
            Calendar("DE").shift(day, days)


def test_a_project_that_never_works_is_refused_instead_of_looked_for_endlessly() -> None:
    never = frozenset(date(2026, 1, 1) + timedelta(n) for n in range(70000))
    with pytest.raises(UserError):
        Calendar("", never).next(date(2026, 1, 1))


def test_a_go_live_on_a_day_off_is_told_with_its_name() -> None:
    germany = Calendar("DE")
    assert "Weihnachtstag" in str(about_day(germany, date(2026, 12, 25), "de"))
    assert "Christmas" in str(about_day(germany, date(2026, 12, 25), "en"))
    assert "weekend" in str(about_day(germany, date(2026, 12, 27)))
    assert about_day(germany, date(2026, 12, 28)) is None


def test_countries_are_listed_by_their_names_in_the_language() -> None:
    assert ("DE", "Deutschland") in regions("de")
    assert ("CN", "中国") in regions("zh")
    assert len(regions("hu")) > 200


def test_years_that_the_library_does_not_know_have_weekends_and_are_told() -> None:
    germany = Calendar("DE")
    assert germany.is_working(date(2150, 12, 25))
    assert "2150" in str(about_year(germany, date(2150, 12, 25)))
    assert about_year(germany, date(2027, 12, 25)) is None
    assert about_year(Calendar(), date(2150, 12, 25)) is None


def test_a_country_that_warns_of_far_years_still_has_working_days() -> None:
    assert 200 < Calendar("IN").count(date(2099, 1, 1), date(2099, 12, 31)) < 262
