package transcript

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"regexp"
	"strings"

	"throughline/backend/bounded"
	"throughline/backend/discovery"
)

// What a Word file may unpack to: a day of talk is less than a tenth of it, and a small file can claim any size.
const (
	maxWordBytes = 64 << 20
	wordDocument = "word/document.xml"
)

// startStop is what Teams writes above and below the talk.
var startStop = regexp.MustCompile(`^\S.{0,99} (?:started|stopped) transcription$`)

// The first bytes of a file that tell what it is: DOCX is a ZIP file.
var (
	zipFile = []byte("PK\x03\x04")
	oldWord = []byte{0xD0, 0xCF, 0x11, 0xE0}
)

// wordLines gives the text of a Word document (DOCX) line by line: each paragraph, and each line break in one.
func wordLines(name string, data []byte) ([]string, error) {
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, discovery.InvalidField("file",
			"%s is damaged: it can't be unpacked. Download it once more and import that.", name).Because(err)
	}
	for _, f := range archive.File {
		if f.Name != wordDocument {
			continue
		}
		part, err := f.Open()
		if err != nil {
			return nil, wordDamage(name, 0, err)
		}
		defer part.Close() //nolint:errcheck // only read
		return readWord(name, part)
	}
	return nil, discovery.InvalidField("file",
		"%s is a ZIP file but no Word document. Choose the transcript itself.", name)
}

func wordDamage(name string, line int, err error) error {
	return discovery.InvalidField("file",
		"%s is damaged: its text breaks off after line %d. Download it once more and import that.", name, line).Because(err)
}

// wordReader gathers the lines of a document.
type wordReader struct {
	lines          []string
	open           strings.Builder // the line at hand
	inText, hidden int             // how many elements of text, and of what is not shown, are open
}

func readWord(name string, part io.Reader) ([]string, error) {
	decoder := xml.NewDecoder(bounded.NewReader(part, maxWordBytes))
	w := wordReader{lines: []string{}}
	for {
		token, err := decoder.Token()
		switch {
		case errors.Is(err, io.EOF):
			w.endLine()
			return w.lines, nil
		case errors.Is(err, bounded.ErrTooLarge):
			return nil, discovery.InvalidField("file", "%s unpacks to more than %d MB, at line %d. Split it and import the parts.",
				name, maxWordBytes>>20, len(w.lines)+1)
		case err != nil:
			return nil, wordDamage(name, len(w.lines), err)
		case len(w.lines) >= MaxLines:
			return nil, tooManyLines(name)
		}
		w.take(token)
	}
}

func (w *wordReader) endLine() {
	if line := strings.TrimSpace(w.open.String()); !startStop.MatchString(line) {
		w.lines = append(w.lines, line)
	}
	w.open.Reset()
}

func (w *wordReader) take(token xml.Token) {
	switch t := token.(type) {
	case xml.StartElement:
		switch wordElement(t.Name) {
		case "t":
			w.inText++
		case "br", "cr":
			w.endLine()
		case "tab":
			w.open.WriteByte('\t')
		case "moveFrom", "Fallback": // what was moved, or is said once more, stands elsewhere
			w.hidden++
		}
	case xml.EndElement:
		switch wordElement(t.Name) {
		case "t":
			w.inText--
		case "p":
			w.endLine()
		case "moveFrom", "Fallback":
			w.hidden--
		}
	case xml.CharData:
		if w.inText > 0 && w.hidden == 0 {
			w.open.Write(t)
		}
	}
}

// wordElement gives the name of an element of a Word text, or of the alternatives in one; "" for others.
func wordElement(name xml.Name) string {
	if strings.Contains(name.Space, "wordprocessingml") || strings.Contains(name.Space, "markup-compatibility") {
		return name.Local
	}
	return ""
}
