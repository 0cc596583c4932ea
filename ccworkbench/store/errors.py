"""What the file system and SQLite say, in one sentence that says what to do."""

import errno

from ccworkbench.core.problem import UserError
from ccworkbench.core.words import Phrase, phrase

SENTENCES: tuple[tuple[str, Phrase], ...] = (
    ("full", phrase("The disk is full. Free some space and try again; nothing was changed.")),
    ("readonly", phrase("The store cannot be written to. Copy it to a folder where you may write.")),
    ("read-only", phrase("The store cannot be written to. Copy it to a folder where you may write.")),
    ("locked", phrase("The store is busy in another program. Close that program and try again.")),
    ("malformed", phrase("The store is damaged. Restore the latest backup; the damaged file is kept.")),
    ("not a database", phrase("The file is not a CC Workbench store. Choose a file that ends in .ccw.")),
    ("disk i/o", phrase("The disk did not take the change; nothing was changed. Check the disk or the stick.")),
)


def explain(error: Exception) -> Exception:
    """Turn a database or file error into a UserError; what is a bug of ours stays what it is."""
    if isinstance(error, OSError) and error.errno == errno.ENOSPC:
        return UserError(SENTENCES[0][1])
    text = str(getattr(error, "orig", error)).lower()
    found = next((message for word, message in SENTENCES if word in text), None)
    return UserError(found) if found else error
