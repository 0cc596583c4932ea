"""Prepare the sign-off of an acceptance test: figures, open defects, conditions and signatories."""

from collections.abc import Callable
from datetime import date
from typing import Final

from ccworkbench.core.record import columns_of
from ccworkbench.core.viewer import Viewer
from ccworkbench.language.catalogues import words_of
from ccworkbench.language.user_error import UserError
from ccworkbench.language.words import Words, phrase
from ccworkbench.method.figures.acceptance import Prepared, is_signed, prepare
from ccworkbench.sheets.launch.sign_off import SignOff, SignOffKind
from ccworkbench.store.history import encode
from ccworkbench.store.workbook import Workbook

PREPARE: Final = phrase("Prepare sign-off")


def can_prepare(sign_off: SignOff) -> bool:
    """Tell whether a sign-off can be prepared: what goes into it follows from the acceptance test."""
    return sign_off.kind is SignOffKind.UAT


def prepare_sign_off(workbook: Workbook, sign_off: SignOff, today: date) -> Prepared:
    """Fill what follows from the test into its sign-off, as one step; return how much that was.

    What somebody wrote by hand stays. Raises UserError where it is signed, or is no sign-off of a test.
    """
    if not can_prepare(sign_off):
        raise UserError(
            phrase(
                "{code} is not an acceptance test sign-off. Only acceptance test sign-offs can be prepared.",
                code=sign_off.code,
            )
        )
    if is_signed(sign_off, workbook.rows):
        raise UserError(phrase("{code} is signed. Create a sign-off that supersedes it.", code=sign_off.code))
    viewer = workbook.viewer(Viewer(words_of(workbook.project.language.value), today))
    with workbook.edit(PREPARE) as edit:
        return prepare(edit, sign_off, workbook.rows, viewer, _written_here(workbook, sign_off))


def prepared_sentence(prepared: Prepared, words: Words) -> str:
    """Return what was prepared in one sentence."""
    if prepared.kept:
        headings = {column.key: words.say(column.heading) for column in columns_of(SignOff)}
        kept = words.listing(headings[key] for key in prepared.kept)
        return words.say("Manual entries were kept: {columns}.", columns=kept)
    return words.count(
        "The sign-off is prepared; {n} row was added to its conditions and signatories.",
        "The sign-off is prepared; {n} rows were added to its conditions and signatories.",
        prepared.conditions + prepared.signatories,
    )


def _written_here(workbook: Workbook, sign_off: SignOff) -> Callable[[str], bool]:
    """Tell which columns still hold what this very step wrote last: those it may write anew."""
    changes = workbook.changes_of_row(sign_off.id)
    written = {change.column: change.new for step, change in changes if step.label.text == PREPARE.text}
    return lambda column: encode(getattr(sign_off, column)) == written.get(column)
