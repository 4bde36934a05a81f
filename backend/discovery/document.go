package discovery

import (
	"fmt"
	"regexp"
	"slices"
	"time"
)

// Document is a PRD assembled for reading: what every exporter is given. Its texts are untrusted; Markdown is
// GitHub-flavoured and never carries HTML that an exporter may pass on.
type Document struct {
	ID       string // of the PRD
	Title    string
	Product  string
	Edition  string // for whom it was made: "For leadership"; "" for the whole PRD
	Kind     string // what it is, where it is no product requirements document
	Bare     bool   // a page or a letter: no cover and no contents stand before it
	Limit    int    // of its pages, 0 for as many as it takes
	Status   string
	Language string // BCP 47
	Date     time.Time
	Authors  []string
	Sections []DocumentSection
	Sources  []DocumentSource // the evidence register, numbered from 1 in this order
	Charts   map[string]Chart // those that its texts show, as ![…](chart:NAME), by their names
	Images   map[string]File  // those that its texts show, as ![…](image:HASH), by their hashes

	Version     string             // "v1.0", or "Draft after v1.0"; "" where nothing has been published
	Fingerprint string             // of that version, whole; "" of a draft
	Revisions   []DocumentRevision // the versions up to this one, the latest first
	SignOffs    []DocumentSignOff  // what the reviewers said of it
	Changes     *DocumentChanges   // since an earlier version, where that was asked for
}

var imageOf = regexp.MustCompile(`!\[[^\]]*\]\(image:([0-9a-f]{64})`)

// ImageHashes names the images that the document's texts show, each once.
func (d Document) ImageHashes() []string { return shown(imageOf, d.texts()) }

func (d Document) texts() []string {
	texts := []string{}
	for _, s := range d.Sections {
		texts = append(texts, s.Body)
		for _, r := range s.Requirements {
			texts = append(texts, r.Rationale)
		}
	}
	return texts
}

// shown gives what an expression finds in texts, each once.
func shown(expression *regexp.Regexp, texts []string) []string {
	names := []string{}
	for _, text := range texts {
		for _, found := range expression.FindAllStringSubmatch(text, -1) {
			if !slices.Contains(names, found[1]) {
				names = append(names, found[1])
			}
		}
	}
	return names
}

// DocumentSection is one chapter: its own Markdown text, then the requirements that stand in it.
type DocumentSection struct {
	ID           string
	Kind         SectionKind
	Title        string
	Body         string // Markdown
	Requirements []DocumentRequirement
}

// DocumentRequirement is one numbered statement with the voices it rests on.
type DocumentRequirement struct {
	ID        string
	Ref       string     // REQ-001
	Priority  string     // must, should, could or wont
	State     string     // how far it has come; "" where that is not for the reader
	Heard     VoiceCount // who stands behind it
	Statement string     // one sentence, plain text
	Rationale string     // Markdown
	Criteria  []string
	Owner     string // "" where nobody is named
	Asks      []DocumentAsk
}

// DocumentAsk is an ask that a requirement cites, with what its people said.
type DocumentAsk struct {
	ID        string
	Statement string // empty where a quote, or the requirement itself, says the same
	Voices    string // "3 people, 2 teams, 2 channels"
	Quotes    []DocumentQuote
}

// DocumentQuote is what someone said, in their own words.
type DocumentQuote struct {
	Words   string // empty where only the speaker is on record
	Speaker string // "Rina Hartono, Financial controller"
	Source  int    // number in the evidence register, 0 when it has no entry
}

// DocumentSource is one entry of the evidence register: the moment in which something was said.
type DocumentSource struct {
	NoteID  string // of the note that holds it, "" for none
	Title   string // the session's title, or the channel for asks from outside a session
	Speaker string
	Channel string
	At      time.Time
	Offset  time.Duration // time in the session; negative when it was not said in one
}

// Moment is how far into its session something was said, as 4:07 or 1:04:07, or "" where it was said in none.
func (s DocumentSource) Moment() string {
	seconds := int(s.Offset / time.Second)
	switch {
	case s.Offset < 0:
		return ""
	case seconds < 3600:
		return fmt.Sprintf("%d:%02d", seconds/60, seconds%60)
	default:
		return fmt.Sprintf("%d:%02d:%02d", seconds/3600, seconds/60%60, seconds%60)
	}
}
