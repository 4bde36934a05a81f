package api

import (
	"bytes"
	"fmt"
	"io/fs"
	"path"
	"strings"
	"time"

	"throughline/backend/discovery"
	"throughline/backend/store"
	"throughline/backend/transcript"
)

// shift moves a time by whole days on the wall clock, so that a session at two stays at two.
func (f *sampleFiller) shift(at time.Time) time.Time {
	return at.In(time.Local).AddDate(0, 0, f.days).UTC()
}

// addSessions imports the notes files as a user would, and finds by how much the sample has to be moved.
func (f *sampleFiller) addSessions() error {
	files, err := fs.Glob(sampleFiles, "sample/sessions/*.md")
	if err != nil {
		return err
	}
	sessions := make([]store.ImportedSession, len(files))
	var latest time.Time
	for i, file := range files {
		if sessions[i], err = f.readSession(file); err != nil {
			return fmt.Errorf("%s: %w", path.Base(file), err)
		}
		if ended := *sessions[i].Session.EndedAt; ended.After(latest) {
			latest = ended
		}
	}
	f.days = int(f.now.Sub(latest).Hours()) / 24 / 7 * 7
	for f.shift(latest).After(f.now) {
		f.days -= 7
	}
	for _, s := range sessions {
		if err := f.addSession(s); err != nil {
			return fmt.Errorf("%s: %w", s.Session.Title, err)
		}
	}
	return nil
}

func (f *sampleFiller) readSession(file string) (store.ImportedSession, error) {
	b, err := sampleFiles.ReadFile(file)
	if err != nil {
		return store.ImportedSession{}, err
	}
	t, err := transcript.Parse(path.Base(file), bytes.NewReader(b))
	if err != nil {
		return store.ImportedSession{}, err
	}
	product, err := named(f.products, "product", t.Product)
	if err != nil {
		return store.ImportedSession{}, err
	}
	s := SessionOf(t, f.known, ImportOptions{ProductID: product})
	for _, p := range s.People {
		if _, err := named(f.people, "person", p.Name); err != nil {
			return s, err
		}
	}
	return s, nil
}

func (f *sampleFiller) addSession(in store.ImportedSession) error {
	began, ended := f.shift(*in.Session.StartedAt), f.shift(*in.Session.EndedAt)
	in.Session.PlannedAt, in.Session.StartedAt, in.Session.EndedAt = began, &began, &ended
	for i := range in.Notes {
		n := &in.Notes[i]
		n.CreatedAt = f.shift(n.CreatedAt)
		if n.Due == "" {
			continue
		}
		due, err := time.Parse(time.DateOnly, n.Due)
		if err != nil {
			return err
		}
		n.Due = due.AddDate(0, 0, f.days).Format(time.DateOnly)
	}
	var err error
	if in.Questions, err = f.questions(in.Session.Title); err != nil {
		return err
	}
	in.Session.PlannedMinutes = f.Prepared[in.Session.Title].Minutes
	made, err := f.st.ImportSession(in)
	if err != nil {
		return err
	}
	if err := f.answer(made, began); err != nil {
		return err
	}
	notes, err := f.st.Notes(made.ID)
	f.notes = append(f.notes, notes...)
	return err
}

// questions gives what was prepared for a session.
func (f *sampleFiller) questions(title string) ([]discovery.Question, error) {
	prepared := f.Prepared[title].Questions
	questions := make([]discovery.Question, len(prepared))
	for i, p := range prepared {
		questions[i].Prompt = discovery.Prompt{Text: p.Text, Digs: strings.Join(p.Digs, "\n"), MustAsk: p.Must}
		if p.Asked == "" {
			continue
		}
		asked, err := time.ParseDuration(strings.Replace(p.Asked, ":", "m", 1) + "s")
		if err != nil {
			return nil, err
		}
		ms := asked.Milliseconds()
		questions[i].AskedMS = &ms
	}
	return questions, nil
}

// answer says what the participants of a session answered when it began.
func (f *sampleFiller) answer(session discovery.SessionSummary, at time.Time) error {
	answers := make([]discovery.Participant, 0, len(session.Participants))
	for name, consent := range f.Prepared[session.Title].Consent {
		person, err := named(f.people, "person", name)
		if err != nil {
			return err
		}
		answers = append(answers, discovery.Participant{StakeholderID: person, Consent: consent, ConsentAt: &at})
	}
	_, err := f.st.SetConsent(session.ID, answers)
	return err
}

func (f *sampleFiller) plan() error {
	for _, p := range f.Planned {
		product, err := named(f.products, "product", p.Product)
		if err != nil {
			return err
		}
		people, err := allNamed(f.people, "person", p.Participants)
		if err != nil {
			return err
		}
		made, err := f.st.CreateSession(discovery.Session{
			ProductID: product, Title: p.Title, Goal: p.Goal, Channel: p.Channel, PlannedAt: f.shift(time.Time(p.At)),
			PlannedMinutes: f.Prepared[p.Title].Minutes,
		}, discovery.Attendance{ParticipantIDs: people})
		if err != nil {
			return err
		}
		questions, err := f.questions(p.Title)
		if err != nil {
			return err
		}
		for _, q := range questions {
			if _, err := f.st.AddQuestion(made.ID, q.Prompt); err != nil {
				return err
			}
		}
	}
	return nil
}

func (f *sampleFiller) settlePromises() error {
	for _, p := range f.Promises {
		id, err := f.noteThatBegins(p.Note)
		if err != nil {
			return err
		}
		note, err := f.st.Note(id)
		if err != nil {
			return err
		}
		if _, err := f.st.SettlePromise(id, p.Outcome, note.Revision); err != nil {
			return err
		}
	}
	return nil
}
