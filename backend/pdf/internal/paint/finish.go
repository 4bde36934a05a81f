package paint

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"regexp"
	"strings"

	"throughline/backend/pdf/internal/fonts"
	"throughline/backend/pdf/internal/layout"
	"throughline/backend/pdf/internal/sheet"
)

// finisher completes the file that gofpdf drew.
type finisher struct {
	file   *file
	pages  layout.Pages
	height float64
	// pageObjects are the numbers of the page objects, in order.
	pageObjects []int
	annotations []annotation
}

var kid = regexp.MustCompile(`(\d+) 0 R`)

// finish completes the file; streams are the contents of those pages that gofpdf did not draw.
func (f *finisher) finish(set *fonts.Set, about Properties, streams map[*sheet.Sheet][]byte) error {
	kids, _, ok := bytes.Cut(f.file.objects[1], []byte("]"))
	if !ok {
		return errLayout
	}
	for _, m := range kid.FindAllSubmatch(kids, -1) {
		f.pageObjects = append(f.pageObjects, number(m[1]))
	}
	if len(f.pageObjects) != len(f.pages.Sheets) {
		return errLayout
	}
	if err := f.fonts(set); err != nil {
		return err
	}
	f.forms()
	f.contents(streams)
	f.links()
	f.describe(about, f.outline(), f.structure())
	return nil
}

// extend adds entries to the dictionary that is an object.
func (f *finisher) extend(object int, entries string) {
	body := bytes.TrimSuffix(f.file.objects[object], []byte(">>"))
	f.file.objects[object] = fmt.Appendf(bytes.Clone(body), "%s>>", entries)
}

var (
	toUnicodeEntry = regexp.MustCompile(`/ToUnicode (\d+) 0 R`)
	contentsEntry  = regexp.MustCompile(`/Contents (\d+) 0 R`)
	gofpdfFont     = regexp.MustCompile(`\butf8f(\d+)\b`)
	fontEntry      = regexp.MustCompile(`(?s)/Font <<.*?>>`)
)

// resources is the object that says what the pages call fonts, pictures and forms.
const resources = 2

// contents puts the streams on their pages, below what gofpdf has drawn there.
func (f *finisher) contents(streams map[*sheet.Sheet][]byte) {
	for i, on := range f.pages.Sheets {
		if stream := streams[on]; stream != nil {
			page := f.pageObjects[i]
			both := fmt.Appendf(nil, "/Contents[%d 0 R $1 0 R]", f.file.add(stream))
			f.file.objects[page] = contentsEntry.ReplaceAll(f.file.objects[page], both)
		}
	}
}

// fonts gives the fonts their real names and the text that their codes stand for. gofpdf would say that every code is
// its own character.
func (f *finisher) fonts(set *fonts.Set) error {
	subsets := set.Subsets()
	var named strings.Builder
	for n, body := range f.file.objects {
		if !bytes.HasPrefix(body, []byte("<</Type /Font")) {
			continue
		}
		m := gofpdfFont.FindSubmatch(body)
		if m == nil {
			continue
		}
		i := number(m[1])
		if i >= len(subsets) {
			return errLayout
		}
		f.file.objects[n] = gofpdfFont.ReplaceAllLiteral(body, []byte(subsetName(i, subsets[i])))
		if entry := toUnicodeEntry.FindSubmatch(body); entry != nil {
			fmt.Fprintf(&named, "/%s %d 0 R", fontName(subsets[i]), n)
			f.file.objects[number(entry[1])] = plainStream(subsets[i].ToUnicode(), "")
		}
	}
	f.file.objects[resources] = fontEntry.ReplaceAllLiteral(f.file.objects[resources], []byte("/Font <<"+named.String()+">>"))
	return nil
}

// subsetName is the name of a font with the tag that marks it as a subset (ISO 32000-1, 9.6.4).
func subsetName(i int, s *fonts.Subset) string {
	digest := sha256.Sum256(fmt.Append(nil, i, s.Face.Name, s.Codes()))
	tag := make([]byte, 6)
	for k := range tag {
		tag[k] = 'A' + digest[k]%26
	}
	return string(tag) + "+" + s.Face.Name
}

// forms drops the fonts from the resources of the emoji, where gofpdf lists all of them.
func (f *finisher) forms() {
	for n, body := range f.file.objects {
		dictionary, data, ok := bytes.Cut(body, []byte("stream\n"))
		if ok && bytes.Contains(dictionary, []byte("/Subtype /Form")) {
			slim := fontEntry.ReplaceAll(dictionary, nil)
			f.file.objects[n] = bytes.Join([][]byte{slim, data}, []byte("stream\n"))
		}
	}
}

// destination writes where a link or bookmark leads.
func (f *finisher) destination(at layout.Position) string {
	page := f.pageObjects[max(0, min(at.Page, len(f.pageObjects))-1)]
	return fmt.Sprintf("/Dest[%d 0 R/XYZ 0 %.2f null]", page, f.height-at.Y)
}

// describe writes the catalog and the document's properties.
func (f *finisher) describe(about Properties, outline, structure int) {
	var catalog strings.Builder
	fmt.Fprintf(&catalog, "<</Type/Catalog/Pages 1 0 R/Lang%s/ViewerPreferences<</DisplayDocTitle true>>"+
		"/MarkInfo<</Marked true>>/StructTreeRoot %d 0 R/Metadata %d 0 R/OutputIntents[%d 0 R]",
		textString(about.Language), structure, f.file.add(metadata(about)), f.outputIntent())
	if outline > 0 {
		fmt.Fprintf(&catalog, "/Outlines %d 0 R/PageMode/UseOutlines", outline)
	}
	catalog.WriteString(">>")
	f.file.objects[f.file.root] = []byte(catalog.String())

	var info strings.Builder
	info.WriteString("<<")
	for _, entry := range []struct{ key, value string }{
		{"Title", about.Title}, {"Author", about.Author}, {"Subject", about.Subject}, {"Creator", creator},
	} {
		if entry.value != "" {
			info.WriteString("/" + entry.key + textString(entry.value))
		}
	}
	info.WriteString("/Producer" + literal(producer))
	if !about.Date.IsZero() {
		date := literal("D:" + about.Date.UTC().Format("20060102150405") + "+00'00'")
		info.WriteString("/CreationDate" + date + "/ModDate" + date)
	}
	info.WriteString(">>")
	f.file.objects[f.file.info] = []byte(info.String())
}
