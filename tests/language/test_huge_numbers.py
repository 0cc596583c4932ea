"""Numbers too long to be kept are refused in one sentence, in whatever kind of cell."""

from datetime import date

import pytest

from ccworkbench.core.cell_error import CellError
from ccworkbench.core.kind import Kind, Number
from ccworkbench.core.viewer import Viewer
from ccworkbench.language.languages import LANGUAGES
from ccworkbench.language.words import Words
from ccworkbench.sheets.kinds import Duration, Percent

KINDS: list[Kind] = [Number(), Number(digits=2, low=0), Percent(), Duration()]


@pytest.mark.parametrize("digits", [16, 28, 400, 5000])
def test_a_number_of_many_digits_is_refused(digits: int) -> None:
    for kind in KINDS:
        for language in LANGUAGES:
            with pytest.raises(CellError):
                kind.parse("9" * digits, Viewer(Words(language), date(2026, 11, 24)))


def test_fifteen_digits_are_kept_as_they_were_typed() -> None:
    assert Number().parse("9" * 15, Viewer(Words("en"), date(2026, 11, 24))) == 999_999_999_999_999


@pytest.mark.parametrize(
    ("kind", "limits"),
    [
        (Number(), "-999,999,999,999,999 to 999,999,999,999,999"),
        (Number(low=0, high=20), "0 to 20"),
        (Percent(), "0% to 200%"),
    ],
)
@pytest.mark.parametrize("typed", ["99999999999999999999", "-99,999,999,999,999,999,999"])
def test_a_number_that_is_too_large_is_told_with_its_limits(kind: Kind, typed: str, limits: str) -> None:
    with pytest.raises(CellError) as told:
        kind.parse(typed, Viewer(Words("en"), date(2026, 11, 24)))
    assert str(told.value) == f"“{typed}” is outside the range {limits}."
