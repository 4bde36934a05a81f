package main

import (
	"encoding/json"
	"fmt"
	"log"
	"maps"
	"math/rand/v2"
	"os"
	"slices"
	"strconv"

	"throughline/backend/themes"
)

// What a product manager groups at first are a few dozen asks, so small sets are measured on their own: the asks of the
// sample workspace, and many small parts of the large sets, each of a few of their themes.

const (
	sampleFile = "backend/api/sample/sample.json"
	smallParts = 40 // of each set and size
)

// score is how well asks were grouped, as a share.
type score struct{ ari, b3 float64 }

func (m *measure) small() {
	sample := sampleThemes()
	for _, product := range slices.Sorted(maps.Keys(sample)) {
		rows := sample[product]
		s, n := m.grouped(rows)
		say(fmt.Sprintf("%s of the sample, %d asks: themes found, ARI, B³", product, len(rows)), "%d, %.1f, %.1f",
			n, 100*s.ari, 100*s.b3)
	}
	for _, name := range []string{"crowdre_tags", "stackoverflow5k", "banking77_train", "hoasa_id_aspect"} {
		rows := m.rows(name)
		for _, size := range []int{30, 60, 100} {
			var mean score
			found, given := 0, 0
			for part := range smallParts {
				some, of := few(rows, size, rand.New(rand.NewPCG(uint64(part), uint64(size))))
				s, n := m.grouped(some)
				mean.ari += s.ari / smallParts
				mean.b3 += s.b3 / smallParts
				found += n
				given += of
			}
			say(fmt.Sprintf("%s, %d parts of %d asks in 3 to 8 themes: found for each theme, ARI, B³", name, smallParts, size),
				"%.2f, %.1f, %.1f", float64(found)/float64(given), 100*mean.ari, 100*mean.b3)
		}
	}
}

// sampleThemes gives the asks of the sample workspace with their themes, by product.
func sampleThemes() map[string][][]string {
	data, err := os.ReadFile(sampleFile)
	if err != nil {
		log.Fatalf("%v: run it from the folder of the project.", err)
	}
	var sample struct {
		Themes []struct {
			Product, Name string
			Asks          []struct{ Ask string }
		}
	}
	if err := json.Unmarshal(data, &sample); err != nil {
		log.Fatal(err)
	}
	rows := map[string][][]string{}
	for _, theme := range sample.Themes {
		for _, a := range theme.Asks {
			rows[theme.Product] = append(rows[theme.Product], []string{a.Ask, theme.Name})
		}
	}
	return rows
}

// leastAsks is how many a theme of a small part is drawn from at least.
const leastAsks = 5

// few draws asks of three to eight themes, and says of how many.
func few(rows [][]string, size int, random *rand.Rand) (some [][]string, of int) {
	byTheme := map[string][][]string{}
	var names []string
	for _, row := range rows {
		if byTheme[row[1]] == nil {
			names = append(names, row[1])
		}
		byTheme[row[1]] = append(byTheme[row[1]], row)
	}
	names = slices.DeleteFunc(names, func(name string) bool { return len(byTheme[name]) < leastAsks })
	random.Shuffle(len(names), func(i, j int) { names[i], names[j] = names[j], names[i] })
	of = min(3+random.IntN(6), len(names))
	for _, name := range names[:of] {
		some = append(some, byTheme[name]...)
	}
	random.Shuffle(len(some), func(i, j int) { some[i], some[j] = some[j], some[i] })
	return some[:min(size, len(some))], of
}

// grouped groups asks from nothing, and scores that against their themes.
func (m *measure) grouped(rows [][]string) (s score, found int) {
	r := m.group(m.read(asksOf(firsts(rows)), nil))
	return scoreOf(rows, r), len(r.Themes)
}

// scoreOf scores a grouping of rows against their themes. An ask that was not placed is a theme of its own.
func scoreOf(rows [][]string, r *themes.Result) score {
	at := places(r)
	group := make([]string, len(rows))
	truth := make([]string, len(rows))
	for i, row := range rows {
		truth[i] = row[1]
		if theme, placed := at[strconv.Itoa(i)]; placed {
			group[i] = strconv.Itoa(theme)
		} else {
			group[i] = "alone " + strconv.Itoa(i)
		}
	}
	return compare(truth, group)
}

// compare gives the adjusted Rand index and the F-measure of B-cubed (Bagga and Baldwin, 1998) of two partitions.
func compare(truth, group []string) score {
	both, inTruth, inGroup := map[[2]string]float64{}, map[string]float64{}, map[string]float64{}
	for i := range truth {
		both[[2]string{truth[i], group[i]}]++
		inTruth[truth[i]]++
		inGroup[group[i]]++
	}
	n := float64(len(truth))
	var precision, recall, pairs float64
	for cell, count := range both {
		precision += count * count / inGroup[cell[1]] / n
		recall += count * count / inTruth[cell[0]] / n
		pairs += count * (count - 1) / 2
	}
	pairsTruth, pairsGroup := pairsIn(inTruth), pairsIn(inGroup)
	chance, most := pairsTruth*pairsGroup/(n*(n-1)/2), (pairsTruth+pairsGroup)/2
	return score{ari: (pairs - chance) / (most - chance), b3: 2 * precision * recall / (precision + recall)}
}

func pairsIn(counts map[string]float64) (sum float64) {
	for _, n := range counts {
		sum += n * (n - 1) / 2
	}
	return sum
}
