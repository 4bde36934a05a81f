// Package layout turns blocks (headings, paragraphs, lists, tables, requirements) into pages.
//
// Every block becomes slices of a fixed height: a line of text, a table row, a bit of padding. The paginator puts
// slices on pages, keeps those together that belong together, repeats table headers, and stretches frames (tints,
// quote bars) over the slices inside them. Cover, contents and running heads are laid out by their own files.
//
// It measures with package text and draws on package sheet. It must never learn of what a PRD is, of Markdown or of PDF
// syntax, nor fail.
package layout
