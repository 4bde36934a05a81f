package pdf

import (
	"net/url"
	"strings"

	"throughline/backend/pdf/internal/layout"
	"throughline/backend/pdf/internal/text"
	"throughline/backend/prose"
)

// linked makes a style lead to a target: a heading of the document ("#goals") or an address outside of it. Any other
// target leaves the style as it is.
func linked(style text.Style, target string) text.Style {
	if name, ok := strings.CutPrefix(target, "#"); ok {
		if decoded, err := url.PathUnescape(name); err == nil {
			name = decoded
		}
		return layout.Linked(style, "", strings.ToLower(name))
	}
	if address := prose.SafeURL(target); address != "" {
		return layout.Linked(style, address, "")
	}
	return style
}
