package store

import (
	"context"
	"fmt"
	"slices"
	"testing"
	"time"

	"throughline/backend/discovery"
)

// tickets makes asks as a file brings them: each with its key, of one of seven people, in one of three themes.
func (f fixture) tickets(from, to int) []discovery.ImportedAsk {
	asks := make([]discovery.ImportedAsk, 0, to-from)
	for i := from; i < to; i++ {
		words := fmt.Sprintf("Ticket %d: the export takes too long", i)
		asks = append(asks, discovery.ImportedAsk{
			Ask:      discovery.Ask{ProductID: f.product.ID, Statement: words, SourceKey: fmt.Sprintf("T-%d", i)},
			Voice:    discovery.Voice{Channel: discovery.Ticket, At: f.clock.at, Words: words, Importance: i % 4},
			Person:   discovery.Stakeholder{Name: fmt.Sprintf("Caller %d", i%7), Team: "Sales"},
			Reporter: discovery.Stakeholder{Name: "Ágent Smith"},
			Theme:    fmt.Sprintf("Theme %d", i%3),
		})
	}
	return asks
}

func (f fixture) importTickets(t testing.TB, n int) discovery.AskImportResult {
	t.Helper()
	f.clock.at = f.clock.at.Add(time.Minute)
	file := discovery.AskImport{ProductID: f.product.ID, FileName: "tickets.csv", Digest: fmt.Sprint(n)}
	return must[discovery.AskImportResult](t)(f.ImportAsks(context.Background(), file, f.tickets(0, n), func(int) {}))
}

func (f fixture) counts(t testing.TB) discovery.Counts {
	t.Helper()
	return must[discovery.Counts](t)(f.Counts())
}

func TestAnAskIsLoggedOnBehalfOfSomeone(t *testing.T) {
	f := newFixture(t)
	log := func(reporter string) discovery.Evidence {
		t.Helper()
		return must[discovery.AskDetail](t)(f.CreateAsk(discovery.Ask{ProductID: f.product.ID, Statement: "Pay sooner"},
			discovery.Voice{StakeholderID: &f.rina.ID, Channel: discovery.Ticket}, "", reporter)).Evidence[0]
	}
	people := f.counts(t).Stakeholders
	if v := log("Agent Smith"); *v.StakeholderID != f.rina.ID || v.ReportedBy == nil || *v.ReportedBy == f.rina.ID {
		t.Errorf("the voice: %+v", v)
	}
	if f.counts(t).Stakeholders != people+1 {
		t.Error("who passed it on is not among the people")
	}
	if v := log("rina hartono"); v.ReportedBy != nil {
		t.Error("someone passes on what they ask for themselves")
	}
}

func TestAFileOfAsksComesInAsOneStep(t *testing.T) {
	f := newFixture(t)
	before := f.counts(t)
	made := f.importTickets(t, 2500)
	if made.Asks != 2500 || made.People != 8 || made.Themes != 3 {
		t.Fatalf("made %+v", made)
	}
	asks := must[[]discovery.AskSummary](t)(f.Asks(discovery.AskFilter{ProductID: f.product.ID}))
	if len(asks) != 2500 || asks[0].ThemeName == "" || asks[0].Voices.People != 1 || *asks[0].ImportID != made.ID {
		t.Fatalf("%d asks, %+v", len(asks), asks[0])
	}
	detail := must[discovery.AskDetail](t)(f.Ask(asks[0].ID))
	if v := detail.Evidence[0]; v.ReportedBy == nil || v.StakeholderID == nil || v.Words != asks[0].Statement {
		t.Errorf("its voice: %+v", v)
	}
	if found := must[discovery.SearchResult](t)(f.Search(discovery.SearchQuery{Text: "ticket 1234", Limit: 10})); len(found.Hits) == 0 {
		t.Error("what came in is not found by search")
	}
	must[discovery.Step](t)(f.Undo())
	if after := f.counts(t); after != before {
		t.Errorf("undone: %+v, want %+v", after, before)
	}
	if list := must[[]discovery.AskImportSummary](t)(f.AskImports("")); len(list) != 0 {
		t.Errorf("undone imports are listed: %+v", list)
	}
	must[discovery.Step](t)(f.Redo())
	if list := must[[]discovery.AskImportSummary](t)(f.AskImports(fmt.Sprint(2500))); len(list) != 1 || list[0].Asks != 2500 {
		t.Errorf("done again: %+v", list)
	}
}

func TestACancelledImportLeavesNothing(t *testing.T) {
	f := newFixture(t)
	before := must[discovery.Archive](t)(f.Dump())
	ctx, cancel := context.WithCancel(context.Background())
	file := discovery.AskImport{ProductID: f.product.ID, FileName: "tickets.csv", Digest: "x"}
	_, err := f.ImportAsks(ctx, file, f.tickets(0, 5000), func(done int) {
		if done == 2*askChunk {
			cancel()
		}
	})
	if err == nil || discovery.CodeOf(err) != discovery.Unavailable {
		t.Fatalf("cancelled: %v", err)
	}
	after := must[discovery.Archive](t)(f.Dump())
	if len(after.Asks) != 0 || len(after.AskImports) != 0 || len(after.Themes) != 0 || len(after.Stakeholders) != len(before.Stakeholders) {
		t.Errorf("left: %d asks, %d imports, %d people", len(after.Asks), len(after.AskImports), len(after.Stakeholders))
	}
	if h := must[discovery.History](t)(f.History()); h.Undo != nil && h.Undo.Label == "Import asks" {
		t.Error("a cancelled import can be undone")
	}
}

func TestABadAskKeepsTheWholeFileOut(t *testing.T) {
	f := newFixture(t)
	asks := f.tickets(0, 1500)
	asks[1400].Statement = ""
	file := discovery.AskImport{ProductID: f.product.ID, FileName: "tickets.csv"}
	if _, err := f.ImportAsks(context.Background(), file, asks, func(int) {}); discovery.CodeOf(err) != discovery.Invalid {
		t.Fatal(err)
	}
	if f.counts(t).Asks != 0 {
		t.Error("half of the file came in")
	}
}

func TestWhatIsKnownIsNoticed(t *testing.T) {
	f := newFixture(t)
	f.importTickets(t, 10)
	asks := f.tickets(5, 15)
	asks[9].SourceKey = "" // says what no other does
	asks = append(asks, f.tickets(2, 3)[0], f.tickets(3, 4)[0])
	asks[10].SourceKey, asks[11].SourceKey = "", "T-99" // the words of one that is there: without a key, and with another
	known := must[[]bool](t)(f.KnownAsks(f.product.ID, asks))
	want := []bool{true, true, true, true, true, false, false, false, false, false, true, false}
	if !slices.Equal(known, want) {
		t.Errorf("known: %v", known)
	}
	other := must[discovery.Product](t)(f.CreateProduct(discovery.Product{Name: "WMS", Kind: discovery.InternalProduct}))
	if known := must[[]bool](t)(f.KnownAsks(other.ID, asks)); slices.Contains(known, true) {
		t.Error("another product knows them")
	}
	if n := must[int](t)(f.NewNames(append(asks, discovery.ImportedAsk{Person: discovery.Stakeholder{Name: "rina hartono"}},
		discovery.ImportedAsk{Person: discovery.Stakeholder{Name: "Someone new"}}))); n != 1 {
		t.Errorf("%d new names", n)
	}
}

func TestOfTheSameWordsAsManyAreKnownAsThereAre(t *testing.T) {
	f := newFixture(t)
	same := func(n int) []discovery.ImportedAsk {
		asks := make([]discovery.ImportedAsk, n)
		for i := range asks {
			asks[i] = discovery.ImportedAsk{
				Ask:   discovery.Ask{ProductID: f.product.ID, Statement: "Faster, please"},
				Voice: discovery.Voice{Channel: discovery.Survey, At: f.clock.at, Words: "Faster, please"},
			}
		}
		return asks
	}
	file := discovery.AskImport{ProductID: f.product.ID, FileName: "survey.csv", Digest: "x"}
	must[discovery.AskImportResult](t)(f.ImportAsks(context.Background(), file, same(2), func(int) {}))
	if known := must[[]bool](t)(f.KnownAsks(f.product.ID, same(3))); !slices.Equal(known, []bool{true, true, false}) {
		t.Errorf("known: %v", known)
	}
}

func TestAnOldImportIsTakenBackWhole(t *testing.T) {
	f := newFixture(t)
	before := f.counts(t)
	made := f.importTickets(t, 1200)
	for i := range maxSteps + 5 { // further back than undo goes
		f.clock.at = f.clock.at.Add(time.Minute)
		f.note(t, discovery.PlainNote, fmt.Sprint("note ", i))
	}
	before.Notes += maxSteps + 5
	done := must[discovery.RemovedImport](t)(f.UndoAskImport(made.ID))
	if done != (discovery.RemovedImport{Removed: 1200}) {
		t.Fatalf("done %+v", done)
	}
	if after := f.counts(t); after != before {
		t.Errorf("left %+v, want %+v", after, before)
	}
	if _, err := f.UndoAskImport(made.ID); discovery.CodeOf(err) != discovery.NotFound {
		t.Errorf("twice: %v", err)
	}
	trash := must[discovery.TrashList](t)(f.Trash("tickets"))
	if len(trash.Items) != 1 || trash.Items[0].Kind != discovery.TrashedImport || trash.Items[0].Asks != 1200 {
		t.Fatalf("trash: %+v", trash.Items)
	}
	must[discovery.Step](t)(f.Undo())
	if f.counts(t).Asks != 1200 {
		t.Error("taking it back can't be undone")
	}
	must[discovery.Step](t)(f.Redo())
	trash = must[discovery.TrashList](t)(f.Trash(""))
	must[discovery.TrashItem](t)(f.Recover(trash.Items[0].ID))
	if c := f.counts(t); c.Asks != 1200 || c.Stakeholders != before.Stakeholders+8 || c.Themes != 3 {
		t.Errorf("from the trash: %+v", c)
	}
}

func TestWhatWasBuiltOnStaysWhenItsImportIsTakenBack(t *testing.T) {
	f := newFixture(t)
	own := must[discovery.AskDetail](t)(f.CreateAsk(discovery.Ask{ProductID: f.product.ID, Statement: "Faster exports"},
		discovery.Voice{Channel: discovery.Chat, At: f.clock.at, Words: "faster"}, "Dewi"))
	made := f.importTickets(t, 10)
	asks := must[[]discovery.AskSummary](t)(f.Asks(discovery.AskFilter{Text: "ticket"}))
	into := func(a, b string) {
		if err := f.write.Exec("UPDATE asks SET merged_into = ? WHERE id = ?", b, a).Error; err != nil {
			t.Fatal(err)
		}
	}
	into(asks[0].ID, own.ID)     // merged with one from elsewhere, with all below it
	into(asks[1].ID, asks[0].ID) // stays too
	into(asks[2].ID, asks[3].ID) // among themselves: both go
	note := f.note(t, discovery.QuoteNote, "it takes ages")
	must[discovery.AskDetail](t)(f.Attach(note.ID, asks[4].ID))
	prd := must[discovery.OpenPRD](t)(f.DraftPRD(f.product.ID, "", []string{*asks[5].ThemeID}))
	cited := 0
	for _, r := range prd.Requirements {
		cited += len(r.Asks)
	}
	if cited == 0 {
		t.Fatal("the draft cites nothing")
	}
	done := must[discovery.RemovedImport](t)(f.UndoAskImport(made.ID))
	if done.Cited < cited || done.Removed+done.Cited+done.Merged+done.Heard != 10 || done.Cited == 10 {
		t.Errorf("done %+v, %d are cited", done, cited)
	}
	for _, id := range []string{own.ID, asks[0].ID, asks[1].ID, asks[4].ID, asks[5].ID} {
		if _, err := f.Ask(id); err != nil {
			t.Errorf("%s: %v", id, err)
		}
	}
	if list := must[[]discovery.AskImportSummary](t)(f.AskImports("")); len(list) != 1 || list[0].Asks != 10-done.Removed {
		t.Errorf("imports: %+v", list)
	}
	if done.Removed > 0 {
		if _, err := f.UndoAskImport(made.ID); discovery.CodeOf(err) != discovery.Conflict {
			t.Errorf("nothing is left to take back: %v", err)
		}
	}
}

func TestImportsSurviveADump(t *testing.T) {
	f := newFixture(t)
	f.importTickets(t, 20)
	a := must[discovery.Archive](t)(f.Dump())
	other, _ := newStore(t)
	if err := other.Load(a); err != nil {
		t.Fatal(err)
	}
	if list := must[[]discovery.AskImportSummary](t)(other.AskImports("")); len(list) != 1 || list[0].Asks != 20 {
		t.Errorf("imports: %+v", list)
	}
}

// BenchmarkImportAsks brings in a large file, and takes it back by undo.
func BenchmarkImportAsks(b *testing.B) {
	for _, n := range []int{10_000, 50_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for range b.N {
				f := newFixture(b)
				f.importTickets(b, n)
				b.StopTimer()
				_ = f.Close()
				b.StartTimer()
			}
		})
	}
	b.Run("undo 10000", func(b *testing.B) {
		for range b.N {
			b.StopTimer()
			f := newFixture(b)
			f.importTickets(b, 10_000)
			b.StartTimer()
			must[discovery.Step](b)(f.Undo())
		}
	})
	b.Run("undo floor 10000", func(b *testing.B) { // the same rows, with all that follows them but undo itself
		for range b.N {
			b.StopTimer()
			f := newFixture(b)
			f.importTickets(b, 10_000)
			b.StartTimer()
			for _, table := range []string{"voices", "asks", "ask_imports"} {
				if err := f.write.Exec("DELETE FROM " + table).Error; err != nil {
					b.Fatal(err)
				}
			}
		}
	})
	b.Run("undo later 10000", func(b *testing.B) {
		for range b.N {
			b.StopTimer()
			f := newFixture(b)
			made := f.importTickets(b, 10_000)
			b.StartTimer()
			must[discovery.RemovedImport](b)(f.UndoAskImport(made.ID))
		}
	})
}
