package cli

import (
	"context"
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"

	"throughline/backend/discovery"
	"throughline/backend/store"
	"throughline/backend/synthesis"

	"github.com/spf13/cobra"
)

func (c *command) themesSuggestCommand() *cobra.Command {
	var name string
	var apply bool
	cmd := &cobra.Command{
		Use: "suggest", Short: "Find themes for the asks that have none", Args: usage(cobra.NoArgs),
		Long: "Find themes for the asks of a product that have none. Asks that have a theme stay in it. Nothing is changed\n" +
			"unless --apply is given, which puts the asks into the themes, each theme a step that undo takes back.",
		RunE: func(cmd *cobra.Command, _ []string) error {
			return c.with(func(st *store.Store) error {
				p, err := product(st, name)
				if err != nil {
					return err
				}
				found, err := c.suggest(cmd.Context(), st, p.ID)
				if err != nil {
					return err
				}
				if apply {
					if err := applyThemes(st, p.ID, found.Themes); err != nil {
						return err
					}
				}
				if c.asJSON {
					return c.printJSON(found)
				}
				return c.printSuggestions(found)
			})
		},
	}
	cmd.Flags().StringVar(&name, "product", "", "the product's `NAME` (required)")
	cmd.Flags().BoolVar(&apply, "apply", false, "put the asks into these themes")
	cmd.Flags().BoolVar(&c.asJSON, "json", false, "print JSON")
	return c.requireFlags(cmd, "product")
}

func (c *command) suggest(ctx context.Context, st *store.Store, productID string) (discovery.Suggestions, error) {
	mind := synthesis.New(st, c.Model)
	defer mind.Close()
	return mind.Suggest(ctx, synthesis.SuggestForm{ProductID: productID})
}

func applyThemes(st *store.Store, productID string, found []discovery.Suggestion) error {
	for _, t := range found {
		if _, err := st.AcceptTheme(discovery.ThemePart{
			ProductID: productID, ThemeID: t.ThemeID, Name: t.Name, AskIDs: t.AskIDs,
		}); err != nil {
			return err
		}
	}
	return nil
}

// printSuggestions prints each theme with its asks below it.
func (c *command) printSuggestions(found discovery.Suggestions) error {
	if found.ByWords {
		//nolint:errcheck // the themes are what counts
		fmt.Fprintln(c.Err, "throughline: grouped by words alone: this build has no sentence model")
	}
	said := make(map[string]string, len(found.Texts))
	for _, t := range found.Texts {
		said[t.ID] = plain(t.Statement)
	}
	section := func(head string, ids []string) error {
		lines := []string{head}
		for _, id := range ids {
			lines = append(lines, "  "+said[id])
		}
		return c.printLine(strings.Join(lines, "\n"))
	}
	for _, t := range found.Themes {
		head := []string{plain(t.Name), count(len(t.AskIDs), "ask")}
		if t.ThemeID != "" {
			head[1] = fmt.Sprintf("%s more beside %d", count(len(t.AskIDs), "ask"), t.Held)
		}
		if voices := t.Voices.String(); voices != "" {
			head = append(head, voices)
		}
		head = append(head, fmt.Sprintf("%.0f %% sure", math.Round(100*t.Confidence)))
		if err := section(strings.Join(head, "  "), t.AskIDs); err != nil {
			return err
		}
	}
	alone := slices.DeleteFunc(found.Unplaced, func(id string) bool { return slices.Contains(found.Loose, id) })
	if len(alone) > 0 {
		if err := section("Not placed, like no other  "+count(len(alone), "ask"), alone); err != nil {
			return err
		}
	}
	if len(found.Loose) == 0 {
		return nil
	}
	return section("Not placed, too little alike for a theme  "+count(len(found.Loose), "ask"), found.Loose)
}

func (c *command) similarCommand() *cobra.Command {
	var name string
	limit := 10
	cmd := listCommand(c, "similar TEXT", "Find the asks that are like a text", cobra.MinimumNArgs(1),
		func(st *store.Store, args []string) ([]discovery.AskMatch, error) {
			text := strings.Join(args, " ")
			if plain(text) == "" {
				return nil, usageError{errors.New("say what to look for")}
			}
			p, err := product(st, name)
			if err != nil {
				return nil, err
			}
			mind := synthesis.New(st, c.Model)
			defer mind.Close()
			return mind.Similar(context.Background(), synthesis.SimilarQuery{ProductID: p.ID, Text: text, Limit: limit})
		},
		func(m discovery.AskMatch) []string {
			return []string{m.ID, fmt.Sprintf("%.2f", m.Score), plain(m.Statement), m.Voices.String(), plain(m.Why())}
		})
	cmd.Flags().StringVar(&name, "product", "", "the product's `NAME` (required)")
	cmd.Flags().IntVar(&limit, "limit", limit, "how many to show at most")
	return c.requireFlags(cmd, "product")
}
