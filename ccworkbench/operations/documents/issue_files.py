"""The files of issued documents: they get their places and their entry in the register together, or neither."""

import hashlib
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain
from pathlib import Path
from shutil import copyfile

from ccworkbench.exchange.files import atomic, new_folders
from ccworkbench.exchange.packs.hand_over import DrawnPapers, Paper, PaperResult, refuse_same_names
from ccworkbench.language.words import Phrase, phrase
from ccworkbench.operations.company import keep_logo
from ccworkbench.operations.documents.issue import PreparedIssue, numbered, snapshot_of
from ccworkbench.operations.documents.register import IssuedDocument, IssuedFile, add_files, issued_documents
from ccworkbench.operations.documents.snapshot import Erasing, erase
from ccworkbench.sheets.prepare.project import Project
from ccworkbench.store.register import ALTERED, ERASED, ISSUED, add_entry, is_sound
from ccworkbench.store.store import Store
from ccworkbench.store.workbook import Workbook

REDRAWN = phrase(
    "The content is the same, but another version of the program created the file; it is not byte-for-byte identical."
)


@dataclass(frozen=True)
class IssuePapers:
    """The papers of one version, ready to be drawn."""

    prepared: PreparedIssue
    papers: tuple[Paper, ...]


def papers_of(
    store: Store, prepared: PreparedIssue, languages: Sequence[str], formats: Sequence[str], folder: Path
) -> IssuePapers:
    """Lay a version out in some languages and formats, to be written into a folder."""
    documents = numbered(store, prepared, languages)
    papers = tuple(Paper(made, folder / made.file_name(ending)) for made in documents for ending in formats)
    refuse_same_names(papers)
    return IssuePapers(prepared, papers)


def put_in_register(
    store: Store, workbook: Workbook, issued: IssuePapers, drawn: DrawnPapers, today: date
) -> list[PaperResult]:
    """Give drawn papers their places and the version its entry; return what became of each.

    No file is ever overwritten: one of another content keeps its name, and the new one gets another. Raises UserError
    where the folder or the store can't be written to; neither of them holds anything new then.
    """
    was_sound = is_sound(store.engine, str(workbook.project_id))
    results = _placed(issued, drawn, lambda files: _register(store, workbook, issued.prepared, files, today))
    if not was_sound and results:
        results[0] = replace(results[0], told=(*results[0].told, ALTERED))
    return results


def put_in_folder(issued: IssuePapers, drawn: DrawnPapers) -> list[PaperResult]:
    """Give papers that were issued before their places, and say of each whether it is the same to the byte."""
    return _placed(issued, drawn, lambda _files: None)


def erase_from(store: Store, workbook: Workbook, is_theirs: Erasing, today: date) -> int:
    """Take values out of all that is kept of issued documents, and return of how many.

    Their digests stay, so that each content hash, which may be signed, stays what it is; the chain tells of it.
    """
    count = 0
    for document in issued_documents(store, workbook):
        snapshot = snapshot_of(store, document)
        if snapshot is not None and erase(snapshot, is_theirs):
            about = {"kind": ERASED, "number": document.number, "version": document.version, "of": document.entry}
            entry = {**about, "date": today.isoformat(), "by": store.recorder.author}
            add_entry(store.recorder, str(workbook.project_id), entry, snapshot.to_bytes(), document.entry)
            count += 1
    return count


def same_content(document: IssuedDocument) -> Phrase:
    """Say that a version says what is to be issued, and stays the last."""
    return phrase(
        "{number} has the same content as version {version}; no new version was created.",
        number=document.number,
        version=document.version,
    )


def is_issued_file(store: Store, workbook: Workbook, path: Path) -> bool:
    """Tell whether a file is one that was issued, whatever it is called; nothing is put in its place."""
    if not path.is_file():
        return False
    sha256 = _sha256(path)
    return any(file.sha256 == sha256 for one in issued_documents(store, workbook) for file in one.files)


def _placed(
    issued: IssuePapers, drawn: DrawnPapers, settle: Callable[[Sequence[IssuedFile]], None]
) -> list[PaperResult]:
    """Copy all papers beside their places, settle the matter, then rename them; nothing is left where one fails."""
    results, files = list[PaperResult](), list[IssuedFile]()
    with new_folders(paper.path for paper in issued.papers), ExitStack() as stack:
        for paper, missing in zip(issued.papers, drawn.missing, strict=True):
            draft = drawn.draft(paper)
            files.append(_file(paper, draft))
            target, told = _target(paper.path, files[-1])
            if target is not None:
                copyfile(draft, stack.enter_context(atomic(target)))
            redrawn = (REDRAWN,) if _is_redrawn(files[-1], issued.prepared.document) else ()
            results.append(PaperResult(target or paper.path, None, missing, (*redrawn, *told)))
        settle(files)
    return results


def _target(path: Path, file: IssuedFile) -> tuple[Path | None, tuple[Phrase, ...]]:
    """Return where a file goes, None where it lies there already; and what is to be said of that."""
    numbered = (path.with_stem(f"{path.stem} ({n})") for n in range(2, 10**6))
    for place in chain([path], numbered):
        if not place.exists():
            break
        if place.is_file() and _sha256(place) == file.sha256:
            return None, (phrase("“{file}” already exists and is byte-for-byte identical.", file=place.name),)
    if place == path:
        return path, ()
    said = phrase(
        "“{file}” exists with other content and was kept. The document was written as “{new}”.",
        file=path.name,
        new=place.name,
    )
    return place, (said,)


def _is_redrawn(file: IssuedFile, document: IssuedDocument) -> bool:
    """Tell whether a file is not, byte for byte, the one that was issued in its language and format."""
    kept = (one for one in document.files if (one.language, one.format) == (file.language, file.format))
    return any(one.sha256 != file.sha256 for one in kept)


def _register(
    store: Store, workbook: Workbook, prepared: PreparedIssue, files: Sequence[IssuedFile], today: date
) -> None:
    document = prepared.document
    if prepared.is_unchanged:
        known = {(file.language, file.format) for file in document.files}
        new = [file for file in files if (file.language, file.format) not in known]
        if new:
            add_files(store, workbook, document, new, today)
        return
    keep_logo(store, prepared.snapshot.frozen.rows(Project)[0])
    entry = {
        "kind": ISSUED,
        "number": document.number,
        "version": document.version,
        "pack": document.pack,
        "readers": document.readers.value,
        "date": document.day.isoformat(),
        "by": document.author,
        "change": document.change,
        "changed": document.changed,
        "content": document.content,
        "renderer": document.renderer,
        "review": document.is_review,
        "files": [vars(file) for file in files],
    }
    add_entry(store.recorder, str(workbook.project_id), entry, prepared.snapshot.to_bytes())


def _file(paper: Paper, draft: Path) -> IssuedFile:
    ending = paper.path.suffix[1:]
    return IssuedFile(paper.path.name, paper.document.language, ending, _sha256(draft), draft.stat().st_size)


def _sha256(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
