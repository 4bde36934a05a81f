package api

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
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
	Title     string            // "" for the file's own, or its name
	At        time.Time         // when the session was; zero for what the file says
	Now       time.Time         // taken as the session's time when the file doesn't say either
	NoAsks    bool              // leave what sounds like an ask in a transcript as it is
	Again     bool              // though the workspace has that file already
	Speakers  map[string]string // whom the speakers are by name, "" for nobody; nil for whom they seem to be
	Shift     time.Duration     // how long after the session a transcript begins
}

// ImportResult says what an import made.
type ImportResult struct {
	SessionID string `json:"sessionId"`
	Title     string `json:"title"`
	Format    string `json:"format"`
	Lines     int    `json:"lines"` // of the transcript beside the notes
	Notes     int    `json:"notes"`
	Asks      int    `json:"asks"`
	People    int    `json:"people"`
}

// ImportFile is a file that was read and understood, and is not part of the workspace yet.
type ImportFile struct {
	Name string
	Hash string
	transcript.Transcript
}

// ReadImport reads and understands a notes or transcript file.
func ReadImport(path string) (ImportFile, error) {
	f, err := os.Open(path) //nolint:gosec // the user chose the file
	if errors.Is(err, fs.ErrNotExist) {
		return ImportFile{}, discovery.Errorf(discovery.NotFound, "There is no file %s.", path)
	}
	if err != nil {
		return ImportFile{}, discovery.Errorf(discovery.Unavailable, "%s can't be read: check its rights.", path).Because(err)
	}
	defer f.Close() //nolint:errcheck // only read
	info, err := f.Stat()
	if err != nil {
		return ImportFile{}, discovery.Errorf(discovery.Unavailable, "%s can't be read: the disk doesn't answer.", path).Because(err)
	}
	return readImport(filepath.Base(path), info.ModTime(), f)
}

// readImport reads a file that was last changed then. What it says of its date comes first, then its name, then that.
func readImport(name string, changed time.Time, r io.Reader) (ImportFile, error) {
	file := ImportFile{Name: discovery.CleanLine(filepath.Base(name))}
	hash := sha256.New()
	var err error
	file.Transcript, err = transcript.Parse(file.Name, io.TeeReader(r, hash))
	file.Hash = hex.EncodeToString(hash.Sum(nil))
	if file.Date.IsZero() {
		file.Date = transcript.DateInName(file.Name)
	}
	if file.Date.IsZero() {
		file.Date = changed
	}
	return file, err
}

// Import makes a past session of a file, whole or not at all. It fails with Conflict when the workspace has that file
// already, unless it is to come in again.
func Import(st *store.Store, file ImportFile, opt ImportOptions) (ImportResult, error) {
	if err := refuseAgain(st, file, opt.Again); err != nil {
		return ImportResult{}, err
	}
	people, err := st.Stakeholders()
	if err != nil {
		return ImportResult{}, err
	}
	session, err := st.ImportSession(file.session(people, opt))
	return ImportResult{
		SessionID: session.ID, Title: session.Title, Format: string(file.Format), Lines: session.LineCount,
		Notes: session.NoteCount, Asks: session.AskCount, People: len(session.ParticipantIDs),
	}, err
}

func refuseAgain(st *store.Store, file ImportFile, again bool) error {
	same, err := st.SameFiles(file.Hash)
	if err != nil || len(same) == 0 || again {
		return err
	}
	return discovery.Errorf(discovery.Conflict, "%s is in the session “%s” already, imported on %s. Nothing was imported.",
		file.Name, same[0].Title, same[0].At.Local().Format("2 January 2006"))
}

// record is what the workspace keeps of the file itself.
func (f ImportFile) record(shift time.Duration) discovery.Transcript {
	return discovery.Transcript{
		Name: f.Name, Format: string(f.Format), Hash: f.Hash, ShiftMS: shift.Milliseconds(), LengthMS: f.length().Milliseconds(),
	}
}

func (f ImportFile) length() time.Duration {
	var length time.Duration
	for _, e := range f.Entries {
		length = max(length, e.Offset, e.End)
	}
	return length
}

// session makes a session of the file. The lines of notes become its notes; a transcript stands beside them, and its
// sentences that sound like a request become notes of that kind, for the PM to weigh.
func (f ImportFile) session(known []discovery.Stakeholder, opt ImportOptions) store.ImportedSession {
	in := SessionOf(f.Transcript, known, opt)
	if in.Session.Title == "" {
		in.Session.Title = strings.TrimSuffix(f.Name, filepath.Ext(f.Name))
	}
	in.Transcript = &store.ImportedTranscript{Transcript: f.record(opt.Shift)}
	if f.Format == transcript.Notes {
		return in
	}
	began := *in.Session.StartedAt
	named := make([]discovery.Stakeholder, len(in.People)) // by the header of the file
	for i, p := range in.People {
		named[i] = discovery.Stakeholder{ID: p.Name, Name: p.Name, Role: p.Role}
	}
	beside := f.beside(named, known, opt, began)
	in.Transcript, in.Notes = &beside, beside.Notes
	ended := began.Add(max(f.length()+opt.Shift, 0))
	in.Session.EndedAt = &ended
	return in
}

// beside makes what stands beside the notes of a session that began then: every line, and its requests as notes. Whom a
// speaker is that nobody decided on is looked for among those present first.
func (f ImportFile) beside(
	present, known []discovery.Stakeholder, opt ImportOptions, began time.Time,
) store.ImportedTranscript {
	in := store.ImportedTranscript{Transcript: f.record(opt.Shift), Speakers: opt.Speakers}
	if in.Speakers == nil {
		in.Speakers = f.speakers(present, known, false)
	}
	var last time.Duration
	for _, e := range f.Entries {
		line := discovery.TranscriptLine{
			OffsetMS: discovery.Untimed, EndMS: e.End.Milliseconds(), Speaker: e.Speaker, Text: e.Text,
		}
		if e.Offset != transcript.Untimed {
			line.OffsetMS = e.Offset.Milliseconds()
			last = max(last, e.Offset+opt.Shift)
		}
		in.Lines = append(in.Lines, line)
		if opt.NoAsks {
			continue
		}
		for _, request := range discovery.Requests(e.Text) {
			in.Notes = append(in.Notes, store.ImportedNote{Speaker: in.Speakers[e.Speaker], Note: discovery.Note{
				Kind: discovery.AskNote, Text: request, OffsetMS: last.Milliseconds(), CreatedAt: began.Add(last),
			}})
		}
	}
	return in
}

// speakers says whom each speaker of the file seems to be, by name: someone known, else someone new of that name.
func (f ImportFile) speakers(present, known []discovery.Stakeholder, guess bool) map[string]string {
	names := map[string]string{}
	for _, e := range f.Entries {
		if _, met := names[e.Speaker]; met || e.Speaker == "" {
			continue
		}
		names[e.Speaker] = e.Speaker
		if p, ok := whoIs(e.Speaker, present, known, guess); ok {
			names[e.Speaker] = p.Name
		}
	}
	return names
}

// whoIs looks for a speaker among those present, then among everyone, where a guess is good enough only if somebody is
// going to look at it.
func whoIs(speaker string, present, known []discovery.Stakeholder, guess bool) (discovery.Stakeholder, bool) {
	for i, people := range [][]discovery.Stakeholder{present, known} {
		id, sure := transcript.Match(speaker, people)
		for _, p := range people {
			if id != "" && p.ID == id && (sure || guess || i == 0) {
				return p, true
			}
		}
	}
	return discovery.Stakeholder{}, false
}

// SessionOf turns a file into a session without a transcript: those it names become people, and notes written in the
// capture grammar are understood as if they had been typed.
func SessionOf(t transcript.Transcript, known []discovery.Stakeholder, opt ImportOptions) store.ImportedSession {
	began := opt.At
	if began.IsZero() {
		began = t.Date
	}
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
	if t.Format != transcript.Notes {
		return in
	}
	// People who are new have no id yet, so a note names its speaker by name, whom the store then finds or adds.
	directory := make([]discovery.Stakeholder, 0, len(known)+len(in.People))
	for _, p := range slices.Concat(known, in.People) {
		directory = append(directory, discovery.Stakeholder{ID: p.Name, Name: p.Name})
	}
	var last time.Duration
	for _, entry := range t.Entries {
		last = max(last, entry.Offset) // an entry without a time was said after the one before it
		note, speaker := noteOf(capture.Parse(entry.Text, directory, began.Local())), entry.Speaker
		if note.SpeakerID != nil {
			speaker, note.SpeakerID = *note.SpeakerID, nil
		}
		meet(discovery.Stakeholder{Name: speaker})
		note.OffsetMS, note.CreatedAt = last.Milliseconds(), began.Add(last)
		in.Notes = append(in.Notes, store.ImportedNote{Note: note, Speaker: speaker})
	}
	ended := began.Add(last)
	in.Session.EndedAt = &ended
	return in
}
