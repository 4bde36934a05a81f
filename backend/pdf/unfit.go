package pdf

import (
	"reflect"
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"throughline/backend/discovery"
)

// unfit says what of the texts of a document can't be printed as it was typed, and so is replaced or left out.
func unfit(doc discovery.Document) []string {
	var found survey
	found.look(reflect.ValueOf(doc))
	var warnings []string
	for _, w := range []struct {
		met  bool
		says string
	}{
		{found.broken, "Some bytes are no text (bad UTF-8); a replacement sign � is shown instead."},
		{found.control, "Control characters, which nobody can see, have been left out."},
		{found.turning, "Marks that make text read in another order than it stands in have been left out."},
	} {
		if w.met {
			warnings = append(warnings, w.says)
		}
	}
	if slices.Sort(found.schemes); len(found.schemes) > 0 {
		warnings = append(warnings, "Links that begin with "+strings.Join(found.schemes, ", ")+
			" lead nowhere: only http, https, mailto and tel do.")
	}
	return warnings
}

type survey struct {
	broken, control, turning bool
	schemes                  []string // of links that don't survive, each once
}

// look goes through whatever holds text.
func (s *survey) look(v reflect.Value) {
	switch v.Kind() {
	case reflect.String:
		s.text(v.String())
	case reflect.Struct:
		if v.Type() == reflect.TypeFor[time.Time]() {
			return
		}
		for _, field := range v.Fields() {
			s.look(field)
		}
	case reflect.Slice:
		if v.Type().Elem().Kind() == reflect.Uint8 { // an image
			return
		}
		for i := range v.Len() {
			s.look(v.Index(i))
		}
	case reflect.Map:
		for _, key := range v.MapKeys() {
			s.look(v.MapIndex(key))
		}
	case reflect.Pointer:
		if !v.IsNil() {
			s.look(v.Elem())
		}
	default:
	}
}

func (s *survey) text(words string) {
	for _, m := range linkScheme.FindAllStringSubmatch(words, -1) {
		if scheme := strings.ToLower(m[1]); !slices.Contains(surviving, scheme) && !slices.Contains(s.schemes, scheme) {
			s.schemes = append(s.schemes, scheme)
		}
	}
	s.broken = s.broken || !utf8.ValidString(words)
	for _, r := range words {
		switch {
		case r == '\t' || r == '\n' || r == '\r' || r == '\v' || r == '\f' || r == 0x85:
		case unicode.IsControl(r):
			s.control = true
		case r >= 0x202a && r <= 0x202e, r >= 0x2066 && r <= 0x2069:
			s.turning = true
		}
	}
}

// linkScheme finds how the addresses of Markdown's links begin.
var linkScheme = regexp.MustCompile(`\]\(\s*<?([A-Za-z][A-Za-z0-9+.-]*:)`)

// surviving are the schemes that may lead somewhere, the things of the workspace among them.
var surviving = []string{
	"http:", "https:", "mailto:", "tel:", "image:", "chart:", "req:", "ask:", "theme:", "metric:", "note:", "source:",
}
