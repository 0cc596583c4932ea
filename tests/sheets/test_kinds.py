"""Kinds of cell that only some sheets have."""

from datetime import date
from uuid import uuid4

from ccworkbench.core.viewer import Viewer
from ccworkbench.language.catalogues import words_of
from ccworkbench.language.languages import LANGUAGES
from ccworkbench.sheets.kinds import AnyRow, SignedNumber


def test_a_row_of_any_sheet_keeps_its_number_and_is_called_in_the_language_of_the_reader() -> None:
    retold = {"Agents": "Agenten"}
    viewer = Viewer(
        words_of("de"),
        date(2026, 11, 30),
        retell=lambda text: retold.get(text, text),
        called=lambda _row: ("R-01", "Agents"),
    )
    assert AnyRow().show(str(uuid4()), viewer) == "R-01 Agenten"


def test_a_signed_number_shows_its_sign_and_only_more_is_a_warning() -> None:
    kind = SignedNumber()
    for language in LANGUAGES:
        viewer = Viewer(words_of(language), date(2026, 11, 30))
        assert kind.show(1, viewer) == "+1"
        assert kind.show(0, viewer) == "0"
        assert kind.show(-1, viewer) in {"-1", "−1"}
        assert kind.show(None, viewer) == ""
    assert [kind.tone(value) for value in (1, 0, -1, None)] == ["warn", "", "", ""]
