package pdf_test

import (
	"bytes"
	"strings"
	"testing"

	"throughline/backend/pdf"
)

// TestFontsOfTheComputer: what no embedded font has is drawn with a font of the computer only where that was asked for, and
// then it is said; either way its text can be copied.
func TestFontsOfTheComputer(t *testing.T) {
	const words = "Հայաստան"
	for _, allowed := range []bool{false, true} {
		var out bytes.Buffer
		result, err := pdf.Render(t.Context(), &out, chapter(words+" and **"+words+"**"), pdf.Options{SystemFonts: allowed})
		if err != nil || len(result.Warnings) != 1 {
			t.Fatalf("%v, warnings %q", err, result.Warnings)
		}
		said := result.Warnings[0]
		switch {
		case !allowed && !strings.HasPrefix(said, "No font for Հ (U+0540)"):
			t.Errorf("without the computer's fonts: %q", said)
		case allowed && strings.HasPrefix(said, "No font for"):
			t.Log("this computer has no font for Armenian")
		case allowed && (!strings.HasSuffix(said, "from this computer.") || strings.Count(said, "Հ") != 1):
			t.Errorf("with the computer's fonts: %q", said)
		}
		if text := read(t, out.Bytes()).text(); !strings.Contains(text, words) {
			t.Errorf("it reads %q", text)
		}
		checkWithTools(t, out.Bytes())
	}
}
