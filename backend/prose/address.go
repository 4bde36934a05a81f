package prose

import (
	"fmt"
	"net/url"
	"strings"
)

// own are the schemes under which a text names a thing of the workspace, or an entry of the evidence register.
var own = []string{"req:", "ask:", "theme:", "metric:", "note:", "source:"}

// target gives where a link leads as Span.Link has it.
func target(destination string) string {
	destination = strings.TrimSpace(unescape(destination))
	if name, is := strings.CutPrefix(destination, "#"); is {
		if decoded, err := url.PathUnescape(name); err == nil {
			name = decoded
		}
		return "#" + Slug(name)
	}
	for _, scheme := range own {
		if id, is := strings.CutPrefix(destination, scheme); is && word(id) == id {
			return destination
		}
	}
	return SafeURL(destination)
}

// SafeURL gives an address in plain ASCII when it is one that a reader may open, else "".
func SafeURL(target string) string {
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
		if c <= ' ' || c >= 0x7f || strings.IndexByte("\"<>\\^`{|}", c) >= 0 {
			fmt.Fprintf(&b, "%%%02X", c)
		} else {
			b.WriteByte(c)
		}
	}
	return b.String()
}
