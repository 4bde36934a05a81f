package paint

import (
	"cmp"
	"context"
	"io"
	"sync"
	"time"

	"github.com/jung-kurt/gofpdf"

	"throughline/backend/pdf/internal/fonts"
	"throughline/backend/pdf/internal/layout"
	"throughline/backend/pdf/internal/sheet"
)

// Properties are what the file says about itself.
type Properties struct {
	Title, Author, Subject, Language string
	Date                             time.Time // zero when unknown
	Password                         string    // that opens the file, "" for none
}

// Resources of templates come out in the order of a map unless this process-wide switch is set.
var sortCatalogs = sync.OnceFunc(func() { gofpdf.SetDefaultCatalogSort(true) })

// Drawing is a file that is being drawn: first the pages that are added, while others are laid out, then the whole.
type Drawing struct {
	pen     pen
	paper   layout.Page
	streams map[*sheet.Sheet][]byte // of the pages that are drawn, compressed
}

// NewDrawing begins a file.
func NewDrawing(paper layout.Page, palette Palette) *Drawing {
	return &Drawing{pen: pen{height: paper.Height, palette: palette}, paper: paper, streams: map[*sheet.Sheet][]byte{}}
}

// Add draws a page, using it up, unless it needs gofpdf for that: then it waits until the whole is written.
func (d *Drawing) Add(on *sheet.Sheet) {
	needed := false
	on.Each(func(m sheet.Mark) { needed = needed || byGofpdf(m) })
	if needed {
		return
	}
	d.pen.begin()
	d.pen.sheet(on, d.pen.mark)
	d.streams[on] = compressed(plainStream(d.pen.out, ""))
	on.KeepLinks()
}

// Write writes the pages to w, using them up, and gives the number of bytes. Set holds the fonts that the pages were laid
// out with. It tells how many pages are drawn, and ends with what ctx says once that is done.
func (d *Drawing) Write(
	ctx context.Context, w io.Writer, pages layout.Pages, set *fonts.Set, about Properties, told func(done, total int),
) (int64, error) {
	sortCatalogs()
	p := newPainter(d.pen, d.paper, set)
	for i, on := range pages.Sheets {
		if ctx.Err() != nil {
			return 0, ctx.Err()
		}
		p.pdf.AddPage()
		if d.streams[on] == nil {
			p.draw(on)
			on.KeepLinks()
		}
		if head := pages.Heads[i]; head != nil {
			p.draw(head)
		}
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
	f := finisher{file: file, pages: pages, height: d.pen.height}
	if err := cmp.Or(f.finish(set, about, d.streams), ctx.Err()); err != nil {
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

// painter draws pages through gofpdf.
type painter struct {
	pen
	pdf    *gofpdf.Fpdf
	set    *fonts.Set
	emoji  map[fonts.GlyphID]gofpdf.Template
	widths map[int]bool // in dots, of the pictures that were drawn
}

func newPainter(with pen, paper layout.Page, set *fonts.Set) *painter {
	p := &painter{pen: with, set: set, emoji: map[fonts.GlyphID]gofpdf.Template{}, widths: map[int]bool{}}
	p.pdf = gofpdf.NewCustom(&gofpdf.InitType{
		UnitStr: "pt", Size: gofpdf.SizeType{Wd: paper.Width, Ht: paper.Height},
	})
	p.pdf.SetAutoPageBreak(false, 0)
	p.pdf.SetMargins(0, 0, 0)
	p.pdf.SetCatalogSort(true)
	p.pdf.SetCompression(false) // it would do so page after page, and make a compressor for each
	for _, subset := range set.Subsets() {
		p.pdf.AddUTF8FontFromBytes(fontName(subset), "", subset.TrueType())
	}
	// gofpdf writes only the glyphs that went through its Text. A template that is never placed notes them as used and
	// adds nothing to the file.
	p.pdf.CreateTemplate(func(t *gofpdf.Tpl) {
		for _, subset := range set.Subsets() {
			t.SetFont(fontName(subset), "", 10)
			t.Text(0, 0, subset.Codes())
		}
	})
	return p
}

// draw adds to the current page.
func (p *painter) draw(on *sheet.Sheet) {
	p.begin()
	p.sheet(on, func(m sheet.Mark) {
		if !byGofpdf(m) {
			p.mark(m)
			return
		}
		p.flush()
		switch m := m.(type) {
		case *sheet.Emoji:
			p.drawEmoji(m)
		case *sheet.Picture:
			p.picture(m)
		}
	})
	p.flush()
}

// flush gives gofpdf what the pen has written.
func (p *painter) flush() {
	p.pdf.RawWriteStr(string(p.out))
	p.begin()
}

// byGofpdf tells whether gofpdf draws a mark, as it is in the file once however often it is drawn.
func byGofpdf(m sheet.Mark) bool {
	switch m.(type) {
	case *sheet.Emoji, *sheet.Picture:
		return true
	}
	return false
}
