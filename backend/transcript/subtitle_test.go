package transcript_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"throughline/backend/discovery"
	"throughline/backend/transcript"
)

const head = "WEBVTT\n\n00:01.000 --> 00:02.000\n"

func TestDamagedSubtitlesAreRefusedWithTheLine(t *testing.T) {
	for name, c := range map[string]struct{ file, text, says string }{
		"no header":        {"a.vtt", " \nBROKENVTT\n", "line 2"},
		"header run on":    {"a.vtt", "WEBVTTX\n", "line 1"},
		"SRT as VTT":       {"a.vtt", "1\n00:00:01,000 --> 00:00:02,000\nhi", "line 1"},
		"text as SRT":      {"a.srt", "Hello\nthere", "line 1"},
		"text, then cues":  {"a.srt", "Hello\n\n1\n00:00:01,000 --> 00:00:02,000\nhi", "line 1"},
		"bad digit":        {"a.vtt", head + "hi\n\n00:0x.000 --> 00:09.000\nyo", "line 6"},
		"bad digit, no id": {"a.srt", "1\n00:00:0l,000 --> 00:00:02,000\nhi", "line 2"},
		"seconds":          {"a.vtt", head + "hi\n\n00:75.000 --> 00:99.000\nyo", "line 6"},
		"minutes":          {"a.vtt", head + "hi\n\n1:75:00.000 --> 1:76:00.000\nyo", "line 6"},
		"no end":           {"a.vtt", head + "hi\n\n00:03.000 -->\nyo", "line 6"},
		"no start":         {"a.srt", "1\n --> 00:00:02,000\nhi", "line 2"},
		"backwards":        {"a.vtt", head + "hi\n\n00:05.000 --> 00:04.000\nyo", "ends before it begins"},
		"cut in the id":    {"a.srt", "1\n00:00:01,000 --> 00:00:02,000\nhi\n\n2", "line 5"},
		"cut in the time":  {"a.vtt", head + "hi\n\n00:00:0", "line 6"},
		"no cues":          {"a.vtt", "WEBVTT\n\nNOTE nothing\n", "no notes or speech"},
		"only silence":     {"a.vtt", head + "<v Ann></v>\n", "no notes or speech"},
		"Teams, cut":       {"a.txt", "0:0:1.0 --> 0:0:2.0\nAnn\nhi\n0:0:3.0 --> 0:\n", "line 4"},
		"Teams, backwards": {"a.txt", "0:0:1.0 --> 0:0:0.5\nAnn\nhi", "line 1"},
	} {
		parsed, err := transcript.Parse(c.file, strings.NewReader(c.text))
		if discovery.CodeOf(err) != discovery.Invalid || !strings.Contains(err.Error(), c.says) ||
			!strings.Contains(err.Error(), c.file) {
			t.Errorf("%s: %v does not name %s and say %q", name, err, c.file, c.says)
		}
		if len(parsed.Entries) > 0 {
			t.Errorf("%s: %d entries came out all the same", name, len(parsed.Entries))
		}
	}
}

func TestWhoSpeaksInACue(t *testing.T) {
	for cue, want := range map[string][][2]string{
		"<v Ann>hi</v>":                        {{"Ann", "hi"}},
		"<v.loud.first Ann B. (CFO)>hi":        {{"Ann B. (CFO)", "hi"}},
		"<v Ann>hi\nthere</v>":                 {{"Ann", "hi there"}},
		"<v Ann>hi</v><v Bo>yo</v>":            {{"Ann", "hi"}, {"Bo", "yo"}},
		"before <v Ann>hi</v> after":           {{"", "before"}, {"Ann", "hi"}, {"", "after"}},
		"<v Tom &amp; Ann>hi":                  {{"Tom & Ann", "hi"}},
		"<v>hi":                                {{"", "hi"}},
		"Ann: hi":                              {{"Ann", "hi"}},
		"ANN:\nhi":                             {{"ANN", "hi"}},
		"the point is this: hi":                {{"", "the point is this: hi"}},
		"Question: why?":                       {{"", "Question: why?"}},
		"10:30 is fine":                        {{"", "10:30 is fine"}},
		"<v Ann>Budget: none</v>":              {{"Ann", "Budget: none"}},
		"<i>a</i> < b and <x> <00:01.500>c":    {{"", "a < b and <x> c"}},
		"&lt;b&gt;&nbsp;&amp;amp; {\\an8}x {y": {{"", "<b> &amp; x {y"}},
	} {
		parsed, err := transcript.Parse("a.vtt", strings.NewReader(head+cue+"\n"))
		if err != nil {
			t.Errorf("%q: %v", cue, err)
			continue
		}
		var got [][2]string
		for _, e := range parsed.Entries {
			got = append(got, [2]string{e.Speaker, e.Text})
		}
		if !slices.Equal(got, want) {
			t.Errorf("%q: got %q, want %q", cue, got, want)
		}
	}
}

func TestOnlyThePartsOfOneSentenceAreJoined(t *testing.T) {
	cues := func(second string) string {
		return head + "<v Ann>We close</v>\n\n" + second + "\n"
	}
	for name, c := range map[string]struct {
		file string
		want int
	}{
		"goes on":         {cues("00:02.500 --> 00:03.000\n<v Ann>late.</v>"), 1},
		"another speaker": {cues("00:02.500 --> 00:03.000\n<v Bo>late.</v>"), 2},
		"nobody named":    {cues("00:02.500 --> 00:03.000\nlate."), 2},
		"a pause":         {cues("00:04.500 --> 00:05.000\n<v Ann>late.</v>"), 2},
		"back in time":    {cues("00:00.500 --> 00:03.000\n<v Ann>late.</v>"), 2},
		"too long":        {cues("00:02.500 --> 00:33.000\n<v Ann>late.</v>"), 2},
	} {
		parsed, err := transcript.Parse("a.vtt", strings.NewReader(c.file))
		if err != nil || len(parsed.Entries) != c.want {
			t.Errorf("%s: %d entries, want %d (%v)", name, len(parsed.Entries), c.want, err)
			continue
		}
		if e := parsed.Entries[0]; c.want == 1 && (e.Text != "We close late." || e.Offset != time.Second || e.End != 3*time.Second) {
			t.Errorf("%s: %+v", name, e)
		}
	}
}

func FuzzVTT(f *testing.F) {
	addFixtures(f, ".vtt")
	f.Add([]byte(head + "<v Ann>hi\n\nmore --> \n5\n00:03 --> 00:04\nx"))
	f.Add([]byte("WEBVTT\n\nNOTE --> 01:00:06.000\nRina Hartono:\nOnce a month"))
	f.Fuzz(func(t *testing.T, data []byte) { checkParsed(t, "x.vtt", data) })
}

func FuzzSRT(f *testing.F) {
	addFixtures(f, ".srt")
	f.Fuzz(func(t *testing.T, data []byte) { checkParsed(t, "x.srt", data) })
}

func FuzzTeams(f *testing.F) {
	f.Add("Ann", "hi", "0:0:1.0 --> 0:0:2.90")
	f.Fuzz(func(t *testing.T, name, text, time string) {
		checkParsed(t, "x", []byte("0:0:0.0 --> 0:0:1.0\n"+name+"\n"+text+"\n"+time+"\n"+name+"\n"+text))
	})
}
