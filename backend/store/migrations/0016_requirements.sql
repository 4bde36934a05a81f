-- +goose Up
-- What makes a requirement buildable, who answers for it and how far it has come.
ALTER TABLE requirements ADD COLUMN criteria TEXT NOT NULL DEFAULT '[]'; -- of acceptance, JSON
ALTER TABLE requirements ADD COLUMN owner_id TEXT REFERENCES stakeholders (id);
ALTER TABLE requirements ADD COLUMN state TEXT NOT NULL DEFAULT 'proposed';

-- The ask as it read when the citation was made or last confirmed, as JSON: where it reads otherwise now, the
-- requirement is suspect. What was cited before counts as confirmed at this moment.
ALTER TABLE citations ADD COLUMN cited TEXT NOT NULL DEFAULT '{}';
UPDATE citations SET cited = (SELECT json_object('askId', a.id, 'statement', a.statement, 'need', a.need,
    'whys', json(a.whys), 'decision', a.decision, 'deleted', json(iif(a.deleted_at IS NULL, 'false', 'true')))
    FROM asks a WHERE a.id = citations.ask_id);
