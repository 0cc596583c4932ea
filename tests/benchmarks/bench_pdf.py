"""Paper takes time that grows with its rows, no faster; a kick-off pack is there at once."""

from pathlib import Path
from time import perf_counter

from ccworkbench.core.words import Words
from ccworkbench.exchange.document import Document
from ccworkbench.exchange.pdf import write_pdf
from tests.exchange.believable import everything, kick_off


def seconds(document: Document, path: Path) -> float:
    """Give the best of three runs."""

    def once() -> float:
        start = perf_counter()
        write_pdf(document, Words("en"), path / "a.pdf")
        return perf_counter() - start

    return min(once() for _ in range(3))


def test_four_times_the_rows_take_about_four_times_as_long(tmp_path: Path) -> None:
    few, many = (kick_off("en", everything(count)) for count in (2000, 8000))
    seconds(kick_off("en"), tmp_path)  # fonts are registered once
    assert seconds(many, tmp_path) / seconds(few, tmp_path) < 6


def test_a_kick_off_pack_takes_a_second(tmp_path: Path) -> None:
    assert seconds(kick_off("en"), tmp_path) < 1
