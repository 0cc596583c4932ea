"""The preview shows, saves and prints the very PDF that is handed over."""

import tempfile
from pathlib import Path

import pypdf
import pytest
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from ccworkbench.exchange.packs import hand_over
from ccworkbench.exchange.packs.catalogue import KICK_OFF
from ccworkbench.gui import standard_dialogs
from ccworkbench.gui.context import Context
from ccworkbench.gui.dialogs.preview import Preview
from ccworkbench.language.user_error import UserError
from ccworkbench.language.words import phrase


@pytest.fixture
def drafts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the temporary folder its own place."""
    made = tmp_path / "drafts"
    made.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(made))
    return made


@pytest.fixture
def preview(context: Context, qtbot: QtBot, drafts: Path) -> Preview:
    preview = Preview(context, None, KICK_OFF, "en")
    qtbot.addWidget(preview)
    preview.show()
    wait(preview, qtbot)
    return preview


def wait(preview: Preview, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: preview.pages.currentWidget() is preview.view, timeout=20000)
    qtbot.waitUntil(lambda: preview.document.pageCount() > 0)


def choose(preview: Preview, *, language: str, qtbot: QtBot) -> None:
    preview.language.setCurrentIndex(preview.language.findData(language))
    preview.language.activated.emit(preview.language.currentIndex())
    assert preview.pages.currentWidget() is preview.notice
    wait(preview, qtbot)


def test_the_saved_file_holds_the_bytes_that_are_shown(
    preview: Preview, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "saved.pdf"
    monkeypatch.setattr(standard_dialogs, "save_file", lambda *_: target)
    preview.save_button.click()
    assert target.read_bytes() == preview.content
    assert len(pypdf.PdfReader(target).pages) == preview.document.pageCount()


def test_the_page_is_counted_and_turned(preview: Preview, qtbot: QtBot) -> None:
    pages = preview.document.pageCount()
    assert preview.page.text() == f"Page 1 of {pages}"
    preview.turn(2)
    qtbot.waitUntil(lambda: preview.page.text() == f"Page 3 of {pages}")
    preview.turn(-9)
    qtbot.waitUntil(lambda: preview.page.text() == f"Page 1 of {pages}")


def test_another_language_makes_the_paper_anew(preview: Preview, qtbot: QtBot) -> None:
    before = preview.content
    choose(preview, language="hu", qtbot=qtbot)
    assert preview.content != before
    assert "_hu_" in preview.name


def test_only_the_last_of_quick_choices_is_shown(preview: Preview, qtbot: QtBot) -> None:
    for language in ("hu", "zh", "ru"):
        preview.language.setCurrentIndex(preview.language.findData(language))
        preview.make()
    wait(preview, qtbot)
    assert "_ru_" in preview.name


def test_it_grows_and_shrinks(preview: Preview) -> None:
    preview.zoom(1)
    larger = preview.view.zoomFactor()
    preview.zoom(-1)
    preview.zoom(-1)
    assert preview.view.zoomFactor() < larger
    preview.zoom(0)
    assert preview.view.zoomMode() is preview.view.ZoomMode.FitToWidth


def test_printing_gives_every_page_upright_or_lying(preview: Preview, tmp_path: Path) -> None:
    target = tmp_path / "printed.pdf"
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(target))
    printer.setResolution(50)
    preview.print_on(printer)
    shown = pypdf.PdfReader(target).pages
    lies = [page.mediabox.width > page.mediabox.height for page in shown]
    sizes = [preview.document.pagePointSize(page) for page in range(preview.document.pageCount())]
    assert lies == [size.width() > size.height() for size in sizes]


def test_nothing_is_left_in_the_temporary_folder(preview: Preview, drafts: Path) -> None:
    preview.close()
    assert not list(drafts.iterdir())


def test_what_can_not_be_written_is_told_in_its_place(
    context: Context, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise UserError(phrase("The disk is full; nothing was changed. Free some space and try again."))

    monkeypatch.setattr(hand_over.Paper, "write", fail)
    preview = Preview(context)
    qtbot.addWidget(preview)
    preview.show()
    qtbot.waitUntil(lambda: "The disk is full" in preview.notice.text())
    assert not preview.save_button.isEnabled()


def test_closing_while_it_is_made_stops_quietly(context: Context, qtbot: QtBot) -> None:
    preview = Preview(context)
    qtbot.addWidget(preview)
    preview.show()
    preview.close()
    assert not preview.isVisible()
