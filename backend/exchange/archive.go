package exchange

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"throughline/backend/discovery"
)

// maxArchive is how many bytes of an archive are read.
const maxArchive = 2 << 30

// WriteArchive writes a whole workspace as JSON.
func WriteArchive(w io.Writer, a discovery.Archive) error {
	enc := json.NewEncoder(w)
	enc.SetIndent("", " ")
	enc.SetEscapeHTML(false)
	if err := enc.Encode(a); err != nil {
		return fmt.Errorf("write the archive: %w", err)
	}
	return nil
}

// ReadArchive reads what WriteArchive wrote. Anything else fails with Invalid, saying where.
func ReadArchive(r io.Reader) (discovery.Archive, error) {
	var a discovery.Archive
	dec := json.NewDecoder(io.LimitReader(r, maxArchive))
	dec.DisallowUnknownFields()
	err := dec.Decode(&a)
	if a.Format != "" && a.Format != discovery.ArchiveFormat {
		return a, discovery.Errorf(discovery.Invalid,
			"This is no Throughline archive but %q. Use one that “throughline dump” wrote.", a.Format)
	}
	if a.Version > discovery.ArchiveVersion {
		return a, discovery.Errorf(discovery.Invalid, "The archive was written by a newer Throughline (version %d, this one "+
			"reads %d). Update the app to load it.", a.Version, discovery.ArchiveVersion)
	}
	if err != nil {
		return a, discovery.Errorf(discovery.Invalid, "The archive can't be read after byte %d: %v. Nothing was loaded.",
			dec.InputOffset(), describe(err)).Because(err)
	}
	if a.Format == "" {
		return a, discovery.Errorf(discovery.Invalid,
			"This is no Throughline archive. Use a file that “throughline dump” wrote.")
	}
	if _, err := dec.Token(); !errors.Is(err, io.EOF) {
		return a, discovery.Errorf(discovery.Invalid,
			"Something follows the archive after byte %d. Nothing was loaded.", dec.InputOffset())
	}
	return a, nil
}

func describe(err error) string {
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		return "it ends too early"
	}
	return err.Error()
}
