// Command engine measures the grouping engine on the data sets of a folder and prints a table: duplicates, Indonesian,
// names, stability when asks are added, small sets, time and memory. build/bench/themes runs it.
package main

import (
	"context"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"slices"
	"strconv"
	"strings"
	"time"

	"throughline/backend/encoder"
	"throughline/backend/exchange"
	"throughline/backend/themes"
)

func main() {
	log.SetFlags(0)
	if len(os.Args) < 2 {
		log.Fatal("usage: engine FOLDER [duplicates|indonesian|names|stability|small|scale|namelist]")
	}
	enc, ok := encoder.Open()
	if !ok {
		log.Fatal("This build has no sentence model; there is nothing to measure.")
	}
	m := &measure{folder: os.Args[1], encoder: enc, cache: map[string][]float32{}}
	parts := []struct {
		name string
		run  func()
	}{
		{"duplicates", m.duplicates},
		{"indonesian", m.indonesian},
		{"names", m.names},
		{"stability", m.stability},
		{"small", m.small},
		{"scale", m.scale},
		{"namelist", m.namelist}, // only where it is asked for
	}
	fmt.Println("| what | figure |\n|---|---|")
	for _, part := range parts {
		if len(os.Args) < 3 && part.name != "namelist" || slices.Contains(os.Args[min(2, len(os.Args)):], part.name) {
			part.run()
		}
	}
}

// measure measures; it is the Encoder as well, so that what was encoded once can be had again.
type measure struct {
	folder  string
	encoder *encoder.Encoder
	cache   map[string][]float32
}

func (m *measure) Model() string              { return m.encoder.Model() }
func (m *measure) Pieces(text string) []int32 { return m.encoder.Pieces(text) }

func (m *measure) Encode(ctx context.Context, texts []string, fade map[int32]float32) ([][]float32, error) {
	rows := make([][]float32, len(texts))
	var fresh []string
	keys := make([]string, len(texts))
	for i, text := range texts {
		var key strings.Builder
		key.WriteString(text)
		for _, piece := range m.Pieces(text) {
			if w, faded := fade[piece]; faded {
				fmt.Fprintf(&key, "\x00%d %v", piece, w)
			}
		}
		keys[i] = key.String()
		if rows[i] = m.cache[keys[i]]; rows[i] == nil {
			fresh = append(fresh, text)
		}
	}
	found, err := m.encoder.Encode(ctx, fresh, fade)
	if err != nil {
		return nil, err
	}
	for i := range rows {
		if rows[i] == nil {
			rows[i], found = found[0], found[1:]
			m.cache[keys[i]] = rows[i]
		}
	}
	return rows, nil
}

// rows reads a data set: the cells of each line.
func (m *measure) rows(name string) [][]string {
	data, err := os.ReadFile(filepath.Join(m.folder, name+".tsv"))
	if err != nil {
		log.Fatalf("%v: give the folder with the data sets.", err)
	}
	texts, err := exchange.Column(name, data, "") // as plain lines
	if err != nil {
		log.Fatal(err)
	}
	rows := make([][]string, len(texts))
	for i, text := range texts {
		rows[i] = strings.Split(text, "\t")
	}
	return rows
}

func asksOf(texts []string) []themes.Ask {
	asks := make([]themes.Ask, len(texts))
	for i, text := range texts {
		asks[i] = themes.Ask{ID: strconv.Itoa(i), Text: text}
	}
	return asks
}

func (m *measure) read(asks []themes.Ask, last themes.Fading) *themes.Index {
	ix, err := themes.Read(context.Background(), asks, themes.Means{Encoder: m, Fading: last})
	if err != nil {
		log.Fatal(err)
	}
	return ix
}

func (m *measure) group(ix *themes.Index, shown ...[]string) *themes.Result {
	r, err := ix.Group(context.Background(), themes.Options{Shown: shown})
	if err != nil {
		log.Fatal(err)
	}
	return r
}

func say(what, format string, args ...any) {
	fmt.Printf("| %s | %s |\n", what, fmt.Sprintf(format, args...))
}

// duplicates scores the labelled pairs among all asks of their kind.
func (m *measure) duplicates() {
	var texts []string
	for _, row := range m.rows("crowdre_domain5") {
		texts = append(texts, row[0])
	}
	pairs, first := m.rows("crowdre_dup_pairs"), len(texts)
	for _, row := range pairs {
		texts = append(texts, row[:2]...)
	}
	ix := m.read(asksOf(texts), nil)
	var same, other []float64
	for i, row := range pairs {
		twins, _, err := ix.Compare(context.Background(), strconv.Itoa(first+2*i), strconv.Itoa(first+2*i+1))
		if err != nil {
			log.Fatal(err)
		}
		if row[2] == "D" {
			same = append(same, twins.Score)
		} else {
			other = append(other, twins.Score)
		}
	}
	say(fmt.Sprintf("duplicates: AUC over %d labelled pairs", len(pairs)), "%.3f", auc(same, other))
	for _, least := range []float64{0.6, themes.LeastTwins, 0.8} {
		right, wrong := from(same, least), from(other, least)
		say(fmt.Sprintf("duplicates from %.1f on: precision, recall", least), "%.2f, %.2f",
			float64(right)/float64(max(right+wrong, 1)), float64(right)/float64(len(same)))
	}
	m.twins()
}

// twins looks for pairs among sentences of which each stands there in two languages.
func (m *measure) twins() {
	var texts []string
	for _, row := range m.rows("nusax_parallel_id_en") {
		texts = append(texts, row[:2]...)
	}
	found, err := m.read(asksOf(texts), nil).Duplicates(context.Background(), nil, nil)
	if err != nil {
		log.Fatal(err)
	}
	var sure, right, nearest, alsoRight int
	for _, t := range found {
		a, _ := strconv.Atoi(t.A) // made from numbers
		b, _ := strconv.Atoi(t.B)
		same := 0
		if a/2 == b/2 {
			same = 1
		}
		if t.Sure {
			sure, right = sure+1, right+same
		} else {
			nearest, alsoRight = nearest+1, alsoRight+same
		}
	}
	say(fmt.Sprintf("twins of %d sentences in two languages: precision of the sure, of the nearest, recall of both", len(texts)/2),
		"%.2f of %d, %.2f of %d, %.2f", float64(right)/float64(max(sure, 1)), sure,
		float64(alsoRight)/float64(max(nearest, 1)), nearest, float64(right+alsoRight)/float64(len(texts)/2))
}

// auc is how often one of the first is above one of the second.
func auc(above, below []float64) float64 {
	var wins float64
	for _, a := range above {
		for _, b := range below {
			switch {
			case a > b:
				wins++
			case a == b:
				wins += 0.5
			}
		}
	}
	return wins / float64(len(above)*len(below))
}

func from(scores []float64, least float64) (n int) {
	for _, s := range scores {
		if s >= least {
			n++
		}
	}
	return n
}

// indonesian looks for the English twin of each Indonesian line.
func (m *measure) indonesian() {
	rows := m.rows("nusax_parallel_id_en")
	texts := make([]string, len(rows))
	for i, row := range rows {
		texts[i] = row[1]
	}
	ix := m.read(asksOf(texts), nil)
	first, five := 0, 0
	for i, row := range rows {
		hits, err := ix.Similar(context.Background(), row[0], 5)
		if err != nil {
			log.Fatal(err)
		}
		switch slices.IndexFunc(hits, func(h themes.Hit) bool { return h.ID == strconv.Itoa(i) }) {
		case -1:
		case 0:
			first++
			five++
		default:
			five++
		}
	}
	say(fmt.Sprintf("English twin of %d Indonesian lines: found first, among five", len(rows)), "%.1f %%, %.1f %%",
		100*float64(first)/float64(len(rows)), 100*float64(five)/float64(len(rows)))
}

// stability adds one ask in twenty: with the others in themes, as suggestions that were shown and not accepted, and with
// nobody knowing what they were in.
func (m *measure) stability() {
	for _, name := range []string{"crowdre_tags", "stackoverflow5k", "banking77_train"} {
		rows := m.rows(name)
		asks := asksOf(firsts(rows))
		var old, fresh []themes.Ask
		for i, a := range asks {
			if i%20 == 7 {
				fresh = append(fresh, a)
			} else {
				old = append(old, a)
			}
		}
		before := m.read(old, nil)
		first := m.group(before)
		was := places(first)
		after := m.read(asks, before.Fading())
		shown, anew := m.group(after, first.Grouping...), m.group(after)
		for i := range old {
			if theme, placed := was[old[i].ID]; placed {
				old[i].Theme = "theme " + strconv.Itoa(theme)
			}
		}
		r := m.group(m.read(slices.Concat(old, fresh), before.Fading()))
		joined := 0
		for _, theme := range r.Themes {
			if theme.ID != "" {
				joined += len(theme.Added)
			}
		}
		say(name+", one in twenty added to themes: pairs still together, new ones that fell into a theme", "%.1f %%, %.0f %%",
			kept(was, places(r)), 100*float64(joined)/float64(len(fresh)))
		say(name+", added to suggestions that were shown, not accepted: pairs still together, new ones placed, themes",
			"%.1f %%, %.0f %%, %d, before %d", kept(was, places(shown)), placed(fresh, shown), len(shown.Themes), len(first.Themes))
		say(name+", grouped from nothing again: pairs still together", "%.1f %%", kept(was, places(anew)))
		m.spread(name, rows, shown, anew)
	}
}

// spread scores what was shown before, with what is new, beside a grouping from nothing.
func (m *measure) spread(name string, rows [][]string, shown, anew *themes.Result) {
	held, free := scoreOf(rows, shown), scoreOf(rows, anew)
	say(name+", B³ of that and of grouping from nothing", "%.1f, %.1f", 100*held.b3, 100*free.b3)
}

// placed is the share of asks that are in a theme.
func placed(asks []themes.Ask, r *themes.Result) float64 {
	at, n := places(r), 0
	for _, a := range asks {
		if _, found := at[a.ID]; found {
			n++
		}
	}
	return 100 * float64(n) / float64(len(asks))
}

func firsts(rows [][]string) []string {
	texts := make([]string, len(rows))
	for i, row := range rows {
		texts[i] = row[0]
	}
	return texts
}

func places(r *themes.Result) map[string]int {
	at := map[string]int{}
	for i, theme := range r.Themes {
		for _, id := range theme.Members {
			at[id] = i
		}
	}
	return at
}

// kept is the share of pairs that were together and still are.
func kept(was, now map[string]int) float64 {
	type cell struct{ was, now int }
	before, both := map[int]int{}, map[cell]int{}
	for id, theme := range was {
		before[theme]++
		if at, placed := now[id]; placed {
			both[cell{theme, at}]++
		}
	}
	pairs := func(n int) float64 { return float64(n) * float64(n-1) / 2 }
	var all, still float64
	for _, n := range before {
		all += pairs(n)
	}
	for _, n := range both {
		still += pairs(n)
	}
	return 100 * still / all
}

// scale measures time and memory.
func (m *measure) scale() {
	for _, n := range []int{1_000, 10_000, 50_000} {
		clear(m.cache)
		runtime.GC()
		asks := asksOf(m.many(n + 10))
		old, fresh := asks[:n], asks[n:]
		ix, cold := m.regroup(old, nil)
		_, cached := m.regroup(old, ix.Fading())
		for i, theme := range places(m.group(ix)) {
			k, _ := strconv.Atoi(i) // made from a number
			old[k].Theme = "theme " + strconv.Itoa(theme)
		}
		themed := m.read(old, ix.Fading())
		began := time.Now()
		if err := themed.Add(context.Background(), fresh...); err != nil {
			log.Fatal(err)
		}
		m.group(themed)
		adding := time.Since(began)
		began = time.Now()
		const times = 20
		for i := range times {
			if _, err := themed.Similar(context.Background(), "why is my card payment late "+strconv.Itoa(i), 8); err != nil {
				log.Fatal(err)
			}
		}
		similar := time.Since(began) / times
		var memory runtime.MemStats
		runtime.ReadMemStats(&memory)
		say(fmt.Sprintf("%d asks: first grouping, again with cached vectors, adding 10 and grouping, similar as typed", n),
			"%s, %s, %s, %s", short(cold), short(cached), short(adding), short(similar))
		say(fmt.Sprintf("%d asks: memory from the system, the cache included", n), "%d MB", memory.Sys>>20)
		debug.FreeOSMemory()
	}
}

func (m *measure) regroup(asks []themes.Ask, last themes.Fading) (*themes.Index, time.Duration) {
	began := time.Now()
	ix := m.read(asks, last)
	m.group(ix)
	return ix, time.Since(began)
}

func short(d time.Duration) string {
	if d < time.Second {
		return d.Round(time.Millisecond).String()
	}
	return d.Round(100 * time.Millisecond).String()
}

// many makes n texts: those of the data sets, and beyond them the first half of one with the second half of another.
func (m *measure) many(n int) []string {
	var texts []string
	for _, name := range []string{"banking77_train", "stackoverflow5k", "crowdre_domain5"} {
		for _, row := range m.rows(name) {
			texts = append(texts, row[0])
		}
	}
	for i, own := 0, len(texts); len(texts) < n; i++ {
		head, tail := strings.Fields(texts[i%own]), strings.Fields(texts[(i*7+i/own*13)%own])
		texts = append(texts, strings.Join(slices.Concat(head[:(len(head)+1)/2], tail[len(tail)/2:]), " "))
	}
	step := len(texts) / n
	picked := make([]string, n)
	for i := range picked {
		picked[i] = texts[i*step]
	}
	return picked
}
