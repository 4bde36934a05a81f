package pdf

import (
	"context"
	"fmt"
	"io"
	"math"
	"runtime/debug"
	"strings"

	"throughline/backend/discovery"
	"throughline/backend/pdf/internal/fonts"
	"throughline/backend/pdf/internal/layout"
	"throughline/backend/pdf/internal/paint"
	"throughline/backend/pdf/internal/text"
)

// Options are what a PM may choose. The zero value is A4, sans, in the app's own accent.
type Options struct {
	Paper  discovery.Paper
	Design discovery.Design
	// Password opens the file, which is encrypted with AES-256; "" for none. Such a file is another one each time.
	Password string
	// Logo stands at the head of the cover: a PNG or a JPEG. One that can't be drawn is left out, with a warning.
	Logo         []byte
	Organisation string // whose document it is; beside the logo
	Accent       string // as #3b5bdb; one that can't be read on white is darkened, and what is no colour is the app's own
	// SystemFonts lets characters that no embedded font has be drawn with a font of this computer, which the result names;
	// the file may then be another one elsewhere.
	SystemFonts bool
	// Progress, where there is one, is told how far Render is, in the goroutine that called Render.
	Progress func(Progress)
}

// Progress says how far the making of a file is.
type Progress struct {
	Part  float64 `json:"part"`  // of the whole work, from 0 to 1
	Page  int     `json:"page"`  // the one that is done with
	Pages int     `json:"pages"` // how many there are; 0 until that is known
}

// bodyDrawn is the part of the work after which the pages are laid out and drawn, but for what surrounds them.
const bodyDrawn = 0.9

// Result says what was written.
type Result struct {
	Pages    int
	Bytes    int64
	Warnings []string // plain sentences about what could not be shown as it was typed; never nil
	Places   []Place  // of the sections and requirements that have an id, in their order
}

// Place is where a part of the document begins.
type Place struct {
	ID   string  `json:"id"`   // of the section or the requirement
	Page int     `json:"page"` // from 1
	Top  float64 `json:"top"`  // from the upper edge of the page, as a part of its height
}

// placed is how exactly a Place is told: a fraction of a point.
const placed = 10_000

// Render writes doc as a PDF. It never panics and never fails because of what people typed; it fails when w does, with
// code unavailable, and with what ctx says once ctx is done. Nothing is written to w before the whole file stands.
//
// The same document gives the same bytes on every machine.
func Render(ctx context.Context, w io.Writer, doc discovery.Document, opt Options) (result Result, err error) {
	defer func() {
		if fault := recover(); fault != nil {
			cause := fmt.Errorf("%v\n%s", fault, debug.Stack())
			err = discovery.Errorf(discovery.Internal, "The PDF could not be made.").Because(cause)
		}
	}()
	set := fonts.NewSet(opt.design())
	page := opt.page()
	if doc.Bare && doc.Limit == 1 {
		page = page.Tight()
	}
	a := newAssembler(doc)
	a.branding(opt)
	page.Mirrored = text.RightToLeft(a.title, false)
	if opt.SystemFonts {
		set.UseSystem(a.language)
	}
	shaper := text.NewShaper(set, a.language)
	drawing, pages := opt.laidOut(ctx, a, page, shaper)
	if !doc.Bare && pages.Body == 1 { // what stands on a page needs no cover
		doc.Bare = true
		b := newAssembler(doc)
		b.branding(opt)
		if drawn, one := opt.laidOut(ctx, b, page, shaper); one.Body == 1 {
			a, drawing, pages = b, drawn, one
		}
	}
	if ctx.Err() != nil {
		return result, ctx.Err()
	}
	result.Warnings = append([]string{}, unfit(doc)...)
	result.Warnings = append(result.Warnings, a.warnings...)
	result.Warnings = append(result.Warnings, borrowed(set.Loans())...)
	result.Warnings = append(result.Warnings, missing(shaper.Missing())...)
	out := &destination{to: w}
	result.Bytes, err = drawing.Write(ctx, out, pages, set, paint.Properties{
		Title: a.title, Author: strings.Join(a.authors, ", "), Subject: a.subject(), Language: a.language,
		Date: doc.Date, Password: opt.Password,
	}, opt.told)
	if ctx.Err() != nil {
		return result, ctx.Err()
	}
	if out.err != nil {
		return result, discovery.Errorf(discovery.Unavailable, "The PDF could not be written.").Because(out.err)
	}
	if err != nil {
		return result, discovery.Errorf(discovery.Internal, "The PDF could not be made.").Because(err)
	}
	result.Pages = len(pages.Sheets)
	for _, part := range a.parts {
		if at, ok := pages.Places[part.anchor]; ok {
			result.Places = append(result.Places, Place{part.id, at.Page, math.Round(at.Y/page.Height*placed) / placed})
		}
	}
	return result, nil
}

// laidOut lays a document out. Three work beside each other: one makes its parts, one lays them out, one draws the pages.
func (o Options) laidOut(
	ctx context.Context, a *assembler, page layout.Page, shaper *text.Shaper,
) (*paint.Drawing, layout.Pages) {
	drawing := paint.NewDrawing(page, o.palette())
	l := layout.New(a.document(), page, shaper)
	for laid := range ahead(l.Body(ctx)) {
		drawing.Add(laid.Sheet)
		if o.Progress != nil {
			o.Progress(Progress{Part: bodyDrawn * laid.Done})
		}
		if ctx.Err() != nil {
			break
		}
	}
	if ctx.Err() != nil {
		return drawing, layout.Pages{}
	}
	return drawing, l.Rest()
}

// told is told when a page is drawn, with all that is on it.
func (o Options) told(done, total int) {
	if o.Progress != nil {
		o.Progress(Progress{Part: bodyDrawn + (1-bodyDrawn)*float64(done)/float64(total), Page: done, Pages: total})
	}
}

// destination remembers whether a failure was the destination's.
type destination struct {
	to  io.Writer
	err error
}

func (l *destination) Write(b []byte) (int, error) {
	n, err := l.to.Write(b)
	if err != nil {
		l.err = err
	}
	return n, err
}

func (o Options) page() layout.Page {
	if o.Paper == discovery.Letter {
		return layout.NewPage(612, 792)
	}
	return layout.NewPage(595.28, 841.89)
}

func (o Options) design() fonts.Design {
	if o.Design == discovery.Serif {
		return fonts.Serif
	}
	return fonts.Sans
}

func (o Options) palette() paint.Palette {
	c, ok := colour(o.Accent)
	if !ok {
		c = paint.HouseAccent
	}
	return paint.NewPalette(c)
}

// Legible gives the accent that a document has when this one is asked for: itself, a darker one where it can't be read on
// white, and the app's own where it is no colour.
func Legible(accent string) string {
	c := Options{Accent: accent}.palette().Accent()
	return fmt.Sprintf("#%02x%02x%02x", c.R, c.G, c.B)
}

func colour(hex string) (c text.Colour, ok bool) {
	n, err := fmt.Sscanf(hex, "#%02x%02x%02x", &c.R, &c.G, &c.B)
	return c, n == 3 && err == nil
}

// missing says which characters no font could draw.
func missing(runes []rune) []string {
	if len(runes) == 0 {
		return nil
	}
	return []string{"No font for " + named(runes) + "; a replacement sign is shown instead."}
}

// borrowed says which characters are drawn with which font of the computer.
func borrowed(loans []fonts.Loan) []string {
	var out []string
	for _, loan := range loans {
		out = append(out, fmt.Sprintf("%s: set in %s from this computer.", named(loan.Runes), loan.Font))
	}
	return out
}

func named(runes []rune) string {
	const most = 20
	var names []string
	for _, r := range runes[:min(most, len(runes))] {
		names = append(names, fmt.Sprintf("%c (U+%04X)", r, r))
	}
	more := ""
	if n := len(runes) - most; n > 0 {
		more = fmt.Sprintf(" and %d more", n)
	}
	return strings.Join(names, ", ") + more
}
