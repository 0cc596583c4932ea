"""Logos: dropped or chosen, refused in one sentence, one step of undo each."""

import struct
import zlib
from pathlib import Path
from typing import Any

import pytest
from PySide6 import __version_info__ as pyside
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDragEnterEvent, QDropEvent, QImage
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ccworkbench.gui import standard_dialogs
from ccworkbench.gui.context import Context
from ccworkbench.gui.form.form_view import FormView
from ccworkbench.gui.form.logo_input import LogoInput
from ccworkbench.sheets.prepare.project import Project


@pytest.fixture
def form(context: Context, qtbot: QtBot) -> FormView:
    form = FormView(context, Project)
    qtbot.addWidget(form)
    form.show()
    return form


@pytest.fixture
def logo(tmp_path: Path) -> Path:
    return picture(tmp_path / "logo.png")


def picture(path: Path) -> Path:
    image = QImage(40, 20, QImage.Format.Format_RGB32)
    image.fill(QColor("#336699"))
    assert image.save(str(path))
    return path


def drop(widget: QWidget, path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    act, button, key = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    place: Any = QPointF(5, 5) if pyside >= (6, 12) else QPoint(5, 5)  # the two releases want different ones
    enter = QDragEnterEvent(place, act, data, button, key)
    QApplication.sendEvent(widget, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(widget, QDropEvent(QPointF(5, 5), act, data, button, key))


def field(form: FormView, key: str = "customer_logo") -> LogoInput:
    made = form.fields[key].input
    assert isinstance(made, LogoInput)
    return made


def huge_png(path: Path) -> Path:
    """Write the header of a PNG of 10,000 x 10,000 pixels, and hardly more."""
    chunks = [b"IHDR" + struct.pack(">IIBBBBB", 10_000, 10_000, 8, 2, 0, 0, 0), b"IDAT" + zlib.compress(b"\0")]
    told = [struct.pack(">I", len(c) - 4) + c + struct.pack(">I", zlib.crc32(c)) for c in chunks]
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + b"".join(told))
    return path


@pytest.mark.parametrize("ending", ["png", "jpeg"])
def test_a_dropped_picture_becomes_the_logo_in_one_step(ending: str, form: FormView, tmp_path: Path) -> None:
    before = form.context.book.project.supplier_logo
    drop(field(form, "supplier_logo"), picture(tmp_path / f"logo.{ending}"))
    assert form.context.book.project.supplier_logo not in {"", before}
    assert form.context.store.picture(form.context.book.project.supplier_logo)
    form.context.book.undo()
    assert form.context.book.project.supplier_logo == before


def test_a_picture_dropped_on_the_form_fills_the_logo_that_is_missing(form: FormView, logo: Path) -> None:
    kept = form.context.book.project.customer_logo
    field(form, "supplier_logo").remove()
    drop(form, logo)
    assert form.context.book.project.supplier_logo
    assert form.context.book.project.customer_logo == kept


def test_a_chosen_file_replaces_the_logo(form: FormView, logo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = form.context.book.project.customer_logo
    monkeypatch.setattr(standard_dialogs, "open_file", lambda *_: logo)
    field(form).choose_button.click()
    assert form.context.book.project.customer_logo not in {"", before}


def test_a_removed_logo_comes_back_with_undo(form: FormView) -> None:
    before = form.context.book.project.customer_logo
    field(form).remove_button.click()
    assert form.context.book.project.customer_logo == ""
    form.context.book.undo()
    assert form.context.book.project.customer_logo == before


def test_a_text_file_called_png_is_refused_in_one_sentence(form: FormView, tmp_path: Path) -> None:
    before = form.context.book.project.customer_logo
    fake = tmp_path / "logo.png"
    fake.write_text("no picture at all")
    drop(field(form), fake)
    assert field(form).refusal.text() == "“logo.png” is not an image. Choose a PNG or JPEG file."
    assert form.context.book.project.customer_logo == before
    assert not form.context.book.timeline.done


def test_a_picture_of_100_megapixels_is_refused(form: FormView, tmp_path: Path) -> None:
    drop(field(form), huge_png(tmp_path / "huge.png"))
    assert "too large for a logo" in field(form).refusal.text()
    assert not form.context.book.timeline.done


def test_a_refusal_goes_when_a_good_picture_comes(form: FormView, logo: Path, tmp_path: Path) -> None:
    drop(field(form), tmp_path / "missing.png")
    assert field(form).refusal.text()
    drop(field(form), logo)
    assert not field(form).refusal.text()
