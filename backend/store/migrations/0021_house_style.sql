-- +goose Up
-- How the workspace's documents look: one row, once something was chosen. It is kept here and not with the machine's settings,
-- so that the same document comes out of a colleague's copy of the workspace.
CREATE TABLE house_styles (
    id           TEXT PRIMARY KEY,
    paper        TEXT    NOT NULL DEFAULT '', -- '' for what is usual where the app runs
    design       TEXT    NOT NULL,
    accent       TEXT    NOT NULL DEFAULT '', -- as #3b5bdb, '' for the app's own
    logo         TEXT REFERENCES files (hash),
    authors      TEXT    NOT NULL DEFAULT '[]', -- JSON
    organisation TEXT    NOT NULL DEFAULT '',
    revision     INTEGER NOT NULL DEFAULT 1
);
