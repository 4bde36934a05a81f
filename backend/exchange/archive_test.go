package exchange

import (
	"bytes"
	"strings"
	"testing"

	"throughline/backend/discovery"
)

func TestReadArchiveSaysWhatIsWrong(t *testing.T) {
	for name, test := range map[string]struct{ in, says string }{
		"nothing":         {"", "ends too early"},
		"cut off":         {`{"format":"throughline","version":1,"notes":[{"id":"n`, "ends too early"},
		"no JSON":         {"hello", "byte"},
		"another format":  {`{"format":"fider","version":1}`, `no Throughline archive but "fider"`},
		"no format":       {`{"version":1}`, "no Throughline archive"},
		"a newer version": {`{"format":"throughline","version":99,"unheard":1}`, "newer Throughline"},
		"unknown field":   {`{"format":"throughline","version":1,"unheard":1}`, "unheard"},
		"two archives":    {`{"format":"throughline","version":1}{}`, "follows"},
	} {
		_, err := ReadArchive(strings.NewReader(test.in))
		if discovery.CodeOf(err) != discovery.Invalid || !strings.Contains(err.Error(), test.says) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func FuzzReadArchive(f *testing.F) {
	f.Add([]byte(`{"format":"throughline","version":1,"products":[{"id":"p","name":"ERP","kind":"internal"}]}`))
	f.Fuzz(func(t *testing.T, raw []byte) {
		a, err := ReadArchive(bytes.NewReader(raw))
		if err != nil {
			if discovery.CodeOf(err) != discovery.Invalid {
				t.Fatal(err)
			}
			return
		}
		var out bytes.Buffer
		if err := WriteArchive(&out, a); err != nil {
			t.Fatal(err)
		}
		if _, err := ReadArchive(&out); err != nil {
			t.Fatalf("what was written can't be read: %v", err)
		}
	})
}
