package transcript_test

import (
	"testing"

	"throughline/backend/discovery"
	"throughline/backend/transcript"
)

func TestSpeakersAreMatchedToPeople(t *testing.T) {
	people := []discovery.Stakeholder{
		{ID: "rina", Name: "Rina Hartono", Role: "Controller"},
		{ID: "jose", Name: "José Ñíguez", Role: "Clerk"},
		{ID: "budi", Name: "Budi Santoso", Role: "Clerk"},
		{ID: "ann1", Name: "Ann Lee"},
		{ID: "ann2", Name: "Ann Lim"},
		{ID: "team", Name: "Speaker 1"},
	}
	for speaker, want := range map[string]string{
		"Rina Hartono":             "rina",
		"RINA  hartono":            "rina",
		"Jose Niguez":              "jose",
		"Rina Hartono (Finance)":   "rina",
		"Rina Hartono | Acme Ltd.": "rina",
		"Hartono, Rina":            "rina",
		"Rina":                     "rina",
		"controller":               "rina",
		"Clerk":                    "", // two have that role
		"Ann":                      "", // two have that name
		"Ann Lim":                  "ann2",
		"Rin":                      "",
		"Hartono":                  "",
		"Speaker 1":                "team",
		"Speaker 2":                "",
		"(Guest)":                  "",
		"":                         "",
	} {
		got, sure := transcript.Match(speaker, people)
		if got != want {
			t.Errorf("%q is taken for %q, want %q", speaker, got, want)
		}
		if guess := speaker == "Rina" || speaker == "controller"; sure == guess && want != "" {
			t.Errorf("%q: sure %v", speaker, sure)
		}
	}
}
