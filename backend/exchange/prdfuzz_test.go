package exchange

import (
	"strings"
	"testing"
	"time"

	"throughline/backend/discovery"
	"throughline/backend/prose"
)

// everywhere is a document with one text in every field.
func everywhere(s string) discovery.Document {
	return discovery.Document{
		Version: s, Fingerprint: s, Revisions: []discovery.DocumentRevision{{Version: s, Note: s, Fingerprint: s}},
		SignOffs: []discovery.DocumentSignOff{{Name: s, Role: s, Verdict: discovery.Verdict(s), Version: s, Remarks: s, Outdated: true}},
		Changes: &discovery.DocumentChanges{Since: s, Summary: s, Parts: []discovery.DocumentChange{{
			Title: s, Lines: []discovery.DocumentChangeLine{{Name: s, Spans: []discovery.Span{{Kind: discovery.AddedSpan, Text: s}}}},
		}}},
		Kind: s, Edition: s, Charts: map[string]discovery.Chart{"x": {
			Title: s, Unit: s, Labels: []string{s}, Series: []discovery.ChartSeries{{Name: s, Values: []float64{1, 2}}}, Target: new(1.0), Aim: s,
		}},
		ID: s, Title: s, Product: s, Status: s, Language: s, Authors: []string{s, s},
		Sections: []discovery.DocumentSection{{
			ID: s, Title: s, Body: s,
			Requirements: []discovery.DocumentRequirement{{
				ID: s, Ref: s, Priority: s, State: s, Statement: s, Rationale: s, Owner: s, Criteria: []string{s, s},
				Asks: []discovery.DocumentAsk{{
					ID: s, Statement: s, Voices: s,
					Quotes: []discovery.DocumentQuote{{Words: s, Speaker: s, Source: 1}, {Words: s, Source: -7}, {Source: 1 << 40}},
				}},
			}},
		}},
		Sources: []discovery.DocumentSource{{Title: s, Speaker: s, Channel: s, Offset: time.Hour}},
	}
}

var hostile = []string{
	"plain", "<script>alert(1)</script>", "[a](javascript:alert(1))", "![x](data:text/html,x)", "# h\n\n```\nopen", "<!-- open", "- a\n1. b\n\n* c",
	"> [!NOTE] t\n> b", "[^1]: x\n\n[^1]", "[a]: javascript:x\n\n[a] [A]", "| a |\n|-|\n| b \\| c |", "**a***b*_c_~~d~~`e`", "a\\\nb  \nc", "\x00\xff\u202e",
	"&lt;b&gt; &#60;i&#62; &amp;amp;", "--- \n===\n+ x\n1) y", "<a@b.c> www.x.org ftp://x.org http://x.org/(a)", "=cmd|' /C calc'!A0", "-1+1", "@SUM(1)",
	"]]>&<'\"", "---\ntitle: x\n---", "  lead", "\t\tcode", "[x](<javascript:a>)", "[x](java&#115;cript:a)", "[x](req:1)", "![p](image:00)", "a ![c](chart:x) b",
	"<div>\n\n*a*\n\n</div>", "1234567890. x", "* * *", "- - -", "a\n===", "\\", "`", "``", "[", "![", "](x)", "_", "__a__b", "~", "~~~", "#", "# #",
}

// FuzzMarkdownFile: whatever people typed, a reader of the file sees no HTML and no link that is not safe, and the words of
// a text are all there.
func FuzzMarkdownFile(f *testing.F) {
	for _, seed := range hostile {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if len(s) > 1<<12 {
			t.Skip()
		}
		r := readMarkdownFile(t, written(t, discovery.MarkdownFormat, everywhere(s)))
		checkMarkdownLinks(t, r)
		before := prose.Parse(s)
		if got, want := letters(plainOfBlocks(prose.Parse(markdownAlone(before)))), letters(plainOfBlocks(before)); got != want {
			t.Errorf("%q became %q, which reads %q, want %q", s, markdown(before, 0), got, want)
		}
	})
}

func plainOfBlocks(blocks []prose.Block) string {
	var b strings.Builder
	prose.Spans(blocks, func(spans []prose.Span) []prose.Span {
		b.WriteString(prose.Plain(spans) + "\n")
		return spans
	})
	return b.String()
}

// letters are the words of a text without the room between them.
func letters(s string) string { return strings.Join(strings.Fields(s), "") }
