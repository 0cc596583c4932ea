"""Writes a new project into the store; undo goes back no further than to this step."""

from fractional_indexing import generate_n_keys_between
from sqlalchemy.orm import Session

from ccworkbench.core.record import Record
from ccworkbench.language.words import phrase
from ccworkbench.store.history import START
from ccworkbench.store.step_recorder import Recorder
from ccworkbench.store.workbook import Workbook


def write_first_step(session: Session, rows: list[Record], recorder: Recorder, last: str | None) -> Workbook:
    """Write the rows of a new project, its card first; this step is the floor of its undo."""
    project, *others = rows
    project.position = generate_n_keys_between(last, None, 1)[0]
    workbook = Workbook(session, project.id, recorder)
    by_sheet: dict[type[Record], list[Record]] = {}
    for row in others:
        by_sheet.setdefault(type(row), []).append(row)
    with workbook.edit(phrase("Create project"), START) as edit:
        edit.made[project.id] = project
        for group in by_sheet.values():
            edit.add_all(group)
    return workbook
