package cli

import (
	"context"
	"fmt"
	"os"
	"os/signal"
	"slices"
	"strconv"
	"strings"

	"throughline/backend/discovery"
	"throughline/backend/exchange"
	"throughline/backend/themes"

	"github.com/spf13/cobra"
)

// grouping is what the command group prints. Texts are named by their lines, from 0.
type grouping struct {
	Themes     []groupedTheme `json:"themes"`
	Unplaced   []int          `json:"unplaced"`
	Duplicates []twins        `json:"duplicates"`
	Seconds    float64        `json:"seconds"`
	Model      string         `json:"model"`
}

type groupedTheme struct {
	Name    string   `json:"name"`
	Members []int    `json:"members"`
	Typical []int    `json:"typical"`
	Terms   []string `json:"terms"`
}

type twins struct {
	A     int     `json:"a"`
	B     int     `json:"b"`
	Score float64 `json:"score"`
}

func (c *command) groupCommand() *cobra.Command {
	var column string
	cmd := &cobra.Command{
		Use: "group FILE", Short: "Group the lines of a text, CSV or TSV file into themes; nothing is stored",
		Args: usage(cobra.ExactArgs(1)),
		RunE: func(cmd *cobra.Command, args []string) error {
			ctx, stop := signal.NotifyContext(cmd.Context(), os.Interrupt)
			defer stop()
			data, err := os.ReadFile(args[0])
			if err != nil {
				return discovery.Errorf(discovery.NotFound, "%s can't be read: %s.", args[0], err.Error()).Because(err)
			}
			texts, err := exchange.Column(args[0], data, column)
			if err != nil {
				return err
			}
			began := c.Now()
			found, err := group(ctx, texts, c.model())
			if err != nil {
				return err
			}
			found.Seconds = c.Now().Sub(began).Seconds()
			if c.asJSON {
				return c.printJSON(found)
			}
			return c.printLine(strings.TrimRight(found.text(texts), "\n"))
		},
	}
	cmd.Flags().StringVar(&column, "column", "", "the `NAME` or number of the column that holds the texts")
	cmd.Flags().BoolVar(&c.asJSON, "json", false, "print JSON")
	return cmd
}

// model opens the sentence model; nil where there is none.
func (c *command) model() themes.Encoder {
	if c.Model == nil {
		return nil
	}
	return c.Model()
}

// group groups texts, by words alone without a model. Empty lines are unplaced.
func group(ctx context.Context, texts []string, model themes.Encoder) (*grouping, error) {
	var asks []themes.Ask
	found := &grouping{Themes: []groupedTheme{}, Unplaced: []int{}, Duplicates: []twins{}}
	for i, text := range texts {
		if strings.TrimSpace(text) == "" {
			found.Unplaced = append(found.Unplaced, i)
		} else {
			asks = append(asks, themes.Ask{ID: strconv.Itoa(i), Text: text})
		}
	}
	index, err := themes.Read(ctx, asks, themes.Means{Encoder: model})
	if err != nil {
		return nil, err
	}
	result, err := index.Group(ctx, themes.Options{})
	if err != nil {
		return nil, err
	}
	duplicates, err := index.Duplicates(ctx, nil, nil)
	if err != nil {
		return nil, err
	}
	for _, t := range result.Themes {
		found.Themes = append(found.Themes, groupedTheme{t.Name, sorted(numbers(t.Members)), numbers(t.Typical), t.Terms})
	}
	found.Unplaced = sorted(append(found.Unplaced, numbers(result.Unplaced)...))
	for _, d := range duplicates {
		pair := numbers([]string{d.A, d.B})
		found.Duplicates = append(found.Duplicates, twins{pair[0], pair[1], d.Score})
	}
	found.Model = index.Model()
	return found, nil
}

// numbers turns the ids that group gave back into lines.
func numbers(ids []string) []int {
	lines := make([]int, len(ids))
	for i, id := range ids {
		lines[i], _ = strconv.Atoi(id) // they were made from numbers
	}
	return lines
}

func sorted(lines []int) []int {
	slices.Sort(lines)
	return lines
}

// shownTwins is how many pairs a person reads.
const shownTwins = 20

// shownText is how much of a text a person reads, in characters.
const shownText = 240

// excerpt is a text on one line, as far as a person reads it.
func excerpt(text string) string {
	line := []rune(plain(text))
	if len(line) <= shownText {
		return string(line)
	}
	return string(line[:shownText-1]) + "…"
}

// text is the grouping as a person reads it.
func (g *grouping) text(texts []string) string {
	var b strings.Builder
	write := func(format string, args ...any) { fmt.Fprintf(&b, format, args...) }
	for _, t := range g.Themes {
		write("%s (%d)\n", plain(t.Name), len(t.Members))
		for _, i := range t.Typical {
			write("  “%s”\n", excerpt(texts[i]))
		}
		write("  %s\n\n", plain(strings.Join(t.Terms, ", ")))
	}
	if len(g.Duplicates) > 0 {
		write("Seem to say the same:\n")
	}
	for _, d := range g.Duplicates[:min(len(g.Duplicates), shownTwins)] {
		write("  %.2f  “%s”\n        “%s”\n", d.Score, excerpt(texts[d.A]), excerpt(texts[d.B]))
	}
	if more := len(g.Duplicates) - shownTwins; more > 0 {
		write("  and %s more\n", count(more, "pair"))
	}
	by := "by meaning, with " + g.Model
	if g.Model == themes.WordsModel {
		by = "by words alone; this build has no sentence model"
	}
	write("\n%s in %s, %d unplaced, %s (%.1f s)\n",
		count(len(texts), "text"), count(len(g.Themes), "theme"), len(g.Unplaced), by, g.Seconds)
	return b.String()
}
