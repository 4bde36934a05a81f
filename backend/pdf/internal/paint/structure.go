package paint

import (
	"fmt"
	"slices"
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

func reference(object int) string { return fmt.Sprintf(" %d 0 R", object) }

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
	var b strings.Builder
	fmt.Fprintf(&b, "<</Type/StructElem/S/%s/P %d 0 R", kind, parent)
	if e.Kind == sheet.HeaderCell {
		b.WriteString("/A<</O/Table/Scope/Column>>")
	}
	if e.Kind == sheet.Note { // PDF/UA-1, 7.9
		id := fmt.Sprintf("(note%08d)", object)
		s.ids = append(s.ids, id+reference(object))
		b.WriteString("/ID" + id)
	}
	if e.Alt != "" {
		b.WriteString("/Alt" + textString(e.Alt))
	}
	b.WriteString("/K[")
	for _, kid := range e.Kids {
		switch kid := kid.(type) {
		case sheet.Content:
			fmt.Fprintf(&b, "<</Type/MCR/Pg %d 0 R/MCID %d>>", s.pageObjects[s.pageOf[kid.On]], kid.Index)
		case *sheet.Element:
			if n := s.objects[kid]; n > 0 {
				fmt.Fprintf(&b, "%d 0 R ", n)
				s.write(kid, object)
			}
		}
	}
	for _, a := range s.linksOf[e] {
		fmt.Fprintf(&b, "<</Type/OBJR/Pg %d 0 R/Obj %d 0 R>>", s.pageObjects[a.page], a.object)
	}
	b.WriteString("]>>")
	s.file.objects[object] = []byte(b.String())
}

// parentTree leads from the pieces of each page, and from the annotations, to their elements (ISO 32000-1, 14.7.4.4).
func (s *structure) parentTree() int {
	var b strings.Builder
	b.WriteString("<</Nums[")
	for i, on := range s.pages.Sheets {
		fmt.Fprintf(&b, "%d[", i)
		for _, stretch := range on.Over {
			if stretch.Of == nil {
				b.WriteString("null ")
			} else {
				fmt.Fprintf(&b, "%d 0 R ", s.objects[stretch.Of])
			}
		}
		b.WriteString("]")
	}
	for i, a := range s.annotations {
		fmt.Fprintf(&b, "%d %d 0 R ", len(s.pages.Sheets)+i, s.objects[a.of])
	}
	b.WriteString("]>>")
	return s.file.add([]byte(b.String()))
}
