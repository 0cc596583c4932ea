"""Schema 2: stakeholders, communication plan, meetings and gaps."""

from alembic import op

STATEMENTS = (
    """
    CREATE TABLE gap (
        id CHAR(32) NOT NULL,
        project_id CHAR(32) NOT NULL,
        position VARCHAR COLLATE "BINARY" NOT NULL,
        deleted BOOLEAN NOT NULL,
        origin VARCHAR NOT NULL,
        internal BOOLEAN NOT NULL,
        unread JSON NOT NULL,
        code VARCHAR NOT NULL,
        description VARCHAR NOT NULL,
        category VARCHAR(40),
        status VARCHAR(40) NOT NULL,
        countermeasure VARCHAR NOT NULL,
        owner CHAR(32),
        due DATE,
        closes_by VARCHAR(40),
        found_in VARCHAR(40),
        party_a VARCHAR(40),
        view_a VARCHAR NOT NULL,
        party_b VARCHAR(40),
        view_b VARCHAR NOT NULL,
        impacts JSON NOT NULL,
        severity VARCHAR(40),
        resolution VARCHAR(40),
        evidence VARCHAR NOT NULL,
        cost DOUBLE,
        PRIMARY KEY (id),
        FOREIGN KEY(project_id) REFERENCES project (id) DEFERRABLE INITIALLY DEFERRED,
        FOREIGN KEY(owner) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED
    )
    """,
    "CREATE INDEX ix_gap_project_id ON gap (project_id)",
    """
    CREATE TABLE meeting (
        id CHAR(32) NOT NULL,
        project_id CHAR(32) NOT NULL,
        position VARCHAR COLLATE "BINARY" NOT NULL,
        deleted BOOLEAN NOT NULL,
        origin VARCHAR NOT NULL,
        internal BOOLEAN NOT NULL,
        unread JSON NOT NULL,
        title VARCHAR NOT NULL,
        kind VARCHAR(40),
        agenda VARCHAR NOT NULL,
        rhythm VARCHAR NOT NULL,
        first_date DATE,
        minutes INTEGER,
        chair CHAR(32),
        participants VARCHAR NOT NULL,
        place VARCHAR NOT NULL,
        results VARCHAR NOT NULL,
        PRIMARY KEY (id),
        FOREIGN KEY(project_id) REFERENCES project (id) DEFERRABLE INITIALLY DEFERRED,
        FOREIGN KEY(chair) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED
    )
    """,
    "CREATE INDEX ix_meeting_project_id ON meeting (project_id)",
    """
    CREATE TABLE message (
        id CHAR(32) NOT NULL,
        project_id CHAR(32) NOT NULL,
        position VARCHAR COLLATE "BINARY" NOT NULL,
        deleted BOOLEAN NOT NULL,
        origin VARCHAR NOT NULL,
        internal BOOLEAN NOT NULL,
        unread JSON NOT NULL,
        message VARCHAR NOT NULL,
        audience VARCHAR NOT NULL,
        occasion VARCHAR(40) NOT NULL,
        rhythm VARCHAR NOT NULL,
        channel VARCHAR NOT NULL,
        sender CHAR(32),
        source VARCHAR NOT NULL,
        first_date DATE,
        language VARCHAR(40),
        feedback VARCHAR NOT NULL,
        status VARCHAR(40) NOT NULL,
        sent_on DATE,
        PRIMARY KEY (id),
        FOREIGN KEY(project_id) REFERENCES project (id) DEFERRABLE INITIALLY DEFERRED,
        FOREIGN KEY(sender) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED
    )
    """,
    "CREATE INDEX ix_message_project_id ON message (project_id)",
    """
    CREATE TABLE stakeholder (
        id CHAR(32) NOT NULL,
        project_id CHAR(32) NOT NULL,
        position VARCHAR COLLATE "BINARY" NOT NULL,
        deleted BOOLEAN NOT NULL,
        origin VARCHAR NOT NULL,
        internal BOOLEAN NOT NULL,
        unread JSON NOT NULL,
        name VARCHAR NOT NULL,
        "group" VARCHAR(40),
        person_id CHAR(32),
        stake VARCHAR NOT NULL,
        influence VARCHAR(40),
        interest VARCHAR(40),
        attitude_now VARCHAR(40),
        attitude_wanted VARCHAR(40),
        engagement VARCHAR NOT NULL,
        channel VARCHAR NOT NULL,
        owner CHAR(32),
        stages JSON NOT NULL,
        last_contact DATE,
        concerns VARCHAR NOT NULL,
        PRIMARY KEY (id),
        FOREIGN KEY(project_id) REFERENCES project (id) DEFERRABLE INITIALLY DEFERRED,
        FOREIGN KEY(person_id) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
        FOREIGN KEY(owner) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED
    )
    """,
    "CREATE INDEX ix_stakeholder_project_id ON stakeholder (project_id)",
)


def upgrade() -> None:
    """Make the tables of the third chapter, and the gaps."""
    for statement in STATEMENTS:
        op.execute(statement)
