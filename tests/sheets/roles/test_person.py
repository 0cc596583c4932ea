"""A full name as it was typed, and its parts."""

import pytest

from ccworkbench.sheets.roles.person import Person


@pytest.mark.parametrize(
    ("typed", "language", "given", "family"),
    [
        ("Käthe Schulze", "de", "Käthe", "Schulze"),
        ("Schulze, Käthe", "de", "Käthe", "Schulze"),
        ("von der Lühe , Änne", "de", "Änne", "von der Lühe"),
        ("Kőszegi, Erzsébet", "hu", "Erzsébet", "Kőszegi"),
        ("Kőszegi Erzsébet", "hu", "Erzsébet", "Kőszegi"),
        ("Schulze,", "de", "", "Schulze,"),
    ],
)
def test_a_comma_turns_the_order_of_a_name_round(typed: str, language: str, given: str, family: str) -> None:
    person = Person.called(typed, language)
    assert (person.given_name, person.family_name) == (given, family)
