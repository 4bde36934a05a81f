package capture_test

import (
	"strings"
	"testing"

	"throughline/backend/capture"
	"throughline/backend/discovery"
)

func texts(found []capture.Suggestion) string {
	var all []string
	for _, s := range found {
		all = append(all, s.Text)
	}
	return strings.Join(all, " ")
}

func TestPeopleAreCompleted(t *testing.T) {
	everyone := []discovery.Stakeholder{
		{ID: "1", Name: "Ana Ruiz"},
		{ID: "2", Name: "Rina Hartono", Role: "Controller", Team: "Accounting"},
		{ID: "3", Name: "Rina Tan"},
		{ID: "4", Name: "José Łukasz"},
		{ID: "5", Name: "Kim Park"},
		{ID: "6", Name: "Kim Park"},
	}
	present := []discovery.Stakeholder{everyone[3], everyone[2]}
	for typed, want := range map[string]struct {
		found string
		known bool
	}{
		"":          {"@José @Rina @Ana @Rina_Hartono", false},
		"ri":        {"@Rina @Rina_Hartono", false},
		"rina":      {"@Rina_Hartono", true},
		"rina_h":    {"@Rina_Hartono", false},
		"hart":      {"@Rina_Hartono", false},
		"jose":      {"", true},
		"luk":       {"@José", false},
		"kim":       {"", false},
		"dana":      {"", false},
		"ANA":       {"", true},
		"RUIZ":      {"@Ana", false},
		"josélukas": {"@José", false},
	} {
		found, known := capture.SuggestPeople(typed, present, everyone)
		if texts(found) != want.found || known != want.known {
			t.Errorf("@%s: got %q, known %v; want %q, %v", typed, texts(found), known, want.found, want.known)
		}
	}
	found, _ := capture.SuggestPeople("hart", present, everyone)
	if found[0].Label != "Rina Hartono" || found[0].Hint != "Controller, Accounting" {
		t.Errorf("got %+v", found[0])
	}
	// What is suggested means that person, whoever is present.
	for _, p := range everyone[:4] {
		found, _ := capture.SuggestPeople(strings.Fields(p.Name)[1], present, everyone)
		line := capture.Parse("so it is "+found[0].Text, present, today)
		if line.SpeakerID == nil {
			line = capture.Parse("so it is "+found[0].Text, everyone, today)
		}
		if line.SpeakerID == nil || *line.SpeakerID != p.ID {
			t.Errorf("%s is suggested as %s, which means %v", p.Name, found[0].Text, line.SpeakerID)
		}
	}
}

func TestTagsAreCompleted(t *testing.T) {
	used := []string{"journal", "close", "Accruals", "re-open", "reopening"}
	for typed, want := range map[string]string{
		"":        "#journal #close #Accruals #re-open #reopening",
		"jour":    "#journal",
		"journal": "",
		"acc":     "#Accruals",
		"open":    "#re-open #reopening",
		"re":      "#re-open #reopening",
		"zzz":     "",
	} {
		if got := texts(capture.SuggestTags(typed, used)); got != want {
			t.Errorf("#%s: got %q, want %q", typed, got, want)
		}
	}
}

func TestANewNameIsWrittenAsAName(t *testing.T) {
	for typed, want := range map[string]string{"dana": "Dana", "dana_smith": "Dana Smith", "élise": "Élise", "_": ""} {
		if got := capture.NameTyped(typed); got != want {
			t.Errorf("%q: got %q, want %q", typed, got, want)
		}
	}
}
