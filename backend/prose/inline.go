package prose

import (
	"bytes"
	"cmp"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/util"
)

// inline gives the text inside a node as spans, without white space at its ends.
func (r *reader) inline(n ast.Node) []Span {
	w := walker{source: r.source}
	w.children(n, Span{}, 0)
	return Tidy(w.spans)
}

// walker gathers spans.
type walker struct {
	source []byte
	spans  []Span
}

func (w *walker) add(s string, look Span) {
	if s == "" {
		return
	}
	if n := len(w.spans); n > 0 && look.Image == "" && look.Chart == "" && w.spans[n-1].plain() == look {
		w.spans[n-1].Text += s
		return
	}
	look.Text = s
	w.spans = append(w.spans, look)
}

func (w *walker) children(n ast.Node, look Span, depth int) {
	if depth > deepest {
		w.add(flat(n, w.source), look)
		return
	}
	for child := n.FirstChild(); child != nil; child = child.NextSibling() {
		w.node(child, look, depth+1)
	}
}

func (w *walker) node(n ast.Node, look Span, depth int) {
	switch n := n.(type) {
	case *ast.Text:
		w.add(words(n, w.source), look)
	case *ast.String:
		w.add(string(n.Value), look)
	case *ast.CodeSpan:
		look.Code = true
		w.add(flat(n, w.source), look)
	case *ast.Emphasis:
		if n.Level >= 2 {
			look.Bold = true
		} else {
			look.Italic = true
		}
		w.children(n, look, depth)
	case *east.Strikethrough:
		look.Strike = true
		w.children(n, look, depth)
	case *ast.Link:
		look.Link = target(string(n.Destination))
		w.children(n, look, depth)
	case *ast.AutoLink:
		address := string(n.URL(w.source))
		if n.AutoLinkType == ast.AutoLinkEmail && !strings.HasPrefix(address, "mailto:") {
			address = "mailto:" + address
		}
		look.Link = target(address)
		w.add(string(n.Label(w.source)), look)
	case *ast.Image:
		w.image(n, look)
	case *ast.RawHTML:
		w.add(tag(n, w.source), look)
	case *east.FootnoteLink:
		w.add(strconv.Itoa(n.Index), Span{Note: n.Index})
	case *east.TaskCheckBox, *east.FootnoteBacklink:
	default:
		w.children(n, look, depth)
	}
}

// image takes a picture that the workspace keeps, or a chart of its numbers, for what it is, and any other one for its
// description.
func (w *walker) image(n *ast.Image, look Span) {
	description := strings.Join(strings.Fields(flat(n, w.source)), " ")
	kind, name, _ := strings.Cut(string(n.Destination), ":")
	if own := word(name) == name && name != ""; own && (kind == "image" || kind == "chart") {
		look.Link = ""
		if kind == "image" {
			look.Image, look.Caption = name, CleanLine(unescape(string(n.Title)))
		} else {
			look.Chart = name
		}
		w.add(cmp.Or(description, "Picture"), look)
		return
	}
	if description != "" {
		w.add("["+description+"]", look)
	}
}

// tag shows HTML as it was typed; a line break is the one tag that has a meaning here.
func tag(n *ast.RawHTML, source []byte) string {
	var b strings.Builder
	for i := range n.Segments.Len() {
		segment := n.Segments.At(i)
		b.Write(segment.Value(source))
	}
	switch typed := strings.Join(strings.Fields(b.String()), " "); {
	case strings.HasPrefix(strings.ToLower(typed), "<br"):
		return "\n"
	case strings.HasPrefix(typed, "<!--"):
		return ""
	default:
		return typed
	}
}

// words is what a text node says, with the line end that may follow it.
func words(n *ast.Text, source []byte) string {
	raw := n.Segment.Value(source)
	s := string(raw)
	if !n.IsRaw() {
		s = unescape(s)
	}
	switch {
	case n.HardLineBreak():
		s += "\n"
	case n.SoftLineBreak():
		s += " "
	}
	return s
}

// unescape takes the backslashes before marks away and resolves entities; what a backslash stands before is no entity.
func unescape(s string) string {
	var b strings.Builder
	for {
		at := strings.IndexByte(s, '\\')
		if at < 0 || at+1 >= len(s) {
			break
		}
		if !util.IsPunct(s[at+1]) {
			b.WriteString(resolved(s[:at+1]))
			s = s[at+1:]
			continue
		}
		b.WriteString(resolved(s[:at]))
		b.WriteByte(s[at+1])
		s = s[at+2:]
	}
	b.WriteString(resolved(s))
	return b.String()
}

func resolved(s string) string {
	if !strings.Contains(s, "&") {
		return s
	}
	return Clean(string(util.ResolveEntityNames(util.ResolveNumericReferences([]byte(s)))))
}

// flat gives the text inside a node without any looks.
func flat(n ast.Node, source []byte) string {
	var b strings.Builder
	_ = ast.Walk(n, func(inner ast.Node, entering bool) (ast.WalkStatus, error) {
		switch inner := inner.(type) {
		case *ast.Text:
			if entering {
				b.WriteString(strings.ReplaceAll(words(inner, source), "\n", " "))
			}
		case *ast.String:
			if entering {
				b.Write(inner.Value)
			}
		default:
		}
		return ast.WalkContinue, nil
	})
	return b.String()
}

// Tidy takes white space away at the ends of a line of spans, and at those of the lines within.
func Tidy(spans []Span) []Span {
	var kept []Span
	start := true // of a line
	for _, s := range spans {
		if s.Image == "" && !s.Code {
			s.Text = tidied(s.Text, start)
		}
		if s.Text == "" {
			continue
		}
		start = strings.HasSuffix(s.Text, "\n") || strings.HasSuffix(s.Text, " ")
		kept = append(kept, s)
	}
	for len(kept) > 0 {
		last := &kept[len(kept)-1]
		if last.Image != "" || last.Code {
			break
		}
		if last.Text = strings.TrimRight(last.Text, " \n\t"); last.Text != "" {
			break
		}
		kept = kept[:len(kept)-1]
	}
	return merged(kept)
}

// tidied makes every run of spaces one, and takes those around line ends away.
func tidied(s string, start bool) string {
	var line []byte
	for _, r := range s {
		switch r {
		case ' ', '\t':
			if !start {
				line = append(line, ' ')
			}
			start = true
		case '\n':
			line = append(bytes.TrimRight(line, " "), '\n')
			start = true
		default:
			line = utf8.AppendRune(line, r)
			start = false
		}
	}
	return string(line)
}

// merged makes neighbours of one look one span.
func merged(spans []Span) []Span {
	w := walker{}
	for _, s := range spans {
		w.add(s.Text, s.plain())
	}
	return w.spans
}

// oneLine has a space for each line end.
func oneLine(spans []Span) []Span {
	for i := range spans {
		spans[i].Text = strings.ReplaceAll(spans[i].Text, "\n", " ")
	}
	return spans
}
