-- +goose Up
-- Every earlier version of a note, kept by a trigger so that no edit can be forgotten. A new note costs nothing.
CREATE TABLE note_versions (
    id         INTEGER PRIMARY KEY,
    note_id    TEXT     NOT NULL REFERENCES notes (id) ON DELETE CASCADE,
    kind       TEXT     NOT NULL,
    speaker_id TEXT,
    text       TEXT     NOT NULL,
    tags       TEXT     NOT NULL,
    importance INTEGER  NOT NULL,
    due        TEXT     NOT NULL,
    written_at DATETIME NOT NULL
);
CREATE INDEX note_versions_by_note ON note_versions (note_id);

-- +goose StatementBegin
CREATE TRIGGER notes_keep_version AFTER UPDATE OF kind, speaker_id, text, tags, importance, due ON notes
WHEN OLD.kind <> NEW.kind OR OLD.speaker_id IS NOT NEW.speaker_id OR OLD.text <> NEW.text OR OLD.tags <> NEW.tags
    OR OLD.importance <> NEW.importance OR OLD.due <> NEW.due
BEGIN
    INSERT INTO note_versions (note_id, kind, speaker_id, text, tags, importance, due, written_at)
    VALUES (OLD.id, OLD.kind, OLD.speaker_id, OLD.text, OLD.tags, OLD.importance, OLD.due, OLD.updated_at);
END;
-- +goose StatementEnd

-- What stands in the editor of a note and is not saved yet.
CREATE TABLE edit_drafts (
    note_id    TEXT PRIMARY KEY REFERENCES notes (id) ON DELETE CASCADE,
    line       TEXT     NOT NULL,
    revision   INTEGER  NOT NULL, -- of the note when the editing began
    updated_at DATETIME NOT NULL
);

-- What was deleted, one row for each deed, with the rows it changed as they were: restoring goes by them.
CREATE TABLE trash_items (
    id         TEXT PRIMARY KEY,
    kind       TEXT     NOT NULL,
    ref        TEXT     NOT NULL,
    title      TEXT     NOT NULL,
    place      TEXT     NOT NULL DEFAULT '',
    notes      INTEGER  NOT NULL DEFAULT 0,
    asks       INTEGER  NOT NULL DEFAULT 0,
    private    INTEGER  NOT NULL DEFAULT 0,
    deleted_at DATETIME NOT NULL,
    changes    TEXT     NOT NULL
);
CREATE INDEX trash_items_by_time ON trash_items (deleted_at);

-- What was deleted before there was a trash: each by itself, a session with the notes that went with it.
INSERT INTO trash_items (id, kind, ref, title, place, notes, deleted_at, changes)
WITH gone (tbl, kind, ref, title, place, deleted_at) AS (
    SELECT 'products', 'product', id, name, '', deleted_at FROM products
    UNION ALL SELECT 'stakeholders', 'person', id, name, organisation, deleted_at FROM stakeholders
    UNION ALL SELECT 'sessions', 'session', s.id, s.title, p.name, s.deleted_at FROM sessions s JOIN products p ON p.id = s.product_id
    UNION ALL SELECT 'notes', 'note', n.id, n.text, s.title, n.deleted_at FROM notes n JOIN sessions s ON s.id = n.session_id
        WHERE s.deleted_at IS NULL OR n.deleted_at < s.deleted_at
    UNION ALL SELECT 'asks', 'ask', a.id, a.statement, p.name, a.deleted_at FROM asks a JOIN products p ON p.id = a.product_id
    UNION ALL SELECT 'themes', 'theme', t.id, t.name, p.name, t.deleted_at FROM themes t JOIN products p ON p.id = t.product_id
    UNION ALL SELECT 'prds', 'prd', d.id, d.title, p.name, d.deleted_at FROM prds d JOIN products p ON p.id = d.product_id
)
SELECT 'before-' || g.ref, g.kind, g.ref, g.title, g.place,
    (SELECT count(*) FROM notes n WHERE g.kind = 'session' AND n.session_id = g.ref AND n.deleted_at >= g.deleted_at),
    g.deleted_at,
    (SELECT json_group_array(json_object('table', r.tbl, 'key', json_object('id', r.id),
            'before', json_object('deleted_at', NULL), 'after', json_object('deleted_at', r.deleted_at)))
        FROM (SELECT g.tbl AS tbl, g.ref AS id, g.deleted_at AS deleted_at
            UNION ALL SELECT 'notes', n.id, n.deleted_at FROM notes n
                WHERE g.kind = 'session' AND n.session_id = g.ref AND n.deleted_at >= g.deleted_at) r)
FROM gone g WHERE g.deleted_at IS NOT NULL;
