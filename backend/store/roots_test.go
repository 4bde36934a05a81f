package store

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"regexp"
	"slices"
	"testing"

	"throughline/backend/discovery"
)

// ask adds an ask from outside a session; who "" is nobody known.
func (f fixture) ask(t testing.TB, statement, who string, channel discovery.Channel) discovery.AskDetail {
	t.Helper()
	return must[discovery.AskDetail](t)(f.CreateAsk(discovery.Ask{ProductID: f.product.ID, Statement: statement},
		discovery.Voice{Channel: channel, Words: "said: " + statement}, who))
}

func (f fixture) merge(t testing.TB, into string, ids ...string) discovery.AskDetail {
	t.Helper()
	return must[discovery.AskDetail](t)(f.MergeAsks(into, ids))
}

func (f fixture) roots(t testing.TB, filter discovery.AskFilter) []string {
	t.Helper()
	said := []string{}
	for _, a := range must[[]discovery.AskSummary](t)(f.Asks(filter)) {
		said = append(said, a.Statement)
	}
	slices.Sort(said)
	return said
}

func bytesOf(t testing.TB, s *Store) string {
	t.Helper()
	raw, err := json.Marshal(must[discovery.Archive](t)(s.Dump()))
	if err != nil {
		t.Fatal(err)
	}
	return string(raw)
}

// TestMergeThenSplitIsTheIdentity joins random trees, one at a time, and takes each apart again: every byte of the dump is
// as before. Then it undoes all, and all is as it began. On the way, whoever stands behind a tree is counted once.
func TestMergeThenSplitIsTheIdentity(t *testing.T) {
	for seed := range uint64(12) {
		f := newFixture(t)
		r := rand.New(rand.NewPCG(seed, 11))
		ids, who := []string{}, map[string]string{}
		for i := range 14 {
			name := fmt.Sprintf("Person %d", r.IntN(5))
			channel, _ := pick(r, []discovery.Channel{discovery.Call, discovery.Chat, discovery.Ticket})
			id := f.ask(t, fmt.Sprintf("ask %d", i), name, channel).ID
			ids, who[id] = append(ids, id), name
		}
		begun, merges := bytesOf(t, f.Store), 0
		for range 20 {
			into, _ := pick(r, ids)
			id, _ := pick(r, ids)
			root, top := must[discovery.Ask](t)(findRoot(f.read, into)), must[discovery.Ask](t)(findRoot(f.read, id))
			before := bytesOf(t, f.Store)
			detail := f.merge(t, into, id)
			if detail.ID != root.ID {
				t.Fatalf("merged into %q, not into its root", detail.Statement)
			}
			people := map[string]bool{}
			for _, e := range detail.Evidence {
				people[who[e.AskID]] = true
			}
			if detail.Voices.People != len(people) || len(detail.Evidence) != len(detail.Merged)+1 {
				t.Fatalf("%d people counted of %d, %d voices of %d asks",
					detail.Voices.People, len(people), len(detail.Evidence), len(detail.Merged)+1)
			}
			if top.ID == root.ID {
				if bytesOf(t, f.Store) != before {
					t.Fatal("merging what is one already changed something")
				}
				continue
			}
			after := bytesOf(t, f.Store)
			must[discovery.AskDetail](t)(f.SplitAsk(top.ID))
			if bytesOf(t, f.Store) != before {
				t.Fatal("split did not give back what was merged")
			}
			must[discovery.Step](t)(f.Undo())
			if d := bytesOf(t, f.Store); stripped(d) != stripped(after) {
				t.Fatal("undo of the split did not merge again")
			}
			merges++
		}
		for range merges {
			must[discovery.Step](t)(f.Undo())
		}
		if stripped(bytesOf(t, f.Store)) != stripped(begun) {
			t.Fatalf("seed %d: undo left a difference", seed)
		}
		if findings := must[[]string](t)(f.Check()); len(findings) > 0 {
			t.Fatal(findings)
		}
	}
}

var revision = regexp.MustCompile(`"revision":\d+`)

// stripped is a dump without what only ever grows.
func stripped(dump string) string { return revision.ReplaceAllString(dump, "") }

func TestARootStandsForItsTreeEverywhere(t *testing.T) {
	f := newFixture(t)
	root := f.ask(t, "Close the month sooner", "Rina Hartono", discovery.Call)
	child := f.ask(t, "Post accruals from the purchase order", "Budi Santoso", discovery.Chat)
	leaf := f.ask(t, "No re-keying of accruals", "rina hartono", discovery.Ticket)
	alone := f.ask(t, "A dark mode", "Budi Santoso", discovery.Survey)
	theme := must[discovery.Theme](t)(f.CreateTheme(discovery.Theme{ProductID: f.product.ID, Name: "Speed"}))
	if err := f.MoveAsks(discovery.AskMove{IDs: []string{root.ID}, ThemeID: theme.ID}); err != nil {
		t.Fatal(err)
	}
	prd := must[discovery.OpenPRD](t)(f.DraftPRD(f.product.ID, "", []string{""}))
	f.merge(t, child.ID, leaf.ID)
	detail := f.merge(t, root.ID, child.ID)

	if got := f.roots(t, discovery.AskFilter{}); !slices.Equal(got, []string{alone.Statement, root.Statement}) {
		t.Fatalf("listed: %q", got)
	}
	if want := (discovery.VoiceCount{People: 2, Teams: 1, Channels: 3}); detail.Voices != want {
		t.Fatalf("counted %+v", detail.Voices)
	}
	if len(detail.Merged) != 2 || detail.Merged[0].ID != child.ID || detail.Merged[1].ID != leaf.ID ||
		detail.Merged[0].Voices.People != 2 || detail.Merged[1].Voices.People != 1 {
		t.Fatalf("inside: %+v", detail.Merged)
	}
	for _, filter := range []discovery.AskFilter{
		{Channel: discovery.Ticket}, {Text: "rekeying no"}, {Text: "purchase"}, {ThemeID: theme.ID, Channel: discovery.Chat},
	} {
		want := []string{root.Statement}
		if filter.Text == "rekeying no" {
			want = []string{}
		}
		if got := f.roots(t, filter); !slices.Equal(got, want) {
			t.Errorf("%+v lists %q", filter, got)
		}
	}
	if got := must[discovery.AskDetail](t)(f.Ask(leaf.ID)); got.ID != root.ID {
		t.Errorf("a merged ask opens %q", got.Statement)
	}
	board := must[[]discovery.ThemeColumn](t)(f.ThemeColumns(f.product.ID))
	if len(board[0].Asks) != 1 || len(board[1].Asks) != 1 || board[1].Voices.People != 2 {
		t.Errorf("board: %+v", board)
	}
	hits := must[discovery.SearchResult](t)(f.Search(discovery.SearchQuery{Text: "accruals", Kind: discovery.AskHit})).Hits
	if len(hits) != 1 || hits[0].ID != root.ID || hits[0].Place != root.Statement {
		t.Errorf("found: %+v", hits)
	}
	if n := must[discovery.Counts](t)(f.Counts()).Asks; n != 2 {
		t.Errorf("%d asks counted", n)
	}
	last := must[[]discovery.LastTime](t)(f.LastTime(discovery.LastTimeQuery{StakeholderIDs: []string{f.rina.ID}}))
	if len(last) != 1 {
		t.Errorf("last time: %+v", last)
	}
	// The draft cited each by itself: it shows the root for both now, and once where one requirement cites both.
	prd = must[discovery.OpenPRD](t)(f.OpenPRD(prd.ID))
	for _, r := range prd.Requirements {
		if r.Statement != alone.Statement && (len(r.Asks) != 1 || r.Asks[0].ID != root.ID) {
			t.Errorf("%s cites %+v", r.Statement, r.Asks)
		}
	}
	again := must[discovery.OpenPRD](t)(f.Cite(prd.Requirements[0].ID, leaf.ID))
	if asks := again.Requirements[0].Asks; len(asks) > 2 || len(asks) == 2 && asks[0].ID == asks[1].ID {
		t.Errorf("cited twice: %+v", asks)
	}
	for _, r := range prd.Requirements {
		must[discovery.OpenPRD](t)(f.Uncite(r.ID, root.ID))
	}
	for _, r := range must[discovery.OpenPRD](t)(f.OpenPRD(prd.ID)).Requirements {
		if r.Statement != alone.Statement && len(r.Asks) > 0 {
			t.Errorf("%s still cites %+v", r.Statement, r.Asks)
		}
	}
}

func TestADraftHasARootOnceWithEveryVoice(t *testing.T) {
	f := newFixture(t)
	root := f.ask(t, "Close the month sooner", "Rina Hartono", discovery.Call)
	child := f.ask(t, "Post accruals by themselves", "Budi Santoso", discovery.Chat)
	f.merge(t, root.ID, child.ID)
	prd := must[discovery.PRDDetail](t)(f.PRD(must[discovery.OpenPRD](t)(f.DraftPRD(f.product.ID, "", []string{""})).ID))
	if len(prd.Requirements) != 1 || len(prd.Requirements[0].Asks[0].Evidence) != 2 {
		t.Fatalf("drafted: %+v", prd.Requirements)
	}
	doc, _ := discovery.Assemble(prd, must[map[string]discovery.Stakeholder](t)(f.People()), discovery.Discretion{})
	if len(doc.Sources) != 2 {
		t.Fatalf("sources: %+v", doc.Sources)
	}
}

func TestMergingIsRefusedAcrossProductsAndSplittingOfARoot(t *testing.T) {
	f := newFixture(t)
	mine := f.ask(t, "Close the month sooner", "", discovery.Call)
	other := must[discovery.Product](t)(f.CreateProduct(discovery.Product{Name: "WMS", Kind: discovery.InternalProduct}))
	theirs := must[discovery.AskDetail](t)(f.CreateAsk(discovery.Ask{ProductID: other.ID, Statement: "Scan faster"},
		discovery.Voice{Channel: discovery.Call}, ""))
	before := bytesOf(t, f.Store)
	if _, err := f.MergeAsks(mine.ID, []string{theirs.ID}); discovery.CodeOf(err) != discovery.Invalid {
		t.Errorf("across products: %v", err)
	}
	if _, err := f.SplitAsk(mine.ID); discovery.CodeOf(err) != discovery.Invalid {
		t.Errorf("split a root: %v", err)
	}
	if _, err := f.MergeAsks(mine.ID, []string{"nobody"}); discovery.CodeOf(err) != discovery.NotFound {
		t.Errorf("merge what is not there: %v", err)
	}
	if bytesOf(t, f.Store) != before {
		t.Error("a refusal changed something")
	}
}

func TestARootIsDeletedAndRestoredWithItsTree(t *testing.T) {
	f := newFixture(t)
	root, child := f.ask(t, "root", "A", discovery.Call), f.ask(t, "child", "B", discovery.Chat)
	leaf := f.ask(t, "leaf", "C", discovery.Chat)
	f.merge(t, child.ID, leaf.ID)
	f.merge(t, root.ID, child.ID)
	before := contents(t, f.Store)
	if gone := must[discovery.AskRemoval](t)(f.DeleteAsks([]string{root.ID})); gone.Merged != 2 {
		t.Fatalf("gone: %+v", gone)
	}
	if got := f.roots(t, discovery.AskFilter{}); len(got) != 0 {
		t.Fatalf("left: %q", got)
	}
	item := must[discovery.TrashList](t)(f.Trash("")).Items[0]
	if item.Asks != 2 {
		t.Fatalf("with it went %d asks", item.Asks)
	}
	must[discovery.Step](t)(f.Undo())
	if d := diff(before, contents(t, f.Store)); d != "" {
		t.Fatal(d)
	}
	must[discovery.Step](t)(f.Redo())
	must[discovery.TrashItem](t)(f.Recover(item.ID))
	if d := diff(before, contents(t, f.Store)); d != "" {
		t.Fatal(d)
	}
	// A part that went before its root and comes back without it stands by itself.
	must[discovery.AskRemoval](t)(f.DeleteAsks([]string{child.ID}))
	must[discovery.AskRemoval](t)(f.DeleteAsks([]string{root.ID}))
	items := must[discovery.TrashList](t)(f.Trash("child")).Items
	must[discovery.TrashItem](t)(f.Recover(items[0].ID))
	if got := f.roots(t, discovery.AskFilter{}); !slices.Equal(got, []string{"child"}) {
		t.Fatalf("restored: %q", got)
	}
}

func TestARootWithoutAVoiceOfItsOwnStandsForWhatWasMergedIntoIt(t *testing.T) {
	f := newFixture(t)
	rootNote, childNote := f.note(t, discovery.AskNote, "root"), f.note(t, discovery.AskNote, "child")
	asks := map[string]string{}
	for _, a := range must[[]discovery.AskSummary](t)(f.Asks(discovery.AskFilter{})) {
		asks[a.Statement] = a.ID
	}
	f.merge(t, asks["root"], asks["child"])
	if err := f.DeleteNote(rootNote.ID); err != nil {
		t.Fatal(err)
	}
	if detail := must[discovery.AskDetail](t)(f.Ask(asks["child"])); detail.ID != asks["root"] || len(detail.Evidence) != 1 {
		t.Fatalf("got %+v", detail)
	}
	if err := f.DeleteNote(childNote.ID); err != nil {
		t.Fatal(err)
	}
	if got := f.roots(t, discovery.AskFilter{}); len(got) != 0 {
		t.Fatalf("left without a voice: %q", got)
	}
	must[discovery.Step](t)(f.Undo())
	must[discovery.Step](t)(f.Undo())
	if detail := must[discovery.AskDetail](t)(f.Ask(asks["root"])); len(detail.Evidence) != 2 {
		t.Fatalf("after undo: %+v", detail)
	}
}

func TestWhatIsOffTheRecordInATreeStaysInside(t *testing.T) {
	f := newFixture(t)
	root := f.ask(t, "Close the month sooner", "Budi Santoso", discovery.Call)
	note := f.note(t, discovery.AskNote, "They want to leave the vendor")
	var held string
	for _, a := range must[[]discovery.AskSummary](t)(f.Asks(discovery.AskFilter{NoteID: note.ID})) {
		held = a.ID
	}
	must[discovery.Note](t)(f.SetNotePrivate(note.ID, true, note.Revision))
	detail := f.merge(t, root.ID, held)
	left, ok := must[discovery.Discretion](t)(f.Discretion(f.product.ID)).Ask(detail)
	if !ok || len(left.Evidence) != 1 || len(left.Merged) != 0 || left.Voices.People != 1 {
		t.Fatalf("leaves: %+v", left)
	}
	detail = must[discovery.AskDetail](t)(f.SplitAsk(held))
	f.merge(t, held, root.ID)
	left, ok = must[discovery.Discretion](t)(f.Discretion(f.product.ID)).Ask(must[discovery.AskDetail](t)(f.Ask(held)))
	if !ok || left.Statement != "said: "+root.Statement || len(left.Merged) != 1 {
		t.Fatalf("of a root off the record: %+v", left)
	}
	if detail.ID != held {
		t.Fatalf("split gave %q", detail.Statement)
	}
}

func TestAPrivateAskStaysBlurredUnderAnOpenRoot(t *testing.T) {
	f := newFixture(t)
	note := f.note(t, discovery.AskNote, "Leave the vendor by spring")
	held := must[[]discovery.AskSummary](t)(f.Asks(discovery.AskFilter{NoteID: note.ID}))[0]
	must[discovery.Note](t)(f.SetNotePrivate(note.ID, true, note.Revision))
	held.Need = "Stop paying twice"
	must[discovery.AskDetail](t)(f.UpdateAsk(held.Ask))
	root := f.ask(t, "Close the month sooner", "Budi Santoso", discovery.Call)
	detail := f.merge(t, root.ID, held.ID)
	if detail.Private || !detail.Merged[0].Private {
		t.Errorf("root private: %v, merged private: %v", detail.Private, detail.Merged[0].Private)
	}
	hits := must[discovery.SearchResult](t)(f.Search(discovery.SearchQuery{Text: "paying twice"})).Hits
	if len(hits) != 1 || hits[0].ID != root.ID || !hits[0].Private {
		t.Errorf("found: %+v", hits)
	}
}

func TestAnArchiveWhoseTreesLeadNowhereIsRefused(t *testing.T) {
	f := newFixture(t)
	a, b := f.ask(t, "a", "A", discovery.Call), f.ask(t, "b", "B", discovery.Chat)
	f.merge(t, a.ID, b.ID)
	archive := contents(t, f.Store)
	sound, _ := newStore(t)
	if err := sound.Load(archive); err != nil {
		t.Fatal(err)
	}
	for i := range archive.Asks {
		if archive.Asks[i].ID == a.ID {
			archive.Asks[i].MergedInto = &b.ID
		}
	}
	ring, _ := newStore(t)
	if err := ring.Load(archive); discovery.CodeOf(err) != discovery.Invalid {
		t.Fatalf("a ring: %v", err)
	}
}
