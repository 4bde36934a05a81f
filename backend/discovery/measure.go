package discovery

import (
	"cmp"
	"slices"
	"time"
)

// MetricSummary is a metric with what was read, and what that says on a day.
type MetricSummary struct {
	Metric
	ProductName string      `json:"productName"`
	OwnerName   string      `json:"ownerName"`
	Readings    []Reading   `json:"readings"`         // the earliest first
	Latest      *Reading    `json:"latest,omitempty"` // nil where nothing was read
	Trend       Trend       `json:"trend"`
	State       MetricState `json:"state"`
	NextOn      string      `json:"nextOn"`     // the day of the next reading, "" where any day will do
	ReadingDue  bool        `json:"readingDue"` // that day is there
	Phrase      string      `json:"phrase"`     // see Metric.Phrase
}

// MetricState says how a metric stands to its target.
type MetricState string

// The states.
const (
	Unread     MetricState = "unread"
	Untargeted MetricState = "untargeted"
	Behind     MetricState = "behind"
	OnTrack    MetricState = "on_track"
	Reached    MetricState = "reached"
)

// MetricStates lists every MetricState, for the window's types.
var MetricStates = []struct {
	Value  MetricState
	TSName string
}{
	{Unread, "Unread"},
	{Untargeted, "Untargeted"},
	{Behind, "Behind"},
	{OnTrack, "OnTrack"},
	{Reached, "Reached"},
}

var stateLabels = map[MetricState]string{
	Unread: "no reading", Untargeted: "no target", Behind: "behind", OnTrack: "on track", Reached: "reached",
}

// Label says the state in words.
func (s MetricState) Label() string { return stateLabels[s] }

// Trend says how the latest reading stands to the one before.
type Trend string

// The trends.
const (
	NoTrend Trend = "" // there are no two readings
	Better  Trend = "better"
	Same    Trend = "same"
	Worse   Trend = "worse"
)

// Trends lists every Trend, for the window's types.
var Trends = []struct {
	Value  Trend
	TSName string
}{
	{NoTrend, "None"},
	{Better, "Better"},
	{Same, "Same"},
	{Worse, "Worse"},
}

// Measure says what the readings of a metric, in any order, tell on a day.
func Measure(m Metric, readings []Reading, today string) MetricSummary {
	readings = append([]Reading{}, readings...)
	slices.SortFunc(readings, func(a, b Reading) int { return cmp.Compare(a.ReadOn, b.ReadOn) })
	s := MetricSummary{Metric: m, Readings: readings, State: m.state(readings, today)}
	read := ""
	if n := len(readings); n > 0 {
		s.Latest = &readings[n-1]
		if n > 1 {
			s.Trend = m.trend(readings[n-2].Value, s.Latest.Value)
		}
	}
	if s.Latest != nil {
		read = s.Latest.ReadOn
	}
	s.NextOn, s.ReadingDue = m.NextOn(read, today), m.ReadingDue(read, today)
	s.Phrase = m.Phrase(s.Latest)
	return s
}

// gain is how much better a value is than another.
func (m Metric) gain(from, to float64) float64 {
	if m.Direction == Down {
		return from - to
	}
	return to - from
}

func (m Metric) trend(from, to float64) Trend {
	switch gain := m.gain(from, to); {
	case gain > 0:
		return Better
	case gain < 0:
		return Worse
	default:
		return Same
	}
}

// state compares the way covered from the baseline to the target with the time that went by, from the first reading to the
// day on which the target is due. It is judged on the day of the latest reading, so that it does not fall behind between
// two; once the next reading is late, on today.
func (m Metric) state(readings []Reading, today string) MetricState {
	if len(readings) == 0 {
		return Unread
	}
	first, latest := readings[0], readings[len(readings)-1]
	switch {
	case m.Target == nil:
		return Untargeted
	case m.gain(*m.Target, latest.Value) >= 0:
		return Reached
	case m.DueOn != "" && m.DueOn < today:
		return Behind
	}
	from, at := first.Value, latest.ReadOn
	if m.Baseline != nil {
		from = *m.Baseline
	}
	if next := m.NextOn(latest.ReadOn, today); next != "" && next < today {
		at = today
	}
	way := m.gain(from, *m.Target)
	if way <= 0 || m.gain(from, latest.Value)/way < elapsed(first.ReadOn, m.DueOn, at) {
		return Behind
	}
	return OnTrack
}

// elapsed is the share of the time between two days that went by until another; none where there is no last day.
func elapsed(first, last, at string) float64 {
	if last == "" {
		return 0
	}
	whole := midnight(last).Sub(midnight(first))
	if whole <= 0 {
		return 1
	}
	return min(1, float64(midnight(at).Sub(midnight(first)))/float64(whole))
}

// ReadingDue tells whether a metric that was read last on a day, "" for never, is to be read now.
func (m Metric) ReadingDue(read, today string) bool {
	next := m.NextOn(read, today)
	return next != "" && next <= today
}

// NextOn is the day on which a metric that was read last on a day is to be read next: today, where it never was, and ""
// where any day will do.
func (m Metric) NextOn(read, today string) string {
	switch {
	case m.Cadence == AnyTime:
		return ""
	case read == "":
		return today
	}
	at := midnight(read)
	switch m.Cadence {
	case Daily:
		at = at.AddDate(0, 0, 1)
	case Weekly:
		at = at.AddDate(0, 0, 7)
	case Monthly:
		at = addMonths(at, 1)
	case Quarterly:
		at = addMonths(at, 3)
	case AnyTime:
	}
	return at.Format(time.DateOnly)
}

// addMonths is that day some months later, or the last of its month where it has no such day.
func addMonths(at time.Time, months int) time.Time {
	first := time.Date(at.Year(), at.Month()+time.Month(months), 1, 0, 0, 0, 0, time.UTC)
	last := first.AddDate(0, 1, -1)
	return first.AddDate(0, 0, min(at.Day(), last.Day())-1)
}

func midnight(day string) time.Time {
	at, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return time.Time{}
	}
	return at
}
