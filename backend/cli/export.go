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
	var out, format, edition, person, version, since string
	cmd := &cobra.Command{
		Use: "export ID", Short: "Write a PRD, or an edition of it, to a file", Args: usage(cobra.ExactArgs(1)),
		Long: "Write a PRD in one of many formats: the whole of it, or the edition for engineering, for leadership (one page),\n" +
			"for the public, or the letter to someone who asked. No edition holds what was said off the record.",
		RunE: func(_ *cobra.Command, args []string) error {
			form := api.ExportForm{ID: args[0], Format: format}
			var err error
			if form.Edition, err = discovery.ParseEdition(edition); err != nil {
				return usageError{err}
			}
			if (form.Edition == discovery.AskerEdition) != (person != "") {
				return usageError{fmt.Errorf("--person and --edition asker belong together")}
			}
			if format == "" {
				asked, err := discovery.FormatOfFile(out)
				if err != nil {
					return usageError{err}
				}
				form.Format = asked.ID
			}
			return c.with(func(st *store.Store) error {
				if person != "" {
					if form.PersonID, err = personNamed(st, person); err != nil {
						return err
					}
				}
				if form.VersionID, err = versionID(st, form.ID, version); err != nil {
					return err
				}
				if form.SinceID, err = versionID(st, form.ID, since); err != nil {
					return err
				}
				return c.export(st, form, out)
			})
		},
	}
	cmd.Flags().StringVarP(&out, "output", "o", "", "the `FILE` to write (required)")
	cmd.Flags().StringVar(&format, "format", "",
		"the `FORMAT`: pdf, docx, html, md, jira, linear or reqif (default: by the file's name)")
	cmd.Flags().StringVar(&edition, "edition", "", "the `EDITION`: whole, engineering, leadership, asker or public")
	cmd.Flags().StringVar(&person, "person", "", "the `NAME` of the person that the asker edition is for")
	cmd.Flags().StringVar(&version, "version", "", "the `VERSION` to write, like 1.0 (default: the PRD as it is now)")
	cmd.Flags().StringVar(&since, "since", "", "say what changed since this `VERSION`")
	return c.requireFlags(cmd, "output")
}

func (c *command) export(st *store.Store, form api.ExportForm, out string) error {
	path, err := filepath.Abs(out)
	if err != nil {
		return fmt.Errorf("find %s: %w", out, err)
	}
	result, err := api.ExportPRD(st, form, path)
	if err != nil {
		return err
	}
	c.warn(result.Warnings)
	size := fmt.Sprintf("%d bytes", result.Bytes)
	if result.Pages > 0 {
		size = count(result.Pages, "page") + ", " + size
	}
	return c.printLine(result.Path + ": " + size)
}

// versionID gives the id of a version by its name, "" for the draft.
func versionID(st *store.Store, prdID, name string) (string, error) {
	v, err := versionNamed(st, prdID, name)
	return v.ID, err
}

// personNamed finds someone by the whole name or the first one, whatever the case and accents.
func personNamed(st *store.Store, name string) (string, error) {
	people, err := st.Stakeholders()
	if err != nil {
		return "", err
	}
	wanted := fold.Text(discovery.CleanLine(name))
	var whole, first []string
	for _, p := range people {
		switch called := fold.Text(p.Name); {
		case called == wanted:
			whole = append(whole, p.ID)
		case strings.HasPrefix(called, wanted+" "):
			first = append(first, p.ID)
		}
	}
	if len(whole) == 0 {
		whole = first
	}
	switch len(whole) {
	case 1:
		return whole[0], nil
	case 0:
		return "", discovery.Errorf(discovery.NotFound, "There is nobody called %q.", name)
	}
	return "", discovery.Errorf(discovery.Invalid, "%d people are called %q. Give the whole name of one.", len(whole), name)
}
