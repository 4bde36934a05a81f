package main

import (
	"context"
	"fmt"
	"log"
	"slices"
	"strconv"
	"strings"

	"throughline/backend/themes"

	"github.com/kljensen/snowball/english"
)

// namedSets are those whose labels are names that somebody gave to what the texts have in common.
var namedSets = []string{"crowdre_tags", "banking77_train", "stackoverflow5k", "hoasa_id_aspect"}

// names compares the names that the labelled groups of a set get with their labels.
func (m *measure) names() {
	for _, set := range namedSets {
		var like, shared float64
		list := m.namesOf(set)
		for _, pair := range list {
			rows, err := m.Encode(context.Background(), pair[:], nil)
			if err != nil {
				log.Fatal(err)
			}
			for i, x := range rows[0] {
				like += float64(x) * float64(rows[1][i]) / float64(len(list))
			}
			if own := stems(pair[0]); slices.ContainsFunc(stems(pair[1]), func(s string) bool { return slices.Contains(own, s) }) {
				shared += 100 / float64(len(list))
			}
		}
		what := fmt.Sprintf("%s, names of its %d groups: likeness to the label, with a word of it", set, len(list))
		say(what, "%.3f, %.0f %%", like, shared)
	}
}

// namelist prints the names themselves, to be looked at.
func (m *measure) namelist() {
	for _, set := range namedSets {
		for _, pair := range m.namesOf(set) {
			say(set+": "+pair[0], "%s", pair[1])
		}
	}
}

// namesOf gives the labels of a set with the names of their groups.
func (m *measure) namesOf(set string) [][2]string {
	var asks []themes.Ask
	var rules themes.Options
	first := map[string]string{} // ask of each label
	label := map[string]string{}
	for i, row := range m.rows(set) {
		ask := themes.Ask{ID: strconv.Itoa(i), Text: row[0]}
		asks, label[ask.ID] = append(asks, ask), strings.NewReplacer("_", " ", "-", " ").Replace(row[1])
		switch other, known := first[row[1]]; {
		case known:
			rules.Together = append(rules.Together, themes.Pair{A: other, B: ask.ID})
		default:
			for _, other := range first {
				rules.Apart = append(rules.Apart, themes.Pair{A: other, B: ask.ID})
			}
			first[row[1]] = ask.ID
		}
	}
	r, err := m.read(asks, nil).Group(context.Background(), rules)
	if err != nil {
		log.Fatal(err)
	}
	var list [][2]string
	for _, theme := range r.Themes {
		list = append(list, [2]string{label[theme.Members[0]], theme.Name})
	}
	slices.SortFunc(list, func(a, b [2]string) int { return strings.Compare(a[0], b[0]) })
	return list
}

// stems are those of the words of a name that say something.
func stems(name string) []string {
	var list []string
	for w := range strings.FieldsSeq(strings.ToLower(name)) {
		if len(w) > 2 && w != "and" && w != "for" {
			list = append(list, english.Stem(w, false))
		}
	}
	return list
}
