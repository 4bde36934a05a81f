-- +goose Up
-- Which asks are roots, and of which product, is read from the index alone, and so is what was merged into which.
DROP INDEX asks_by_root;
CREATE INDEX asks_by_root ON asks (merged_into, deleted_at, product_id, id);
