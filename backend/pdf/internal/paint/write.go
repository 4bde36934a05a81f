package paint

import (
	"cmp"
	"context"
	"io"
	"strconv"
	"sync"
	"time"

	"github.com/jung-kurt/gofpdf"

	"throughline/backend/pdf/internal/fonts"
	"throughline/backend/pdf/internal/layout"
)

// Properties are what the file says about itself.
type Properties struct {
	Title, Author, Subject, Language string
	Date                             time.Time // zero when unknown
	Password                         string    // that opens the file, "" for none
}

// Resources of templates come out in the order of a map unless this process-wide switch is set.
var sortCatalogs = sync.OnceFunc(func() { gofpdf.SetDefaultCatalogSort(true) })

// Write writes the pages to w, using them up, and gives the number of bytes. Set holds the fonts that the pages were laid
// out with. It tells how many pages are drawn, and ends with what ctx says once that is done.
func Write(
	ctx context.Context, w io.Writer, pages layout.Pages, paper layout.Page, set *fonts.Set, palette Palette,
	about Properties, told func(done, total int),
) (int64, error) {
	sortCatalogs()
	p := newPainter(paper, set, palette)
	for i, on := range pages.Sheets {
		if ctx.Err() != nil {
			return 0, ctx.Err()
		}
		p.page(on)
		on.KeepLinks()
		told(i+1, len(pages.Sheets))
	}
	var drawn handedOver
	if err := p.pdf.Output(&drawn); err != nil {
		return 0, err
	}
	file, err := parse(drawn)
	if err != nil {
		return 0, err
	}
	f := finisher{file: file, pages: pages, height: paper.Height}
	if err := cmp.Or(f.finish(set, about), ctx.Err()); err != nil {
		return 0, err
	}
	return file.write(w, about.Password)
}

// handedOver is the file of a gofpdf that is not used again, without a copy of it: it writes its whole buffer at once.
type handedOver []byte

func (h *handedOver) Write(b []byte) (int, error) {
	if *h == nil {
		*h = b
	} else {
		*h = append(*h, b...)
	}
	return len(b), nil
}

// painter draws pages through gofpdf and remembers the graphics state, so as not to set it again.
type painter struct {
	pdf     *gofpdf.Fpdf
	height  float64
	set     *fonts.Set
	palette Palette
	names   map[*fonts.Subset]string
	emoji   map[fonts.GlyphID]gofpdf.Template
	widths  map[int]bool // in dots, of the pictures that were drawn
	state   state
	line    []byte // the run of glyphs that was written last, for its room
}

func newPainter(paper layout.Page, set *fonts.Set, palette Palette) *painter {
	p := &painter{
		height: paper.Height, set: set, palette: palette, names: map[*fonts.Subset]string{},
		emoji: map[fonts.GlyphID]gofpdf.Template{}, widths: map[int]bool{},
	}
	p.pdf = gofpdf.NewCustom(&gofpdf.InitType{
		UnitStr: "pt", Size: gofpdf.SizeType{Wd: paper.Width, Ht: paper.Height},
	})
	p.pdf.SetAutoPageBreak(false, 0)
	p.pdf.SetMargins(0, 0, 0)
	p.pdf.SetCatalogSort(true)
	p.pdf.SetCompression(false) // it would do so page after page, and make a compressor for each
	for i, subset := range set.Subsets() {
		p.names[subset] = fontName(i)
		p.pdf.AddUTF8FontFromBytes(fontName(i), "", subset.TrueType())
	}
	// gofpdf writes only the glyphs that went through its Text. A template that is never placed notes them as used and
	// adds nothing to the file.
	p.pdf.CreateTemplate(func(t *gofpdf.Tpl) {
		for _, subset := range set.Subsets() {
			t.SetFont(p.names[subset], "", 10)
			t.Text(0, 0, subset.Codes())
		}
	})
	return p
}

// fontName is what a subset is called until the finisher gives it its real name.
func fontName(i int) string { return "f" + strconv.Itoa(i) }
