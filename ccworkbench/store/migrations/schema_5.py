"""Schema 5: profile."""

from sqlalchemy import Connection

from ccworkbench.store.migrations.columns import add_column


def upgrade_to_5(connection: Connection) -> None:
    """Bring a store of schema 4 up to this one."""
    add_column(connection, "profile", "content_size VARCHAR(40)")
