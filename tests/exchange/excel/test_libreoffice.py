"""Another program's view of our workbooks: LibreOffice opens, prints and saves them."""

import subprocess
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from ccworkbench.exchange.document import Document
from ccworkbench.exchange.excel.writer import write_excel
from ccworkbench.language.catalogues import words_of
from ccworkbench.language.languages import LANGUAGES
from tests.exchange.conftest import Convert
from tests.exchange.example_project import NASTY, kick_off
from tests.exchange.excel.read_back import read_back


@pytest.fixture(scope="module")
def packs(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Document, Path]]:
    folder, found = tmp_path_factory.mktemp("packs"), {}
    for language in LANGUAGES:
        document = kick_off(language)
        write_excel(document, words_of(language), folder / f"{language}.xlsx")
        found[language] = document, folder / f"{language}.xlsx"
    return found


@pytest.mark.long
@pytest.mark.needs("soffice", "pdftotext")
@pytest.mark.timeout(120)
def test_libreoffice_prints_every_language(
    packs: dict[str, tuple[Document, Path]], convert: Convert, tmp_path: Path
) -> None:
    printed = convert([path for _, path in packs.values()], "pdf", tmp_path)
    for (document, _), pdf in zip(packs.values(), printed, strict=True):
        text = subprocess.run(["pdftotext", "-layout", pdf, "-"], capture_output=True, text=True, check=True).stdout
        squeezed = "".join(text.split())
        for said in (
            document.kind,
            *(section.title for section in document.sections),
            "Győrffy",
            "Щукина",
            "+49301234",
        ):
            assert "".join(said.split()) in squeezed, said
        assert "#####" not in text


@pytest.mark.long
@pytest.mark.needs("soffice")
@pytest.mark.timeout(120)
def test_libreoffice_reads_the_values_we_wrote(
    packs: dict[str, tuple[Document, Path]], convert: Convert, tmp_path: Path
) -> None:
    again = convert([path for _, path in packs.values()], "xlsx", tmp_path)
    for (_, path), saved in zip(packs.values(), again, strict=True):
        before, after = read_back(path), read_back(saved)
        assert before.keys() == after.keys()
        for row, other in zip(before["action"], after["action"], strict=True):
            assert row == other
        assert {row["preparation"] for row in after["action"]} >= set(NASTY)
        assert any(isinstance(row["due"], date) for row in after["action"])
        sheets: list[Any] = load_workbook(saved).worksheets
        assert not [cell.coordinate for sheet in sheets for row in sheet for cell in row if cell.data_type == "f"]
