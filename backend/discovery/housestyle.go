package discovery

import (
	"regexp"
	"slices"
	"strings"
)

// Paper is the size of a document's pages.
type Paper string

// The papers.
const (
	A4     Paper = "a4"
	Letter Paper = "letter" // as used in North America
)

// Papers lists every Paper, for the window's types.
var Papers = []struct {
	Value  Paper
	TSName string
}{
	{A4, "A4"},
	{Letter, "Letter"},
}

// Design is the family of letters that a document is read in.
type Design string

// The designs.
const (
	Sans  Design = "sans"
	Serif Design = "serif"
)

// Designs lists every Design, for the window's types.
var Designs = []struct {
	Value  Design
	TSName string
}{
	{Sans, "Sans"},
	{Serif, "Serif"},
}

// HouseStyle is how the documents of a workspace look when they leave it, and who they come from. It belongs to the workspace:
// whoever is given a copy makes the same document of it.
type HouseStyle struct {
	ID           string  `json:"id"`
	Paper        Paper   `json:"paper"` // "" for what is usual where the app runs
	Design       Design  `json:"design"`
	Accent       string  `json:"accent"`         // as #3b5bdb, "" for the app's own
	Logo         *string `json:"logo,omitempty"` // the hash of an image
	Authors      Lines   `json:"authors" ts_type:"string[]"`
	Organisation string  `json:"organisation"`
	Revision     int     `json:"revision"` // 0 until something was chosen
}

// FirstHouseStyle is that of a workspace in which nothing was chosen.
func FirstHouseStyle() HouseStyle {
	return HouseStyle{ID: houseStyleID, Design: Sans, Authors: Lines{}}
}

const houseStyleID = "house"

var (
	hexColour = regexp.MustCompile(`^#[0-9a-f]{6}$`)
	fileHash  = regexp.MustCompile(`^[0-9a-f]{64}$`)
)

// Clean makes the texts safe and says what is wrong with the style.
func (h *HouseStyle) Clean() error {
	h.ID, h.Accent, h.Organisation = houseStyleID, strings.ToLower(CleanLine(h.Accent)), CleanLine(h.Organisation)
	if h.Paper != "" {
		if _, err := ParsePaper(string(h.Paper)); err != nil {
			return err
		}
	}
	if _, err := ParseDesign(string(h.Design)); err != nil {
		return err
	}
	if h.Accent != "" {
		if _, err := ParseAccent(h.Accent); err != nil {
			return err
		}
	}
	if h.Logo != nil && !fileHash.MatchString(*h.Logo) {
		return InvalidField("logo", "%q is no image that is kept here.", *h.Logo)
	}
	if err := checkLength("organisation", h.Organisation, MaxName); err != nil {
		return err
	}
	return h.Authors.clean("authors")
}

// ParsePaper finds a Paper by its name, whatever the case.
func ParsePaper(name string) (Paper, error) {
	paper := Paper(strings.ToLower(name))
	if paper == A4 || paper == Letter {
		return paper, nil
	}
	return "", InvalidField("paper", "%q is no paper. Use a4 or letter.", name)
}

// ParseDesign finds a Design by its name, whatever the case.
func ParseDesign(name string) (Design, error) {
	design := Design(strings.ToLower(name))
	if design == Sans || design == Serif {
		return design, nil
	}
	return "", InvalidField("design", "%q is no design. Use sans or serif.", name)
}

// ParseAccent reads a colour, with its # or without.
func ParseAccent(colour string) (string, error) {
	hex := "#" + strings.TrimPrefix(strings.ToLower(CleanLine(colour)), "#")
	if hexColour.MatchString(hex) {
		return hex, nil
	}
	return "", InvalidField("accent", "%q is no colour. Write it as #3b5bdb.", colour)
}

// lettersIn are the regions in which Letter is the usual paper (Unicode CLDR, paperSize).
var lettersIn = []string{
	"BZ", "CA", "CL", "CO", "CR", "GT", "MX", "NI", "PA", "PH", "PR", "SV", "US", "VE",
}

// UsualPaper is the paper of the region that a locale names, as en_US.UTF-8 or en-US does.
func UsualPaper(locale string) Paper {
	language, _, _ := strings.Cut(locale, ".")
	for part := range strings.FieldsFuncSeq(language, func(r rune) bool { return r == '_' || r == '-' }) {
		if slices.Contains(lettersIn, part) {
			return Letter
		}
	}
	return A4
}
