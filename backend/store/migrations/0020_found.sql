-- +goose Up
-- Metrics know when they were set up. The id of one tells (UUIDv7: milliseconds in its first twelve digits); one with
-- another id was there on the day of its first reading, or counts as new.
ALTER TABLE metrics ADD COLUMN created_at DATETIME NOT NULL DEFAULT '1970-01-01 00:00:00+00:00';
UPDATE metrics SET created_at = strftime('%Y-%m-%d %H:%M:%f+00:00', CASE
    WHEN id GLOB '????????-????-7*' THEN
        (SELECT sum((instr('0123456789abcdef', lower(substr(replace(metrics.id, '-', ''), d.value, 1))) - 1) << (48 - 4 * d.value))
         FROM json_each('[1,2,3,4,5,6,7,8,9,10,11,12]') d) / 1000.0
    ELSE coalesce((SELECT unixepoch(min(r.read_on)) FROM readings r WHERE r.metric_id = metrics.id), unixepoch())
END, 'unixepoch');
-- A metric whose adding was undone does not know it: what was undone can't be done again.
DELETE FROM undo_changes WHERE step_id IN (SELECT id FROM undo_steps WHERE undone);
DELETE FROM undo_steps WHERE undone;

-- Metrics are found by their name, unit and source, and by what was noted of their readings.
-- +goose StatementBegin
CREATE TRIGGER metrics_search_insert AFTER INSERT ON metrics WHEN NEW.deleted_at IS NULL
BEGIN
    INSERT INTO search_docs (kind, ref, part, product_id, person_id, at)
    SELECT 'metric', NEW.id, NEW.id, NEW.product_id, coalesce(NEW.owner_id, ''), NEW.created_at;
    INSERT INTO search_index (rowid, words)
    VALUES (last_insert_rowid(), searchable(concat_ws(' ', NEW.name, NEW.unit, NEW.source)));
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER metrics_search_update AFTER UPDATE OF name, unit, source, owner_id, deleted_at ON metrics
BEGIN
    DELETE FROM search_index WHERE rowid = (SELECT id FROM search_docs WHERE part = OLD.id);
    DELETE FROM search_docs WHERE part = OLD.id;
    INSERT INTO search_docs (kind, ref, part, product_id, person_id, at)
    SELECT 'metric', NEW.id, NEW.id, NEW.product_id, coalesce(NEW.owner_id, ''), NEW.created_at
    WHERE NEW.deleted_at IS NULL;
    INSERT INTO search_index (rowid, words)
    SELECT id, searchable(concat_ws(' ', NEW.name, NEW.unit, NEW.source)) FROM search_docs WHERE part = NEW.id;
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER metrics_search_delete AFTER DELETE ON metrics
BEGIN
    DELETE FROM search_index WHERE rowid = (SELECT id FROM search_docs WHERE part = OLD.id);
    DELETE FROM search_docs WHERE part = OLD.id;
END;
-- +goose StatementEnd

-- A reading is of the noon of its day, which is that day wherever it is looked for.
-- +goose StatementBegin
CREATE TRIGGER readings_search_insert AFTER INSERT ON readings WHEN NEW.note <> ''
BEGIN
    INSERT INTO search_docs (kind, ref, part, product_id, at)
    SELECT 'metric', NEW.metric_id, NEW.id, (SELECT product_id FROM metrics WHERE id = NEW.metric_id),
           NEW.read_on || ' 12:00:00+00:00';
    INSERT INTO search_index (rowid, words) VALUES (last_insert_rowid(), searchable(NEW.note));
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER readings_search_update AFTER UPDATE OF read_on, note ON readings
BEGIN
    DELETE FROM search_index WHERE rowid = (SELECT id FROM search_docs WHERE part = OLD.id);
    DELETE FROM search_docs WHERE part = OLD.id;
    INSERT INTO search_docs (kind, ref, part, product_id, at)
    SELECT 'metric', NEW.metric_id, NEW.id, (SELECT product_id FROM metrics WHERE id = NEW.metric_id),
           NEW.read_on || ' 12:00:00+00:00'
    WHERE NEW.note <> '';
    INSERT INTO search_index (rowid, words)
    SELECT id, searchable(NEW.note) FROM search_docs WHERE part = NEW.id;
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER readings_search_delete AFTER DELETE ON readings
BEGIN
    DELETE FROM search_index WHERE rowid = (SELECT id FROM search_docs WHERE part = OLD.id);
    DELETE FROM search_docs WHERE part = OLD.id;
END;
-- +goose StatementEnd

-- A comment on a PRD is found as what it is, by its own words.
-- +goose StatementBegin
CREATE TRIGGER comments_search_insert AFTER INSERT ON comments
BEGIN
    INSERT INTO search_docs (kind, ref, part, product_id, person_id, at)
    SELECT 'comment', NEW.id, NEW.id, (SELECT product_id FROM prds WHERE id = NEW.prd_id),
           coalesce(NEW.author_id, ''), NEW.created_at;
    INSERT INTO search_index (rowid, words) VALUES (last_insert_rowid(), searchable(NEW.text));
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER comments_search_update AFTER UPDATE OF text, author_id ON comments
BEGIN
    DELETE FROM search_index WHERE rowid = (SELECT id FROM search_docs WHERE part = OLD.id);
    DELETE FROM search_docs WHERE part = OLD.id;
    INSERT INTO search_docs (kind, ref, part, product_id, person_id, at)
    SELECT 'comment', NEW.id, NEW.id, (SELECT product_id FROM prds WHERE id = NEW.prd_id),
           coalesce(NEW.author_id, ''), NEW.created_at;
    INSERT INTO search_index (rowid, words)
    SELECT id, searchable(NEW.text) FROM search_docs WHERE part = NEW.id;
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER comments_search_delete AFTER DELETE ON comments
BEGIN
    DELETE FROM search_index WHERE rowid = (SELECT id FROM search_docs WHERE part = OLD.id);
    DELETE FROM search_docs WHERE part = OLD.id;
END;
-- +goose StatementEnd

-- What is there already is indexed by the triggers too.
UPDATE metrics SET name = name;
UPDATE readings SET note = note;
UPDATE comments SET text = text;
