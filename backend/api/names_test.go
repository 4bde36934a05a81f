package api

import (
	"fmt"
	"html"
	"math/rand/v2"
	"net/url"
	"strings"
	"testing"

	"throughline/backend/discovery"
	"throughline/backend/fold"

	"golang.org/x/text/unicode/norm"
)

// alphabets are letters that names are made of: so long a row of any of them stands in no file by chance.
var alphabets = []string{
	"qzxvkwjy", "éèñçåøłžşğ", "жщшюяхц", "ψξφθλω", "חצקשטע", "خضظغقش", "齉龘靐麤鱻", "ฉฌฐฒญฎ", "ㄲ한꽃쀼뷁쇎", "ＱＺＸＶ", "ßẞﬁﬂ",
}

// odd is what may stand in a name beside letters.
var odd = []string{"'", "’", "-", ".", "(", ")", "[", "]", "*", "+", "?", "$", "^", "|", "\\", "_", "&", "<", "#", "~", "`", "\u0301", "\u00ad"}

// nameMaker makes names that are hard to hide.
type nameMaker struct{ *rand.Rand }

func (m nameMaker) word() string {
	alphabet := []rune(alphabets[m.IntN(len(alphabets))])
	var b strings.Builder
	for i := range 7 {
		r := string(alphabet[m.IntN(len(alphabet))])
		if i == 0 || m.IntN(9) == 0 {
			r = strings.ToUpper(r)
		}
		b.WriteString(r)
		if i > 1 && i < 5 && m.IntN(6) == 0 {
			b.WriteString(odd[m.IntN(len(odd))])
		}
	}
	return b.String()
}

func (m nameMaker) name(others []string) string {
	words := []string{m.word(), m.word(), m.word()}[:1+m.IntN(3)]
	if len(others) > 0 && m.IntN(3) == 0 { // a name within another
		words = append(words, strings.Fields(others[m.IntN(len(others))])[0]+"qx")
	}
	return strings.Join(words, " ")
}

// forms gives how people write a name.
func forms(name string) []string {
	words := strings.Fields(name)
	all := []string{
		name, strings.ToUpper(name), strings.ToLower(name), norm.NFD.String(name), norm.NFC.String(name), fold.Text(name),
		discovery.EscapeMarkdown(name), html.EscapeString(name), "**" + name + "**", name + "'s", name + "’s", "(" + name + ")",
		"@" + strings.Join(words, "_"), "#" + strings.Join(words, ""), strings.Join(words, ".") + "@example.com",
		"[mail](https://example.com/" + url.PathEscape(name) + ")", "`" + words[0] + "`", "\u202b" + name + "\u202c",
		entities(name), strings.Join(words, "\u00a0"), strings.Join(words, "&nbsp;"), words[len(words)-1] + ", " + words[0], "x@" + words[0],
	}
	return append(all, words...)
}

// entities writes a text as Markdown and HTML may: by numbers.
func entities(text string) string {
	var b strings.Builder
	for i, r := range text {
		if i%2 == 0 {
			fmt.Fprintf(&b, "&#%d;", r)
		} else {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// crowd is a workspace whose PRD names people in every way, some of whom asked.
func crowd(t *testing.T, seed uint64) (l *leaky, names map[string]string) {
	t.Helper()
	m := nameMaker{rand.New(rand.NewPCG(seed, 1))}
	l = newLeaky(t)
	names = map[string]string{}
	var known []string
	for range 6 {
		name := m.name(known)
		role := "Lead"
		if len(known) > 0 {
			role = "Deputy of " + known[0]
		}
		p := must[discovery.Stakeholder](t)(l.st.CreateStakeholder(discovery.Stakeholder{Name: name, Role: role, Team: name + " team"}))
		names[p.ID], known = p.Name, append(known, p.Name)
		must[[]discovery.AddedNote](t)(l.st.AddNotes(l.session, []discovery.Note{
			{Kind: discovery.AskNote, Text: "A list of what is late", SpeakerID: &p.ID},
		}))
	}
	prd := must[discovery.PRDDetail](t)(l.st.PRD(l.prd.ID))
	for _, kind := range []discovery.SectionKind{discovery.ProblemSection, discovery.GoalsSection} {
		for i, section := range prd.Sections {
			if section.Kind != kind {
				continue
			}
			var lines []string
			for _, name := range known {
				for _, form := range forms(name) {
					lines = append(lines, "- It waits for "+form+" every month.")
				}
			}
			prd.Sections[i].Body = strings.Join(lines, "\n")
			must[discovery.PRDSection](t)(l.st.UpdateSection(prd.Sections[i]))
		}
	}
	r := prd.Requirements[0].Requirement
	r.Statement, r.Rationale = "The page tells "+known[0]+" who is late", strings.Join(forms(known[1]), ", ")
	r.Criteria = forms(known[2])
	must[discovery.Requirement](t)(l.st.UpdateRequirement(r))
	asks := must[[]discovery.AskSummary](t)(l.st.Asks(discovery.AskFilter{}))
	asks[0].Decision, asks[0].Reason = discovery.Declined, "Because "+strings.Join(forms(known[3]), ", ")
	must[discovery.AskDetail](t)(l.st.UpdateAsk(asks[0].Ask))
	return l, names
}

// FuzzNoFormOfAHiddenNameIsInAFile makes people whose names are hard to hide, and looks for them in all that is for others.
func FuzzNoFormOfAHiddenNameIsInAFile(f *testing.F) {
	for seed := range uint64(3) {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, seed uint64) {
		l, names := crowd(t, seed)
		asker := ""
		for id := range names {
			asker = max(asker, id)
		}
		for _, edition := range []discovery.Edition{discovery.PublicEdition, discovery.AskerEdition} {
			l.inEveryFormat(t, ExportForm{Edition: edition, PersonID: asker}, func(t *testing.T, _ discovery.ExportFormat, w written) {
				t.Helper()
				text := letters(revealed(t, w))
				for id, name := range names {
					for word := range strings.FieldsSeq(name) {
						own := edition == discovery.AskerEdition && (id == asker || strings.Contains(letters(names[asker]), letters(word)))
						if at := strings.Index(text, letters(word)); at >= 0 && !own {
							t.Errorf("%q of %q is in it: …%s…", word, name, text[max(0, at-60):min(len(text), at+60)])
						}
					}
				}
			})
		}
	})
}

// letters is what of a text tells who is meant, however it is written.
func letters(text string) string { return bareLetters(fold.Text(text)) }
