-- +goose Up
-- What the language check found in a requirement and its writer lets stand, with the reason.
CREATE TABLE finding_dismissals (
    requirement_id TEXT     NOT NULL REFERENCES requirements (id),
    rule           TEXT     NOT NULL,
    words          TEXT     NOT NULL, -- as they are compared; '' for what is about the whole requirement
    reason         TEXT     NOT NULL,
    dismissed_at   DATETIME NOT NULL,
    PRIMARY KEY (requirement_id, rule, words)
);
