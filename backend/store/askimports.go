package store

import (
	"context"
	"maps"
	"slices"
	"time"

	"throughline/backend/discovery"
	"throughline/backend/fold"

	"gorm.io/gorm"
)

// askChunk is how many asks come in before the next look at whether to go on.
const askChunk = 1000

// ImportAsks adds the asks of a file as one step, whole or not at all: with ctx cancelled nothing of it stays. It tells
// progress how many are in.
func (s *Store) ImportAsks(
	ctx context.Context, file discovery.AskImport, asks []discovery.ImportedAsk, progress func(done int),
) (discovery.AskImportResult, error) {
	file.ID, file.ImportedAt = newID(), s.clock()
	made := discovery.AskImportResult{ID: file.ID}
	err := s.change("Import asks", func(tx *gorm.DB) error {
		if _, err := find[discovery.Product](tx, file.ProductID); err != nil {
			return err
		}
		if err := tx.Create(&file).Error; err != nil {
			return err
		}
		in := askIntake{tx: tx, file: file, at: file.ImportedAt}
		if err := in.meet(asks, &made.People); err != nil {
			return err
		}
		if err := in.findThemes(asks, &made.Themes); err != nil {
			return err
		}
		for chunk := range slices.Chunk(asks, askChunk) {
			if ctx.Err() != nil {
				return discovery.Errorf(discovery.Unavailable, "The import was cancelled. Nothing of it came in.").Because(ctx.Err())
			}
			if err := in.insert(chunk); err != nil {
				return err
			}
			made.Asks += len(chunk)
			progress(made.Asks)
		}
		return nil
	})
	return made, err
}

// askIntake is an import that is under way. Whatever it makes carries its moment, by which what it made is known later.
type askIntake struct {
	tx       *gorm.DB
	file     discovery.AskImport
	at       time.Time
	people   map[string]string  // ids by folded name
	themes   map[string]string  // ids by folded name
	position map[string]float64 // the last one of each theme
}

// meet finds the people behind the asks, and adds those who are new.
func (in *askIntake) meet(asks []discovery.ImportedAsk, made *int) error {
	known, err := list[discovery.Stakeholder](in.tx.Where("deleted_at IS NULL"))
	if err != nil {
		return err
	}
	in.people = make(map[string]string, len(known))
	for _, p := range known {
		in.people[fold.Text(p.Name)] = p.ID
	}
	newcomers := []discovery.Stakeholder{}
	for i := range asks {
		for _, p := range []discovery.Stakeholder{asks[i].Person, asks[i].Reporter} {
			name := fold.Text(discovery.CleanLine(p.Name))
			if _, met := in.people[name]; met || name == "" {
				continue
			}
			p.ID, p.CreatedAt, p.UpdatedAt, p.DeletedAt, p.Revision = newID(), in.at, in.at, nil, 1
			in.people[name] = p.ID
			newcomers = append(newcomers, p)
		}
	}
	*made = len(newcomers)
	return insert(in.tx, newcomers)()
}

// findThemes finds the themes that the asks name, and adds those that are new at the end of the board.
func (in *askIntake) findThemes(asks []discovery.ImportedAsk, made *int) error {
	known, err := list[discovery.Theme](in.tx.Where("deleted_at IS NULL AND product_id = ?", in.file.ProductID))
	if err != nil {
		return err
	}
	in.themes = make(map[string]string, len(known))
	for _, t := range known {
		in.themes[fold.Text(t.Name)] = t.ID
	}
	last, err := lastPosition(in.tx, "themes", "product_id = ? AND deleted_at IS NULL", in.file.ProductID)
	if err != nil {
		return err
	}
	added := []discovery.Theme{}
	for i := range asks {
		name := discovery.CleanLine(asks[i].Theme)
		if _, met := in.themes[fold.Text(name)]; met || name == "" {
			continue
		}
		t := discovery.Theme{
			ID: newID(), ProductID: in.file.ProductID, Name: name, Position: last + float64(len(added)),
			CreatedAt: in.at, UpdatedAt: in.at, Revision: 1,
		}
		in.themes[fold.Text(name)] = t.ID
		added = append(added, t)
	}
	*made = len(added)
	return in.insertThemes(added)
}

func (in *askIntake) insertThemes(added []discovery.Theme) error {
	in.position = map[string]float64{}
	var last []struct {
		ThemeID  string
		Position float64
	}
	err := in.tx.Raw(`SELECT coalesce(theme_id, '') AS theme_id, max(position) AS position FROM asks WHERE product_id = ?
		GROUP BY theme_id`, in.file.ProductID).Scan(&last).Error
	for _, l := range last {
		in.position[l.ThemeID] = l.Position
	}
	if err != nil {
		return err
	}
	return insert(in.tx, added)()
}

// insert adds asks with their voices.
func (in *askIntake) insert(chunk []discovery.ImportedAsk) error {
	asks, voices := make([]discovery.Ask, len(chunk)), make([]discovery.Voice, len(chunk))
	for i, c := range chunk {
		a, v := c.Ask, c.Voice
		if id, ok := in.themes[fold.Text(discovery.CleanLine(c.Theme))]; ok && c.Theme != "" {
			a.ThemeID = &id
		}
		theme := ""
		if a.ThemeID != nil {
			theme = *a.ThemeID
		}
		in.position[theme]++
		a.Position = in.position[theme]
		a.ID, a.ProductID, a.ImportID = newID(), in.file.ProductID, &in.file.ID
		a.CreatedAt, a.UpdatedAt, a.DeletedAt, a.Revision = v.At.UTC(), in.at, nil, 1
		v.ID, v.AskID, v.At = newID(), a.ID, v.At.UTC()
		v.StakeholderID, v.ReportedBy = in.idOf(c.Person), in.idOf(c.Reporter)
		asks[i], voices[i] = a, v
	}
	if err := insert(in.tx, asks)(); err != nil {
		return err
	}
	return insert(in.tx, voices)()
}

func (in *askIntake) idOf(p discovery.Stakeholder) *string {
	if id, ok := in.people[fold.Text(discovery.CleanLine(p.Name))]; ok && p.Name != "" {
		return &id
	}
	return nil
}

// KnownAsks tells of each ask of a file whether the product has it from an import already: by its key or, where one of
// the two has none, by the words of whom. Of asks that say the same, as many are known as there are.
func (s *Store) KnownAsks(productID string, asks []discovery.ImportedAsk) ([]bool, error) {
	var rows []struct{ SourceKey, Words, Name string }
	err := s.read.Raw(`SELECT a.source_key, v.words, coalesce(s.name, '') AS name FROM asks a
		JOIN voices v ON v.ask_id = a.id LEFT JOIN stakeholders s ON s.id = v.stakeholder_id
		WHERE a.product_id = ? AND a.deleted_at IS NULL AND a.import_id IS NOT NULL`, productID).Scan(&rows).Error
	if err != nil {
		return nil, translate(err)
	}
	type saying struct {
		words, name string
		keyless     bool
	}
	keys, said := map[string]bool{}, map[saying]int{}
	for _, r := range rows {
		if r.SourceKey != "" {
			keys[fold.Text(r.SourceKey)] = true
		}
		said[saying{r.Words, fold.Text(r.Name), r.SourceKey == ""}]++
	}
	known := make([]bool, len(asks))
	for i, a := range asks {
		if known[i] = a.SourceKey != "" && keys[fold.Text(a.SourceKey)]; known[i] {
			continue
		}
		// An ask with a key is not the one with another key that says the same.
		for _, keyless := range map[bool][]bool{true: {true, false}, false: {true}}[a.SourceKey == ""] {
			k := saying{a.Voice.Words, fold.Text(a.Person.Name), keyless}
			if known[i] = said[k] > 0; known[i] {
				said[k]--
				break
			}
		}
	}
	return known, nil
}

// NewNames gives those of the names that no person of the workspace has.
func (s *Store) NewNames(asks []discovery.ImportedAsk) (int, error) {
	people, err := s.Stakeholders()
	if err != nil {
		return 0, err
	}
	known, fresh := map[string]bool{"": true}, map[string]bool{}
	for _, p := range people {
		known[fold.Text(p.Name)] = true
	}
	for _, a := range asks {
		for _, p := range []discovery.Stakeholder{a.Person, a.Reporter} {
			if name := fold.Text(p.Name); !known[name] {
				fresh[name] = true
			}
		}
	}
	return len(slices.Collect(maps.Keys(fresh))), nil
}

// AskImports gives the imports of which something is there, the latest first: all of them, or of one file by its digest.
func (s *Store) AskImports(digest string) ([]discovery.AskImportSummary, error) {
	return scan[discovery.AskImportSummary](s.read, `SELECT i.*, p.name AS product_name, count(*) AS asks
		FROM ask_imports i JOIN products p ON p.id = i.product_id AND p.deleted_at IS NULL
		JOIN asks a ON a.import_id = i.id AND a.deleted_at IS NULL
		WHERE ? = '' OR i.digest = ? GROUP BY i.id ORDER BY i.imported_at DESC, i.id DESC`, digest, digest)
}

// UndoAskImport takes an import back, however long ago it was: its asks go to the trash as one, with the people and
// themes that it made and that nothing else needs. What was built on since stays: asks that a PRD rests on, that were
// merged with asks from elsewhere, or that were heard in a session too, each with all that it was merged with.
func (s *Store) UndoAskImport(id string) (discovery.RemovedImport, error) {
	var done discovery.RemovedImport
	err := s.discard("Undo import", discovery.TrashedImport, id, func(tx *gorm.DB) error {
		var file discovery.AskImport
		if err := tx.Where("id = ?", id).Take(&file).Error; err != nil {
			return err
		}
		kept, err := keptAsks(tx, file, &done)
		if err != nil {
			return err
		}
		n, err := s.remove(tx, "asks", "import_id = ? AND id NOT IN (SELECT value FROM json_each(?))", id, discovery.Lines(kept))
		if err != nil {
			return err
		}
		if done.Removed = int(n); n == 0 && len(kept) > 0 {
			return discovery.Errorf(discovery.Conflict, "Every ask of this import was built on since: it is cited in a PRD, merged "+
				"with asks from elsewhere or heard in a session. Delete those that should go one by one.")
		}
		if n == 0 {
			return gorm.ErrRecordNotFound
		}
		return s.removeUnneeded(tx, file)
	})
	return done, err
}

// askLink is as much of an ask as tells what it hangs together with.
type askLink struct {
	ID       string
	RootID   string
	ImportID *string
	Cited    bool
	Heard    bool
}

// keptAsks gives the asks of an import that were built on since, and counts why.
func keptAsks(tx *gorm.DB, file discovery.AskImport, why *discovery.RemovedImport) ([]string, error) {
	links, err := scan[askLink](tx, "SELECT id, "+rootOf("asks")+` AS root_id, import_id,
		EXISTS (SELECT 1 FROM citations c JOIN requirements r ON r.id = c.requirement_id
			JOIN prds p ON p.id = r.prd_id AND p.deleted_at IS NULL WHERE c.ask_id = asks.id) AS cited,
		EXISTS (SELECT 1 FROM voices v WHERE v.ask_id = asks.id AND v.session_id IS NOT NULL) AS heard
		FROM asks WHERE product_id = ? AND deleted_at IS NULL`, file.ProductID)
	if err != nil {
		return nil, err
	}
	ours := func(l askLink) bool { return l.ImportID != nil && *l.ImportID == file.ID }
	cited, merged, heard := map[string]bool{}, map[string]bool{}, map[string]bool{} // by root
	for _, l := range links {
		cited[l.RootID] = cited[l.RootID] || l.Cited
		merged[l.RootID] = merged[l.RootID] || !ours(l)
		heard[l.RootID] = heard[l.RootID] || l.Heard
	}
	kept := []string{}
	for _, l := range links {
		if !ours(l) {
			continue
		}
		switch {
		case cited[l.RootID]:
			why.Cited++
		case merged[l.RootID]:
			why.Merged++
		case heard[l.RootID]:
			why.Heard++
		default:
			continue
		}
		kept = append(kept, l.ID)
	}
	return kept, nil
}

// removeUnneeded takes away the people and themes that an import made, that nobody changed since and that nothing needs.
func (s *Store) removeUnneeded(tx *gorm.DB, file discovery.AskImport) error {
	_, err := s.remove(tx, "themes", `created_at = ? AND revision = 1 AND product_id = ?
		AND NOT EXISTS (SELECT 1 FROM asks a WHERE a.theme_id = themes.id AND a.deleted_at IS NULL)`,
		file.ImportedAt, file.ProductID)
	if err != nil {
		return err
	}
	_, err = s.remove(tx, "stakeholders", `created_at = ? AND revision = 1
		AND id NOT IN (SELECT v.stakeholder_id FROM voices v JOIN asks a ON a.id = v.ask_id AND a.deleted_at IS NULL
			WHERE v.stakeholder_id IS NOT NULL)
		AND id NOT IN (SELECT v.reported_by FROM voices v JOIN asks a ON a.id = v.ask_id AND a.deleted_at IS NULL
			WHERE v.reported_by IS NOT NULL)
		AND id NOT IN (SELECT stakeholder_id FROM participants)
		AND id NOT IN (SELECT speaker_id FROM notes WHERE speaker_id IS NOT NULL AND deleted_at IS NULL)
		AND id NOT IN (SELECT owed_to FROM notes WHERE owed_to IS NOT NULL AND deleted_at IS NULL)
		AND id NOT IN (SELECT confirmed_by FROM notes WHERE confirmed_by IS NOT NULL AND deleted_at IS NULL)
		AND id NOT IN (SELECT speaker_id FROM transcript_lines WHERE speaker_id IS NOT NULL)`, file.ImportedAt)
	return err
}
