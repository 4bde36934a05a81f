-- +goose Up
-- The life of a PRD: what it is made after, what it is measured by, its versions, and who agreed to which.

-- Contents by their SHA-256 in hex: the images of texts, and published versions as they were. Rows are added and never
-- changed; what refers to them can be undone, they stay.
CREATE TABLE files (
    hash       TEXT PRIMARY KEY,
    media_type TEXT NOT NULL,
    bytes      BLOB NOT NULL
);

-- The PM's own templates; the app's own are in the program.
CREATE TABLE templates (
    id         TEXT PRIMARY KEY,
    name       TEXT     NOT NULL,
    note       TEXT     NOT NULL DEFAULT '', -- when to take it
    kind       TEXT     NOT NULL DEFAULT '', -- of product that it is for, '' for any
    page_limit INTEGER  NOT NULL DEFAULT 0,
    sections   TEXT     NOT NULL,            -- JSON
    created_at DATETIME NOT NULL,
    revision   INTEGER  NOT NULL DEFAULT 1
);
ALTER TABLE prds ADD COLUMN page_limit INTEGER NOT NULL DEFAULT 0; -- of its PDF, 0 for as many as it takes
ALTER TABLE prd_sections ADD COLUMN hint TEXT NOT NULL DEFAULT ''; -- what a good one contains
ALTER TABLE prd_sections ADD COLUMN required INTEGER NOT NULL DEFAULT 0; -- before a review

-- What a draft has brought into a PRD, or was offered to it and left: it is not offered again.
CREATE TABLE draft_sources (
    prd_id TEXT NOT NULL REFERENCES prds (id),
    source TEXT NOT NULL, -- the id of an ask or note
    PRIMARY KEY (prd_id, source)
);

-- What a product is measured by.
CREATE TABLE metrics (
    id         TEXT PRIMARY KEY,
    product_id TEXT     NOT NULL REFERENCES products (id),
    name       TEXT     NOT NULL,
    unit       TEXT     NOT NULL DEFAULT '',
    direction  TEXT     NOT NULL,            -- up or down
    baseline   REAL,
    target     REAL,
    due_on     TEXT     NOT NULL DEFAULT '', -- the day by which the target is to be reached
    cadence    TEXT     NOT NULL DEFAULT '', -- how often it is read
    owner_id   TEXT REFERENCES stakeholders (id),
    source     TEXT     NOT NULL DEFAULT '', -- where it is read
    position   REAL     NOT NULL,
    deleted_at DATETIME,
    revision   INTEGER  NOT NULL DEFAULT 1
);
CREATE INDEX metrics_by_product ON metrics (product_id, position);
CREATE TABLE readings (
    id        TEXT PRIMARY KEY,
    metric_id TEXT NOT NULL REFERENCES metrics (id),
    read_on   TEXT NOT NULL, -- a day as 2026-12-01
    value     REAL NOT NULL,
    note      TEXT NOT NULL DEFAULT ''
);
CREATE UNIQUE INDEX readings_by_metric ON readings (metric_id, read_on);

-- A PRD as it was published, with its evidence: content is the file of that hash, which is its fingerprint.
CREATE TABLE prd_versions (
    id           TEXT PRIMARY KEY,
    prd_id       TEXT     NOT NULL REFERENCES prds (id),
    label        TEXT     NOT NULL, -- 1.0
    note         TEXT     NOT NULL DEFAULT '', -- what changed, in the PM's words
    fingerprint  TEXT     NOT NULL REFERENCES files (hash),
    published_at DATETIME NOT NULL
);
CREATE UNIQUE INDEX prd_versions_by_prd ON prd_versions (prd_id, label);

-- Whose agreement a PRD needs, and what each of them is to look at.
CREATE TABLE reviewers (
    id             TEXT PRIMARY KEY,
    prd_id         TEXT    NOT NULL REFERENCES prds (id),
    stakeholder_id TEXT    NOT NULL REFERENCES stakeholders (id),
    role           TEXT    NOT NULL DEFAULT '', -- in the review: security, say
    looks_at       TEXT    NOT NULL DEFAULT '[]', -- ids of sections, JSON; empty for all of it
    due_on         TEXT    NOT NULL DEFAULT '', -- a day
    position       REAL    NOT NULL,
    revision       INTEGER NOT NULL DEFAULT 1
);
CREATE UNIQUE INDEX reviewers_by_prd ON reviewers (prd_id, stakeholder_id);

-- What a reviewer said of a version; the latest counts.
CREATE TABLE sign_offs (
    id          TEXT PRIMARY KEY,
    reviewer_id TEXT     NOT NULL REFERENCES reviewers (id),
    version_id  TEXT     NOT NULL REFERENCES prd_versions (id),
    verdict     TEXT     NOT NULL,
    remarks     TEXT     NOT NULL DEFAULT '',
    signed_at   DATETIME NOT NULL
);
CREATE INDEX sign_offs_by_reviewer ON sign_offs (reviewer_id, signed_at);

-- What was remarked on a section or a requirement, or on the whole where it names neither.
CREATE TABLE comments (
    id             TEXT PRIMARY KEY,
    prd_id         TEXT     NOT NULL REFERENCES prds (id),
    section_id     TEXT REFERENCES prd_sections (id),
    requirement_id TEXT REFERENCES requirements (id),
    author_id      TEXT REFERENCES stakeholders (id), -- NULL for the PM
    text           TEXT     NOT NULL,
    created_at     DATETIME NOT NULL,
    resolved_at    DATETIME,
    revision       INTEGER  NOT NULL DEFAULT 1
);
CREATE INDEX comments_by_prd ON comments (prd_id, created_at);
