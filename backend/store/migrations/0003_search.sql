-- +goose Up
-- One row for everything that can be found; the index holds only its folded words (searchable() is the store's own
-- function, see searchtext.go), the text stays where it is.
CREATE TABLE search_docs (
    id         INTEGER PRIMARY KEY,
    kind       TEXT     NOT NULL,
    ref        TEXT     NOT NULL, -- the note, ask, theme, session, person or PRD that a hit opens
    part       TEXT     NOT NULL, -- the row that holds the text: ref itself, or a voice, section or requirement of it
    product_id TEXT     NOT NULL,
    session_id TEXT     NOT NULL DEFAULT '',
    person_id  TEXT     NOT NULL DEFAULT '',
    note_kind  TEXT     NOT NULL DEFAULT '',
    at         DATETIME NOT NULL
);
CREATE UNIQUE INDEX search_docs_by_part ON search_docs (part);

CREATE VIRTUAL TABLE search_index USING fts5 (
    words,
    content = '',
    contentless_delete = 1,
    prefix = '1 2', -- the first letters typed match much; longer beginnings are quick without
    tokenize = "unicode61 remove_diacritics 0 categories 'L* N* Co So Sk Mn Mc'"
);

-- +goose StatementBegin
CREATE TRIGGER notes_search_insert AFTER INSERT ON notes WHEN NEW.deleted_at IS NULL
BEGIN
    INSERT INTO search_docs (kind, ref, part, product_id, session_id, person_id, note_kind, at)
    SELECT 'note', NEW.id, NEW.id, (SELECT product_id FROM sessions WHERE id = NEW.session_id), NEW.session_id,
           coalesce(NEW.speaker_id, ''), NEW.kind, NEW.created_at;
    INSERT INTO search_index (rowid, words) VALUES (last_insert_rowid(), searchable(NEW.text));
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER notes_search_update AFTER UPDATE OF text, kind, speaker_id, deleted_at ON notes
BEGIN
    DELETE FROM search_index WHERE rowid = (SELECT id FROM search_docs WHERE part = OLD.id);
    DELETE FROM search_docs WHERE part = OLD.id;
    INSERT INTO search_docs (kind, ref, part, product_id, session_id, person_id, note_kind, at)
    SELECT 'note', NEW.id, NEW.id, (SELECT product_id FROM sessions WHERE id = NEW.session_id), NEW.session_id,
           coalesce(NEW.speaker_id, ''), NEW.kind, NEW.created_at
    WHERE NEW.deleted_at IS NULL;
    INSERT INTO search_index (rowid, words)
    SELECT id, searchable(NEW.text) FROM search_docs WHERE part = NEW.id;
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER notes_search_delete AFTER DELETE ON notes
BEGIN
    DELETE FROM search_index WHERE rowid = (SELECT id FROM search_docs WHERE part = OLD.id);
    DELETE FROM search_docs WHERE part = OLD.id;
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER sessions_search_insert AFTER INSERT ON sessions WHEN NEW.deleted_at IS NULL
BEGIN
    INSERT INTO search_docs (kind, ref, part, product_id, session_id, person_id, note_kind, at)
    SELECT 'session', NEW.id, NEW.id, NEW.product_id, NEW.id,
           '', '', coalesce(NEW.started_at, NEW.planned_at);
    INSERT INTO search_index (rowid, words) VALUES (last_insert_rowid(), searchable(NEW.title || ' ' || NEW.goal));
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER sessions_search_update AFTER UPDATE OF title, goal, product_id, planned_at, started_at, deleted_at ON sessions
BEGIN
    DELETE FROM search_index WHERE rowid = (SELECT id FROM search_docs WHERE part = OLD.id);
    DELETE FROM search_docs WHERE part = OLD.id;
    INSERT INTO search_docs (kind, ref, part, product_id, session_id, person_id, note_kind, at)
    SELECT 'session', NEW.id, NEW.id, NEW.product_id, NEW.id,
           '', '', coalesce(NEW.started_at, NEW.planned_at)
    WHERE NEW.deleted_at IS NULL;
    INSERT INTO search_index (rowid, words)
    SELECT id, searchable(NEW.title || ' ' || NEW.goal) FROM search_docs WHERE part = NEW.id;
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER sessions_search_delete AFTER DELETE ON sessions
BEGIN
    DELETE FROM search_index WHERE rowid = (SELECT id FROM search_docs WHERE part = OLD.id);
    DELETE FROM search_docs WHERE part = OLD.id;
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER asks_search_insert AFTER INSERT ON asks WHEN NEW.deleted_at IS NULL
BEGIN
    INSERT INTO search_docs (kind, ref, part, product_id, session_id, person_id, note_kind, at)
    SELECT 'ask', NEW.id, NEW.id, NEW.product_id, '',
           '', '', NEW.created_at;
    INSERT INTO search_index (rowid, words) VALUES (last_insert_rowid(), searchable(NEW.statement || ' ' || NEW.need || ' ' || NEW.reason));
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER asks_search_update AFTER UPDATE OF statement, need, reason, product_id, deleted_at ON asks
BEGIN
    DELETE FROM search_index WHERE rowid = (SELECT id FROM search_docs WHERE part = OLD.id);
    DELETE FROM search_docs WHERE part = OLD.id;
    INSERT INTO search_docs (kind, ref, part, product_id, session_id, person_id, note_kind, at)
    SELECT 'ask', NEW.id, NEW.id, NEW.product_id, '',
           '', '', NEW.created_at
    WHERE NEW.deleted_at IS NULL;
    INSERT INTO search_index (rowid, words)
    SELECT id, searchable(NEW.statement || ' ' || NEW.need || ' ' || NEW.reason) FROM search_docs WHERE part = NEW.id;
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER asks_search_delete AFTER DELETE ON asks
BEGIN
    DELETE FROM search_index WHERE rowid = (SELECT id FROM search_docs WHERE part = OLD.id);
    DELETE FROM search_docs WHERE part = OLD.id;
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER themes_search_insert AFTER INSERT ON themes WHEN NEW.deleted_at IS NULL
BEGIN
    INSERT INTO search_docs (kind, ref, part, product_id, session_id, person_id, note_kind, at)
    SELECT 'theme', NEW.id, NEW.id, NEW.product_id, '',
           '', '', NEW.updated_at;
    INSERT INTO search_index (rowid, words) VALUES (last_insert_rowid(), searchable(NEW.name || ' ' || NEW.description));
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER themes_search_update AFTER UPDATE OF name, description, deleted_at ON themes
BEGIN
    DELETE FROM search_index WHERE rowid = (SELECT id FROM search_docs WHERE part = OLD.id);
    DELETE FROM search_docs WHERE part = OLD.id;
    INSERT INTO search_docs (kind, ref, part, product_id, session_id, person_id, note_kind, at)
    SELECT 'theme', NEW.id, NEW.id, NEW.product_id, '',
           '', '', NEW.updated_at
    WHERE NEW.deleted_at IS NULL;
    INSERT INTO search_index (rowid, words)
    SELECT id, searchable(NEW.name || ' ' || NEW.description) FROM search_docs WHERE part = NEW.id;
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER themes_search_delete AFTER DELETE ON themes
BEGIN
    DELETE FROM search_index WHERE rowid = (SELECT id FROM search_docs WHERE part = OLD.id);
    DELETE FROM search_docs WHERE part = OLD.id;
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER prds_search_insert AFTER INSERT ON prds WHEN NEW.deleted_at IS NULL
BEGIN
    INSERT INTO search_docs (kind, ref, part, product_id, session_id, person_id, note_kind, at)
    SELECT 'prd', NEW.id, NEW.id, NEW.product_id, '',
           '', '', NEW.updated_at;
    INSERT INTO search_index (rowid, words) VALUES (last_insert_rowid(), searchable(NEW.title));
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER prds_search_update AFTER UPDATE OF title, deleted_at ON prds
BEGIN
    DELETE FROM search_index WHERE rowid = (SELECT id FROM search_docs WHERE part = OLD.id);
    DELETE FROM search_docs WHERE part = OLD.id;
    INSERT INTO search_docs (kind, ref, part, product_id, session_id, person_id, note_kind, at)
    SELECT 'prd', NEW.id, NEW.id, NEW.product_id, '',
           '', '', NEW.updated_at
    WHERE NEW.deleted_at IS NULL;
    INSERT INTO search_index (rowid, words)
    SELECT id, searchable(NEW.title) FROM search_docs WHERE part = NEW.id;
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER prds_search_delete AFTER DELETE ON prds
BEGIN
    DELETE FROM search_index WHERE rowid = (SELECT id FROM search_docs WHERE part = OLD.id);
    DELETE FROM search_docs WHERE part = OLD.id;
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER prd_sections_search_insert AFTER INSERT ON prd_sections
BEGIN
    INSERT INTO search_docs (kind, ref, part, product_id, session_id, person_id, note_kind, at)
    SELECT 'prd', NEW.prd_id, NEW.id, (SELECT product_id FROM prds WHERE id = NEW.prd_id), '',
           '', '', (SELECT updated_at FROM prds WHERE id = NEW.prd_id);
    INSERT INTO search_index (rowid, words) VALUES (last_insert_rowid(), searchable(NEW.title || ' ' || NEW.body));
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER prd_sections_search_update AFTER UPDATE OF title, body ON prd_sections
BEGIN
    DELETE FROM search_index WHERE rowid = (SELECT id FROM search_docs WHERE part = OLD.id);
    DELETE FROM search_docs WHERE part = OLD.id;
    INSERT INTO search_docs (kind, ref, part, product_id, session_id, person_id, note_kind, at)
    SELECT 'prd', NEW.prd_id, NEW.id, (SELECT product_id FROM prds WHERE id = NEW.prd_id), '',
           '', '', (SELECT updated_at FROM prds WHERE id = NEW.prd_id);
    INSERT INTO search_index (rowid, words)
    SELECT id, searchable(NEW.title || ' ' || NEW.body) FROM search_docs WHERE part = NEW.id;
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER prd_sections_search_delete AFTER DELETE ON prd_sections
BEGIN
    DELETE FROM search_index WHERE rowid = (SELECT id FROM search_docs WHERE part = OLD.id);
    DELETE FROM search_docs WHERE part = OLD.id;
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER requirements_search_insert AFTER INSERT ON requirements
BEGIN
    INSERT INTO search_docs (kind, ref, part, product_id, session_id, person_id, note_kind, at)
    SELECT 'prd', NEW.prd_id, NEW.id, (SELECT product_id FROM prds WHERE id = NEW.prd_id), '',
           '', '', (SELECT updated_at FROM prds WHERE id = NEW.prd_id);
    INSERT INTO search_index (rowid, words) VALUES (last_insert_rowid(), searchable(NEW.statement || ' ' || NEW.rationale));
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER requirements_search_update AFTER UPDATE OF statement, rationale ON requirements
BEGIN
    DELETE FROM search_index WHERE rowid = (SELECT id FROM search_docs WHERE part = OLD.id);
    DELETE FROM search_docs WHERE part = OLD.id;
    INSERT INTO search_docs (kind, ref, part, product_id, session_id, person_id, note_kind, at)
    SELECT 'prd', NEW.prd_id, NEW.id, (SELECT product_id FROM prds WHERE id = NEW.prd_id), '',
           '', '', (SELECT updated_at FROM prds WHERE id = NEW.prd_id);
    INSERT INTO search_index (rowid, words)
    SELECT id, searchable(NEW.statement || ' ' || NEW.rationale) FROM search_docs WHERE part = NEW.id;
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER requirements_search_delete AFTER DELETE ON requirements
BEGIN
    DELETE FROM search_index WHERE rowid = (SELECT id FROM search_docs WHERE part = OLD.id);
    DELETE FROM search_docs WHERE part = OLD.id;
END;
-- +goose StatementEnd

-- A person belongs to no product.
-- +goose StatementBegin
CREATE TRIGGER stakeholders_search_insert AFTER INSERT ON stakeholders WHEN NEW.deleted_at IS NULL
BEGIN
    INSERT INTO search_docs (kind, ref, part, product_id, person_id, at)
    VALUES ('person', NEW.id, NEW.id, '', NEW.id, NEW.updated_at);
    INSERT INTO search_index (rowid, words)
    VALUES (last_insert_rowid(), searchable(NEW.name || ' ' || NEW.role || ' ' || NEW.team || ' ' || NEW.organisation));
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER stakeholders_search_update AFTER UPDATE OF name, role, team, organisation, deleted_at ON stakeholders
BEGIN
    DELETE FROM search_index WHERE rowid = (SELECT id FROM search_docs WHERE part = OLD.id);
    DELETE FROM search_docs WHERE part = OLD.id;
    INSERT INTO search_docs (kind, ref, part, product_id, person_id, at)
    SELECT 'person', NEW.id, NEW.id, '', NEW.id, NEW.updated_at
    WHERE NEW.deleted_at IS NULL;
    INSERT INTO search_index (rowid, words)
    SELECT id, searchable(NEW.name || ' ' || NEW.role || ' ' || NEW.team || ' ' || NEW.organisation)
    FROM search_docs WHERE part = NEW.id;
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER stakeholders_search_delete AFTER DELETE ON stakeholders
BEGIN
    DELETE FROM search_index WHERE rowid = (SELECT id FROM search_docs WHERE part = OLD.id);
    DELETE FROM search_docs WHERE part = OLD.id;
END;
-- +goose StatementEnd

-- What someone said outside a session is found through its ask; what was said in one is found as the note it is.
-- +goose StatementBegin
CREATE TRIGGER voices_search_insert AFTER INSERT ON voices WHEN NEW.note_id IS NULL AND NEW.words <> ''
BEGIN
    INSERT INTO search_docs (kind, ref, part, product_id, session_id, person_id, note_kind, at)
    SELECT 'ask', NEW.ask_id, NEW.id, (SELECT product_id FROM asks WHERE id = NEW.ask_id), '',
           coalesce(NEW.stakeholder_id, ''), '', NEW.at;
    INSERT INTO search_index (rowid, words) VALUES (last_insert_rowid(), searchable(NEW.words));
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER voices_search_delete AFTER DELETE ON voices
BEGIN
    DELETE FROM search_index WHERE rowid = (SELECT id FROM search_docs WHERE part = OLD.id);
    DELETE FROM search_docs WHERE part = OLD.id;
END;
-- +goose StatementEnd

-- What is there already is indexed by the triggers too.
UPDATE stakeholders SET name = name;
UPDATE notes SET text = text;
UPDATE sessions SET title = title;
UPDATE asks SET statement = statement;
UPDATE themes SET name = name;
UPDATE prds SET title = title;
UPDATE prd_sections SET title = title;
UPDATE requirements SET statement = statement;
INSERT INTO search_docs (kind, ref, part, product_id, person_id, at)
SELECT 'ask', v.ask_id, v.id, a.product_id, coalesce(v.stakeholder_id, ''), v.at
FROM voices v JOIN asks a ON a.id = v.ask_id WHERE v.note_id IS NULL AND v.words <> '';
INSERT INTO search_index (rowid, words)
SELECT d.id, searchable(v.words) FROM search_docs d JOIN voices v ON v.id = d.part;
