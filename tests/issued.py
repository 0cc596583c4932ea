"""Issues a document for tests that begin with a register in which there is one."""

from datetime import date
from pathlib import Path

from ccworkbench.exchange.document import PDF
from ccworkbench.exchange.packs.hand_over import PaperResult, draw_all
from ccworkbench.operations.documents.issue import IssueRequest, prepare_issue
from ccworkbench.operations.documents.issue_files import papers_of, put_in_register
from ccworkbench.operations.documents.packs import pack_called
from ccworkbench.store.store import Store
from ccworkbench.store.workbook import Workbook


def issue(store: Store, book: Workbook, folder: Path, today: date, pack: str = "action") -> list[PaperResult]:
    """Issue a sheet as a PDF; it is the next version of its document where it says something else than before."""
    prepared = prepare_issue(store, book, IssueRequest(pack_called(pack)), today)
    papers = papers_of(store, prepared, ["en"], [PDF], folder)
    with draw_all(papers.papers, lambda *_: None) as drawn:
        return put_in_register(store, book, papers, drawn, today)
