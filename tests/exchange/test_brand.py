"""Accent colours that stay readable, and logos that are safe."""

import io
import struct
import zlib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from ccworkbench.exchange.brand import FILE_LIMIT, BrandColours, read_logo
from ccworkbench.exchange.tones import INK, contrast, mix, readable, readable_on
from ccworkbench.language.user_error import UserError

colours = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


@given(colours)
def test_every_accent_gives_readable_heads_and_texts(accent: str) -> None:
    paint = BrandColours.of(accent)
    assert contrast(paint.on_accent, paint.accent) >= 4.5
    assert contrast(paint.text, "#ffffff") >= 4.5
    assert contrast(INK, paint.soft) >= 4.5
    assert contrast(paint.accent, "#ffffff") >= 1.25


def test_a_colour_that_is_none_gives_the_default() -> None:
    assert BrandColours.of("") == BrandColours.of("red") == BrandColours.of("#0b4f5c")


def test_black_takes_white_text_and_yellow_takes_dark_text() -> None:
    assert readable_on("#000000") == readable_on("#0b4f5c") == "#ffffff"
    assert readable_on("#ffe600") == readable_on("#ffffff") == INK


def test_contrast_is_that_of_the_guideline() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
    assert readable("#0b4f5c") == "#0b4f5c"


def test_mixing_goes_from_one_colour_to_the_other() -> None:
    assert mix("#000000", "#ffffff", 0) == "#000000"
    assert mix("#000000", "#ffffff", 0.5) == "#808080"
    assert mix("#000000", "#ffffff", 1) == "#ffffff"


def saved(path: Path, mode: str = "RGB", size: tuple[int, int] = (60, 30), **how: Any) -> Path:
    Image.new(mode, size, 100 if mode in "LP" else (200, 30, 60, 90)[: len(mode)]).save(path, **how)
    return path


@pytest.mark.parametrize(("name", "mode"), [("a.png", "RGB"), ("a.jpg", "CMYK"), ("a.gif", "P"), ("a.webp", "RGBA")])
def test_a_picture_becomes_a_png(tmp_path: Path, name: str, mode: str) -> None:
    with Image.open(io.BytesIO(read_logo(saved(tmp_path / name, mode)))) as logo:
        assert (logo.format, logo.size) == ("PNG", (60, 30))


def test_transparency_is_kept(tmp_path: Path) -> None:
    with Image.open(io.BytesIO(read_logo(saved(tmp_path / "a.png", "RGBA")))) as logo:
        assert logo.mode == "RGBA"
        assert logo.getchannel("A").getextrema() == (90, 90)


def test_a_wide_picture_is_scaled_down_and_loses_its_exif(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x010E], exif[0x0112] = "secret place", 6  # a comment, and "turn by 90 degrees"
    data = read_logo(saved(tmp_path / "a.jpg", size=(3000, 600), exif=exif, comment=b"secret too"))
    with Image.open(io.BytesIO(data)) as logo:
        assert logo.size == (240, 1200)
        assert not logo.getexif()
    assert b"secret" not in data


@pytest.mark.parametrize("data", [b"", b"no picture at all", b"\x89PNG\r\n\x1a\n", b"GIF89a", b"\xff\xd8\xff\xe0"])
def test_what_is_no_picture_is_refused_in_one_sentence(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a.png").write_bytes(data)
    with pytest.raises(UserError, match="not an image"):
        read_logo(tmp_path / "a.png")


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="needs /dev/zero")
def test_a_file_that_never_ends_is_refused_at_once() -> None:
    with pytest.raises(UserError, match="too large"):
        read_logo(Path("/dev/zero"))


def test_a_picture_cut_off_is_refused(tmp_path: Path) -> None:
    whole = saved(tmp_path / "a.jpg", size=(500, 500)).read_bytes()
    (tmp_path / "a.jpg").write_bytes(whole[: len(whole) // 2])
    with pytest.raises(UserError, match="not an image"):
        read_logo(tmp_path / "a.jpg")


@pytest.mark.parametrize("side", [7000, 10000, 60000])
def test_a_hundred_megapixels_are_refused_before_they_are_decoded(tmp_path: Path, side: int) -> None:
    parts = (b"IHDR" + struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0), b"IDAT" + zlib.compress(b"\0" * 99))
    chunks = [struct.pack(">I", len(part) - 4) + part + struct.pack(">I", zlib.crc32(part)) for part in parts]
    (tmp_path / "a.png").write_bytes(b"\x89PNG\r\n\x1a\n" + b"".join(chunks))
    with pytest.raises(UserError, match="too large"):
        read_logo(tmp_path / "a.png")


def test_a_file_over_ten_megabytes_is_refused_unread(tmp_path: Path) -> None:
    with (tmp_path / "a.png").open("wb") as stream:
        stream.truncate(FILE_LIMIT + 1)
    with pytest.raises(UserError, match="too large"):
        read_logo(tmp_path / "a.png")


@pytest.mark.parametrize("name", ["a.svg", "a.png"])
def test_an_svg_is_refused_with_what_to_do(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text('<?xml version="1.0"?><SVG xmlns="http://www.w3.org/2000/svg"/>')
    with pytest.raises(UserError, match="Save the logo as PNG"):
        read_logo(tmp_path / name)


def test_a_missing_file_or_a_folder_is_refused(tmp_path: Path) -> None:
    for path in (tmp_path / "none.png", tmp_path):
        with pytest.raises(UserError, match="can’t be read"):
            read_logo(path)
