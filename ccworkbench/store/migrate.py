"""Brings the file of an older program up to date: backup first, one transaction, looked over before it is kept."""

import importlib
from collections.abc import Callable
from pathlib import Path

from sqlalchemy import Connection, create_engine

from ccworkbench.core.problem import UserError
from ccworkbench.core.words import phrase
from ccworkbench.store.backup import backup
from ccworkbench.store.errors import explain
from ccworkbench.store.file import SCHEMA, connect, reading
from ccworkbench.store.lock import LockedError, holder_of

Revision = Callable[[], None]


def revision(number: int) -> Revision:
    """Give what makes a schema of its number out of the one before."""
    module = importlib.import_module(f"ccworkbench.store.migrations.schema_{number}")
    upgrading: Revision = module.upgrade
    return upgrading


def upgrade(path: Path, load: Callable[[int], Revision] = revision, target: int = SCHEMA) -> Path | None:
    """Bring a store up to date, if it is older; gives its backup.

    Raises LockedError while the older program has it open, and UserError where it can't be done; the file is then as
    it was.
    """
    with reading(path) as connection:
        if connection.execute("PRAGMA user_version").fetchone()[0] >= target:
            return None
    holder = holder_of(path)
    if holder is not None and holder.is_alive():
        raise LockedError(holder)
    kept = backup(path)
    engine = create_engine("sqlite://", creator=lambda: connect(path, "rw"))
    try:
        with engine.connect() as connection:
            run(connection, load, target)
    except Exception as error:
        told = explain(error)
        if told is error and not isinstance(error, UserError):
            told = UserError(phrase("The store could not be brought up to date and is unchanged. Send the developers "
                                    "the copy {backup}.", backup=str(kept)))  # fmt: skip
        raise told from error
    finally:
        engine.dispose()
    return kept


def run(connection: Connection, load: Callable[[int], Revision], target: int) -> None:
    """Run the revisions that a file lacks, all or none."""
    from alembic.migration import MigrationContext
    from alembic.operations import Operations

    connection.exec_driver_sql("PRAGMA foreign_keys=OFF")  # tables are made anew under their old names
    connection.exec_driver_sql("BEGIN IMMEDIATE")
    present = connection.exec_driver_sql("PRAGMA user_version").scalar_one()  # another program may have been faster
    with Operations.context(MigrationContext.configure(connection)):
        for number in range(present + 1, target + 1):
            load(number)()
    lost = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
    if lost:
        raise ValueError(f"The migration lost what {len(lost)} rows refer to")
    connection.exec_driver_sql(f"PRAGMA user_version={max(present, target)}")
    connection.commit()
