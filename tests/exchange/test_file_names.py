"""The names of papers’ files: every pattern gives a name that every file system takes, and no reader is left out."""

from dataclasses import replace
from datetime import date

import pytest

from ccworkbench.core.cell_error import CellError
from ccworkbench.core.disclosure import CUSTOMER, INTERNAL, STEERING, Disclosure
from ccworkbench.core.viewer import Viewer
from ccworkbench.exchange.document import Brand, Document, DocumentStatus
from ccworkbench.exchange.file_names import MOST, MOST_BYTES, file_stem
from ccworkbench.language.catalogues import words_of
from ccworkbench.sheets.prepare.file_names import MOST_BETWEEN, PARTS, FileNames
from ccworkbench.sheets.prepare.project import DEFAULT_ACCENT

BRAND = Brand("Nordtal Energie", "Kontor Vier", None, None, DEFAULT_ACCENT, "", "Confidential")
PAPER = Document(
    "kick_off", "Kick-off pack", "New hotline", "", BRAND, "en", date(2026, 11, 24), "NE-01", "1.2",
    DocumentStatus.ISSUED, "", CUSTOMER, "", (),
)  # fmt: skip


def read(pattern: str) -> str:
    return str(FileNames().parse(pattern, Viewer(words_of("en"), date(2026, 11, 24))))


def name(pattern: str, paper: Document = PAPER) -> str:
    return replace(paper, file_names=read(pattern)).file_name("pdf")


def test_without_a_pattern_a_name_is_as_it_always_was() -> None:
    assert name("") == "Nordtal-Energie_Kick-off-pack_en_v1.2_2026-11-24.pdf"


def test_a_pattern_has_all_parts_in_any_order_with_text_between() -> None:
    pattern = "{date} PRJ {number} ({project}) {version}_{language}_{document}.{customer}"
    assert name(pattern) == "2026-11-24-PRJ-NE-01-New-hotline-v1.2_en_Kick-off-pack.Nordtal-Energie.pdf"


def test_a_part_that_is_empty_takes_its_separator_along() -> None:
    bare = replace(PAPER, version="", number="", brand=replace(BRAND, customer=""))
    assert name("", bare) == "Kick-off-pack_en_draft_2026-11-24.pdf"  # what has no version says that it is none
    assert name("{number} - {document}_{version}_{readers}", bare) == "Kick-off-pack_draft.pdf"
    assert name("Nr {number}_{document}_{version}", bare) == "Nr_Kick-off-pack_draft.pdf"


@pytest.mark.parametrize("readers", [STEERING, INTERNAL])
def test_a_paper_that_is_not_for_the_customer_says_so_whatever_the_pattern(readers: Disclosure) -> None:
    paper = replace(PAPER, readers=readers)
    assert name("{version} {document}", paper) == f"v1.2-Kick-off-pack_{readers.value}.pdf"
    assert name("{readers} {document} {version}", paper) == f"{readers.value}-Kick-off-pack-v1.2.pdf"
    long = replace(paper, title="x" * 500, version="9" * 500, number="n" * 500)
    assert name("{project}_{number}_{version}", long).endswith(f"_{readers.value}.pdf")
    assert name("{readers} {document} {version}") == "Kick-off-pack-v1.2.pdf"


def test_a_draft_never_bears_the_name_of_a_document_whatever_the_pattern() -> None:
    assert name("{document}") == "Kick-off-pack_v1.2.pdf"
    assert name("{document}", replace(PAPER, version="")) == "Kick-off-pack_draft.pdf"


@pytest.mark.parametrize("letter", ["a", "ж", "漢", "😀"])
@pytest.mark.parametrize("length", [10, 100, 1000])
def test_a_long_name_keeps_its_version_and_its_ending(letter: str, length: int) -> None:
    paper = replace(PAPER, brand=replace(BRAND, customer=letter * length), title=letter * length, kind="漢" * length)
    told = name("{customer}_{project}_{document}_{version}_{date}", paper)
    assert told.endswith("_v1.2_2026-11-24.pdf")
    stem = told.removesuffix(".pdf")
    assert len(stem) <= MOST
    assert len(stem.encode()) <= MOST_BYTES


def test_a_name_that_windows_takes_for_a_device_is_none() -> None:
    bare = replace(PAPER, kind="", title="CON")
    assert name("{project}.{version}", bare) == "CON.v1.2-.pdf"
    assert name("{project}.{version}", replace(bare, title="lpt1")) == "lpt1.v1.2-.pdf"
    assert name("{project}.{version}", replace(bare, title="CONTACT")) == "CONTACT.v1.2.pdf"


def test_signs_that_a_file_system_refuses_are_left_out() -> None:
    odd = replace(PAPER, title='../a\\b:*?"<>|\n', kind="???")
    told = name("<{project}>/{document}|{language}", odd)
    assert not set(told) & set('/\\:*?"<>|\n ')
    assert told == "a-b-en_v1.2.pdf"


def test_there_is_always_a_name() -> None:
    assert file_stem("{number}", {"document": "???", "number": ""}) == "document"


@pytest.mark.parametrize(
    ("pattern", "said"),
    [
        ("{client}_{document}", "“{client}” is not a part of a file name. Choose from: {customer}, "),
        ("{}", "“{}” is not a part of a file name."),
        ("{customer", "A brace in “{customer” has no partner."),
        ("{{customer}}", "A brace in"),
        ("Offer", "“Offer” names no part that changes."),
        ("x" * (MOST_BETWEEN + 1) + "{date}", "is too long for a file name."),
    ],
)
def test_a_pattern_that_can_name_no_file_is_refused(pattern: str, said: str) -> None:
    with pytest.raises(CellError) as raised:
        read(pattern)
    assert said in str(raised.value)


def test_a_pattern_of_every_part_and_the_longest_text_is_taken() -> None:
    pattern = "x" * MOST_BETWEEN + "".join(f"{{{part}}}" for part in PARTS)
    assert read(pattern) == pattern
    assert len(name(pattern).removesuffix(".pdf")) <= MOST
