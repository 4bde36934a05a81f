package pdf_test

import (
	"bytes"
	"testing"

	"throughline/backend/pdf"
)

// FuzzMarkdown: no Markdown breaks the file.
func FuzzMarkdown(f *testing.F) {
	for _, seed := range []string{
		problemText, goalsText, "| a |\n|-|\n| b |", "> [!NOTE] t\n> b", "1. a\n   - b\n\n     c", "```\ncode", "<b>&amp;", "![p](x) [l](#s)",
		"# \u202e", "- [ ]\n- [x]", "a\\\nb  \nc", "[^1]", "\x00\xff", "||\n|-|\n||",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, markdown string) {
		if len(markdown) > 1<<14 {
			t.Skip()
		}
		data, _ := render(t, "fuzz", chapter(markdown))
		r := read(t, data)
		r.text()
		r.tree()
	})
}

// FuzzTexts: no text in any field breaks the file, and the same text gives the same file.
func FuzzTexts(f *testing.F) {
	for _, seed := range []string{
		"plain", "👩‍💻🏴󠁧󠁢󠁥󠁮󠁧󠁿", "e\u0301\u0323", "ab رقم 42 1.0 [x]", "𠮷", "\xf0\x9f", "\u200d\u200d", "a\u00adb", "ก็", "ﷺ", "\u2066x\u2069",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if len(s) > 1<<12 {
			t.Skip()
		}
		data, _ := render(t, "fuzz", everywhere(s))
		r := read(t, data)
		r.text()
		r.tree()
		var again bytes.Buffer
		if _, err := pdf.Render(t.Context(), &again, everywhere(s), pdf.Options{}); err != nil || !bytes.Equal(data, again.Bytes()) {
			t.Errorf("not the same twice (%v)", err)
		}
	})
}
