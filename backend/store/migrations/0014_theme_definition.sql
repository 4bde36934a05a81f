-- +goose Up
-- What does not belong to a theme, and its example, are found like the rest of what is said of it.
DROP TRIGGER themes_search_insert;
DROP TRIGGER themes_search_update;

-- +goose StatementBegin
CREATE TRIGGER themes_search_insert AFTER INSERT ON themes WHEN NEW.deleted_at IS NULL
BEGIN
    INSERT INTO search_docs (kind, ref, part, product_id, session_id, person_id, note_kind, at)
    SELECT 'theme', NEW.id, NEW.id, NEW.product_id, '',
           '', '', NEW.updated_at;
    INSERT INTO search_index (rowid, words) VALUES (last_insert_rowid(),
        searchable(concat_ws(' ', NEW.name, NEW.description, NEW.excludes, NEW.example)));
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER themes_search_update AFTER UPDATE OF name, description, excludes, example, deleted_at ON themes
BEGIN
    DELETE FROM search_index WHERE rowid = (SELECT id FROM search_docs WHERE part = OLD.id);
    DELETE FROM search_docs WHERE part = OLD.id;
    INSERT INTO search_docs (kind, ref, part, product_id, session_id, person_id, note_kind, at)
    SELECT 'theme', NEW.id, NEW.id, NEW.product_id, '',
           '', '', NEW.updated_at
    WHERE NEW.deleted_at IS NULL;
    INSERT INTO search_index (rowid, words)
    SELECT id, searchable(concat_ws(' ', NEW.name, NEW.description, NEW.excludes, NEW.example))
    FROM search_docs WHERE part = NEW.id;
END;
-- +goose StatementEnd
