"""Making an issued document again from what was kept of it."""

from collections.abc import Sequence

from ccworkbench.language.user_error import UserError
from ccworkbench.operations.documents.issue import PreparedIssue, snapshot_of
from ccworkbench.operations.documents.register import IssuedDocument, found, in_force, told
from ccworkbench.operations.documents.snapshot import SPOILT
from ccworkbench.store.register import ALTERED, is_sound, read_register
from ccworkbench.store.store import Store
from ccworkbench.store.workbook import Workbook


def prepare_rebuild(store: Store, workbook: Workbook, number: str, version: str = "") -> PreparedIssue:
    """Return a version as it was on the day of its issue, the last one where none is named.

    Raises UserError where the register has none of that name, or it or what the version was made of was altered.
    """
    if not is_sound(store.engine, str(workbook.project_id)):
        raise UserError(ALTERED)
    entries = read_register(store.engine, str(workbook.project_id))
    document = found(told(entries), number, version)
    place = next(place for place, entry in enumerate(entries) if entry.hash == document.entry)
    then: Sequence[IssuedDocument] = told(entries[: place + 1])
    snapshot = snapshot_of(store, document)
    if snapshot is None or snapshot.content_hash() != document.content:
        raise UserError(SPOILT)
    earlier = tuple(one for one in then if one.number == document.number and one.entry != document.entry)
    return PreparedIssue(document, snapshot, (), True, earlier, snapshot_of(store, in_force(earlier)))
