package api

import (
	"bytes"
	"encoding/base64"
	"slices"
	"sync"
	"time"

	"throughline/backend/discovery"
	"throughline/backend/shell"
	"throughline/backend/store"
	"throughline/backend/transcript"
)

// Transcripts brings notes and transcript files in, and keeps what stands beside the notes of a session. A file is read
// first and shown; it becomes part of the workspace only when the user has seen what it would bring.
type Transcripts struct {
	Desk *Desk

	mu   sync.Mutex
	file ImportFile // the one that was read last
}

// DroppedFile is a file as the window holds it.
type DroppedFile struct {
	Name      string `json:"name"`
	Data      string `json:"data"`      // in base64
	SessionID string `json:"sessionId"` // of the session it was dropped on, "" for none
	ChangedMS int64  `json:"changedMs"` // when it was last changed, in milliseconds since 1970; 0 when unknown
}

// ImportPreview says what a file holds and what it would bring.
type ImportPreview struct {
	Cancelled bool                 `json:"cancelled"`
	Hash      string               `json:"hash"` // by which the import names the file
	Name      string               `json:"name"`
	Format    string               `json:"format"`
	Notes     bool                 `json:"notes"` // it holds notes in the shorthand, not speech
	Title     string               `json:"title"`
	At        time.Time            `json:"at" ts_type:"string"` // when it was, as far as the file tells
	Lines     int                  `json:"lines"`
	LengthMS  int64                `json:"lengthMs"`
	Asks      int                  `json:"asks"` // sentences that sound like one
	Speakers  []SpeakerMatch       `json:"speakers"`
	Same      []discovery.SameFile `json:"same"` // where that very file was imported before
}

// SpeakerMatch is a speaker of a file, and whom it seems to be.
type SpeakerMatch struct {
	Speaker string `json:"speaker"`
	Lines   int    `json:"lines"`
	Sample  string `json:"sample"` // the first words
	Name    string `json:"name"`   // of the person; someone new where nobody known has it
}

// ImportForm says what the file that was read last becomes.
type ImportForm struct {
	Hash      string          `json:"hash"`
	SessionID string          `json:"sessionId"`           // whose notes it stands beside; "" for a new, past session
	ProductID string          `json:"productId"`           // of a new session
	Title     string          `json:"title"`               // of a new session
	At        time.Time       `json:"at" ts_type:"string"` // of a new session
	Speakers  []SpeakerChoice `json:"speakers"`
	Asks      bool            `json:"asks"` // make notes of what sounds like an ask
	ShiftMS   int64           `json:"shiftMs"`
	Again     bool            `json:"again"` // though the workspace has that file already
}

// SpeakerChoice says whom a speaker is, by name; "" for nobody known.
type SpeakerChoice struct {
	Speaker string `json:"speaker"`
	Name    string `json:"name"`
}

// TranscriptShift says how long after its session a transcript begins.
type TranscriptShift struct {
	ID      string `json:"id"`
	ShiftMS int64  `json:"shiftMs"`
}

// TranscriptQuote is what becomes a note: words of a line.
type TranscriptQuote struct {
	LineID string             `json:"lineId"`
	Kind   discovery.NoteKind `json:"kind"`
	Words  string             `json:"words"`
}

var transcriptFile = shell.FileKind{Name: "Notes and transcripts", Pattern: "*.vtt;*.srt;*.docx;*.txt;*.md;*.markdown"}

// Choose asks for a file, for a session or "" for none, and says what is in it.
func (t *Transcripts) Choose(sessionID string) (ImportPreview, error) {
	return with(t.Desk, func(st *store.Store) (ImportPreview, error) {
		path, err := t.Desk.Shell.OpenFile("Import notes or a transcript", transcriptFile)
		if err != nil || path == "" {
			return noPreview(), err
		}
		return t.open(st, path, sessionID)
	})
}

// Open says what is in a file that was dropped on the window, of which the window knows the path.
func (t *Transcripts) Open(path, sessionID string) (ImportPreview, error) {
	return with(t.Desk, func(st *store.Store) (ImportPreview, error) { return t.open(st, path, sessionID) })
}

func (t *Transcripts) open(st *store.Store, path, sessionID string) (ImportPreview, error) {
	file, err := ReadImport(path)
	if err != nil {
		return noPreview(), err
	}
	return t.preview(st, file, sessionID)
}

// Drop says what is in a file that was dropped on the window, of which the window has the bytes.
func (t *Transcripts) Drop(dropped DroppedFile) (ImportPreview, error) {
	return with(t.Desk, func(st *store.Store) (ImportPreview, error) {
		data, err := base64.StdEncoding.DecodeString(dropped.Data)
		if err != nil {
			return noPreview(), discovery.InvalidField("file", "The file could not be taken over. Drop it once more.").Because(err)
		}
		changed := time.Time{}
		if dropped.ChangedMS > 0 {
			changed = time.UnixMilli(dropped.ChangedMS)
		}
		file, err := readImport(dropped.Name, changed, bytes.NewReader(data))
		if err != nil {
			return noPreview(), err
		}
		return t.preview(st, file, dropped.SessionID)
	})
}

func noPreview() ImportPreview {
	return ImportPreview{Cancelled: true, Speakers: []SpeakerMatch{}, Same: []discovery.SameFile{}}
}

func (t *Transcripts) preview(st *store.Store, file ImportFile, sessionID string) (ImportPreview, error) {
	p := ImportPreview{
		Hash: file.Hash, Name: file.Name, Format: string(file.Format), Title: file.Title, Lines: len(file.Entries),
		Notes: file.Format == transcript.Notes, LengthMS: file.length().Milliseconds(), Speakers: []SpeakerMatch{},
		At: file.Date,
	}
	if p.At.IsZero() {
		p.At = t.Desk.Now()
	}
	present, known, err := people(st, sessionID)
	if err != nil {
		return noPreview(), err
	}
	if p.Same, err = st.SameFiles(file.Hash); err != nil {
		return noPreview(), err
	}
	names := file.speakers(present, known, true)
	at := map[string]int{}
	for _, e := range file.Entries {
		if !p.Notes {
			p.Asks += len(discovery.Requests(e.Text))
		}
		if e.Speaker == "" {
			continue
		}
		i, met := at[e.Speaker]
		if !met {
			i, at[e.Speaker] = len(p.Speakers), len(p.Speakers)
			p.Speakers = append(p.Speakers, SpeakerMatch{Speaker: e.Speaker, Name: names[e.Speaker], Sample: opening(e.Text)})
		}
		p.Speakers[i].Lines++
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	t.file = file
	return p, nil
}

// opening is as much of someone's first words as tells whose they are.
func opening(text string) string {
	const most = 120
	if runes := []rune(discovery.CleanLine(text)); len(runes) > most {
		return string(runes[:most]) + "…"
	}
	return discovery.CleanLine(text)
}

// people gives those who take part in a session, if there is one, and everyone.
func people(st *store.Store, sessionID string) (present, known []discovery.Stakeholder, err error) {
	if sessionID != "" {
		if present, err = st.Participants(sessionID); err != nil {
			return nil, nil, err
		}
	}
	known, err = st.Stakeholders()
	return present, known, err
}

// Import makes the file that was read last part of the workspace, as one step. It fails with Conflict when the workspace
// has it already, unless it is to come in again.
func (t *Transcripts) Import(form ImportForm) (ImportResult, error) {
	return with(t.Desk, func(st *store.Store) (ImportResult, error) {
		t.mu.Lock()
		file := t.file
		t.mu.Unlock()
		if file.Hash == "" || file.Hash != form.Hash {
			return ImportResult{}, discovery.InvalidField("file", "The file is not at hand any more. Choose it once more.")
		}
		opt := ImportOptions{
			ProductID: form.ProductID, Title: form.Title, At: form.At, Now: t.Desk.Now(), NoAsks: !form.Asks, Again: form.Again,
			Speakers: map[string]string{}, Shift: time.Duration(form.ShiftMS) * time.Millisecond,
		}
		for _, choice := range form.Speakers {
			opt.Speakers[choice.Speaker] = discovery.CleanLine(choice.Name)
		}
		if form.SessionID == "" {
			return Import(st, file, opt)
		}
		return importInto(st, form.SessionID, file, opt)
	})
}

// importInto puts a file beside the notes of a session.
func importInto(st *store.Store, sessionID string, file ImportFile, opt ImportOptions) (ImportResult, error) {
	if err := refuseAgain(st, file, opt.Again); err != nil {
		return ImportResult{}, err
	}
	session, err := st.Session(sessionID)
	if err != nil {
		return ImportResult{}, err
	}
	present, known, err := people(st, sessionID)
	if err != nil {
		return ImportResult{}, err
	}
	began := opt.Now
	if session.StartedAt != nil {
		began = *session.StartedAt
	}
	in := file.beside(present, known, opt, began.UTC())
	made, err := st.ImportTranscript(sessionID, in)
	named := []string{}
	for _, name := range in.Speakers {
		if name != "" && !slices.Contains(named, name) {
			named = append(named, name)
		}
	}
	return ImportResult{
		SessionID: sessionID, Title: session.Title, Format: string(file.Format), Lines: made.LineCount,
		Notes: len(in.Notes), Asks: len(in.Notes), People: len(named),
	}, err
}

// List gives the transcripts that stand beside a session's notes.
func (t *Transcripts) List(sessionID string) ([]discovery.Transcript, error) {
	return with(t.Desk, func(st *store.Store) ([]discovery.Transcript, error) { return st.Transcripts(sessionID) })
}

// Lines gives what a transcript says.
func (t *Transcripts) Lines(id string) ([]discovery.TranscriptLine, error) {
	return with(t.Desk, func(st *store.Store) ([]discovery.TranscriptLine, error) { return st.TranscriptLines(id) })
}

// Shift aligns the times of a transcript with those of its session.
func (t *Transcripts) Shift(shift TranscriptShift) (discovery.Transcript, error) {
	return with(t.Desk, func(st *store.Store) (discovery.Transcript, error) {
		return st.ShiftTranscript(shift.ID, time.Duration(shift.ShiftMS)*time.Millisecond)
	})
}

// Quote makes a note of words of a transcript, by who said them and when.
func (t *Transcripts) Quote(quote TranscriptQuote) (discovery.AddedNote, error) {
	return with(t.Desk, func(st *store.Store) (discovery.AddedNote, error) {
		return st.NoteFromTranscript(quote.LineID, quote.Kind, quote.Words)
	})
}

// Delete takes a transcript away from its session.
func (t *Transcripts) Delete(id string) error {
	return do(t.Desk, func(st *store.Store) error { return st.DeleteTranscript(id) })
}
