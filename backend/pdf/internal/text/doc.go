// Package text turns strings that people typed into lines of placed glyphs.
//
// A Shaper makes any string safe (prose.Clean), cuts a paragraph where it may break (UAX #14), resolves directions (UAX #9),
// finds a face for every grapheme cluster and shapes the runs; Break fits the clusters into lines; Line.Visual puts
// them in the order in which they are drawn.
//
// It measures in points, never draws, and must never fail: a character without a glyph is drawn as a replacement sign,
// keeps its text for copying, and is reported by Missing.
package text
