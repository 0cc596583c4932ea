"""Schema 5: project, profile, audience, session, site, skill."""

from sqlalchemy import Connection

from ccworkbench.store.migrations.columns import add_column


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
