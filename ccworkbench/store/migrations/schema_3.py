"""Schema 3: the whole method: organisation, roadmap, training, test, launch, key figures, sign-offs."""

from sqlalchemy import Connection

SCHEMA_3 = (
    "ALTER TABLE gap RENAME TO gap_2",
    "DROP INDEX ix_gap_project_id",
    """
    CREATE TABLE gap (
        id CHAR(32) NOT NULL, project_id CHAR(32) NOT NULL, position VARCHAR COLLATE "BINARY" NOT NULL,
        deleted BOOLEAN NOT NULL, origin VARCHAR NOT NULL, internal BOOLEAN NOT NULL, unread JSON NOT NULL,
        code VARCHAR NOT NULL, description VARCHAR NOT NULL, category VARCHAR(40), status VARCHAR(40) NOT
        NULL, countermeasure VARCHAR NOT NULL, owner CHAR(32), due DATE, closes_by VARCHAR(40), found_in
        VARCHAR(40), typical_owner VARCHAR NOT NULL, party_a VARCHAR(40), view_a VARCHAR NOT NULL, party_b
        VARCHAR(40), view_b VARCHAR NOT NULL, impacts JSON NOT NULL, severity VARCHAR(40), resolution
        VARCHAR(40), evidence VARCHAR NOT NULL, cost DOUBLE, PRIMARY KEY (id), FOREIGN KEY(project_id)
        REFERENCES project (id) DEFERRABLE INITIALLY DEFERRED, FOREIGN KEY(owner) REFERENCES person (id)
        DEFERRABLE INITIALLY DEFERRED
    )
    """,
    "CREATE INDEX ix_gap_project_id ON gap (project_id)",
    """
    INSERT INTO gap ("id", "project_id", "position", "deleted", "origin", "internal", "unread", "code",
    "description", "category", "status", "countermeasure", "owner", "due", "closes_by", "found_in", "party_a",
    "view_a", "party_b", "view_b", "impacts", "severity", "resolution", "evidence", "cost", "typical_owner")
    SELECT "id", "project_id", "position", "deleted", "origin", "internal", "unread", "code", "description",
    "category", "status", "countermeasure", "owner", "due", "closes_by", "found_in", "party_a", "view_a",
    "party_b", "view_b", "impacts", "severity", "resolution", "evidence", "cost", '' FROM gap_2
    """,
    "DROP TABLE gap_2",
    "ALTER TABLE change_impact RENAME TO change_impact_2",
    "DROP INDEX ix_change_impact_project_id",
    """
    CREATE TABLE change_impact (
        id CHAR(32) NOT NULL, project_id CHAR(32) NOT NULL, position VARCHAR COLLATE "BINARY" NOT NULL,
        deleted BOOLEAN NOT NULL, origin VARCHAR NOT NULL, internal BOOLEAN NOT NULL, unread JSON NOT NULL,
        code VARCHAR NOT NULL, audience VARCHAR NOT NULL, area VARCHAR(40), today VARCHAR NOT NULL, future
        VARCHAR NOT NULL, level VARCHAR(40), floor_level VARCHAR(40), headcount INTEGER, site VARCHAR NOT
        NULL, stays VARCHAR NOT NULL, risks VARCHAR NOT NULL, support JSON NOT NULL, timing VARCHAR NOT
        NULL, owner CHAR(32), status VARCHAR(40) NOT NULL, effect VARCHAR(40), course_id CHAR(32),
        message_id CHAR(32), PRIMARY KEY (id), FOREIGN KEY(project_id) REFERENCES project (id) DEFERRABLE
        INITIALLY DEFERRED, FOREIGN KEY(owner) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED, FOREIGN
        KEY(course_id) REFERENCES course (id) DEFERRABLE INITIALLY DEFERRED, FOREIGN KEY(message_id)
        REFERENCES message (id) DEFERRABLE INITIALLY DEFERRED
    )
    """,
    "CREATE INDEX ix_change_impact_project_id ON change_impact (project_id)",
    """
    INSERT INTO change_impact ("id", "project_id", "position", "deleted", "origin", "internal", "unread", "code",
    "audience", "area", "today", "future", "level", "floor_level", "headcount", "site", "stays", "risks",
    "support", "timing", "owner", "status", "effect", "course_id", "message_id")
    SELECT "id", "project_id", "position", "deleted", "origin", "internal", "unread", "code", "audience", "area",
    "today", "future", "level", "floor_level", "headcount", "site", "stays", "risks", "support", "timing",
    "owner", "status", NULL, NULL, NULL FROM change_impact_2
    """,
    "DROP TABLE change_impact_2",
    "ALTER TABLE use_case RENAME TO use_case_2",
    "DROP INDEX ix_use_case_project_id",
    """
    CREATE TABLE use_case (
        id CHAR(32) NOT NULL, project_id CHAR(32) NOT NULL, position VARCHAR COLLATE "BINARY" NOT NULL,
        deleted BOOLEAN NOT NULL, origin VARCHAR NOT NULL, internal BOOLEAN NOT NULL, unread JSON NOT NULL,
        code VARCHAR NOT NULL, name VARCHAR NOT NULL, criticality VARCHAR(40) NOT NULL, channels JSON NOT
        NULL, status VARCHAR(40) NOT NULL, owner CHAR(32), volume INTEGER, actors VARCHAR NOT NULL, goal
        VARCHAR NOT NULL, "trigger" VARCHAR NOT NULL, main_flow VARCHAR NOT NULL, alternatives VARCHAR NOT
        NULL, outcome VARCHAR NOT NULL, rules VARCHAR NOT NULL, questions VARCHAR NOT NULL, validated_by
        CHAR(32), validated_on DATE, approved_by CHAR(32), approved_on DATE, direction VARCHAR(40), segment
        VARCHAR NOT NULL, minimum VARCHAR NOT NULL, hours VARCHAR NOT NULL, kpi_effect VARCHAR NOT NULL,
        today VARCHAR NOT NULL, future VARCHAR NOT NULL, assumptions VARCHAR NOT NULL, requirements VARCHAR
        NOT NULL, version VARCHAR NOT NULL, author CHAR(32), PRIMARY KEY (id), FOREIGN KEY(project_id)
        REFERENCES project (id) DEFERRABLE INITIALLY DEFERRED, FOREIGN KEY(owner) REFERENCES person (id)
        DEFERRABLE INITIALLY DEFERRED, FOREIGN KEY(validated_by) REFERENCES person (id) DEFERRABLE INITIALLY
        DEFERRED, FOREIGN KEY(approved_by) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED, FOREIGN
        KEY(author) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED
    )
    """,
    "CREATE INDEX ix_use_case_project_id ON use_case (project_id)",
    """
    INSERT INTO use_case ("id", "project_id", "position", "deleted", "origin", "internal", "unread", "code",
    "name", "criticality", "channels", "status", "owner", "volume", "actors", "goal", "trigger", "main_flow",
    "alternatives", "outcome", "rules", "questions", "validated_by", "validated_on", "approved_by", "approved_on",
    "direction", "segment", "minimum", "hours", "kpi_effect", "today", "future", "assumptions", "requirements",
    "version", "author")
    SELECT "id", "project_id", "position", "deleted", "origin", "internal", "unread", "code", "name",
    "criticality", "channels", "status", "owner", "volume", "actors", "goal", "trigger", "main_flow",
    "alternatives", "outcome", "rules", "questions", "validated_by", "validated_on", "approved_by", "approved_on",
    NULL, '', '', '', '', '', '', '', '', '', NULL FROM use_case_2
    """,
    "DROP TABLE use_case_2",
    "ALTER TABLE raid RENAME TO raid_2",
    "DROP INDEX ix_raid_project_id",
    """
    CREATE TABLE raid (
        id CHAR(32) NOT NULL, project_id CHAR(32) NOT NULL, position VARCHAR COLLATE "BINARY" NOT NULL,
        deleted BOOLEAN NOT NULL, origin VARCHAR NOT NULL, internal BOOLEAN NOT NULL, unread JSON NOT NULL,
        code VARCHAR NOT NULL, kind VARCHAR(40) NOT NULL, title VARCHAR NOT NULL, status VARCHAR(40) NOT
        NULL, owner CHAR(32), due DATE, probability INTEGER, impact INTEGER, response VARCHAR(40), "plan"
        VARCHAR NOT NULL, "trigger" VARCHAR NOT NULL, raised_by CHAR(32), raised_on DATE, closed_on DATE,
        residual INTEGER, verify_by DATE, from_whom VARCHAR NOT NULL, confirmed_on DATE, choices VARCHAR NOT
        NULL, decided_by CHAR(32), decided_on DATE, reason VARCHAR NOT NULL, affects VARCHAR NOT NULL,
        source VARCHAR NOT NULL, PRIMARY KEY (id), FOREIGN KEY(project_id) REFERENCES project (id)
        DEFERRABLE INITIALLY DEFERRED, FOREIGN KEY(owner) REFERENCES person (id) DEFERRABLE INITIALLY
        DEFERRED, FOREIGN KEY(raised_by) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED, FOREIGN
        KEY(decided_by) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED
    )
    """,
    "CREATE INDEX ix_raid_project_id ON raid (project_id)",
    """
    INSERT INTO raid ("id", "project_id", "position", "deleted", "origin", "internal", "unread", "code", "kind",
    "title", "status", "owner", "due", "probability", "impact", "response", "plan", "trigger", "raised_by",
    "raised_on", "closed_on", "residual", "verify_by", "from_whom", "confirmed_on", "choices", "decided_by",
    "decided_on", "reason", "affects", "source")
    SELECT "id", "project_id", "position", "deleted", "origin", "internal", "unread", "code", "kind", "title",
    "status", "owner", "due", "probability", "impact", "response", "plan", "trigger", "raised_by", "raised_on",
    "closed_on", NULL, NULL, '', NULL, '', NULL, NULL, '', '', '' FROM raid_2
    """,
    "DROP TABLE raid_2",
    """
    CREATE TABLE site (
        id CHAR(32) NOT NULL, project_id CHAR(32) NOT NULL, position VARCHAR COLLATE "BINARY" NOT NULL,
        deleted BOOLEAN NOT NULL, origin VARCHAR NOT NULL, internal BOOLEAN NOT NULL, unread JSON NOT NULL,
        name VARCHAR NOT NULL, address VARCHAR NOT NULL, is_main BOOLEAN NOT NULL, seats INTEGER,
        opening_hours VARCHAR NOT NULL, time_zone VARCHAR NOT NULL, languages VARCHAR NOT NULL, link VARCHAR
        NOT NULL, carrier VARCHAR NOT NULL, contact CHAR(32), note VARCHAR NOT NULL, why VARCHAR NOT NULL,
        PRIMARY KEY (id), FOREIGN KEY(project_id) REFERENCES project (id) DEFERRABLE INITIALLY DEFERRED,
        FOREIGN KEY(contact) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED
    )
    """,
    "CREATE INDEX ix_site_project_id ON site (project_id)",
    """
    CREATE TABLE unit (
        id CHAR(32) NOT NULL, project_id CHAR(32) NOT NULL, position VARCHAR COLLATE "BINARY" NOT NULL,
        deleted BOOLEAN NOT NULL, origin VARCHAR NOT NULL, internal BOOLEAN NOT NULL, unread JSON NOT NULL,
        name VARCHAR NOT NULL, kind VARCHAR(40) NOT NULL, sourcing VARCHAR(40), performed_by VARCHAR NOT
        NULL, contact CHAR(32), gives VARCHAR NOT NULL, needs VARCHAR NOT NULL, rhythm VARCHAR NOT NULL,
        note VARCHAR NOT NULL, why VARCHAR NOT NULL, PRIMARY KEY (id), FOREIGN KEY(project_id) REFERENCES
        project (id) DEFERRABLE INITIALLY DEFERRED, FOREIGN KEY(contact) REFERENCES person (id) DEFERRABLE
        INITIALLY DEFERRED
    )
    """,
    "CREATE INDEX ix_unit_project_id ON unit (project_id)",
    """
    CREATE TABLE org_level (
        id CHAR(32) NOT NULL, project_id CHAR(32) NOT NULL, position VARCHAR COLLATE "BINARY" NOT NULL,
        deleted BOOLEAN NOT NULL, origin VARCHAR NOT NULL, internal BOOLEAN NOT NULL, unread JSON NOT NULL,
        code VARCHAR NOT NULL, name VARCHAR NOT NULL, kind VARCHAR(40) NOT NULL, reports_to CHAR(32),
        headcount INTEGER, sourcing VARCHAR(40), duty VARCHAR NOT NULL, holder CHAR(32), note VARCHAR NOT
        NULL, why VARCHAR NOT NULL, PRIMARY KEY (id), FOREIGN KEY(project_id) REFERENCES project (id)
        DEFERRABLE INITIALLY DEFERRED, FOREIGN KEY(reports_to) REFERENCES org_level (id) DEFERRABLE
        INITIALLY DEFERRED, FOREIGN KEY(holder) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED
    )
    """,
    "CREATE INDEX ix_org_level_project_id ON org_level (project_id)",
    """
    CREATE TABLE service (
        id CHAR(32) NOT NULL, project_id CHAR(32) NOT NULL, position VARCHAR COLLATE "BINARY" NOT NULL,
        deleted BOOLEAN NOT NULL, origin VARCHAR NOT NULL, internal BOOLEAN NOT NULL, unread JSON NOT NULL,
        service VARCHAR NOT NULL, performer VARCHAR(40), who VARCHAR NOT NULL, in_contract BOOLEAN NOT NULL,
        extent VARCHAR NOT NULL, gap_id CHAR(32), note VARCHAR NOT NULL, PRIMARY KEY (id), FOREIGN
        KEY(project_id) REFERENCES project (id) DEFERRABLE INITIALLY DEFERRED, FOREIGN KEY(gap_id)
        REFERENCES gap (id) DEFERRABLE INITIALLY DEFERRED
    )
    """,
    "CREATE INDEX ix_service_project_id ON service (project_id)",
    """
    CREATE TABLE check_item (
        id CHAR(32) NOT NULL, project_id CHAR(32) NOT NULL, position VARCHAR COLLATE "BINARY" NOT NULL,
        deleted BOOLEAN NOT NULL, origin VARCHAR NOT NULL, internal BOOLEAN NOT NULL, unread JSON NOT NULL,
        topic VARCHAR(40) NOT NULL, item VARCHAR NOT NULL, status VARCHAR(40) NOT NULL, owner CHAR(32), due
        DATE, done_on DATE, answer VARCHAR NOT NULL, note VARCHAR NOT NULL, why VARCHAR NOT NULL, PRIMARY
        KEY (id), FOREIGN KEY(project_id) REFERENCES project (id) DEFERRABLE INITIALLY DEFERRED, FOREIGN
        KEY(owner) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED
    )
    """,
    "CREATE INDEX ix_check_item_project_id ON check_item (project_id)",
    """
    CREATE TABLE gates (
        id CHAR(32) NOT NULL, project_id CHAR(32) NOT NULL, position VARCHAR COLLATE "BINARY" NOT NULL,
        deleted BOOLEAN NOT NULL, origin VARCHAR NOT NULL, internal BOOLEAN NOT NULL, unread JSON NOT NULL,
        country VARCHAR NOT NULL, region VARCHAR NOT NULL, days_off VARCHAR NOT NULL, large BOOLEAN NOT
        NULL, hotline_scope VARCHAR(40), setup_meeting_on DATE, specification_agreed_on DATE,
        contract_signed_on DATE, contract_reference VARCHAR NOT NULL, installation_started_on DATE,
        knowledge_approved_on DATE, knowledge_approved_by CHAR(32), scripts_approved_on DATE,
        scripts_approved_by CHAR(32), technology_ready BOOLEAN NOT NULL, materials_ready BOOLEAN NOT NULL,
        group_ready BOOLEAN NOT NULL, PRIMARY KEY (id), FOREIGN KEY(project_id) REFERENCES project (id)
        DEFERRABLE INITIALLY DEFERRED, FOREIGN KEY(knowledge_approved_by) REFERENCES person (id) DEFERRABLE
        INITIALLY DEFERRED, FOREIGN KEY(scripts_approved_by) REFERENCES person (id) DEFERRABLE INITIALLY
        DEFERRED
    )
    """,
    "CREATE INDEX ix_gates_project_id ON gates (project_id)",
    """
    CREATE TABLE task (
        id CHAR(32) NOT NULL, project_id CHAR(32) NOT NULL, position VARCHAR COLLATE "BINARY" NOT NULL,
        deleted BOOLEAN NOT NULL, origin VARCHAR NOT NULL, internal BOOLEAN NOT NULL, unread JSON NOT NULL,
        code VARCHAR NOT NULL, title VARCHAR NOT NULL, stage VARCHAR(40), kind VARCHAR(40) NOT NULL, starts
        DATE, ends DATE, days INTEGER, "after" VARCHAR NOT NULL, role_id CHAR(32), owner CHAR(32), status
        VARCHAR(40) NOT NULL, share DOUBLE, finished_on DATE, note VARCHAR NOT NULL, why VARCHAR NOT NULL,
        PRIMARY KEY (id), FOREIGN KEY(project_id) REFERENCES project (id) DEFERRABLE INITIALLY DEFERRED,
        FOREIGN KEY(role_id) REFERENCES role (id) DEFERRABLE INITIALLY DEFERRED, FOREIGN KEY(owner)
        REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED
    )
    """,
    "CREATE INDEX ix_task_project_id ON task (project_id)",
    """
    CREATE TABLE process_change (
        id CHAR(32) NOT NULL, project_id CHAR(32) NOT NULL, position VARCHAR COLLATE "BINARY" NOT NULL,
        deleted BOOLEAN NOT NULL, origin VARCHAR NOT NULL, internal BOOLEAN NOT NULL, unread JSON NOT NULL,
        code VARCHAR NOT NULL, process VARCHAR NOT NULL, today VARCHAR NOT NULL, future VARCHAR NOT NULL,
        owner CHAR(32), status VARCHAR(40) NOT NULL, due DATE, units VARCHAR NOT NULL, gap_id CHAR(32), note
        VARCHAR NOT NULL, PRIMARY KEY (id), FOREIGN KEY(project_id) REFERENCES project (id) DEFERRABLE
        INITIALLY DEFERRED, FOREIGN KEY(owner) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED, FOREIGN
        KEY(gap_id) REFERENCES gap (id) DEFERRABLE INITIALLY DEFERRED
    )
    """,
    "CREATE INDEX ix_process_change_project_id ON process_change (project_id)",
    """
    CREATE TABLE adkar (
        id CHAR(32) NOT NULL, project_id CHAR(32) NOT NULL, position VARCHAR COLLATE "BINARY" NOT NULL,
        deleted BOOLEAN NOT NULL, origin VARCHAR NOT NULL, internal BOOLEAN NOT NULL, unread JSON NOT NULL,
        audience_id CHAR(32), assessed_on DATE, awareness DOUBLE, desire DOUBLE, knowledge DOUBLE, ability
        DOUBLE, reinforcement DOUBLE, method VARCHAR NOT NULL, action VARCHAR NOT NULL, owner CHAR(32), due
        DATE, note VARCHAR NOT NULL, PRIMARY KEY (id), FOREIGN KEY(project_id) REFERENCES project (id)
        DEFERRABLE INITIALLY DEFERRED, FOREIGN KEY(audience_id) REFERENCES audience (id) DEFERRABLE
        INITIALLY DEFERRED, FOREIGN KEY(owner) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED
    )
    """,
    "CREATE INDEX ix_adkar_project_id ON adkar (project_id)",
    """
    CREATE TABLE skill (
        id CHAR(32) NOT NULL, project_id CHAR(32) NOT NULL, position VARCHAR COLLATE "BINARY" NOT NULL,
        deleted BOOLEAN NOT NULL, origin VARCHAR NOT NULL, internal BOOLEAN NOT NULL, unread JSON NOT NULL,
        name VARCHAR NOT NULL, area VARCHAR(40), criticality INTEGER, description VARCHAR NOT NULL, evidence
        VARCHAR NOT NULL, not_training BOOLEAN NOT NULL, note VARCHAR NOT NULL, PRIMARY KEY (id), FOREIGN
        KEY(project_id) REFERENCES project (id) DEFERRABLE INITIALLY DEFERRED
    )
    """,
    "CREATE INDEX ix_skill_project_id ON skill (project_id)",
    """
    CREATE TABLE training_need (
        id CHAR(32) NOT NULL, project_id CHAR(32) NOT NULL, position VARCHAR COLLATE "BINARY" NOT NULL,
        deleted BOOLEAN NOT NULL, origin VARCHAR NOT NULL, internal BOOLEAN NOT NULL, unread JSON NOT NULL,
        levels VARCHAR NOT NULL, row_id CHAR(32) NOT NULL, column_id CHAR(32) NOT NULL, PRIMARY KEY (id),
        FOREIGN KEY(project_id) REFERENCES project (id) DEFERRABLE INITIALLY DEFERRED
    )
    """,
    "CREATE INDEX ix_training_need_project_id ON training_need (project_id)",
    """
    CREATE TABLE course (
        id CHAR(32) NOT NULL, project_id CHAR(32) NOT NULL, position VARCHAR COLLATE "BINARY" NOT NULL,
        deleted BOOLEAN NOT NULL, origin VARCHAR NOT NULL, internal BOOLEAN NOT NULL, unread JSON NOT NULL,
        name VARCHAR NOT NULL, audience_id CHAR(32), modality VARCHAR(40), hours DOUBLE, skills VARCHAR NOT
        NULL, language VARCHAR(40), materials VARCHAR NOT NULL, trainer CHAR(32), environment VARCHAR NOT
        NULL, due DATE, note VARCHAR NOT NULL, PRIMARY KEY (id), FOREIGN KEY(project_id) REFERENCES project
        (id) DEFERRABLE INITIALLY DEFERRED, FOREIGN KEY(audience_id) REFERENCES audience (id) DEFERRABLE
        INITIALLY DEFERRED, FOREIGN KEY(trainer) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED
    )
    """,
    "CREATE INDEX ix_course_project_id ON course (project_id)",
    """
    CREATE TABLE session (
        id CHAR(32) NOT NULL, project_id CHAR(32) NOT NULL, position VARCHAR COLLATE "BINARY" NOT NULL,
        deleted BOOLEAN NOT NULL, origin VARCHAR NOT NULL, internal BOOLEAN NOT NULL, unread JSON NOT NULL,
        code VARCHAR NOT NULL, title VARCHAR NOT NULL, audience_id CHAR(32), course_id CHAR(32), held_on
        DATE, from_time VARCHAR NOT NULL, to_time VARCHAR NOT NULL, status VARCHAR(40) NOT NULL, place
        VARCHAR NOT NULL, trainer CHAR(32), capacity INTEGER, language VARCHAR(40), environment VARCHAR NOT
        NULL, satisfaction DOUBLE, comment VARCHAR NOT NULL, note VARCHAR NOT NULL, why VARCHAR NOT NULL,
        PRIMARY KEY (id), FOREIGN KEY(project_id) REFERENCES project (id) DEFERRABLE INITIALLY DEFERRED,
        FOREIGN KEY(audience_id) REFERENCES audience (id) DEFERRABLE INITIALLY DEFERRED, FOREIGN
        KEY(course_id) REFERENCES course (id) DEFERRABLE INITIALLY DEFERRED, FOREIGN KEY(trainer) REFERENCES
        person (id) DEFERRABLE INITIALLY DEFERRED
    )
    """,
    "CREATE INDEX ix_session_project_id ON session (project_id)",
    """
    CREATE TABLE attendance (
        id CHAR(32) NOT NULL, project_id CHAR(32) NOT NULL, position VARCHAR COLLATE "BINARY" NOT NULL,
        deleted BOOLEAN NOT NULL, origin VARCHAR NOT NULL, internal BOOLEAN NOT NULL, unread JSON NOT NULL,
        presence VARCHAR(40), row_id CHAR(32) NOT NULL, column_id CHAR(32) NOT NULL, PRIMARY KEY (id),
        FOREIGN KEY(project_id) REFERENCES project (id) DEFERRABLE INITIALLY DEFERRED
    )
    """,
    "CREATE INDEX ix_attendance_project_id ON attendance (project_id)",
    """
    CREATE TABLE attestation (
        id CHAR(32) NOT NULL, project_id CHAR(32) NOT NULL, position VARCHAR COLLATE "BINARY" NOT NULL,
        deleted BOOLEAN NOT NULL, origin VARCHAR NOT NULL, internal BOOLEAN NOT NULL, unread JSON NOT NULL,
        operator CHAR(32), attested_by CHAR(32), attested_on DATE, theory DOUBLE, practice DOUBLE,
        pass_theory DOUBLE, pass_practice DOUBLE, attempt INTEGER, result VARCHAR(40), channels JSON NOT
        NULL, released_on DATE, note VARCHAR NOT NULL, PRIMARY KEY (id), FOREIGN KEY(project_id) REFERENCES
        project (id) DEFERRABLE INITIALLY DEFERRED, FOREIGN KEY(operator) REFERENCES person (id) DEFERRABLE
        INITIALLY DEFERRED, FOREIGN KEY(attested_by) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED
    )
    """,
    "CREATE INDEX ix_attestation_project_id ON attestation (project_id)",
    """
    CREATE TABLE requirement (
        id CHAR(32) NOT NULL, project_id CHAR(32) NOT NULL, position VARCHAR COLLATE "BINARY" NOT NULL,
        deleted BOOLEAN NOT NULL, origin VARCHAR NOT NULL, internal BOOLEAN NOT NULL, unread JSON NOT NULL,
        code VARCHAR NOT NULL, text VARCHAR NOT NULL, need VARCHAR NOT NULL, priority VARCHAR(40) NOT NULL,
        status VARCHAR(40) NOT NULL, section VARCHAR NOT NULL, owner CHAR(32), agreed_on DATE, note VARCHAR
        NOT NULL, PRIMARY KEY (id), FOREIGN KEY(project_id) REFERENCES project (id) DEFERRABLE INITIALLY
        DEFERRED, FOREIGN KEY(owner) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED
    )
    """,
    "CREATE INDEX ix_requirement_project_id ON requirement (project_id)",
    """
    CREATE TABLE flow (
        id CHAR(32) NOT NULL, project_id CHAR(32) NOT NULL, position VARCHAR COLLATE "BINARY" NOT NULL,
        deleted BOOLEAN NOT NULL, origin VARCHAR NOT NULL, internal BOOLEAN NOT NULL, unread JSON NOT NULL,
        use_case CHAR(32), kind VARCHAR(40) NOT NULL, code VARCHAR NOT NULL, name VARCHAR NOT NULL,
        leaves_at INTEGER, steps VARCHAR NOT NULL, rejoins_at INTEGER, outcome VARCHAR NOT NULL, note
        VARCHAR NOT NULL, PRIMARY KEY (id), FOREIGN KEY(project_id) REFERENCES project (id) DEFERRABLE
        INITIALLY DEFERRED, FOREIGN KEY(use_case) REFERENCES use_case (id) DEFERRABLE INITIALLY DEFERRED
    )
    """,
    "CREATE INDEX ix_flow_project_id ON flow (project_id)",
    """
    CREATE TABLE uat_plan (
        id CHAR(32) NOT NULL, project_id CHAR(32) NOT NULL, position VARCHAR COLLATE "BINARY" NOT NULL,
        deleted BOOLEAN NOT NULL, origin VARCHAR NOT NULL, internal BOOLEAN NOT NULL, unread JSON NOT NULL,
        purpose VARCHAR NOT NULL, scope_in VARCHAR NOT NULL, scope_out VARCHAR NOT NULL, lead CHAR(32),
        approver CHAR(32), technical CHAR(32), triage VARCHAR NOT NULL, environment VARCHAR NOT NULL,
        accounts VARCHAR NOT NULL, numbers VARCHAR NOT NULL, data VARCHAR NOT NULL, calendar VARCHAR NOT
        NULL, reporting VARCHAR NOT NULL, risks VARCHAR NOT NULL, severities VARCHAR NOT NULL, response
        VARCHAR NOT NULL, defect_flow VARCHAR NOT NULL, pass_share DOUBLE, sign_off_rules VARCHAR NOT NULL,
        approvers VARCHAR NOT NULL, PRIMARY KEY (id), FOREIGN KEY(project_id) REFERENCES project (id)
        DEFERRABLE INITIALLY DEFERRED, FOREIGN KEY(lead) REFERENCES person (id) DEFERRABLE INITIALLY
        DEFERRED, FOREIGN KEY(approver) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED, FOREIGN
        KEY(technical) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED
    )
    """,
    "CREATE INDEX ix_uat_plan_project_id ON uat_plan (project_id)",
    """
    CREATE TABLE tester (
        id CHAR(32) NOT NULL, project_id CHAR(32) NOT NULL, position VARCHAR COLLATE "BINARY" NOT NULL,
        deleted BOOLEAN NOT NULL, origin VARCHAR NOT NULL, internal BOOLEAN NOT NULL, unread JSON NOT NULL,
        person_id CHAR(32), role_id CHAR(32), site VARCHAR NOT NULL, booked_from DATE, booked_to DATE,
        briefed_on DATE, account_ready BOOLEAN NOT NULL, device VARCHAR NOT NULL, note VARCHAR NOT NULL,
        PRIMARY KEY (id), FOREIGN KEY(project_id) REFERENCES project (id) DEFERRABLE INITIALLY DEFERRED,
        FOREIGN KEY(person_id) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED, FOREIGN KEY(role_id)
        REFERENCES role (id) DEFERRABLE INITIALLY DEFERRED
    )
    """,
    "CREATE INDEX ix_tester_project_id ON tester (project_id)",
    """
    CREATE TABLE test_case (
        id CHAR(32) NOT NULL, project_id CHAR(32) NOT NULL, position VARCHAR COLLATE "BINARY" NOT NULL,
        deleted BOOLEAN NOT NULL, origin VARCHAR NOT NULL, internal BOOLEAN NOT NULL, unread JSON NOT NULL,
        code VARCHAR NOT NULL, title VARCHAR NOT NULL, expected VARCHAR NOT NULL, area VARCHAR(40), use_case
        CHAR(32), flow_id CHAR(32), requirements VARCHAR NOT NULL, priority VARCHAR(40) NOT NULL, kind
        VARCHAR(40) NOT NULL, channel VARCHAR(40), role_id CHAR(32), status VARCHAR(40) NOT NULL,
        precondition VARCHAR NOT NULL, data VARCHAR NOT NULL, minutes INTEGER, language VARCHAR(40), note
        VARCHAR NOT NULL, PRIMARY KEY (id), FOREIGN KEY(project_id) REFERENCES project (id) DEFERRABLE
        INITIALLY DEFERRED, FOREIGN KEY(use_case) REFERENCES use_case (id) DEFERRABLE INITIALLY DEFERRED,
        FOREIGN KEY(flow_id) REFERENCES flow (id) DEFERRABLE INITIALLY DEFERRED, FOREIGN KEY(role_id)
        REFERENCES role (id) DEFERRABLE INITIALLY DEFERRED
    )
    """,
    "CREATE INDEX ix_test_case_project_id ON test_case (project_id)",
    """
    CREATE TABLE test_step (
        id CHAR(32) NOT NULL, project_id CHAR(32) NOT NULL, position VARCHAR COLLATE "BINARY" NOT NULL,
        deleted BOOLEAN NOT NULL, origin VARCHAR NOT NULL, internal BOOLEAN NOT NULL, unread JSON NOT NULL,
        case_id CHAR(32), number INTEGER, action VARCHAR NOT NULL, expected VARCHAR NOT NULL, note VARCHAR
        NOT NULL, PRIMARY KEY (id), FOREIGN KEY(project_id) REFERENCES project (id) DEFERRABLE INITIALLY
        DEFERRED, FOREIGN KEY(case_id) REFERENCES test_case (id) DEFERRABLE INITIALLY DEFERRED
    )
    """,
    "CREATE INDEX ix_test_step_project_id ON test_step (project_id)",
    """
    CREATE TABLE cycle (
        id CHAR(32) NOT NULL, project_id CHAR(32) NOT NULL, position VARCHAR COLLATE "BINARY" NOT NULL,
        deleted BOOLEAN NOT NULL, origin VARCHAR NOT NULL, internal BOOLEAN NOT NULL, unread JSON NOT NULL,
        name VARCHAR NOT NULL, kind VARCHAR(40) NOT NULL, starts DATE, ends DATE, status VARCHAR(40) NOT
        NULL, build VARCHAR NOT NULL, scope VARCHAR NOT NULL, result VARCHAR NOT NULL, note VARCHAR NOT
        NULL, why VARCHAR NOT NULL, PRIMARY KEY (id), FOREIGN KEY(project_id) REFERENCES project (id)
        DEFERRABLE INITIALLY DEFERRED
    )
    """,
    "CREATE INDEX ix_cycle_project_id ON cycle (project_id)",
    """
    CREATE TABLE test_result (
        id CHAR(32) NOT NULL, project_id CHAR(32) NOT NULL, position VARCHAR COLLATE "BINARY" NOT NULL,
        deleted BOOLEAN NOT NULL, origin VARCHAR NOT NULL, internal BOOLEAN NOT NULL, unread JSON NOT NULL,
        code VARCHAR NOT NULL, case_id CHAR(32), cycle_id CHAR(32), result VARCHAR(40) NOT NULL, tester
        CHAR(32), run_on DATE, build VARCHAR NOT NULL, actual VARCHAR NOT NULL, failed_step INTEGER,
        evidence VARCHAR NOT NULL, conversation_id VARCHAR NOT NULL, console_log VARCHAR NOT NULL, minutes
        INTEGER, comment VARCHAR NOT NULL, PRIMARY KEY (id), FOREIGN KEY(project_id) REFERENCES project (id)
        DEFERRABLE INITIALLY DEFERRED, FOREIGN KEY(case_id) REFERENCES test_case (id) DEFERRABLE INITIALLY
        DEFERRED, FOREIGN KEY(cycle_id) REFERENCES cycle (id) DEFERRABLE INITIALLY DEFERRED, FOREIGN
        KEY(tester) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED
    )
    """,
    "CREATE INDEX ix_test_result_project_id ON test_result (project_id)",
    """
    CREATE TABLE step_result (
        id CHAR(32) NOT NULL, project_id CHAR(32) NOT NULL, position VARCHAR COLLATE "BINARY" NOT NULL,
        deleted BOOLEAN NOT NULL, origin VARCHAR NOT NULL, internal BOOLEAN NOT NULL, unread JSON NOT NULL,
        result VARCHAR(40), row_id CHAR(32) NOT NULL, column_id CHAR(32) NOT NULL, PRIMARY KEY (id), FOREIGN
        KEY(project_id) REFERENCES project (id) DEFERRABLE INITIALLY DEFERRED
    )
    """,
    "CREATE INDEX ix_step_result_project_id ON step_result (project_id)",
    """
    CREATE TABLE defect (
        id CHAR(32) NOT NULL, project_id CHAR(32) NOT NULL, position VARCHAR COLLATE "BINARY" NOT NULL,
        deleted BOOLEAN NOT NULL, origin VARCHAR NOT NULL, internal BOOLEAN NOT NULL, unread JSON NOT NULL,
        code VARCHAR NOT NULL, title VARCHAR NOT NULL, severity VARCHAR(40), priority VARCHAR(40), status
        VARCHAR(40) NOT NULL, owner CHAR(32), target DATE, found_in CHAR(32), case_id CHAR(32), found_on
        DATE, reporter CHAR(32), environment VARCHAR NOT NULL, steps VARCHAR NOT NULL, actual VARCHAR NOT
        NULL, expected VARCHAR NOT NULL, evidence VARCHAR NOT NULL, conversation_id VARCHAR NOT NULL,
        console_log VARCHAR NOT NULL, cause VARCHAR NOT NULL, fixed_in VARCHAR NOT NULL, workaround VARCHAR
        NOT NULL, retest VARCHAR(40), retested_by CHAR(32), retested_on DATE, closed_on DATE, PRIMARY KEY
        (id), FOREIGN KEY(project_id) REFERENCES project (id) DEFERRABLE INITIALLY DEFERRED, FOREIGN
        KEY(owner) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED, FOREIGN KEY(found_in) REFERENCES
        test_result (id) DEFERRABLE INITIALLY DEFERRED, FOREIGN KEY(case_id) REFERENCES test_case (id)
        DEFERRABLE INITIALLY DEFERRED, FOREIGN KEY(reporter) REFERENCES person (id) DEFERRABLE INITIALLY
        DEFERRED, FOREIGN KEY(retested_by) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED
    )
    """,
    "CREATE INDEX ix_defect_project_id ON defect (project_id)",
    """
    CREATE TABLE tech_launch (
        id CHAR(32) NOT NULL, project_id CHAR(32) NOT NULL, position VARCHAR COLLATE "BINARY" NOT NULL,
        deleted BOOLEAN NOT NULL, origin VARCHAR NOT NULL, internal BOOLEAN NOT NULL, unread JSON NOT NULL,
        performed_on DATE, performed_by CHAR(32), supervisors VARCHAR NOT NULL, build VARCHAR NOT NULL,
        summary VARCHAR NOT NULL, verdict VARCHAR(40), repeat_on DATE, reason VARCHAR NOT NULL, PRIMARY KEY
        (id), FOREIGN KEY(project_id) REFERENCES project (id) DEFERRABLE INITIALLY DEFERRED, FOREIGN
        KEY(performed_by) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED
    )
    """,
    "CREATE INDEX ix_tech_launch_project_id ON tech_launch (project_id)",
    """
    CREATE TABLE launch_check (
        id CHAR(32) NOT NULL, project_id CHAR(32) NOT NULL, position VARCHAR COLLATE "BINARY" NOT NULL,
        deleted BOOLEAN NOT NULL, origin VARCHAR NOT NULL, internal BOOLEAN NOT NULL, unread JSON NOT NULL,
        "group" VARCHAR(40) NOT NULL, item VARCHAR NOT NULL, looked JSON NOT NULL, result VARCHAR(40) NOT
        NULL, checked_by CHAR(32), finding VARCHAR NOT NULL, change VARCHAR NOT NULL, changed_by CHAR(32),
        done_on DATE, rechecked_on DATE, note VARCHAR NOT NULL, PRIMARY KEY (id), FOREIGN KEY(project_id)
        REFERENCES project (id) DEFERRABLE INITIALLY DEFERRED, FOREIGN KEY(checked_by) REFERENCES person
        (id) DEFERRABLE INITIALLY DEFERRED, FOREIGN KEY(changed_by) REFERENCES person (id) DEFERRABLE
        INITIALLY DEFERRED
    )
    """,
    "CREATE INDEX ix_launch_check_project_id ON launch_check (project_id)",
    """
    CREATE TABLE phone_number (
        id CHAR(32) NOT NULL, project_id CHAR(32) NOT NULL, position VARCHAR COLLATE "BINARY" NOT NULL,
        deleted BOOLEAN NOT NULL, origin VARCHAR NOT NULL, internal BOOLEAN NOT NULL, unread JSON NOT NULL,
        number VARCHAR NOT NULL, purpose VARCHAR NOT NULL, toll_free BOOLEAN NOT NULL, leads_to VARCHAR NOT
        NULL, carrier VARCHAR NOT NULL, status VARCHAR(40) NOT NULL, ported_on DATE, confirmed VARCHAR NOT
        NULL, tested_on DATE, caller_id VARCHAR NOT NULL, emergency VARCHAR NOT NULL, note VARCHAR NOT NULL,
        PRIMARY KEY (id), FOREIGN KEY(project_id) REFERENCES project (id) DEFERRABLE INITIALLY DEFERRED
    )
    """,
    "CREATE INDEX ix_phone_number_project_id ON phone_number (project_id)",
    """
    CREATE TABLE go_no_go (
        id CHAR(32) NOT NULL, project_id CHAR(32) NOT NULL, position VARCHAR COLLATE "BINARY" NOT NULL,
        deleted BOOLEAN NOT NULL, origin VARCHAR NOT NULL, internal BOOLEAN NOT NULL, unread JSON NOT NULL,
        area VARCHAR(40), criterion VARCHAR NOT NULL, mandatory BOOLEAN NOT NULL, weight INTEGER, minimum
        DOUBLE, value DOUBLE, rating VARCHAR(40), workaround VARCHAR NOT NULL, owner CHAR(32), evidence
        VARCHAR NOT NULL, note VARCHAR NOT NULL, PRIMARY KEY (id), FOREIGN KEY(project_id) REFERENCES
        project (id) DEFERRABLE INITIALLY DEFERRED, FOREIGN KEY(owner) REFERENCES person (id) DEFERRABLE
        INITIALLY DEFERRED
    )
    """,
    "CREATE INDEX ix_go_no_go_project_id ON go_no_go (project_id)",
    """
    CREATE TABLE cutover_step (
        id CHAR(32) NOT NULL, project_id CHAR(32) NOT NULL, position VARCHAR COLLATE "BINARY" NOT NULL,
        deleted BOOLEAN NOT NULL, origin VARCHAR NOT NULL, internal BOOLEAN NOT NULL, unread JSON NOT NULL,
        code VARCHAR NOT NULL, moment VARCHAR(40) NOT NULL, step VARCHAR NOT NULL, t_minus VARCHAR NOT NULL,
        minutes INTEGER, owner CHAR(32), deputy CHAR(32), "after" VARCHAR NOT NULL, result VARCHAR(40) NOT
        NULL, "rollback" VARCHAR NOT NULL, no_return BOOLEAN NOT NULL, decision_gate BOOLEAN NOT NULL,
        planned_on DATE, began_at VARCHAR NOT NULL, ended_at VARCHAR NOT NULL, note VARCHAR NOT NULL,
        PRIMARY KEY (id), FOREIGN KEY(project_id) REFERENCES project (id) DEFERRABLE INITIALLY DEFERRED,
        FOREIGN KEY(owner) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED, FOREIGN KEY(deputy)
        REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED
    )
    """,
    "CREATE INDEX ix_cutover_step_project_id ON cutover_step (project_id)",
    """
    CREATE TABLE sign_off (
        id CHAR(32) NOT NULL, project_id CHAR(32) NOT NULL, position VARCHAR COLLATE "BINARY" NOT NULL,
        deleted BOOLEAN NOT NULL, origin VARCHAR NOT NULL, internal BOOLEAN NOT NULL, unread JSON NOT NULL,
        code VARCHAR NOT NULL, kind VARCHAR(40) NOT NULL, subject VARCHAR NOT NULL, version VARCHAR NOT
        NULL, deliverable_id CHAR(32), basis VARCHAR NOT NULL, contract VARCHAR NOT NULL, decision
        VARCHAR(40) NOT NULL, decided_on DATE, place VARCHAR NOT NULL, summary VARCHAR NOT NULL, residual
        VARCHAR NOT NULL, exclusions VARCHAR NOT NULL, reason VARCHAR NOT NULL, next_date DATE, effect
        VARCHAR NOT NULL, attachments VARCHAR NOT NULL, supersedes CHAR(32), PRIMARY KEY (id), FOREIGN
        KEY(project_id) REFERENCES project (id) DEFERRABLE INITIALLY DEFERRED, FOREIGN KEY(deliverable_id)
        REFERENCES deliverable (id) DEFERRABLE INITIALLY DEFERRED, FOREIGN KEY(supersedes) REFERENCES
        sign_off (id) DEFERRABLE INITIALLY DEFERRED
    )
    """,
    "CREATE INDEX ix_sign_off_project_id ON sign_off (project_id)",
    """
    CREATE TABLE signatory (
        id CHAR(32) NOT NULL, project_id CHAR(32) NOT NULL, position VARCHAR COLLATE "BINARY" NOT NULL,
        deleted BOOLEAN NOT NULL, origin VARCHAR NOT NULL, internal BOOLEAN NOT NULL, unread JSON NOT NULL,
        sign_off_id CHAR(32), side VARCHAR(40) NOT NULL, person_id CHAR(32), name VARCHAR NOT NULL,
        position_held VARCHAR NOT NULL, decision VARCHAR(40) NOT NULL, signed_on DATE, note VARCHAR NOT
        NULL, PRIMARY KEY (id), FOREIGN KEY(project_id) REFERENCES project (id) DEFERRABLE INITIALLY
        DEFERRED, FOREIGN KEY(sign_off_id) REFERENCES sign_off (id) DEFERRABLE INITIALLY DEFERRED, FOREIGN
        KEY(person_id) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED
    )
    """,
    "CREATE INDEX ix_signatory_project_id ON signatory (project_id)",
    """
    CREATE TABLE condition (
        id CHAR(32) NOT NULL, project_id CHAR(32) NOT NULL, position VARCHAR COLLATE "BINARY" NOT NULL,
        deleted BOOLEAN NOT NULL, origin VARCHAR NOT NULL, internal BOOLEAN NOT NULL, unread JSON NOT NULL,
        sign_off_id CHAR(32), code VARCHAR NOT NULL, description VARCHAR NOT NULL, defect_id CHAR(32),
        severity VARCHAR(40), owner CHAR(32), due DATE, verified_by CHAR(32), closed_on DATE, note VARCHAR
        NOT NULL, PRIMARY KEY (id), FOREIGN KEY(project_id) REFERENCES project (id) DEFERRABLE INITIALLY
        DEFERRED, FOREIGN KEY(sign_off_id) REFERENCES sign_off (id) DEFERRABLE INITIALLY DEFERRED, FOREIGN
        KEY(defect_id) REFERENCES defect (id) DEFERRABLE INITIALLY DEFERRED, FOREIGN KEY(owner) REFERENCES
        person (id) DEFERRABLE INITIALLY DEFERRED, FOREIGN KEY(verified_by) REFERENCES person (id)
        DEFERRABLE INITIALLY DEFERRED
    )
    """,
    "CREATE INDEX ix_condition_project_id ON condition (project_id)",
    """
    CREATE TABLE kpi (
        id CHAR(32) NOT NULL, project_id CHAR(32) NOT NULL, position VARCHAR COLLATE "BINARY" NOT NULL,
        deleted BOOLEAN NOT NULL, origin VARCHAR NOT NULL, internal BOOLEAN NOT NULL, unread JSON NOT NULL,
        code VARCHAR NOT NULL, name VARCHAR NOT NULL, alias VARCHAR NOT NULL, formula VARCHAR(40), target
        DOUBLE, warning DOUBLE, better VARCHAR(40) NOT NULL, kind VARCHAR(40) NOT NULL, threshold_s INTEGER,
        short_s INTEGER, include_abandons BOOLEAN NOT NULL, exclude_short BOOLEAN NOT NULL, include_flowouts
        BOOLEAN NOT NULL, interval VARCHAR(40) NOT NULL, scope VARCHAR(40) NOT NULL, source VARCHAR NOT
        NULL, set_by CHAR(32), note VARCHAR NOT NULL, why VARCHAR NOT NULL, PRIMARY KEY (id), FOREIGN
        KEY(project_id) REFERENCES project (id) DEFERRABLE INITIALLY DEFERRED, FOREIGN KEY(set_by)
        REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED
    )
    """,
    "CREATE INDEX ix_kpi_project_id ON kpi (project_id)",
    """
    CREATE TABLE kpi_figure (
        id CHAR(32) NOT NULL, project_id CHAR(32) NOT NULL, position VARCHAR COLLATE "BINARY" NOT NULL,
        deleted BOOLEAN NOT NULL, origin VARCHAR NOT NULL, internal BOOLEAN NOT NULL, unread JSON NOT NULL,
        period_from DATE, period_to DATE, scope VARCHAR(40) NOT NULL, subject VARCHAR NOT NULL, offered
        INTEGER, answered INTEGER, abandoned INTEGER, answered_within INTEGER, abandoned_within INTEGER,
        short_abandoned INTEGER, flowouts INTEGER, handled INTEGER, talk_s INTEGER, hold_s INTEGER, acw_s
        INTEGER, wait_answered_s INTEGER, wait_abandoned_s INTEGER, staffed_s INTEGER, idle_s INTEGER,
        interacting_s INTEGER, communicating_s INTEGER, operators INTEGER, contacts INTEGER, solved_first
        INTEGER, score_sum INTEGER, score_count INTEGER, ratings INTEGER, ratings_good INTEGER, note VARCHAR
        NOT NULL, PRIMARY KEY (id), FOREIGN KEY(project_id) REFERENCES project (id) DEFERRABLE INITIALLY
        DEFERRED
    )
    """,
    "CREATE INDEX ix_kpi_figure_project_id ON kpi_figure (project_id)",
    """
    CREATE TABLE report (
        id CHAR(32) NOT NULL, project_id CHAR(32) NOT NULL, position VARCHAR COLLATE "BINARY" NOT NULL,
        deleted BOOLEAN NOT NULL, origin VARCHAR NOT NULL, internal BOOLEAN NOT NULL, unread JSON NOT NULL,
        name VARCHAR NOT NULL, kind VARCHAR(40) NOT NULL, audience VARCHAR NOT NULL, kpis VARCHAR NOT NULL,
        interval VARCHAR(40) NOT NULL, trend INTEGER, formats JSON NOT NULL, language VARCHAR(40), analyst
        CHAR(32), delivered VARCHAR NOT NULL, recipient VARCHAR NOT NULL, in_specification BOOLEAN NOT NULL,
        note VARCHAR NOT NULL, PRIMARY KEY (id), FOREIGN KEY(project_id) REFERENCES project (id) DEFERRABLE
        INITIALLY DEFERRED, FOREIGN KEY(analyst) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED
    )
    """,
    "CREATE INDEX ix_report_project_id ON report (project_id)",
    """
    CREATE TABLE evaluation (
        id CHAR(32) NOT NULL, project_id CHAR(32) NOT NULL, position VARCHAR COLLATE "BINARY" NOT NULL,
        deleted BOOLEAN NOT NULL, origin VARCHAR NOT NULL, internal BOOLEAN NOT NULL, unread JSON NOT NULL,
        contact VARCHAR NOT NULL, operator CHAR(32), evaluated_on DATE, evaluated_by CHAR(32), score
        INTEGER, feedback_on DATE, recommendation VARCHAR NOT NULL, followed_up_on DATE, followed BOOLEAN
        NOT NULL, note VARCHAR NOT NULL, PRIMARY KEY (id), FOREIGN KEY(project_id) REFERENCES project (id)
        DEFERRABLE INITIALLY DEFERRED, FOREIGN KEY(operator) REFERENCES person (id) DEFERRABLE INITIALLY
        DEFERRED, FOREIGN KEY(evaluated_by) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED
    )
    """,
    "CREATE INDEX ix_evaluation_project_id ON evaluation (project_id)",
    """
    CREATE TABLE incident (
        id CHAR(32) NOT NULL, project_id CHAR(32) NOT NULL, position VARCHAR COLLATE "BINARY" NOT NULL,
        deleted BOOLEAN NOT NULL, origin VARCHAR NOT NULL, internal BOOLEAN NOT NULL, unread JSON NOT NULL,
        code VARCHAR NOT NULL, title VARCHAR NOT NULL, status VARCHAR(40) NOT NULL, severity VARCHAR(40),
        detected_on DATE, owner CHAR(32), cause VARCHAR NOT NULL, fix_plan VARCHAR NOT NULL, fix_due DATE,
        prevention_plan VARCHAR NOT NULL, reported_on DATE, reported_by CHAR(32), channel VARCHAR NOT NULL,
        reaction VARCHAR NOT NULL, early_reason VARCHAR NOT NULL, closed_on DATE, checked_on DATE, note
        VARCHAR NOT NULL, PRIMARY KEY (id), FOREIGN KEY(project_id) REFERENCES project (id) DEFERRABLE
        INITIALLY DEFERRED, FOREIGN KEY(owner) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED, FOREIGN
        KEY(reported_by) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED
    )
    """,
    "CREATE INDEX ix_incident_project_id ON incident (project_id)",
    """
    CREATE TABLE pilot (
        id CHAR(32) NOT NULL, project_id CHAR(32) NOT NULL, position VARCHAR COLLATE "BINARY" NOT NULL,
        deleted BOOLEAN NOT NULL, origin VARCHAR NOT NULL, internal BOOLEAN NOT NULL, unread JSON NOT NULL,
        starts DATE, ends DATE, targets VARCHAR NOT NULL, baseline VARCHAR NOT NULL, checks VARCHAR NOT
        NULL, sample INTEGER, results VARCHAR NOT NULL, problems VARCHAR NOT NULL, lessons VARCHAR NOT NULL,
        debrief_on DATE, participants VARCHAR NOT NULL, feedback VARCHAR NOT NULL, verdict VARCHAR(40),
        next_review DATE, PRIMARY KEY (id), FOREIGN KEY(project_id) REFERENCES project (id) DEFERRABLE
        INITIALLY DEFERRED
    )
    """,
    "CREATE INDEX ix_pilot_project_id ON pilot (project_id)",
    """
    CREATE TABLE debrief_decision (
        id CHAR(32) NOT NULL, project_id CHAR(32) NOT NULL, position VARCHAR COLLATE "BINARY" NOT NULL,
        deleted BOOLEAN NOT NULL, origin VARCHAR NOT NULL, internal BOOLEAN NOT NULL, unread JSON NOT NULL,
        "group" VARCHAR(40) NOT NULL, decision VARCHAR NOT NULL, owner CHAR(32), due DATE, status
        VARCHAR(40) NOT NULL, done_on DATE, note VARCHAR NOT NULL, PRIMARY KEY (id), FOREIGN KEY(project_id)
        REFERENCES project (id) DEFERRABLE INITIALLY DEFERRED, FOREIGN KEY(owner) REFERENCES person (id)
        DEFERRABLE INITIALLY DEFERRED
    )
    """,
    "CREATE INDEX ix_debrief_decision_project_id ON debrief_decision (project_id)",
    """
    CREATE TABLE mute (
        id CHAR(32) NOT NULL, project_id CHAR(32) NOT NULL, position VARCHAR COLLATE "BINARY" NOT NULL,
        deleted BOOLEAN NOT NULL, origin VARCHAR NOT NULL, internal BOOLEAN NOT NULL, unread JSON NOT NULL,
        rule VARCHAR NOT NULL, about VARCHAR NOT NULL, reason VARCHAR NOT NULL, muted_by VARCHAR NOT NULL,
        muted_on DATE, "where" VARCHAR NOT NULL, row_key VARCHAR NOT NULL, PRIMARY KEY (id), FOREIGN
        KEY(project_id) REFERENCES project (id) DEFERRABLE INITIALLY DEFERRED
    )
    """,
    "CREATE INDEX ix_mute_project_id ON mute (project_id)",
)


def upgrade_to_3(connection: Connection) -> None:
    """Make the tables that schema 2 did not have, and widen three that it had."""
    for statement in SCHEMA_3:
        connection.exec_driver_sql(statement)
