package pdf

import (
	"fmt"
	"net/url"
	"strings"

	"throughline/backend/pdf/internal/layout"
	"throughline/backend/pdf/internal/text"
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
	if address := safeURL(target); address != "" {
		return layout.Linked(style, address, "")
	}
	return style
}

// safeURL gives an address in plain ASCII when it is one that a reader may open, else "".
func safeURL(target string) string {
	u, err := url.Parse(strings.TrimSpace(target))
	if err != nil {
		return ""
	}
	switch strings.ToLower(u.Scheme) {
	case "http", "https":
		if u.Host == "" {
			return ""
		}
	case "mailto", "tel":
	default:
		return ""
	}
	var b strings.Builder
	for _, c := range []byte(u.String()) {
		if c <= ' ' || c >= 0x7f {
			fmt.Fprintf(&b, "%%%02X", c)
		} else {
			b.WriteByte(c)
		}
	}
	return b.String()
}
