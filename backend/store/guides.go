package store

import (
	"fmt"
	"slices"

	"throughline/backend/discovery"
	"throughline/backend/fold"

	"gorm.io/gorm"
)

// Guides gives all guides: the PM's own by name, and those that come with the app.
func (s *Store) Guides() (discovery.Guides, error) {
	own, err := list[discovery.Guide](s.read.Where("deleted_at IS NULL").Order("name COLLATE NOCASE, id"))
	return discovery.Guides{Own: own, Shipped: discovery.ShippedGuides()}, err
}

func guide(db *gorm.DB, id string) (discovery.Guide, error) {
	for _, g := range discovery.ShippedGuides() {
		if g.ID == id {
			return g, nil
		}
	}
	return find[discovery.Guide](db, id)
}

// CreateGuide adds a guide of the PM's own.
func (s *Store) CreateGuide(g discovery.Guide) (discovery.Guide, error) {
	if err := g.Clean(); err != nil {
		return g, err
	}
	return g, s.change("Add guide "+g.Name, func(tx *gorm.DB) error { return s.insertGuide(tx, &g) })
}

func (s *Store) insertGuide(tx *gorm.DB, g *discovery.Guide) error {
	g.ID, g.CreatedAt, g.UpdatedAt, g.DeletedAt, g.Revision = newID(), s.clock(), s.clock(), nil, 1
	return tx.Create(g).Error
}

// UpdateGuide changes a guide and its questions.
func (s *Store) UpdateGuide(g discovery.Guide) (discovery.Guide, error) {
	if err := g.Clean(); err != nil {
		return g, err
	}
	read := g.Revision
	g.UpdatedAt, g.Revision = s.clock(), read+1
	return g, s.change("Edit guide "+g.Name, func(tx *gorm.DB) error {
		return save(tx, &g, g.ID, read, "name", "channel", "product_kind", "questions", "updated_at")
	})
}

// DeleteGuide deletes a guide. What sessions took from it stays with them.
func (s *Store) DeleteGuide(id string) error {
	return s.discard("Delete guide", discovery.TrashedGuide, id, func(tx *gorm.DB) error { return s.removeOne(tx, "guides", id) })
}

// KeepGuide makes a guide of a session's questions.
func (s *Store) KeepGuide(sessionID, name string) (discovery.Guide, error) {
	var g discovery.Guide
	err := s.change("Add guide "+discovery.CleanLine(name), func(tx *gorm.DB) error {
		session, err := find[discovery.Session](tx, sessionID)
		if err != nil {
			return err
		}
		product, err := find[discovery.Product](tx, session.ProductID)
		if err != nil {
			return err
		}
		questions, err := questionsOf(tx, sessionID)
		if err != nil {
			return err
		}
		g = discovery.Guide{Name: name, Channel: session.Channel, ProductKind: product.Kind}
		for _, q := range questions {
			g.Questions = append(g.Questions, q.Prompt)
		}
		if err := g.Clean(); err != nil {
			return err
		}
		return s.insertGuide(tx, &g)
	})
	return g, err
}

// Questions gives what a session is to ask, in order.
func (s *Store) Questions(sessionID string) ([]discovery.GuideQuestion, error) {
	return scan[discovery.GuideQuestion](s.read, `SELECT q.*, coalesce(s.title, '') AS carried_title, s.planned_at AS carried_at
		FROM questions q LEFT JOIN sessions s ON s.id = q.carried_from
		WHERE q.session_id = ? AND q.deleted_at IS NULL ORDER BY q.position, q.id`, sessionID)
}

func questionsOf(db *gorm.DB, sessionID string) ([]discovery.Question, error) {
	return list[discovery.Question](db.Where("session_id = ? AND deleted_at IS NULL", sessionID).Order("position, id"))
}

// UseGuide copies the questions of a guide behind those of a session; what the session asks already is left out.
func (s *Store) UseGuide(sessionID, guideID string) ([]discovery.GuideQuestion, error) {
	return s.changeQuestions(sessionID, "Use guide", func(tx *gorm.DB) error {
		g, err := guide(tx, guideID)
		if err != nil {
			return err
		}
		questions := make([]discovery.Question, len(g.Questions))
		for i, p := range g.Questions {
			questions[i].Prompt = p
		}
		return s.appendQuestions(tx, sessionID, questions)
	})
}

// CarryForward copies questions that earlier sessions left unasked into a session, and says where they come from.
func (s *Store) CarryForward(sessionID string, questionIDs []string) ([]discovery.GuideQuestion, error) {
	return s.changeQuestions(sessionID, "Carry questions forward", func(tx *gorm.DB) error {
		questions := make([]discovery.Question, len(questionIDs))
		for i, id := range questionIDs {
			q, err := find[discovery.Question](tx, id)
			if err != nil {
				return err
			}
			questions[i] = discovery.Question{Prompt: q.Prompt, CarriedFrom: &q.SessionID}
		}
		return s.appendQuestions(tx, sessionID, questions)
	})
}

// AddQuestion puts a question of one's own behind those of a session.
func (s *Store) AddQuestion(sessionID string, p discovery.Prompt) ([]discovery.GuideQuestion, error) {
	return s.changeQuestions(sessionID, "Add question", func(tx *gorm.DB) error {
		return s.appendQuestions(tx, sessionID, []discovery.Question{{Prompt: p}})
	})
}

// changeQuestions changes the questions of a session, which must be there, and gives them.
func (s *Store) changeQuestions(sessionID, label string, f func(*gorm.DB) error) ([]discovery.GuideQuestion, error) {
	err := s.change(label, func(tx *gorm.DB) error {
		if _, err := find[discovery.Session](tx, sessionID); err != nil {
			return err
		}
		return f(tx)
	})
	if err != nil {
		return nil, err
	}
	return s.Questions(sessionID)
}

func (s *Store) appendQuestions(tx *gorm.DB, sessionID string, questions []discovery.Question) error {
	there, err := questionsOf(tx, sessionID)
	if err != nil {
		return err
	}
	asked := make(map[string]bool, len(there))
	position := 0.0
	for _, q := range there {
		asked[fold.Text(q.Text)], position = true, q.Position
	}
	for _, q := range questions {
		if err := q.Clean(); err != nil {
			return err
		}
		if asked[fold.Text(q.Text)] {
			continue
		}
		if len(asked) == discovery.MaxQuestions {
			return discovery.Errorf(discovery.Invalid, "A session holds at most %d questions. Remove some first.",
				discovery.MaxQuestions)
		}
		asked[fold.Text(q.Text)] = true
		position++
		q.ID, q.SessionID, q.Position, q.Revision = newID(), sessionID, position, 1
		q.CreatedAt, q.UpdatedAt = s.clock(), s.clock()
		if err := tx.Create(&q).Error; err != nil {
			return err
		}
	}
	return nil
}

// mergeQuestions puts the questions of one session behind those of another, whose times have moved. What both were to
// ask stays once, asked if it was asked in either.
func (s *Store) mergeQuestions(tx *gorm.DB, intoID, fromID string, moveInto, moveFrom int64) error {
	into, err := questionsOf(tx, intoID)
	if err != nil {
		return err
	}
	from, err := questionsOf(tx, fromID)
	if err != nil {
		return err
	}
	there, position := map[string]discovery.Question{}, 0.0
	for _, q := range into {
		there[fold.Text(q.Text)], position = q, q.Position
	}
	if err := tx.Exec("UPDATE questions SET asked_ms = asked_ms + ? WHERE session_id = ?", moveInto, intoID).Error; err != nil {
		return err
	}
	// The text is written as well, so that the search learns where the question is now.
	if err := tx.Exec(`UPDATE questions SET session_id = ?, asked_ms = asked_ms + ?, position = position + ?, text = text
		WHERE session_id = ?`, intoID, moveFrom, position, fromID).Error; err != nil {
		return err
	}
	for _, q := range from {
		twin, both := there[fold.Text(q.Text)]
		if !both {
			continue
		}
		spare := q.ID
		if twin.AskedMS == nil && q.AskedMS != nil {
			spare = twin.ID
		}
		if err := s.removeOne(tx, "questions", spare); err != nil {
			return err
		}
	}
	return nil
}

// UpdateQuestion changes what a question asks, how deep it digs and whether it must be asked.
func (s *Store) UpdateQuestion(q discovery.Question) ([]discovery.GuideQuestion, error) {
	if err := q.Clean(); err != nil {
		return nil, err
	}
	read := q.Revision
	q.UpdatedAt, q.Revision = s.clock(), read+1
	return s.changeQuestions(q.SessionID, "Edit question", func(tx *gorm.DB) error {
		return save(tx, &q, q.ID, read, "text", "digs", "must_ask", "updated_at")
	})
}

// DeleteQuestion takes a question out of its session.
func (s *Store) DeleteQuestion(id string) error {
	return s.change("Delete question", func(tx *gorm.DB) error { return s.removeOne(tx, "questions", id) })
}

// MoveQuestion puts a question before another of its session ("" for the end).
func (s *Store) MoveQuestion(id, beforeID string) error {
	return s.change("Move question", func(tx *gorm.DB) error {
		q, err := find[discovery.Question](tx, id)
		if err != nil {
			return err
		}
		neighbours, err := scan[string](tx,
			"SELECT id FROM questions WHERE session_id = ? AND deleted_at IS NULL ORDER BY position, id", q.SessionID)
		if err != nil {
			return err
		}
		return place(tx, "questions", beforeID, neighbours, id)
	})
}

// TickQuestion says that a question was asked, at the session's present time, or that it was not. Only a session that
// has begun has a time.
func (s *Store) TickQuestion(id string, asked bool) ([]discovery.GuideQuestion, error) {
	var sessionID string
	label := "Untick question"
	if asked {
		label = "Tick question"
	}
	err := s.change(label, func(tx *gorm.DB) error {
		q, err := find[discovery.Question](tx, id)
		if err != nil {
			return err
		}
		sessionID = q.SessionID
		if asked == (q.AskedMS != nil) {
			return nil
		}
		session, err := find[discovery.Session](tx, sessionID)
		if err != nil {
			return err
		}
		if session.StartedAt == nil {
			return discovery.Errorf(discovery.Invalid, "The session has not begun. Start it, then tick what you have asked.")
		}
		read := q.Revision
		q.AskedMS, q.UpdatedAt, q.Revision = nil, s.clock(), read+1
		if asked {
			ms := session.Elapsed(s.clock()).Milliseconds()
			q.AskedMS = &ms
		}
		return save(tx, &q, id, read, "asked_ms", "updated_at")
	})
	if err != nil {
		return nil, err
	}
	return s.Questions(sessionID)
}

// unasked gives what a session left unasked and another does not ask either.
func unasked(db *gorm.DB, sessionID, otherID string) ([]discovery.Question, error) {
	there, err := questionsOf(db, otherID)
	if err != nil {
		return nil, fmt.Errorf("read the questions of the session: %w", err)
	}
	left, err := questionsOf(db, sessionID)
	left = slices.DeleteFunc(left, func(q discovery.Question) bool {
		return q.AskedMS != nil || slices.ContainsFunc(there, func(t discovery.Question) bool {
			return fold.Text(t.Text) == fold.Text(q.Text)
		})
	})
	return left, err
}
