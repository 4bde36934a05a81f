package store

import (
	"slices"
	"time"

	"throughline/backend/discovery"

	"gorm.io/gorm"
)

// maxPast is how much of each kind is told of a person: more than one reads before a call.
const maxPast = 8

// LastTime gives what to know of each person before the session, in the order in which they are named. Only what was
// said before the session began counts, and nothing that is off the record.
func (s *Store) LastTime(q discovery.LastTimeQuery) ([]discovery.LastTime, error) {
	before := s.clock()
	if q.SessionID != "" {
		session, err := find[discovery.Session](s.read, q.SessionID)
		if err != nil {
			return nil, err
		}
		if session.StartedAt != nil {
			before = *session.StartedAt
		}
	}
	people := []discovery.LastTime{}
	for _, id := range q.StakeholderIDs {
		p := past{s.read, id, q.SessionID, before}
		last, err := p.read()
		if err != nil {
			return nil, err
		}
		people = append(people, last)
	}
	return people, nil
}

// past looks back on one person from a session.
type past struct {
	db                *gorm.DB
	person, sessionID string
	before            time.Time
}

func (p past) read() (discovery.LastTime, error) {
	last := discovery.LastTime{StakeholderID: p.person, Unasked: []discovery.Question{}}
	if err := p.lastSession(&last); err != nil {
		return last, err
	}
	var err error
	if last.Asks, err = p.asks(); err != nil {
		return last, err
	}
	for _, read := range []struct {
		into      *[]discovery.PastNote
		kind      discovery.NoteKind
		condition string
	}{
		{&last.TheyOwe, discovery.ActionNote, "n.speaker_id = @person"},
		{&last.YouOwe, discovery.ActionNote, "n.speaker_id IS NULL AND n.owed_to = @person"},
		{&last.Questions, discovery.QuestionNote, "(n.speaker_id = @person OR n.speaker_id IS NULL)"},
	} {
		if *read.into, err = p.notes(read.kind, read.condition); err != nil {
			return last, err
		}
	}
	return last, nil
}

// lastSession finds the last session with the person and what it left unasked.
func (p past) lastSession(last *discovery.LastTime) error {
	sessions, err := scan[discovery.Session](p.db, `SELECT s.* FROM sessions s
		JOIN participants t ON t.session_id = s.id AND t.stakeholder_id = ?
		WHERE s.deleted_at IS NULL AND s.id <> ? AND s.started_at < ? ORDER BY s.started_at DESC, s.id DESC LIMIT 1`,
		p.person, p.sessionID, p.before)
	if err != nil || len(sessions) == 0 {
		return err
	}
	last.SessionID, last.SessionTitle, last.At = sessions[0].ID, sessions[0].Title, sessions[0].StartedAt
	last.Unasked, err = unasked(p.db, sessions[0].ID, p.sessionID)
	return err
}

func (p past) asks() ([]discovery.PastAsk, error) {
	mine := "a.deleted_at IS NULL AND " + byVoices("v.stakeholder_id = ? AND v.at < ? AND v.session_id IS NOT ?")
	found, err := latestHeard(askSummaries(p.db, mine, "a.id DESC", p.person, p.before, p.sessionID))
	if err != nil {
		return nil, err
	}
	found = found[:min(len(found), maxPast)]
	asks, ids := make([]discovery.PastAsk, len(found)), make([]string, len(found))
	for i, a := range found {
		ids[i] = a.ID
		asks[i] = discovery.PastAsk{
			ID: a.ID, Statement: a.Statement, Decision: a.Decision, Reason: a.Reason, ThemeName: a.ThemeName,
			Cited: []discovery.CitedIn{}, Private: a.Private,
		}
	}
	cited, err := scan[struct {
		AskID, PRDID, Title, RequirementID string
		Number                             int
	}](p.db, "SELECT DISTINCT "+rootOf("w")+` AS ask_id, g.id AS prd_id, g.title, r.id AS requirement_id, r.number
		FROM citations c JOIN asks w ON w.id = c.ask_id AND w.deleted_at IS NULL
		JOIN requirements r ON r.id = c.requirement_id JOIN prds g ON g.id = r.prd_id AND g.deleted_at IS NULL
		WHERE `+rootOf("w")+" IN ? ORDER BY g.created_at, g.id, r.number", ids)
	for _, c := range cited {
		ask := &asks[slices.Index(ids, c.AskID)]
		ref := discovery.Requirement{Number: c.Number}.Ref()
		ask.Cited = append(ask.Cited, discovery.CitedIn{PRDID: c.PRDID, Title: c.Title, RequirementID: c.RequirementID, Ref: ref})
	}
	return asks, err
}

// notes gives lines of a kind from earlier sessions in which the person took part, without promises that are settled and
// questions that are answered. A question without a speaker may be anybody's.
func (p past) notes(kind discovery.NoteKind, condition string) ([]discovery.PastNote, error) {
	notes, err := list[discovery.Note](p.db.Raw(`SELECT n.* FROM notes n
		JOIN sessions s ON s.id = n.session_id AND s.deleted_at IS NULL
		JOIN participants t ON t.session_id = s.id AND t.stakeholder_id = @person
		WHERE n.deleted_at IS NULL AND NOT n.private AND n.kind = @kind AND n.outcome = ''
		AND s.id <> @session AND s.started_at < @before AND `+condition+` ORDER BY s.started_at DESC, n.offset_ms DESC LIMIT @limit`,
		map[string]any{
			"person": p.person, "kind": kind, "session": p.sessionID, "before": p.before, "limit": maxPast,
		}))
	told := make([]discovery.PastNote, len(notes))
	for i, n := range notes {
		told[i] = discovery.PastNote{ID: n.ID, SessionID: n.SessionID, Text: n.Words(), Due: n.Due, SaidAt: &n.CreatedAt}
	}
	return told, err
}
