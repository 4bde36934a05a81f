-- +goose Up
-- What the lists of asks sort and filter by is read from these alone.
CREATE INDEX voices_by_ask ON voices (ask_id, at, stakeholder_id, channel);
CREATE INDEX voices_by_channel ON voices (channel, ask_id);
CREATE INDEX asks_by_decision ON asks (decision, theme_id, snoozed_until) WHERE deleted_at IS NULL AND merged_into IS NULL;

-- The folded words of each ask and of its voices, so that a list narrows as one types; it follows both by triggers.
CREATE TABLE ask_words (
    ask_id TEXT PRIMARY KEY,
    words  TEXT NOT NULL,
    said   TEXT NOT NULL DEFAULT ''
) WITHOUT ROWID;

-- +goose StatementBegin
CREATE TRIGGER ask_words_insert AFTER INSERT ON asks
BEGIN
    INSERT INTO ask_words (ask_id, words)
    VALUES (NEW.id, searchable(concat_ws(' ', NEW.statement, NEW.need, NEW.workaround, NEW.workaround_cost, NEW.enables, NEW.value, NEW.reason,
        (SELECT group_concat(value, ' ') FROM json_each(NEW.whys)), (SELECT group_concat(value, ' ') FROM json_each(NEW.solutions)))));
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER ask_words_update AFTER UPDATE OF statement, need, whys, solutions, workaround, workaround_cost, enables, value, reason ON asks
BEGIN
    UPDATE ask_words SET words = searchable(concat_ws(' ', NEW.statement, NEW.need, NEW.workaround, NEW.workaround_cost, NEW.enables, NEW.value, NEW.reason,
        (SELECT group_concat(value, ' ') FROM json_each(NEW.whys)), (SELECT group_concat(value, ' ') FROM json_each(NEW.solutions))))
    WHERE ask_id = NEW.id;
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER ask_words_delete AFTER DELETE ON asks
BEGIN
    DELETE FROM ask_words WHERE ask_id = OLD.id;
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER ask_said_insert AFTER INSERT ON voices WHEN NEW.words <> ''
BEGIN
    UPDATE ask_words SET said = ltrim(said || ' ' || searchable(NEW.words)) WHERE ask_id = NEW.ask_id;
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER ask_said_update AFTER UPDATE OF words, ask_id ON voices
WHEN OLD.words <> NEW.words OR OLD.ask_id <> NEW.ask_id
BEGIN
    UPDATE ask_words SET said =
        searchable(coalesce((SELECT group_concat(v.words, ' ') FROM voices v WHERE v.ask_id = ask_words.ask_id), ''))
    WHERE ask_id IN (OLD.ask_id, NEW.ask_id);
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER ask_said_delete AFTER DELETE ON voices WHEN OLD.words <> ''
BEGIN
    UPDATE ask_words SET said =
        searchable(coalesce((SELECT group_concat(v.words, ' ') FROM voices v WHERE v.ask_id = OLD.ask_id), ''))
    WHERE ask_id = OLD.ask_id;
END;
-- +goose StatementEnd

-- Those of released workspaces have no rungs yet above their need.
INSERT INTO ask_words (ask_id, words, said) SELECT id, searchable(concat_ws(' ', statement, need, reason)),
    searchable(coalesce((SELECT group_concat(v.words, ' ') FROM voices v WHERE v.ask_id = asks.id), '')) FROM asks;

-- The search over everything finds the whole ladder, too.
DROP TRIGGER asks_search_insert;
DROP TRIGGER asks_search_update;

-- +goose StatementBegin
CREATE TRIGGER asks_search_insert AFTER INSERT ON asks WHEN NEW.deleted_at IS NULL
BEGIN
    INSERT INTO search_docs (kind, ref, part, product_id, session_id, person_id, note_kind, at)
    SELECT 'ask', NEW.id, NEW.id, NEW.product_id, '', '', '', NEW.created_at;
    INSERT INTO search_index (rowid, words) VALUES (last_insert_rowid(), searchable(concat_ws(' ', NEW.statement, NEW.need, NEW.workaround, NEW.workaround_cost, NEW.enables, NEW.value, NEW.reason,
        (SELECT group_concat(value, ' ') FROM json_each(NEW.whys)), (SELECT group_concat(value, ' ') FROM json_each(NEW.solutions)))));
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER asks_search_update AFTER UPDATE OF statement, need, whys, solutions, workaround, workaround_cost, enables, value, reason, product_id, deleted_at ON asks
BEGIN
    DELETE FROM search_index WHERE rowid = (SELECT id FROM search_docs WHERE part = OLD.id);
    DELETE FROM search_docs WHERE part = OLD.id;
    INSERT INTO search_docs (kind, ref, part, product_id, session_id, person_id, note_kind, at)
    SELECT 'ask', NEW.id, NEW.id, NEW.product_id, '', '', '', NEW.created_at
    WHERE NEW.deleted_at IS NULL;
    INSERT INTO search_index (rowid, words)
    SELECT id, searchable(concat_ws(' ', NEW.statement, NEW.need, NEW.workaround, NEW.workaround_cost, NEW.enables, NEW.value, NEW.reason,
        (SELECT group_concat(value, ' ') FROM json_each(NEW.whys)), (SELECT group_concat(value, ' ') FROM json_each(NEW.solutions)))) FROM search_docs WHERE part = NEW.id;
END;
-- +goose StatementEnd
