// Package paint writes laid-out pages as a PDF file.
//
// Pages, pictures and fonts go through gofpdf, whose own text layout is not used: glyphs are written as arrays of codes in
// fonts that hold just them. A page of glyphs and lines alone is drawn while others are laid out, before gofpdf makes the
// page that it stands on. The finisher then replaces what gofpdf can't say: which text the codes stand for, the structure
// tree, links, an outline in full Unicode, the language, XMP, what the colours are, an identifier made from the content.
//
// This is the only package that knows PDF syntax and the only importer of gofpdf. It must never decide where something
// stands. The same pages must always give the same bytes.
package paint
