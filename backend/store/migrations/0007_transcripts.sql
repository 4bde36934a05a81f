-- +goose Up
-- What a meeting tool wrote down of a session stands beside its notes. A file of notes leaves only its name and hash,
-- by which it is known again.
CREATE TABLE transcripts (
    id         TEXT PRIMARY KEY,
    session_id TEXT     NOT NULL REFERENCES sessions (id),
    name       TEXT     NOT NULL,
    format     TEXT     NOT NULL,
    hash       TEXT     NOT NULL,
    shift_ms   INTEGER  NOT NULL DEFAULT 0,
    line_count INTEGER  NOT NULL DEFAULT 0,
    length_ms  INTEGER  NOT NULL DEFAULT 0,
    created_at DATETIME NOT NULL,
    updated_at DATETIME NOT NULL,
    deleted_at DATETIME,
    revision   INTEGER  NOT NULL DEFAULT 1
);
CREATE INDEX transcripts_by_session ON transcripts (session_id);
CREATE INDEX transcripts_by_hash ON transcripts (hash);

CREATE TABLE transcript_lines (
    id            TEXT PRIMARY KEY,
    transcript_id TEXT    NOT NULL REFERENCES transcripts (id),
    position      INTEGER NOT NULL,
    offset_ms     INTEGER NOT NULL, -- -1: no time
    end_ms        INTEGER NOT NULL DEFAULT 0,
    speaker       TEXT    NOT NULL DEFAULT '',
    speaker_id    TEXT REFERENCES stakeholders (id),
    text          TEXT    NOT NULL
);
CREATE INDEX transcript_lines_by_transcript ON transcript_lines (transcript_id, position);
CREATE INDEX transcript_lines_by_speaker ON transcript_lines (speaker_id);

-- The lines of transcripts go to the negative ids, so that a search for the newest of what was written by hand does not
-- wade through thousands of them.
-- +goose StatementBegin
CREATE TRIGGER transcript_lines_search_insert AFTER INSERT ON transcript_lines
WHEN (SELECT deleted_at FROM transcripts WHERE id = NEW.transcript_id) IS NULL
BEGIN
    INSERT INTO search_docs (id, kind, ref, part, product_id, session_id, person_id, at)
    SELECT coalesce((SELECT min(id) FROM search_docs WHERE id < 0), 0) - 1, 'transcript', NEW.id, NEW.id, s.product_id,
           s.id, coalesce(NEW.speaker_id, ''), coalesce(s.started_at, s.planned_at)
    FROM transcripts t JOIN sessions s ON s.id = t.session_id WHERE t.id = NEW.transcript_id;
    INSERT INTO search_index (rowid, words) VALUES (last_insert_rowid(), searchable(NEW.text));
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER transcript_lines_search_update AFTER UPDATE OF speaker_id ON transcript_lines
BEGIN
    UPDATE search_docs SET person_id = coalesce(NEW.speaker_id, '') WHERE part = NEW.id;
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER transcript_lines_search_delete AFTER DELETE ON transcript_lines
BEGIN
    DELETE FROM search_index WHERE rowid = (SELECT id FROM search_docs WHERE part = OLD.id);
    DELETE FROM search_docs WHERE part = OLD.id;
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER transcripts_search_delete AFTER UPDATE OF deleted_at ON transcripts
WHEN OLD.deleted_at IS NULL AND NEW.deleted_at IS NOT NULL
BEGIN
    DELETE FROM search_index WHERE rowid IN
        (SELECT d.id FROM transcript_lines l JOIN search_docs d ON d.part = l.id WHERE l.transcript_id = OLD.id);
    DELETE FROM search_docs WHERE part IN (SELECT id FROM transcript_lines WHERE transcript_id = OLD.id);
END;
-- +goose StatementEnd

-- Two halves of a session that are merged bring their transcripts along.
-- +goose StatementBegin
CREATE TRIGGER transcripts_search_move AFTER UPDATE OF session_id ON transcripts WHEN OLD.session_id <> NEW.session_id
BEGIN
    UPDATE search_docs SET session_id = NEW.session_id
    WHERE part IN (SELECT id FROM transcript_lines WHERE transcript_id = NEW.id);
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER transcripts_search_restore AFTER UPDATE OF deleted_at ON transcripts
WHEN OLD.deleted_at IS NOT NULL AND NEW.deleted_at IS NULL
BEGIN
    INSERT INTO search_docs (id, kind, ref, part, product_id, session_id, person_id, at)
    SELECT coalesce((SELECT min(id) FROM search_docs WHERE id < 0), 0) - row_number() OVER (ORDER BY l.position),
           'transcript', l.id, l.id, s.product_id, s.id, coalesce(l.speaker_id, ''), coalesce(s.started_at, s.planned_at)
    FROM transcript_lines l JOIN sessions s ON s.id = NEW.session_id WHERE l.transcript_id = NEW.id;
    INSERT INTO search_index (rowid, words)
    SELECT d.id, searchable(l.text) FROM transcript_lines l JOIN search_docs d ON d.part = l.id
    WHERE l.transcript_id = NEW.id;
END;
-- +goose StatementEnd
