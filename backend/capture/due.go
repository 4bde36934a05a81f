package capture

import (
	"fmt"
	"regexp"
	"strings"
	"time"
)

var weekdays = map[string]time.Weekday{
	"mon": time.Monday, "monday": time.Monday,
	"tue": time.Tuesday, "tues": time.Tuesday, "tuesday": time.Tuesday,
	"wed": time.Wednesday, "wednesday": time.Wednesday,
	"thu": time.Thursday, "thur": time.Thursday, "thurs": time.Thursday, "thursday": time.Thursday,
	"fri": time.Friday, "friday": time.Friday,
	"sat": time.Saturday, "saturday": time.Saturday,
	"sun": time.Sunday, "sunday": time.Sunday,
}

var monthDay = regexp.MustCompile(`^\d{1,2}-\d{1,2}$`)

// dueDay reads the word after "^" as a day, written like 2026-12-01. Which words it takes does not depend on today, only
// which day they mean: Format relies on that.
func dueDay(word string, today time.Time) (string, bool) {
	year, month, day := today.Date()
	start := time.Date(year, month, day, 0, 0, 0, 0, time.UTC)
	word = strings.ToLower(word)
	switch word {
	case "today":
		return start.Format(time.DateOnly), true
	case "tomorrow":
		return start.AddDate(0, 0, 1).Format(time.DateOnly), true
	}
	if weekday, ok := weekdays[word]; ok {
		ahead := (int(weekday-start.Weekday())+6)%7 + 1
		return start.AddDate(0, 0, ahead).Format(time.DateOnly), true
	}
	if monthDay.MatchString(word) {
		return nextMonthDay(word, start)
	}
	d, err := time.Parse("2006-1-2", word)
	return d.Format(time.DateOnly), err == nil
}

// nextMonthDay finds the first month-day on or after start. Leap days can be eight years apart.
func nextMonthDay(word string, start time.Time) (string, bool) {
	for year := start.Year(); year <= start.Year()+8; year++ {
		d, err := time.Parse("2006-1-2", fmt.Sprintf("%04d-%s", year, word))
		if err == nil && !d.Before(start) {
			return d.Format(time.DateOnly), true
		}
	}
	return "", false
}
