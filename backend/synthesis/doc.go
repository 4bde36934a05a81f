// Package synthesis lets the grouping engine work on a workspace: it reads the asks of a product into an index, keeps what
// their texts mean in the workspace's cache, and puts what the engine finds into the words of package discovery.
//
// To read it from the top: synthesis.go is one workspace's; similar.go answers while someone types, from an index that
// stays in memory; suggest.go and duplicates.go take their time, one at a time; cache.go stands between the engine and the
// sentence model. It changes nothing but that cache: what is accepted goes through package store.
//
// It must never keep a text anywhere but in memory, and never outlive the workspace that it was made for.
package synthesis
