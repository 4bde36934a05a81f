package synthesis

import (
	"context"
	"slices"

	"throughline/backend/discovery"
	"throughline/backend/themes"
)

// bench is what suggestions were made from last, kept so that making them coarser or finer is quick.
type bench struct {
	request request
	seen    int64 // changes of the workspace when it was read
	index   *themes.Index
	encoder *cached // nil where words alone decide
	texts   map[string]discovery.AskText
}

// request is which asks themes are found for.
type request struct {
	ProductID string
	Filter    discovery.AskFilter
}

// SuggestForm says which asks to find themes for, how many themes, and what became of the suggestions before.
type SuggestForm struct {
	ProductID string              `json:"productId"`
	Filter    discovery.AskFilter `json:"filter"` // of the asks without a theme; its product is ProductID
	Finer     int                 `json:"finer"`  // steps finer than what fits best; negative is coarser
	Kept      []KeptGroup         `json:"kept"`   // suggestions that the PM changed: they stay as they are
	Out       []string            `json:"out"`    // asks that the PM took out of all suggestions
	Anew      bool                `json:"anew"`   // forgets what was suggested before
}

// KeptGroup is a suggestion as the PM changed it. Further asks that belong in it come back as a suggestion with its ID.
type KeptGroup struct {
	ID     string   `json:"id"` // that of a theme, where it adds to one
	AskIDs []string `json:"askIds"`
}

func (f SuggestForm) request() request {
	f.Filter.ProductID = f.ProductID
	return request{f.ProductID, f.Filter}
}

// Suggest finds themes for the asks of a product that have none and pass the filter. Asks that have a theme stay in it, and
// draw those in that belong there; what was suggested before stays together, unless very much is new.
func (s *Synthesis) Suggest(ctx context.Context, form SuggestForm) (discovery.Suggestions, error) {
	var found discovery.Suggestions
	err := s.long(ctx, func(ctx context.Context, told themes.Progress) error {
		b, err := s.benchFor(ctx, form.request(), told)
		if err != nil {
			return err
		}
		opt, names, err := s.options(form, b)
		if err != nil {
			return err
		}
		opt.Progress = told
		result, err := b.index.Group(ctx, opt)
		if err != nil {
			return err
		}
		if err := s.keepShown(b.request, result.Grouping); err != nil {
			return err
		}
		found, err = s.words(form, b, result, names)
		return err
	})
	return found, err
}

// options reads what the grouping has to obey, and the names of the themes that are there.
func (s *Synthesis) options(form SuggestForm, b *bench) (opt themes.Options, names map[string]string, err error) {
	opt.Finer = form.Finer
	if opt.Together, opt.Apart, err = s.pairs(form.ProductID); err != nil {
		return opt, nil, err
	}
	board, err := s.store.Themes(form.ProductID)
	if err != nil {
		return opt, nil, err
	}
	names = make(map[string]string, len(board))
	for _, t := range board {
		names[t.ID] = t.Name
		if t.Locked {
			opt.Locked = append(opt.Locked, t.ID)
		}
	}
	for _, k := range form.Kept {
		opt.Kept = append(opt.Kept, themes.Group{ID: k.ID, Asks: k.AskIDs})
	}
	for _, id := range form.Out {
		opt.Kept = append(opt.Kept, themes.Group{ID: id, Asks: []string{id}})
		opt.Locked = append(opt.Locked, id)
	}
	if !form.Anew {
		opt.Shown, err = s.lastShown(b)
	}
	return opt, names, err
}

// benchFor gives the asks to find themes for, made ready: those of last time, if nothing changed since.
func (s *Synthesis) benchFor(ctx context.Context, asked request, told themes.Progress) (*bench, error) {
	seen := s.store.Changes()
	if b := s.bench; b != nil && b.request == asked && b.seen == seen {
		return b, nil
	}
	s.bench = nil // so that two are never in memory
	wanted, err := s.store.FindAsks(asked.Filter)
	if err != nil {
		return nil, err
	}
	all, err := s.store.AskTexts(asked.ProductID)
	if err != nil {
		return nil, err
	}
	passes := make(map[string]bool, len(wanted))
	for _, id := range wanted {
		passes[id] = true
	}
	b := &bench{request: asked, seen: seen, texts: map[string]discovery.AskText{}}
	var asks []themes.Ask
	for _, a := range all {
		ask := themes.Ask{ID: a.ID, Text: a.Statement, Private: a.Private}
		if a.ThemeID != nil {
			ask.Theme = *a.ThemeID
		} else if !passes[a.ID] {
			continue
		}
		b.texts[a.ID] = a
		asks = append(asks, ask)
	}
	if b.index, b.encoder, err = s.read(ctx, asked.ProductID, asks, told); err != nil {
		return nil, err
	}
	s.bench = b
	return b, nil
}

// pairs gives what the PM said of the asks of a product, as the engine takes it.
func (s *Synthesis) pairs(productID string) (together, apart []themes.Pair, err error) {
	said, err := s.store.AskPairs(productID)
	for _, p := range said {
		pair := themes.Pair{A: p.AskID, B: p.OtherID}
		if p.Together {
			together = append(together, pair)
		} else {
			apart = append(apart, pair)
		}
	}
	return together, apart, err
}

// words puts a grouping into the words of the workspace, without what was dismissed.
func (s *Synthesis) words(
	form SuggestForm, b *bench, result *themes.Result, names map[string]string,
) (discovery.Suggestions, error) {
	found := discovery.Suggestions{
		ByWords: b.encoder == nil, Themes: []discovery.Suggestion{}, Unplaced: slices.Clone(result.Unplaced),
		Loose: result.Loose, Texts: []discovery.AskText{}, Conflicts: []string{},
	}
	dismissed, err := s.store.Dismissals(form.ProductID)
	if err != nil {
		return found, err
	}
	for _, t := range result.Themes {
		wanted := t.Members
		if slices.Contains(form.Out, t.ID) { // those that say the same as one that was taken out
			found.Unplaced = append(found.Unplaced, t.Added...)
			continue
		}
		if t.ID != "" {
			var refused []string
			if wanted, refused = discovery.PartDismissed(dismissed, t.ID, t.Added); len(refused) > 0 {
				found.Dismissed++
				found.Unplaced = append(found.Unplaced, refused...)
			}
		} else if slices.ContainsFunc(dismissed, func(d discovery.Dismissal) bool { return d.Covers(t.Members) }) {
			found.Dismissed++
			found.Unplaced = append(found.Unplaced, t.Members...)
			continue
		}
		if len(wanted) == 0 {
			continue
		}
		suggestion := discovery.Suggestion{
			ThemeID: t.ID, Name: t.Name, AskIDs: typicalFirst(wanted, t.Typical), Held: len(t.Members) - len(t.Added),
			Typical: t.Typical, Terms: t.Terms, Confidence: t.Confidence,
		}
		if t.ID != "" {
			suggestion.Name = names[t.ID]
		} else {
			suggestion.Held = 0
		}
		found.Themes = append(found.Themes, suggestion)
	}
	return found, s.complete(form.ProductID, b, result, &found)
}

// quoted is an ask in a sentence, where nothing veils it.
func quoted(ask discovery.AskText) string {
	if ask.Private {
		return "a private ask"
	}
	return "“" + ask.Statement + "”"
}

// typicalFirst puts those of the asks that are typical before the others.
func typicalFirst(asks, typical []string) []string {
	ordered := make([]string, 0, len(asks))
	for _, id := range typical {
		if slices.Contains(asks, id) {
			ordered = append(ordered, id)
		}
	}
	first := len(ordered)
	for _, id := range asks {
		if !slices.Contains(ordered[:first], id) {
			ordered = append(ordered, id)
		}
	}
	return ordered
}

// complete counts the voices behind suggestions, and adds the texts of the asks that they name.
func (s *Synthesis) complete(productID string, b *bench, result *themes.Result, found *discovery.Suggestions) error {
	named := map[string]bool{}
	name := func(ids []string) {
		for _, id := range ids {
			if !named[id] {
				named[id] = true
				found.Texts = append(found.Texts, b.texts[id])
			}
		}
	}
	for _, t := range found.Themes {
		name(t.AskIDs)
		name(t.Typical)
	}
	name(found.Unplaced)
	for _, c := range result.Conflicts {
		found.Conflicts = append(found.Conflicts, quoted(b.texts[c.A])+" and "+quoted(b.texts[c.B])+": "+c.Why)
	}
	return s.count(productID, found.Themes)
}
