package intake

import (
	"fmt"
	"strings"
	"testing"
	"time"
)

var seriesDay = time.Date(2026, 11, 25, 9, 0, 0, 0, time.UTC)

func TestASeriesIsReadAsItWasPasted(t *testing.T) {
	for name, c := range map[string]struct{ text, want string }{
		"comma":               {"2026-09-01,6\n2026-10-01,5.5", "2026-09-01 6|2026-10-01 5.5"},
		"with names":          {"Day,Value\n2026-09-01,6\n", "2026-09-01 6"},
		"from a sheet":        {"1 Sep 2026\t6\tbefore the tool\n1 Oct 2026\t5", "2026-09-01 6 before the tool|2026-10-01 5"},
		"decimal commas":      {"2026-09-01;6,5\n2026-10-01;1.234", "2026-09-01 6.5|2026-10-01 1234"},
		"thousands":           {"2026-09-01;1,234\n2026-10-01;12,345,678.5", "2026-09-01 1234|2026-10-01 1.23456785e+07"},
		"one decimal comma":   {"2026-09-01;0,125", "2026-09-01 0.125"},
		"units and signs":     {"2026-09-01;40 %\n2026-09-02;€ -12\n2026-09-03;−3 days", "2026-09-01 40|2026-09-02 -12|2026-09-03 -3"},
		"spaces":              {"1 Sep 2026 6\n2 Sep 2026 7", "2026-09-01 6|2026-09-02 7"},
		"blank lines":         {"\n\n2026-09-01,6\n\n\n2026-10-01,5\n", "2026-09-01 6|2026-10-01 5"},
		"in quotation marks":  {"\"2026-09-01\",\"1,250\",\"late, again\"", "2026-09-01 1250 late, again"},
		"month first":         {"09/30/2026,6\n10/31/2026,5", "2026-09-30 6|2026-10-31 5"},
		"of Windows":          {"\uFEFF2026-09-01,6\r\n2026-10-01,5\r\n", "2026-09-01 6|2026-10-01 5"},
		"today":               {"2026-11-25,6", "2026-11-25 6"},
		"Indonesian":          {"1 Agustus 2026;6", "2026-08-01 6"},
		"a point of its own":  {"2026-09-01,.5", "2026-09-01 0.5"},
		"thousands by spaces": {"2026-09-01;1 234 567", "2026-09-01 1.234567e+06"},
		"nothing":             {" \n", ""},
	} {
		t.Run(name, func(t *testing.T) {
			s := ReadSeries(c.text, seriesDay)
			var got []string
			for _, r := range s.Readings {
				got = append(got, strings.TrimSpace(fmt.Sprint(r.ReadOn, " ", r.Value, " ", r.Note)))
			}
			if all := strings.Join(got, "|"); all != c.want || len(s.Problems) > 0 {
				t.Errorf("read %q, %+v", all, s.Problems)
			}
		})
	}
}

func TestEveryLineThatIsNoReadingIsNamed(t *testing.T) {
	text := "day,value\n2026-09-01,6\nyesterday,5\n2026-09-03,\n2026-09-04,n/a\n\n2026-09-01,7\n2026-12-24,1\n2026-09-05,6,5\n" +
		"2026-02-30,1\n2026-09-06,9e999\n2026-09-07,9999999999999999999"
	s := ReadSeries(text, seriesDay)
	var got []string
	for _, p := range s.Problems {
		got = append(got, fmt.Sprintf("%d: %s", p.Line, p.What))
	}
	want := strings.Join([]string{
		"3: “yesterday” is no day. Write it like 2026-12-01.",
		"4: There is no value behind the day.",
		"5: “n/a” is no number.",
		"7: 2026-09-01 is in line 2 already. A day has one reading.",
		"8: 2026-12-24 has not come yet.",
		"9: “6,5” has a comma in it. Write 6.5, or part the columns by a semicolon.",
		"10: “2026-02-30” is no day. Write it like 2026-12-01.",
		"11: “9e999” is no number.",
		"12: The number is too large. Use a greater unit: thousands, or millions.",
	}, "\n")
	if all := strings.Join(got, "\n"); all != want {
		t.Errorf("told:\n%s\nwant:\n%s", all, want)
	}
}

func TestADayThatCanBeReadInTwoWaysIsTold(t *testing.T) {
	s := ReadSeries("03/04/2026;6", seriesDay)
	if s.Readings[0].ReadOn != "2026-04-03" || s.Doubt != "03/04/2026 is read as 3 April 2026. Write days like 2026-12-01 if it is not." {
		t.Errorf("read %+v", s)
	}
	if s := ReadSeries("03/04/2026;6\n13/04/2026;5", seriesDay); s.Doubt != "" {
		t.Errorf("in doubt without need: %s", s.Doubt)
	}
}

func TestATooLongSeriesIsRefused(t *testing.T) {
	s := ReadSeries(strings.Repeat("2026-09-01,6\n", MaxReadings+1), seriesDay)
	if len(s.Readings) > 0 || len(s.Problems) != 1 {
		t.Errorf("%d readings, %+v", len(s.Readings), s.Problems)
	}
}

func FuzzReadSeries(f *testing.F) {
	f.Add("2026-09-01,6\nx;y\t\"")
	f.Fuzz(func(t *testing.T, text string) {
		for _, r := range ReadSeries(text, seriesDay).Readings {
			if err := r.Clean(); err != nil {
				t.Errorf("%+v: %v", r, err)
			}
		}
	})
}
