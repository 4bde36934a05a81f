-- +goose Up
-- The ladder of an ask: verbatim (its voices' words), need, whys (the last one is the root cause), solutions. An ask that
-- was merged stays as it was and points to the one it was merged into: splitting it off again only forgets the pointer.
ALTER TABLE asks ADD COLUMN whys TEXT NOT NULL DEFAULT '[]';
ALTER TABLE asks ADD COLUMN solutions TEXT NOT NULL DEFAULT '[]';
ALTER TABLE asks ADD COLUMN workaround TEXT NOT NULL DEFAULT ''; -- how they cope now
ALTER TABLE asks ADD COLUMN workaround_cost TEXT NOT NULL DEFAULT '';
ALTER TABLE asks ADD COLUMN enables TEXT NOT NULL DEFAULT ''; -- of a colleague's ask: the work it lets them do
ALTER TABLE asks ADD COLUMN value TEXT NOT NULL DEFAULT ''; -- and what that work gives the customer or the company
ALTER TABLE asks ADD COLUMN merged_into TEXT REFERENCES asks (id);
ALTER TABLE asks ADD COLUMN snoozed_until TEXT NOT NULL DEFAULT ''; -- a day, '' when it is not asleep
ALTER TABLE asks ADD COLUMN import_id TEXT REFERENCES ask_imports (id);
ALTER TABLE asks ADD COLUMN source_key TEXT NOT NULL DEFAULT ''; -- its id in the file or tool that it was imported from
CREATE INDEX asks_by_root ON asks (merged_into);
CREATE INDEX asks_by_import ON asks (import_id);

-- Who passed it on, where that is not the one who asks.
ALTER TABLE voices ADD COLUMN reported_by TEXT REFERENCES stakeholders (id);

-- The teams that a product serves, so that the app can say which of them nobody has heard.
ALTER TABLE products ADD COLUMN teams TEXT NOT NULL DEFAULT '[]';

-- A theme's description says what belongs. Themes nest one level deep; asks of a locked one are never suggested away.
ALTER TABLE themes ADD COLUMN excludes TEXT NOT NULL DEFAULT ''; -- what does not belong
ALTER TABLE themes ADD COLUMN example TEXT NOT NULL DEFAULT '';
ALTER TABLE themes ADD COLUMN parent_id TEXT REFERENCES themes (id);
ALTER TABLE themes ADD COLUMN colour TEXT NOT NULL DEFAULT ''; -- '' for the one that follows from its place
ALTER TABLE themes ADD COLUMN symbol TEXT NOT NULL DEFAULT '';
ALTER TABLE themes ADD COLUMN locked INTEGER NOT NULL DEFAULT 0;

-- A file of asks that was imported as one step.
CREATE TABLE ask_imports (
    id          TEXT PRIMARY KEY,
    product_id  TEXT     NOT NULL REFERENCES products (id),
    file_name   TEXT     NOT NULL,
    digest      TEXT     NOT NULL, -- SHA-256 of the file, in hex
    imported_at DATETIME NOT NULL
);
CREATE INDEX ask_imports_by_digest ON ask_imports (digest);

-- What the PM said of two asks for ever: that they belong together, or that they don't. The smaller id comes first.
CREATE TABLE ask_pairs (
    ask_id   TEXT    NOT NULL REFERENCES asks (id),
    other_id TEXT    NOT NULL REFERENCES asks (id),
    together INTEGER NOT NULL,
    PRIMARY KEY (ask_id, other_id),
    CHECK (ask_id < other_id)
);
CREATE INDEX ask_pairs_by_other ON ask_pairs (other_id);

-- The PM's saved filters of asks, in the order in which they stand.
CREATE TABLE ask_views (
    id         TEXT PRIMARY KEY,
    name       TEXT     NOT NULL,
    filter     TEXT     NOT NULL, -- JSON
    position   REAL     NOT NULL DEFAULT 0,
    created_at DATETIME NOT NULL
);

-- What texts mean, as an encoder gave it: only a cache, which may be emptied at any time.
CREATE TABLE vectors (
    model  TEXT NOT NULL, -- name and version of the encoder
    digest BLOB NOT NULL, -- of the text
    vector BLOB NOT NULL, -- 32-bit floats, little endian
    PRIMARY KEY (model, digest)
) WITHOUT ROWID;
