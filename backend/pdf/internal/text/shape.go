package text

import (
	"slices"
	"unicode"

	"github.com/go-text/typesetting/bidi"
	"github.com/go-text/typesetting/language"
	"github.com/go-text/typesetting/segmenter"

	"throughline/backend/pdf/internal/fonts"
)

// Shaper turns spans into clusters for one document. It is not safe for concurrent use.
type Shaper struct {
	fonts     *fonts.Set
	language  language.Language
	segmenter segmenter.Segmenter
	bidi      bidi.Paragraph
	faces     map[*fonts.Face]map[rune]*fonts.Face // which face stands in for a rune of which face
	words     map[look]words
	missing   map[rune]bool

	// What follows is kept for its room.
	text  paragraph
	key   []byte    // of the word that is looked up
	upTo  []float64 // of the paragraph that is broken into lines
	spare []Glyph
}

// NewShaper makes a shaper for a document in the given language (BCP 47).
func NewShaper(set *fonts.Set, lang string) *Shaper {
	return &Shaper{
		fonts: set, language: language.NewLanguage(lang),
		faces: map[*fonts.Face]map[rune]*fonts.Face{}, words: map[look]words{}, missing: map[rune]bool{},
	}
}

// Missing lists, in order, the characters met so far that no embedded font can draw.
func (s *Shaper) Missing() []rune {
	runes := make([]rune, 0, len(s.missing))
	for r := range s.missing {
		runes = append(runes, r)
	}
	slices.Sort(runes)
	return runes
}

// Shape gives the clusters of a paragraph in reading order.
func (s *Shaper) Shape(spans []Span) []Cluster {
	p := s.paragraph(spans)
	if p == nil {
		return nil
	}
	clusters := make([]Cluster, 0, len(p.runes))
	for _, piece := range p.pieces {
		first := len(clusters)
		clusters = s.shapePiece(clusters, p, piece)
		if chip := piece.style.Chip; chip != nil && len(clusters) > first {
			head, tail := &clusters[first], &clusters[len(clusters)-1]
			head.Opens, head.Width = true, head.Width+chip.Pad
			tail.Closes, tail.Width = true, tail.Width+chip.Pad
		}
	}
	return clusters
}

func (s *Shaper) shapePiece(out []Cluster, p *paragraph, pc piece) []Cluster {
	for i := pc.start; i < pc.end; {
		if end, ok := p.emoji[i]; ok && end <= pc.end {
			if cluster, ok := s.emojiCluster(p, i, end, pc.style); ok {
				out, i = append(out, cluster), end
				continue
			}
		}
		if p.runes[i] == '\n' {
			out = append(out, Cluster{Style: pc.style, level: p.level(i), after: mustBreak, Space: true})
			i++
			continue
		}
		run := s.run(p, pc, i)
		out = s.shapeRun(out, p, run, pc.style)
		i = run.end
	}
	return out
}

// run is a stretch of text with one face, script and direction.
type run struct {
	start, end int
	face       *fonts.Face // nil when no font has the character
	script     language.Script
}

func (s *Shaper) run(p *paragraph, pc piece, start int) run {
	own := s.fonts.Face(pc.style.Family, pc.style.Weight, pc.style.Italic)
	r := run{start: start, end: start + 1}
	r.face = s.faceFor(own, p.runes[start:pc.end])
	if face := s.leading(p, pc, start, own); face != nil {
		r.face = face
	}
	r.script = scriptOf(p.runes[start])
	plain := r.face == own && own.HasASCII() && p.emoji == nil && p.levels == nil
	for r.end < pc.end && (plain && r.takesASCII(p.runes[r.end:pc.end]) || s.takes(&r, p, pc, own)) {
		r.end++
	}
	return r
}

// takesASCII tells whether a run in a face that has ASCII goes on with the next character, where that is ASCII without a mark
// on it; the commonest case of takes.
func (r *run) takesASCII(rest []rune) bool {
	c := rest[0]
	if c < ' ' || c > '~' || len(rest) > 1 && isMark(rest[1]) {
		return false
	}
	return !isLatinLetter(c) || r.takesScript(language.Latin)
}

// takes tells whether a run goes on with the next character.
func (s *Shaper) takes(r *run, p *paragraph, pc piece, own *fonts.Face) bool {
	c := p.runes[r.end]
	if _, emoji := p.emoji[r.end]; emoji || c == '\n' || p.level(r.end) != p.level(r.start) {
		return false
	}
	if isIgnorable(c) || isMark(c) || r.face != nil && r.face.Has(c) && (c == ' ' || r.face.Fallback && isPunctuation(c)) {
		return true
	}
	return s.faceFor(own, p.runes[r.end:pc.end]) == r.face && r.takesScript(scriptOf(c))
}

// takesScript tells whether a run goes on with a character of a script: with one that many share, or with the first of its own.
func (r *run) takesScript(script language.Script) bool {
	if isShared(r.script) && !isShared(script) {
		r.script = script
	}
	return script == r.script || isShared(script)
}

// leading gives the face of the word behind punctuation that begins a right-to-left run; nil where that is not so, or where
// that face lacks it. Readers that go by pieces of one font would tear them apart.
func (s *Shaper) leading(p *paragraph, pc piece, start int, own *fonts.Face) *fonts.Face {
	if p.level(start)&1 == 0 || !isPunctuation(p.runes[start]) {
		return nil
	}
	for i := start + 1; i < pc.end && p.level(i) == p.level(start); i++ {
		if c := p.runes[i]; !isPunctuation(c) && c != ' ' {
			if face := s.faceFor(own, p.runes[i:pc.end]); face != nil && face.Has(p.runes[start]) {
				return face
			}
			return nil
		}
	}
	return nil
}

func isPunctuation(r rune) bool { return unicode.IsPunct(r) && isShared(language.LookupScript(r)) }

func isLatinLetter(r rune) bool { return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' }

// scriptOf knows the commonest letters without a search.
func scriptOf(r rune) language.Script {
	if isLatinLetter(r) {
		return language.Latin
	}
	return language.LookupScript(r)
}

func isShared(script language.Script) bool {
	return script == language.Common || script == language.Inherited || script == language.Unknown
}

func isMark(r rune) bool { return r >= 0x300 && unicode.In(r, unicode.Mn, unicode.Me) }

func (s *Shaper) shapeRun(out []Cluster, p *paragraph, r run, style *Style) []Cluster {
	if r.face == nil {
		return s.replacements(out, p, r, style)
	}
	level := p.level(r.start)
	known := s.wordsOf(p, r, style, level)
	first := len(out)
	for start := r.start; start < r.end; {
		end := r.end
		if known != nil {
			end = p.wordEnd(start, r.end)
		}
		word := s.word(known, p, r, start, end, style)
		for i := range word {
			out = append(out, word[i].Cluster)
			c := &out[len(out)-1]
			c.Style, c.after = style, p.after[start+word[i].end-1]
			if p.thin[start+word[i].end-1] && !style.Literal {
				c.narrow()
			}
		}
		start = end
	}
	if level&1 == 1 { // the glyphs came in visual order
		slices.Reverse(out[first:])
	}
	return out
}

// narrow makes a space as wide as one within a number is set.
func (c *Cluster) narrow() {
	const part = 0.6
	c.Glyphs = slices.Clone(c.Glyphs) // others share them
	for i := range c.Glyphs {
		c.Width -= c.Glyphs[i].Advance * (1 - part)
		c.Glyphs[i].Advance *= part
	}
}

func features(style *Style) fonts.Features {
	var f fonts.Features
	if style.Tabular {
		f |= fonts.TabularFigures
	}
	if style.Literal {
		f |= fonts.Literal
	}
	return f
}

// cluster places the glyphs that stand for the same runes, of a stretch that begins at from.
func (s *Shaper) cluster(
	p *paragraph, f *fonts.Face, glyphs []fonts.Glyph, from int, style *Style, level bidi.Level, spell *speller,
) shaped {
	start := from + glyphs[0].First
	end := min(start+glyphs[0].Runes, len(p.runes))
	runes := p.runes[start:end]
	c := shaped{Cluster: Cluster{level: level}, end: end - from}
	if len(runes) == 1 {
		c.Space = isSpace(runes[0])
		c.softHyphen = runes[0] == softHyphen
		c.punctuation = breaksLongWords(runes[0])
	}
	if allIgnorable(runes) {
		spell.skip(runes)
		return c
	}
	for _, g := range glyphs {
		if g.ID == 0 {
			s.noteMissing(f, runes)
		}
	}
	scale := style.Size * f.Scale / 1000
	if len(glyphs) == 1 {
		c.Glyphs = s.room()
	}
	add := func(id fonts.GlyphID, says string, advance, x, y float64) {
		sub, code := s.fonts.Encode(f, id, says)
		advance = advance*scale + style.Track
		c.Glyphs = append(c.Glyphs, Glyph{
			Subset: sub, Code: code, Advance: advance, XOffset: x * scale, YOffset: y*scale + style.Raise,
		})
		c.Width += advance
	}
	if g := glyphs[0]; len(glyphs) == 1 && spell.single(runes) {
		add(g.ID, string(runes[0]), g.Advance, g.XOffset, g.YOffset)
		return c
	}
	says := spell.out(runes)
	if g := glyphs[0]; len(glyphs) == 1 && len(says) == 1 {
		add(g.ID, says[0], g.Advance, g.XOffset, g.YOffset)
		return c
	}
	parts, advance := together(glyphs)
	shares := shares(says)
	for i, words := range says {
		share := advance * shares[i]
		add(f.Compose(parts, share), words, share, 0, 0)
		parts = nil
	}
	return c
}

// room gives room for a glyph, which is made for many at once.
func (s *Shaper) room() []Glyph {
	if len(s.spare) == 0 {
		s.spare = make([]Glyph, 256)
	}
	room := s.spare[:0:1]
	s.spare = s.spare[1:]
	return room
}

// together gives the glyphs of a cluster as parts of one, and how wide they are.
func together(glyphs []fonts.Glyph) (parts []fonts.Part, advance float64) {
	for _, g := range glyphs {
		parts = append(parts, fonts.Part{ID: g.ID, X: advance + g.XOffset, Y: g.YOffset})
		advance += g.Advance
	}
	return parts, advance
}

func (s *Shaper) noteMissing(f *fonts.Face, runes []rune) {
	for _, r := range runes {
		if !isIgnorable(r) && !f.Has(r) {
			s.missing[r] = true
		}
	}
}

const softHyphen = 0xad

func isSpace(r rune) bool {
	return r == ' ' || r == 0x3000 || r == 0x1680 || r >= 0x2000 && r <= 0x200a && r != 0x2007 || r == 0x205f
}

// breaksLongWords is true for the punctuation after which a reader expects an over-long word, such as an address, to
// break.
func breaksLongWords(r rune) bool {
	switch r {
	case '/', '-', '_', '.', '?', '&', '=', '#', ':', ',', ';', '@', '\\', '|':
		return true
	}
	return false
}
