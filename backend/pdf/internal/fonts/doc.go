// Package fonts finds a face for every piece of text and makes the fonts that go into a file.
//
// The embedded fonts (files/*.gz, made by make-fonts.mjs) are unpacked once per process, each when first needed. A Set
// holds the faces of one document. A Subset collects the glyphs of one face that the document draws, gives each
// (glyph, text) pair a code of its own, and writes them as a small TrueType font whatever the source was: a static
// font, an instance of a variable one, PostScript outlines.
//
// It must never read a font of the system unless it is told to: the same document gives the same file on every machine.
// When it may, the system's fonts are asked last, and what they draw is told.
package fonts
