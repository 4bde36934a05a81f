package pdf

import (
	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
)

// numberNotes gives the footnotes of a text their numbers in the document: they are counted through.
func (c *converter) numberNotes(root ast.Node) {
	c.notes = map[int]int{}
	list, ok := root.LastChild().(*east.FootnoteList)
	if !ok {
		return
	}
	for n := list.FirstChild(); n != nil; n = n.NextSibling() {
		if note, ok := n.(*east.Footnote); ok {
			number := len(c.assembler.notes) + 1
			c.notes[note.Index] = number
			c.assembler.notes[number] = nil
		}
	}
}

// footnotes takes in what the footnotes of a text say.
func (c *converter) footnotes(list *east.FootnoteList) {
	for n := list.FirstChild(); n != nil; n = n.NextSibling() {
		if note, ok := n.(*east.Footnote); ok {
			c.assembler.notes[c.notes[note.Index]] = c.children(note, 1)
		}
	}
}
