"""Schema 4: the roadmap keeps the dates that were planned."""

from sqlalchemy import Connection

from ccworkbench.store.migrations.columns import add_column


def upgrade_to_4(connection: Connection) -> None:
    """Bring a store of schema 3 up to this one."""
    add_column(connection, "task", "planned_starts DATE")
    add_column(connection, "task", "planned_ends DATE")
