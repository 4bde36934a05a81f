package discovery

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// Words are what a document says of itself in one language, whatever its format: headings and labels, dates and numbers. They
// stand in wordsenglish.go and wordsindonesian.go, and a document chooses its own once.
type Words struct {
	// What the document is, and what is known of it.
	Document, Untitled, UntitledSection                                   string
	Product, Edition, Version, Fingerprint, Status, Date, Author, Authors string
	Requirements, Evidence                                                string // how many of them
	Contents, SkipContents                                                string
	Page                                                                  string // %d of %d
	DraftAfter                                                            string // the version %s
	Statuses                                                              map[PRDStatus]string
	Editions                                                              map[Edition]string

	// Requirements, and what they rest on.
	Requirement, AskedForBy, Owner, AcceptedWhen, AskedFor, Sources string
	From                                                            string // the document %s, the requirement %s
	Priorities                                                      map[Priority]string
	States                                                          map[RequirementState]string
	People, Teams, Channels                                         Counted

	// The evidence register.
	Register, Number, SaidIn, Speaker, Channel, When, At, CitedIn string
	IntoIt                                                        string // the moment %s of a session
	NoSpeaker, NoSession                                          string
	ChannelNames                                                  map[Channel]string

	// Versions, and what changed from one to another.
	Versions, About                                    string
	ChangedSince                                       string // the version %s
	NothingChanged, HowChanged, New, Changed, AndMoved string
	Section                                            string // called %s
	Of                                                 string // the field %s of the ask %s
	SectionsThat, RequirementsThat                     Counted
	Fates                                              map[Fate]string
	Fields                                             map[string]string // by what Comparison calls them

	// Who agreed.
	SignOff, Name, Reviewer, Role, Verdict, On, Day, Signature, Remarks string
	AgreedOrNot, Waiting, Outdated                                      string
	Verdicts                                                            map[Verdict]string

	// Metrics and charts.
	Target, AtMost, AtLeast, UpFrom, DownFrom, DueBy, Now string // each of a value or a day %s
	AsksByTheme, NoTheme, PeopleByTeam, Chart, Figures    string
	Others                                                Counted

	// Texts.
	Callouts                           map[string]string
	ToDo, Done, Table                  string
	Figure, Note, BackToNote, SourceOf string // by its number %d

	// The page for leadership.
	MustBe, MattersMost, NotDone, ToDecide string
	ShareOf                                string // %d of %d
	More                                   Counted

	// Who is not named, and what is not told.
	AParticipant, SomeoneElse, InternalAddress, AFile string
	someone                                           func(role string) string

	Letter LetterWords

	months, shortMonths [12]string
	thousands           string // what stands between them in a number
	Decimal             string // the point of a number
}

// LetterWords are the sentences of a letter to someone who asked.
type LetterWords struct {
	Kind, Title                            string
	File                                   string // to %s
	Dear                                   string // %s
	Opening                                string // when %s, how many things %s, of what %s, what became of them %s
	On, Between, And                       string
	Things, AlsoAsked                      Counted
	Titles                                 [undecided + 1]string
	Became                                 [undecided + 1]Counted
	Answers                                [undecided + 1]Counted
	NoWords, KeptAs, Behind, Wrong, TellUs string
	Understood                             string // the statement %s
	Weights                                map[Priority]string
	Progress                               map[RequirementState]string
}

// Counted is a noun with its number: for one, and with %d for any other.
type Counted struct{ One, Many string }

// Of gives the noun with its number.
func (c Counted) Of(n int) string {
	if n == 1 {
		return c.One
	}
	return fmt.Sprintf(c.Many, n)
}

// Words are those of the language, English where it has none of its own.
func (l Language) Words() *Words {
	if l.primary() == Indonesian {
		return &indonesian
	}
	return &english
}

// Words are those of the document's language.
func (d Document) Words() *Words { return Language(d.Language).Words() }

// Words are those of the PRD's language.
func (p PRDDetail) Words() *Words { return p.WrittenIn().Words() }

// Long writes a day as 2 January 2006, "" where none is known.
func (w *Words) Long(t time.Time) string { return w.day(t, w.months[:]) }

// Short writes a day as 2 Jan 2006, "" where none is known.
func (w *Words) Short(t time.Time) string { return w.day(t, w.shortMonths[:]) }

func (w *Words) day(t time.Time, months []string) string {
	if t.IsZero() {
		return ""
	}
	return fmt.Sprintf("%d %s %d", t.Day(), months[t.Month()-1], t.Year())
}

// onAxis writes a day as briefly as a chart needs it: 2 Jan, or 2 Jan 06.
func (w *Words) onAxis(t time.Time, year bool) string {
	day := strconv.Itoa(t.Day()) + " " + w.shortMonths[t.Month()-1]
	if year {
		day += t.Format(" 06")
	}
	return day
}

// Numeral writes a number for reading: 12,500 and 0.25.
func (w *Words) Numeral(v float64) string {
	whole, fraction, broken := strings.Cut(strconv.FormatFloat(v, 'f', -1, 64), ".")
	sign := ""
	if strings.HasPrefix(whole, "-") {
		sign, whole = "-", whole[1:]
	}
	for at := len(whole) - 3; at > 0; at -= 3 {
		whole = whole[:at] + w.thousands + whole[at:]
	}
	if broken {
		return sign + whole + w.Decimal + fraction
	}
	return sign + whole
}

// Voices puts a count in words, leaving out what is unknown.
func (w *Words) Voices(c VoiceCount) string {
	parts := make([]string, 0, 3)
	for _, p := range []struct {
		n    int
		noun Counted
	}{{c.People, w.People}, {c.Teams, w.Teams}, {c.Channels, w.Channels}} {
		if p.n > 0 {
			parts = append(parts, p.noun.Of(p.n))
		}
	}
	return strings.Join(parts, ", ")
}

// Word finds what something is called, and gives it as it is where it is not known.
func Word[K ~string](words map[K]string, of K) string {
	if said, known := words[of]; known {
		return said
	}
	return string(of)
}
