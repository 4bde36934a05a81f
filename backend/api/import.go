package api

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"throughline/backend/capture"
	"throughline/backend/discovery"
	"throughline/backend/store"
	"throughline/backend/transcript"
)

// ImportOptions say what a file becomes.
type ImportOptions struct {
	ProductID string
	Title     string    // "" for the file's own, or its name
	Now       time.Time // taken as the session's time when the file doesn't say
	NoAsks    bool      // leave what sounds like an ask in a transcript as it is
}

// ImportResult says what an import made.
type ImportResult struct {
	Cancelled bool   `json:"cancelled"`
	SessionID string `json:"sessionId"`
	Title     string `json:"title"`
	Format    string `json:"format"`
	Notes     int    `json:"notes"`
	Asks      int    `json:"asks"`
	People    int    `json:"people"`
}

// Import makes a past session of a notes or transcript file, whole or not at all.
func Import(st *store.Store, path string, opt ImportOptions) (ImportResult, error) {
	f, err := os.Open(path) //nolint:gosec // the user chose the file
	if errors.Is(err, fs.ErrNotExist) {
		return ImportResult{}, discovery.Errorf(discovery.NotFound, "There is no file %s.", path)
	}
	if err != nil {
		return ImportResult{}, discovery.Errorf(discovery.Unavailable,
			"%s can't be read: check its rights.", path).Because(err)
	}
	defer f.Close() //nolint:errcheck // only read
	t, err := transcript.Parse(filepath.Base(path), f)
	if err != nil {
		return ImportResult{}, err
	}
	people, err := st.Stakeholders()
	if err != nil {
		return ImportResult{}, err
	}
	in := SessionOf(t, people, opt)
	if in.Session.Title == "" {
		in.Session.Title = strings.TrimSuffix(filepath.Base(path), filepath.Ext(path))
	}
	session, err := st.ImportSession(in)
	return ImportResult{
		SessionID: session.ID, Title: session.Title, Format: string(t.Format),
		Notes: session.NoteCount, Asks: session.AskCount, People: len(session.ParticipantIDs),
	}, err
}

// SessionOf turns a transcript into a session: its speakers become people, its entries notes. Notes written in the
// capture grammar are understood as if they had been typed; speech stays as it is, and its sentences that sound like a
// request become asks for the PM to weigh.
func SessionOf(t transcript.Transcript, known []discovery.Stakeholder, opt ImportOptions) store.ImportedSession {
	began := t.Date
	if began.IsZero() {
		began = opt.Now
	}
	began = began.UTC().Truncate(time.Millisecond)
	in := store.ImportedSession{Session: discovery.Session{
		ProductID: opt.ProductID, Title: t.Title, Goal: t.Goal, Channel: t.Channel, PlannedAt: began, StartedAt: &began,
	}}
	if opt.Title != "" {
		in.Session.Title = opt.Title
	}
	named := map[string]bool{}
	meet := func(p discovery.Stakeholder) {
		if p.Name != "" && !named[p.Name] {
			named[p.Name] = true
			in.People = append(in.People, p)
		}
	}
	for _, p := range t.Participants {
		meet(discovery.Stakeholder{Name: p.Name, Role: p.Role, Team: p.Team})
	}
	// People who are new have no id yet, so a note names its speaker by name, whom the store then finds or adds.
	directory := make([]discovery.Stakeholder, 0, len(known)+len(in.People))
	for _, p := range slices.Concat(known, in.People) {
		directory = append(directory, discovery.Stakeholder{ID: p.Name, Name: p.Name})
	}
	var last time.Duration
	for _, entry := range t.Entries {
		last = max(last, entry.Offset) // an entry without a time was said after the one before it
		note, speaker := discovery.Note{Kind: discovery.PlainNote, Text: entry.Text}, entry.Speaker
		if t.Format == transcript.Notes {
			note = noteOf(capture.Parse(entry.Text, directory, began.Local()))
			if note.SpeakerID != nil {
				speaker, note.SpeakerID = *note.SpeakerID, nil
			}
		}
		var requests []string
		if t.Format != transcript.Notes && !opt.NoAsks {
			requests = discovery.Requests(entry.Text)
		}
		meet(discovery.Stakeholder{Name: speaker})
		note.OffsetMS, note.CreatedAt = last.Milliseconds(), began.Add(last)
		in.Notes = append(in.Notes, store.ImportedNote{Note: note, Speaker: speaker, Requests: requests})
	}
	ended := began.Add(last)
	in.Session.EndedAt = &ended
	return in
}
