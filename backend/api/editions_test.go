package api

import (
	"archive/zip"
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"encoding/hex"
	"html"
	"io"
	"net/url"
	"os/exec"
	"os/user"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf16"

	"throughline/backend/discovery"
	"throughline/backend/store"
)

// Words that stand nowhere else, so that where they come from is known wherever they turn up.
const (
	privateWords  = "zephyr cartel moves payroll"
	declinedWords = "gryphon vault stays shut"
	openWords     = "wombat lists who is late"
	otherWords    = "narwhal phones ring all day"
	unaskedWords  = "ocelot sheets lie twice"
	commentWords  = "kestrel remark inside"
	textWords     = "axolotl appendix of mine"
	remarkWords   = "pangolin signs with a sigh"
	reasonWords   = "lemur audit forbids phones"
	filePath      = "/home/quokka/payroll.xlsx"
)

// leaky is a workspace in which everything is that some edition must not have.
type leaky struct {
	desk    *Desk
	st      *store.Store
	prd     discovery.PRDDetail
	people  map[string]string // ids by first name
	notes   map[string]string // ids by their words
	session string
}

func newLeaky(t *testing.T) *leaky {
	t.Helper()
	desk, prd := newPRD(t)
	st := must[*store.Store](t)(desk.use())
	l := &leaky{desk: desk, st: st, people: map[string]string{}, notes: map[string]string{}}
	for name, role := range map[string]string{
		"Xanthe Xylander": "Controller", "Wojtek Wyszynski": "Warehouse lead", "Quenby Quillfeather": "CFO",
		"Zulfa Zubeyr": "HR partner", "Yevgeni Yakubov": "",
	} {
		first, _, _ := strings.Cut(name, " ")
		person := must[discovery.Stakeholder](t)(st.CreateStakeholder(discovery.Stakeholder{Name: name, Role: role, Team: "Finance"}))
		l.people[first] = person.ID
	}
	session := must[discovery.SessionSummary](t)(st.CreateSession(discovery.Session{
		ProductID: prd.ProductID, Title: "Talk with Xanthe, Wojtek and Quenby", PlannedAt: now,
	}, discovery.Attendance{
		ParticipantIDs: []string{l.people["Xanthe"], l.people["Wojtek"], l.people["Quenby"], l.people["Zulfa"]},
		Answers: []discovery.Answer{
			{Who: l.people["Xanthe"], Consent: discovery.Given},
			{Who: l.people["Wojtek"], Consent: discovery.Given},
			{Who: l.people["Quenby"], Consent: discovery.Refused},
		},
	}))
	l.session = session.ID
	said := func(first, words string, private bool) {
		id := l.people[first]
		added := must[[]discovery.AddedNote](t)(st.AddNotes(session.ID, []discovery.Note{
			{Kind: discovery.AskNote, Text: words, SpeakerID: &id, Private: private},
		}))
		l.notes[words] = added[0].Note.ID
	}
	said("Xanthe", openWords, false)
	said("Wojtek", otherWords, false)
	said("Quenby", declinedWords, false)
	said("Zulfa", unaskedWords, false)
	said("Xanthe", privateWords, true)
	l.write(t, prd)
	return l
}

// write makes the PRD of all asks, with people and secrets in every text.
func (l *leaky) write(t *testing.T, prd discovery.OpenPRD) {
	t.Helper()
	add := func(kind discovery.SectionKind, body string) {
		t.Helper()
		prd = must[discovery.OpenPRD](t)(l.st.AddSection(prd.ID, string(kind)))
		section := prd.Sections[len(prd.Sections)-1]
		section.Body = body
		must[discovery.PRDSection](t)(l.st.UpdateSection(section))
	}
	add(discovery.GoalsSection, l.charts(t, prd.ProductID))
	add(discovery.TextSection, textWords+", says zulfa zubeyr, in "+filePath)
	add(discovery.TextSection, "> "+privateWords+"\n\n"+declinedWords+" (Quenby Quillfeather, Talk)")
	add(discovery.ProblemSection, l.quoted("Xanthe Xylander", privateWords)+l.quoted("Quenby Quillfeather", declinedWords))
	asks := must[[]discovery.AskSummary](t)(l.st.Asks(discovery.AskFilter{}))
	for i, ask := range asks {
		if ask.Statement == openWords {
			ask.Decision, ask.Reason = discovery.Declined, reasonWords+", and Wojtek agrees"
			must[discovery.AskDetail](t)(l.st.UpdateAsk(ask.Ask))
		}
		prd = must[discovery.OpenPRD](t)(l.st.AddRequirement(prd.ID, "The ERP does thing "+string(rune('A'+i))))
		prd = must[discovery.OpenPRD](t)(l.st.Cite(prd.Requirements[i].ID, ask.ID))
		r := prd.Requirements[i].Requirement
		owner := l.people["Zulfa"]
		r.OwnerID, r.Rationale, r.Priority = &owner, "@Wojtek_Wyszynski keeps "+filePath+"; see #yevgeni", discovery.Must
		r.Criteria = discovery.Lines{"YEVGENI YAKUBOV nods", "Xanthe's list is empty"}
		must[discovery.Requirement](t)(l.st.UpdateRequirement(r))
	}
	zulfa := l.people["Zulfa"]
	must[discovery.Comment](t)(l.st.AddComment(discovery.Comment{PRDID: prd.ID, AuthorID: &zulfa, Text: commentWords}, ""))
	must[discovery.Comment](t)(l.st.AddComment(discovery.Comment{
		PRDID: prd.ID, RequirementID: &prd.Requirements[0].ID, Text: "Resolved: " + commentWords,
	}, ""))
	reviewer := must[discovery.Reviewer](t)(l.st.AddReviewer(discovery.Reviewer{PRDID: prd.ID, StakeholderID: zulfa}, ""))
	version := must[discovery.PRDVersion](t)(l.st.Publish(discovery.PRDVersion{PRDID: prd.ID, Label: "0.9"}))
	must[discovery.SignOff](t)(l.st.Sign(discovery.SignOff{
		ReviewerID: reviewer.ID, VersionID: version.ID, Verdict: discovery.WithRemarks, Remarks: remarkWords,
	}))
	prd.Title = "Close for Wojtek"
	must[discovery.PRD](t)(l.st.UpdatePRD(prd.PRD))
	l.prd = must[discovery.PRDDetail](t)(l.st.PRD(prd.ID))
}

// quoted is a quote in a text, as the editor writes it.
func (l *leaky) quoted(speaker, words string) string {
	return "> “" + words + "”\n>\n> — [" + speaker + "](note:" + l.notes[words] + ")\n\n"
}

// charts makes a theme and a metric with people and secrets in their names, and gives the text that shows them drawn.
func (l *leaky) charts(t *testing.T, productID string) string {
	t.Helper()
	theme := must[discovery.Theme](t)(l.st.CreateTheme(discovery.Theme{ProductID: productID, Name: "Lists for Yevgeni Yakubov"}))
	var ids []string
	for _, ask := range must[[]discovery.AskSummary](t)(l.st.Asks(discovery.AskFilter{})) {
		ids = append(ids, ask.ID)
	}
	if err := l.st.MoveAsks(discovery.AskMove{IDs: ids, ThemeID: theme.ID}); err != nil {
		t.Fatal(err)
	}
	zulfa := l.people["Zulfa"]
	metric := must[discovery.MetricSummary](t)(l.st.CreateMetric(discovery.Metric{
		ProductID: productID, Name: "Days that Wojtek waits", Unit: "zubeyrs", Target: new(3.0), OwnerID: &zulfa, Source: filePath,
	}))
	for _, day := range []string{"2026-10-01", "2026-11-01"} {
		must[discovery.MetricSummary](t)(l.st.Record(discovery.Reading{MetricID: metric.ID, ReadOn: day, Value: 4, Note: remarkWords}, false))
	}
	return "![Asks of Xanthe by theme](chart:themes)\n\n![Zulfa](chart:" + metric.ID + ")\n\n![](chart:teams)"
}

// revealed gives all that can be read out of a file: its bytes, what is packed in it, its text as a reader sees it, and its
// name, in small letters and digits alone.
func revealed(t *testing.T, w written) string {
	t.Helper()
	all := []string{w.name, string(w.content), html.UnescapeString(string(w.content))}
	if unescaped, err := url.PathUnescape(string(w.content)); err == nil {
		all = append(all, unescaped)
	}
	if bytes.HasPrefix(w.content, []byte("%PDF")) {
		for part := range bytes.SplitSeq(w.content, []byte("stream")) {
			content := string(inflated(bytes.TrimLeft(part, "\r\n")))
			all = append(all, content)
			for _, text := range hexText.FindAllStringSubmatch(content, -1) { // titles, alternative texts, what links say
				all = append(all, fromUTF16(text[1]))
			}
		}
		if pdftotext, err := exec.LookPath("pdftotext"); err == nil {
			command := exec.CommandContext(t.Context(), pdftotext, "-", "-")
			command.Stdin = bytes.NewReader(w.content)
			out, err := command.Output()
			if err != nil {
				t.Fatal(err)
			}
			all = append(all, string(out))
		}
	}
	if packed, err := zip.NewReader(bytes.NewReader(w.content), int64(len(w.content))); err == nil {
		all = append(all, packed.Comment)
		for _, f := range packed.File {
			content, err := f.Open()
			if err != nil {
				t.Fatal(err)
			}
			text, err := io.ReadAll(content)
			if err != nil {
				t.Fatal(err)
			}
			all = append(all, f.Name, f.Comment, html.UnescapeString(string(text)), withoutTags(string(text)))
		}
	}
	return bareLetters(strings.Join(append(all, withoutTags(string(w.content))), "\n"))
}

var hexText = regexp.MustCompile(`<FEFF([0-9A-F]*)>`)

func fromUTF16(digits string) string {
	raw, _ := hex.DecodeString(digits)
	units := make([]uint16, len(raw)/2)
	for i := range units {
		units[i] = binary.BigEndian.Uint16(raw[2*i:])
	}
	return string(utf16.Decode(units))
}

func inflated(packed []byte) []byte {
	r, err := zlib.NewReader(bytes.NewReader(packed))
	if err != nil {
		return nil
	}
	content, _ := io.ReadAll(r) // what comes after the stream is none of it
	return content
}

// withoutTags joins words that markup parts.
func withoutTags(markup string) string {
	var b strings.Builder
	inside := false
	for _, r := range html.UnescapeString(markup) {
		switch {
		case r == '<':
			inside = true
		case r == '>':
			inside = false
		case !inside:
			b.WriteRune(r)
		}
	}
	return b.String()
}

func bareLetters(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}

// inEveryFormat writes an edition in each format that it can be written in.
func (l *leaky) inEveryFormat(t *testing.T, form ExportForm, look func(t *testing.T, format discovery.ExportFormat, w written)) {
	t.Helper()
	for _, format := range discovery.ExportFormats {
		if !form.Edition.Holds(format) {
			continue
		}
		t.Run(string(form.Edition)+" as "+format.ID, func(t *testing.T) {
			form.ID, form.Format = l.prd.ID, format.ID
			w, err := writePRD(t.Context(), l.st, form)
			if err != nil {
				t.Fatal(err)
			}
			look(t, format, w)
		})
	}
}

func TestNoEditionHoldsWhatItsReadersMayNotHave(t *testing.T) {
	l := newLeaky(t)
	me, err := user.Current()
	if err != nil {
		t.Fatal(err)
	}
	nobody := []string{privateWords, declinedWords, "Quenby", "Quillfeather", commentWords, l.st.Path(), filepath.Dir(l.st.Path())}
	if len(me.Username) > 5 { // a short one may be a part of any word
		nobody = append(nobody, me.Username)
	}
	everyone := []string{
		"Xanthe", "Xylander", "Wojtek", "Wyszynski", "Zulfa", "Zubeyr", "Yevgeni", "Yakubov",
	}
	for edition, c := range map[discovery.Edition]struct{ hides, has []string }{
		discovery.WholeEdition: {nil, []string{
			"Xanthe", otherWords, textWords, remarkWords, "Lists for Yevgeni", "Days that Wojtek waits",
		}},
		discovery.EngineeringEdition: {nil, []string{"Zulfa Zubeyr", otherWords}},
		discovery.LeadershipEdition:  {[]string{textWords, openWords, otherWords, unaskedWords, filePath, remarkWords}, []string{"does thing"}},
		discovery.PublicEdition:      {append(everyone, textWords, unaskedWords, filePath, "quokka", remarkWords), []string{"does thing", "warehouse lead"}},
		discovery.AskerEdition: {
			append(everyone[2:], textWords, otherWords, unaskedWords, filePath, "quokka", remarkWords), []string{openWords, reasonWords, "Xanthe"},
		},
	} {
		l.inEveryFormat(t, ExportForm{Edition: edition, PersonID: l.people["Xanthe"]}, func(t *testing.T, f discovery.ExportFormat, w written) {
			t.Helper()
			text := revealed(t, w)
			for _, canary := range slices.Concat(nobody, c.hides) {
				if strings.Contains(text, bareLetters(canary)) {
					t.Errorf("%q leaks", canary)
				}
			}
			if _, err := exec.LookPath("pdftotext"); err != nil && f.ID == discovery.PDFFormat {
				return // what a PDF says can't be read here
			}
			for _, words := range c.has {
				if f.ID != discovery.ReqIFFormat && !strings.HasSuffix(f.Extension, "csv") && !strings.Contains(text, bareLetters(words)) {
					t.Errorf("%q is not there: the test reads nothing", words)
				}
			}
		})
	}
}

// TestWhatChangedIsToldToThoseOnlyWhoMayHaveIt exports what changed since a version that held what it should not have.
func TestWhatChangedIsToldToThoseOnlyWhoMayHaveIt(t *testing.T) {
	l := newLeaky(t)
	since := must[discovery.PRDVersion](t)(l.st.Publish(discovery.PRDVersion{PRDID: l.prd.ID, Label: "1.0", Note: privateWords}))
	for _, section := range l.prd.Sections {
		section.Body = "Rewritten."
		must[discovery.PRDSection](t)(l.st.UpdateSection(section))
	}
	for _, r := range l.prd.Requirements {
		if err := l.st.DeleteRequirement(r.ID); err != nil {
			t.Fatal(err)
		}
	}
	nobody := []string{privateWords, declinedWords, "Quenby", "Quillfeather", commentWords}
	for edition, hides := range map[discovery.Edition][]string{
		discovery.WholeEdition: nil, discovery.EngineeringEdition: nil, discovery.LeadershipEdition: {textWords, otherWords, filePath},
		discovery.PublicEdition: {"Xanthe", "Wojtek", "Zulfa", "Yevgeni", textWords, otherWords, "quokka"},
		discovery.AskerEdition:  {"Wojtek", "Zulfa", "Yevgeni", textWords, otherWords, "quokka"},
	} {
		form := ExportForm{Edition: edition, PersonID: l.people["Xanthe"], SinceID: since.ID}
		l.inEveryFormat(t, form, func(t *testing.T, f discovery.ExportFormat, w written) {
			t.Helper()
			text := revealed(t, w)
			for _, canary := range slices.Concat(nobody, hides) {
				if strings.Contains(text, bareLetters(canary)) {
					t.Errorf("%q leaks", canary)
				}
			}
			if edition == discovery.WholeEdition && f.ID == discovery.MarkdownFormat && !strings.Contains(text, bareLetters(textWords)) {
				t.Error("what was taken out is not told: the test reads nothing")
			}
		})
	}
}

// TestAQuoteInATextIsEvidence: what a text quotes and no requirement rests on has its entry in the register, where there is
// one, as long as it is on the record.
func TestAQuoteInATextIsEvidence(t *testing.T) {
	l := newLeaky(t)
	zulfa := l.people["Zulfa"]
	const words = "tapir queues wait for stamps"
	added := must[[]discovery.AddedNote](t)(l.st.AddNotes(l.session, []discovery.Note{
		{Kind: discovery.QuoteNote, Text: words, SpeakerID: &zulfa},
	}))
	note := added[0].Note
	l.notes[words] = note.ID
	prd := must[discovery.OpenPRD](t)(l.st.AddSection(l.prd.ID, string(discovery.AffectedSection)))
	section := prd.Sections[len(prd.Sections)-1]
	section.Body = l.quoted("Zulfa Zubeyr", words) + l.quoted("Xanthe Xylander", openWords)
	must[discovery.PRDSection](t)(l.st.UpdateSection(section))
	cited := func(edition discovery.Edition) (entries int, text string) {
		t.Helper()
		form := ExportForm{ID: l.prd.ID, Edition: edition}
		doc := must[prepared](t)(prepare(l.st, form)).edited.Document
		for _, s := range doc.Sources {
			if s.NoteID == note.ID {
				entries++
			}
		}
		return entries, doc.Citations().In(section.Body)
	}
	for _, edition := range []discovery.Edition{discovery.WholeEdition, discovery.EngineeringEdition} {
		if entries, text := cited(edition); entries != 1 || strings.Count(text, "(source:") != 2 {
			t.Errorf("%s: %d entries, %s", edition, entries, text)
		}
	}
	for _, edition := range []discovery.Edition{discovery.PublicEdition, discovery.LeadershipEdition} {
		if entries, _ := cited(edition); entries != 0 {
			t.Errorf("%s: who said it when is in the register", edition)
		}
	}
	must[discovery.SessionSummary](t)(l.st.SetConsent(l.session, []discovery.Participant{
		{StakeholderID: zulfa, Consent: discovery.Refused},
	}))
	if entries, _ := cited(discovery.WholeEdition); entries != 0 {
		t.Error("it is in the register after consent was withdrawn")
	}
}

// TestConsentWithdrawnLaterHoldsForWhatWasPublished publishes what someone said and lets them take their word back.
func TestConsentWithdrawnLaterHoldsForWhatWasPublished(t *testing.T) {
	l := newLeaky(t)
	version := must[discovery.PRDVersion](t)(l.st.Publish(discovery.PRDVersion{PRDID: l.prd.ID, Label: "1.0"}))
	says := func() (said bool) {
		l.inEveryFormat(t, ExportForm{Edition: discovery.WholeEdition, VersionID: version.ID},
			func(t *testing.T, _ discovery.ExportFormat, w written) {
				t.Helper()
				said = said || strings.Contains(revealed(t, w), bareLetters(otherWords))
			})
		return said
	}
	if !says() {
		t.Fatal("what was published is not in the version")
	}
	must[discovery.SessionSummary](t)(l.st.SetConsent(l.session, []discovery.Participant{
		{StakeholderID: l.people["Wojtek"], Consent: discovery.Refused},
	}))
	if says() {
		t.Error("what was said by someone who declined since is in the version")
	}
}

// TestADraftThatSaysWhatAVersionSaysIsThatVersion exports a PRD as it is now, unchanged since it was published, and changed.
func TestADraftThatSaysWhatAVersionSaysIsThatVersion(t *testing.T) {
	l := newLeaky(t)
	version := must[discovery.PRDVersion](t)(l.st.Publish(discovery.PRDVersion{PRDID: l.prd.ID, Label: "2.0"}))
	form := ExportForm{ID: l.prd.ID, Format: discovery.MarkdownFormat}
	text := string(must[written](t)(writePRD(t.Context(), l.st, form)).content)
	if strings.Contains(text, "Draft after") || !strings.Contains(text, version.Fingerprint) {
		t.Errorf("unchanged since %s:\n%.600s", version.Name(), text)
	}
	prd := l.prd.PRD
	prd.Title = "Another close"
	must[discovery.PRD](t)(l.st.UpdatePRD(prd))
	text = string(must[written](t)(writePRD(t.Context(), l.st, form)).content)
	if !strings.Contains(text, "Draft after v2.0") {
		t.Errorf("changed since %s:\n%.600s", version.Name(), text)
	}
}
