-- +goose Up
-- What the user did, a step each, with every row it changed as it was and as it became. The changes are written by
-- triggers that the store lays on its own connection (history.go), so that no statement can be forgotten.
CREATE TABLE undo_steps (
    id      INTEGER PRIMARY KEY,
    label   TEXT     NOT NULL,
    subject TEXT     NOT NULL DEFAULT '',
    at      DATETIME NOT NULL,
    undone  INTEGER  NOT NULL DEFAULT 0
);

CREATE TABLE undo_changes (
    id      INTEGER PRIMARY KEY,
    step_id INTEGER NOT NULL REFERENCES undo_steps (id) ON DELETE CASCADE,
    tbl     TEXT    NOT NULL,
    before  TEXT,
    after   TEXT
);
CREATE INDEX undo_changes_by_step ON undo_changes (step_id);
