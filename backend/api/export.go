package api

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"throughline/backend/discovery"
	"throughline/backend/exchange"
	"throughline/backend/pdf"
	"throughline/backend/shell"
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

	// How a PDF looks; "" as the workspace has it.
	Paper  discovery.Paper  `json:"paper"`
	Design discovery.Design `json:"design"`
	Accent string           `json:"accent"`
	// Password opens the PDF; "" for none. It is kept nowhere and told nobody.
	Password string `json:"password"`
}

// ExportResult says what an export wrote, or would write.
type ExportResult struct {
	Cancelled bool              `json:"cancelled"`
	Path      string            `json:"path"`
	Pages     int               `json:"pages"` // 0 where the format has none
	Bytes     int64             `json:"bytes"`
	Took      int64             `json:"took"`     // to make the file, in milliseconds
	Warnings  []string          `json:"warnings"` // what the PM should know of it
	LeftOut   discovery.LeftOut `json:"leftOut"`
}

// ExportPRD writes an edition of a PRD to path: whole, or not at all. It tells how far it is, and ends when ctx does.
func ExportPRD(
	ctx context.Context, st *store.Store, form ExportForm, path string, told func(pdf.Progress),
) (ExportResult, error) {
	p, err := prepare(st, form)
	if err != nil {
		return ExportResult{}, err
	}
	w, err := p.write(ctx, told)
	if err != nil {
		return ExportResult{}, err
	}
	w.result.Path = path
	return w.result, WriteFile(path, w.content, 0o644)
}

// prepared is an edition that is to be written in a format.
type prepared struct {
	edited  discovery.Edited
	format  discovery.ExportFormat
	options pdf.Options
}

// prepare makes an edition, and finds out how it is to look.
func prepare(st *store.Store, form ExportForm) (prepared, error) {
	m, err := gather(st, form)
	if err != nil {
		return prepared{}, err
	}
	return m.prepare()
}

// material is all that editions of a PRD are made from, read once for however many.
type material struct {
	st       *store.Store
	form     ExportForm
	format   discovery.ExportFormat
	style    discovery.HouseStyle
	options  pdf.Options
	source   discovery.EditionSource
	versions []discovery.PRDVersion
	version  string // that the document is, "" for a draft
	signOffs []discovery.DocumentSignOff
	changes  *discovery.DocumentChanges
}

// gather reads what an edition is made from, as its form says. Without a person, letters can be made to everyone.
func gather(st *store.Store, form ExportForm) (m material, err error) {
	if m.format, err = discovery.FormatOf(form.Format); err != nil {
		return m, err
	}
	if form.Edition, err = discovery.ParseEdition(string(form.Edition)); err != nil {
		return m, err
	}
	if !form.Edition.Holds(m.format) {
		return m, discovery.InvalidField("format", "A letter can't be written as %s. Choose PDF, say.", m.format.Label)
	}
	if m.style, err = form.style(st); err != nil {
		return m, err
	}
	if m.options, err = look(st, m.style); err != nil {
		return m, err
	}
	m.options.Password = form.Password
	m.st, m.form = st, form
	if m.source, err = editionSource(st, form); err != nil {
		return m, err
	}
	return m, m.readLife()
}

// readLife reads what is no part of the PRD's own text: its versions, what was said of them, and what changed since one.
func (m *material) readLife() (err error) {
	if m.versions, err = m.st.PRDVersions(m.form.ID); err != nil {
		return err
	}
	if err = m.findVersion(); err != nil {
		return err
	}
	agreement, err := m.st.Agreement(m.form.ID)
	if err != nil {
		return err
	}
	m.signOffs = agreement.SignOffs(m.form.VersionID, m.source.Today, m.source.Discretion)
	if m.form.SinceID != "" {
		m.changes, err = changesSince(m.st, m.form, m.source.Discretion, m.source.PRD.Words())
	}
	return err
}

// findVersion finds out which version the document is: the one that is asked for, or the latest where the draft says what it
// says.
func (m *material) findVersion() error {
	m.version = m.form.VersionID
	if m.version != "" || len(m.versions) == 0 || m.form.Edition == discovery.AskerEdition {
		return nil
	}
	file, err := discovery.Freeze(m.source.PRD, m.source.Today).File()
	if err == nil && file.Hash == m.versions[0].Fingerprint {
		m.version = m.versions[0].ID
	}
	return err
}

// prepare makes the edition.
func (m material) prepare() (prepared, error) {
	edited, err := m.edit()
	edited.Fit(m.format)
	return prepared{edited: edited, format: m.format, options: m.options}, err
}

// name is what the file is called, with the extension of its format.
func (p prepared) name() string { return fileName(p.edited.FileName()) + p.format.Extension }

// written is an edition in its format.
type written struct {
	content []byte
	name    string // of its file
	result  ExportResult
	places  []pdf.Place
}

func (p prepared) write(ctx context.Context, told func(pdf.Progress)) (written, error) {
	doc, w := p.edited.Document, written{name: p.name()}
	w.result = ExportResult{Warnings: append([]string{}, p.edited.Warnings...), LeftOut: p.edited.LeftOut}
	var err error
	if p.format.ID == discovery.PDFFormat {
		var printed pdf.Result
		p.options.Progress = told
		w.content, printed, err = render(ctx, doc, p.options)
		w.result.Pages, w.result.Warnings = printed.Pages, append(w.result.Warnings, printed.Warnings...)
		w.places = printed.Places
	} else {
		var out bytes.Buffer
		err = exchange.WritePRD(&out, p.format.ID, doc)
		w.content = out.Bytes()
	}
	w.result.Bytes = int64(len(w.content))
	return w, err
}

// writePRD prepares and writes.
func writePRD(ctx context.Context, st *store.Store, form ExportForm) (written, error) {
	p, err := prepare(st, form)
	if err != nil {
		return written{}, err
	}
	return p.write(ctx, nil)
}

// render writes a document as PDF, and says so when that has more pages than it may have.
func render(ctx context.Context, doc discovery.Document, options pdf.Options) ([]byte, pdf.Result, error) {
	var out bytes.Buffer
	result, err := pdf.Render(ctx, &out, doc, options)
	if doc.Limit > 0 && result.Pages > doc.Limit {
		result.Warnings = append(result.Warnings, fmt.Sprintf(
			"The PDF has %d pages, and it is to have %d. Shorten the text where it is longest.", result.Pages, doc.Limit))
	}
	return out.Bytes(), result, err
}

// style is how the file is to look: as the workspace has it, but for what is chosen for this one.
func (form ExportForm) style(st *store.Store) (discovery.HouseStyle, error) {
	style, err := houseStyle(st)
	if err != nil {
		return style, err
	}
	style.Paper, style.Design = cmp.Or(form.Paper, style.Paper), cmp.Or(form.Design, style.Design)
	style.Accent = cmp.Or(form.Accent, style.Accent)
	return style, style.Clean()
}

// look gives a style as the PDF takes it.
func look(st *store.Store, style discovery.HouseStyle) (pdf.Options, error) {
	options := pdf.Options{
		Paper: style.Paper, Design: style.Design, Accent: style.Accent, Organisation: style.Organisation,
		SystemFonts: true, // a name in a script that no embedded font has matters more than the same bytes everywhere
	}
	if style.Logo == nil {
		return options, nil
	}
	logo, err := st.File(*style.Logo)
	options.Logo = logo.Bytes
	return options, err
}

// edit makes an edition of a PRD: the only way in which one leaves the workspace. The page for leadership is made as brief
// as it takes.
func (m material) edit() (discovery.Edited, error) {
	for {
		edited, err := m.source.Edit(m.form.Edition)
		if err == nil {
			err = m.complete(&edited.Document)
		}
		if err != nil {
			return edited, err
		}
		edited.Finish()
		if m.form.Edition != discovery.LeadershipEdition || m.source.Brevity == discovery.Briefest {
			return edited, nil
		}
		_, result, err := render(context.Background(), edited.Document, m.options)
		if err != nil || result.Pages <= edited.Document.Limit {
			return edited, err
		}
		m.source.Brevity++
	}
}

// complete adds to a document what is no part of the PRD's own text. What an edition may not have of it is taken out after.
func (m material) complete(doc *discovery.Document) (err error) {
	doc.Authors = m.style.Authors
	doc.Revise(m.versions, m.version, m.source.Discretion)
	doc.SignOffs, doc.Changes = slices.Clone(m.signOffs), m.changes
	doc.Images, err = m.st.Images(doc.ImageHashes())
	return err
}

// changesSince says what changed in the sections of an edition, as far as it may be told.
func changesSince(
	st *store.Store, form ExportForm, rule discovery.Discretion, words *discovery.Words,
) (*discovery.DocumentChanges, error) {
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
	return words.ChangesSince(since, sides[0], sides[1]), nil
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

// saveFile asks where to save a file, and gives its path with the extension; "" means that the user cancelled. What is there
// already is replaced only where the dialog has asked about it: it asks about the name as it was typed.
func (d *Desk) saveFile(title, name, extension string, kind shell.FileKind) (string, error) {
	path, err := d.Shell.SaveFile(title, name, kind)
	if err != nil || path == "" || strings.EqualFold(filepath.Ext(path), extension) {
		return path, err
	}
	path += extension
	if _, err := os.Lstat(path); err == nil {
		return "", discovery.Errorf(discovery.Invalid,
			"%s is there already. To replace it, choose it by its whole name.", path)
	}
	return path, nil
}
