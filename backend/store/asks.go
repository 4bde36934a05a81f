package store

import (
	"maps"
	"slices"
	"strings"

	"throughline/backend/discovery"
	"throughline/backend/fold"

	"gorm.io/gorm"
)

// latestHeard puts the asks that were heard last first.
func latestHeard(asks []discovery.AskSummary, err error) ([]discovery.AskSummary, error) {
	slices.SortStableFunc(asks, func(a, b discovery.AskSummary) int { return b.LastHeardAt.Compare(a.LastHeardAt) })
	return asks, err
}

// askRow is an ask with the names around it, still without its voices.
type askRow struct {
	discovery.Ask
	ProductName, ThemeName string
}

// askSummaries sums up the asks that meet the condition, each with all that was merged into it.
func askSummaries(db *gorm.DB, condition, order string, args ...any) ([]discovery.AskSummary, error) {
	asks, _, err := heardAsks(db, condition, order, args...)
	return asks, err
}

// heardAsks is askSummaries that gives the voices behind each ask as well.
func heardAsks(
	db *gorm.DB, condition, order string, args ...any,
) ([]discovery.AskSummary, map[string][]discovery.Voice, error) {
	rows, err := scan[askRow](db, `SELECT a.*, p.name AS product_name, `+themePath+` AS theme_name
		FROM asks a JOIN products p ON p.id = a.product_id LEFT JOIN themes t ON t.id = a.theme_id
		WHERE `+condition+" ORDER BY "+order, args...)
	if err != nil {
		return nil, nil, err
	}
	voices, private, err := voicesByRoot(db, condition, args...)
	if err != nil {
		return nil, nil, err
	}
	persons, err := behind(db, voices)
	if err != nil {
		return nil, nil, err
	}
	asks := make([]discovery.AskSummary, len(rows))
	for i, r := range rows {
		asks[i] = discovery.AskSummary{Ask: r.Ask, ProductName: r.ProductName, ThemeName: r.ThemeName}
		asks[i].Hear(voices[r.ID], persons)
		asks[i].Private = discovery.OffTheRecord(r.Statement, voices[r.ID], private, fold.Text)
	}
	return asks, voices, nil
}

// privateAsks gives the ids of those of the asks that say what was said off the record only.
func privateAsks(db *gorm.DB, ids []string) (map[string]bool, error) {
	private := map[string]bool{}
	if len(ids) == 0 {
		return private, nil
	}
	asks, err := askSummaries(db, "a.id IN "+listed, "a.id", idList(ids))
	for _, a := range asks {
		private[a.ID] = a.Private
	}
	return private, err
}

// voiceRow is a voice with the ask at the top of the tree in which it was heard, and, where that is asked for, the title
// of its session and whether its note is private.
type voiceRow struct {
	discovery.Voice
	RootID, SessionTitle string
	Private              bool
}

// voicesByRoot gives the voices behind each ask that meets the condition and behind all below it, first heard first, and
// the private notes among those in which they were heard.
func voicesByRoot(
	db *gorm.DB, condition string, args ...any,
) (byRoot map[string][]discovery.Voice, private map[string]bool, err error) {
	byRoot, private = map[string][]discovery.Voice{}, map[string]bool{}
	err = each(db, func(scan func(...any) error) error {
		var root string
		var v discovery.Voice
		var off bool
		err := scan(&root, &v.ID, &v.AskID, &v.StakeholderID, &v.SessionID, &v.NoteID, &v.Channel, &v.At, &v.Words,
			&v.Importance, &v.ReportedBy, &off)
		byRoot[root] = append(byRoot[root], v)
		if off {
			private[*v.NoteID] = true
		}
		return err
	}, trees(condition)+`SELECT t.root_id, v.id, v.ask_id, v.stakeholder_id, v.session_id, v.note_id, v.channel, v.at, v.words,
		v.importance, v.reported_by, coalesce(n.private, 0)
		FROM trees t JOIN voices v ON v.ask_id = t.ask_id LEFT JOIN notes n ON n.id = v.note_id ORDER BY v.at, v.id`, args...)
	return byRoot, private, err
}

// Ask gives one ask with everything behind it; of one that was merged, its root.
func (s *Store) Ask(id string) (discovery.AskDetail, error) {
	root, err := findRoot(s.read, id)
	if err != nil {
		return discovery.AskDetail{}, err
	}
	details, err := askDetails(s.read, "a.deleted_at IS NULL AND a.id = ?", root.ID)
	if err == nil && len(details) == 0 {
		err = translate(gorm.ErrRecordNotFound)
	}
	if err != nil {
		return discovery.AskDetail{}, err
	}
	return details[0], nil
}

// Askers gives who stands behind the asks of a product, by their ids, the last heard first.
func (s *Store) Askers(productID string) ([]string, error) {
	return scan[string](s.read, `SELECT v.stakeholder_id FROM voices v JOIN asks a ON a.id = v.ask_id
		JOIN stakeholders p ON p.id = v.stakeholder_id AND p.deleted_at IS NULL
		WHERE a.product_id = ? AND a.deleted_at IS NULL
		GROUP BY v.stakeholder_id ORDER BY max(v.at) DESC, v.stakeholder_id`, productID)
}

// AskedBy gives the asks of a product that someone stands behind, with everything behind them.
func (s *Store) AskedBy(productID, personID string) ([]discovery.AskDetail, error) {
	condition, args := s.askCondition(discovery.AskFilter{ProductID: productID, StakeholderID: personID})
	return askDetails(s.read, condition, args...)
}

// askDetails gives the asks that meet the condition with everything behind them and behind what was merged into them.
func askDetails(db *gorm.DB, condition string, args ...any) ([]discovery.AskDetail, error) {
	asks, voices, err := heardAsks(db, condition, "a.id", args...)
	if err != nil {
		return nil, err
	}
	evidence, err := evidenceOf(db, voices)
	if err != nil {
		return nil, err
	}
	below, err := scan[string](db, trees(condition)+"SELECT ask_id FROM trees WHERE ask_id <> root_id", args...)
	if err != nil {
		return nil, err
	}
	hanging := discovery.Hanging{}
	if len(below) > 0 {
		merged, err := askSummaries(db, "a.id IN "+listed, "a.id", idList(below))
		if err != nil {
			return nil, err
		}
		hanging = discovery.HangMerged(merged)
	}
	details := make([]discovery.AskDetail, len(asks))
	for i, a := range asks {
		details[i] = discovery.AskDetail{
			AskSummary: a, Evidence: append([]discovery.Evidence{}, evidence[a.ID]...), Merged: hanging.Below(a.ID),
		}
	}
	return details, nil
}

// askHeads is askDetails without what is behind the asks.
func askHeads(db *gorm.DB, condition string, args ...any) ([]discovery.AskDetail, error) {
	asks, err := askSummaries(db, condition, "a.id", args...)
	heads := make([]discovery.AskDetail, len(asks))
	for i, a := range asks {
		heads[i].AskSummary = a
	}
	return heads, err
}

// evidenceOf leads voices to the notes in which they were said, and to their sessions.
func evidenceOf(db *gorm.DB, voices map[string][]discovery.Voice) (map[string][]discovery.Evidence, error) {
	noted, held := map[string]bool{}, map[string]bool{}
	for _, said := range voices {
		for _, v := range said {
			if v.NoteID != nil {
				noted[*v.NoteID] = true
			}
			if v.SessionID != nil {
				held[*v.SessionID] = true
			}
		}
	}
	notes, err := scan[discovery.Note](db, "SELECT * FROM notes WHERE deleted_at IS NULL AND id IN "+listed,
		idList(slices.Collect(maps.Keys(noted))))
	if err != nil {
		return nil, err
	}
	byID := make(map[string]*discovery.Note, len(notes))
	for i := range notes {
		byID[notes[i].ID] = &notes[i]
	}
	sessions, err := scan[discovery.Session](db, "SELECT id, title FROM sessions WHERE id IN "+listed,
		idList(slices.Collect(maps.Keys(held))))
	if err != nil {
		return nil, err
	}
	titles := make(map[string]string, len(sessions))
	for _, session := range sessions {
		titles[session.ID] = session.Title
	}
	evidence := make(map[string][]discovery.Evidence, len(voices))
	for root, said := range voices {
		for _, v := range said {
			e := discovery.Evidence{Voice: v}
			if v.NoteID != nil {
				e.Note = byID[*v.NoteID]
			}
			if v.SessionID != nil {
				e.SessionTitle = titles[*v.SessionID]
			}
			evidence[root] = append(evidence[root], e)
		}
	}
	return evidence, nil
}

// CreateAsk adds an ask that reached the PM outside a session, with its first voice. The names are those of who asks and
// of who passed it on, where they are known by name only: people of these names are found or added.
func (s *Store) CreateAsk(a discovery.Ask, v discovery.Voice, names ...string) (discovery.AskDetail, error) {
	err := s.change("Add ask", func(tx *gorm.DB) error {
		if err := s.nameVoice(tx, &v, names); err != nil {
			return err
		}
		return s.insertAsk(tx, &a, v)
	})
	if err != nil {
		return discovery.AskDetail{}, err
	}
	return s.Ask(a.ID)
}

// nameVoice takes the names of who asks and of who passed it on, found or added, in place of their ids.
func (s *Store) nameVoice(tx *gorm.DB, v *discovery.Voice, names []string) error {
	for i, id := range []**string{&v.StakeholderID, &v.ReportedBy} {
		if i >= len(names) {
			break
		}
		var err error
		if *id, err = s.meet(tx, *id, names[i]); err != nil {
			return err
		}
	}
	if v.ReportedBy != nil && v.StakeholderID != nil && *v.ReportedBy == *v.StakeholderID {
		v.ReportedBy = nil // who asks for themselves is passed on by nobody
	}
	return nil
}

// AddVoice puts one more voice behind an ask, from outside a session. Names work as with CreateAsk.
func (s *Store) AddVoice(askID string, v discovery.Voice, names ...string) (discovery.AskDetail, error) {
	err := s.change("Add voice", func(tx *gorm.DB) error {
		if _, err := find[discovery.Ask](tx, askID); err != nil {
			return err
		}
		if err := s.nameVoice(tx, &v, names); err != nil {
			return err
		}
		v.AskID = askID
		return insertVoice(tx, &v)
	})
	if err != nil {
		return discovery.AskDetail{}, err
	}
	return s.Ask(askID)
}

func (s *Store) insertAsk(tx *gorm.DB, a *discovery.Ask, v discovery.Voice) error {
	if err := a.Clean(); err != nil {
		return err
	}
	if _, err := find[discovery.Product](tx, a.ProductID); err != nil {
		return err
	}
	if v.At.IsZero() {
		v.At = s.clock()
	}
	var err error
	if a.Position, err = lastPosition(tx, "asks", "product_id = ? AND theme_id IS ?", a.ProductID, a.ThemeID); err != nil {
		return err
	}
	a.ID, a.UpdatedAt, a.DeletedAt, a.Revision = newID(), s.clock(), nil, 1
	a.CreatedAt = v.At.UTC()
	if err := tx.Create(a).Error; err != nil {
		return err
	}
	v.AskID = a.ID
	return insertVoice(tx, &v)
}

func insertVoice(tx *gorm.DB, v *discovery.Voice) error {
	if err := v.Clean(); err != nil {
		return err
	}
	v.ID, v.At = newID(), v.At.UTC()
	return tx.Create(v).Error
}

// UpdateAsk changes what an ask says, its ladder, its decision and until when it sleeps.
func (s *Store) UpdateAsk(a discovery.Ask) (discovery.AskDetail, error) {
	if err := a.Clean(); err != nil {
		return discovery.AskDetail{}, err
	}
	read := a.Revision
	a.UpdatedAt, a.Revision = s.clock(), read+1
	err := s.change("Edit ask", func(tx *gorm.DB) error {
		return save(tx, &a, a.ID, read, "statement", "need", "whys", "solutions", "workaround", "workaround_cost",
			"enables", "value", "decision", "reason", "snoozed_until", "updated_at")
	})
	if err != nil {
		return discovery.AskDetail{}, err
	}
	return s.Ask(a.ID)
}

// DeleteAsks deletes asks with all that was merged into them, as one step. Requirements that cite them keep the citation,
// and the notes behind them stay.
func (s *Store) DeleteAsks(ids []string) (gone discovery.AskRemoval, err error) {
	err = s.change(counted("Delete", len(ids)), func(tx *gorm.DB) error {
		tops, topOf, err := treesOf(tx, ids)
		if err != nil {
			return err
		}
		if err := tx.Raw(`SELECT count(DISTINCT r.id) FROM citations c JOIN requirements r ON r.id = c.requirement_id
			JOIN prds p ON p.id = r.prd_id AND p.deleted_at IS NULL WHERE c.ask_id `+below, idList(tops)).
			Scan(&gone.Cited).Error; err != nil {
			return err
		}
		gone.Merged = len(topOf) - len(tops)
		whose := func(r trashedRow) string { return topOf[strings.Trim(string(r.Key["id"]), `"`)] }
		return s.discardEach(tx, discovery.TrashedAsk, tops, whose, func(tx *gorm.DB) error {
			_, err := s.remove(tx, "asks", "id "+below, idList(tops))
			return err
		})
	})
	return gone, err
}

// Promote makes an ask of a note of any kind, or gives the one that it already is.
func (s *Store) Promote(noteID string) (discovery.AskDetail, error) {
	var askID string
	err := s.change("Make it an ask", func(tx *gorm.DB) error {
		note, err := find[discovery.Note](tx, noteID)
		if err != nil {
			return err
		}
		session, err := find[discovery.Session](tx, note.SessionID)
		if err != nil {
			return err
		}
		err = tx.Raw(`SELECT a.id FROM voices v JOIN asks a ON a.id = v.ask_id AND a.deleted_at IS NULL
			WHERE v.note_id = ? ORDER BY a.id LIMIT 1`, noteID).Scan(&askID).Error
		if err != nil || askID != "" {
			return err
		}
		askID, err = s.askFromNote(tx, note, session)
		return err
	})
	if err != nil {
		return discovery.AskDetail{}, err
	}
	return s.Ask(askID)
}

// Attach puts a note behind an ask as one more voice. Doing it twice changes nothing.
func (s *Store) Attach(noteID, askID string) (discovery.AskDetail, error) {
	err := s.change("Put a note behind an ask", func(tx *gorm.DB) error {
		if _, err := find[discovery.Ask](tx, askID); err != nil {
			return err
		}
		note, err := find[discovery.Note](tx, noteID)
		if err != nil {
			return err
		}
		session, err := find[discovery.Session](tx, note.SessionID)
		if err != nil {
			return err
		}
		var there bool
		err = tx.Raw("SELECT EXISTS (SELECT 1 FROM voices WHERE ask_id = ? AND note_id = ?)", askID, noteID).
			Scan(&there).Error
		if err != nil || there {
			return err
		}
		return insertVoice(tx, voiceOf(note, session, askID))
	})
	if err != nil {
		return discovery.AskDetail{}, err
	}
	return s.Ask(askID)
}

// AskMadeOf gives the root that was made of a note and behind which nobody else stands yet; found is false where there is
// none, or where it was merged into another.
func (s *Store) AskMadeOf(noteID string) (ask discovery.Ask, found bool, err error) {
	made, err := scan[discovery.Ask](s.read, `SELECT a.* FROM voices v
		JOIN asks a ON a.id = v.ask_id AND a.deleted_at IS NULL AND a.merged_into IS NULL
		WHERE v.note_id = ? AND NOT EXISTS (SELECT 1 FROM voices w WHERE w.ask_id = a.id AND w.id <> v.id)
		ORDER BY a.id DESC LIMIT 1`, noteID)
	if err != nil || len(made) == 0 {
		return discovery.Ask{}, false, err
	}
	return made[0], true, nil
}

// RemoveVoice takes a voice away from its ask. The last one can't go: an ask that nobody asked for is deleted instead.
func (s *Store) RemoveVoice(voiceID string) (discovery.AskDetail, error) {
	var voice discovery.Voice
	err := s.change("Take a voice away", func(tx *gorm.DB) error {
		if err := tx.Where("id = ?", voiceID).Take(&voice).Error; err != nil {
			return err
		}
		var left int
		if err := tx.Raw("SELECT count(*) FROM voices WHERE ask_id = ?", voice.AskID).Scan(&left).Error; err != nil {
			return err
		}
		if left == 1 {
			return discovery.Errorf(discovery.Invalid, "It is the last voice behind this ask. Delete the ask instead.")
		}
		return tx.Exec("DELETE FROM voices WHERE id = ?", voiceID).Error
	})
	if err != nil {
		return discovery.AskDetail{}, err
	}
	return s.Ask(voice.AskID)
}

// askFromNote makes an ask that says what the note says, without its tags, with the note's speaker as its voice.
func (s *Store) askFromNote(tx *gorm.DB, n discovery.Note, session discovery.Session) (string, error) {
	a := discovery.Ask{ProductID: session.ProductID, Statement: n.Words()}
	err := s.insertAsk(tx, &a, *voiceOf(n, session, ""))
	return a.ID, err
}

func voiceOf(n discovery.Note, session discovery.Session, askID string) *discovery.Voice {
	return &discovery.Voice{
		AskID: askID, StakeholderID: n.SpeakerID, SessionID: &n.SessionID, NoteID: &n.ID,
		Channel: session.Channel, At: n.CreatedAt, Words: n.Words(), Importance: n.Importance,
	}
}

// followNote keeps asks true to an edited note: a voice and an ask that said exactly what the note said follow
// it.
func (s *Store) followNote(tx *gorm.DB, old, n discovery.Note) error {
	if old.Kind == discovery.AskNote && n.Kind != discovery.AskNote {
		return s.dropVoices(tx, "note_id = ?", n.ID)
	}
	err := tx.Exec(`UPDATE voices SET words = CASE words WHEN ? THEN ? ELSE words END, stakeholder_id = ?, importance = ?
		WHERE note_id = ?`, old.Words(), n.Words(), n.SpeakerID, n.Importance, n.ID).Error
	if err != nil {
		return err
	}
	err = tx.Exec(`UPDATE asks SET statement = ?, revision = revision + 1, updated_at = ?
		WHERE statement = ? AND statement <> ? AND id IN (SELECT ask_id FROM voices WHERE note_id = ?)`,
		n.Words(), s.clock(), old.Words(), n.Words(), n.ID).Error
	if err != nil || n.Kind != discovery.AskNote {
		return err
	}
	var has bool
	if err := tx.Raw(`SELECT EXISTS (SELECT 1 FROM voices v JOIN asks a ON a.id = v.ask_id AND a.deleted_at IS NULL
		WHERE v.note_id = ?)`, n.ID).Scan(&has).Error; err != nil || has {
		return err
	}
	session, err := find[discovery.Session](tx, n.SessionID)
	if err != nil {
		return err
	}
	_, err = s.askFromNote(tx, n, session)
	return err
}

// dropVoices takes voices away, and deletes the asks that are left without one and without a merged one that has some.
func (s *Store) dropVoices(tx *gorm.DB, condition string, args ...any) error {
	var asks []string
	if err := tx.Raw("SELECT DISTINCT ask_id FROM voices WHERE "+condition, args...).Scan(&asks).Error; err != nil {
		return err
	}
	if len(asks) == 0 {
		return nil
	}
	if err := tx.Exec("DELETE FROM voices WHERE "+condition, args...).Error; err != nil {
		return err
	}
	return s.removeSilent(tx, asks)
}
