package transcript

import (
	"regexp"
	"strconv"
	"time"
)

// dated finds a day in the name of a file, and the time of day where one stands behind it: 2026-11-20, 20261120-143000.
var dated = regexp.MustCompile(`(?:^|\D)(20\d\d)[-_. ]?(0[1-9]|1[0-2])[-_. ]?(0[1-9]|[12]\d|3[01])` +
	`(?:[-_ T]+([01]\d|2[0-3])[-_.:h]?([0-5]\d)(?:[-_.:]?[0-5]\d)?)?(?:\D|$)`)

// noon stands for a day without a time, so that the day is the same a few time zones away.
const noon = 12

// DateInName gives the moment that the name of a file says, on the clock of this machine; zero when it says none. Zoom
// writes its names by the clock of Greenwich, and says so.
func DateInName(name string) time.Time {
	at := dated.FindStringSubmatchIndex(name)
	if at == nil {
		return time.Time{}
	}
	number := func(group int) int {
		if at[2*group] < 0 {
			return 0
		}
		n, _ := strconv.Atoi(name[at[2*group]:at[2*group+1]]) // digits
		return n
	}
	hour, where := number(4), time.Local
	if at[2*4] < 0 {
		hour = noon
	}
	if from := at[2*1]; from >= 3 && name[from-3:from] == "GMT" && at[2*4] >= 0 {
		where = time.UTC
	}
	t := time.Date(number(1), time.Month(number(2)), number(3), hour, number(5), 0, 0, where)
	if t.Day() != number(3) && where == time.Local {
		return time.Time{} // 31 February
	}
	return t.Local()
}
