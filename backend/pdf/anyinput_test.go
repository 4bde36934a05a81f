package pdf_test

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"throughline/backend/discovery"
	"throughline/backend/pdf"
)

// chapter is a document with one section of Markdown.
func chapter(markdown string) discovery.Document {
	return discovery.Document{
		Title:    "Any input",
		Sections: []discovery.DocumentSection{{Title: "Section", Body: markdown}},
	}
}

// everywhere is a document with one text in every field.
func everywhere(s string) discovery.Document {
	return discovery.Document{
		Title: s, Product: s, Status: s, Language: s, Authors: []string{s, s},
		Sections: []discovery.DocumentSection{{
			Title: s, Body: s,
			Requirements: []discovery.DocumentRequirement{{
				Ref: s, Priority: s, Statement: s, Rationale: s,
				Asks: []discovery.DocumentAsk{{
					Statement: s, Voices: s,
					Quotes: []discovery.DocumentQuote{{Words: s, Speaker: s, Source: 1}, {Words: s, Source: -7}, {Source: 1 << 40}},
				}},
			}},
		}},
		Sources: []discovery.DocumentSource{{Title: s, Speaker: s, Channel: s, Offset: time.Hour}},
		Version: s, Fingerprint: s, Revisions: []discovery.DocumentRevision{{Version: s, Note: s, Fingerprint: s}},
		Changes: &discovery.DocumentChanges{Since: s, Summary: s, Parts: []discovery.DocumentChange{{
			Title: s, Lines: []discovery.DocumentChangeLine{{Name: s, Spans: []discovery.Span{
				{Kind: discovery.RemovedSpan, Text: s}, {Kind: discovery.AddedSpan, Text: s}, {Kind: discovery.SameSpan, Text: s},
			}}},
		}}},
	}
}

func TestAnyInputGivesAValidFile(t *testing.T) {
	wide := func(cell string) string {
		row := strings.Repeat("| "+cell+" ", 60) + "|\n"
		return row + strings.Repeat("|--", 60) + "|\n" + strings.Repeat(row, 20)
	}
	tests := []struct {
		name     string
		doc      discovery.Document
		contains string // text that must be readable in the file
	}{
		{"empty document", discovery.Document{}, "Untitled"},
		{"empty section", discovery.Document{Sections: make([]discovery.DocumentSection, 3)}, "Untitled section"},
		{"bad UTF-8", everywhere("caf\xe9 \xf0\x9f\x98 end"), "caf\ufffd"},
		{"control characters", everywhere("a\x00b\x07c\x1b[31md\u0085e\u2028f"), "abc[31md"},
		{"bidi overrides", everywhere("invoice\u202egpj.exe\u202c"), "invoicegpj.exe"},
		{"astral ideographs", everywhere("𠮷野家 𨫎"), "𠮷野家 𨫎"},
		{"emoji sequences", everywhere("👩‍💻 👨‍👩‍👧‍👦 🏴󠁧󠁢󠁥󠁮󠁧󠁿 1️⃣ 👍🏽 🇮🇩"), "👩‍💻 👨‍👩‍👧‍👦 🏴󠁧󠁢󠁥󠁮󠁧󠁿 1️⃣ 👍🏽 🇮🇩"},
		{"half an emoji sequence", everywhere("\u200d\ufe0f🏽\U000e0067\u20e3"), ""},
		{"combining marks alone", everywhere(strings.Repeat("\u0301\u0323", 500)), ""},
		{"private use and noncharacters", everywhere("\ue000\uf8ff\ufffe\U0010ffff\U000f0000"), ""},
		{"ten thousand letters without a space", chapter(strings.Repeat("x", 10_000)), "xxxxxxxxxx"},
		{"a long word everywhere", everywhere(strings.Repeat("y", 2_000)), "yyyyyyyyyy"},
		{"sixty columns", chapter(wide("word")), "word"},
		{"sixty columns of long words", chapter(wide(strings.Repeat("w", 90))), "www"},
		{"a cell longer than a page", chapter("| a | b |\n|--|--|\n| x | " + strings.Repeat("word and ", 2_500) + "last |\n| y | z |\n"), "last"},
		{"a header longer than a page", chapter("| " + strings.Repeat("word and ", 2_500) + " |\n|--|\n| end |\n"), "end"},
		{"a table of empty cells", chapter("|||\n|--|--|\n|||\n|||\n"), ""},
		{"quotes in quotes", chapter(strings.Repeat(">", 300) + " deep"), "deep"},
		{"endless quotes", chapter(strings.Repeat(">", 200_000) + " deep\n\n" + strings.Repeat("[", 40_000) + " end"), "end"},
		{"the same heading over and over", chapter(strings.Repeat("# a\n\n", 2_000)), "1.2000"},
		{"lists in lists", chapter(nested(60)), "item 59"},
		{"emphasis in emphasis", chapter(strings.Repeat("*a **b ", 500) + strings.Repeat("** *", 500)), "a"},
		{"ten thousand bullets", chapter(strings.Repeat("- one of many\n", 10_000)), "one of many"},
		{"ten thousand numbers", chapter(strings.Repeat("1. one of many\n", 10_000)), "9999."},
		{"a list that starts high", chapter("999999999. high\n"), "999999999."},
		{"a thousand headings", chapter(strings.Repeat("### Again\n\n", 1_000)), "1.1000"},
		{"all heading levels", chapter("# a\n## b\n### c\n#### d\n##### e\n###### f\n####### g\n"), "####### g"},
		{"HTML", chapter("<script>alert(1)</script>\n\n<b onclick=x>bold</b><br>next <!-- no -->"), "<script>alert(1)</script>"},
		{"entities", chapter("&amp;&lt;&copy;&#0;&#x1F600;&#1114112; &notanentity;"), "&<©"},
		{"only white space", everywhere(" \t\n\u00a0\u3000\u200b"), ""},
		{"footnotes", chapter("Said[^a] and done[^b], again[^a].\n\n| a[^c] |\n|--|\n| b |\n\n# Head[^d]\n\n[^a]: The **first**.\n[^b]: The second\n\n    - with\n    - a list\n[^c]: Of a table.\n[^d]: Of a heading.\n[^e]: Marked nowhere."), "4  Of a heading."},
		{"footnotes without end", chapter(strings.Repeat("word[^a] and[^b] ", 300) + "\n\n[^a]: " + strings.Repeat("long ", 9_000) + "end\n[^b]: " + strings.Repeat("more ", 5_000) + "last"), "last"},
		{"a footnote in its own footnote", chapter("a[^x]\n\n[^x]: b[^x] c[^y]\n[^y]: d[^x]"), "d"},
		{"unpaired surrogates", everywhere("a\xed\xa0\x80b \xed\xb0\x80"), "a\ufffd"},
		{"ten thousand rows", chapter("| No. | What |\n|--:|--|\n" + strings.Repeat("| 1 | one of many |\n", 10_000) + "| 2 | last |\n"), "last"},
		{"a hundred quotes in each other", chapter(nestedQuotes(100)), "level 99"},
		{"a list of a hundred levels", chapter(nested(100)), "item 99"},
		{"everything empty", everywhere(""), "Untitled"},
		{"a name in every script", everywhere("Ж Ω ế 中 あ 한 ا ש क ก ∑ 👍🏽"), "Ж Ω ế 中 あ 한"},
		{"PDF syntax", everywhere(`) Tj ET endstream endobj (\ <</Type/Catalog>>`), ") Tj ET endstream endobj ("},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			data, result := render(t, test.name, test.doc)
			r := read(t, data)
			if len(r.pages) != result.Pages || result.Pages == 0 {
				t.Errorf("the file has %d pages, the result says %d", len(r.pages), result.Pages)
			}
			r.outline()
			r.tree()
			for page := range r.pages {
				r.links(page)
			}
			if text := r.text(); !strings.Contains(text, test.contains) {
				t.Errorf("%q can't be read in the file; it begins %.600q", test.contains, text)
			}
			checkWithTools(t, data)
		})
	}
}

func nested(depth int) string {
	var b strings.Builder
	for i := range depth {
		fmt.Fprintf(&b, "%s- item %d\n", strings.Repeat("  ", i), i)
	}
	return b.String()
}

func nestedQuotes(depth int) string {
	var b strings.Builder
	for i := range depth {
		fmt.Fprintf(&b, "%s level %d\n\n", strings.Repeat(">", i+1), i)
	}
	return b.String()
}

// TestWhatCantBeShownIsSaid: the result tells what was replaced or left out, wherever it stood.
func TestWhatCantBeShownIsSaid(t *testing.T) {
	for text, want := range map[string]string{
		"caf\xe9":               "bad UTF-8",
		"a\x00b\x1b[31m":        "Control characters",
		"x\u202egpj.exe":        "another order",
		"\ue000 and \U00010000": "No font for \ue000 (U+E000), \U00010000 (U+10000)",
	} {
		for where, doc := range map[string]discovery.Document{
			"a section": chapter(text), "a title": {Title: text}, "a change": {Changes: &discovery.DocumentChanges{
				Since: "v1", Summary: "s", Parts: []discovery.DocumentChange{{Lines: []discovery.DocumentChangeLine{{Name: text}}}},
			}},
		} {
			if _, result := render(t, "unfit", doc); len(result.Warnings) != 1 || !strings.Contains(result.Warnings[0], want) {
				t.Errorf("%+q in %s: %q, want %q", text, where, result.Warnings, want)
			}
		}
	}
	if _, result := render(t, "fit", everywhere("plain\r\ntext\twith marks \u200f\u200d\ufeff")); len(result.Warnings) > 0 {
		t.Errorf("warnings of a plain text: %q", result.Warnings)
	}
}

func TestOnlySafeLinks(t *testing.T) {
	data, result := render(t, "links", chapter(`[a](javascript:alert) [b](file:///etc/passwd) [c](data:text/html,x) [d](HTTP://EXAMPLE.com/ü?q=ö)
[e](\\\\host\\share) [f](mailto:a@example.com) [g](vbscript:x) [h](//evil.example/x) [i](../../etc/passwd) [j](tel:+4930123)
[k](<https://example.com/)x(>) <https://example.com/auto> www.example.com [l](#section) [m](#nowhere) [n](http:)`))
	r := read(t, data)
	got := strings.Join(r.links(len(r.pages)-1), "\n")
	want := `d → http://EXAMPLE.com/%C3%BC?q=%C3%B6
f → mailto:a@example.com
j → tel:+4930123
k → https://example.com/\)x\(
https://example.com/auto → https://example.com/auto
www.example.com → http://www.example.com
l → page 1`
	if got != want {
		t.Errorf("links:\n%s\nwant:\n%s", got, want)
	}
	if said := strings.Join(result.Warnings, " "); !strings.Contains(said, "data:, file:, javascript:, vbscript: lead nowhere") {
		t.Errorf("warnings: %q", said)
	}
}

func TestMissingCharactersAreNamed(t *testing.T) {
	_, result := render(t, "missing", chapter("Known, unknown: \U00010000 and \U00010001, \U00010000."))
	want := "No font for 𐀀 (U+10000), 𐀁 (U+10001); a replacement sign is shown instead."
	if len(result.Warnings) != 1 || result.Warnings[0] != want {
		t.Errorf("warnings: %q, want %q", result.Warnings, want)
	}
}

func TestLongTextsAreCutWithAWarning(t *testing.T) {
	_, result := render(t, "long", chapter(strings.Repeat("lorem ipsum dolor sit amet ", 80_000)))
	if len(result.Warnings) != 1 || !strings.Contains(result.Warnings[0], "too long") {
		t.Errorf("warnings: %q", result.Warnings)
	}
}

func TestPaper(t *testing.T) {
	for paper, box := range map[discovery.Paper]string{"": "595.28 841.89", discovery.A4: "595.28 841.89", discovery.Letter: "612.00 792.00"} {
		var out bytes.Buffer
		if _, err := pdf.Render(t.Context(), &out, sample(), pdf.Options{Paper: paper}); err != nil {
			t.Fatal(err)
		}
		if r := read(t, out.Bytes()); !bytes.Contains(r.objects[1], []byte(box)) {
			t.Errorf("paper %q: no page of %s points", paper, box)
		}
	}
}

func TestSameDocumentSameBytes(t *testing.T) {
	first, _ := render(t, "again", sample())
	done := make(chan []byte)
	const others = 4
	for range others { // at the same time, as a preview and an export might be
		go func() {
			var out bytes.Buffer
			_, _ = pdf.Render(t.Context(), &out, sample(), pdf.Options{})
			done <- out.Bytes()
		}()
	}
	for range others {
		if !bytes.Equal(first, <-done) {
			t.Error("the same document gave different files")
		}
	}
}

type brokenDisk struct{}

func (brokenDisk) Write([]byte) (int, error) { return 0, errors.New("disk full") }

func TestAFailingWriterIsReported(t *testing.T) {
	_, err := pdf.Render(t.Context(), brokenDisk{}, sample(), pdf.Options{})
	if discovery.CodeOf(err) != discovery.Unavailable {
		t.Errorf("error %v, want code unavailable", err)
	}
}

func TestDesigns(t *testing.T) {
	plain, _ := render(t, "sample", sample())
	for name, opt := range map[string]pdf.Options{
		"serif": {Design: discovery.Serif}, "red": {Accent: "#c0392b"}, "too light to read": {Accent: "#ffe08a"},
	} {
		t.Run(name, func(t *testing.T) {
			var out bytes.Buffer
			if _, err := pdf.Render(t.Context(), &out, sample(), opt); err != nil {
				t.Fatal(err)
			}
			if *keep != "" {
				if err := os.WriteFile(filepath.Join(*keep, name+".pdf"), out.Bytes(), 0o600); err != nil {
					t.Fatal(err)
				}
			}
			if bytes.Equal(out.Bytes(), plain) {
				t.Error("it looks as without the option")
			}
			if got, want := read(t, out.Bytes()).text(), read(t, plain).text(); len(got) < len(want)*9/10 {
				t.Errorf("the text is not the same: %.300s", got)
			}
			checkWithTools(t, out.Bytes())
		})
	}
	var out bytes.Buffer
	if _, err := pdf.Render(t.Context(), &out, sample(), pdf.Options{Accent: "red; DROP"}); err != nil || !bytes.Equal(out.Bytes(), plain) {
		t.Errorf("what is no colour is not the app's own (%v)", err)
	}
}
