-- +goose Up
-- What becomes of a promise (a note of kind action). One with a speaker is theirs and owed to the PM; one without is the
-- PM's own, owed to owed_to where that is known.
ALTER TABLE notes ADD COLUMN owed_to TEXT REFERENCES stakeholders (id);
ALTER TABLE notes ADD COLUMN outcome TEXT NOT NULL DEFAULT ''; -- '' while it is open
ALTER TABLE notes ADD COLUMN settled_at DATETIME;
CREATE INDEX notes_promises ON notes (outcome, due) WHERE kind = 'action';

-- Those from before are owed to the participant whom they name first, or to the only one there is.
UPDATE notes SET owed_to = (
    SELECT t.stakeholder_id
    FROM participants t JOIN stakeholders h ON h.id = t.stakeholder_id,
        (SELECT ' ' || searchable(notes.text) || ' ' AS words) said
    WHERE t.session_id = notes.session_id
      AND (instr(said.words, ' ' || searchable(substr(h.name, 1, instr(h.name || ' ', ' ') - 1)) || ' ') > 0
        OR (SELECT count(*) FROM participants WHERE session_id = notes.session_id) = 1)
    ORDER BY instr(said.words, ' ' || searchable(substr(h.name, 1, instr(h.name || ' ', ' ') - 1)) || ' '), t.position
    LIMIT 1
) WHERE kind = 'action' AND speaker_id IS NULL;
