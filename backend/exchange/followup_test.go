package exchange

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"throughline/backend/discovery"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/text"

	"github.com/yuin/goldmark/ast"
)

func TestAFollowUpNoteIsReadyToSend(t *testing.T) {
	state := func(kind discovery.NoteKind, lead, words, due string) discovery.Statement {
		return discovery.Statement{Note: discovery.Note{Kind: kind, Due: due}, Lead: lead, Words: words}
	}
	f := discovery.FollowUp{
		Title: "Month-end close", ProductName: "ERP finance", Participants: []string{"Rina Hartono", "Budi Santoso"},
		At: time.Date(2026, 11, 3, 14, 0, 0, 0, time.Local),
		ReadBack: discovery.ReadBack{
			Decisions: []discovery.Statement{state(discovery.DecisionNote, "We decided", "Pilot with two entities", "")},
			Asks:      []discovery.Statement{state(discovery.AskNote, "Rina asks", "Show *open* variances", "")},
			Promises: []discovery.Statement{
				state(discovery.ActionNote, "", "Rina sends the checklist", "2026-11-06"),
				state(discovery.ActionNote, "I promise Budi", "a sandbox", "2027-01-04"),
			},
		},
	}
	var out bytes.Buffer
	if err := WriteFollowUp(&out, f); err != nil {
		t.Fatal(err)
	}
	want := `# Month-end close

Tuesday 3 November 2026 · ERP finance · Rina Hartono, Budi Santoso

## Decisions

- Pilot with two entities

## Asks, as understood

- **Rina asks:** Show \*open\* variances

## Promises

- Rina sends the checklist, by Friday 6 November
- **I promise Budi:** a sandbox, by Monday 4 January 2027
`
	if out.String() != want {
		t.Errorf("got\n%s", out.String())
	}
}

// plainOf renders one list item as a Markdown reader would and gives its text; ok is false when there is markup in it.
func plainOf(source string) (plain string, ok bool) {
	raw := []byte("- " + source + "\n")
	doc := goldmark.New(goldmark.WithExtensions(extension.GFM)).Parser().Parse(text.NewReader(raw))
	ok = true
	_ = ast.Walk(doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		switch n := n.(type) {
		case *ast.Text:
			if entering {
				plain += string(n.Segment.Value(raw))
			}
		case *ast.String:
			if entering {
				plain += string(n.Value)
			}
		case *ast.Document, *ast.List, *ast.ListItem, *ast.TextBlock, *ast.AutoLink:
			if link, is := n.(*ast.AutoLink); is && entering {
				plain += string(link.Label(raw))
			}
		default:
			ok = false
		}
		return ast.WalkContinue, nil
	})
	return plain, ok
}

func TestTextInMarkdownStaysText(t *testing.T) {
	for _, line := range []string{
		"# no heading", "ends with #", "- no list", "+ no list", "1. no list", "12) no list", "> no quote", "---", "===",
		"*no* _emphasis_ __strong__ **strong** ~~struck~~", "`code`", "<script>alert(1)</script>", "<b>", "&lt; &#60; &amp;",
		"[link](https://example.com)", "![image](x.png)", "[ ] task", "[x] done", `back\slash \* at the end\`, "a | b | c",
		"snake_case and C++ and 3 * 4 < 5 & more", "供应商 😀 ^up ~5 days !2", "5.5 is a number", "", "*", "_", "`", "#",
	} {
		escaped := escape(line)
		plain, ok := plainOf(escaped)
		if !ok || strings.ReplaceAll(unescape(plain), "\n", " ") != line {
			t.Errorf("%q became %q, which reads %q", line, escaped, plain)
		}
	}
	if got := escape("Show open variances, snake_case, 5.5 % (by owner) - now"); strings.Contains(got, `\`) {
		t.Errorf("plain words are littered: %s", got)
	}
}

// unescape takes the backslashes away that the parser leaves in the source of a text.
func unescape(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] == '\\' && i+1 < len(s) && strings.IndexByte("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~", s[i+1]) >= 0 {
			i++
		}
		b.WriteByte(s[i])
	}
	return b.String()
}

func FuzzEscape(f *testing.F) {
	for _, seed := range []string{"*a*", "<b>", "1. x", "\\", "[a](b)", "a_b_", "&amp;", "#", "~x~", "- - -", "\x00\n>"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, line string) {
		escaped := escape(line)
		if plain, ok := plainOf(escaped); !ok {
			t.Errorf("%q became %q, which holds markup: %q", line, escaped, plain)
		}
	})
}
