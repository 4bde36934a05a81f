// Package text turns strings that people typed into lines of placed glyphs.
//
// A Shaper makes any string safe (prose.Clean), cuts a paragraph where it may break (UAX #14), resolves directions (UAX #9),
// finds a face for every grapheme cluster and shapes the runs; a speller decides what each code of a cluster stands for;
// Break fits the clusters into lines; Line.Visual puts them in the order in which they are drawn.
//
// It knows Unicode, and of fonts only what package fonts tells. It measures in points, must never draw, never learn of
// blocks or pages, and never fail: a character without a glyph is drawn as a replacement sign, keeps its text for copying,
// and is reported by Missing.
package text
