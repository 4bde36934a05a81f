package discovery

import (
	"strings"
	"testing"
)

// marked writes spans as one line: [-removed-] and {+added+}.
func marked(spans []Span) string {
	var b strings.Builder
	for _, s := range spans {
		switch s.Kind {
		case AddedSpan:
			b.WriteString("{+" + s.Text + "+}")
		case RemovedSpan:
			b.WriteString("[-" + s.Text + "-]")
		case SameSpan:
			b.WriteString(s.Text)
		}
	}
	return b.String()
}

func TestTwoTextsAreComparedWordByWord(t *testing.T) {
	for _, test := range []struct{ name, before, after, want string }{
		{"nothing in both", "", "", ""},
		{"the same", "two days late", "two days late", "two days late"},
		{"all is new", "", "two days", "{+two days+}"},
		{"all is gone", "two days", "", "[-two days-]"},
		{"one word", "three days late", "two days late", "[-three-]{+two+} days late"},
		{"a word at the end", "two days", "two days late", "two days{+ late+}"},
		{"words side by side are one change", "all new", "other words", "[-all new-]{+other words+}"},
		{"a number and its unit", "within 2 days.", "within 5 days.", "within [-2-]{+5+} days."},
		{"a sign is no part of a word", "Fast, and safe.", "Fast and safe.", "Fast[-,-] and safe."},
		{
			"a short word between two rewrites is no island", "It shall export a PDF", "It shall save us a spreadsheet",
			"It shall [-export a PDF-]{+save us a spreadsheet+}",
		},
		{"a long word between two changes stays", "see the journal now", "find the journal later", "[-see-]{+find+} the journal [-now-]{+later+}"},
		{"Chinese by the letter", "两天内完成结账", "五天内完成结账", "[-两-]{+五+}天内完成结账"},
		{"Thai with its marks", "ปิดบัญชีช้า", "ปิดบัญชีเร็ว", "ปิดบัญชี[-ช้า-]{+เร็ว+}"},
		{"Korean by the word", "두 번 승인", "세 번 승인", "[-두-]{+세+} 번 승인"},
		{"an accent is a change of its word", "resume here", "résumé here", "[-resume-]{+résumé+} here"},
		{"a family is one picture", "👩‍👧 ok", "👩‍👦 ok", "[-👩‍👧-]{+👩‍👦+} ok"},
		{"a line in between", "a\nb\nc\n", "a\nx\nb\nc\n", "a\n{+x\n+}b\nc\n"},
		{"lines that repeat", "- x\n- x\n- y", "- x\n- y", "- x\n[-- x\n-]- y"},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := marked(Differences(test.before, test.after)); got != test.want {
				t.Errorf("%q → %q\n got %s\nwant %s", test.before, test.after, got, test.want)
			}
		})
	}
}

// rebuilds fails unless the spans say both texts again.
func rebuilds(t *testing.T, before, after string) {
	t.Helper()
	var was, is strings.Builder
	last := SpanKind("")
	for _, s := range Differences(before, after) {
		if s.Text == "" || s.Kind == last {
			t.Fatalf("a span is empty or goes on with the one before: %+v", s)
		}
		last = s.Kind
		if s.Kind != AddedSpan {
			was.WriteString(s.Text)
		}
		if s.Kind != RemovedSpan {
			is.WriteString(s.Text)
		}
	}
	if was.String() != before || is.String() != after {
		t.Fatalf("%q → %q was taken apart into %q → %q", before, after, was.String(), is.String())
	}
}

func FuzzDifferences(f *testing.F) {
	for _, seed := range [][2]string{
		{"", ""},
		{"two days late", "three days"},
		{"a\nb\nb\nc", "b\na\nb\nd"},
		{"两天\r\n", "五天"},
		{"\xff\u200d", "a\u0301\xff"},
	} {
		f.Add(seed[0], seed[1])
	}
	f.Fuzz(rebuilds)
}

// The longest texts that a section holds are compared in bounded work, whatever they are.
func TestLongTextsAreCompared(t *testing.T) {
	long := func(word func(i int) string) string {
		var b strings.Builder
		for i := 0; b.Len() < MaxBody; i++ {
			b.WriteString(word(i))
		}
		return b.String()
	}
	rewritten := func(by int) string {
		return long(func(i int) string { return strings.Repeat("x", 1+i*i*by%13) + " " })
	}
	lines := func(by int) string {
		return long(func(i int) string { return strings.Repeat("line", 1+i*by%7) + strings.Repeat(" word", i%5) + "\n" })
	}
	for name, texts := range map[string][2]string{
		"one line rewritten":    {rewritten(3), rewritten(5)},
		"one letter":            {strings.Repeat("一", MaxBody/3), strings.Repeat("一", MaxBody/3-1) + "二"},
		"many lines that recur": {lines(3), lines(5)},
		"nothing alike":         {long(func(i int) string { return strings.Repeat("a", i%9) + "\n" }), strings.Repeat("b c ", MaxBody/4)},
	} {
		t.Run(name, func(t *testing.T) {
			rebuilds(t, texts[0], texts[1])
		})
	}
}
