"""A state is told in the same colour wherever it is told: on the screen, in a PDF and its pictures, in Excel."""

import colorsys
import re
from dataclasses import replace
from pathlib import Path

import pytest
from pypdf import PdfReader

from ccworkbench.exchange.brand import BrandColours
from ccworkbench.exchange.charts.sketch import Colours
from ccworkbench.exchange.document import Document
from ccworkbench.exchange.excel import charts, styles
from ccworkbench.exchange.pdf.writer import write_pdf
from ccworkbench.exchange.text_styles import ink_of
from ccworkbench.exchange.tones import READABLE, TONES, WHITE, contrast, rgb
from ccworkbench.gui.look.cell_painting import chip_colours
from ccworkbench.gui.look.palette import LIGHT
from ccworkbench.language import catalogues
from tests.exchange.pdf.test_pictures import document

STATES = ("good", "warn", "bad")
PAPER = Colours.of_paper(BrandColours.of("#1f4e79"))
HUES = {"green": (90, 170), "amber": (20, 55), "red": (-15, 15)}


@pytest.mark.parametrize("state", STATES)
def test_a_state_has_one_colour_on_screen_in_pictures_on_paper_and_in_excel(state: str) -> None:
    ink, ground = TONES[state]
    assert (getattr(LIGHT, state), getattr(LIGHT, f"{state}_soft")) == (ink, ground)
    assert chip_colours(state, LIGHT) == (ground, ink)
    assert (PAPER.tone(state), PAPER.soft(state)) == (ink, ground)
    assert ink_of(state) == ink
    assert styles.TONES[state] == (ink[1:].upper(), ground[1:].upper())
    assert getattr(charts, state.upper()) == ink[1:].upper()


@pytest.mark.parametrize("state", TONES)
def test_a_state_can_be_read_on_white_and_on_its_own_ground(state: str) -> None:
    ink, ground = TONES[state]
    assert contrast(ink, WHITE) >= READABLE
    assert not ground or contrast(ink, ground) >= READABLE


def test_a_severity_has_one_colour_in_the_picture_and_in_the_chart_of_excel() -> None:
    assert PAPER.grave("bad") == TONES["bad"].ink
    assert len({PAPER.grave(tone) for tone in ("bad", "warn", "info", "faint")}) == 4


def test_a_pdf_with_tables_and_pictures_prints_one_green_one_amber_and_one_red(tmp_path: Path) -> None:
    printed = set[str]()
    for key in ("test_result", "defect", "task", "stakeholder", "kpi_figure"):
        printed |= colours_of(document(key), tmp_path / "x.pdf")
    found = {name: {colour for colour in printed if is_of(colour, *hues)} for name, hues in HUES.items()}
    assert found == {name: {TONES[state].ink} for name, state in zip(HUES, STATES, strict=True)}


def colours_of(paper: Document, path: Path) -> set[str]:
    """Give the colours of a PDF whose brand is blue."""
    write_pdf(replace(paper, brand=replace(paper.brand, accent="#1f4e79")), catalogues.words_of(paper.language), path)
    content = "\n".join(str(page.get_contents().get_data(), "latin-1") for page in PdfReader(path).pages)  # type: ignore[union-attr]
    found = re.findall(r"([\d.]+) ([\d.]+) ([\d.]+) (?:rg|RG)\b", content)
    return {"#" + "".join(f"{round(float(share) * 255):02x}" for share in shares) for shares in found}


def is_of(colour: str, low: int, high: int) -> bool:
    """Tell whether a colour is a strong one of a range of hues."""
    hue, _, strength = colorsys.rgb_to_hls(*rgb(colour))
    degrees = hue * 360
    return (
        strength > 0.4
        and contrast(colour, WHITE) > 2
        and low <= (degrees - 360 if degrees > 180 + high else degrees) <= high
    )
