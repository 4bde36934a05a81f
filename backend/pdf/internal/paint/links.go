package paint

import (
	"fmt"
	"strings"

	"throughline/backend/pdf/internal/sheet"
)

// annotation is a link on a page, counted from 0, that belongs to an element.
type annotation struct {
	page, object int
	of           *sheet.Element
}

// links adds the annotations of every page (ISO 32000-1, 12.5.6.5). A link to a place that doesn't exist is left out.
func (f *finisher) links() {
	for i, on := range f.pages.Sheets {
		var annotations strings.Builder
		for _, stretch := range on.Over {
			for _, m := range stretch.Marks {
				link, ok := m.(*sheet.Link)
				if !ok {
					continue
				}
				if n := f.link(link); n > 0 {
					fmt.Fprintf(&annotations, "%d 0 R ", n)
					f.annotations = append(f.annotations, annotation{i, n, stretch.Of})
				}
			}
		}
		entries := fmt.Sprintf("/StructParents %d/Tabs/S", i)
		if annotations.Len() > 0 {
			entries += "/Annots[" + annotations.String() + "]"
		}
		f.extend(f.pageObjects[i], entries)
	}
	for i, a := range f.annotations {
		f.extend(a.object, fmt.Sprintf("/StructParent %d", len(f.pages.Sheets)+i))
	}
}

// link gives the object of an annotation, 0 where it would lead nowhere.
func (f *finisher) link(link *sheet.Link) int {
	action := f.action(link)
	if action == "" {
		return 0
	}
	return f.file.add(fmt.Appendf(nil, "<</Type/Annot/Subtype/Link/Rect[%.2f %.2f %.2f %.2f]/Border[0 0 0]/F 4%s/Contents%s>>",
		link.X, f.height-link.Y-link.H, link.X+link.W, f.height-link.Y, action, textString(link.Text)))
}

func (f *finisher) action(link *sheet.Link) string {
	if link.URL != "" {
		return "/A<</S/URI/URI" + literal(link.URL) + ">>"
	}
	if at, ok := f.pages.Places[link.Anchor]; ok {
		return f.destination(at)
	}
	return ""
}
