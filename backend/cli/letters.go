package cli

import (
	"context"
	"fmt"
	"path/filepath"

	"throughline/backend/api"
	"throughline/backend/discovery"
	"throughline/backend/store"

	"github.com/spf13/cobra"
)

func (c *command) prdLettersCommand() *cobra.Command {
	var out, format, version string
	var replace bool
	cmd := &cobra.Command{
		Use: "letters ID", Short: "Write a letter to everyone who asked, a file each", Args: usage(cobra.ExactArgs(1)),
		Long: "Write to everyone who asked for something of a PRD's product what became of what they said, in their own words:\n" +
			"a file each, in a folder. What is there already stays; done again, what is missing is written. Who declined, or\n" +
			"asked off the record only, gets none, and that is printed.",
		RunE: func(_ *cobra.Command, args []string) error {
			return c.with(func(st *store.Store) error {
				form := api.LettersForm{Export: api.ExportForm{ID: args[0], Format: format}, Replace: replace}
				var err error
				if form.Export.VersionID, err = versionID(st, args[0], version); err != nil {
					return err
				}
				if form.Folder, err = filepath.Abs(out); err != nil {
					return fmt.Errorf("find %s: %w", out, err)
				}
				result, err := api.WriteLetters(context.Background(), st, form, func(api.LettersProgress) {})
				if err != nil {
					return err
				}
				return c.tellLetters(result)
			})
		},
	}
	cmd.Flags().StringVarP(&out, "output", "o", "", "the `FOLDER` to write to; it is made if there is none (required)")
	cmd.Flags().StringVar(&format, "format", discovery.PDFFormat, "the `FORMAT`: pdf, docx, html or md")
	cmd.Flags().StringVar(&version, "version", "", "the `VERSION` that they speak of, like 1.0 (default: the PRD as it is now)")
	cmd.Flags().BoolVar(&replace, "replace", false, "put them in the place of files of the same name that say something else")
	return c.requireFlags(cmd, "output")
}

func (c *command) tellLetters(result api.LettersResult) error {
	c.warn(result.Warnings)
	line := fmt.Sprintf("%s: %s written", result.Folder, count(result.Written, "letter"))
	if result.Same > 0 {
		line += fmt.Sprintf(", %d there already", result.Same)
	}
	if err := c.printLine(line); err != nil {
		return err
	}
	for _, left := range result.LeftOut {
		if err := c.printLine("no letter to " + plain(left.Name) + ": " + plain(left.Why)); err != nil {
			return err
		}
	}
	return nil
}
