package store

import (
	"slices"
	"strings"
	"testing"

	"throughline/backend/discovery"
)

func sectionOf(t testing.TB, prd discovery.OpenPRD, kind discovery.SectionKind) discovery.PRDSection {
	t.Helper()
	i := slices.IndexFunc(prd.Sections, func(s discovery.PRDSection) bool { return s.Kind == kind })
	if i < 0 {
		t.Fatalf("there is no section of kind %s", kind)
	}
	return prd.Sections[i]
}

func TestADraftFollowsItsTemplate(t *testing.T) {
	f := newFixture(t)
	f.note(t, discovery.AskNote, "Show open variances")
	outside := must[discovery.Product](t)(f.CreateProduct(discovery.Product{Name: "Shop", Kind: discovery.ExternalProduct}))
	for name, c := range map[string]struct {
		product, template string
		hint              string // of the goals
		pages             int
	}{
		"of an internal product":   {f.product.ID, "", "Process time, cost, security", 0},
		"of an external product":   {outside.ID, "", "Revenue, growth, retention, satisfaction", 0},
		"a one-pager":              {f.product.ID, "one-pager", "One to three measures", 1},
		"a press release":          {outside.ID, "press-release", "The measure that moves", 0},
		"another one, by its name": {f.product.ID, "external", "Revenue, growth", 0},
	} {
		prd, err := f.Store.DraftPRD(discovery.DraftOrder{ProductID: c.product, TemplateID: c.template, ThemeIDs: []string{""}})
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if goals := sectionOf(t, prd, discovery.GoalsSection); !strings.HasPrefix(goals.Hint, c.hint) || !goals.Required || prd.PageLimit != c.pages {
			t.Errorf("%s: %+v on %d pages", name, goals, prd.PageLimit)
		}
	}
	_, err := f.Store.DraftPRD(discovery.DraftOrder{ProductID: f.product.ID, TemplateID: "nothing"})
	if discovery.CodeOf(err) != discovery.NotFound {
		t.Errorf("a template that isn't there: %v", err)
	}
}

func TestADraftReadsOnlyWhatIsAboutItsThemes(t *testing.T) {
	f := newFixture(t)
	theme := must[discovery.Theme](t)(f.CreateTheme(discovery.Theme{ProductID: f.product.ID, Name: "Variances"}))
	f.note(t, discovery.AskNote, "Show open variances")
	asks := must[[]discovery.AskSummary](t)(f.Asks(discovery.AskFilter{}))
	if err := f.MoveAsks(discovery.AskMove{IDs: []string{asks[0].ID}, ThemeID: theme.ID}); err != nil {
		t.Fatal(err)
	}
	f.note(t, discovery.AskNote, "Pay on Fridays")
	other := must[[]discovery.AskSummary](t)(f.Asks(discovery.AskFilter{Text: "Fridays"}))[0]
	pain := f.note(t, discovery.PainNote, "Payday is a lottery")
	must[discovery.AskDetail](t)(f.Attach(pain.ID, other.ID))
	f.note(t, discovery.PainNote, "Nobody knows who owns a variance")
	elsewhere := must[discovery.SessionSummary](t)(f.CreateSession(
		discovery.Session{ProductID: f.product.ID, Title: "Warehouse"}, discovery.Attendance{ParticipantIDs: []string{f.rina.ID}}))
	must[[]discovery.AddedNote](t)(f.AddNotes(elsewhere.ID, []discovery.Note{{Kind: discovery.PainNote, Text: "The gate is cold"}}))

	body := sectionOf(t, must[discovery.OpenPRD](t)(f.DraftPRD(f.product.ID, "", []string{theme.ID})), discovery.ProblemSection).Body
	if !strings.Contains(body, "Nobody knows who owns a variance") {
		t.Errorf("what hurts in the session is missing: %s", body)
	}
	for _, foreign := range []string{"lottery", "cold"} {
		if strings.Contains(body, foreign) {
			t.Errorf("it tells of another subject (%s): %s", foreign, body)
		}
	}
}

func TestTemplatesOfOnesOwn(t *testing.T) {
	f := newFixture(t)
	prd := must[discovery.OpenPRD](t)(f.DraftPRD(f.product.ID, "Close", []string{""}))
	section := sectionOf(t, prd, discovery.GoalsSection)
	section.Title, section.Body = "What for", "Words of this PRD"
	must[discovery.PRDSection](t)(f.UpdateSection(section))

	kept := must[discovery.Template](t)(f.KeepTemplate(prd.ID, "Ours"))
	if kept.Kind != discovery.InternalProduct || len(kept.Sections) != len(prd.Sections) || kept.Sections[2].Title != "What for" {
		t.Errorf("kept: %+v", kept)
	}
	copied := must[discovery.Template](t)(f.CopyTemplate("one-pager", "Short"))
	copied.Name, copied.PageLimit = "Two pages", 2
	copied = must[discovery.Template](t)(f.UpdateTemplate(copied))
	drafted := must[discovery.OpenPRD](t)(f.Store.DraftPRD(discovery.DraftOrder{ProductID: f.product.ID, TemplateID: kept.ID}))
	if goals := sectionOf(t, drafted, discovery.GoalsSection); goals.Title != "What for" || goals.Body != "" {
		t.Errorf("the draft after it: %+v", goals)
	}
	names := func() string {
		var all []string
		for _, own := range must[discovery.Templates](t)(f.Templates()).Own {
			all = append(all, own.Name)
		}
		return strings.Join(all, ", ")
	}
	if got := names(); got != "Ours, Two pages" {
		t.Errorf("templates: %s", got)
	}
	if err := f.DeleteTemplate(kept.ID); err != nil {
		t.Fatal(err)
	}
	if got := names(); got != "Two pages" {
		t.Errorf("after deleting: %s", got)
	}
	if _, err := f.Undo(); err != nil {
		t.Fatal(err)
	}
	if got := names(); got != "Ours, Two pages" {
		t.Errorf("after undo: %s", got)
	}
	for name, err := range map[string]error{
		"deleting the app's own": f.DeleteTemplate("internal"),
		"no name":                second(f.KeepTemplate(prd.ID, " ")),
		"a stale copy":           second(f.UpdateTemplate(discovery.Template{ID: copied.ID, Name: "x", Sections: copied.Sections, Revision: 1})),
	} {
		if err == nil {
			t.Errorf("%s succeeds", name)
		}
	}
}

func second[T any](_ T, err error) error { return err }

func TestWhatIsNewIsTakenOrLeftAndNothingIsOverwritten(t *testing.T) {
	f := newFixture(t)
	f.note(t, discovery.AskNote, "Show open variances")
	f.note(t, discovery.QuestionNote, "Who may see them?")
	prd := must[discovery.OpenPRD](t)(f.DraftPRD(f.product.ID, "", []string{""}))
	offers := func() string {
		var texts []string
		for _, o := range must[[]discovery.Offer](t)(f.NewSince(prd.ID, nil)) {
			if o.Kind == discovery.OfferSection {
				o.Text = o.SectionTitle
			}
			texts = append(texts, string(o.Kind)+" "+o.Text)
		}
		return strings.Join(texts, "\n")
	}
	if got := offers(); got != "" {
		t.Fatalf("at once it is offered %s", got)
	}
	questions := sectionOf(t, prd, discovery.QuestionsSection)
	questions.Body = "Written by hand."
	must[discovery.PRDSection](t)(f.UpdateSection(questions))
	f.note(t, discovery.AskNote, "Pay on Fridays")
	f.note(t, discovery.QuestionNote, "What is a variance?")
	f.note(t, discovery.DecisionNote, "We pay on Mondays")
	const pay, what, mondays = "requirement Pay on Fridays", "line What is a variance? (Rina Hartono)", "line We pay on Mondays (Rina Hartono)"
	const anew = "section Problem\nsection Who is affected\nsection Risks"
	if got, want := offers(), strings.Join([]string{pay, what, mondays, anew}, "\n"); got != want {
		t.Fatalf("it is offered:\n%s\nwant:\n%s", got, want)
	}
	all := must[[]discovery.Offer](t)(f.NewSince(prd.ID, nil))
	if err := f.LeaveNew(prd.ID, []string{all[2].ID}, nil); err != nil {
		t.Fatal(err)
	}
	if got := offers(); got != pay+"\n"+what+"\n"+anew {
		t.Errorf("after one was left: %s", got)
	}
	added := must[discovery.OpenPRD](t)(f.AddNew(prd.ID, []string{all[0].ID, all[1].ID, all[3].ID, all[4].ID, all[5].ID}, nil))
	if r := added.Requirements; len(r) != 2 || r[1].Statement != "Pay on Fridays" || r[1].Number != 2 || len(r[1].Asks) != 1 || len(r[1].Suspect) != 0 {
		t.Errorf("requirements: %+v", r)
	}
	if got := sectionOf(t, added, discovery.QuestionsSection).Body; got != "Written by hand.\n\n- What is a variance? (Rina Hartono)" {
		t.Errorf("questions: %s", got)
	}
	if got := sectionOf(t, added, discovery.RisksSection).Body; !strings.Contains(got, "REQ-001 and REQ-002") {
		t.Errorf("the risks don't know what came with them: %s", got)
	}
	if got := offers(); got != "" {
		t.Errorf("after adding it is offered %s", got)
	}
	if _, err := f.Undo(); err != nil {
		t.Fatal(err)
	}
	if got := offers(); got != pay+"\n"+what+"\n"+anew {
		t.Errorf("after undo: %s", got)
	}
	if body := sectionOf(t, must[discovery.OpenPRD](t)(f.OpenPRD(prd.ID)), discovery.QuestionsSection).Body; body != "Written by hand." {
		t.Errorf("after undo: %s", body)
	}
}

func TestASectionIsDraftedAnewWhileNobodyWroteInIt(t *testing.T) {
	f := newFixture(t)
	f.note(t, discovery.AskNote, "Show open variances")
	prd := must[discovery.OpenPRD](t)(f.DraftPRD(f.product.ID, "", []string{""}))
	problem := sectionOf(t, prd, discovery.ProblemSection)
	problem.Body += " By hand."
	must[discovery.PRDSection](t)(f.UpdateSection(problem))
	sections := func() (offers []discovery.Offer) {
		return slices.DeleteFunc(must[[]discovery.Offer](t)(f.NewSince(prd.ID, nil)), func(o discovery.Offer) bool {
			return o.Kind != discovery.OfferSection || o.Section == discovery.RisksSection
		})
	}
	f.note(t, discovery.AskNote, "Pay on Fridays")
	affected := sections()
	if len(affected) != 1 || affected[0].Section != discovery.AffectedSection || len(affected[0].Spans) < 2 {
		t.Fatalf("offered: %+v", affected)
	}
	if err := f.LeaveNew(prd.ID, []string{affected[0].ID}, nil); err != nil {
		t.Fatal(err)
	}
	if got := sections(); len(got) != 0 {
		t.Errorf("what was left is offered again: %+v", got)
	}
	f.note(t, discovery.AskNote, "Pay twice")
	if got := sections(); len(got) != 1 {
		t.Errorf("what would be other again is not offered: %+v", got)
	}
}

func TestADecisionIsNewsOfAKnownAsk(t *testing.T) {
	f := newFixture(t)
	f.note(t, discovery.AskNote, "Show open variances")
	prd := must[discovery.OpenPRD](t)(f.DraftPRD(f.product.ID, "", []string{""}))
	ask := prd.Requirements[0].Asks[0]
	ok(t, f.DecideAsks([]string{ask.ID}, discovery.Declined, "One voice"))
	var texts []string
	for _, o := range must[[]discovery.Offer](t)(f.NewSince(prd.ID, nil)) {
		if o.Section == discovery.NonGoalsSection {
			texts = append(texts, o.Text)
		}
	}
	if !slices.Equal(texts, []string{"**Show open variances.** One voice."}) {
		t.Errorf("offered %q", texts)
	}
}

func TestAnAskOfAThemeThatWasLeftOutBringsNothingElseOfIt(t *testing.T) {
	f := newFixture(t)
	f.note(t, discovery.AskNote, "Show open variances")
	theme := must[discovery.Theme](t)(f.CreateTheme(discovery.Theme{ProductID: f.product.ID, Name: "Left out"}))
	prd := must[discovery.OpenPRD](t)(f.DraftPRD(f.product.ID, "", []string{""}))
	asked := func(statement string) string {
		return must[discovery.AskDetail](t)(f.CreateAsk(
			discovery.Ask{ProductID: f.product.ID, ThemeID: &theme.ID, Statement: statement}, discovery.Voice{Channel: discovery.Call})).ID
	}
	cited := asked("Pay on Fridays")
	asked("Dark mode")
	must[discovery.OpenPRD](t)(f.Cite(prd.Requirements[0].ID, cited))
	for _, o := range must[[]discovery.Offer](t)(f.NewSince(prd.ID, nil)) {
		if o.Kind == discovery.OfferRequirement {
			t.Errorf("offered %q", o.Text)
		}
	}
}
