package paint

import (
	"bytes"
	"fmt"
	"strings"

	"throughline/backend/pdf/internal/sheet"
)

// links adds the annotations of every page (ISO 32000-1, 12.5.6.5). A link to a place that doesn't exist is left out.
func (f *finisher) links() {
	for i, on := range f.pages.Sheets {
		var annotations strings.Builder
		for _, m := range on.Over {
			link, ok := m.(*sheet.Link)
			if !ok {
				continue
			}
			action := f.action(link)
			if action == "" {
				continue
			}
			n := f.file.add(fmt.Appendf(nil,
				"<</Type/Annot/Subtype/Link/Rect[%.2f %.2f %.2f %.2f]/Border[0 0 0]/F 4%s/Contents%s>>",
				link.X, f.height-link.Y-link.H, link.X+link.W, f.height-link.Y, action, textString(link.Text)))
			fmt.Fprintf(&annotations, "%d 0 R ", n)
		}
		if annotations.Len() == 0 {
			continue
		}
		page := f.pageObjects[i]
		body := bytes.TrimSuffix(f.file.objects[page], []byte(">>"))
		f.file.objects[page] = fmt.Appendf(bytes.Clone(body), "/Annots[%s]>>", annotations.String())
	}
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
