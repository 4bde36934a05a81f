package transcript

import (
	"html"
	"regexp"
	"strings"
	"time"
)

// markup is what WebVTT and SRT put into a cue beside its words: a voice (its name in the first group), the end of one,
// styles, and times of single words. Other angle brackets are speech: "a < b".
var markup = regexp.MustCompile(`(?i)<v(?:\.[^\s<>]*)*(?:\s+([^<>]*))?>|</v\s*>` +
	`|</?(?:c|b|i|u|s|font|span|ruby|rt|lang)(?:[.\s][^<>]*)?>|<\d[\d:.]*>|\{\\[^{}]*\}`)

// voice is what one person says in a cue.
type voice struct{ speaker, text string }

// addCues makes entries of cues. Where no cue of the file marks its voice, a name and a colon before the words are the
// speaker.
func (c *collector) addCues(cues []cue) {
	if c.err != nil {
		return
	}
	spoken := make([][]voice, len(cues))
	marked := false
	names := map[string]int{}
	for i, cue := range cues {
		spoken[i] = voices(cue.text)
		for _, v := range spoken[i] {
			marked = marked || v.speaker != ""
			if name, _, ok := cutSpeaker(v.text); ok {
				names[name]++
			}
		}
	}
	j := joiner{out: c}
	for i, cue := range cues {
		for _, v := range spoken[i] {
			if !marked {
				v = v.named(names)
			}
			j.add(Entry{Line: cue.line + 1, Offset: cue.start, End: cue.end, Speaker: v.speaker, Text: v.text})
		}
	}
	j.flush()
}

// named takes the speaker off the words, "Rina: we close late", if that name comes back or is written like one.
func (v voice) named(names map[string]int) voice {
	name, text, ok := cutSpeaker(v.text)
	if !ok || isKindWord(name) || names[name] < 2 && (!isProper(name) || len(strings.Fields(name)) > 3) {
		return v
	}
	return voice{name, text}
}

// voices parts the lines of a cue by who says what, and takes the markup off.
func voices(lines []string) []voice {
	raw := strings.Join(lines, "\n")
	var found []voice
	var words strings.Builder
	speaker := ""
	flush := func() {
		if text := cueText(words.String()); text != "" {
			found = append(found, voice{speaker, text})
		}
		words.Reset()
	}
	at := 0
	for _, m := range markup.FindAllStringSubmatchIndex(raw, -1) {
		words.WriteString(raw[at:m[0]])
		at = m[1]
		switch tag := strings.ToLower(raw[m[0]:m[1]]); {
		case strings.HasPrefix(tag, "</v"):
			flush()
			speaker = ""
		case strings.HasPrefix(tag, "<v"):
			flush()
			speaker = ""
			if m[2] >= 0 {
				speaker = strings.Join(strings.Fields(html.UnescapeString(raw[m[2]:m[3]])), " ")
			}
		}
	}
	words.WriteString(raw[at:])
	flush()
	return found
}

// cueText puts the lines of a cue together, which are only as wide as a screen. A dash begins what someone else says.
func cueText(raw string) string {
	var b strings.Builder
	for line := range strings.SplitSeq(raw, "\n") {
		line = strings.Join(strings.Fields(html.UnescapeString(line)), " ")
		switch {
		case line == "":
			continue
		case b.Len() == 0:
		case strings.HasPrefix(line, "- ") || strings.HasPrefix(line, "– "):
			b.WriteByte('\n')
		default:
			b.WriteByte(' ')
		}
		b.WriteString(line)
	}
	return b.String()
}

// What the parts of one sentence may have between them, and how long they may be together: without punctuation a whole
// talk would be one sentence.
const (
	maxPause  = 2 * time.Second
	maxJoined = 30 * time.Second
)

// joiner puts the parts of a sentence together that a recogniser has cut at the width of a screen, for one who reads
// them and for the search for asks, which goes by sentences. Only parts of the same named speaker that follow each other
// at once are joined, so that nobody gets another's words; the entry lasts from the first to the last.
type joiner struct {
	out  *collector
	open Entry
}

func (j *joiner) add(e Entry) {
	if j.goesOn(e) {
		j.open.Text += " " + e.Text
		j.open.End = max(j.open.End, e.End)
		return
	}
	j.flush()
	j.open = e
}

func (j *joiner) goesOn(e Entry) bool {
	last := j.open
	return last.Text != "" && last.Speaker != "" && last.Speaker == e.Speaker && e.Text != "" && !endsSentence(last.Text) &&
		e.Offset >= last.Offset && e.Offset-last.End <= maxPause && e.End-last.Offset <= maxJoined
}

func (j *joiner) flush() {
	j.out.add(j.open)
	j.open = Entry{}
}

func endsSentence(s string) bool {
	s = strings.TrimRight(s, `"'”’»)]`)
	for _, end := range []string{".", "!", "?", "…", "。", "！", "？", ":"} {
		if strings.HasSuffix(s, end) {
			return true
		}
	}
	return false
}
