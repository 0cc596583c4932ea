"""What is handed over at once: papers in several languages and formats, written all or not at all."""

import os
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from shutil import copyfile
from tempfile import TemporaryDirectory
from typing import Self

from ccworkbench.core.disclosure import CUSTOMER, Disclosure
from ccworkbench.core.grid import Rows
from ccworkbench.core.record import Record
from ccworkbench.core.viewer import Viewer
from ccworkbench.exchange.document import DRAFT, PDF, Document, Progress, Stamp
from ccworkbench.exchange.files import DISK_FULL, NO_FILES, atomic, new_folders
from ccworkbench.exchange.packs.catalogue import LEGENDS
from ccworkbench.exchange.packs.pack_values import Picture, collect
from ccworkbench.exchange.packs.parts import Pack, PackPart
from ccworkbench.language import catalogues
from ccworkbench.language.user_error import UserError
from ccworkbench.language.words import Phrase, phrase
from ccworkbench.method.plan.starter_texts import retell
from ccworkbench.method.reports.catalogue import REPORTS, DerivedReport
from ccworkbench.paths import temporary_prefix
from ccworkbench.sheets.order import BY_KEY
from ccworkbench.sheets.prepare.project import Project

FINE = 1000  # steps of progress per paper


@dataclass(frozen=True)
class PaperSource:
    """Where papers come from: the rows of a workbook, how its reader sees them, and its pictures."""

    rows: Rows
    viewer: Viewer
    picture: Picture
    author: str = ""  # blank: the supplier's lead

    def document(self, pack: Pack, language: str, readers: Disclosure = CUSTOMER, stamp: Stamp = DRAFT) -> Document:
        """Collect a pack in a language; starter text is told in it, what the team wrote stays as it is."""
        words = catalogues.words_of(language)
        told = retell(catalogues.words_of(self.rows(Project)[0].language.value), words)
        viewer = replace(self.viewer, words=words, retell=told)
        stamp = replace(stamp, author=stamp.author or self.author)
        return collect(pack, self.rows, viewer, self.picture, readers, stamp)

    def header(self, pack: Pack, language: str, readers: Disclosure = CUSTOMER) -> Document:
        """Collect what a paper's name is made of, and no rows."""
        return self.document(replace(pack, parts=()), language, readers)


@dataclass(frozen=True)
class PaperOrder:
    """What was chosen."""

    packs: tuple[Pack, ...]
    formats: tuple[str, ...]
    languages: tuple[str, ...]
    readers: Disclosure
    folder: Path


@dataclass(frozen=True)
class Paper:
    """One file to be written: a document, in a format, at a place."""

    document: Document
    path: Path

    def write(self, path: Path, progress: Progress | None = None) -> str:
        """Write it to a path of its format; gives the characters that no font has, for which a box stands.

        Raises UserError or CancelledError, and leaves nothing then.
        """
        words = catalogues.words_of(self.document.language)
        if self.path.suffix == f".{PDF}":
            from ccworkbench.exchange.pdf.writer import write_pdf

            return write_pdf(self.document, words, path, progress).missing
        from ccworkbench.exchange.excel.writer import write_excel

        write_excel(self.document, words, path, progress)
        return ""


@dataclass(frozen=True)
class PaperResult:
    """What became of a paper: its file, or why there is none; and the characters that no font has."""

    path: Path
    error: UserError | None = None
    missing: str = ""
    told: tuple[Phrase, ...] = ()  # such as why it has another name

    @property
    def note(self) -> Phrase | None:
        """What somebody should know before handing the file over."""
        if not self.missing:
            return None
        return phrase("No font has these characters; boxes are shown instead: {characters}", characters=self.missing)


def pack_of(key: str) -> Pack:
    """Make a document of one sheet or report, by its key."""
    return report_pack(REPORTS[key]) if key in REPORTS else sheet_pack(BY_KEY[key])


def is_for(key: str, readers: Disclosure) -> bool:
    """Tell whether a sheet or report has anything to say to some readers."""
    return pack_of(key).parts[0].is_for(readers)


def report_pack(report: DerivedReport) -> Pack:
    """Make a document of one report."""
    part = PackPart(report.key, report.title, None, purpose=report.purpose, report=report)
    return Pack(report.key, report.title, (part,))


def sheet_pack(sheet: type[Record]) -> Pack:
    """Make a document of one sheet, named as the sheet is."""
    info = sheet.sheet
    layout = {"form": "form", "matrix": "matrix"}.get(info.shape, "table")
    legend = LEGENDS.get(sheet.__tablename__, ())
    part = PackPart(sheet.__tablename__, info.title, sheet, layout, purpose=info.purpose, legend=legend)
    return Pack(sheet.__tablename__, info.title, (part,))


@dataclass
class DrawnPapers:
    """Papers that are drawn, and wait in a folder of their own until they get their places or are dropped.

    `with draw_all(...) as drawn` drops them at the end.
    """

    papers: Sequence[Paper]
    missing: Sequence[str]
    folder: TemporaryDirectory[str]

    def draft(self, paper: Paper) -> Path:
        """Return where a paper waits."""
        return Path(self.folder.name) / f"{self.papers.index(paper)}.{paper.path.suffix[1:]}"

    def drop(self) -> None:
        """Remove what waits."""
        self.folder.cleanup()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.drop()


def draw_all(papers: Sequence[Paper], progress: Progress) -> DrawnPapers:
    """Draw papers, and give none of them its place; raises UserError or CancelledError, and leaves nothing then."""
    folder = TemporaryDirectory(prefix=temporary_prefix())
    drawn = DrawnPapers(papers, [], folder)
    try:
        drawn.missing = [
            paper.write(drawn.draft(paper), _share(progress, number, len(papers), paper.path.name))
            for number, paper in enumerate(papers)
        ]
    except BaseException:
        drawn.drop()
        raise
    return drawn


def write_all(papers: Sequence[Paper], progress: Progress) -> list[PaperResult]:
    """Write papers beside, then put each in its place; when it is stopped before that, nothing happened.

    A file that can't be replaced (it is open in Excel) does not keep the others from their places. Folders that are
    not there are made first. Raises UserError where two papers have one name, a folder can't be made, or the same keeps
    every file out.
    """
    refuse_same_names(papers)
    with new_folders(paper.path for paper in papers), draw_all(papers, progress) as drawn:
        pairs = zip(papers, drawn.missing, strict=True)
        outcomes = [_put_in_place(drawn.draft(paper), paper.path, lost) for paper, lost in pairs]
        _report_once(outcomes)
    return [_kept_out(outcome) for outcome in outcomes]


def refuse_same_names(papers: Sequence[Paper]) -> None:
    """Raise UserError where two papers would be one file."""
    names = [str(paper.path).casefold() for paper in papers]
    for paper in papers:
        if names.count(str(paper.path).casefold()) > 1:
            said = phrase(
                "Two of the documents would have the same file name, “{file}”. Add parts such as {parts} to the "
                "file-name pattern, or export them one by one.",
                file=paper.path.name,
                parts="{document}, {language}",
            )
            raise UserError(said)


def _kept_out(outcome: PaperResult) -> PaperResult:
    """Say of a file that found no room that it is this one: others were written, so something was changed."""
    if outcome.error is None or outcome.error.message != DISK_FULL:
        return outcome
    said = phrase("The disk is full; “{file}” was not written. Free some space and try again.", file=outcome.path.name)
    return replace(outcome, error=UserError(said))


def _report_once(outcomes: Sequence[PaperResult]) -> None:
    """Raise what keeps every file out as one UserError, instead of saying it of each."""
    errors = [outcome.error for outcome in outcomes if outcome.error]
    if len(errors) < max(len(outcomes), 2) or len({error.message.text for error in errors}) > 1:
        return
    folder = outcomes[0].path.parent
    if "file" not in errors[0].message.values:
        raise errors[0]
    if not os.access(folder, os.W_OK):  # else each of them may be open somewhere
        raise UserError(phrase(NO_FILES, folder=str(folder)))


def _put_in_place(draft: Path, path: Path, missing: str) -> PaperResult:
    try:
        with atomic(path) as beside:
            copyfile(draft, beside)
    except UserError as error:
        return PaperResult(path, error)
    return PaperResult(path, missing=missing)


def _share(progress: Progress, number: int, papers: int, name: str) -> Progress:
    def tell(done: int, of: int, _what: str) -> None:
        progress(number * FINE + FINE * done // max(of, 1), papers * FINE, name)

    return tell
