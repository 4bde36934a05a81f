package cli

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"

	"throughline/backend/api"
	"throughline/backend/discovery"
	"throughline/backend/exchange"
	"throughline/backend/store"

	"github.com/spf13/cobra"
)

func (c *command) initCommand() *cobra.Command {
	var sample bool
	cmd := &cobra.Command{
		Use: "init", Short: "Make a workspace", Args: usage(cobra.NoArgs),
		RunE: func(*cobra.Command, []string) error {
			st, err := c.open(true)
			if err != nil {
				return err
			}
			if sample {
				err = api.FillSample(st, c.Now())
			}
			err = errors.Join(err, st.Close())
			if err != nil {
				return errors.Join(err, store.Remove(st.Path()))
			}
			return c.printLine(st.Path())
		},
	}
	cmd.Flags().BoolVar(&sample, "sample", false, "fill it with the sample products, sessions and themes")
	return cmd
}

func (c *command) importCommand() *cobra.Command {
	var name, title string
	var external, noAsks, again bool
	cmd := &cobra.Command{
		Use: "import FILE...", Short: "Make a session of each notes or transcript file",
		Args: usage(cobra.MinimumNArgs(1)),
		RunE: func(_ *cobra.Command, files []string) error {
			return c.with(func(st *store.Store) error {
				p, err := productFor(st, name, external)
				if err != nil {
					return err
				}
				for _, file := range files {
					if err := c.importFile(st, file, api.ImportOptions{
						ProductID: p.ID, Title: title, Now: c.Now(), NoAsks: noAsks, Again: again,
					}); err != nil {
						return err
					}
				}
				return nil
			})
		},
	}
	cmd.Flags().StringVar(&name, "product", "", "the product's `NAME`; it is made if there is none (required)")
	cmd.Flags().BoolVar(&external, "external", false, "a product made here is external: for customers, sellers or partners")
	cmd.Flags().BoolVar(&again, "again", false, "import a file that the workspace has already once more")
	cmd.Flags().StringVar(&title, "title", "", "the session's `TITLE` (default: the file's own)")
	cmd.Flags().BoolVar(&noAsks, "no-asks", false, "don't list the sentences of a transcript that sound like asks")
	return c.requireFlags(cmd, "product")
}

func (c *command) importFile(st *store.Store, path string, opt api.ImportOptions) error {
	file, err := api.ReadImport(path)
	if err != nil {
		return err
	}
	made, err := api.Import(st, file, opt)
	if discovery.CodeOf(err) == discovery.Conflict {
		return discovery.Errorf(discovery.Conflict, "%s Pass --again to import it once more.", err.Error()).Because(err)
	}
	if err != nil {
		return err
	}
	parts := []string{count(made.Notes, "note"), count(made.Asks, "ask"), count(made.People, "speaker")}
	if made.Lines > 0 {
		parts = slices.Insert(parts, 0, count(made.Lines, "line"))
	}
	return c.printLine(fmt.Sprintf("%s  %s: %s (%s)", made.SessionID, plain(made.Title), strings.Join(parts, ", "), made.Format))
}

// productFor finds the named product, or makes it.
func productFor(st *store.Store, name string, external bool) (discovery.Product, error) {
	p, err := product(st, name)
	if discovery.CodeOf(err) != discovery.NotFound {
		return p, err
	}
	kind := discovery.InternalProduct
	if external {
		kind = discovery.ExternalProduct
	}
	return st.CreateProduct(discovery.Product{Name: name, Kind: kind})
}

func (c *command) prdCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use: "prd", Short: "Draft, publish, compare and export PRDs", Args: usage(cobra.NoArgs),
		RunE: func(cmd *cobra.Command, _ []string) error {
			return usageError{fmt.Errorf("say what to do with a PRD; see %s --help", cmd.CommandPath())}
		},
	}
	cmd.AddCommand(
		c.prdDraftCommand(), c.prdExportCommand(), c.prdPublishCommand(), c.prdVersionsCommand(), c.prdCompareCommand(),
		c.prdTraceCommand(), c.prdLettersCommand(),
	)
	return cmd
}

func (c *command) prdDraftCommand() *cobra.Command {
	var name, title, template string
	cmd := &cobra.Command{
		Use: "draft", Short: "Draft a PRD from all asks of a product and print its id", Args: usage(cobra.NoArgs),
		RunE: func(*cobra.Command, []string) error {
			return c.with(func(st *store.Store) error {
				p, err := product(st, name)
				if err != nil {
					return err
				}
				board, err := st.Board(p.ID)
				if err != nil {
					return err
				}
				themes := make([]string, len(board))
				for i, column := range board {
					themes[i] = column.ID
				}
				chosen, err := templateFor(st, template)
				if err != nil {
					return err
				}
				prd, err := st.DraftPRD(discovery.DraftOrder{
					ProductID: p.ID, Title: title, ThemeIDs: themes, TemplateID: chosen, Rewrite: api.AsRequirement,
				})
				if err != nil {
					return err
				}
				return c.printLine(prd.ID)
			})
		},
	}
	cmd.Flags().StringVar(&name, "product", "", "the product's `NAME` (required)")
	cmd.Flags().StringVar(&title, "title", "", "the PRD's `TITLE` (default: the product's name)")
	cmd.Flags().StringVar(&template, "template", "", "the `NAME` of the template (default: the one of the product's kind)")
	return c.requireFlags(cmd, "product")
}

// templateFor finds the named template; "" is none.
func templateFor(st *store.Store, name string) (id string, err error) {
	if name == "" {
		return "", nil
	}
	templates, err := st.Templates()
	if err != nil {
		return "", err
	}
	var names []string
	for _, t := range slices.Concat(templates.Own, templates.Shipped) {
		if t.ID == name || strings.EqualFold(t.Name, name) {
			return t.ID, nil
		}
		names = append(names, t.Name)
	}
	return "", discovery.Errorf(discovery.NotFound, "There is no template %q; there are: %s.", name, strings.Join(names, ", "))
}

func (c *command) followUpCommand() *cobra.Command {
	var out string
	cmd := &cobra.Command{
		Use: "followup SESSION-ID", Short: "Write what a session came to as Markdown, to send to those who were there",
		Args: usage(cobra.ExactArgs(1)),
		RunE: func(_ *cobra.Command, args []string) error {
			return c.with(func(st *store.Store) error {
				err := c.writeFollowUp(st, args[0], out)
				if discovery.CodeOf(err) == discovery.NotFound {
					return discovery.Errorf(discovery.NotFound, "There is no session %q; see throughline sessions.", args[0])
				}
				return err
			})
		},
	}
	cmd.Flags().StringVarP(&out, "output", "o", "", "the Markdown `FILE` to write (default: print it)")
	return cmd
}

func (c *command) writeFollowUp(st *store.Store, sessionID, out string) error {
	if out != "" {
		return api.WriteFollowUp(st, sessionID, out)
	}
	f, err := st.FollowUp(sessionID)
	if err != nil {
		return err
	}
	return exchange.WriteFollowUp(c.Out, f)
}

func (c *command) dumpCommand() *cobra.Command {
	var out string
	cmd := &cobra.Command{
		Use: "dump", Short: "Write the whole workspace as JSON, private notes too",
		Long: "Write the whole workspace as JSON: a lossless backup for yourself. Unlike a PDF it holds private notes and what\n" +
			"was said by people who declined. Don't hand it on.",
		Args: usage(cobra.NoArgs),
		RunE: func(*cobra.Command, []string) error {
			return c.with(func(st *store.Store) error {
				archive, err := st.Dump()
				if err != nil {
					return err
				}
				var buffer bytes.Buffer
				if err := exchange.WriteArchive(&buffer, archive); err != nil {
					return err
				}
				return api.WriteFile(out, buffer.Bytes(), 0o600)
			})
		},
	}
	cmd.Flags().StringVarP(&out, "output", "o", "", "the JSON `FILE` to write (required)")
	return c.requireFlags(cmd, "output")
}

func (c *command) loadCommand() *cobra.Command {
	return &cobra.Command{
		Use: "load FILE", Short: "Fill a new or empty workspace with what dump wrote", Args: usage(cobra.ExactArgs(1)),
		RunE: func(_ *cobra.Command, args []string) error {
			f, err := os.Open(args[0])
			if err != nil {
				return discovery.Errorf(discovery.NotFound, "%s can't be read: is it there?", args[0]).Because(err)
			}
			defer f.Close() //nolint:errcheck // only read
			archive, err := exchange.ReadArchive(f)
			if err != nil {
				return err
			}
			path, err := c.path()
			if err != nil {
				return err
			}
			_, missing := os.Stat(path)
			made := errors.Is(missing, fs.ErrNotExist)
			st, err := c.open(made)
			if err != nil {
				return err
			}
			err = errors.Join(st.Load(archive), st.Close())
			if err != nil && made {
				err = errors.Join(err, store.Remove(path))
			}
			return err
		},
	}
}

func (c *command) checkCommand() *cobra.Command {
	return &cobra.Command{
		Use: "check", Short: "Look for damage in the workspace file", Args: usage(cobra.NoArgs),
		RunE: func(*cobra.Command, []string) error {
			return c.with(func(st *store.Store) error {
				findings, err := st.Check()
				if err != nil {
					return err
				}
				if len(findings) > 0 {
					return discovery.Errorf(discovery.Unavailable, "%s", strings.Join(findings, " "))
				}
				counts, err := st.Counts()
				if err != nil {
					return err
				}
				return c.printLine(fmt.Sprintf(
					"%s is sound: %s, %s, %s, %s, %s, %s, %s.", st.Path(),
					count(counts.Products, "product"), count(counts.Stakeholders, "stakeholder"),
					count(counts.Sessions, "session"), count(counts.Notes, "note"), count(counts.Asks, "ask"),
					count(counts.Themes, "theme"), count(counts.PRDs, "PRD")))
			})
		},
	}
}

// requireFlags makes leaving out a flag a usage error.
func (c *command) requireFlags(cmd *cobra.Command, names ...string) *cobra.Command {
	cmd.PreRunE = func(cmd *cobra.Command, _ []string) error {
		for _, name := range names {
			if f := cmd.Flags().Lookup(name); f.Value.String() == "" {
				return usageError{fmt.Errorf("--%s is missing; see %s --help", name, cmd.CommandPath())}
			}
		}
		return nil
	}
	return cmd
}

func (c *command) printLine(line string) error {
	_, err := fmt.Fprintln(c.Out, line)
	return err
}
