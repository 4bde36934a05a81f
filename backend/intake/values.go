package intake

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"throughline/backend/discovery"
	"throughline/backend/fold"
)

// wordOf is a value as it is compared: folded, without signs at its ends.
func wordOf(value string) string {
	return strings.Trim(fold.Text(discovery.CleanLine(value)), " .:-–_!()[]")
}

var importanceWords = [][]string{
	{
		//nolint:misspell // as Americans write it
		"", "none", "unset", "undefined", "not set", "unknown", "n/a", "na", "no", "won't", "wont", "tbd", "not prioritized",
		"not prioritised", "unprioritized", "no priority",
	},
	{
		"low", "lowest", "minor", "trivial", "nice to have", "nice-to-have", "could", "could have",
		"p3", "p4", "p5", "*", "rendah",
		"optional", "small",
	},
	{
		"medium", "med", "normal", "moderate", "important", "should", "should have", "major",
		"p2", "**", "sedang", "average", "middle",
		"standard",
	},
	{
		"high", "highest", "critical", "crucial", "blocker", "urgent", "must",
		"must have", "must-have", "very important", "essential",
		"p0", "p1", "***", "tinggi", "showstopper", "immediate", "dealbreaker", "very high",
	},
}

// numbered is a scale in numbers with words behind them: "1 - Critical".
var numbered = regexp.MustCompile(`^\d+\s*[-–:.)]\s*(\D.*)$`)

// importances reads how much it matters from the values of a whole column: words, or numbers up to 3, 5, 10 or 100.
type importances struct{ top float64 }

func importancesOf(column []string) importances {
	s := importances{3}
	for _, value := range column {
		n, err := strconv.ParseFloat(strings.Replace(strings.TrimSpace(value), ",", ".", 1), 64)
		if err != nil {
			continue
		}
		for _, top := range []float64{5, 10, 100} {
			if n > s.top && s.top < top {
				s.top = top
			}
		}
	}
	return s
}

// read gives 0 for not said, 1 to 3 otherwise; ok is false when the value means nothing that is known.
func (s importances) read(value string) (importance int, ok bool) {
	word := wordOf(value)
	if m := numbered.FindStringSubmatch(word); m != nil {
		word = wordOf(m[1])
	}
	for importance, words := range importanceWords {
		if slices.Contains(words, word) {
			return importance, true
		}
	}
	n, err := strconv.ParseFloat(strings.Replace(strings.TrimSpace(value), ",", ".", 1), 64)
	switch {
	case err != nil || n < 0 || n > s.top:
		return 0, false
	case n == 0:
		return 0, true
	case s.top == 3:
		return max(int(n+0.5), 1), true
	case n <= s.top*0.4:
		return 1, true
	case n <= s.top*0.7:
		return 2, true
	default:
		return 3, true
	}
}

var decisionWords = map[discovery.Decision][]string{
	discovery.Undecided: {
		"", "open", "new", "to do", "todo", "to-do", "under review", "in review",
		"needs review", "pending", "reopened", "unprocessed",
		"waiting", "triage", "gathering feedback", "considering", "under consideration", "backlog",
		"undecided", "none", "unresolved",
		"inbox", "selected for development", "needs info", "reported", "baru",
	},
	discovery.Accepted: {
		"accepted", "planned", "approved", "in progress", "started", "in development", "under development", "doing", "building",
		"completed", "complete", "done", "shipped", "released", "delivered", "launched", "live", "resolved", "fixed", "committed",
		"yes", "diterima", "selesai",
	},
	discovery.Later: {
		"later", "deferred", "postponed", "on hold", "someday", "not now", "future", "icebox",
		"parked", "snoozed", "next", "ditunda",
	},
	discovery.Declined: {
		"declined", "rejected", "won't do", "wont do", "won't fix", "wontfix", "wont fix", "duplicate", "canceled", "cancelled",
		"not planned", "invalid", "out of scope", "no", "abandoned", "cannot reproduce", "works as designed", "ditolak",
	},
}

// decisionOf reads a status; ok is false when it means nothing that is known.
func decisionOf(value string) (discovery.Decision, bool) {
	word := strings.ReplaceAll(wordOf(value), "_", " ")
	if plain := strings.ReplaceAll(word, "-", " "); plain == "in progress" || plain == "under review" || plain == "to do" {
		word = plain
	}
	word = strings.ReplaceAll(word, "’", "'")
	for decision, words := range decisionWords {
		if slices.Contains(words, word) {
			return decision, true
		}
	}
	return discovery.Undecided, false
}

var channelWords = map[discovery.Channel][]string{
	discovery.Interview: {"interviews", "user interview", "wawancara"},
	discovery.Workshop:  {"workshops"},
	discovery.Call:      {"phone", "telephone", "phone call", "voice", "zoom", "meeting", "gong", "telepon", "sales call"},
	discovery.Chat: {
		"slack", "teams", "ms teams", "microsoft teams", "whatsapp", "intercom", "messenger",
		"live chat", "telegram", "discord", "drift",
	},
	discovery.Email: {"mail", "e-mail", "emails", "inbox", "outlook", "gmail", "surel"},
	discovery.Ticket: {
		"tickets", "zendesk", "freshdesk", "servicenow", "helpdesk", "help desk", "service desk",
		"support", "jira", "hubspot", "case",
		"customer service", "tiket", "web form", "portal",
	},
	discovery.DataAnalysis: {"analytics", "data", "amplitude", "mixpanel", "fullstory"},
	discovery.Survey: {
		"surveys", "typeform", "questionnaire", "google forms", "surveymonkey", "qualtrics", "form", "survei",
	},
	discovery.NPSComment:  {"net promoter score", "nps comment", "nps survey", "delighted", "wootric"},
	discovery.Observation: {"observed", "shadowing", "field visit", "usability test"},
	discovery.Review:      {"reviews", "demo"},
}

// channelOf reads how an ask came in; ok is false when it means nothing that is known.
func channelOf(value string) (discovery.Channel, bool) {
	word := wordOf(value)
	for _, c := range discovery.Channels {
		if word == string(c.Value) || word == fold.Text(c.Value.Label()) || slices.Contains(channelWords[c.Value], word) {
			return c.Value, true
		}
	}
	return "", false
}
