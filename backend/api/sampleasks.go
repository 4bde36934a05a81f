package api

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"time"

	"throughline/backend/discovery"
)

func (f *sampleFiller) addOutside() error {
	for _, o := range f.Outside {
		product, err := named(f.products, "product", o.Product)
		if err != nil {
			return err
		}
		voice := discovery.Voice{Channel: o.Channel, At: f.shift(time.Time(o.At)), Words: o.Words, Importance: o.Importance}
		if o.Person != "" {
			person, err := named(f.people, "person", o.Person)
			if err != nil {
				return err
			}
			voice.StakeholderID = &person
		}
		if _, err := f.st.CreateAsk(discovery.Ask{ProductID: product, Statement: o.Statement}, voice, ""); err != nil {
			return err
		}
	}
	return nil
}

// untagged is a text without its tags.
func untagged(s string) string {
	words := slices.DeleteFunc(strings.Fields(s), func(w string) bool { return strings.HasPrefix(w, "#") })
	return strings.Join(words, " ")
}

func (f *sampleFiller) findAsks() error {
	asks, err := f.st.Asks(discovery.AskFilter{})
	if err != nil {
		return err
	}
	for _, a := range asks {
		said := untagged(a.Statement)
		if _, twice := f.asks[said]; twice {
			return fmt.Errorf("two asks say %q", said)
		}
		f.asks[said] = a.Ask
	}
	return nil
}

func (f *sampleFiller) addThemes() error {
	for _, t := range f.Themes {
		product, err := named(f.products, "product", t.Product)
		if err != nil {
			return err
		}
		theme := discovery.Theme{
			ProductID: product, Name: t.Name, Description: t.Description, Excludes: t.Excludes, Example: t.Example,
			Colour: t.Colour, Symbol: t.Symbol,
		}
		if t.PartOf != "" {
			whole, err := named(f.themes, "theme", t.PartOf)
			if err != nil {
				return err
			}
			theme.ParentID = &whole
		}
		made, err := f.st.CreateTheme(theme)
		if err != nil {
			return err
		}
		f.themes[made.Name] = made.ID
		for _, ask := range t.Asks {
			if err := f.refine(ask, made.ID); err != nil {
				return err
			}
		}
	}
	for _, ask := range f.Unplaced {
		if err := f.refine(ask, ""); err != nil {
			return err
		}
	}
	return nil
}

// refine does what the PM did with an ask after the session: words without tags, the ladder, the decision, its theme and
// the other voices behind it.
func (f *sampleFiller) refine(s sampleAsk, themeID string) error {
	ask, err := named(f.asks, "ask", s.Ask)
	if err != nil {
		return err
	}
	refined := ask
	refined.Statement, refined.Need, refined.Reason = s.Ask, s.Need, s.Reason
	refined.Workaround, refined.WorkaroundCost = s.Workaround, s.WorkaroundCost
	refined.Enables, refined.Value = s.Enables, s.Value
	if s.Whys != nil {
		refined.Whys, refined.Solutions = s.Whys, s.Solutions
	}
	if s.Decision != "" {
		refined.Decision = s.Decision
	}
	if !reflect.DeepEqual(refined, ask) {
		if _, err := f.st.UpdateAsk(refined); err != nil {
			return err
		}
	}
	if themeID != "" {
		if err := f.st.MoveAsks(discovery.AskMove{IDs: []string{ask.ID}, ThemeID: themeID}); err != nil {
			return err
		}
	}
	for _, words := range s.Voices {
		note, err := f.noteThatBegins(words)
		if err != nil {
			return err
		}
		if _, err := f.st.Attach(note, ask.ID); err != nil {
			return err
		}
	}
	return nil
}

func (f *sampleFiller) mergeAsks() error {
	for _, m := range f.Merges {
		into, err := named(f.asks, "ask", m.Into)
		if err != nil {
			return err
		}
		same, err := allNamed(f.asks, "ask", m.Asks)
		if err != nil {
			return err
		}
		ids := make([]string, len(same))
		for i, ask := range same {
			ids[i] = ask.ID
		}
		if _, err := f.st.MergeAsks(into.ID, ids); err != nil {
			return err
		}
	}
	return nil
}

func (f *sampleFiller) noteThatBegins(words string) (string, error) {
	var found []string
	for _, n := range f.notes {
		if strings.HasPrefix(n.Text, words) {
			found = append(found, n.ID)
		}
	}
	if len(found) != 1 {
		return "", fmt.Errorf("%d notes begin with %q, not one", len(found), words)
	}
	return found[0], nil
}
