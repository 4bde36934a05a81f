package transcript_test

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"throughline/backend/discovery"
	"throughline/backend/transcript"
)

// dataFiles finds the folder with transcripts of real meetings, which are not part of the repository.
func dataFiles(t *testing.T) string {
	t.Helper()
	folder := os.Getenv("THROUGHLINE_DATA_FILES")
	if folder == "" {
		folder = filepath.Join("..", "..", "..", "shared", "data")
	}
	if _, err := os.Stat(folder); errors.Is(err, fs.ErrNotExist) {
		t.Skip("set THROUGHLINE_DATA_FILES to the folder with the real transcripts")
	}
	return folder
}

func TestRealFilesHaveTheirSpeakersTimesAndCounts(t *testing.T) {
	folder := dataFiles(t)
	subtitles := map[string]int{"": 5, "MAN": 1}
	for _, c := range []struct {
		file        string
		format      transcript.Format
		speakers    map[string]int // how many entries each has
		first, last time.Duration
	}{
		{
			"transcripts/Climbing Research S1.vtt", transcript.VTT,
			map[string]int{"Sarah Chen": 9, "Tom Baker": 9},
			2400 * time.Millisecond, 223200 * time.Millisecond,
		},
		{
			"transcripts/Climbing Research S2.vtt", transcript.VTT,
			map[string]int{"Sarah Chen": 8, "Priya Sharma": 7, "Dan Okafor": 7},
			1800 * time.Millisecond, 228400 * time.Millisecond,
		},
		{
			"transcripts/Climbing Research S3.vtt", transcript.VTT,
			map[string]int{"Sarah Chen": 9, "Alex Drummond": 9, "Jamie Reeves": 3},
			2 * time.Second, 197800 * time.Millisecond,
		},
		{"transcripts/example-in.vtt", transcript.VTT, subtitles, 99 * time.Second, 151400 * time.Millisecond},
		{"transcripts/example-in.srt", transcript.SRT, subtitles, 99 * time.Second, 151400 * time.Millisecond},
		{"transcripts/missing-sequence-in.srt", transcript.SRT, subtitles, 99 * time.Second, 151400 * time.Millisecond},
		{"transcripts/example-in-carriage-return.srt", transcript.SRT, map[string]int{"": 3}, 0, 10733 * time.Millisecond},
		{
			"transcripts/example-in-html-entities.vtt", transcript.VTT,
			map[string]int{"": 3},
			331 * time.Millisecond, 6331 * time.Millisecond,
		},
		{"transcripts/teams-01.docx", transcript.Teams, map[string]int{"Jane Doe": 4, "John Doe": 3}, 0, 10690 * time.Millisecond},
		{
			"sessions/elicitation-interview.txt", transcript.Clock,
			map[string]int{"Agostino": 57, "Gosse": 42, "Daniël": 20, "Kostas": 9},
			3 * time.Second, 3046 * time.Second,
		},
		{
			"sessions/requirements-conversation.txt", transcript.Bracket,
			map[string]int{"spk_0": 28, "spk_1": 60, "spk_2": 45},
			0, 2389 * time.Second,
		},
		{
			"sessions/product-meeting-ES2002a.txt", transcript.Role,
			map[string]int{"Project Manager": 113, "Marketing": 103, "Industrial Designer": 32, "User Interface": 8},
			-1, -1,
		},
		{
			"sessions/product-meeting-ES2002b.txt", transcript.Role,
			map[string]int{"Project Manager": 228, "Marketing": 197, "Industrial Designer": 134, "User Interface": 38},
			-1, -1,
		},
	} {
		parsed := parseFile(t, filepath.Join(folder, c.file))
		said := map[string]int{}
		for _, e := range parsed.Entries {
			said[e.Speaker]++
		}
		for name, n := range c.speakers {
			if said[name] != n || len(said) != len(c.speakers) {
				t.Errorf("%s: %v speak, want %v", c.file, said, c.speakers)
				break
			}
		}
		first, last := parsed.Entries[0].Offset, parsed.Entries[len(parsed.Entries)-1].Offset
		if parsed.Format != c.format || first != c.first || last != c.last {
			t.Errorf("%s: %s from %v to %v, want %s from %v to %v", c.file, parsed.Format, first, last, c.format, c.first, c.last)
		}
	}
}

func TestTheBrokenRealFileIsRefused(t *testing.T) {
	f, err := os.Open(filepath.Join(dataFiles(t), "transcripts", "broken-1-in.vtt"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close() //nolint:errcheck // only read
	_, err = transcript.Parse(f.Name(), f)
	if discovery.CodeOf(err) != discovery.Invalid || !strings.Contains(err.Error(), "line 2") {
		t.Errorf("error %v", err)
	}
}
