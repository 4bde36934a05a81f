// Package fonts finds a face for every piece of text and makes the fonts that go into a file.
//
// The embedded fonts (files/*.gz, made by make-fonts.mjs) are unpacked once per process, each when first needed. A Set
// holds the faces of one document. A Subset collects the glyphs of one face that the document draws, gives each
// (glyph, text) pair a code of its own, and writes them as a small TrueType font whatever the source was: a static
// font, an instance of a variable one, PostScript outlines. Where a cluster's glyphs and characters don't pair up,
// Compose makes glyphs that do, so that every code stands for one character.
//
// It knows OpenType, and is the only part that does. It must never learn of lines or pages, nor read a font of the computer
// unless it is told to: the same document gives the same file on every machine. When it may, those are asked last, and
// what they draw is told.
package fonts
