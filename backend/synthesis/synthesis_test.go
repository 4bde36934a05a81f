package synthesis

import (
	"context"
	"errors"
	"fmt"
	"hash/fnv"
	"math"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"throughline/backend/discovery"
	"throughline/backend/store"
	"throughline/backend/themes"
)

// wordsOnly is an encoder of a test: texts with the same words mean the same.
type wordsOnly struct {
	size    int           // of a vector
	encoded atomic.Int64  // asks; phrases that may name a theme are shorter
	begun   chan struct{} // if set, Encode says that it began and waits for the end of its context
}

func (*wordsOnly) Model() string { return "test/1" }

func (*wordsOnly) Pieces(text string) []int32 {
	var pieces []int32
	for word := range strings.FieldsSeq(strings.ToLower(text)) {
		h := fnv.New32()
		_, _ = h.Write([]byte(word))
		pieces = append(pieces, int32(h.Sum32()%5000))
	}
	return pieces
}

func (w *wordsOnly) Encode(ctx context.Context, texts []string, fade map[int32]float32) ([][]float32, error) {
	if w.begun != nil {
		close(w.begun)
		<-ctx.Done()
		return nil, ctx.Err()
	}
	vectors := make([][]float32, len(texts))
	for i, text := range texts {
		if slices.Contains(few, text) || len(strings.Fields(text)) > 4 {
			w.encoded.Add(1)
		}
		v := make([]float32, w.size)
		v[0] = 0.01
		for _, p := range w.Pieces(text) {
			weight, faded := fade[p]
			if !faded {
				weight = 1
			}
			v[int(p)%w.size] += weight
		}
		var square float64
		for _, x := range v {
			square += float64(x) * float64(x)
		}
		for j := range v {
			v[j] /= float32(math.Sqrt(square))
		}
		vectors[i] = v
	}
	return vectors, nil
}

func must[T any](t testing.TB) func(T, error) T {
	t.Helper()
	return func(v T, err error) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
}

func done(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

type fixture struct {
	*Synthesis
	store   *store.Store
	model   *wordsOnly
	product string
}

func newFixture(t testing.TB) fixture {
	t.Helper()
	st := must[*store.Store](t)(store.Open(filepath.Join(t.TempDir(), "w.throughline"), store.Options{Create: true}))
	p := must[discovery.Product](t)(st.CreateProduct(discovery.Product{Name: "App", Kind: discovery.ExternalProduct}))
	f := fixture{store: st, model: &wordsOnly{size: 128}, product: p.ID}
	f.Synthesis = New(st, func() themes.Encoder { return f.model })
	t.Cleanup(func() { f.Close(); _ = st.Close() })
	return f
}

func (f fixture) ask(t testing.TB, statement string) string {
	t.Helper()
	return must[discovery.AskDetail](t)(f.store.CreateAsk(discovery.Ask{ProductID: f.product, Statement: statement},
		discovery.Voice{Channel: discovery.Ticket, At: time.Date(2026, 11, 1, 12, 0, 0, 0, time.UTC)}, "")).ID
}

func (f fixture) asks(t testing.TB, statements ...string) []string {
	t.Helper()
	ids := make([]string, len(statements))
	for i, s := range statements {
		ids[i] = f.ask(t, s)
	}
	return ids
}

func (f fixture) similar(t testing.TB, text, askID string) []string {
	t.Helper()
	said := []string{}
	for _, m := range must[[]discovery.AskMatch](t)(f.Similar(t.Context(),
		SimilarQuery{ProductID: f.product, Text: text, AskID: askID, Limit: 5})) {
		said = append(said, m.Statement)
	}
	return said
}

// until waits for what happens behind.
func until(t testing.TB, what string, holds func() bool) {
	t.Helper()
	for range 500 {
		if holds() {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	t.Fatalf("it never came true that %s", what)
}

var few = []string{
	"export invoices as a spreadsheet", "export the invoices as one file", "spreadsheet export of open invoices",
	"dark colours at night", "a dark theme for night work", "dark screen at night please",
	"remind suppliers by mail", "mail suppliers a reminder", "reminder mail to late suppliers",
}

// plenty are six asks of each of three kinds, kind after kind.
var plenty = []string{
	"export invoices as a spreadsheet file", "spreadsheet export of invoices", "export the open invoices to a spreadsheet",
	"invoices export in a spreadsheet", "spreadsheet with all invoices to export", "export paid invoices as spreadsheet",
	"dark colours on the screen at night", "dark screen colours at night", "night colours dark on screen",
	"at night a dark screen", "screen with dark night colours", "dark night screen please",
	"remind late suppliers by mail", "mail late suppliers to remind them", "suppliers late need a mail to remind",
	"late suppliers: remind by mail daily", "mail that does remind late suppliers", "remind suppliers late with mail",
}

func TestSimilarFollowsTheWorkspace(t *testing.T) {
	f := newFixture(t)
	ids := f.asks(t, few...)
	if got := f.similar(t, "spreadsheet export", ""); len(got) == 0 || !strings.Contains(got[0], "spreadsheet") {
		t.Fatalf("found %q", got)
	}
	f.ask(t, "print the pallet labels")
	until(t, "a new ask is found", func() bool { return slices.Contains(f.similar(t, "pallet labels", ""), "print the pallet labels") })

	must[discovery.AskDetail](t)(f.store.MergeAsks(ids[0], []string{ids[2]}))
	if got := f.similar(t, few[2], ""); slices.Contains(got, few[2]) {
		t.Errorf("a merged ask is found: %q", got)
	}
	must[discovery.AskRemoval](t)(f.store.DeleteAsks([]string{ids[3]}))
	if got := f.similar(t, few[3], ""); slices.Contains(got, few[3]) {
		t.Errorf("a deleted ask is found: %q", got)
	}
	must[discovery.Step](t)(f.store.Undo())
	until(t, "what was brought back is found", func() bool { return slices.Contains(f.similar(t, few[3], ""), few[3]) })
}

func TestSimilarLeavesOutTheAskAndWhatIsApart(t *testing.T) {
	f := newFixture(t)
	ids := f.asks(t, few...)
	if got := f.similar(t, few[3], ids[3]); slices.Contains(got, few[3]) || !slices.Contains(got, few[5]) {
		t.Fatalf("like %q are %q", few[3], got)
	}
	done(t, f.store.PairAsks([]string{ids[5], ids[3]}, "", false))
	if got := f.similar(t, few[3], ids[3]); slices.Contains(got, few[5]) {
		t.Errorf("what is said not to be the same is found: %q", got)
	}
}

func TestTextsAreEncodedOnce(t *testing.T) {
	f := newFixture(t)
	f.asks(t, few...)
	suggest := func() {
		t.Helper()
		must[discovery.Suggestions](t)(f.Suggest(t.Context(), SuggestForm{ProductID: f.product}))
	}
	suggest()
	if n := f.model.encoded.Load(); n != int64(len(few)) {
		t.Fatalf("%d texts encoded of %d", n, len(few))
	}
	other := New(f.store, func() themes.Encoder { return f.model })
	defer other.Close()
	must[discovery.Suggestions](t)(other.Suggest(t.Context(), SuggestForm{ProductID: f.product}))
	if n := f.model.encoded.Load(); n != int64(len(few)) {
		t.Fatalf("another start encoded %d texts anew", n-int64(len(few)))
	}
	f.ask(t, "something else entirely that nobody said before")
	suggest()
	if n := f.model.encoded.Load(); n != int64(len(few))+1 {
		t.Errorf("one new ask had %d texts encoded", n-int64(len(few)))
	}
	f.similar(t, "what is typed is not kept", "")
	before := f.model.encoded.Load()
	f.similar(t, "what is typed is not kept", "")
	if f.model.encoded.Load() != before+1 {
		t.Error("what was typed came from the cache")
	}
}

// themesOf gives the suggested themes as their sorted statements.
func (f fixture) suggested(t testing.TB) (discovery.Suggestions, []string) {
	t.Helper()
	found := must[discovery.Suggestions](t)(f.Suggest(t.Context(), SuggestForm{ProductID: f.product}))
	said := map[string]string{}
	for _, text := range found.Texts {
		said[text.ID] = text.Statement
	}
	groups := []string{}
	for _, s := range found.Themes {
		var group []string
		for _, id := range s.AskIDs {
			group = append(group, said[id])
		}
		slices.Sort(group)
		groups = append(groups, strings.Join(group, "; "))
	}
	slices.Sort(groups)
	return found, groups
}

func TestSuggestionsObeyThePM(t *testing.T) {
	f := newFixture(t)
	ids := f.asks(t, few...)
	exports := must[discovery.Theme](t)(f.store.AcceptTheme(discovery.ThemePart{
		ProductID: f.product, Name: "Exports", AskIDs: ids[:2],
	}))
	found, groups := f.suggested(t)
	if len(found.Themes) != 3 || found.ByWords {
		t.Fatalf("suggested %q, by words %v", groups, found.ByWords)
	}
	at := slices.IndexFunc(found.Themes, func(s discovery.Suggestion) bool { return s.ThemeID == exports.ID })
	if at < 0 || !slices.Equal(found.Themes[at].AskIDs, ids[2:3]) || found.Themes[at].Name != "Exports" || found.Themes[at].Held != 2 {
		t.Fatalf("nothing falls into the theme that is there: %+v", found.Themes)
	}
	if found.Themes[at].Voices.Channels != 1 {
		t.Errorf("behind it %+v", found.Themes[at].Voices)
	}

	done(t, f.store.DismissTheme(discovery.ThemePart{ProductID: f.product, ThemeID: exports.ID, AskIDs: ids[2:3]}))
	done(t, f.store.DismissTheme(discovery.ThemePart{ProductID: f.product, AskIDs: ids[3:6]}))
	found, groups = f.suggested(t)
	if len(found.Themes) != 1 || found.Dismissed != 2 || !slices.Contains(found.Unplaced, ids[2]) || !slices.Contains(found.Unplaced, ids[4]) {
		t.Errorf("dismissed, and yet there is %q; not placed %v", groups, found.Unplaced)
	}
	done(t, f.store.RestoreDismissals(f.product))
	if found, _ = f.suggested(t); len(found.Themes) != 3 {
		t.Errorf("brought back, there are %d", len(found.Themes))
	}

	exports.Locked = true
	must[discovery.Theme](t)(f.store.UpdateTheme(exports))
	if found, groups = f.suggested(t); slices.ContainsFunc(found.Themes, func(s discovery.Suggestion) bool { return s.ThemeID != "" }) {
		t.Errorf("something falls into a locked theme: %q", groups)
	}
	done(t, f.store.PairAsks([]string{ids[3], ids[6]}, "", true))
	if _, groups = f.suggested(t); !slices.ContainsFunc(groups, func(g string) bool {
		return strings.Contains(g, few[3]) && strings.Contains(g, few[6])
	}) {
		t.Errorf("what belongs together is apart in %q", groups)
	}
	done(t, f.store.PairAsks([]string{ids[3], ids[5]}, "", false))
	if _, groups = f.suggested(t); slices.ContainsFunc(groups, func(g string) bool {
		return strings.Contains(g, few[3]) && strings.Contains(g, few[5])
	}) {
		t.Errorf("what does not belong together is together in %q", groups)
	}
}

// TestWhatWasSaidOffTheRecordNamesNothing groups private asks with open ones: nothing that stands unveiled holds their words.
func TestWhatWasSaidOffTheRecordNamesNothing(t *testing.T) {
	f := newFixture(t)
	f.asks(t, few...)
	session := must[discovery.SessionSummary](t)(f.store.CreateSession(
		discovery.Session{ProductID: f.product, Title: "Interview"}, discovery.Attendance{}))
	must[[]discovery.AddedNote](t)(f.store.AddNotes(session.ID, []discovery.Note{
		{Kind: discovery.AskNote, Text: "export the payroll of Utrecht as a spreadsheet", Private: true},
		{Kind: discovery.AskNote, Text: "spreadsheet export of the payroll of Utrecht", Private: true},
	}))
	private := map[string]bool{}
	var ids []string
	for _, a := range must[[]discovery.AskText](t)(f.store.AskTexts(f.product)) {
		if private[a.ID] = a.Private; a.Private {
			ids = append(ids, a.ID)
		}
	}
	said := func(want int) {
		t.Helper()
		found := must[discovery.Suggestions](t)(f.Suggest(t.Context(), SuggestForm{ProductID: f.product}))
		open := found.Conflicts
		for _, theme := range found.Themes {
			open = append(append(open, theme.Name), theme.Terms...)
			hushed := func(id string) bool { return private[id] }
			if slices.ContainsFunc(theme.Typical, hushed) && (theme.ThemeID != "" || len(theme.AskIDs) > len(ids)) {
				t.Errorf("a private ask is typical of %q", theme.Name)
			}
		}
		if text := strings.ToLower(strings.Join(open, "\n")); strings.Contains(text, "payroll") || strings.Contains(text, "utrecht") {
			t.Errorf("it says:\n%s", text)
		}
		if len(found.Conflicts) != want {
			t.Errorf("conflicts %q", found.Conflicts)
		}
	}
	said(0)
	done(t, f.store.PairAsks(ids, "", false))
	must[discovery.Theme](t)(f.store.AcceptTheme(discovery.ThemePart{ProductID: f.product, Name: "Exports", AskIDs: ids}))
	said(1)
}

// TestSuggestionsStayUntilAccepted comes back to suggestions that nobody accepted: after new asks, and after a restart.
func TestSuggestionsStayUntilAccepted(t *testing.T) {
	f := newFixture(t)
	ids := f.asks(t, plenty...)
	_, before := f.suggested(t)
	fresh := f.ask(t, "export invoices of last year as a spreadsheet")
	other := fixture{Synthesis: New(f.store, func() themes.Encoder { return f.model }), store: f.store, product: f.product}
	defer other.Close()
	for name, f := range map[string]fixture{"again": f, "after a restart": other} {
		found, after := f.suggested(t)
		if len(after) != len(before) {
			t.Fatalf("%s there is %q, was %q", name, after, before)
		}
		for i, s := range found.Themes {
			for _, other := range found.Themes[i+1:] {
				if s.Name == other.Name {
					t.Errorf("%s two are named %q", name, s.Name)
				}
			}
			if slices.Contains(s.AskIDs, fresh) != slices.Contains(s.AskIDs, ids[0]) {
				t.Errorf("%s the new ask is not with its likes: %q", name, after)
			}
		}
	}
	anew := must[discovery.Suggestions](t)(f.Suggest(t.Context(), SuggestForm{ProductID: f.product, Anew: true}))
	if len(anew.Themes) == 0 {
		t.Error("nothing is found anew")
	}
}

// TestCorrectedSuggestionsStay moves the slider after the PM has changed suggestions: what they changed is left as it is, what
// belongs in it comes with its name, and back in the middle the rest is as it was.
func TestCorrectedSuggestionsStay(t *testing.T) {
	f := newFixture(t)
	ids := f.asks(t, plenty...)
	_, first := f.suggested(t)
	form := SuggestForm{
		ProductID: f.product, Kept: []KeptGroup{{"mine", slices.Concat(ids[:6], ids[7:12])}}, Out: ids[6:7],
	}
	for _, form.Finer = range []int{-4, 2, 0} {
		found := must[discovery.Suggestions](t)(f.Suggest(t.Context(), form))
		for _, s := range found.Themes {
			if s.ThemeID != "mine" && slices.ContainsFunc(s.AskIDs, func(id string) bool {
				return slices.Contains(form.Kept[0].AskIDs, id) || id == ids[6]
			}) {
				t.Errorf("%d steps finer, %v is suggested", form.Finer, s.AskIDs)
			}
		}
	}
	fresh := f.ask(t, "export open invoices as a spreadsheet file")
	found := must[discovery.Suggestions](t)(f.Suggest(t.Context(), form))
	if at := slices.IndexFunc(found.Themes, func(s discovery.Suggestion) bool { return s.ThemeID == "mine" }); at < 0 ||
		!slices.Equal(found.Themes[at].AskIDs, []string{fresh}) {
		t.Errorf("a new ask does not fall into what was changed: %+v", found.Themes)
	}
	must[discovery.AskRemoval](t)(f.store.DeleteAsks([]string{fresh}))
	if _, back := f.suggested(t); !slices.Equal(back, first) {
		t.Errorf("once the changes are taken back there is %q, was %q", back, first)
	}
}

// TestManyNewAsksAreGroupedAnew: what was found among few says little of many.
func TestManyNewAsksAreGroupedAnew(t *testing.T) {
	f := newFixture(t)
	f.asks(t, plenty[:3]...)
	f.suggested(t)
	f.asks(t, plenty[3:]...)
	if _, groups := f.suggested(t); len(groups) != 3 {
		t.Errorf("there is %q", groups)
	}
}

func TestSuggestionsForAFilter(t *testing.T) {
	f := newFixture(t)
	f.asks(t, few...)
	found := must[discovery.Suggestions](t)(f.Suggest(t.Context(), SuggestForm{
		ProductID: f.product, Filter: discovery.AskFilter{Text: "night"},
	}))
	if len(found.Texts) != 3 {
		t.Errorf("%d asks at night", len(found.Texts))
	}
}

func TestWithoutAModelWordsDecide(t *testing.T) {
	f := newFixture(t)
	f.asks(t, few...)
	bare := New(f.store, nil)
	defer bare.Close()
	found := must[discovery.Suggestions](t)(bare.Suggest(t.Context(), SuggestForm{ProductID: f.product}))
	if !found.ByWords || len(found.Themes) == 0 {
		t.Errorf("by words %v: %d themes", found.ByWords, len(found.Themes))
	}
}

func TestDuplicates(t *testing.T) {
	f := newFixture(t)
	ids := f.asks(t, append([]string{"Export invoices as a spreadsheet"}, few...)...)
	found := must[discovery.Duplicates](t)(f.Duplicates(t.Context(), f.product))
	if len(found.Pairs) == 0 || !slices.Contains(ids[:2], found.Pairs[0].AskID) || !slices.Contains(ids[:2], found.Pairs[0].OtherID) ||
		len(found.Pairs[0].Words) == 0 {
		t.Fatalf("the surest pair is %+v", found.Pairs)
	}
	done(t, f.store.PairAsks(ids[:2], "", false))
	for _, p := range must[discovery.Duplicates](t)(f.Duplicates(t.Context(), f.product)).Pairs {
		if p.AskID == min(ids[0], ids[1]) && p.OtherID == max(ids[0], ids[1]) {
			t.Error("what was said not to be the same comes back")
		}
	}
}

func TestDuplicatesAreFoundAgainWithoutEncoding(t *testing.T) {
	f := newFixture(t)
	f.asks(t, "Export the open invoices as a spreadsheet so that I can sort them", "Export open invoices as a spreadsheet because I sort them",
		"Remind the approver of a late approval")
	must[discovery.Duplicates](t)(f.Duplicates(t.Context(), f.product))
	before := f.model.encoded.Load()
	f.Cancel() // so that nothing is left in memory
	if found := must[discovery.Duplicates](t)(f.Duplicates(t.Context(), f.product)); len(found.Pairs) == 0 {
		t.Error("no duplicates")
	}
	if n := f.model.encoded.Load() - before; n != 0 {
		t.Errorf("%d texts were encoded again", n)
	}
}

func TestWorkCanBeCancelledAndEndsWithTheWorkspace(t *testing.T) {
	for name, end := range map[string]func(*Synthesis){"cancel": (*Synthesis).Cancel, "close": (*Synthesis).Close} {
		t.Run(name, func(t *testing.T) {
			f := newFixture(t)
			f.asks(t, few...)
			f.model.begun = make(chan struct{})
			failed := make(chan error, 1)
			go func() {
				_, err := f.Suggest(context.WithoutCancel(t.Context()), SuggestForm{ProductID: f.product})
				failed <- err
			}()
			<-f.model.begun
			if stage := f.Progress().Stage; stage != string(themes.Encoding) {
				t.Errorf("it is %q", stage)
			}
			end(f.Synthesis)
			if err := <-failed; !errors.Is(err, context.Canceled) {
				t.Errorf("it ended with %v", err)
			}
			if f.Progress() != (discovery.Progress{}) && name == "cancel" {
				t.Errorf("something is under way: %+v", f.Progress())
			}
		})
	}
}

func TestCorrectionsStayInTheirGroup(t *testing.T) {
	f := newFixture(t)
	ids := f.asks(t, few...)
	parts := must[[]discovery.Suggestion](t)(f.Split(t.Context(), f.product, ids[:6]))
	var parted []string
	for _, p := range parts {
		parted = append(parted, p.AskIDs...)
	}
	slices.Sort(parted)
	if len(parts) < 2 || !slices.Equal(parted, ids[:6]) {
		t.Fatalf("parted into %+v", parts)
	}
	like := must[[]string](t)(f.LikeThese(t.Context(), f.product, ids[:6], ids[3:4]))
	for _, id := range like {
		if !slices.Contains(ids[4:6], id) {
			t.Errorf("like %q is said to be %v", few[3], like)
		}
	}
	if len(like) == 0 {
		t.Error("nothing is like the seed")
	}
}

func TestDigestNamesTextAndFading(t *testing.T) {
	seen := map[string]string{}
	for name, d := range map[string][]byte{
		"plain":   digest("a b", []int32{1, 2}, nil),
		"faded":   digest("a b", []int32{1, 2}, map[int32]float32{1: 0.5}),
		"more":    digest("a b", []int32{1, 2}, map[int32]float32{1: 0.25}),
		"another": digest("a b", []int32{1, 2}, map[int32]float32{2: 0.5}),
		"text":    digest("a c", []int32{1, 2}, nil),
	} {
		if other, there := seen[string(d)]; there {
			t.Errorf("%s and %s share a digest", name, other)
		}
		seen[string(d)] = name
	}
	if a, b := digest("a b", []int32{2, 1, 2}, map[int32]float32{1: 0.5, 9: 0.5}), digest("a b", []int32{1, 2}, map[int32]float32{1: 0.5}); string(a) != string(b) {
		t.Error("pieces that the text has not, or their order, change its digest")
	}
}

// BenchmarkSimilar looks for asks like a text among 50,000, beside the floor: reading every vector once.
func BenchmarkSimilar(b *testing.B) {
	f := newFixture(b)
	f.model.size = 384 // as many numbers as the sentence model gives
	fillMany(b, f, 50_000)
	f.similar(b, "warm up", "")
	b.Run("similar", func(b *testing.B) {
		for i := range b.N {
			f.similar(b, fmt.Sprintf("export report %d of the warehouse team", i), "")
		}
	})
	b.Run("floor", func(b *testing.B) {
		vectors := make([]float32, 50_000*f.model.size)
		for range b.N {
			var sum float32
			for _, x := range vectors {
				sum += x * 0.5
			}
			if sum != 0 {
				b.Fatal(sum)
			}
		}
	})
}

func fillMany(b *testing.B, f fixture, n int) {
	b.Helper()
	a := must[discovery.Archive](b)(f.store.Dump())
	nouns := []string{"report", "invoice", "label", "pallet", "supplier", "calendar", "dashboard", "password", "export", "photo"}
	verbs := []string{"print", "share", "approve", "archive", "translate", "filter", "sort", "download", "import", "sign"}
	for i := range n {
		a.Asks = append(a.Asks, discovery.Ask{
			ID: fmt.Sprintf("ask-%06d", i), ProductID: f.product, Revision: 1, Decision: discovery.Undecided,
			Statement: fmt.Sprintf("%s the %s number %d of the %s", verbs[i%10], nouns[(i/10)%10], i/100, nouns[(i/7)%10]),
		})
	}
	other := must[*store.Store](b)(store.Open(filepath.Join(b.TempDir(), "many.throughline"), store.Options{Create: true}))
	done(b, other.Load(a))
	b.Cleanup(func() { _ = other.Close() })
	f.Synthesis.store = other
}
