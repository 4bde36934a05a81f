package discovery

import (
	"crypto/sha256"
	"encoding/hex"
	"time"
)

// PRDVersion is a PRD as it was published. What it said then is the File of its fingerprint.
type PRDVersion struct {
	ID          string    `json:"id"`
	PRDID       string    `json:"prdId"`
	Label       string    `json:"label"`       // 1.0
	Note        string    `json:"note"`        // what changed, in the PM's words
	Fingerprint string    `json:"fingerprint"` // SHA-256 of what it said, in hex
	PublishedAt time.Time `json:"publishedAt" ts_type:"string"`
}

// Clean makes the version's texts safe and says what is wrong with it.
func (v *PRDVersion) Clean() error {
	v.Label, v.Note = CleanLine(v.Label), CleanText(v.Note)
	if err := checkName("label", v.Label); err != nil {
		return err
	}
	return checkLength("note", v.Note, MaxBody)
}

// File is content under the name of its SHA-256: an image of a text, or what a version says.
type File struct {
	Hash      string `json:"hash"`
	MediaType string `json:"mediaType"`
	Bytes     []byte `json:"bytes"`
}

// MaxFile is how many bytes a File may have.
const MaxFile = 64 << 20

// NewFile names content by its hash.
func NewFile(mediaType string, content []byte) File {
	sum := sha256.Sum256(content)
	return File{Hash: hex.EncodeToString(sum[:]), MediaType: mediaType, Bytes: content}
}

// Clean says what is wrong with the file.
func (f *File) Clean() error {
	switch {
	case len(f.Bytes) > MaxFile:
		return InvalidField("bytes", "This is larger than %d MB.", MaxFile>>20)
	case f.Hash != NewFile(f.MediaType, f.Bytes).Hash:
		return InvalidField("hash", "The content of %s is not what its name says.", f.Hash)
	}
	return nil
}
