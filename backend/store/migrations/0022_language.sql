-- +goose Up
-- What a PRD is written in, as a tag of BCP 47; '' for whatever its text is in.
ALTER TABLE prds ADD COLUMN language TEXT NOT NULL DEFAULT '';
