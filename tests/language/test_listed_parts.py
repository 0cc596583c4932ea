"""Lists that are typed in one line."""

import pytest

from ccworkbench.language.listed_parts import listed_parts


@pytest.mark.parametrize("typed", ["a,b", "a, b,", " ,a,,b ", "a;b", "a\nb\n", "a、b", "a，b；"])
def test_empty_parts_and_blanks_are_left_out(typed: str) -> None:
    assert listed_parts(typed) == ["a", "b"]


@pytest.mark.parametrize("typed", ["", " ", ",;", "\n"])
def test_nothing_typed_is_no_part(typed: str) -> None:
    assert listed_parts(typed) == []
