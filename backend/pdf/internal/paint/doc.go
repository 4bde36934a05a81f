// Package paint writes laid-out pages as a PDF file.
//
// Pages, graphics and fonts go through gofpdf, whose own text layout is not used: glyphs are written as arrays of
// codes in fonts that hold just them. The finisher then replaces what gofpdf can't say: which text the codes stand
// for, the structure tree, links, an outline in full Unicode, the language, XMP, what the colours are, an identifier made
// from the content.
//
// This is the only package that knows PDF syntax and the only importer of gofpdf. It must never decide where something
// stands. The same pages must always give the same bytes.
package paint
