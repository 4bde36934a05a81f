package store

import (
	"slices"
	"time"

	"throughline/backend/discovery"

	"gorm.io/gorm"
)

// Sessions gives the sessions that pass the filter, newest first.
func (s *Store) Sessions(f discovery.SessionFilter) ([]discovery.SessionSummary, error) {
	query, args := "s.deleted_at IS NULL", []any{}
	if f.ProductID != "" {
		query, args = query+" AND s.product_id = ?", append(args, f.ProductID)
	}
	if f.StakeholderID != "" {
		query += " AND s.id IN (SELECT session_id FROM participants WHERE stakeholder_id = ?)"
		args = append(args, f.StakeholderID)
	}
	return summarise(s.read, query, args...)
}

// Session gives one session.
func (s *Store) Session(id string) (discovery.SessionSummary, error) { return oneSession(s.read, id) }

func oneSession(db *gorm.DB, id string) (discovery.SessionSummary, error) {
	found, err := summarise(db, "s.deleted_at IS NULL AND s.id = ?", id)
	if err == nil && len(found) == 0 {
		err = translate(gorm.ErrRecordNotFound)
	}
	if err != nil {
		return discovery.SessionSummary{}, err
	}
	return found[0], nil
}

// sessionRow is a session as the database sums it up, still without its participants.
type sessionRow struct {
	discovery.Session
	ProductName                    string
	NoteCount, AskCount, LineCount int
	LastNoteAt                     *time.Time
}

func summarise(db *gorm.DB, condition string, args ...any) ([]discovery.SessionSummary, error) {
	rows, err := scan[sessionRow](db, `SELECT s.*, p.name AS product_name,
		(SELECT count(*) FROM notes n WHERE n.session_id = s.id AND n.deleted_at IS NULL) AS note_count,
		(SELECT n.created_at FROM notes n WHERE n.session_id = s.id AND n.deleted_at IS NULL
			ORDER BY n.offset_ms DESC, n.id DESC LIMIT 1) AS last_note_at,
		(SELECT coalesce(sum(line_count), 0) FROM transcripts t WHERE t.session_id = s.id AND t.deleted_at IS NULL) AS line_count,
		(SELECT count(DISTINCT `+rootOf("a")+`) FROM voices v JOIN asks a ON a.id = v.ask_id AND a.deleted_at IS NULL
			WHERE v.session_id = s.id) AS ask_count
		FROM sessions s JOIN products p ON p.id = s.product_id
		WHERE `+condition+` ORDER BY coalesce(s.started_at, s.planned_at) DESC, s.id DESC`, args...)
	if err != nil {
		return nil, err
	}
	participants, err := scan[discovery.Participant](db, `SELECT * FROM participants WHERE session_id IN
		(SELECT s.id FROM sessions s WHERE `+condition+`) ORDER BY position`, args...)
	bySession := map[string][]discovery.Participant{}
	for _, p := range participants {
		bySession[p.SessionID] = append(bySession[p.SessionID], p)
	}
	sessions := make([]discovery.SessionSummary, len(rows))
	for i, r := range rows {
		sessions[i] = discovery.SessionSummary{
			Session: r.Session, ProductName: r.ProductName, NoteCount: r.NoteCount, AskCount: r.AskCount, LineCount: r.LineCount,
			LastNoteAt: r.LastNoteAt, ParticipantIDs: []string{},
			Participants: append([]discovery.Participant{}, bySession[r.ID]...),
		}
		for _, p := range bySession[r.ID] {
			sessions[i].ParticipantIDs = append(sessions[i].ParticipantIDs, p.StakeholderID)
		}
	}
	return sessions, err
}

// CreateSession adds a session with who takes part in it. It is planned until StartSession; a session that brings its own
// StartedAt and EndedAt is taken as past.
func (s *Store) CreateSession(session discovery.Session, who discovery.Attendance) (discovery.SessionSummary, error) {
	err := s.change("Add session", func(tx *gorm.DB) error {
		if err := s.insertSession(tx, &session, nil); err != nil {
			return err
		}
		return s.attend(tx, session.ID, who)
	})
	if err != nil {
		return discovery.SessionSummary{}, err
	}
	return s.Session(session.ID)
}

func (s *Store) insertSession(tx *gorm.DB, session *discovery.Session, participants []string) error {
	if err := session.Clean(); err != nil {
		return err
	}
	if _, err := find[discovery.Product](tx, session.ProductID); err != nil {
		return err
	}
	session.ID, session.CreatedAt, session.UpdatedAt, session.DeletedAt = newID(), s.clock(), s.clock(), nil
	session.Revision = 1
	if session.PlannedAt.IsZero() {
		session.PlannedAt = s.clock()
	}
	session.PlannedAt = session.PlannedAt.UTC()
	if err := tx.Create(session).Error; err != nil {
		return err
	}
	return setParticipants(tx, session.ID, participants)
}

// UpdateSession changes a session's title, goal, product, channel, date, length and who takes part in it.
func (s *Store) UpdateSession(session discovery.Session, who discovery.Attendance) (discovery.SessionSummary, error) {
	if err := session.Clean(); err != nil {
		return discovery.SessionSummary{}, err
	}
	read := session.Revision
	session.PlannedAt, session.UpdatedAt, session.Revision = session.PlannedAt.UTC(), s.clock(), read+1
	err := s.change("Edit session", func(tx *gorm.DB) error {
		if err := save(tx, &session, session.ID, read,
			"product_id", "title", "goal", "channel", "planned_at", "planned_minutes", "updated_at"); err != nil {
			return err
		}
		return s.attend(tx, session.ID, who)
	})
	if err != nil {
		return discovery.SessionSummary{}, err
	}
	return s.Session(session.ID)
}

// attend sets who takes part in a session, and keeps what they answered.
func (s *Store) attend(tx *gorm.DB, sessionID string, who discovery.Attendance) error {
	everyone, err := s.withNamed(tx, who.ParticipantIDs, who.NewPeople)
	if err != nil {
		return err
	}
	if err := setParticipants(tx, sessionID, everyone); err != nil {
		return err
	}
	answers := make([]discovery.Participant, len(who.Answers))
	for i, answer := range who.Answers {
		answers[i] = discovery.Participant{StakeholderID: answer.Who, Consent: answer.Consent}
		if slices.Contains(who.NewPeople, answer.Who) {
			ids, err := s.withNamed(tx, nil, []string{answer.Who})
			if err != nil {
				return err
			}
			answers[i].StakeholderID = ids[0]
		}
	}
	return s.keepAnswers(tx, sessionID, answers)
}

// Participants gives the people who take part in a session, in the order in which they were added.
func (s *Store) Participants(sessionID string) ([]discovery.Stakeholder, error) {
	return scan[discovery.Stakeholder](s.read, `SELECT p.* FROM participants t JOIN stakeholders p ON p.id = t.stakeholder_id
		WHERE t.session_id = ? AND p.deleted_at IS NULL ORDER BY t.position`, sessionID)
}

// withNamed gives the ids with those of the named people behind them; who is new is added.
func (s *Store) withNamed(tx *gorm.DB, ids, names []string) ([]string, error) {
	named := make([]discovery.Stakeholder, len(names))
	for i, name := range names {
		named[i].Name = name
	}
	_, more, err := s.matchPeople(tx, named)
	for _, id := range more {
		if !slices.Contains(ids, id) {
			ids = append(slices.Clip(ids), id)
		}
	}
	return ids, err
}

// AddParticipant adds someone by name to a session: a known person of that name, or a new one.
func (s *Store) AddParticipant(sessionID, name string) (discovery.Stakeholder, error) {
	person := discovery.Stakeholder{Name: name}
	if err := person.Clean(); err != nil {
		return person, err
	}
	return person, s.change("Add "+person.Name, func(tx *gorm.DB) error {
		if _, err := find[discovery.Session](tx, sessionID); err != nil {
			return err
		}
		ids, err := s.withNamed(tx, nil, []string{person.Name})
		if err != nil {
			return err
		}
		position, err := lastPosition(tx, "participants", "session_id = ?", sessionID)
		if err != nil {
			return err
		}
		if err := tx.Exec(`INSERT INTO participants (session_id, stakeholder_id, position) VALUES (?, ?, ?)
			ON CONFLICT DO NOTHING`, sessionID, ids[0], position).Error; err != nil {
			return err
		}
		person, err = find[discovery.Stakeholder](tx, ids[0])
		return err
	})
}

func setParticipants(tx *gorm.DB, sessionID string, ids []string) error {
	if ids == nil {
		ids = []string{}
	}
	if err := tx.Exec("DELETE FROM participants WHERE session_id = ? AND stakeholder_id NOT IN ?",
		sessionID, append([]string{""}, ids...)).Error; err != nil {
		return err
	}
	for i, id := range ids {
		if err := tx.Exec(`INSERT INTO participants (session_id, stakeholder_id, position) VALUES (?, ?, ?)
			ON CONFLICT DO UPDATE SET position = excluded.position`, sessionID, id, i+1).Error; err != nil {
			return err
		}
	}
	return nil
}

// SetConsent says what participants of a session answered to notes being taken and passed on: at ConsentAt, or now.
func (s *Store) SetConsent(sessionID string, answers []discovery.Participant) (discovery.SessionSummary, error) {
	err := s.change("Set consent", func(tx *gorm.DB) error { return s.keepAnswers(tx, sessionID, answers) })
	if err != nil {
		return discovery.SessionSummary{}, err
	}
	return s.Session(sessionID)
}

func (s *Store) keepAnswers(tx *gorm.DB, sessionID string, answers []discovery.Participant) error {
	for _, a := range answers {
		if err := a.Clean(); err != nil {
			return err
		}
		at := a.ConsentAt
		switch now := s.clock(); {
		case a.Consent == discovery.NotAsked:
			at = nil
		case at == nil:
			at = &now
		}
		var there bool
		err := tx.Raw("SELECT EXISTS (SELECT 1 FROM participants WHERE session_id = ? AND stakeholder_id = ?)",
			sessionID, a.StakeholderID).Scan(&there).Error
		if err != nil {
			return err
		}
		if !there {
			return discovery.Errorf(discovery.NotFound, "This person does not take part any more. Look at the session again.")
		}
		if err := tx.Exec(`UPDATE participants SET consent = ?, consent_at = ?
			WHERE session_id = ? AND stakeholder_id = ? AND consent <> ?`,
			a.Consent, at, sessionID, a.StakeholderID, a.Consent).Error; err != nil {
			return err
		}
	}
	return nil
}

// StartSession begins a planned session now. One that has begun stays as it is; one that has ended goes on.
func (s *Store) StartSession(id string) (discovery.SessionSummary, error) {
	return s.turn(id, "Start session", func(session *discovery.Session) error {
		session.Begin(s.clock())
		return nil
	})
}

// PauseSession makes a running session stand still.
func (s *Store) PauseSession(id string) (discovery.SessionSummary, error) {
	return s.turn(id, "Pause session", func(session *discovery.Session) error { return session.Pause(s.clock()) })
}

// ResumeSession lets a paused session go on.
func (s *Store) ResumeSession(id string) (discovery.SessionSummary, error) {
	return s.turn(id, "Resume session", func(session *discovery.Session) error {
		session.Resume(s.clock())
		return nil
	})
}

// EndSession ends a running session: now, or at a moment that has passed, when at is not zero.
func (s *Store) EndSession(id string, at time.Time) (discovery.SessionSummary, error) {
	if at.After(s.clock()) {
		return discovery.SessionSummary{}, discovery.InvalidField("at", "That time is still to come. Choose one that has passed.")
	}
	if at.IsZero() {
		at = s.clock()
	}
	var last int64
	err := s.read.Raw("SELECT coalesce(max(offset_ms), 0) FROM notes WHERE session_id = ? AND deleted_at IS NULL", id).
		Scan(&last).Error
	if err != nil {
		return discovery.SessionSummary{}, err
	}
	return s.turn(id, "End session", func(session *discovery.Session) error {
		return session.End(at.UTC().Truncate(time.Millisecond), time.Duration(last)*time.Millisecond)
	})
}

// turn changes where a session stands in its time.
func (s *Store) turn(id, label string, step func(*discovery.Session) error) (discovery.SessionSummary, error) {
	err := s.change(label, func(tx *gorm.DB) error {
		session, err := find[discovery.Session](tx, id)
		if err != nil {
			return err
		}
		if err := step(&session); err != nil {
			return err
		}
		return s.saveTime(tx, &session)
	})
	if err != nil {
		return discovery.SessionSummary{}, err
	}
	return s.Session(id)
}

func (s *Store) saveTime(tx *gorm.DB, session *discovery.Session) error {
	session.UpdatedAt, session.Revision = s.clock(), session.Revision+1
	return save(tx, session, session.ID, session.Revision-1,
		"started_at", "ended_at", "paused_at", "paused_ms", "updated_at")
}

// DeleteSession deletes a session with its notes and transcripts, and the asks that nobody else stands behind.
func (s *Store) DeleteSession(id string) error {
	return s.discard("Delete session", discovery.TrashedSession, id, func(tx *gorm.DB) error {
		if err := s.removeOne(tx, "sessions", id); err != nil {
			return err
		}
		if err := s.dropVoices(tx, "session_id = ?", id); err != nil {
			return err
		}
		if _, err := s.remove(tx, "questions", "session_id = ?", id); err != nil {
			return err
		}
		if _, err := s.remove(tx, "transcripts", "session_id = ?", id); err != nil {
			return err
		}
		_, err := s.remove(tx, "notes", "session_id = ?", id)
		return err
	})
}
