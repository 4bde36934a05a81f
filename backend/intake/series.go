package intake

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"

	"throughline/backend/discovery"
)

// MaxReadings is how many readings come in at once.
const MaxReadings = 5_000

// Series is what a pasted table of days and values holds. It comes in only where it has no problems.
type Series struct {
	Readings []discovery.Reading
	Problems []SeriesProblem
	Doubt    string // how days were read that can be read in two ways, "" where none can
}

// SeriesProblem is a line that is no reading.
type SeriesProblem struct {
	Line int    `json:"line"`
	What string `json:"what"`
}

func (s *Series) refuse(line int, what string, args ...any) {
	s.Problems = append(s.Problems, SeriesProblem{line, fmt.Sprintf(what, args...)})
}

// ReadSeries reads lines of a day and a value, and a remark where there is one. A first line that names the columns is
// passed over. No day may be later than today.
func ReadSeries(text string, today time.Time) Series {
	s := Series{Readings: []discovery.Reading{}, Problems: []SeriesProblem{}}
	rows := seriesRows(discovery.CleanText(strings.TrimPrefix(text, "\uFEFF")))
	if len(rows) > MaxReadings {
		s.refuse(rows[MaxReadings].Line, "At most %d lines come in at once. Paste the rest afterwards.", MaxReadings)
		return s
	}
	days, values := []string{}, []string{}
	for _, row := range rows {
		days, values = append(days, row.Cells[0]), append(values, row.Cells[1])
	}
	order, sure := orderOf(days)
	point := commaIsPoint(values)
	seen := map[string]int{}
	for i, row := range rows {
		day, isDay := parseDate(row.Cells[0], order, today.Location())
		value, isNumber := parseValue(row.Cells[1], point)
		if i == 0 && !isDay && !isNumber { // the names of the columns
			continue
		}
		on := day.Format(time.DateOnly)
		r := discovery.Reading{ReadOn: on, Value: value, Note: strings.Join(row.Cells[2:], ", ")}
		err := r.Clean()
		switch problem := noReading(row, isDay, isNumber); {
		case problem != "":
			s.refuse(row.Line, "%s", problem)
		case on > today.Format(time.DateOnly):
			s.refuse(row.Line, "%s has not come yet.", on)
		case seen[on] > 0:
			s.refuse(row.Line, "%s is in line %d already. A day has one reading.", on, seen[on])
		case err != nil:
			s.refuse(row.Line, "%s", err)
		default:
			seen[on] = row.Line
			s.Readings = append(s.Readings, r)
		}
		if !sure && s.Doubt == "" && isDay && numeric.MatchString(row.Cells[0]) {
			s.Doubt = fmt.Sprintf("%s is read as %s. Write days like 2026-12-01 if it is not.",
				row.Cells[0], day.Format("2 January 2006"))
		}
	}
	return s
}

// noReading says why a row of two cells at least is none, "" when it is one.
func noReading(row Row, isDay, isNumber bool) string {
	day, value := row.Cells[0], row.Cells[1]
	switch {
	case !isDay:
		return fmt.Sprintf("“%s” is no day. Write it like 2026-12-01.", short(day))
	case value == "":
		return "There is no value behind the day."
	case !isNumber:
		return fmt.Sprintf("“%s” is no number.", short(value))
	case len(row.Cells) > 2 && digits.MatchString(row.Cells[2]):
		return fmt.Sprintf("“%[1]s,%[2]s” has a comma in it. Write %[1]s.%[2]s, or part the columns by a semicolon.",
			value, row.Cells[2])
	}
	return ""
}

var digits = regexp.MustCompile(`^\d+$`)

// seriesRows parts each line that is not blank into two cells at least, by what gives most lines a day at their start.
func seriesRows(text string) []Row {
	var best []Row
	most := -1
	for _, delimiter := range []string{"\t", ";", "|", ",", " "} {
		rows, days := []Row{}, 0
		for i, line := range strings.Split(text, "\n") {
			if line = strings.TrimSpace(line); line == "" {
				continue
			}
			cells := partLine(line, delimiter)
			if _, ok := parseDate(cells[0], DayFirst, time.UTC); ok && cells[1] != "" {
				days++
			}
			rows = append(rows, Row{i + 1, cells})
		}
		if days > most {
			best, most = rows, days
		}
	}
	return best
}

func partLine(line, delimiter string) []string {
	cells := []string{line}
	if at := strings.LastIndex(line, " "); delimiter == " " && at > 0 {
		cells = []string{line[:at], line[at+1:]}
	} else if delimiter != " " {
		p := parser{text: line, delimiter: delimiter[0], quotes: true, limit: 1}
		if rows, err := p.rows(); err == nil {
			cells = rows[0].Cells
		}
	}
	for i, cell := range cells {
		cells[i] = strings.TrimSpace(cell)
	}
	if len(cells) == 1 {
		cells = append(cells, "")
	}
	return cells
}

// valueText is a number with a sign before it and a short unit around it.
var valueText = regexp.MustCompile(`^([-−+]?)[^\d\-−+.,]{0,5}([-−+]?)([.,]?\d[\d.,'’ \x{00A0}\x{202F}]*)[^\d.,]{0,12}$`)

// parseValue reads a number as people and spreadsheets write it: 1,234.5, 1.234,5, 1 234, 40 %, € -12.
func parseValue(text string, commaPoint bool) (float64, bool) {
	m := valueText.FindStringSubmatch(strings.TrimSpace(text))
	if m == nil {
		return 0, false
	}
	number := strings.Map(func(r rune) rune {
		if strings.ContainsRune("0123456789.,", r) {
			return r
		}
		return -1
	}, m[3])
	point := "."
	if commaPoint {
		point = ","
	}
	whole, fraction, _ := strings.Cut(number, point)
	whole = strings.NewReplacer(".", "", ",", "").Replace(whole)
	v, err := strconv.ParseFloat("0"+whole+"."+fraction+"0", 64)
	if strings.ContainsAny(m[1]+m[2], "-−") {
		v = -v
	}
	return v, err == nil
}

// commaIsPoint tells whether the numbers of a column have a comma before their fraction: where a comma is the last of
// its marks and what follows can't be thousands.
func commaIsPoint(values []string) bool {
	for _, value := range values {
		m := valueText.FindStringSubmatch(strings.TrimSpace(value))
		if m == nil {
			continue
		}
		at := strings.LastIndexAny(m[3], ".,")
		if at < 0 || m[3][at] != ',' {
			continue
		}
		fraction := strings.TrimSpace(m[3][at+1:])
		if strings.Contains(m[3][:at], ".") || len(fraction) != 3 || strings.HasPrefix(m[3], "0,") {
			return true
		}
	}
	return false
}
