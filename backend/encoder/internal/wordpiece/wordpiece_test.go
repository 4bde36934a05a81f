package wordpiece

import (
	"slices"
	"strings"
	"testing"
)

var pieces = []string{
	"[PAD]", "[UNK]", "un", "##aff", "##able", "invoice", "##s", ",", "cafe", "的", "a", "##b", "'", "t", "don", "##", "i", "٪",
}

func names(ids []int32) string {
	var all []string
	for _, id := range ids {
		all = append(all, pieces[id])
	}
	return strings.Join(all, " ")
}

func TestPieces(t *testing.T) {
	v, err := New(pieces)
	if err != nil {
		t.Fatal(err)
	}
	for in, want := range map[string]string{
		"":                                "",
		" \t\n\u00a0":                     "",
		"unaffable":                       "un ##aff ##able",
		"Invoices, INVOICE":               "invoice ##s , invoice",
		"Café CAFE\u0301":                 "cafe cafe",
		"unx":                             "[UNK]",
		"invoice的的a":                      "invoice 的 的 a",
		"don't":                           "don ' t",
		"in\xffvoi\x00ce\u200b\ufffd":     "invoice",
		"invoice\r\ninvoice":              "invoice invoice",
		"İ":                               "i",
		"##":                              "[UNK] [UNK]",
		strings.Repeat("a", MaxWord+1):    "[UNK]",
		"a" + strings.Repeat("b", 3):      "a ##b ##b ##b",
		"a" + strings.Repeat("\u0301", 9): "a",
		"٪":                               "٪",
	} {
		if got := names(v.Pieces(in, 100)); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

func TestPiecesStopAtTheLimit(t *testing.T) {
	v, _ := New(pieces)
	if got := v.Pieces("a unaffable a", 3); names(got) != "a un ##aff" {
		t.Errorf("%s", names(got))
	}
	long := v.Pieces(strings.Repeat(" ", MaxText)+"invoice", 100)
	if len(long) != 0 {
		t.Errorf("text beyond the limit was read: %v", long)
	}
}

func TestAVocabularyNeedsAnUnknown(t *testing.T) {
	if _, err := New([]string{"a"}); err == nil {
		t.Error("none was missed")
	}
}

// FuzzPieces: any text gives known ids, no more than asked for, and the same ones again.
func FuzzPieces(f *testing.F) {
	for _, seed := range []string{"", "unaffable, invoices", "\xff\xfe", "ﬁnance Ａ", "a\u0301\u0301", "的𠮷", "\u202eabc", strings.Repeat("ab", 300)} {
		f.Add(seed)
	}
	v, err := New(pieces)
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, text string) {
		ids := v.Pieces(text, 20)
		if len(ids) > 20 {
			t.Errorf("%d pieces", len(ids))
		}
		for _, id := range ids {
			if id < 0 || int(id) >= len(pieces) {
				t.Errorf("no piece %d", id)
			}
		}
		if !slices.Equal(ids, v.Pieces(text, 20)) {
			t.Error("not the same twice")
		}
	})
}
