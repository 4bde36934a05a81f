package fonts

import (
	"bytes"
	"compress/gzip"
	"embed"
	"fmt"
	"io"
	"sync"

	"github.com/go-text/typesetting/font"
)

//go:embed files/*.ttf.gz
var embedded embed.FS

var parsed struct {
	sync.Mutex
	fonts map[string]*font.Font
}

// load unpacks and parses an embedded font, once per process. A *font.Font is read-only and so may be shared.
func load(name string) *font.Font {
	parsed.Lock()
	defer parsed.Unlock()
	if f := parsed.fonts[name]; f != nil {
		return f
	}
	f, err := unpack(name)
	if err != nil {
		// The files are part of the program: a test reads each of them, so this can't happen in a build that passed.
		panic(fmt.Sprintf("embedded font %s: %v", name, err))
	}
	if parsed.fonts == nil {
		parsed.fonts = map[string]*font.Font{}
	}
	parsed.fonts[name] = f
	return f
}

func unpack(name string) (*font.Font, error) {
	packed, err := embedded.Open("files/" + name + ".ttf.gz")
	if err != nil {
		return nil, err
	}
	defer func() { _ = packed.Close() }() // it is in memory
	unzip, err := gzip.NewReader(packed)
	if err != nil {
		return nil, err
	}
	data, err := io.ReadAll(unzip)
	if err != nil {
		return nil, err
	}
	face, err := font.ParseTTF(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	return face.Font, nil
}
