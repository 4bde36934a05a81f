package api

import (
	"bytes"
	"context"
	"fmt"
	"log/slog"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"throughline/backend/discovery"
	"throughline/backend/exchange"
	"throughline/backend/pdf"
	"throughline/backend/store"
)

// ExportForm says which edition of a PRD is wanted, and in which format.
type ExportForm struct {
	ID        string            `json:"id"`
	Format    string            `json:"format"` // of discovery.ExportFormats; "" for PDF
	Edition   discovery.Edition `json:"edition"`
	PersonID  string            `json:"personId"`  // who a letter is for
	VersionID string            `json:"versionId"` // "" for the PRD as it is now
	SinceID   string            `json:"sinceId"`   // tells what changed since this version; "" doesn't
}

// ExportResult says what an export wrote, or would write.
type ExportResult struct {
	Cancelled bool              `json:"cancelled"`
	Path      string            `json:"path"`
	Pages     int               `json:"pages"` // 0 where the format has none
	Bytes     int64             `json:"bytes"`
	Warnings  []string          `json:"warnings"` // what the PM should know of it
	LeftOut   discovery.LeftOut `json:"leftOut"`
}

// ExportPRD writes an edition of a PRD to path: whole, or not at all.
func ExportPRD(st *store.Store, form ExportForm, path string) (ExportResult, error) {
	written, err := writePRD(st, form)
	if err != nil {
		return ExportResult{}, err
	}
	result := written.result
	result.Path = path
	return result, WriteFile(path, written.content, 0o644)
}

// written is an edition in its format.
type written struct {
	content []byte
	name    string // of its file, with the extension of the format
	format  discovery.ExportFormat
	result  ExportResult
}

func writePRD(st *store.Store, form ExportForm) (written, error) {
	format, err := discovery.FormatOf(form.Format)
	if err != nil {
		return written{}, err
	}
	if form.Edition, err = discovery.ParseEdition(string(form.Edition)); err != nil {
		return written{}, err
	}
	if !form.Edition.Holds(format) {
		return written{}, discovery.InvalidField("format", "A letter can't be written as %s. Choose PDF, say.", format.Label)
	}
	edited, err := edit(st, form)
	if err != nil {
		return written{}, err
	}
	w := written{name: fileName(edited.FileName()) + format.Extension, format: format}
	w.result = ExportResult{Warnings: append([]string{}, edited.Warnings...), LeftOut: edited.LeftOut}
	if format.ID == discovery.PDFFormat {
		var printed pdf.Result
		w.content, printed, err = render(edited.Document)
		w.result.Pages, w.result.Warnings = printed.Pages, append(w.result.Warnings, printed.Warnings...)
	} else {
		var out bytes.Buffer
		err = exchange.WritePRD(&out, format.ID, edited.Document)
		w.content = out.Bytes()
	}
	w.result.Bytes = int64(len(w.content))
	return w, err
}

// render writes a document as PDF, and says so when that has more pages than it may have.
func render(doc discovery.Document) ([]byte, pdf.Result, error) {
	var out bytes.Buffer
	result, err := pdf.Render(context.Background(), &out, doc, pdf.Options{})
	if doc.Limit > 0 && result.Pages > doc.Limit {
		result.Warnings = append(result.Warnings, fmt.Sprintf(
			"The PDF has %d pages, and it is to have %d. Shorten the text where it is longest.", result.Pages, doc.Limit))
	}
	return out.Bytes(), result, err
}

// edit makes an edition of a PRD: the only way in which one leaves the workspace. The page for leadership is made as brief
// as it takes.
func edit(st *store.Store, form ExportForm) (discovery.Edited, error) {
	source, err := editionSource(st, form)
	if err != nil {
		return discovery.Edited{}, err
	}
	for {
		edited, err := source.Edit(form.Edition)
		if err == nil {
			err = complete(st, form, source.Discretion, &edited.Document)
		}
		if err != nil {
			return edited, err
		}
		edited.Finish()
		if form.Edition != discovery.LeadershipEdition || source.Brevity == discovery.Briefest {
			return edited, nil
		}
		if _, result, err := render(edited.Document); err != nil || result.Pages <= edited.Document.Limit {
			return edited, err
		}
		source.Brevity++
	}
}

// complete adds to a document what is no part of the PRD's own text. What an edition may not have of it is taken out after.
func complete(st *store.Store, form ExportForm, rule discovery.Discretion, doc *discovery.Document) error {
	versions, err := st.PRDVersions(form.ID)
	if err != nil {
		return err
	}
	doc.Revise(versions, form.VersionID, rule)
	agreement, err := st.Agreement(form.ID)
	if err != nil {
		return err
	}
	people, err := st.People()
	if err != nil {
		return err
	}
	doc.SignOffs = agreement.SignOffs(form.VersionID, people, rule)
	if form.SinceID != "" {
		if doc.Changes, err = changesSince(st, form, rule); err != nil {
			return err
		}
	}
	doc.Images, err = st.Images(doc.ImageHashes())
	return err
}

// changesSince says what changed in the sections of an edition, as far as it may be told.
func changesSince(st *store.Store, form ExportForm, rule discovery.Discretion) (*discovery.DocumentChanges, error) {
	since, err := st.PRDVersion(form.SinceID)
	if err != nil {
		return nil, err
	}
	var sides [2]discovery.Frozen
	for i, version := range []string{form.SinceID, form.VersionID} {
		if sides[i], err = st.FrozenPRD(form.ID, version); err != nil {
			return nil, err
		}
		sides[i].PRD, _ = rule.PRD(form.Edition.Chosen(sides[i].PRD))
	}
	return discovery.ChangesSince(since, sides[0], sides[1]), nil
}

// editionSource gathers what an edition is made from: what the PRD, or a version of it, says, and what may be told of it today.
func editionSource(st *store.Store, form ExportForm) (source discovery.EditionSource, err error) {
	people, err := st.People()
	if err != nil {
		return source, err
	}
	frozen := discovery.Frozen{People: people}
	if form.VersionID == "" {
		frozen.PRD, err = st.PRD(form.ID)
	} else {
		frozen, err = st.FrozenPRD(form.ID, form.VersionID)
	}
	if err != nil {
		return source, err
	}
	product := frozen.PRD.ProductID
	source = discovery.EditionSource{PRD: frozen.PRD, People: frozen.People, Today: people, PersonID: form.PersonID}
	if source.Discretion, err = st.Discretion(product); err != nil {
		return source, err
	}
	source.Discretion = source.Discretion.Knowing(frozen.People)
	switch form.Edition {
	case discovery.AskerEdition:
		source.Asks, err = st.AskedBy(product, form.PersonID)
	case discovery.PublicEdition:
		source.Agreed, err = st.AgreedDiscretion(product)
	case discovery.WholeEdition, discovery.EngineeringEdition, discovery.LeadershipEdition:
	}
	return source, err
}

// WriteFile writes a file beside its place and moves it there when it is whole, so that a full disk can't leave half of
// one, or none of the one before.
func WriteFile(path string, content []byte, rights os.FileMode) error {
	temporary, err := os.CreateTemp(filepath.Dir(path), ".throughline-*")
	if err == nil {
		_, err = temporary.Write(content)
		for _, step := range []func() error{
			temporary.Sync, temporary.Close,
			func() error { return os.Chmod(temporary.Name(), rights) },
			func() error { return os.Rename(temporary.Name(), path) },
		} {
			if err == nil {
				err = step()
			}
		}
		if err != nil {
			_ = temporary.Close()
			_ = os.Remove(temporary.Name())
		}
	}
	if err != nil {
		return discovery.Errorf(discovery.Unavailable,
			"%s can't be written: is the folder there, writable, and the disk not full?", path).Because(err)
	}
	return nil
}

// Preview serves PRDs as PDF to the window, at /preview/prd/<id>.pdf.
func Preview(desk *Desk) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		id, ok := strings.CutPrefix(r.URL.Path, "/preview/prd/")
		id, pdf := strings.CutSuffix(id, ".pdf")
		if !ok || !pdf {
			http.NotFound(w, r)
			return
		}
		wanted := r.URL.Query()
		shown, err := with(desk, func(st *store.Store) (written, error) {
			return writePRD(st, ExportForm{
				ID: id, Edition: discovery.Edition(wanted.Get("edition")), PersonID: wanted.Get("person"),
				VersionID: wanted.Get("version"),
			})
		})
		switch {
		case discovery.CodeOf(err) == discovery.NotFound:
			http.NotFound(w, r)
		case discovery.CodeOf(err) == discovery.Invalid:
			http.Error(w, err.Error(), http.StatusUnprocessableEntity)
		case err != nil:
			slog.Error("preview", "error", err)
			http.Error(w, "The preview could not be made.", http.StatusInternalServerError)
		default:
			w.Header().Set("Content-Type", "application/pdf")
			w.Header().Set("Cache-Control", "no-store")
			_, _ = w.Write(shown.content)
		}
	})
}

// fileName makes a name that every file system takes out of a title.
func fileName(title string) string {
	name := strings.Map(func(r rune) rune {
		switch {
		case unicode.Is(unicode.Cf, r): // it isn't seen, and may turn the rest round
			return -1
		case strings.ContainsRune(`<>:"/\|?*`, r) || unicode.IsControl(r):
			return ' '
		}
		return r
	}, strings.ToValidUTF8(title, " "))
	name = strings.Trim(strings.Join(strings.Fields(name), " "), ". ")
	letters := 0
	for at, r := range name {
		if letters++; letters > mostLetters || at+utf8.RuneLen(r) > mostBytes {
			name = strings.TrimRight(name[:at], ". ")
			break
		}
	}
	if name == "" || deviceName.MatchString(name) {
		return strings.TrimSpace("PRD " + name)
	}
	return name
}

// How long a name may be, without its extension: file systems count bytes.
const mostLetters, mostBytes = 80, 200

// deviceName is what Windows keeps for itself, whatever its extension.
var deviceName = regexp.MustCompile(`(?i)^(con|prn|aux|nul|com[0-9]|lpt[0-9])(\.|$)`)

func withExtension(path, extension string) string {
	if strings.EqualFold(filepath.Ext(path), extension) {
		return path
	}
	return path + extension
}
