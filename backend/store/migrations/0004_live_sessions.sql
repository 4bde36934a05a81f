-- +goose Up
-- What a session that runs needs to know beyond its notes.
ALTER TABLE sessions ADD COLUMN planned_minutes INTEGER NOT NULL DEFAULT 0; -- 0: as long as it takes
ALTER TABLE sessions ADD COLUMN paused_at DATETIME; -- since when it stands still
ALTER TABLE sessions ADD COLUMN paused_ms INTEGER NOT NULL DEFAULT 0; -- how long it stood still before that

ALTER TABLE participants ADD COLUMN consent TEXT NOT NULL DEFAULT '';
ALTER TABLE participants ADD COLUMN consent_at DATETIME;

ALTER TABLE notes ADD COLUMN level INTEGER NOT NULL DEFAULT 0;
ALTER TABLE notes ADD COLUMN private INTEGER NOT NULL DEFAULT 0;
ALTER TABLE notes ADD COLUMN confirmed_by TEXT REFERENCES stakeholders (id);
ALTER TABLE notes ADD COLUMN confirmed_at DATETIME;
