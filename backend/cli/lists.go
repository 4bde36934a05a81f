package cli

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"text/tabwriter"
	"time"

	"throughline/backend/discovery"
	"throughline/backend/store"

	"github.com/spf13/cobra"
)

// listCommand is a command that lists rows: as a table of cells, or whole as JSON.
func listCommand[T any](
	c *command, use, short string, args cobra.PositionalArgs,
	read func(*store.Store, []string) ([]T, error), cells func(T) []string,
) *cobra.Command {
	cmd := &cobra.Command{Use: use, Short: short, Args: usage(args), RunE: func(_ *cobra.Command, args []string) error {
		return c.with(func(st *store.Store) error {
			rows, err := read(st, args)
			if err != nil {
				return err
			}
			if c.asJSON {
				return c.printJSON(rows)
			}
			w := tabwriter.NewWriter(c.Out, 0, 4, 2, ' ', 0)
			for _, row := range rows {
				if _, err := fmt.Fprintln(w, strings.Join(cells(row), "\t")); err != nil {
					return err
				}
			}
			return w.Flush()
		})
	}}
	cmd.Flags().BoolVar(&c.asJSON, "json", false, "print JSON")
	return cmd
}

func (c *command) printJSON(v any) error {
	enc := json.NewEncoder(c.Out)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(v)
}

func (c *command) sessionsCommand() *cobra.Command {
	return listCommand(c, "sessions", "List the sessions, newest first", cobra.NoArgs,
		func(st *store.Store, _ []string) ([]discovery.SessionSummary, error) {
			return st.Sessions(discovery.SessionFilter{})
		},
		func(s discovery.SessionSummary) []string {
			at := s.PlannedAt
			if s.StartedAt != nil {
				at = *s.StartedAt
			}
			return []string{
				s.ID, day(at), s.ProductName, plain(s.Title),
				count(s.NoteCount, "note"), count(s.AskCount, "ask"),
			}
		})
}

func (c *command) asksCommand() *cobra.Command {
	cmd := listCommand(c, "asks", "List the asks, the latest heard first", cobra.NoArgs,
		func(st *store.Store, _ []string) ([]discovery.AskSummary, error) {
			return st.Asks(discovery.AskFilter{})
		},
		func(a discovery.AskSummary) []string {
			return []string{
				a.ID, day(a.LastHeardAt), a.ProductName, string(a.Decision), plain(a.Statement),
				a.Voices.String(), plain(a.ThemeName),
			}
		})
	cmd.AddCommand(c.askImportCommand())
	return cmd
}

func (c *command) themesCommand() *cobra.Command {
	cmd := listCommand(c, "themes", "List the themes with their voices", cobra.NoArgs,
		func(st *store.Store, _ []string) ([]discovery.ThemeColumn, error) {
			products, err := st.Products()
			themes := []discovery.ThemeColumn{}
			for _, p := range products {
				board, err := st.ThemeColumns(p.ID)
				if err != nil {
					return nil, err
				}
				themes = append(themes, board[1:]...) // the first column has no theme
			}
			return themes, err
		},
		func(t discovery.ThemeColumn) []string {
			return []string{t.ID, plain(t.Path()), count(len(t.Asks), "ask"), t.Voices.String()}
		})
	cmd.AddCommand(c.themesSuggestCommand())
	return cmd
}

func (c *command) prdsCommand() *cobra.Command {
	return listCommand(c, "prds", "List the PRDs, the latest changed first", cobra.NoArgs,
		func(st *store.Store, _ []string) ([]discovery.PRDSummary, error) { return st.PRDs("") },
		func(p discovery.PRDSummary) []string {
			return []string{
				p.ID, day(p.UpdatedAt), p.ProductName, string(p.Status), plain(p.Title),
				count(p.RequirementCount, "requirement"),
			}
		})
}

func (c *command) promisesCommand() *cobra.Command {
	return listCommand(c, "promises", "List the open promises, the first due first", cobra.NoArgs,
		func(st *store.Store, _ []string) ([]discovery.Promise, error) {
			return st.Promises(discovery.PromiseFilter{})
		},
		func(p discovery.Promise) []string {
			debtor := "owed to you"
			if p.SpeakerID == nil {
				debtor = "you owe"
			}
			return []string{p.ID, p.Due, debtor, p.ProductName, plain(p.Text)}
		})
}

func (c *command) searchCommand() *cobra.Command {
	limit := 50
	cmd := listCommand(c, "search QUERY", "Find notes, asks, themes, sessions, PRDs, comments and metrics", cobra.MinimumNArgs(1),
		func(st *store.Store, args []string) ([]discovery.Hit, error) {
			text := strings.Join(args, " ")
			if plain(text) == "" {
				return nil, usageError{errors.New("say what to search for")}
			}
			result, err := st.Search(discovery.SearchQuery{Text: text, Limit: limit})
			if result.More {
				fmt.Fprintln(c.Err, "throughline: there is more; --limit shows up to 300") //nolint:errcheck // the hits are what counts
			}
			return result.Hits, err
		},
		func(h discovery.Hit) []string {
			var text strings.Builder
			for _, f := range h.Fragments {
				text.WriteString(f.Text)
			}
			return []string{h.ID, string(h.Kind), day(h.At), plain(h.Place), plain(text.String())}
		})
	cmd.Flags().IntVar(&limit, "limit", limit, "how many to show at most, up to 300")
	return cmd
}

// count says how many of something there are: "1 note", "2 notes".
func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

func day(t time.Time) string { return t.Local().Format(time.DateOnly) }

// plain makes text of many lines one cell of a table that no terminal can misread.
func plain(s string) string { return discovery.CleanLine(s) }
