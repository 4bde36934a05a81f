package fonts

import (
	"bytes"
	"compress/gzip"
	"embed"
	"encoding/binary"
	"fmt"
	"io"
	"sync"

	"github.com/go-text/typesetting/font"
)

//go:embed files/*.ttf.gz
var embedded embed.FS

// parsed are functions that give an embedded font, by its name.
var parsed sync.Map

// load unpacks and parses an embedded font, once per process. A *font.Font is read-only and so may be shared.
func load(name string) *font.Font {
	once, _ := parsed.LoadOrStore(name, sync.OnceValue(func() *font.Font {
		f, err := unpack(name)
		if err != nil {
			// The files are part of the program: a test reads each of them, so this can't happen in a build that passed.
			panic(fmt.Sprintf("embedded font %s: %v", name, err))
		}
		return f
	}))
	return once.(func() *font.Font)() //nolint:errcheck // parsed holds nothing else
}

func unpack(name string) (*font.Font, error) {
	packed, err := embedded.ReadFile("files/" + name + ".ttf.gz")
	if err != nil {
		return nil, err
	}
	unzip, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		return nil, err
	}
	size := binary.LittleEndian.Uint32(packed[len(packed)-4:]) // a gzip file ends with it
	data := make([]byte, size)
	if _, err := io.ReadFull(unzip, data); err != nil {
		return nil, err
	}
	face, err := font.ParseTTF(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	return face.Font, nil
}
