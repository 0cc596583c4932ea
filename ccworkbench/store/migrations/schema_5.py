"""Schema 5: facts of the plan, and the register of documents in place of one number, version and status for all."""

from sqlalchemy import Connection

from ccworkbench.store.migrations.columns import add_column, drop_column, rename_column


def upgrade_to_5(connection: Connection) -> None:
    """Bring a store of schema 4 up to this one."""
    add_column(connection, "project", "legal_lines VARCHAR NOT NULL DEFAULT ''")
    add_column(connection, "project", "file_names VARCHAR NOT NULL DEFAULT ''")
    add_column(connection, "project", "titles JSON NOT NULL DEFAULT '{}'")
    add_column(connection, "profile", "content_size VARCHAR(40)")
    add_column(connection, "audience", "language_heads VARCHAR NOT NULL DEFAULT ''")
    add_column(connection, "audience", "shifts JSON NOT NULL DEFAULT '[]'")
    add_column(connection, "session", "shift VARCHAR(40)")
    add_column(connection, "site", "training_rooms INTEGER")
    add_column(connection, "site", "room_places INTEGER")
    add_column(connection, "skill", "impact_id CHAR(32) REFERENCES change_impact (id) DEFERRABLE INITIALLY DEFERRED")
    rename_column(connection, "project", "document_number", "document_numbers")
    drop_column(connection, "project", "version")
    drop_column(connection, "project", "status")
    connection.exec_driver_sql("""CREATE TABLE register (
        project VARCHAR(36) NOT NULL,
        seq INTEGER NOT NULL,
        entry TEXT NOT NULL,
        hash VARCHAR(64) NOT NULL,
        PRIMARY KEY (project, seq)
    )""")
    connection.exec_driver_sql("""CREATE TABLE snapshot (
        entry VARCHAR(64) NOT NULL,
        content BLOB NOT NULL,
        PRIMARY KEY (entry)
    )""")
