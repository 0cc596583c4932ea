"""Paper takes time that grows with its rows, no faster; a kick-off pack is there at once."""

import sys
from collections.abc import Callable
from pathlib import Path
from time import process_time

from reportlab.pdfgen.canvas import Canvas

from ccworkbench.exchange.fonts import font_faces
from ccworkbench.exchange.pdf.writer import write_pdf
from ccworkbench.language.words import Words
from tests.exchange.example_project import everything, kick_off


def seconds(job: Callable[[], object]) -> float:
    """Time the work of a job, at its best of three: it stays the same while others use the machine, too."""

    def once() -> float:
        start = process_time()
        job()
        return process_time() - start

    return min(once() for _ in range(3))


def bare(path: Path) -> None:
    """Write as many lines as a hundred full pages have with reportlab and nothing else: the floor."""
    canvas, font = Canvas(str(path)), font_faces()[0].name
    for _ in range(100):
        canvas.setFont(font, 9)
        for line in range(60):
            canvas.drawString(60, 800 - 12 * line, f"Preparation {line}: the head of the department decides who signs.")
        canvas.showPage()
    canvas.save()


def test_four_times_the_rows_take_about_four_times_as_long(tmp_path: Path) -> None:
    def paper(rows: int) -> float:
        pack = kick_off("en", everything(rows))
        return seconds(lambda: write_pdf(pack, Words("en"), tmp_path / "a.pdf"))

    write_pdf(kick_off("en"), Words("en"), tmp_path / "a.pdf")  # fonts are registered once
    few, many = paper(2000), paper(8000)
    assert many / few < 6


def test_a_kick_off_pack_costs_less_than_a_hundred_bare_pages(tmp_path: Path) -> None:
    paper = kick_off("en")
    ours = seconds(lambda: write_pdf(paper, Words("en"), tmp_path / "a.pdf"))
    floor = seconds(lambda: bare(tmp_path / "bare.pdf"))
    sys.stdout.write(f"\nKick-off pack: {ours:.2f} s, a hundred bare pages {floor:.2f} s, ratio {ours / floor:.2f}\n")
    assert ours < floor
