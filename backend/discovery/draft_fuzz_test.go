package discovery

import (
	"fmt"
	"strings"
	"testing"
)

// said is one of a few sentences, all of different words.
func said(b byte) string {
	if b%12 == 0 {
		return ""
	}
	return fmt.Sprintf("alpha%[1]d beta%[1]d gamma%[1]d delta%[1]d epsilon%[1]d zeta%[1]d", b%12)
}

// fuzzMaterial makes themes, asks, voices and notes of bytes. What secret says was said off the record.
func fuzzMaterial(data []byte, raw, secret string) (Material, Discretion) {
	next := func() byte {
		if len(data) == 0 {
			return 0
		}
		b := data[0]
		data = data[1:]
		return b
	}
	decisions := []Decision{Undecided, Accepted, Later, Declined}
	kinds := append([]NoteKind{QuoteNote, AskNote}, MaterialKinds...)
	var asks []AskDetail
	for i := 0; len(data) > 0 && i < 20; i++ {
		id := fmt.Sprintf("a%d", i)
		e := heardBy([]string{"rina", "budi", "maya", "amir"}[next()%4], Channels[int(next())%len(Channels)].Value, kinds[int(next())%len(kinds)], said(next()))
		private := heardBy("rina", Call, AskNote, secret)
		asks = append(asks, askOf(Ask{
			ID: id, Statement: said(next()) + fmt.Sprintf(" ask%d", i), Need: said(next()), Whys: Lines{said(next()), said(next())},
			Workaround: said(next()), WorkaroundCost: said(next()), Value: said(next()), Enables: secret,
			Decision: decisions[next()%4], Reason: said(next()),
		}, e, private))
	}
	m := materialOf("Theme", asks...)
	m.Themes[0].Description, m.Title = raw, raw
	m.Template = BuiltInTemplates()[int(next())%len(BuiltInTemplates())]
	hidden := Note{ID: "n-rina" + secret, SessionID: "s", Text: secret, Private: true}
	m.Notes = []SessionNote{{hidden, "Close"}, {Note{ID: "raw", SessionID: "s", Kind: PainNote, Text: raw}, raw}}
	for i := 0; len(data) > 0; i++ {
		n := Note{ID: fmt.Sprintf("n%d", i), SessionID: "s", Kind: kinds[int(next())%len(kinds)], Text: said(next())}
		m.Notes = append(m.Notes, SessionNote{n, "Close"})
	}
	return m, NewDiscretion(nil, []Note{hidden}, nil, colleagues, strings.ToLower)
}

func FuzzADraftSaysNothingTwiceAndNothingHeld(f *testing.F) {
	f.Add([]byte("\x01\x02\x03\x04\x05\x06\x07\x08\x01\x02\x03\x00\x01\x02\x03\x04\x05\x06"), "Some text.")
	f.Add([]byte(strings.Repeat("\x01\x02\x00\x05\x05\x05\x05\x05\x05\x05\x05\x00\x05", 8)), "| a | *b* ![c](d) \n# e")
	f.Add([]byte(strings.Repeat("qwertyuiop asdfghjkl", 20)), "\x00\xff 1. «»")
	f.Fuzz(func(t *testing.T, data []byte, raw string) {
		const secret = "they will close the utrecht office"
		if len(data) > 2000 || strings.Contains(raw, "alpha") {
			return
		}
		m, discretion := fuzzMaterial(data, raw, secret)
		d := DraftPRDFrom(m, discretion)
		var all []string
		for _, s := range d.Sections {
			all = append(all, s.Body)
		}
		for _, r := range d.Requirements {
			all = append(all, r.Statement, r.Rationale, strings.Join(r.Criteria, "\n"))
		}
		text := strings.ToLower(strings.Join(all, "\n"))
		if strings.Contains(text, secret) {
			t.Errorf("it says what was said off the record:\n%s", text)
		}
		for i := range byte(12) {
			words := said(i)
			if words != "" && strings.Count(text, words)-strings.Count(text, words+" ask") > 1 {
				t.Errorf("it says %q twice:\n%s", words, text)
			}
		}
	})
}
