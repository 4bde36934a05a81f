package cli

import (
	"context"
	"fmt"
	"strings"

	"throughline/backend/api"
	"throughline/backend/discovery"
	"throughline/backend/intake"
	"throughline/backend/store"

	"github.com/spf13/cobra"
)

// askImport is what asks import was told.
type askImport struct {
	product          string
	external, dryRun bool
	columns          []string // "column=field"
	form             api.AskImportForm
}

func (c *command) askImportCommand() *cobra.Command {
	var in askImport
	cmd := &cobra.Command{
		Use: "import FILE", Short: "Make asks of the rows of a CSV or Excel file, or of the lines of a list",
		Long: "Make asks of the rows of a CSV, TSV or Excel file, or of the lines of a list.\n\n" +
			"What the columns are is found out by their names; --map says it, as \"Summary=statement,Reporter=person\".\n" +
			"A column can be " + fieldNames() + ". Votes are never counted.\n" +
			"What an earlier import brought is known by its key or its words and left out, unless --again is given.",
		Args: usage(cobra.ExactArgs(1)),
		RunE: func(_ *cobra.Command, args []string) error { return c.importAsks(args[0], in) },
	}
	f := cmd.Flags()
	f.StringVar(&in.product, "product", "", "the product's `NAME`; it is made if there is none (required)")
	f.BoolVar(&in.external, "external", false, "a product made here is external: for customers, sellers or partners")
	f.StringSliceVar(&in.columns, "map", nil, "what columns are, as `COLUMN=FIELD,…`; a field of \"\" leaves one out")
	f.StringVar((*string)(&in.form.Channel), "channel", string(discovery.Ticket), "the `CHANNEL` where the file says none")
	f.StringVar((*string)(&in.form.Encoding), "encoding", "", "utf-8, utf-16le, utf-16be or windows-1252 (default: found out)")
	f.StringVar(&in.form.Delimiter, "delimiter", "", "what sets columns apart (default: found out)")
	f.StringVar(&in.form.Sheet, "sheet", "", "the `NAME` of an Excel file's sheet (default: the first with something in it)")
	f.StringVar((*string)(&in.form.Header), "header", "", "\"yes\" or \"no\": whether the first row names the columns")
	f.StringVar((*string)(&in.form.Order), "date-order", "", "\"day\" or \"month\": which comes first in 03/04/2025")
	f.BoolVar(&in.form.Again, "again", false, "bring in once more what is known from an earlier import")
	f.BoolVar(&in.dryRun, "dry-run", false, "say what would come in, and change nothing")
	f.BoolVar(&c.asJSON, "json", false, "print JSON")
	return c.requireFlags(cmd, "product")
}

func fieldNames() string {
	names := make([]string, 0, len(intake.Fields))
	for _, f := range intake.Fields[1:] {
		names = append(names, string(f.Value))
	}
	return strings.Join(names, ", ")
}

func (c *command) importAsks(path string, in askImport) error {
	file, err := api.ReadAskFile(path)
	if err != nil {
		return err
	}
	if in.form.Delimiter == `\t` {
		in.form.Delimiter = "\t"
	}
	return c.with(func(st *store.Store) error {
		find := productFor
		if in.dryRun {
			find = func(st *store.Store, name string, _ bool) (discovery.Product, error) { return product(st, name) }
		}
		p, err := find(st, in.product, in.external)
		if err != nil {
			return err
		}
		in.form.ProductID = p.ID
		preview, _, err := api.LookAtAsks(st, file, in.form, c.Now())
		if err != nil {
			return err
		}
		if in.form.Fields, err = mapped(preview, in.columns); err != nil {
			return err
		}
		if in.dryRun {
			return c.dryRunAsks(st, file, in.form)
		}
		made, err := api.ImportAsks(context.Background(), st, file, in.form, c.Now(), func(int, int) {})
		if discovery.CodeOf(err) == discovery.Conflict {
			return discovery.Errorf(discovery.Conflict, "%s Pass --again to import them once more.", err).Because(err)
		}
		if err != nil {
			return err
		}
		if c.asJSON {
			return c.printJSON(made)
		}
		return c.printLine(fmt.Sprintf("%s  %s: %s, %s, %s", made.ID, plain(file.Name), count(made.Asks, "ask"),
			people(made.People), count(made.Themes, "new theme")))
	})
}

// mapped gives what the columns of a preview are, with what was said of some.
func mapped(preview api.AskImportPreview, said []string) ([]intake.Field, error) {
	fields := append([]intake.Field{}, preview.Form.Fields...)
	for _, pair := range said {
		column, field, ok := strings.Cut(pair, "=")
		at := -1
		for i, name := range preview.Columns {
			if strings.EqualFold(name, strings.TrimSpace(column)) && at < 0 {
				at = i
			}
		}
		if !ok || at < 0 {
			return nil, usageError{fmt.Errorf("--map %q names no column; there are: %s", pair, strings.Join(preview.Columns, ", "))}
		}
		for i, f := range fields {
			if f == intake.Field(field) && f != intake.Ignored {
				fields[i] = intake.Ignored // it is another column now
			}
		}
		fields[at] = intake.Field(field)
	}
	return fields, nil
}

// dryRunAsks says what would come in.
func (c *command) dryRunAsks(st *store.Store, file intake.File, form api.AskImportForm) error {
	p, _, err := api.LookAtAsks(st, file, form, c.Now())
	if err != nil {
		return err
	}
	if c.asJSON {
		return c.printJSON(p)
	}
	lines := []string{fmt.Sprintf("%s: %s, %d new, %d known, %d left out",
		plain(p.Name), count(p.Total, "row"), p.New, p.Known, p.Skipped)}
	for i, column := range p.Columns {
		if field := p.Form.Fields[i]; field != intake.Ignored {
			lines = append(lines, fmt.Sprintf("  %s = %s", plain(column), field))
		}
	}
	for _, problem := range p.Problems {
		rows := fmt.Sprintf("row %d%s", problem.Rows[0], others(problem.Count))
		lines = append(lines, fmt.Sprintf("  %s: %s. %s", rows, plain(problem.What), problem.Next))
	}
	if p.Trouble != "" {
		lines = append(lines, "  "+p.Trouble)
	}
	return c.printLine(strings.Join(lines, "\n"))
}

func others(n int) string {
	if n < 2 {
		return ""
	}
	return fmt.Sprintf(" and %d more", n-1)
}

func people(n int) string {
	if n == 1 {
		return "1 new person"
	}
	return fmt.Sprintf("%d new people", n)
}
