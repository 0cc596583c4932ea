"""What the window remembers, and that a broken memory does no harm."""

from pathlib import Path

import pytest

from ccworkbench.gui.actions import Act
from ccworkbench.gui.settings import FILE_NAME, Settings
from ccworkbench.gui.window.main_window import MainWindow


def test_what_was_saved_is_there_again(tmp_path: Path) -> None:
    settings = Settings(tmp_path / FILE_NAME, language="hu", theme="dark", zoom=1.3, last_sheets={"p": "action"})
    settings.save()
    assert Settings.load(tmp_path) == settings


@pytest.mark.parametrize("content", ["", "{", "[1, 2]", '{"zoom": "big", "theme": 7}', "\x00"])
def test_a_broken_file_counts_as_none(tmp_path: Path, content: str) -> None:
    (tmp_path / FILE_NAME).write_text(content, encoding="utf-8")
    assert Settings.load(tmp_path) == Settings(tmp_path / FILE_NAME)


def test_a_folder_that_cannot_be_written_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    settings = Settings(tmp_path / "file" / FILE_NAME)
    settings.save()
    assert not settings.path.exists()


def test_a_foreign_key_is_not_taken(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).write_text('{"theme": "dark", "path": "/etc/passwd", "more": 1}', encoding="utf-8")
    settings = Settings.load(tmp_path)
    assert settings.path == tmp_path / FILE_NAME
    assert settings.theme == "dark"


def test_language_colours_and_size_are_kept_as_soon_as_they_change(window: MainWindow, settings: Settings) -> None:
    window.set_language("hu")
    window.set_theme("dark")
    window.acts[Act.ZOOM_IN].trigger()
    kept = Settings.load(settings.path.parent)
    assert (kept.language, kept.theme, kept.zoom) == ("hu", "dark", 1.15)
