package paint

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"throughline/backend/pdf/internal/sheet"
)

// structure writes the structure tree (ISO 32000-1, 14.7): what each piece of marked content and each link is part of, in
// the order in which it is read.
type structure struct {
	*finisher
	pageOf  map[*sheet.Sheet]int // from 0
	linksOf map[*sheet.Element][]annotation
	objects map[*sheet.Element]int
	ids     []string // and objects, of the elements that have an identifier
}

// structure gives the object of the tree's root.
func (f *finisher) structure() int {
	s := structure{
		finisher: f, pageOf: map[*sheet.Sheet]int{}, linksOf: map[*sheet.Element][]annotation{},
		objects: map[*sheet.Element]int{},
	}
	for i, on := range f.pages.Sheets {
		s.pageOf[on] = i
	}
	for _, a := range f.annotations {
		s.linksOf[a.of] = append(s.linksOf[a.of], a)
	}
	root := f.file.add(nil)
	s.number(f.pages.Structure)
	s.write(f.pages.Structure, root)
	f.file.objects[root] = fmt.Appendf(nil, "<</Type/StructTreeRoot/K[%d 0 R]/ParentTree %d 0 R/ParentTreeNextKey %d%s>>",
		s.objects[f.pages.Structure], s.parentTree(), len(f.pages.Sheets)+len(f.annotations), s.idTree())
	return root
}

// idTree leads from identifiers to elements.
func (s *structure) idTree() string {
	if len(s.ids) == 0 {
		return ""
	}
	slices.Sort(s.ids)
	return "/IDTree<</Names[" + strings.Join(s.ids, " ") + "]>>"
}

func reference(object int) string { return string(appendReference(nil, object)) }

// number gives every element that holds something its object, and tells whether this one does.
func (s *structure) number(e *sheet.Element) bool {
	holds := e.Kind == sheet.Cell || e.Kind == sheet.HeaderCell // an empty cell keeps its place in the row
	for _, kid := range e.Kids {
		child, ok := kid.(*sheet.Element)
		if !ok || s.number(child) {
			holds = true
		}
	}
	if holds {
		s.objects[e] = s.file.add(nil)
	}
	return holds
}

// write writes an element and what is inside it.
func (s *structure) write(e *sheet.Element, parent int) {
	object := s.objects[e]
	kind := string(e.Kind)
	if e.Kind == sheet.LinkTo && len(s.linksOf[e]) == 0 {
		kind = "Span" // it leads nowhere
	}
	b := appendReference(append(append([]byte("<</Type/StructElem/S/"), kind...), "/P"...), parent)
	if e.Kind == sheet.HeaderCell {
		b = append(b, "/A<</O/Table/Scope/Column>>"...)
	}
	if e.Kind == sheet.Note { // PDF/UA-1, 7.9
		id := fmt.Sprintf("(note%08d)", object)
		s.ids = append(s.ids, id+reference(object))
		b = append(append(b, "/ID"...), id...)
	}
	if e.Alt != "" {
		b = append(append(b, "/Alt"...), textString(e.Alt)...)
	}
	if e.Lang != "" {
		b = append(append(b, "/Lang"...), textString(e.Lang)...)
	}
	b = append(b, "/K["...)
	for _, kid := range e.Kids {
		switch kid := kid.(type) {
		case sheet.Content:
			b = appendReference(append(b, "<</Type/MCR/Pg"...), s.pageObjects[s.pageOf[kid.On]])
			b = append(strconv.AppendInt(append(b, "/MCID "...), int64(kid.Index), 10), ">>"...)
		case *sheet.Element:
			if n := s.objects[kid]; n > 0 {
				b = appendReference(b, n)
				s.write(kid, object)
			}
		}
	}
	for _, a := range s.linksOf[e] {
		b = appendReference(append(b, "<</Type/OBJR/Pg"...), s.pageObjects[a.page])
		b = append(appendReference(append(b, "/Obj"...), a.object), ">>"...)
	}
	s.file.objects[object] = append(b, "]>>"...)
}

// appendReference writes a reference to an object, with a space before it.
func appendReference(out []byte, object int) []byte {
	return append(strconv.AppendInt(append(out, ' '), int64(object), 10), " 0 R"...)
}

// parentTree leads from the pieces of each page, and from the annotations, to their elements (ISO 32000-1, 14.7.4.4).
func (s *structure) parentTree() int {
	b := []byte("<</Nums[")
	for i, on := range s.pages.Sheets {
		b = append(strconv.AppendInt(b, int64(i), 10), '[')
		for _, stretch := range on.Over {
			if stretch.Of == nil {
				b = append(b, " null"...)
			} else {
				b = appendReference(b, s.objects[stretch.Of])
			}
		}
		b = append(b, ']')
	}
	for i, a := range s.annotations {
		b = strconv.AppendInt(b, int64(len(s.pages.Sheets)+i), 10)
		b = append(appendReference(b, s.objects[a.of]), ' ')
	}
	return s.file.add(append(b, "]>>"...))
}
