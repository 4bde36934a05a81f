-- +goose Up
-- A suggested group of asks that the PM did not want: it is not suggested again for the same asks.
CREATE TABLE dismissals (
    id           TEXT PRIMARY KEY,
    product_id   TEXT     NOT NULL REFERENCES products (id),
    theme_id     TEXT REFERENCES themes (id), -- into which the asks were to fall; NULL where they were to be a new theme
    ask_ids      TEXT     NOT NULL, -- JSON
    dismissed_at DATETIME NOT NULL
);
CREATE INDEX dismissals_by_product ON dismissals (product_id);
