package transcript

import (
	"bytes"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"throughline/backend/charset"
	"throughline/backend/discovery"
)

// readLines reads a file into lines without their ends, whatever its encoding; of a Word document its text.
func readLines(name string, r io.Reader) ([]string, error) {
	data, err := io.ReadAll(io.LimitReader(r, MaxBytes+1))
	if err != nil {
		return nil, discovery.Errorf(discovery.Unavailable,
			"%s can't be read. Try again, or copy it to this computer first.", name).Because(err)
	}
	if len(data) > MaxBytes {
		return nil, discovery.InvalidField("file", "%s is larger than %d MB. Split it and import the parts.",
			name, MaxBytes>>20)
	}
	switch {
	case bytes.HasPrefix(data, zipFile):
		return notEmpty(name)(wordLines(name, data))
	case bytes.HasPrefix(data, oldWord):
		return nil, discovery.InvalidField("file",
			"%s is an old or a locked Word document. Save it as .docx without a password and import that.", name)
	case len(data) > 0 && strings.EqualFold(filepath.Ext(name), ".docx"):
		return nil, discovery.InvalidField("file",
			"%s is damaged: it is no Word document from its first line on. Download it once more and import that.", name)
	}
	return notEmpty(name)(textLines(name, data))
}

// notEmpty refuses a file without a word in it.
func notEmpty(name string) func([]string, error) ([]string, error) {
	return func(lines []string, err error) ([]string, error) {
		if err == nil && !slices.ContainsFunc(lines, func(line string) bool { return !isBlank(line) }) {
			err = discovery.InvalidField("file", "%s is empty. Choose a file with text in it.", name)
		}
		return lines, err
	}
}

func tooManyLines(name string) error {
	return discovery.InvalidField("file", "%s has more than %d lines. Split it and import the parts.", name, MaxLines)
}

func textLines(name string, data []byte) ([]string, error) {
	text, damaged := charset.Decode(data, charset.Detect(data))
	text = charset.Lines(text)
	if at := strings.IndexByte(text, 0); at >= 0 {
		return nil, discovery.InvalidField("file",
			"%s is not a text file (line %d has a NUL byte). Save it as plain text in UTF-8 and import that.",
			name, charset.LastLine(text[:at]))
	}
	if damaged > 0 {
		return nil, discovery.InvalidField("file",
			"%s can't be read as text: line %d has bytes that are no characters. Save it as UTF-8 and import that.",
			name, damaged)
	}
	if strings.Count(text, "\n") >= MaxLines {
		return nil, tooManyLines(name)
	}
	return strings.Split(text, "\n"), nil
}
