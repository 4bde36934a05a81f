package cli

import (
	"fmt"
	"path/filepath"
	"strings"

	"throughline/backend/api"
	"throughline/backend/discovery"
	"throughline/backend/fold"
	"throughline/backend/store"

	"github.com/spf13/cobra"
)

func (c *command) prdExportCommand() *cobra.Command {
	var out, edition, person string
	cmd := &cobra.Command{
		Use: "export ID", Short: "Write a PRD, or an edition of it, as PDF", Args: usage(cobra.ExactArgs(1)),
		Long: "Write a PRD as PDF: the whole of it, or the edition for engineering, for leadership (one page), for the public,\n" +
			"or the letter to someone who asked. No edition holds what was said off the record.",
		RunE: func(_ *cobra.Command, args []string) error {
			return c.with(func(st *store.Store) error {
				form := api.ExportForm{ID: args[0]}
				var err error
				if form.Edition, err = discovery.ParseEdition(edition); err != nil {
					return usageError{err}
				}
				if (form.Edition == discovery.AskerEdition) != (person != "") {
					return usageError{fmt.Errorf("--person and --edition asker belong together")}
				}
				if person != "" {
					if form.PersonID, err = personNamed(st, person); err != nil {
						return err
					}
				}
				return c.export(st, form, out)
			})
		},
	}
	cmd.Flags().StringVarP(&out, "output", "o", "", "the PDF `FILE` to write (required)")
	cmd.Flags().StringVar(&edition, "edition", "", "the `EDITION`: whole, engineering, leadership, asker or public")
	cmd.Flags().StringVar(&person, "person", "", "the `NAME` of the person that the asker edition is for")
	return c.requireFlags(cmd, "output")
}

func (c *command) export(st *store.Store, form api.ExportForm, out string) error {
	path, err := filepath.Abs(out)
	if err != nil {
		return fmt.Errorf("find %s: %w", out, err)
	}
	result, err := api.ExportPDF(st, form, path)
	if discovery.CodeOf(err) == discovery.NotFound {
		return discovery.Errorf(discovery.NotFound, "There is no PRD %q; see throughline prds.", form.ID)
	}
	if err != nil {
		return err
	}
	for _, w := range result.Warnings {
		fmt.Fprintln(c.Err, "throughline: "+plain(w)) //nolint:errcheck // the file is what counts
	}
	return c.printLine(fmt.Sprintf("%s: %s, %d bytes", result.Path, count(result.Pages, "page"), result.Bytes))
}

// personNamed finds someone by name, whatever the case and accents.
func personNamed(st *store.Store, name string) (string, error) {
	people, err := st.Stakeholders()
	if err != nil {
		return "", err
	}
	var found []string
	for _, p := range people {
		if fold.Text(p.Name) == fold.Text(discovery.CleanLine(name)) {
			found = append(found, p.ID)
		}
	}
	switch len(found) {
	case 1:
		return found[0], nil
	case 0:
		return "", discovery.Errorf(discovery.NotFound, "There is nobody called %q.", name)
	}
	return "", discovery.Errorf(discovery.Invalid, "%d people are called %q. Give one of them a name of their own first.",
		len(found), strings.TrimSpace(name))
}
