package capture_test

import (
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"
	"unicode/utf16"

	"throughline/backend/capture"
	"throughline/backend/discovery"
)

func TestFormat(t *testing.T) {
	rina, twin := "rina", "twin1"
	for want, n := range map[string]discovery.Note{
		"plain": {Kind: discovery.PlainNote, Text: "plain"},
		"! @Rina: post #accruals early !2 ^2026-12-01": {
			Kind: discovery.AskNote, Text: "post #accruals early", Tags: discovery.Tags{"accruals"}, SpeakerID: &rina,
			Importance: 2, Due: "2026-12-01",
		},
		`\! loud`:           {Kind: discovery.PlainNote, Text: "! loud"},
		`> see \#42b \!2`:   {Kind: discovery.QuoteNote, Text: "see #42b !2"},
		"see #42":           {Kind: discovery.PlainNote, Text: "see #42"},
		`said by \@rina`:    {Kind: discovery.PlainNote, Text: "said by @rina"},
		"@Rina: by @budi":   {Kind: discovery.PlainNote, Text: "by @budi", SpeakerID: &rina},
		"ask @budi why":     {Kind: discovery.PlainNote, Text: "ask @budi why"},
		"$5,000":            {Kind: discovery.CostNote, Text: "$5,000"},
		"$ @Rina: $5,000":   {Kind: discovery.CostNote, Text: "$5,000", SpeakerID: &rina},
		`\$5,000`:           {Kind: discovery.PlainNote, Text: "$5,000"},
		"[] first\nsecond":  {Kind: discovery.ActionNote, Text: "first\nsecond"},
		"~ a shared name":   {Kind: discovery.PainNote, Text: "a shared name", SpeakerID: &twin},
		"late #gl":          {Kind: discovery.PlainNote, Text: "late", Tags: discovery.Tags{"gl", "no tag", "7"}},
		"never":             {Kind: discovery.PlainNote, Text: "never", Due: "2026-02-31", Importance: 9},
		"// ! close it":     {Kind: discovery.AskNote, Text: "close it", Private: true},
		"// //server/share": {Kind: discovery.PlainNote, Text: "//server/share", Private: true},
		`\// a comment`:     {Kind: discovery.PlainNote, Text: "// a comment"},
		`C:\temp \\# \\\\!`: {Kind: discovery.PlainNote, Text: `C:\temp \# \\!`},
	} {
		if got := capture.Format(n, people); got != want {
			t.Errorf("Format(%+v)\n got %s\nwant %s", n, got, want)
		}
	}
}

// note is the note that a line makes.
func note(l capture.Line) discovery.Note {
	return discovery.Note{
		Kind: l.Kind, Text: l.Text, Tags: l.Tags, SpeakerID: l.SpeakerID, Importance: l.Importance, Due: l.Due,
		Private: l.Private,
	}
}

func checkRoundTrip(t *testing.T, n discovery.Note) {
	t.Helper()
	line := capture.Format(n, people)
	if again := note(capture.Parse(line, people, today)); !reflect.DeepEqual(again, n) {
		t.Errorf("%+v\nis written %q\nand read    %+v", n, line, again)
	}
}

// fragments are what lines are made of in the property test: signs, words and everything that glues them wrongly.
var fragments = strings.Split("//|/private|/|!|>|?|~|^|=|[]|[ ]|$|*|/ask|/note|!1|!2|!3|^fri|^2026-12-01|^02-29|#a|#b-c|#7|#|@rina|"+
	"@Rina Hartono|@ann|@Ann Lee|@kim|@nobody|@|Hartono|Lee|:|,|(|\"|\\|\\\\|\n| | |  |\t|\u00a0|word|5|é|👍|月|"+
	"\u0301|\x00|\xff", "|")

func TestFormatAndParseAgree(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	speakers := []*string{nil, nil}
	for _, p := range people {
		if p.ID != "twin1" && p.ID != "twin2" && p.ID != "smile" {
			speakers = append(speakers, &p.ID)
		}
	}
	for range 4_000 {
		var line strings.Builder
		for range 1 + random.IntN(9) {
			line.WriteString(fragments[random.IntN(len(fragments))])
			line.WriteString([]string{"", " "}[random.IntN(2)])
		}
		n := note(capture.Parse(line.String(), people, today))
		if n.Text == "" {
			continue
		}
		checkRoundTrip(t, n)
		n.Kind = discovery.NoteKinds[random.IntN(len(discovery.NoteKinds))].Value
		n.SpeakerID = speakers[random.IntN(len(speakers))]
		n.Importance = random.IntN(4)
		n.Private = random.IntN(2) == 0
		n.Due = []string{"", "2026-12-01", "2028-02-29"}[random.IntN(3)]
		checkRoundTrip(t, n)
		if t.Failed() {
			t.Fatalf("after the line %q", line.String())
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add("! @Rina: post #accruals early !2 ^2026-12-01", 1)
	f.Add(strings.Join(fragments, ""), 2)
	f.Add(strings.Join(fragments, " "), 3)
	f.Fuzz(func(t *testing.T, line string, kind int) {
		l := capture.Parse(line, people, today)
		if (l.Text == "") != (discovery.CleanText(line) == "") {
			t.Errorf("%q gives the text %q", line, l.Text)
		}
		if l.Text != discovery.CleanText(l.Text) {
			t.Errorf("%q gives unclean text %q", line, l.Text)
		}
		end := 0
		for _, m := range l.Marks {
			if m.From < end || m.To <= m.From {
				t.Errorf("%q has marks out of order: %+v", line, l.Marks)
			}
			end = m.To
		}
		if end > len(utf16.Encode([]rune(line))) {
			t.Errorf("%q has a mark past its end: %+v", line, l.Marks)
		}
		if l.Text == "" {
			return
		}
		n := note(l)
		checkRoundTrip(t, n)
		n.Kind = discovery.NoteKinds[uint(kind)%uint(len(discovery.NoteKinds))].Value
		checkRoundTrip(t, n)
	})
}
