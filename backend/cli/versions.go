package cli

import (
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"throughline/backend/api"
	"throughline/backend/discovery"
	"throughline/backend/store"

	"github.com/spf13/cobra"
)

// errDiffers is how a comparison that found differences ends, when that was to be told by the exit code.
var errDiffers = errors.New("they differ")

func (c *command) prdVersionsCommand() *cobra.Command {
	return listCommand(c, "versions ID", "List what was published of a PRD, the latest first", cobra.ExactArgs(1),
		func(st *store.Store, args []string) ([]discovery.PRDVersion, error) {
			if err := requirePRD(st, args[0]); err != nil {
				return nil, err
			}
			return st.PRDVersions(args[0])
		},
		func(v discovery.PRDVersion) []string {
			return []string{v.Name(), day(v.PublishedAt), v.ShortFingerprint(), plain(v.Note)}
		})
}

func (c *command) prdPublishCommand() *cobra.Command {
	var label, note string
	var major bool
	cmd := &cobra.Command{
		Use: "publish ID", Short: "Publish a version of a PRD and print its name and fingerprint", Args: usage(cobra.ExactArgs(1)),
		Long: "Publish a PRD with its evidence as it is now. What changes after that is the draft; the version stays as it is,\n" +
			"under a fingerprint that documents print.",
		RunE: func(_ *cobra.Command, args []string) error {
			return c.with(func(st *store.Store) error {
				if err := requirePRD(st, args[0]); err != nil {
					return err
				}
				if label == "" {
					versions, err := st.PRDVersions(args[0])
					if err != nil {
						return err
					}
					small, large := discovery.NextLabels(versions)
					if label = small; major {
						label = large
					}
				}
				v, err := st.Publish(discovery.PRDVersion{PRDID: args[0], Label: label, Note: note})
				if err != nil {
					return err
				}
				return c.printLine(v.Name() + "  " + v.Fingerprint)
			})
		},
	}
	cmd.Flags().StringVar(&label, "label", "", "the version's `NAME` (default: the one after the latest, like 1.1)")
	cmd.Flags().BoolVar(&major, "major", false, "name it as after a large change, like 2.0")
	cmd.Flags().StringVar(&note, "note", "", "what it is about, a `SENTENCE` or two")
	return cmd
}

func (c *command) prdCompareCommand() *cobra.Command {
	var byCode bool
	cmd := &cobra.Command{
		Use: "compare ID [FROM [TO]]", Short: "Print what changed in a PRD from one version to another",
		Long: "Print what changed in a PRD, word by word: from the latest version to the draft, or from a version to another.\n" +
			"What was removed stands in [-…-], what was added in {+…+}.",
		Args: usage(cobra.RangeArgs(1, 3)),
		RunE: func(_ *cobra.Command, args []string) error {
			wanted := slices.Concat(args[1:], []string{"", ""})
			return c.with(func(st *store.Store) error {
				from, err := versionNamed(st, args[0], wanted[0])
				if err == nil && wanted[0] == "" {
					from, err = latest(st, args[0])
				}
				if err != nil {
					return err
				}
				to, err := versionNamed(st, args[0], wanted[1])
				if err != nil {
					return err
				}
				changes, err := changesBetween(st, args[0], from, to)
				if err != nil {
					return err
				}
				if err := printChanges(c.Out, changes, to); err != nil {
					return err
				}
				if byCode && changes.Summary != "" {
					return errDiffers
				}
				return nil
			})
		},
	}
	cmd.Flags().BoolVar(&byCode, "exit-code", false, "exit with 1 where something changed")
	return cmd
}

func (c *command) prdTraceCommand() *cobra.Command {
	var out string
	var all bool
	cmd := &cobra.Command{
		Use: "trace ID", Short: "Write a PRD's trace matrix, its requirements by the asks behind them, as Excel file or CSV",
		Args: usage(cobra.ExactArgs(1)),
		RunE: func(_ *cobra.Command, args []string) error {
			extension := strings.ToLower(filepath.Ext(out))
			if extension != ".xlsx" && extension != ".csv" {
				return usageError{fmt.Errorf("%s is neither .xlsx nor .csv", out)}
			}
			return c.with(func(st *store.Store) error {
				if err := requirePRD(st, args[0]); err != nil {
					return err
				}
				path, err := filepath.Abs(out)
				if err != nil {
					return fmt.Errorf("find %s: %w", out, err)
				}
				result, err := api.WriteTrace(st, api.TraceForm{PRDID: args[0], All: all, CSV: extension == ".csv"}, path)
				if err != nil {
					return err
				}
				c.warn(result.LeftOut)
				return c.printLine(result.Path)
			})
		},
	}
	cmd.Flags().StringVarP(&out, "output", "o", "", "the .xlsx or .csv `FILE` to write (required)")
	cmd.Flags().BoolVar(&all, "all", false,
		"all asks of the product, not only those of the PRD's themes, the accepted and the cited")
	return c.requireFlags(cmd, "output")
}

// requirePRD says that there is no such PRD, where there is none.
func requirePRD(st *store.Store, id string) error {
	_, err := st.PRD(id)
	if discovery.CodeOf(err) == discovery.NotFound {
		return discovery.Errorf(discovery.NotFound, "There is no PRD %q; see throughline prds.", id)
	}
	return err
}

// versionNamed finds a version of a PRD by its name, with or without a v; "" and "draft" are the draft, which has no id.
func versionNamed(st *store.Store, prdID, name string) (discovery.PRDVersion, error) {
	if err := requirePRD(st, prdID); err != nil || name == "" || strings.EqualFold(name, "draft") {
		return discovery.PRDVersion{}, err
	}
	versions, err := st.PRDVersions(prdID)
	if err != nil {
		return discovery.PRDVersion{}, err
	}
	known := "nothing has been published of it"
	names := make([]string, len(versions))
	for i, v := range versions {
		if names[i] = v.Name(); strings.EqualFold(v.Name(), name) || strings.EqualFold(v.Label, name) {
			return v, nil
		}
		known = "there are: " + strings.Join(names[:i+1], ", ")
	}
	return discovery.PRDVersion{}, discovery.Errorf(discovery.NotFound, "There is no version %q; %s.", name, known)
}

// latest gives the version that was published last.
func latest(st *store.Store, prdID string) (discovery.PRDVersion, error) {
	versions, err := st.PRDVersions(prdID)
	if err == nil && len(versions) == 0 {
		err = discovery.Errorf(discovery.NotFound, "Nothing has been published of this PRD; see throughline prd publish --help.")
	}
	if err != nil {
		return discovery.PRDVersion{}, err
	}
	return versions[0], nil
}

func changesBetween(st *store.Store, prdID string, from, to discovery.PRDVersion) (*discovery.DocumentChanges, error) {
	before, err := st.FrozenPRD(prdID, from.ID)
	if err != nil {
		return nil, err
	}
	after, err := st.FrozenPRD(prdID, to.ID)
	if err != nil {
		return nil, err
	}
	if from.ID == "" {
		from.Label = "the draft"
	}
	return discovery.English.Words().ChangesSince(from, before, after), nil
}

// printChanges prints what changed, a part after the other, each line of its own.
func printChanges(w io.Writer, changes *discovery.DocumentChanges, to discovery.PRDVersion) error {
	var b strings.Builder
	name := "the draft"
	if to.ID != "" {
		name = to.Name()
	}
	summary := changes.Summary
	if summary == "" {
		summary = "nothing changed"
	}
	fmt.Fprintf(&b, "From %s to %s: %s\n", plain(changes.Since), plain(name), summary)
	for _, part := range changes.Parts {
		fmt.Fprintf(&b, "\n%s\n", plain(part.Title))
		for _, line := range part.Lines {
			if b.WriteString("  "); line.Name != "" {
				b.WriteString(plain(line.Name) + ": ")
			}
			b.WriteString(marked(line.Spans) + "\n")
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// marked is a text with what was removed and added in marks, on one line.
func marked(spans []discovery.Span) string {
	var b strings.Builder
	for _, s := range spans {
		switch s.Kind {
		case discovery.RemovedSpan:
			b.WriteString("[-" + s.Text + "-]")
		case discovery.AddedSpan:
			b.WriteString("{+" + s.Text + "+}")
		case discovery.SameSpan:
			b.WriteString(s.Text)
		}
	}
	return plain(b.String())
}

// warn tells what the user should know; what was written is what counts.
func (c *command) warn(warnings []string) {
	for _, w := range warnings {
		fmt.Fprintln(c.Err, "throughline: "+plain(w)) //nolint:errcheck // the file is what counts
	}
}
