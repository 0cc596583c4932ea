"""Brings the file of an older program up to date: backup first, then a copy, which takes its place when it is sound."""

from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from shutil import copymode

from sqlalchemy import Connection, NullPool, create_engine

from ccworkbench.language.user_error import UserError
from ccworkbench.language.words import phrase
from ccworkbench.store.backup import backup, copy
from ccworkbench.store.errors import explain
from ccworkbench.store.file import connect, drafted, reading
from ccworkbench.store.lock import LockedError, holder_of
from ccworkbench.store.migrations.revisions import REVISIONS, Revision
from ccworkbench.store.schema import SCHEMA


def upgrade(path: Path, revisions: Mapping[int, Revision] = REVISIONS, target: int = SCHEMA) -> Path | None:
    """Bring a store up to date, if it is older; return its backup.

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
    try:
        with drafted(path.resolve()) as draft, closing(connect(path, "rw")) as old:
            old.execute("BEGIN IMMEDIATE")  # nobody writes to a file that is about to be replaced
            copy(path, draft)
            copymode(path, draft)
            _migrate(draft, revisions, target)
    except Exception as error:
        told = explain(error)
        if told is error and not isinstance(error, UserError):
            told = UserError(
                phrase(
                    "The store could not be upgraded and is unchanged. Send the developers the copy {backup}.",
                    backup=str(kept),
                )
            )
        raise told from error
    return kept


def _migrate(draft: Path, revisions: Mapping[int, Revision], target: int) -> None:
    """Bring a copy up to date; what opens the store meanwhile still finds the old one, whole."""
    engine = create_engine("sqlite://", creator=lambda: connect(draft, "rw"), poolclass=NullPool)
    with engine.connect() as connection:
        run(connection, revisions, target)
        if connection.exec_driver_sql("PRAGMA integrity_check").scalar_one() != "ok":
            raise ValueError("The migration left the copy damaged")


def run(connection: Connection, revisions: Mapping[int, Revision], target: int) -> None:
    """Run the revisions that a file lacks, all or none."""
    connection.exec_driver_sql("PRAGMA foreign_keys=OFF")  # tables are made anew under their old names
    connection.exec_driver_sql("BEGIN IMMEDIATE")
    present = connection.exec_driver_sql("PRAGMA user_version").scalar_one()  # another program may have been faster
    for number in range(present + 1, target + 1):
        revisions[number](connection)
    lost = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
    if lost:
        raise ValueError(f"The migration lost what {len(lost)} rows refer to")
    connection.exec_driver_sql(f"PRAGMA user_version={max(present, target)}")
    connection.commit()
