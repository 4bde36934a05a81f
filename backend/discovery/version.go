package discovery

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strconv"
	"strings"
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
	v.Label, v.Note = strings.TrimPrefix(CleanLine(v.Label), "v"), CleanText(v.Note)
	if err := checkName("label", v.Label); err != nil {
		return err
	}
	return checkLength("note", v.Note, MaxBody)
}

// Name is how a version is called: "v1.0".
func (v PRDVersion) Name() string {
	if v.Label == "" || v.Label[0] < '0' || v.Label[0] > '9' {
		return v.Label
	}
	return "v" + v.Label
}

// ShortFingerprint is enough of a fingerprint to tell two versions apart by eye.
func (v PRDVersion) ShortFingerprint() string { return v.Fingerprint[:min(12, len(v.Fingerprint))] }

// NextLabels gives the labels that come after those of a PRD's versions: one for a small change, and one for a large.
func NextLabels(versions []PRDVersion) (minor, major string) {
	highest := [2]int{}
	for _, v := range versions {
		before, after, ok := strings.Cut(v.Label, ".")
		a, errA := strconv.Atoi(before)
		b, errB := strconv.Atoi(after)
		if n := [2]int{a, b}; ok && errA == nil && errB == nil && slices.Compare(n[:], highest[:]) > 0 {
			highest = n
		}
	}
	major = strconv.Itoa(highest[0]+1) + ".0"
	if highest == [2]int{} {
		return major, major
	}
	return fmt.Sprintf("%d.%d", highest[0], highest[1]+1), major
}

// BringBack says what of a version is to stand in the draft again: one section or requirement, by its id, or all for "".
type BringBack struct {
	PRDID     string `json:"prdId"`
	VersionID string `json:"versionId"`
	PartID    string `json:"partId"`
}

// BroughtBack says what of a version stands in the draft again, and what of it can't.
type BroughtBack struct {
	What    string   `json:"what"`    // "REQ-001", or "all"
	Missing []string `json:"missing"` // a sentence each
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
