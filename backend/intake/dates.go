package intake

import (
	"regexp"
	"strconv"
	"strings"
	"time"

	"throughline/backend/fold"
)

// DayOrder says how a column writes its days: 31/12 or 12/31.
type DayOrder string

// The orders.
const (
	AutoOrder  DayOrder = ""
	DayFirst   DayOrder = "day"
	MonthFirst DayOrder = "month"
)

// DayOrders lists every DayOrder, for the window's types.
var DayOrders = []struct {
	Value  DayOrder
	TSName string
}{
	{AutoOrder, "Auto"},
	{DayFirst, "DayFirst"},
	{MonthFirst, "MonthFirst"},
}

// orderOf decides over a whole column whether the day or the month comes first. It is open, and sure is false, when every
// day could be read both ways; then the day comes first, as in most of the world.
func orderOf(column []string) (order DayOrder, sure bool) {
	first, second, open := 0, 0, 0
	for _, text := range column {
		m := numeric.FindStringSubmatch(strings.TrimSpace(text))
		if m == nil || len(m[1]) > 2 {
			continue
		}
		a, _ := strconv.Atoi(m[1])
		b, _ := strconv.Atoi(m[3])
		switch {
		case m[2] == ".": // nobody puts the month first there
			first++
		case a > 12 && b <= 12:
			first++
		case b > 12 && a <= 12:
			second++
		case a != b:
			open++
		}
	}
	switch {
	case second > first:
		return MonthFirst, first == 0
	case first > 0:
		return DayFirst, second == 0
	}
	return DayFirst, open == 0
}

var (
	clock   = `(?:[ t,]+(\d{1,2})[:.](\d{2})(?:[:.](\d{2})(?:[.,]\d+)?)?\s*([ap])?\.?m?\.?)?` + zone
	zone    = `(?:\s*(?:z|utc|gmt|[+-]\d{2}:?\d{2}|[a-z]{2,5}))?$`
	numeric = regexp.MustCompile(`(?i)^(\d{1,4})([/.\-])(\d{1,2})[/.\-](\d{1,4})` + clock)
	dayName = regexp.MustCompile(
		`^(\d{1,2})(?:st|nd|rd|th|\.)?[ \-/]+(?:de |of )?([a-z]{3,12})\.?,?[ \-/]+(?:de )?(\d{2,4})` + clock)
	nameDay = regexp.MustCompile(`^([a-z]{3,12})\.?[ \-]+(\d{1,2})(?:st|nd|rd|th)?,?[ \-]+(\d{4})` + clock)
	weekday = regexp.MustCompile(`^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,? `)
)

// zoned are the ways to write a moment that say where it is meant.
var zoned = []string{
	time.RFC3339Nano, "2006-01-02T15:04:05.999-0700", "2006-01-02 15:04:05.999 -0700", "2006-01-02 15:04:05.999-07:00",
	"2006-01-02 15:04:05.999 UTC", "2006-01-02 15:04 UTC", "Mon, 02 Jan 2006 15:04:05 -0700", "Mon Jan 02 2006 15:04:05 GMT-0700",
}

// months are the first letters of the months' names in English, Indonesian, German, French, Spanish and Dutch.
var months = map[string]time.Month{
	"jan": 1, "ene": 1, "feb": 2, "fev": 2, "mar": 3, "maa": 3, "mrt": 3, "apr": 4, "avr": 4, "abr": 4, "may": 5, "mei": 5,
	"mai": 5, "jun": 6, "juin": 6, "jul": 7, "juil": 7, "aug": 8, "agu": 8, "ago": 8, "aou": 8, "sep": 9, "oct": 10, "okt": 10,
	"nov": 11, "dec": 12, "des": 12, "dez": 12, "dic": 12,
}

// parseDate reads a day or moment. One without a time of day is taken for noon, so that the day is the same a few time
// zones away.
func parseDate(text string, order DayOrder, where *time.Location) (time.Time, bool) {
	text = strings.Join(strings.Fields(text), " ")
	for _, layout := range zoned {
		if at, err := time.Parse(layout, text); err == nil {
			return at, sane(at)
		}
	}
	if n, err := strconv.ParseFloat(text, 64); err == nil {
		return parseNumber(n, len(text), where)
	}
	text = weekday.ReplaceAllString(fold.Text(text), "")
	if m := numeric.FindStringSubmatch(text); m != nil {
		return fromNumbers(m, order, where)
	}
	if m := dayName.FindStringSubmatch(text); m != nil {
		month, ok := monthOf(m[2])
		return at(year(m[3]), month, number(m[1]), m[4:], where, ok)
	}
	if m := nameDay.FindStringSubmatch(text); m != nil {
		month, ok := monthOf(m[1])
		return at(year(m[3]), month, number(m[2]), m[4:], where, ok)
	}
	return time.Time{}, false
}

func fromNumbers(m []string, order DayOrder, where *time.Location) (time.Time, bool) {
	a, b, c := number(m[1]), number(m[3]), number(m[4])
	if len(m[1]) == 4 {
		return at(a, time.Month(b), c, m[5:], where, true)
	}
	if len(m[1]) > 2 || len(m[4]) == 1 || len(m[4]) == 3 {
		return time.Time{}, false
	}
	if order == MonthFirst && a <= 12 || b > 12 {
		a, b = b, a
	}
	return at(year(m[4]), time.Month(b), a, m[5:], where, true)
}

// at puts a moment together, if there is such a day. The clock is hour, minute, second and the letter of am or pm.
func at(year int, month time.Month, day int, clock []string, where *time.Location, ok bool) (time.Time, bool) {
	hour, minute, second := 12, 0, 0
	if clock[0] != "" {
		hour, minute, second = number(clock[0]), number(clock[1]), number(clock[2])
		switch clock[3] {
		case "p":
			hour = hour%12 + 12
		case "a":
			hour %= 12
		}
	}
	t := time.Date(year, month, day, hour, minute, second, 0, where)
	return t, ok && t.Day() == day && t.Month() == month && hour < 24 && minute < 60 && sane(t)
}

// parseNumber reads the days since 1900 that Excel counts, seconds or milliseconds since 1970, and 20261231.
func parseNumber(n float64, digits int, where *time.Location) (time.Time, bool) {
	switch {
	case digits == 8 && n >= 19700101 && n <= 21991231:
		whole := int(n)
		return at(whole/10000, time.Month(whole/100%100), whole%100, []string{"", "", "", ""}, where, true)
	case n >= 1e12 && n < 7e12:
		return time.UnixMilli(int64(n)), true
	case n >= 1e8 && n < 7e9:
		return time.Unix(int64(n), 0), true
	}
	t, ok := serial(n, 1900)
	if !ok {
		return t, false
	}
	if n == float64(int(n)) {
		t = t.Add(12 * time.Hour)
	}
	return time.Date(t.Year(), t.Month(), t.Day(), t.Hour(), t.Minute(), t.Second(), 0, where), sane(t)
}

// serial gives the moment of a day counted from an epoch, as Excel does, without a time zone.
func serial(n float64, epoch int) (time.Time, bool) {
	if n < 20_000 || n > 110_000 { // 1954 to 2201
		return time.Time{}, false
	}
	start := time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)
	if epoch == 1904 {
		start = time.Date(1904, 1, 1, 0, 0, 0, 0, time.UTC)
	}
	days := int(n)
	return start.AddDate(0, 0, days).Add(time.Duration((n-float64(days))*86_400+0.5) * time.Second), true
}

// sane refuses years that only a slip of the keys can mean, as everywhere in a workspace.
func sane(t time.Time) bool { return t.Year() >= 1970 && t.Year() <= 2199 }

func number(digits string) int {
	n, _ := strconv.Atoi(digits)
	return n
}

// year gives a year of two digits the century that is meant.
func year(digits string) int {
	n := number(digits)
	switch {
	case len(digits) > 2:
		return n
	case n < 70:
		return 2000 + n
	default:
		return 1900 + n
	}
}

func monthOf(name string) (time.Month, bool) {
	if month, ok := months[name[:min(len(name), 4)]]; ok {
		return month, true
	}
	month, ok := months[name[:3]]
	return month, ok
}
