package pdf_test

import (
	"bytes"
	"fmt"
	"regexp"
	"slices"
	"strings"
)

// The reader's view of the structure tree (ISO 32000-1, 14.7), and what PDF/UA-1 asks of it as far as a program can tell.

// node is an element of the tree as it is written.
type node struct {
	kind   string
	object int
	kids   []node
	links  []int // annotations
}

var (
	kindEntry     = regexp.MustCompile(`/S/(\w+)`)
	parentEntry   = regexp.MustCompile(`/P (\d+) 0 R`)
	kidEntry      = regexp.MustCompile(`<</Type/MCR/Pg (\d+) 0 R/MCID (\d+)>>|<</Type/OBJR/Pg \d+ 0 R/Obj (\d+) 0 R>>|(\d+) 0 R`)
	marked        = regexp.MustCompile(`^/(\w+) (?:<</MCID (\d+)>> BDC|BMC)$`)
	parentEntries = regexp.MustCompile(`\d+ 0 R|null`)
	painting      = regexp.MustCompile(`TJ ET$|(?:re|h|l) [fSB]$| Do Q?$`)
)

// tree reads the structure tree and complains of whatever doesn't fit together in it.
func (r *reader) tree() node {
	root, _ := r.structure()
	return root
}

// structure gives the tree, and of which element each piece of content is, by page and number.
func (r *reader) structure() (node, map[[2]int]int) {
	catalog := r.objects[r.reference(r.trailer, "/Root ")]
	for _, entry := range []string{"/MarkInfo<</Marked true>>", "/Lang", "/Metadata ", "/DisplayDocTitle true"} {
		if !bytes.Contains(catalog, []byte(entry)) {
			r.t.Errorf("the catalog has no %s", entry)
		}
	}
	rootObject := r.reference(catalog, "/StructTreeRoot ")
	s := structureReader{reader: r, content: map[[2]int]int{}, annotations: map[int]int{}, root: rootObject}
	root := s.node(r.reference(r.objects[rootObject], "/K["), rootObject, "")
	s.pages(r.objects[r.reference(r.objects[rootObject], "/ParentTree ")])
	return root, s.content
}

type structureReader struct {
	*reader
	content     map[[2]int]int // the element of a piece of content, by page and number
	annotations map[int]int    // the element of an annotation
	rank        int            // of the last heading
	root        int
}

// mayStandIn says which elements may hold those that can't stand just anywhere.
var mayStandIn = map[string][]string{
	"TR": {"Table"}, "TH": {"TR"}, "TD": {"TR"}, "LI": {"L"}, "Lbl": {"LI", "Note"}, "LBody": {"LI"}, "TOCI": {"TOC"},
}

func (s *structureReader) node(object, parent int, parentKind string) node {
	body := s.objects[object]
	m, p := kindEntry.FindSubmatch(body), parentEntry.FindSubmatch(body)
	if m == nil || p == nil || atoi(p[1]) != parent {
		s.t.Fatalf("element %d has no kind, or another parent than %d: %s", object, parent, body)
	}
	n := node{kind: string(m[1]), object: object}
	if allowed, ok := mayStandIn[n.kind]; ok && !slices.Contains(allowed, parentKind) {
		s.t.Errorf("a %s stands in a %s", n.kind, parentKind)
	}
	if len(n.kind) == 2 && n.kind[0] == 'H' && n.kind[1] >= '1' && n.kind[1] <= '6' {
		rank := int(n.kind[1] - '0')
		if rank > s.rank+1 {
			s.t.Errorf("a heading of rank %d follows one of rank %d", rank, s.rank)
		}
		s.rank = rank
	}
	if n.kind == "Figure" && !bytes.Contains(body, []byte("/Alt<")) {
		s.t.Errorf("a figure says nothing to those who can't see it")
	}
	_, kids, _ := bytes.Cut(body, []byte("/K["))
	for _, kid := range kidEntry.FindAllSubmatch(kids, -1) {
		switch {
		case kid[1] != nil:
			page := slices.Index(s.reader.pages, atoi(kid[1]))
			s.content[[2]int{page, atoi(kid[2])}] = object
		case kid[3] != nil:
			n.links = append(n.links, atoi(kid[3]))
			s.annotations[atoi(kid[3])] = object
		default:
			n.kids = append(n.kids, s.node(atoi(kid[4]), object, n.kind))
		}
	}
	if n.kind == "Note" && !bytes.Contains(s.objects[s.root], fmt.Appendf(nil, ") %d 0 R", object)) {
		s.t.Errorf("a note can't be found by its identifier")
	}
	if n.kind == "Link" && len(n.links) == 0 {
		s.t.Errorf("a link leads nowhere")
	}
	return n
}

// pages checks that every page's content is marked, and that the parent tree leads from it to its element.
func (s *structureReader) pages(parentTree []byte) {
	_, nums, _ := bytes.Cut(parentTree, []byte("/Nums["))
	parents := map[int]string{} // of the pieces of each page
	for _, m := range regexp.MustCompile(`(\d+)\[([^\]]*)\]`).FindAllSubmatch(nums, -1) {
		parents[atoi(m[1])] = string(m[2])
	}
	flat := bytes.ReplaceAll(nums, []byte("]"), []byte(" "))
	for page, object := range s.reader.pages {
		body := s.objects[object]
		if want := fmt.Sprintf("/StructParents %d/Tabs/S", page); !bytes.Contains(body, []byte(want)) {
			s.t.Errorf("page %d lacks %s", page+1, want)
		}
		list, ok := parents[page]
		if !ok {
			s.t.Fatalf("the parent tree has no page %d", page+1)
		}
		s.page(page, parentEntries.FindAllString(list, -1))
		if !bytes.Contains(body, []byte("/Annots[")) {
			continue
		}
		for _, annotation := range references(string(s.value(body, "/Annots["))) {
			key := atoi(bytes.TrimSpace(s.value(s.objects[annotation], "/StructParent ")))
			if want := fmt.Sprintf(" %d %d 0 R ", key, s.annotations[annotation]); s.annotations[annotation] == 0 ||
				!bytes.Contains(flat, []byte(want)) {
				s.t.Errorf("annotation %d on page %d is part of nothing", annotation, page+1)
			}
		}
	}
}

func (s *structureReader) page(page int, parents []string) {
	open, depth := "", 0
	for line := range strings.SplitSeq(string(s.reader.content(page)), "\n") {
		m := marked.FindStringSubmatch(line)
		switch {
		case m != nil:
			open, depth = m[1], depth+1
			if m[2] == "" {
				continue
			}
			number := atoi([]byte(m[2]))
			element := s.content[[2]int{page, number}]
			if element == 0 || number >= len(parents) || parents[number] != fmt.Sprintf("%d 0 R", element) {
				s.t.Errorf("content %d of page %d is part of nothing, or the parent tree says otherwise", number, page+1)
			}
		case line == "EMC":
			depth--
		case depth != 1 && painting.MatchString(line):
			s.t.Errorf("page %d paints inside %d pieces (%s): %.80s", page+1, depth, open, line)
		}
	}
	if depth != 0 {
		s.t.Errorf("page %d leaves %d pieces open", page+1, depth)
	}
}

// lines lists the kinds of a tree, indented, those that repeat after each other counted.
func (n node) lines(indent string) []string {
	var out []string
	for i := 0; i < len(n.kids); {
		lines := n.kids[i].lines(indent + "  ")
		j := i + 1
		for j < len(n.kids) && n.kids[j].kind == n.kids[i].kind && slices.Equal(n.kids[j].lines(indent+"  "), lines) {
			j++
		}
		head := indent + n.kids[i].kind
		if j-i > 1 {
			head += fmt.Sprintf(" × %d", j-i)
		}
		out = append(append(out, head), lines...)
		i = j
	}
	return out
}
