-- +goose Up
-- The PM's own guides; those that are shipped are not in here. A guide is read and written as a whole.
CREATE TABLE guides (
    id           TEXT PRIMARY KEY,
    name         TEXT     NOT NULL,
    channel      TEXT     NOT NULL,
    product_kind TEXT     NOT NULL DEFAULT '', -- '': for any product
    questions    TEXT     NOT NULL DEFAULT '[]',
    created_at   DATETIME NOT NULL,
    updated_at   DATETIME NOT NULL,
    deleted_at   DATETIME,
    revision     INTEGER  NOT NULL DEFAULT 1
);

-- What a session is to ask, copied from a guide or written for it.
CREATE TABLE questions (
    id           TEXT PRIMARY KEY,
    session_id   TEXT     NOT NULL REFERENCES sessions (id),
    position     REAL     NOT NULL DEFAULT 0,
    text         TEXT     NOT NULL,
    digs         TEXT     NOT NULL DEFAULT '', -- one a line
    must_ask     INTEGER  NOT NULL DEFAULT 0,
    asked_ms     INTEGER, -- when it was ticked, in milliseconds since the session began
    carried_from TEXT REFERENCES sessions (id), -- where it was left unasked before
    created_at   DATETIME NOT NULL,
    updated_at   DATETIME NOT NULL,
    deleted_at   DATETIME,
    revision     INTEGER  NOT NULL DEFAULT 1
);
CREATE INDEX questions_by_session ON questions (session_id, position);
CREATE INDEX questions_by_origin ON questions (carried_from);

-- A question is found through its session.
-- +goose StatementBegin
CREATE TRIGGER questions_search_insert AFTER INSERT ON questions WHEN NEW.deleted_at IS NULL
BEGIN
    INSERT INTO search_docs (kind, ref, part, product_id, session_id, at)
    SELECT 'session', s.id, NEW.id, s.product_id, s.id, coalesce(s.started_at, s.planned_at)
    FROM sessions s WHERE s.id = NEW.session_id;
    INSERT INTO search_index (rowid, words) VALUES (last_insert_rowid(), searchable(NEW.text || ' ' || NEW.digs));
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER questions_search_update AFTER UPDATE OF text, digs, deleted_at ON questions
BEGIN
    DELETE FROM search_index WHERE rowid = (SELECT id FROM search_docs WHERE part = OLD.id);
    DELETE FROM search_docs WHERE part = OLD.id;
    INSERT INTO search_docs (kind, ref, part, product_id, session_id, at)
    SELECT 'session', s.id, NEW.id, s.product_id, s.id, coalesce(s.started_at, s.planned_at)
    FROM sessions s WHERE s.id = NEW.session_id AND NEW.deleted_at IS NULL;
    INSERT INTO search_index (rowid, words)
    SELECT id, searchable(NEW.text || ' ' || NEW.digs) FROM search_docs WHERE part = NEW.id;
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER questions_search_delete AFTER DELETE ON questions
BEGIN
    DELETE FROM search_index WHERE rowid = (SELECT id FROM search_docs WHERE part = OLD.id);
    DELETE FROM search_docs WHERE part = OLD.id;
END;
-- +goose StatementEnd
