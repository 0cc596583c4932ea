"""What every command that changes rows says beside its answer: that something signed was changed."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from ccworkbench.language.words import Words
from ccworkbench.operations.note_signed_changes import signed_change_sentence, signed_changes
from ccworkbench.store.workbook import Workbook


@contextmanager
def with_signed_changes(workbook: Workbook, words: Words) -> Iterator[None]:
    """Say on stderr, once each, what a change made of something signed; `check` lists it until it is put back."""
    before = signed_changes(workbook)
    yield
    told = [signed_change_sentence(workbook, change) for change in signed_changes(workbook) if change not in before]
    for line in dict.fromkeys(map(words.tell, told)):
        print(line, file=sys.stderr)
