"""The file itself: made whole or not at all, and looked at with plain SQLite before anything is trusted."""

import secrets
import sqlite3
from contextlib import closing, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from sqlalchemy import create_engine

from ccworkbench.core.problem import UserError
from ccworkbench.core.words import phrase
from ccworkbench.store.errors import explain
from ccworkbench.store.tables import COPY, METADATA

APPLICATION: Final = 0x43435742  # "CCWB" in the file's header
SCHEMA: Final = 1


def create(path: Path) -> None:
    """Make an empty store beside its place and rename it there; raises UserError where that can't be."""
    draft = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        engine = create_engine(f"sqlite:///{draft}")
        with engine.begin() as connection:
            connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION}")
            connection.exec_driver_sql(f"PRAGMA user_version={SCHEMA}")
            METADATA.create_all(connection)
            made = datetime.now(UTC).isoformat(timespec="seconds")
            connection.execute(COPY.insert().values(device=secrets.token_hex(4), made=made))
        engine.dispose()
        draft.replace(path)
    except Exception as error:
        with suppress(OSError):
            draft.unlink(missing_ok=True)
        told = explain(error)
        if (told is error and isinstance(error, OSError | sqlite3.Error)) or "unable to open" in str(error):
            told = UserError(phrase("No store can be made in {folder}. Choose a folder where you may write.",
                                    folder=str(path.parent)))  # fmt: skip
        raise told from error


def check(path: Path, *, read_only: bool) -> int:
    """Make sure that a file is a sound store of ours; gives its schema number, raises UserError."""
    if not path.is_file():
        raise UserError(phrase("There is no store at {path}.", path=str(path)))
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as connection:
            application = connection.execute("PRAGMA application_id").fetchone()[0]
            schema = int(connection.execute("PRAGMA user_version").fetchone()[0])
            sound = connection.execute("PRAGMA quick_check(1)").fetchone()[0] == "ok"
    except sqlite3.Error as error:
        raise explain(error) from error
    if application != APPLICATION:
        raise UserError(phrase("{file} is not a CC Workbench store. Choose a file that ends in .ccw.", file=path.name))
    if schema > SCHEMA:
        raise UserError(phrase("{file} was made by a newer CC Workbench. Update the program first.", file=path.name))
    if not sound:
        raise UserError(phrase("The store is damaged. Restore the latest backup; the damaged file is kept."))
    return schema
