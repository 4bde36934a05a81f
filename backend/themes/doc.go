// Package themes is the grouping engine: which asks are alike, which say the same thing, what themes they fall into,
// and what a theme is called.
//
// What two asks have in common is seen in two ways: by meaning, through an Encoder that turns a text into a vector, and
// by words, through TF-IDF over stems. Asks that are near each other are tied into a graph, and themes are the
// communities of that graph. What a person has said always holds: asks that have a theme stay in it, pairs that belong
// together are together, pairs that don't are apart. Without an Encoder the words alone decide.
//
// To read it from the top: group.go is the whole course, each step in the file named for it (text.go and gloss.go,
// words.go, vectors.go, neighbours.go, graph.go, leiden.go, granularity.go, join.go, name.go with what it needs: tag.go,
// phrase.go, candidate.go). similar.go and duplicates.go answer the two other questions; correct.go helps with
// corrections that stay local.
//
// The package is pure: no files, no network, no clock, no randomness. The same asks in any order, on any number of
// cores, give the same result to the last byte, so every sum is taken in one fixed order and every tie is broken by it.
// It must never decide anything by the order of a map or of goroutines.
package themes
