package cli

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"path/filepath"
	"strings"
	"time"

	"throughline/backend/api"
	"throughline/backend/discovery"
	"throughline/backend/fold"
	"throughline/backend/pdf"
	"throughline/backend/store"

	"github.com/spf13/cobra"
)

func (c *command) prdExportCommand() *cobra.Command {
	var out, person, version, since string
	var form api.ExportForm
	var options exportOptions
	cmd := &cobra.Command{
		Use: "export ID", Short: "Write a PRD, or an edition of it, to a file", Args: usage(cobra.ExactArgs(1)),
		Long: "Write a PRD in one of many formats: the whole of it, or the edition for engineering, for leadership (one page),\n" +
			"for the public, or the letter to someone who asked. No edition holds what was said off the record.\n" +
			"A PDF looks as the workspace's settings say, unless told otherwise. Its password is read from the first line of\n" +
			"the standard input with --password, or from $" + passwordVariable + ": nobody can open the file without it.",
		RunE: func(_ *cobra.Command, args []string) error {
			form.ID = args[0]
			if err := options.read(&form, out); err != nil {
				return usageError{err}
			}
			if (form.Edition == discovery.AskerEdition) != (person != "") {
				return usageError{fmt.Errorf("--person and --edition asker belong together")}
			}
			if err := c.readPassword(&form, options.password); err != nil {
				return err
			}
			return c.with(func(st *store.Store) (err error) {
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
	cmd.Flags().StringVar(&form.Format, "format", "",
		"the `FORMAT`: pdf, docx, html, md, jira, linear or reqif (default: by the file's name)")
	options.declare(cmd)
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
	// Ctrl+C ends the export and leaves no half of a file.
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	told, wipe := c.pageCounter()
	begun := c.Now()
	result, err := api.ExportPRD(ctx, st, form, path, told)
	wipe()
	if errors.Is(err, context.Canceled) {
		return discovery.Errorf(discovery.Unavailable, "Stopped. %s was not written.", path)
	}
	if err != nil {
		return err
	}
	c.warn(result.Warnings)
	size := fmt.Sprintf("%d bytes", result.Bytes)
	if result.Pages > 0 {
		size = count(result.Pages, "page") + ", " + size
	}
	return c.printLine(fmt.Sprintf("%s: %s, %s", result.Path, size, c.Now().Sub(begun).Round(time.Millisecond)))
}

// exportOptions are what of an export is chosen by a word.
type exportOptions struct {
	edition, paper, design, accent string
	password                       bool
}

func (o *exportOptions) declare(cmd *cobra.Command) {
	flags := cmd.Flags()
	flags.StringVar(&o.edition, "edition", "", "the `EDITION`: whole, engineering, leadership, asker or public")
	flags.StringVar(&o.paper, "paper", "", "the `PAPER` of a PDF: a4 or letter")
	flags.StringVar(&o.design, "design", "", "the `DESIGN` of a PDF: sans or serif")
	flags.StringVar(&o.accent, "accent", "", "the `COLOUR` of a PDF's headings and links, as 3b5bdb")
	flags.BoolVar(&o.password, "password", false, "encrypt the PDF with the password in the first line of the standard input")
}

// read takes the words into the form of an export to a file.
func (o *exportOptions) read(form *api.ExportForm, out string) (err error) {
	if form.Edition, err = discovery.ParseEdition(o.edition); err != nil {
		return err
	}
	if form.Format == "" {
		asked, err := discovery.FormatOfFile(out)
		if err != nil {
			return err
		}
		form.Format = asked.ID
	}
	if o.paper != "" {
		if form.Paper, err = discovery.ParsePaper(o.paper); err != nil {
			return err
		}
	}
	if o.design != "" {
		if form.Design, err = discovery.ParseDesign(o.design); err != nil {
			return err
		}
	}
	if o.accent != "" {
		form.Accent, err = discovery.ParseAccent(o.accent)
	}
	return err
}

// passwordVariable is the environment's variable for the password of a PDF. There is no flag for it: every user of the
// machine can read what a program was called with.
const passwordVariable = "THROUGHLINE_PDF_PASSWORD" //nolint:gosec // its name alone

// readPassword finds the password of a PDF, if it is to have one.
func (c *command) readPassword(form *api.ExportForm, fromInput bool) error {
	form.Password = os.Getenv(passwordVariable)
	if fromInput {
		if isTerminal(c.Err) {
			fmt.Fprint(c.Err, "Password of the PDF: ") //nolint:errcheck // it is asked for all the same
		}
		line, err := bufio.NewReader(c.In).ReadString('\n')
		if form.Password = strings.TrimRight(line, "\r\n"); form.Password == "" {
			return discovery.Errorf(discovery.Invalid, "There is no password in the standard input.").Because(err)
		}
	}
	if form.Password != "" && form.Format != discovery.PDFFormat {
		return discovery.Errorf(discovery.Invalid, "Only a PDF can have a password.")
	}
	return nil
}

// pageCounter shows on a terminal which page is being drawn, until it is wiped.
func (c *command) pageCounter() (told func(pdf.Progress), wipe func()) {
	if !isTerminal(c.Err) {
		return nil, func() {}
	}
	show := func(line string) { fmt.Fprint(c.Err, "\r\x1b[K"+line) } //nolint:errcheck // only to look at
	const pause = 100 * time.Millisecond
	last := c.Now() // what is quick is not counted
	return func(p pdf.Progress) {
		if c.Now().Sub(last) < pause {
			return
		}
		last = c.Now()
		if p.Pages > 0 {
			show(fmt.Sprintf("Page %d of %d", p.Page, p.Pages))
		} else {
			show(fmt.Sprintf("Laying out, %.0f %%", p.Part*100))
		}
	}, func() { show("") }
}

func isTerminal(w io.Writer) bool {
	file, ok := w.(*os.File)
	if !ok {
		return false
	}
	about, err := file.Stat()
	return err == nil && about.Mode()&os.ModeCharDevice != 0
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
