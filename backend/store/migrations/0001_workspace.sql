-- +goose Up
-- Times are UTC text (the driver's format, which sorts as text). Ids are UUIDv7. Deleted rows stay, with deleted_at.
PRAGMA application_id = 1414024270; -- "THLN"

CREATE TABLE products (
    id          TEXT PRIMARY KEY,
    name        TEXT     NOT NULL,
    kind        TEXT     NOT NULL,
    description TEXT     NOT NULL DEFAULT '',
    created_at  DATETIME NOT NULL,
    updated_at  DATETIME NOT NULL,
    deleted_at  DATETIME,
    revision    INTEGER  NOT NULL DEFAULT 1
);

CREATE TABLE stakeholders (
    id           TEXT PRIMARY KEY,
    name         TEXT     NOT NULL,
    role         TEXT     NOT NULL DEFAULT '',
    team         TEXT     NOT NULL DEFAULT '',
    organisation TEXT     NOT NULL DEFAULT '',
    side         TEXT     NOT NULL,
    relationship TEXT     NOT NULL,
    created_at   DATETIME NOT NULL,
    updated_at   DATETIME NOT NULL,
    deleted_at   DATETIME,
    revision     INTEGER  NOT NULL DEFAULT 1
);

CREATE TABLE sessions (
    id         TEXT PRIMARY KEY,
    product_id TEXT     NOT NULL REFERENCES products (id),
    title      TEXT     NOT NULL,
    goal       TEXT     NOT NULL DEFAULT '',
    channel    TEXT     NOT NULL,
    planned_at DATETIME NOT NULL,
    started_at DATETIME,
    ended_at   DATETIME,
    created_at DATETIME NOT NULL,
    updated_at DATETIME NOT NULL,
    deleted_at DATETIME,
    revision   INTEGER  NOT NULL DEFAULT 1
);
CREATE INDEX sessions_by_product ON sessions (product_id, planned_at);

CREATE TABLE participants (
    session_id     TEXT NOT NULL REFERENCES sessions (id),
    stakeholder_id TEXT NOT NULL REFERENCES stakeholders (id),
    position       REAL NOT NULL DEFAULT 0,
    PRIMARY KEY (session_id, stakeholder_id)
);
CREATE INDEX participants_by_stakeholder ON participants (stakeholder_id);

CREATE TABLE notes (
    id         TEXT PRIMARY KEY,
    session_id TEXT     NOT NULL REFERENCES sessions (id),
    offset_ms  INTEGER  NOT NULL,
    kind       TEXT     NOT NULL,
    speaker_id TEXT REFERENCES stakeholders (id),
    text       TEXT     NOT NULL,
    tags       TEXT     NOT NULL DEFAULT '[]',
    importance INTEGER  NOT NULL DEFAULT 0,
    due        TEXT     NOT NULL DEFAULT '',
    created_at DATETIME NOT NULL,
    updated_at DATETIME NOT NULL,
    deleted_at DATETIME,
    revision   INTEGER  NOT NULL DEFAULT 1
);
CREATE INDEX notes_by_session ON notes (session_id, offset_ms, id);
CREATE INDEX notes_by_speaker ON notes (speaker_id);

CREATE TABLE themes (
    id          TEXT PRIMARY KEY,
    product_id  TEXT     NOT NULL REFERENCES products (id),
    name        TEXT     NOT NULL,
    description TEXT     NOT NULL DEFAULT '',
    position    REAL     NOT NULL DEFAULT 0,
    created_at  DATETIME NOT NULL,
    updated_at  DATETIME NOT NULL,
    deleted_at  DATETIME,
    revision    INTEGER  NOT NULL DEFAULT 1
);
CREATE INDEX themes_by_product ON themes (product_id, position);

CREATE TABLE asks (
    id         TEXT PRIMARY KEY,
    product_id TEXT     NOT NULL REFERENCES products (id),
    theme_id   TEXT REFERENCES themes (id),
    position   REAL     NOT NULL DEFAULT 0,
    statement  TEXT     NOT NULL,
    need       TEXT     NOT NULL DEFAULT '',
    decision   TEXT     NOT NULL,
    reason     TEXT     NOT NULL DEFAULT '',
    created_at DATETIME NOT NULL,
    updated_at DATETIME NOT NULL,
    deleted_at DATETIME,
    revision   INTEGER  NOT NULL DEFAULT 1
);
CREATE INDEX asks_by_product ON asks (product_id, theme_id, position);
CREATE INDEX asks_by_theme ON asks (theme_id);

CREATE TABLE voices (
    id             TEXT PRIMARY KEY,
    ask_id         TEXT     NOT NULL REFERENCES asks (id),
    stakeholder_id TEXT REFERENCES stakeholders (id),
    session_id     TEXT REFERENCES sessions (id),
    note_id        TEXT REFERENCES notes (id),
    channel        TEXT     NOT NULL,
    at             DATETIME NOT NULL,
    words          TEXT     NOT NULL DEFAULT '',
    importance     INTEGER  NOT NULL DEFAULT 0,
    UNIQUE (ask_id, note_id)
);
CREATE INDEX voices_by_note ON voices (note_id);
CREATE INDEX voices_by_session ON voices (session_id);
CREATE INDEX voices_by_stakeholder ON voices (stakeholder_id);

CREATE TABLE prds (
    id          TEXT PRIMARY KEY,
    product_id  TEXT     NOT NULL REFERENCES products (id),
    title       TEXT     NOT NULL,
    status      TEXT     NOT NULL,
    last_number INTEGER  NOT NULL DEFAULT 0,
    created_at  DATETIME NOT NULL,
    updated_at  DATETIME NOT NULL,
    deleted_at  DATETIME,
    revision    INTEGER  NOT NULL DEFAULT 1
);
CREATE INDEX prds_by_product ON prds (product_id);

CREATE TABLE prd_sections (
    id       TEXT PRIMARY KEY,
    prd_id   TEXT    NOT NULL REFERENCES prds (id),
    kind     TEXT    NOT NULL,
    title    TEXT    NOT NULL,
    body     TEXT    NOT NULL DEFAULT '',
    position REAL    NOT NULL DEFAULT 0,
    revision INTEGER NOT NULL DEFAULT 1
);
CREATE INDEX prd_sections_by_prd ON prd_sections (prd_id, position);

CREATE TABLE requirements (
    id        TEXT PRIMARY KEY,
    prd_id    TEXT    NOT NULL REFERENCES prds (id),
    number    INTEGER NOT NULL,
    statement TEXT    NOT NULL,
    rationale TEXT    NOT NULL DEFAULT '',
    priority  TEXT    NOT NULL,
    position  REAL    NOT NULL DEFAULT 0,
    revision  INTEGER NOT NULL DEFAULT 1,
    UNIQUE (prd_id, number)
);

CREATE TABLE citations (
    requirement_id TEXT NOT NULL REFERENCES requirements (id),
    ask_id         TEXT NOT NULL REFERENCES asks (id),
    position       REAL NOT NULL DEFAULT 0,
    PRIMARY KEY (requirement_id, ask_id)
);
CREATE INDEX citations_by_ask ON citations (ask_id);

-- What stands in the composer of a session and is not sent yet.
CREATE TABLE drafts (
    session_id TEXT PRIMARY KEY REFERENCES sessions (id),
    text       TEXT     NOT NULL,
    updated_at DATETIME NOT NULL
);
