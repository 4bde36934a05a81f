package discovery

import "time"

// Transcript is what a meeting tool wrote down of a session. It stands beside the PM's own notes, never among them.
type Transcript struct {
	ID        string `json:"id"`
	SessionID string `json:"sessionId"`
	Name      string `json:"name"`      // of the file
	Format    string `json:"format"`    // of the file, as the transcript package calls it
	Hash      string `json:"hash"`      // of the file's bytes, by which it is known again
	ShiftMS   int64  `json:"shiftMs"`   // how long after the session's beginning the transcript's begins; negative for before
	LineCount int    `json:"lineCount"` // 0 for a file of notes, whose lines became notes of the session
	LengthMS  int64  `json:"lengthMs"`

	CreatedAt time.Time  `json:"createdAt"           ts_type:"string"`
	UpdatedAt time.Time  `json:"updatedAt"           ts_type:"string"`
	DeletedAt *time.Time `json:"deletedAt,omitempty" ts_type:"string"`
	Revision  int        `json:"revision"`
}

// Untimed is the OffsetMS of a line in a transcript without times, and of a note made from it.
const Untimed = -1

// maxShift is as far as a transcript's beginning can be from its session's: a day.
const maxShift = 24 * time.Hour

// Clean makes the transcript's texts safe and says what is wrong.
func (t *Transcript) Clean() error {
	t.Name, t.Format, t.Hash = CleanLine(t.Name), CleanLine(t.Format), CleanLine(t.Hash)
	if err := checkName("name", t.Name); err != nil {
		return err
	}
	if shift := time.Duration(t.ShiftMS) * time.Millisecond; shift > maxShift || shift < -maxShift {
		return InvalidField("shiftMs", "A transcript begins within a day of its session. Check the time.")
	}
	return nil
}

// TranscriptLine is one turn of a transcript: who said what, when.
type TranscriptLine struct {
	ID           string  `json:"id"`
	TranscriptID string  `json:"transcriptId"`
	Position     int     `json:"position"`            // from 1, in the order of the file
	OffsetMS     int64   `json:"offsetMs"`            // milliseconds since the transcript begins, or Untimed
	EndMS        int64   `json:"endMs"`               // when it was said in full, 0 if unknown
	Speaker      string  `json:"speaker"`             // as the file has it, "" for nobody
	SpeakerID    *string `json:"speakerId,omitempty"` // who that is
	Text         string  `json:"text"`
}

// Clean makes the line's texts safe and says what is wrong.
func (l *TranscriptLine) Clean() error {
	l.Speaker, l.Text = CleanLine(l.Speaker), CleanText(l.Text)
	if l.Text == "" {
		return InvalidField("text", "A line of the transcript is empty.")
	}
	l.OffsetMS, l.EndMS = max(l.OffsetMS, Untimed), max(l.EndMS, 0)
	return checkLength("text", l.Text, MaxLine)
}

// SameFile is a file that was imported before.
type SameFile struct {
	SessionID string    `json:"sessionId"`
	Title     string    `json:"title"` // of the session
	At        time.Time `json:"at" ts_type:"string"`
}
