package discovery

import (
	"regexp"
	"strings"
	"testing"
)

// leading is how a question begins that can be answered with yes or no, or that holds its own answer.
var leading = regexp.MustCompile(`(?i)^(?:do|does|did|is|are|was|were|would you|could you|can|should|will|have|has|don't|isn't)\b`)

func TestShippedGuides(t *testing.T) {
	covered, ids := map[Channel]map[ProductKind]bool{}, map[string]bool{}
	for _, g := range ShippedGuides() {
		raw := g
		if err := g.Clean(); err != nil {
			t.Errorf("%s: %v", g.ID, err)
		}
		if ids[g.ID] {
			t.Errorf("two guides are called %s", g.ID)
		}
		ids[g.ID] = true
		if covered[g.Channel] == nil {
			covered[g.Channel] = map[ProductKind]bool{}
		}
		covered[g.Channel][g.ProductKind] = true
		said, must := "", 0
		for i, q := range g.Questions {
			if q != raw.Questions[i] {
				t.Errorf("%s: %q is not written cleanly", g.ID, q.Text)
			}
			if leading.MatchString(q.Text) {
				t.Errorf("%s: %q can be answered with yes or no", g.ID, q.Text)
			}
			if q.MustAsk {
				must++
			}
			said += q.Text + "\n" + q.Digs + "\n"
		}
		coping, cost := strings.Contains(said, "cope"), strings.Contains(said, "cost") || strings.Contains(said, "worth")
		if must == 0 || must > len(g.Questions)/2 || !coping || !cost {
			t.Errorf("%s: %d of %d must be asked; how they cope: %v; what it costs: %v",
				g.ID, must, len(g.Questions), coping, cost)
		}
	}
	for _, c := range []Channel{Interview, Workshop, Call, Review, Observation} {
		if !covered[c][InternalProduct] || !covered[c][ExternalProduct] {
			t.Errorf("there is no guide for every %s", c)
		}
	}
}

func TestPromptClean(t *testing.T) {
	p := Prompt{Text: "  What\thappened? ", Digs: "\n  And then?  \n\n Who else?\r\n"}
	if err := p.Clean(); err != nil {
		t.Fatal(err)
	}
	if want := (Prompt{Text: "What happened?", Digs: "And then?\nWho else?"}); p != want {
		t.Errorf("got %+v, want %+v", p, want)
	}
	for name, bad := range map[string]Prompt{
		"nothing to ask": {Text: " \n", Digs: "why?"}, "an essay": {Text: strings.Repeat("a", MaxLine+1)},
	} {
		if err := bad.Clean(); CodeOf(err) != Invalid {
			t.Errorf("%s: %v", name, err)
		}
	}
}
