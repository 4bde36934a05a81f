// Package charset turns the bytes of a text file into text. Files that people bring say nothing of how they are encoded:
// UTF-8, UTF-16 and Windows-1252 are told apart by what is in them.
//
// It must never guess silently: bytes that are no text in the encoding that was found are reported with their line.
package charset
