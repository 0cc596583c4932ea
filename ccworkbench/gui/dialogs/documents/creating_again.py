"""The files of an issued version made once more, and what is said of them."""

from dataclasses import replace
from pathlib import Path

from ccworkbench.exchange.packs.hand_over import DrawnPapers, PaperResult
from ccworkbench.gui.context import Context
from ccworkbench.language.words import phrase
from ccworkbench.operations.documents.issue import PreparedIssue
from ccworkbench.operations.documents.issue_files import REDRAWN, IssuePapers, papers_of, put_in_folder

SAME_BYTES = phrase("The file is byte-for-byte identical to the issued one.")


def papers_again(context: Context, prepared: PreparedIssue, folder: Path) -> IssuePapers:
    """Lay out the files that a version was issued as."""
    files = prepared.document.files
    formats = list(dict.fromkeys(file.format for file in files))
    every = papers_of(context.store, prepared, prepared.document.languages, formats, folder)
    issued = {(file.language, file.format) for file in files}
    papers = (paper for paper in every.papers if (paper.document.language, paper.path.suffix[1:]) in issued)
    return replace(every, papers=tuple(papers))


def put_again(again: IssuePapers, drawn: DrawnPapers) -> list[PaperResult]:
    """Put them into their folder, and say of each whether it is the same to the byte; raises UserError."""
    results = put_in_folder(again, drawn)
    return [one if REDRAWN in one.told else replace(one, told=(SAME_BYTES, *one.told)) for one in results]
