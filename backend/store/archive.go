package store

import (
	"errors"
	"slices"

	"throughline/backend/discovery"
	"throughline/backend/fold"

	"github.com/mattn/go-sqlite3"
	"gorm.io/gorm"
)

// batch is how many rows one INSERT writes when many come at once; the number of rows decides the speed.
const batch = 500

// Dump gives the whole workspace as data, the deleted rows too.
func (s *Store) Dump() (discovery.Archive, error) {
	a := discovery.Archive{Format: discovery.ArchiveFormat, Version: discovery.ArchiveVersion}
	err := s.read.Transaction(func(tx *gorm.DB) error { // one snapshot, whatever is written meanwhile
		for _, read := range []func() error{
			all(tx, &a.Products, "id"), all(tx, &a.Stakeholders, "id"), all(tx, &a.Sessions, "id"),
			all(tx, &a.Participants, "session_id, stakeholder_id"), all(tx, &a.Guides, "id"), all(tx, &a.Questions, "id"),
			all(tx, &a.Notes, "id"), all(tx, &a.Themes, "id"),
			all(tx, &a.AskImports, "id"), all(tx, &a.Asks, "id"), all(tx, &a.Voices, "id"),
			all(tx, &a.AskPairs, "ask_id, other_id"), all(tx, &a.AskViews, "id"), all(tx, &a.Dismissals, "id"),
			all(tx, &a.PRDs, "id"), all(tx, &a.Sections, "id"),
			all(tx, &a.Requirements, "id"), all(tx, &a.Citations, "requirement_id, ask_id"),
			all(tx, &a.FindingDismissals, "requirement_id, rule, words"),
			all(tx, &a.Files, "hash"), all(tx, &a.Templates, "id"), all(tx, &a.DraftSources, "prd_id, source"),
			all(tx, &a.Metrics, "id"), all(tx, &a.Readings, "id"), all(tx, &a.PRDVersions, "id"),
			all(tx, &a.Reviewers, "id"), all(tx, &a.SignOffs, "id"), all(tx, &a.Comments, "id"), all(tx, &a.HouseStyles, "id"),
			all(tx, &a.NoteVersions, "id"), all(tx, &a.TrashItems, "id"),
			all(tx, &a.Transcripts, "id"), all(tx, &a.TranscriptLines, "transcript_id, position"),
		} {
			if err := read(); err != nil {
				return err
			}
		}
		return nil
	})
	return a, translate(err)
}

func all[T any](tx *gorm.DB, rows *[]T, order string) func() error {
	*rows = []T{}
	return func() error { return tx.Order(order).Find(rows).Error }
}

// Load fills an empty workspace with what Dump gave, whole or not at all. It fails with Conflict when the workspace
// holds something, and with Invalid when the archive's rows don't fit together.
func (s *Store) Load(a discovery.Archive) error {
	counts, err := s.Counts()
	if err != nil {
		return err
	}
	if counts != (discovery.Counts{}) {
		return discovery.Errorf(discovery.Conflict, "The workspace holds something already. Load into a new one.")
	}
	err = s.write.Transaction(func(tx *gorm.DB) error {
		if err := tx.Exec("PRAGMA defer_foreign_keys = ON").Error; err != nil {
			return err
		}
		for _, write := range []func() error{
			insert(tx, a.Products), insert(tx, a.Stakeholders), insert(tx, a.Sessions), insert(tx, a.Participants),
			insert(tx, a.Guides), insert(tx, a.Questions), insert(tx, a.Notes), insert(tx, a.Themes),
			insert(tx, a.AskImports), insert(tx, a.Asks), insert(tx, a.Voices), insert(tx, a.AskPairs), insert(tx, a.AskViews),
			insert(tx, a.Dismissals),
			insert(tx, a.PRDs), insert(tx, a.Sections), insert(tx, a.Requirements), insert(tx, a.Citations),
			insert(tx, a.FindingDismissals),
			insert(tx, a.Files), insert(tx, a.Templates), insert(tx, a.DraftSources), insert(tx, a.Metrics),
			insert(tx, a.Readings), insert(tx, a.PRDVersions), insert(tx, a.Reviewers), insert(tx, a.SignOffs),
			insert(tx, a.Comments), insert(tx, a.HouseStyles),
			insert(tx, a.NoteVersions), insert(tx, a.TrashItems),
			insert(tx, a.Transcripts), insert(tx, a.TranscriptLines),
		} {
			if err := write(); err != nil {
				return err
			}
		}
		if err := unnest(tx); err != nil {
			return err
		}
		// Archives from before citations kept what they rest on.
		if err := confirm(tx, "coalesce(cited ->> 'askId', '') = ''"); err != nil {
			return err
		}
		return checkTrees(tx)
	})
	fault, ok := errors.AsType[sqlite3.Error](err)
	if errors.Is(err, gorm.ErrForeignKeyViolated) || errors.Is(err, gorm.ErrDuplicatedKey) ||
		ok && fault.Code == sqlite3.ErrConstraint {
		return discovery.Errorf(discovery.Invalid, "The archive's rows don't fit together. Nothing was loaded.").Because(err)
	}
	return translate(err)
}

func insert[T any](tx *gorm.DB, rows []T) func() error {
	return func() error {
		if len(rows) == 0 {
			return nil
		}
		for i := range rows {
			if row, ok := any(&rows[i]).(interface{ Clean() error }); ok {
				if err := row.Clean(); err != nil {
					return err
				}
			}
		}
		return tx.CreateInBatches(rows, batch).Error
	}
}

// Counts says how much the workspace holds, without what is deleted.
func (s *Store) Counts() (discovery.Counts, error) {
	var c discovery.Counts
	err := s.read.Raw(`SELECT
		(SELECT count(*) FROM sessions WHERE deleted_at IS NULL),
		(SELECT count(*) FROM notes WHERE deleted_at IS NULL),
		(SELECT count(*) FROM asks WHERE deleted_at IS NULL AND merged_into IS NULL),
		(SELECT count(*) FROM themes WHERE deleted_at IS NULL),
		(SELECT count(*) FROM prds WHERE deleted_at IS NULL),
		(SELECT count(*) FROM stakeholders WHERE deleted_at IS NULL),
		(SELECT count(*) FROM products WHERE deleted_at IS NULL)`).Row().
		Scan(&c.Sessions, &c.Notes, &c.Asks, &c.Themes, &c.PRDs, &c.Stakeholders, &c.Products)
	return c, translate(err)
}

// ImportedSession is a whole session that comes from a file: its notes carry their offsets, and speakers by name.
type ImportedSession struct {
	Session    discovery.Session
	People     []discovery.Stakeholder // who speaks or takes part; those whose name is known already stay as they are
	Notes      []ImportedNote
	Questions  []discovery.Question // what was to be asked, ticked or not
	Transcript *ImportedTranscript  // what stands beside the notes, or nil
}

// ImportedNote is a note whose speaker is known by name, "" for nobody.
type ImportedNote struct {
	discovery.Note
	Speaker string
}

// ImportSession adds a past session with its notes, asks, people and transcript as one step, whole or not at all.
func (s *Store) ImportSession(in ImportedSession) (discovery.SessionSummary, error) {
	err := s.change("Import session", func(tx *gorm.DB) error {
		people := in.People
		if in.Transcript != nil {
			people = append(slices.Clone(people), in.Transcript.people()...)
		}
		byName, order, err := s.matchPeople(tx, people)
		if err != nil {
			return err
		}
		if err := s.insertSession(tx, &in.Session, order); err != nil {
			return err
		}
		if err := s.appendQuestions(tx, in.Session.ID, in.Questions); err != nil {
			return err
		}
		if in.Transcript != nil {
			if err := s.insertTranscript(tx, in.Session.ID, in.Transcript, byName); err != nil {
				return err
			}
		}
		return s.importNotes(tx, in.Session, in.Notes, byName)
	})
	if err != nil {
		return discovery.SessionSummary{}, err
	}
	return s.Session(in.Session.ID)
}

// importNotes adds notes to a session, and an ask for each that is one.
func (s *Store) importNotes(
	tx *gorm.DB, session discovery.Session, imported []ImportedNote, byName map[string]string,
) error {
	notes := make([]discovery.Note, 0, len(imported))
	for _, note := range imported {
		n := note.Note
		if id, ok := byName[fold.Text(discovery.CleanLine(note.Speaker))]; ok {
			n.SpeakerID = &id
		}
		n.SessionID, n.ID, n.UpdatedAt, n.Revision = session.ID, newID(), s.clock(), 1
		var err error
		if n.OwedTo, err = addressee(tx, n); err != nil {
			return err
		}
		notes = append(notes, n)
	}
	if err := insert(tx, notes)(); err != nil {
		return err
	}
	for _, n := range notes {
		if n.Kind != discovery.AskNote {
			continue
		}
		if _, err := s.askFromNote(tx, n, session); err != nil {
			return err
		}
	}
	return nil
}

// matchPeople finds the named people among the known, adds those who are new, and gives the ids by folded name and in
// the order named.
func (s *Store) matchPeople(tx *gorm.DB, named []discovery.Stakeholder) (map[string]string, []string, error) {
	known, err := list[discovery.Stakeholder](tx.Where("deleted_at IS NULL"))
	if err != nil {
		return nil, nil, err
	}
	byName := map[string]string{}
	for _, p := range known {
		byName[fold.Text(p.Name)] = p.ID
	}
	order, seen := []string{}, map[string]bool{}
	for _, p := range named {
		if err := p.Clean(); err != nil {
			return nil, nil, err
		}
		name := fold.Text(p.Name)
		if _, ok := byName[name]; !ok {
			if err := s.insertStakeholder(tx, &p); err != nil {
				return nil, nil, err
			}
			byName[name] = p.ID
		}
		if id := byName[name]; !seen[id] {
			seen[id], order = true, append(order, id)
		}
	}
	return byName, order, nil
}
