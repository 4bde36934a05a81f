package transcript

import (
	"regexp"
	"strconv"
	"strings"
	"time"
)

const arrow = "-->"

var (
	timing      = regexp.MustCompile(`^\s*([\d:.,]+)\s*-->\s*([\d:.,]+)(?:\s.*)?$`)
	timingLike  = regexp.MustCompile(`\d:\S*\s*-->`)
	cueTime     = regexp.MustCompile(`^(?:(\d{1,4}):)?(\d{2}):([0-5]\d)(?:[.,](\d{1,3}))?$`)
	cueID       = regexp.MustCompile(`^(?:\d+|[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}(?:/\S*)?)$`)
	cutOffTime  = regexp.MustCompile(`^\d{1,4}:[\d:.,\s>-]*$`)
	asideOfVTT  = regexp.MustCompile(`^(?:NOTE|STYLE|REGION)(?:\s|$)|^Region:`)
	headerOfVTT = regexp.MustCompile(`^WEBVTT(?:\s|$)`)
)

// cue is a stretch of subtitles: when it is shown, and its lines as they stand.
type cue struct {
	line       int // of its time, from 0
	start, end time.Duration
	text       []string
}

// subtitles reads WebVTT and SRT, which differ in their first line, in the asides of WebVTT and in how they write a
// fraction of a second.
type subtitles struct {
	vtt  bool
	cues []cue
	out  *collector
}

func isVTT(lines []string) bool {
	_, first := firstLine(lines)
	return headerOfVTT.MatchString(first)
}

func isSRT(lines []string) bool {
	at, first := firstLine(lines)
	if cueID.MatchString(strings.TrimSpace(first)) && at+1 < len(lines) {
		first = lines[at+1]
	}
	m := timing.FindStringSubmatch(first)
	return m != nil && cueTime.MatchString(m[1]) && cueTime.MatchString(m[2])
}

func parseVTT(lines []string, out *collector) {
	at, first := firstLine(lines)
	if !headerOfVTT.MatchString(first) {
		out.refuse(at, "it should say WEBVTT there, not %q. Export the transcript again", clip(first))
		return
	}
	for at < len(lines) && !isBlank(lines[at]) && !strings.Contains(lines[at], arrow) {
		at++
	}
	readSubtitles(lines, at, &subtitles{vtt: true, out: out})
}

func parseSRT(lines []string, out *collector) { readSubtitles(lines, 0, &subtitles{out: out}) }

func readSubtitles(lines []string, at int, s *subtitles) {
	for at < len(lines) && s.out.err == nil {
		switch {
		case isBlank(lines[at]):
			at++
		case s.vtt && asideOfVTT.MatchString(lines[at]):
			at = asideEnd(lines, at)
		default:
			end := blockEnd(lines, at)
			s.readBlock(at, lines[at:end])
			at = end
		}
	}
	s.out.addCues(s.cues)
}

func firstLine(lines []string) (int, string) {
	for i, line := range lines {
		if !isBlank(line) {
			return i, line
		}
	}
	return 0, ""
}

func blockEnd(lines []string, at int) int {
	for at < len(lines) && !isBlank(lines[at]) {
		at++
	}
	return at
}

// asideEnd finds where a comment, a style or a region ends: at a blank line, but for a style whose braces are still
// open. A time is always the next cue.
func asideEnd(lines []string, at int) int {
	open := 0
	style := strings.HasPrefix(lines[at], "STYLE")
	for first := at; at < len(lines); at++ {
		if at > first && strings.Contains(lines[at], arrow) || isBlank(lines[at]) && (!style || open <= 0) {
			return at
		}
		open += strings.Count(lines[at], "{") - strings.Count(lines[at], "}")
	}
	return at
}

// readBlock reads lines without a blank one among them. What has no time goes on with the cue above: a speech
// recogniser that leaves a blank line inside a cue should cost nobody a word.
func (s *subtitles) readBlock(at int, block []string) {
	for k, line := range block {
		line = strings.TrimSpace(line)
		id := cueID.MatchString(line)
		switch {
		case beginsCue(block, k):
			s.begin(at+k, line)
		case k+1 < len(block) && (k == 0 || id) && beginsCue(block, k+1):
			// the name of the cue that begins on the next line
		case len(s.cues) == 0:
			s.out.refuse(at+k, "there is no time such as 00:00:01.000 --> 00:00:04.000 before %q", clip(line))
		case k == 0 && len(block) == 1 && (id || cutOffTime.MatchString(line)):
			s.out.refuse(at+k, "a cue breaks off there, with %q. Export the transcript again", clip(line))
		default:
			last := &s.cues[len(s.cues)-1]
			last.text = append(last.text, line)
		}
		if s.out.err != nil {
			return
		}
	}
}

// beginsCue tells whether a line of a block is meant as a time; an arrow in the middle of speech is not.
func beginsCue(block []string, k int) bool {
	line := block[k]
	return strings.Contains(line, arrow) &&
		(k == 0 || k == 1 && cueID.MatchString(strings.TrimSpace(block[0])) || timingLike.MatchString(line))
}

func (s *subtitles) begin(at int, line string) {
	m := timing.FindStringSubmatch(line)
	if m == nil {
		s.out.refuse(at, "%q is no time such as 00:00:01.000 --> 00:00:04.000", clip(line))
		return
	}
	start, okStart := subtitleTime(m[1])
	end, okEnd := subtitleTime(m[2])
	switch {
	case !okStart || !okEnd:
		s.out.refuse(at, "%q is no time such as 00:00:01.000 --> 00:00:04.000", clip(line))
	case end < start:
		s.out.refuse(at, "the cue ends before it begins: %q", clip(line))
	default:
		s.cues = append(s.cues, cue{line: at, start: start, end: end})
	}
}

// subtitleTime reads "1:02:03.5", "02:03,500" or "02:03".
func subtitleTime(s string) (time.Duration, bool) {
	m := cueTime.FindStringSubmatch(s)
	if m == nil {
		return 0, false
	}
	hours, minutes, seconds := number(m[1]), number(m[2]), number(m[3])
	millis := number((m[4] + "000")[:3])
	if m[1] != "" && minutes > 59 {
		return 0, false
	}
	return time.Duration((hours*60+minutes)*60+seconds)*time.Second + time.Duration(millis)*time.Millisecond, true
}

// number reads digits that an expression has matched; none are 0.
func number(digits string) int64 {
	n, _ := strconv.ParseInt(digits, 10, 64)
	return n
}

// clip shortens what an error quotes.
func clip(s string) string {
	const most = 40
	if runes := []rune(strings.TrimSpace(s)); len(runes) > most {
		return string(runes[:most]) + "…"
	}
	return strings.TrimSpace(s)
}
