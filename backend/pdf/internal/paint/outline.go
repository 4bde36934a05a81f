package paint

import (
	"fmt"
	"strings"
)

// entry is a bookmark in the tree of the outline.
type entry struct {
	object   int
	parent   int // index of the entry above, -1 at the top
	children []int
	place    int // among its siblings
}

// outline writes the bookmarks as a tree (ISO 32000-1, 12.3.3) and gives its object, 0 when there are none.
func (f *finisher) outline() int {
	if len(f.pages.Bookmarks) == 0 {
		return 0
	}
	root := f.file.add(nil)
	entries, top := f.tree()
	for i, e := range entries {
		siblings, parent := top, root
		if e.parent >= 0 {
			siblings, parent = entries[e.parent].children, entries[e.parent].object
		}
		f.file.objects[e.object] = []byte(f.bookmark(entries, i, siblings, parent))
	}
	f.file.objects[root] = fmt.Appendf(nil, "<</Type/Outlines/First %d 0 R/Last %d 0 R/Count %d>>",
		entries[top[0]].object, entries[top[len(top)-1]].object, len(top))
	return root
}

// tree hangs every bookmark below the nearest one before it of a higher level.
func (f *finisher) tree() (entries []entry, top []int) {
	var path []int
	for i, mark := range f.pages.Bookmarks {
		for len(path) > 0 && f.pages.Bookmarks[path[len(path)-1]].Level >= mark.Level {
			path = path[:len(path)-1]
		}
		e := entry{object: f.file.add(nil), parent: -1}
		siblings := &top
		if len(path) > 0 {
			e.parent = path[len(path)-1]
			siblings = &entries[e.parent].children
		}
		e.place = len(*siblings)
		*siblings = append(*siblings, i)
		entries = append(entries, e)
		path = append(path, i)
	}
	return entries, top
}

func (f *finisher) bookmark(entries []entry, i int, siblings []int, parent int) string {
	mark, e := f.pages.Bookmarks[i], entries[i]
	var b strings.Builder
	fmt.Fprintf(&b, "<</Title%s/Parent %d 0 R%s", textString(mark.Title), parent, f.destination(mark.At))
	if e.place > 0 {
		fmt.Fprintf(&b, "/Prev %d 0 R", entries[siblings[e.place-1]].object)
	}
	if e.place < len(siblings)-1 {
		fmt.Fprintf(&b, "/Next %d 0 R", entries[siblings[e.place+1]].object)
	}
	if n := len(e.children); n > 0 {
		// A negative count: the branch is folded until the reader opens it.
		fmt.Fprintf(&b, "/First %d 0 R/Last %d 0 R/Count %d",
			entries[e.children[0]].object, entries[e.children[n-1]].object, -n)
	}
	b.WriteString(">>")
	return b.String()
}
