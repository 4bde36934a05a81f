// Package pdf renders a PRD as a PDF: title page, contents, chapters, requirements with the voices behind them, and the
// evidence register.
//
//	discovery.Document ─ this package ─► blocks ─ layout ─► sheets ─ paint ─► gofpdf ─ finisher ─► file
//	                                       │ text: clean, directions, breaks, shapes
//	                                       │ fonts: faces, fallback, subsets
//
// Each part is a package below internal, knows those below it in this list, and says in its doc.go what it must never do
// (a test holds the list):
//
//	this package  what a PRD is: it turns sections, requirements, quotes, sources into blocks (assemble.go, markdown.go),
//	              judges images, and gathers the warnings. It knows nothing of lines, pages or PDF.
//	paint         PDF syntax and gofpdf: sheets into streams (marks.go, glyphs.go) and a file (write.go), which the finisher
//	              completes (finish.go: tags, links, outline, metadata) and packs (file.go).
//	layout        blocks into slices (a file for each kind of block), slices onto pages (paginate.go).
//	sheet         what stands on a page, and the tree of what is read; no rules, only types.
//	text          Unicode: strings into lines of placed glyphs.
//	fonts         OpenType: which face has a character, what it looks like, and the small fonts that go into the file.
//
// This package, layout and paint work beside each other, each some steps ahead of the next (ahead.go): while a page is drawn,
// the next one is laid out and a later section is read. What hangs on the number of pages (contents, running heads) and on
// the glyphs in use (fonts) is made in the end.
//
// To follow one word: markdown.go gives its span a style; layout/paragraph.go has text/shape.go find a face for each
// cluster and fonts.Encode give each glyph a code; text/break.go puts it on a line, layout/paginate.go that on a page;
// paint/glyphs.go writes the codes, and paint/finish.go what they stand for.
//
// Everything in a document is untrusted: whatever people typed, Render gives a valid file that reads as they meant it,
// and says in Result.Warnings what it could not show. It must never follow a link, read a file (but for fonts of the
// computer where it may), or pass on HTML. build/docs/pdf.md says what is verified, and by what.
package pdf
