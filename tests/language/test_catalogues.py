"""Where things lie, and what is said when they do not."""

from pathlib import Path

import pytest

from ccworkbench.cli import main
from ccworkbench.language import catalogues
from ccworkbench.language.user_error import UserError


@pytest.fixture
def bare(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Take the compiled catalogues away, as from a package that was built without them."""
    monkeypatch.setattr(catalogues, "resource", tmp_path.joinpath)
    monkeypatch.setattr(catalogues, "words_of", catalogues.words_of.__wrapped__)


@pytest.mark.usefixtures("bare")
@pytest.mark.parametrize("language", ["en", "de", "zh"])
def test_no_language_is_spoken_without_its_catalogue(language: str) -> None:
    with pytest.raises(UserError, match=language):
        catalogues.words_of(language)


def test_a_command_without_words_ends_in_one_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], bare: None
) -> None:
    monkeypatch.setattr("ccworkbench.cli.words_of", catalogues.words_of)
    assert main(["projects", "--language", "de"], lambda _store, _language: 0) == 2
    assert capsys.readouterr().err.splitlines() == [
        "The texts for the language “de” are missing. Reinstall the program."
    ]
