"""The change sheet: what is not as it was in the version before, as a paper of its own."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from ccworkbench.exchange.document import Document
from ccworkbench.exchange.packs.hand_over import Paper
from ccworkbench.exchange.packs.pack_values import CHANGES, changes_section
from ccworkbench.language.catalogues import words_of
from ccworkbench.language.user_error import UserError
from ccworkbench.language.words import phrase
from ccworkbench.operations.documents.issue import PreparedIssue, change_table, numbered
from ccworkbench.store.store import Store


def change_papers(
    store: Store, prepared: PreparedIssue, languages: Sequence[str], formats: Sequence[str], folder: Path
) -> list[Paper]:
    """Return the change sheet of a version in some languages; raises UserError for a first version."""
    made = [_change_sheet(prepared, one) for one in numbered(store, prepared, languages, with_parts=False)]
    return [Paper(document, folder / document.file_name(ending)) for document in made for ending in formats]


def _change_sheet(prepared: PreparedIssue, document: Document) -> Document:
    table, say = change_table(prepared, document.language), words_of(document.language).say
    if table is None:
        number, version = prepared.document.number, prepared.document.version
        raise UserError(phrase("{number} {version} is the first version.", number=number, version=version))
    section = changes_section(table, say(CHANGES), say)
    kind = say("Change sheet: {document}", document=document.kind)
    return replace(document, key="changes", kind=kind, sections=(section,))
