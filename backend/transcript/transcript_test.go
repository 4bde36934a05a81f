package transcript_test

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/iotest"
	"time"
	"unicode"
	"unicode/utf8"

	"throughline/backend/discovery"
	"throughline/backend/transcript"
)

var update = flag.Bool("update", false, "write the golden files anew")

// show prints a transcript the way the golden files have it.
func show(t transcript.Transcript) string {
	var b strings.Builder
	for _, field := range [][2]string{
		{"format", string(t.Format)}, {"title", t.Title}, {"product", t.Product}, {"channel", string(t.Channel)}, {"goal", t.Goal},
	} {
		if field[1] != "" {
			fmt.Fprintf(&b, "%-8s %s\n", field[0], field[1])
		}
	}
	if !t.Date.IsZero() {
		fmt.Fprintf(&b, "date     %s\n", t.Date.Format("2006-01-02 15:04"))
	}
	for _, p := range t.Participants {
		fmt.Fprintf(&b, "with     %q %q %q\n", p.Name, p.Role, p.Team)
	}
	for _, e := range t.Entries {
		at := "untimed"
		if e.Offset != transcript.Untimed {
			at = e.Offset.String()
		}
		if e.End > 0 {
			at += " to " + e.End.String()
		}
		fmt.Fprintf(&b, "\nline %d, %s, %q\n%s\n", e.Line, at, e.Speaker, e.Text)
	}
	return b.String()
}

func fixtures(t *testing.T, extensions ...string) []string {
	t.Helper()
	var found []string
	for _, extension := range extensions {
		paths, err := filepath.Glob("testdata/*" + extension)
		if err != nil || len(paths) == 0 {
			t.Fatal("no fixtures", extension, err)
		}
		found = append(found, paths...)
	}
	return found
}

func parseFile(t *testing.T, path string) transcript.Transcript {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	parsed, err := transcript.Parse(path, bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	return parsed
}

func TestFixturesAreReadAsTheirGoldensSay(t *testing.T) {
	for _, path := range fixtures(t, ".txt", ".md", ".vtt", ".srt", ".docx") {
		got := show(parseFile(t, path))
		golden := path + ".golden"
		if *update {
			if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(golden)
		if err != nil {
			t.Fatal(err)
		}
		if got != string(want) {
			t.Errorf("%s reads as\n%s", path, got)
		}
	}
}

// words counts the words of letters in s.
func words(s string) map[string]int {
	count := map[string]int{}
	for _, w := range strings.FieldsFunc(s, func(r rune) bool { return !unicode.IsLetter(r) }) {
		count[w]++
	}
	return count
}

func everything(t transcript.Transcript) string {
	all := []string{t.Title, t.Product, string(t.Channel), t.Goal}
	for _, p := range t.Participants {
		all = append(all, p.Name, p.Role, p.Team)
	}
	for _, e := range t.Entries {
		all = append(all, e.Speaker, e.Text)
	}
	return strings.Join(all, " ")
}

func TestNoWordIsLost(t *testing.T) {
	headerKeys := []string{"Product", "Date", "Goal", "Channel", "Participants", "Interview", "Transcribed", "by", "https", "otter", "ai"}
	for _, path := range fixtures(t, ".txt", ".md") {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		kept := words(everything(parseFile(t, path)))
		for w, n := range words(string(data)) {
			// The interviewer of clock.txt once says nothing.
			if w == "Interviewer" {
				n--
			}
			if kept[w] < n && !slices.Contains(headerKeys, w) {
				t.Errorf("%s: %q stands there %d times, %d were kept", path, w, n, kept[w])
			}
		}
	}
}

func TestFormatsAreToldApart(t *testing.T) {
	for text, want := range map[string]transcript.Format{
		"A  0:01 - 0:02\nhello":                                                                     transcript.Clock,
		"A  0:01\nhello\n\nB  0:05\nbye":                                                            transcript.Clock,
		"Lunch  12:00\nTalk  13:00\nEnd  14:00":                                                     transcript.Notes,
		"WEBVTT\n\n00:01.000 --> 00:02.000\nhi":                                                     transcript.VTT,
		"\n7\n00:00:01,000 --> 00:00:02,000\nhi":                                                    transcript.SRT,
		"0:0:1.0 --> 0:0:2.50\nAnn\nhi":                                                             transcript.Teams,
		"A\t0:01 – 1:00:02\nhello\nB\t0:03 - 0:04\nbye":                                             transcript.Clock,
		"Lunch  12:00 - 13:00\nTalk  13:00 - 14:00\nEnd  14:00 - 15:00":                             transcript.Notes,
		"Workshop  10:00 - 12:00\n! one ledger\n! one calendar":                                     transcript.Notes,
		"[0:01] A: hello\n[0:02] B: bye":                                                            transcript.Bracket,
		"[0:01] hello\n[0:02] bye":                                                                  transcript.Notes,
		"[0:01] ! A: hello\n[0:02] > B: bye":                                                        transcript.Notes,
		"[0:01] Pain: slow\n[0:02] Ask: faster\n[0:05] Pain: again":                                 transcript.Notes,
		"A: hello\nB: bye\nA: yes":                                                                  transcript.Role,
		"A: hello\nA: bye":                                                                          transcript.Role,
		"A: hello\nB: bye":                                                                          transcript.Notes,
		"Budget: 5\nRisk: none\nDeadline: May\nRisk: some":                                          transcript.Notes,
		"Pain: slow\nAsk: faster\nPain: again\nAsk: more":                                           transcript.Notes,
		"- A: hello\n- B: bye\n- A: yes":                                                            transcript.Notes,
		"# T\nGoal: g\n\nA: hello\nB: bye\nA: yes":                                                  transcript.Role,
		"plain\nlines\nA: said so\nof notes\nA: said more\nand so on":                               transcript.Notes,
		"Some prose.\nA: x\nMore prose.\nStill more.\nB: y\nA: z\nYet more.\nEven more.\nAnd more.": transcript.Notes,
		"http://a.b\nhttp://a.b\n10:30 start\n10:30 start":                                          transcript.Notes,
	} {
		parsed, err := transcript.Parse("x.txt", strings.NewReader(text))
		if err != nil || parsed.Format != want {
			t.Errorf("%q is read as %s, want %s (%v)", text, parsed.Format, want, err)
		}
	}
}

func TestHeader(t *testing.T) {
	parsed, err := transcript.Parse("x", strings.NewReader(
		"---\ntitle: Close\ndate: 2026-11-03\nparticipants: Ann (CFO), Bo (Clerk, Finance, Oslo), Cy\n---\n\nProduct: ERP\n\n! a"))
	if err != nil {
		t.Fatal(err)
	}
	want := []transcript.Participant{{"Ann", "CFO", ""}, {"Bo", "Clerk", "Finance, Oslo"}, {"Cy", "", ""}}
	if parsed.Title != "Close" || parsed.Product != "ERP" || !slices.Equal(parsed.Participants, want) ||
		!parsed.Date.Equal(time.Date(2026, 11, 3, 0, 0, 0, 0, time.Local)) {
		t.Errorf("header %+v", parsed)
	}
	if len(parsed.Entries) != 1 || parsed.Entries[0].Line != 9 {
		t.Errorf("entries %+v", parsed.Entries)
	}
}

func TestWhatIsNoHeaderStays(t *testing.T) {
	for _, text := range []string{
		"Date: soon", "Channel: pigeon", "Goal:", "Participants:", "Participants: (nobody)", "Location: Room 5\nDate: x",
		"Title: " + strings.Repeat("long ", 50), "# " + strings.Repeat("long ", 50), "Goal: " + strings.Repeat("x", 20_001),
		"Product: hello\nDesign: hi\nProduct: so\nDesign: yes", "text\nGoal: late",
	} {
		parsed, err := transcript.Parse("x", strings.NewReader(text))
		if err != nil {
			t.Fatal(err)
		}
		got := everything(transcript.Transcript{Entries: parsed.Entries})
		for w, n := range words(strings.TrimPrefix(text, "# ")) {
			if words(got)[w] < n && len(w) < 20_000 {
				t.Errorf("%.40q: %q is not in the entries", text, w)
			}
		}
	}
}

func texts(t *testing.T, file string) []string {
	t.Helper()
	parsed, err := transcript.Parse("x", strings.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for _, e := range parsed.Entries {
		all = append(all, e.Text)
	}
	return all
}

func TestNotesAreCutIntoEntries(t *testing.T) {
	wrapped := "The two ledgers have been kept apart since the merger and\n" +
		"only meet in the consolidation file of one colleague,\nonce a month."
	for file, want := range map[string][]string{
		"one\ntwo\nthree":          {"one", "two", "three"},
		"* a\n* b":                 {"a", "b"},
		"* alone":                  {"* alone"},
		"* a\n* b\n! c":            {"* a", "* b", "! c"},
		"* a\n* b\n[0:10] ! c":     {"* a", "* b", "! c"},
		"* ! a\n! b":               {"! a", "! b"},
		"- * a\n- b":               {"* a", "b"},
		"• a\n– b\n+ c":            {"a", "b", "c"},
		"1. a\n2) b\n31. December": {"a", "b", "31. December"},
		"- a\n\n  more\n\nb":       {"a\nmore", "b"},
		"- a\n  - b\n    c":        {"a", "b c"},
		"a\n\n\nb":                 {"a", "b"},
		"## ! Loud ##\n#\n#tag x":  {`\! Loud`, "#tag x"},
		"**Bold** start\n***\n---": {"**Bold** start"},
		"> One\n> goes on\n> and on\n> Two\n\n> Three": {"> One goes on and on", "> Two", "> Three"},
		"> all in\n> lower case":                       {"> all in", "> lower case"},
		wrapped:                                        {strings.ReplaceAll(wrapped, "\n", " ")},
		strings.ToLower(wrapped):                       strings.Split(strings.ToLower(wrapped), "\n"),
		"- [0:10] a\n[0:20] - b":                       {"a", "b"},
		"/ask a\n/note b":                              {"/ask a", "/note b"},
	} {
		if got := texts(t, file); !slices.Equal(got, want) {
			t.Errorf("%q\n got %q\nwant %q", file, got, want)
		}
	}
}

func TestUntimedNotesHaveTheTimeOfTheLineAbove(t *testing.T) {
	parsed, err := transcript.Parse("x", strings.NewReader("a\n[0:10] ! b\nc\n[1:02:03.5] d"))
	if err != nil {
		t.Fatal(err)
	}
	var got []time.Duration
	for _, e := range parsed.Entries {
		got = append(got, e.Offset/time.Second)
	}
	if !slices.Equal(got, []time.Duration{0, 10, 10, 3723}) {
		t.Errorf("offsets %v", got)
	}
}

func TestEncodings(t *testing.T) {
	utf16 := func(low, high int) string {
		b := []byte{0xFF, 0xFE, 0xE9, 0, 0x3D, 0xD8, 0x4D, 0xDC, '\r', 0, '\n', 0, 'b', 0}
		for i := 0; i < len(b); i += 2 {
			b[i+low], b[i+high] = b[i], b[i+1]
		}
		return string(b)
	}
	for name, c := range map[string]struct {
		data string
		want []string
	}{
		"UTF-8":          {"é👍\r\nb", []string{"é👍", "b"}},
		"UTF-8 with BOM": {"\uFEFFé👍\rb", []string{"é👍", "b"}},
		"UTF-16 LE":      {utf16(0, 1), []string{"é👍", "b"}},
		"Windows-1252":   {"caf\xe9 \x80 5\nb", []string{"café € 5", "b"}},
		"UTF-16, no BOM": {utf16(0, 1)[2:], []string{"é👍", "b"}},
	} {
		if got := texts(t, c.data); !slices.Equal(got, c.want) {
			t.Errorf("%s: got %q, want %q", name, got, c.want)
		}
	}
	if got := texts(t, "\xfe\xff\x00\xe9\x00\n\x00b"); !slices.Equal(got, []string{"é", "b"}) {
		t.Errorf("UTF-16 BE: got %q", got)
	}
}

func TestRefusals(t *testing.T) {
	for name, c := range map[string]struct {
		data io.Reader
		code discovery.Code
		says []string
	}{
		"empty":        {strings.NewReader(""), discovery.Invalid, []string{"talk.txt", "empty", "Choose"}},
		"blank":        {strings.NewReader("\uFEFF \n\t\n"), discovery.Invalid, []string{"empty"}},
		"rules only":   {strings.NewReader("---\n#\n- "), discovery.Invalid, []string{"no notes or speech"}},
		"binary":       {strings.NewReader("PK\nx\x00y"), discovery.Invalid, []string{"talk.txt", "line 2", "Save it"}},
		"UTF-8, cut":   {strings.NewReader("déjà\nvu é\xf0\x9f"), discovery.Invalid, []string{"line 2", "no characters", "Save it"}},
		"BOM, damage":  {strings.NewReader("\uFEFFa\r\n\r\nb\xff"), discovery.Invalid, []string{"line 3"}},
		"UTF-16, cut":  {strings.NewReader("\xff\xfea\x00\n\x00b"), discovery.Invalid, []string{"line 2"}},
		"no encoding":  {strings.NewReader("caf\xe9\n\x81 \xe9"), discovery.Invalid, []string{"line 2"}},
		"too large":    {io.LimitReader(endless{}, transcript.MaxBytes+1), discovery.Invalid, []string{"32 MB", "Split"}},
		"many lines":   {strings.NewReader(strings.Repeat("\n", 2_000_000) + "a"), discovery.Invalid, []string{"2000000 lines"}},
		"many entries": {strings.NewReader(strings.Repeat("! a\n", 200_001)), discovery.Invalid, []string{"line 200001", "Split"}},
		"unreadable":   {iotest.ErrReader(errors.New("gone")), discovery.Unavailable, []string{"talk.txt"}},
	} {
		_, err := transcript.Parse("/home/me/talk.txt", c.data)
		if discovery.CodeOf(err) != c.code {
			t.Errorf("%s: code %q (%v)", name, discovery.CodeOf(err), err)
			continue
		}
		for _, s := range c.says {
			if !strings.Contains(err.Error(), s) {
				t.Errorf("%s: %q doesn't say %q", name, err, s)
			}
		}
	}
}

// endless is a text without an end.
type endless struct{}

func (endless) Read(p []byte) (int, error) {
	return copy(p, strings.Repeat("a", len(p))), nil
}

func TestLongSpeechIsSplitAtSentencesAndWords(t *testing.T) {
	sentence := strings.Repeat("word ", 19) + "end. "
	for name, c := range map[string]struct{ speech, ends string }{
		"sentences":      {strings.Repeat(sentence, 500), "end."},
		"words":          {strings.Repeat("word ", 9000), "word"},
		"neither":        {strings.Repeat("é", 45_000), "é"},
		"ideographs":     {strings.Repeat("我們月結。", 9000), "。"},
		"quoted":         {strings.Repeat("“He said it.” ", 4000), "”"},
		"after decimals": {strings.Repeat("3.5 ", 12_000), "3.5"},
	} {
		parsed, err := transcript.Parse("x", strings.NewReader("[0:07] A: "+c.speech+"\n[0:09] B: yes\n"))
		if err != nil {
			t.Fatal(err)
		}
		entries := parsed.Entries
		if parsed.Format != transcript.Bracket || len(entries) < 4 {
			t.Fatalf("%s: %s with %d entries", name, parsed.Format, len(entries))
		}
		var all []string
		for _, e := range entries[:len(entries)-1] {
			if e.Speaker != "A" || e.Offset != 7*time.Second || e.Line != 1 {
				t.Errorf("%s: a part is %+v", name, e)
			}
			if n := utf8.RuneCountInString(e.Text); n > discovery.MaxLine || !strings.HasSuffix(e.Text, c.ends) {
				t.Errorf("%s: a part of %d characters ends in %q", name, n, e.Text[len(e.Text)-10:])
			}
			all = append(all, e.Text)
		}
		squash := strings.NewReplacer(" ", "", "\n", "")
		if squash.Replace(strings.Join(all, "")) != squash.Replace(c.speech) {
			t.Errorf("%s: the parts are not the whole", name)
		}
	}
}

func addFixtures(f *testing.F, extension string) {
	f.Helper()
	paths, err := filepath.Glob("testdata/*" + extension)
	if err != nil || len(paths) == 0 {
		f.Fatal("no fixtures", extension, err)
	}
	for _, path := range paths {
		data, err := os.ReadFile(path)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
}

// checkParsed holds for whatever stands in a file: it is refused with words, or its entries keep to the rules.
func checkParsed(t *testing.T, name string, data []byte) (transcript.Transcript, bool) {
	t.Helper()
	parsed, err := transcript.Parse(name, bytes.NewReader(data))
	if err != nil {
		if discovery.CodeOf(err) != discovery.Invalid {
			t.Errorf("error %v", err)
		}
		return parsed, false
	}
	line := 1
	for _, e := range parsed.Entries {
		if e.Text == "" || e.Text != discovery.CleanText(e.Text) || utf8.RuneCountInString(e.Text) > discovery.MaxLine {
			t.Errorf("text %q", e.Text)
		}
		if e.Line < line || e.Offset < transcript.Untimed || e.End != 0 && e.End < e.Offset {
			t.Errorf("entry %+v after line %d", e, line)
		}
		line = e.Line
	}
	return parsed, true
}

func FuzzParse(f *testing.F) {
	addFixtures(f, ".txt")
	addFixtures(f, ".md")
	f.Add([]byte("\xff\xfea\x00\n\x00"))
	f.Fuzz(func(t *testing.T, data []byte) {
		parsed, ok := checkParsed(t, "x", data)
		hasHeader := parsed.Title+parsed.Product+parsed.Goal+string(parsed.Channel) != "" ||
			parsed.Participants != nil || !parsed.Date.IsZero()
		if ok && parsed.Format == transcript.Notes && !hasHeader && utf8.Valid(data) {
			kept := words(everything(parsed))
			for w, n := range words(discovery.CleanText(string(data))) {
				if kept[w] < n && len(w) < discovery.MaxLine {
					t.Errorf("%q stands there %d times, %d were kept", w, n, kept[w])
				}
			}
		}
	})
}
