"""Opening hours are read as people write them in five languages."""

import pytest

from ccworkbench.language.weekly_hours import weekly_hours


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("Monday to Friday 7:00–20:00, Saturday 9:00–14:00", 70),
        ("Mon-Fri 8-18", 50),
        ("Montag bis Freitag 7:00–20:00 Uhr, Samstag 9:00–14:00 Uhr", 70),
        ("Mo–Fr 8:00 bis 18:00 Uhr", 50),
        ("Mo, Mi und Fr 8:00–12:00", 12),
        ("hétfőtől péntekig 8:00–20:00, szombaton 9:00–13:00", 64),
        ("с понедельника по пятницу 9:00–18:00, в субботу 10:00–15:00", 50),
        ("пн–пт 9:00–18:00; сб 10:00–14:00", 49),
        ("周一至周五 9:00–18:00，周六 9:00–12:00", 48),
        ("星期一到星期日 8:00-20:00", 84),
        ("daily 6:00–22:00", 112),
        ("täglich 0:00–24:00", 168),
        ("24/7", 168),
        ("7:00–20:00", 65),
        ("Monday to Friday 8:00–12:00 and 13:00–17:00", 40),
        ("Friday to Monday 22:00–6:00", 32),
    ],
)
def test_hours_of_a_week_are_added_up(text: str, hours: float) -> None:
    assert weekly_hours(text) == hours


@pytest.mark.parametrize("text", ["", "as agreed", "Monday to Friday", "80/20", "8:00–31:00", "more than 40 seats"])
def test_what_names_no_hours_is_not_guessed_at(text: str) -> None:
    assert weekly_hours(text) is None
