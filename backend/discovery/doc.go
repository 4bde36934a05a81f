// Package discovery is the language of Throughline: products, stakeholders, sessions, notes, asks with their voices,
// themes and PRDs, with the rules that hold whatever they are stored in or shown on: validation, counting voices,
// drafting a PRD.
//
// It uses the standard library only, does no I/O, reads no clock, and must never learn of SQL, of a file format or of
// the window. Its types carry json tags because they cross the boundary to the window unchanged.
package discovery
