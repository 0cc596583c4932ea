"""A spoilt store in the window: the project is shown, what could not be read is marked, and can be put right."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from shutil import copyfile

import pytest
from PySide6.QtWidgets import QApplication

from ccworkbench.core.record import columns_of
from ccworkbench.gui.context import Context
from ccworkbench.gui.look.cell_look import look_of
from ccworkbench.gui.look.palette import LIGHT
from ccworkbench.gui.window.project_view import ProjectView
from ccworkbench.language.words import phrase
from ccworkbench.sheets.order import SHEETS
from ccworkbench.sheets.roles.action import Action
from ccworkbench.store.store import Store
from tests.gui.conftest import TODAY

KEPT = {"id", "project_id", "deleted", "code", "name"}
PAGES = ("overview", "readiness", "project", "profile", "action", "raci", "task", "test_case", "training_need", "kpi")


@pytest.fixture
def context(sample_store: Path, tmp_path: Path, styled: QApplication) -> Iterator[Context]:
    """Open the sample with a first row in every sheet of which nothing can be read."""
    path = tmp_path / "store.ccw"
    copyfile(sample_store, path)
    with closing(sqlite3.connect(path)) as connection, connection:
        for sheet in SHEETS:
            name, keys = sheet.__tablename__, [c.key for c in sheet.__table__.columns if c.key not in KEPT]
            junk = ", ".join(f"\"{key}\" = CAST(x'4aff' AS TEXT)" for key in keys)
            connection.execute(f'UPDATE "{name}" SET {junk} WHERE rowid = (SELECT min(rowid) FROM "{name}")')  # noqa: S608
    with Store.open(path) as store:
        context = Context(store, "en", LIGHT, TODAY)
        context.open(store.projects()[0].id)
        yield context
        context.close()


def test_a_project_with_unreadable_rows_is_shown_and_can_be_put_right(
    project_view: ProjectView, context: Context
) -> None:
    for page in PAGES:
        project_view.open(page)
        QApplication.processEvents()
    (row,) = (row for row in context.book.rows(Action) if row.unread)
    column = next(column for column in columns_of(Action) if column.key == "status")
    shown = look_of(row, column, context.viewer())
    assert (shown.text, shown.unread) == ("J\\xff", True)
    with context.open_book().edit(phrase("Edit cell")) as edit:
        edit.write(row, column, column.default)
    assert not look_of(row, column, context.viewer()).unread
