package exchange

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"throughline/backend/discovery"
)

func TestColumn(t *testing.T) {
	cases := []struct {
		what, name, data, column string
		want                     []string
	}{
		{"plain lines", "a.txt", "one\ntwo\n", "", []string{"one", "two"}},
		{"no end of line, blank lines keep their number", "a.txt", "one\n\n\ntwo", "", []string{"one", "", "", "two"}},
		{"a plain text has no headings", "a.txt", "text\none\n", "", []string{"text", "one"}},
		{"Windows line ends and mark", "a.txt", "\ufeffone\r\ntwo\r\n", "", []string{"one", "two"}},
		{"old Mac line ends", "notes", "one\rtwo", "", []string{"one", "two"}},
		{"nothing", "a.txt", "", "", []string{}},
		{"an empty table", "a.csv", "", "", []string{}},
		{"text and label, no headings", "a.tsv", "I want it\tlabel\nand that\tother\n", "", []string{"I want it", "and that"}},
		{"number and text, no headings", "a.tsv", "1\tI want it all now\n2\tand that\n", "", []string{"I want it all now", "and that"}},
		{"headings are known", "a.tsv", "id\ttext\tlabel\n1\tI want it\tx\n", "", []string{"I want it"}},
		{"a heading is asked for", "a.tsv", "nr\tWish\n1\tI want it\n", "wish", []string{"I want it"}},
		{"a column by its number", "a.tsv", "one two three\tfour\nfive\tsix\n", "2", []string{"four", "six"}},
		{"a column by its number, headings known", "a.tsv", "id\ttext\n1\tsix\n", "2", []string{"six"}},
		{"blank lines of a table keep their number", "a.tsv", "a b c\tx\n\nd e f\ty\n", "", []string{"a b c", "", "d e f"}},
		{"quotes in a TSV are text", "a.tsv", "say \"hi\" to me\tx\n\"whole, \"\"quoted\"\"\"\ty\n", "", []string{`say "hi" to me`, `whole, "quoted"`}},
		{"commas in quotes", "a.csv", "text,label\n\"one, two\",x\n\"three\nfour\",y\n", "", []string{"one, two", "three\nfour"}},
		{"semicolons", "a.csv", "id;text\n1;one, two\n", "text", []string{"one, two"}},
		{"a quote in the wrong place", "a.csv", "text,label\n5\" pipe,x\nnext,y\n", "", []string{"5\" pipe", "next"}},
		{"rows of other lengths", "a.csv", "id,text\n1\n2,two,more\n", "", []string{"", "two"}},
		{"one line", "a.csv", "only this", "", []string{"only this"}},
		{"Windows-1252", "a.txt", "caf\xe9\n", "", []string{"café"}},
		{"UTF-16", "a.txt", "\xff\xfeo\x00k\x00\n\x00", "", []string{"ok"}},
		{"capital ending", "A.TSV", "Text\tLabel\none\tx\n", "TEXT", []string{"one"}},
		{"a huge line", "a.txt", strings.Repeat("x", 1<<20), "", []string{strings.Repeat("x", 1<<20)}},
	}
	for _, c := range cases {
		if got, err := Column(c.name, []byte(c.data), c.column); err != nil || !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, %v; want %q", c.what, got, err, c.want)
		}
	}
}

func TestColumnSaysWhatIsMissing(t *testing.T) {
	for what, c := range map[string][3]string{
		`no column "wish"; its first line has: id, text`: {"/tmp/a.csv", "id,text\n1,one\n", "wish"},
		`is empty: it has no column "wish"`:              {"a.csv", "", "wish"},
		"a.txt is plain text, which has no columns":      {"a.txt", "one", "text"},
		"a.txt is no text file: line 2 has a NUL byte":   {"a.txt", "one\n\x89PNG\x00", ""},
	} {
		_, err := Column(c[0], []byte(c[1]), c[2])
		if discovery.CodeOf(err) != discovery.Invalid || !strings.Contains(err.Error(), what) {
			t.Errorf("%v, want %q", err, what)
		}
	}
}

// FuzzColumn feeds the reader of tables anything.
func FuzzColumn(f *testing.F) {
	for _, data := range []string{"text,label\n\"a\",b", "a\tb\n", "\xff\xfea\x00", "\"\n\"\"", "id;text\n;;\n"} {
		f.Add("a.csv", data, "")
		f.Add("a.tsv", data, "text")
	}
	f.Fuzz(func(t *testing.T, name, data, column string) {
		texts, err := Column(name, []byte(data), column)
		if err != nil && discovery.CodeOf(err) != discovery.Invalid {
			t.Errorf("%v", err)
		}
		for _, text := range texts {
			if !utf8.ValidString(text) {
				t.Errorf("%q", text)
			}
		}
	})
}
