package prose

import (
	"slices"
	"strings"
	"testing"
	"testing/quick"
	"unicode/utf8"
)

func TestFootnotes(t *testing.T) {
	blocks := Parse("Said[^b] and[^a], again[^b].\n\n[^a]: The **second**.\n[^b]: The first.\n\n    - with a list\n[^c]: Marked nowhere.")
	var marks []int
	Spans(blocks[:1], func(spans []Span) []Span {
		for _, s := range spans {
			if s.Note > 0 {
				marks = append(marks, s.Note)
			}
		}
		return spans
	})
	if want := []int{1, 2, 1}; !slices.Equal(marks, want) {
		t.Errorf("the marks are %v, want %v", marks, want)
	}
	notes, ok := blocks[len(blocks)-1].(*Notes)
	if !ok || len(notes.Items) != 2 || notes.Items[0].Number != 1 {
		t.Fatalf("the notes are %#v", blocks[len(blocks)-1])
	}
	first := notes.Items[0].Blocks
	if p, ok := first[0].(*Paragraph); !ok || len(first) != 2 || Plain(p.Spans) != "The first." {
		t.Errorf("the first note says %#v", first)
	}
}

// outline writes blocks as a tree of kinds and words.
func outline(blocks []Block) string {
	parts := []string{}
	for _, b := range blocks {
		switch b := b.(type) {
		case *Heading:
			parts = append(parts, "h"+string(rune('0'+b.Level))+" "+Plain(b.Spans))
		case *Paragraph:
			parts = append(parts, Plain(b.Spans))
		case *List:
			items := []string{}
			for _, item := range b.Items {
				items = append(items, outline(item.Blocks))
			}
			parts = append(parts, "("+strings.Join(items, ", ")+")")
		case *Quote:
			parts = append(parts, "“"+outline(b.Blocks)+"”")
		case *Callout:
			parts = append(parts, b.Kind+"!"+Plain(b.Title)+": "+outline(b.Blocks))
		case *Code:
			parts = append(parts, b.Language+"{"+b.Text+"}")
		case *Rule:
			parts = append(parts, "--")
		case *Table:
			rows := []string{}
			for _, row := range append([][]Cell{b.Head}, b.Rows...) {
				cells := []string{}
				for _, c := range row {
					cells = append(cells, Plain(c))
				}
				rows = append(rows, strings.Join(cells, "|"))
			}
			parts = append(parts, "["+strings.Join(rows, "/")+"]")
		}
	}
	return strings.Join(parts, " ¶ ")
}

func TestParse(t *testing.T) {
	for source, want := range map[string]string{
		"":                                       "",
		"one\ntwo  \nthree":                      "one two\nthree",
		"### a\n# b\n###### c\n## d":             "h1 a ¶ h1 b ¶ h2 c ¶ h2 d",
		"- a\n- \n- b\n  1. c":                   "(a, b ¶ (c))",
		"- \n- ":                                 "",
		"> a\n> > b":                             "“a ¶ “b””",
		">":                                      "",
		"> [!TIP] Look\n> here":                  "tip!Look: here",
		"> [!tip]\n> here":                       "tip!: here",
		"> [!odd]\n> here":                       "“[!odd] here”",
		"```go x\na\n\n b\n```":                  "go{a\n\n b}",
		"| a | b |\n|-|-|\n| c |\n| d | e | f |": "[a|b/c|/d|e]",
		"a\n\n***\n\nb":                          "a ¶ -- ¶ b",
		"<script>x</script>":                     "<script>x</script>",
		"a <b onclick=x>c</b> <!-- d -->e<br>f":  "a <b onclick=x>c</b> e\nf",
		"<!-- secret -->":                        "",
		`\&amp; &amp;amp; \* &copy;`:             "&amp; &amp; * ©",
		"caf\xe9 a\x00b \u202egpj.exe":           "caf\ufffd ab gpj.exe",
		"![a cat](https://example.com/cat.png)":  "[a cat]",
	} {
		if got := outline(Parse(source)); got != want {
			t.Errorf("%q reads %q, want %q", source, got, want)
		}
	}
	if got := outline(ParsePart("# a\nb")); got != "a ¶ b" {
		t.Errorf("a part reads %q", got)
	}
}

func TestLooks(t *testing.T) {
	var spans []Span
	Spans(Parse("a **b *c*** `d` ~~e~~ [f](#Goals) ![g](image:0af \"h \\\"i\\\" &amp; j\")"), func(s []Span) []Span {
		spans = s
		return s
	})
	want := []Span{
		{Text: "a "},
		{Text: "b ", Bold: true},
		{Text: "c", Bold: true, Italic: true},
		{Text: " "},
		{Text: "d", Code: true},
		{Text: " "},
		{Text: "e", Strike: true},
		{Text: " "},
		{Text: "f", Link: "#goals"},
		{Text: " "},
		{Text: "g", Image: "0af", Caption: `h "i" & j`},
	}
	if !slices.Equal(spans, want) {
		t.Errorf("got %+v, want %+v", spans, want)
	}
}

func TestOnlySafeLinks(t *testing.T) {
	for address, want := range map[string]string{
		"javascript:alert": "", "java&#115;cript:alert": "", `java\script:x`: "", "file:///etc/passwd": "", "data:text/html,x": "", "vbscript:x": "",
		"//evil.example/x": "", "../../etc/passwd": "", "http:": "", "ftp://example.com": "", "image:00": "", "REQ:1": "",
		"HTTP://EXAMPLE.com/ü?q=ö":                  "http://EXAMPLE.com/%C3%BC?q=%C3%B6",
		"mailto:a@example.com":                      "mailto:a@example.com",
		"tel:+4930123":                              "tel:+4930123",
		"https://example.com/a?x=1&amp;y=%22":       "https://example.com/a?x=1&y=%22",
		"req:0195a000-0000-7000-8000-000000000001":  "req:0195a000-0000-7000-8000-000000000001",
		"ask:0195a000-0000-7000-8000-0000000002)\"": "",
		"#Open-Questions":                           "#open-questions",
	} {
		if got := target(address); got != want {
			t.Errorf("%q leads to %q, want %q", address, got, want)
		}
	}
}

func TestAnchors(t *testing.T) {
	a, got := Anchors{}, []string{}
	for _, title := range []string{"Goals", "Goals", "goals-1", "Who’s *in*?", "月末 締め", "!?", "हिन्दी"} {
		got = append(got, a.Unique(title))
	}
	want := []string{"goals", "goals-1", "goals-1-1", "whos-in", "月末-締め", "section", "हिन्दी"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// Endless nesting takes neither long nor much room.
func TestWords(t *testing.T) {
	const markdown = "## Goals\n\n- **Days**: [NPS](metric:01a2) of the *close*\n\n| A | B |\n|---|--:|\n| one | [two](https://x.org) |\n\n" +
		"> [!TIP]\n> Ask first\n\n![Trend](chart:METRIC-01a2)\n\n---\n"
	if got, want := Words(markdown), "Goals\nDays: NPS of the close\nA · B\none · two\nAsk first\nTrend"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestNestingHasAnEnd(t *testing.T) {
	for _, source := range []string{
		strings.Repeat(">", 200_000) + " deep", strings.Repeat("[", 40_000) + " deep", strings.Repeat("*a **b ", 500) + "deep",
		strings.Repeat("- ", 300) + "deep",
	} {
		if got := outline(Parse(source)); !strings.Contains(got, "deep") {
			t.Errorf("%.40q… reads %.200q", source, got)
		}
	}
}

func TestBare(t *testing.T) {
	for words, want := range map[string]string{"“a”": "a", `"a"`: "a", "“a” and “b”": "“a” and “b”", "«a»": "a", "a": "a", "“": "“"} {
		if got := Bare(words); got != want {
			t.Errorf("%q: %q, want %q", words, got, want)
		}
	}
}

func TestClean(t *testing.T) {
	for in, want := range map[string]string{
		"plain":                         "plain",
		"caf\xe9":                       "caf\ufffd",
		"half a pair \xed\xa0\x80":      "half a pair \ufffd",
		"a\x00b\x07\x7f\u009fc":         "abc",
		"a\r\nb\rc\u2028d\u0085e\vf":    "a\nb\nc\nd\ne\nf",
		"tab\there":                     "tab\there",
		"\ufeffmark":                    "mark",
		"x\u202egpj.exe\u202c":          "xgpj.exe",
		"\u2066isolated\u2069":          "isolated",
		"non\ufdd0\uffff\U0001fffechar": "nonchar",
		"می\u200cخواهد 👩\u200d💻":        "می\u200cخواهد 👩\u200d💻",
	} {
		if got := Clean(in); got != want {
			t.Errorf("Clean(%q) is %q, want %q", in, got, want)
		}
	}
	if got := CleanLine(" one\n\ttwo  three "); got != "one two three" {
		t.Errorf("CleanLine gives %q", got)
	}
	again := func(s string) bool {
		c := Clean(s)
		return utf8.ValidString(c) && Clean(c) == c
	}
	if err := quick.Check(again, nil); err != nil {
		t.Error(err)
	}
}
