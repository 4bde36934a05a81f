package transcript

import (
	"testing"
	"time"
)

func TestTheNameOfAFileSaysWhenItWas(t *testing.T) {
	local := func(hour, minute int) time.Time { return time.Date(2026, 11, 20, hour, minute, 0, 0, time.Local) }
	for name, want := range map[string]time.Time{
		"2026-11-20 month-end close.vtt":              local(12, 0),
		"Month-end close-20261120_143005-Recording":   local(14, 30),
		"Interview 2026.11.20 09.05.txt":              local(9, 5),
		"GMT20261120-140302_Recording.transcript.vtt": time.Date(2026, 11, 20, 14, 3, 0, 0, time.UTC).Local(),
		"close_2026-11-20T16:45.srt":                  local(16, 45),
		"close.vtt":                                   {},
		"ticket 202611204711.txt":                     {},
		"2026-02-31.vtt":                              {},
		"2026-13-01.vtt":                              {},
	} {
		if got := DateInName(name); !got.Equal(want) {
			t.Errorf("%s: %v, want %v", name, got, want)
		}
	}
}
