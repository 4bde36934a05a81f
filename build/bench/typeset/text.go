package main

import (
	"bytes"
	_ "embed"
	"fmt"
	"math/rand/v2"
	"os"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// block is a part of the text: of one line, but for a list and a table.
type block struct {
	kind  string
	lines []string
	cells [][]string // with a header
}

// invent makes up a text in which no two paragraphs are alike: a walk through the words of the sample's PRD, each followed
// by one that follows it there. The same number of chapters is always the same text.
func invent(chapters int) []block {
	w := newWalk()
	var text []block
	add := func(kind string, lines ...string) { text = append(text, block{kind: kind, lines: lines}) }
	for range chapters {
		add("chapter", w.title())
		for range 3 {
			add("section", w.title())
			add("paragraph", w.prose(90))
			add("paragraph", w.prose(60))
			add("list", w.prose(14), w.prose(24), w.prose(9), w.prose(17))
			add("paragraph", w.prose(75))
			add("quote", w.prose(30))
			table := block{kind: "table", cells: [][]string{{"Measure", "Today", "After the pilot", "In a year"}}}
			for range 5 {
				table.cells = append(table.cells, []string{w.prose(7), w.number(), w.prose(3), w.prose(2)})
			}
			text = append(text, table)
		}
	}
	return text
}

// walk walks through words.
type walk struct {
	random *rand.Rand
	words  []string
	after  map[string][]int // the places behind a word
	at     int
}

var word = regexp.MustCompile(`\pL[\pL’]*[,.]?`)

func newWalk() *walk {
	sample, err := os.ReadFile("build/docs/samples/month-end-close.md")
	if err != nil {
		panic(err)
	}
	w := &walk{random: rand.New(rand.NewPCG(1, 2)), words: word.FindAllString(string(sample), -1), after: map[string][]int{}}
	for i, one := range w.words[:len(w.words)-1] {
		w.after[one] = append(w.after[one], i+1)
	}
	return w
}

func (w *walk) next() string {
	next := w.after[w.words[w.at]]
	if len(next) == 0 {
		next = []int{0}
	}
	w.at = next[w.random.IntN(len(next))]
	return w.words[w.at]
}

// prose gives so many words as sentences; one in twenty is bold.
func (w *walk) prose(words int) string {
	var b strings.Builder
	for i := range words {
		one := w.next()
		switch {
		case i == 0:
			first, size := utf8.DecodeRuneInString(one)
			one = string(unicode.ToUpper(first)) + one[size:]
		case w.random.IntN(20) == 0:
			one = bold + one + bold
		}
		b.WriteString(one)
		b.WriteByte(' ')
	}
	return strings.TrimRight(b.String(), " ,.") + "."
}

func (w *walk) title() string {
	return strings.NewReplacer(bold, "", ".", "", ",", "").Replace(w.prose(4))
}

func (w *walk) number() string { return fmt.Sprintf("%d.%d", w.random.IntN(400), w.random.IntN(10)) }

// bold stands on both sides of bold words until the text is written in one of the forms.
const bold = "\x00"

// toggled writes the bold words between the two signs.
func toggled(line, begin, end string) string {
	for strings.Contains(line, bold) {
		line = strings.Replace(strings.Replace(line, bold, begin, 1), bold, end, 1)
	}
	return line
}

// preambles ask the others for the paper, the margins and the size of type that are Throughline's.
var preambles = map[string]string{
	"text.typ": `#set page(paper: "a4", margin: (x: 68pt, top: 74pt, bottom: 70pt), numbering: "1")
#set text(size: 10pt, lang: "en")
#set par(leading: 0.8em)
#set heading(numbering: "1.1")
#outline()

`,
	"text.html": `<!doctype html><html lang="en"><meta charset="utf-8"><title>A text of some length</title>
<style>@page { size: A4; margin: 74pt 68pt 70pt } body { font: 10pt/15.4pt sans-serif; margin: 0 }
table { border-collapse: collapse; width: 100% } td, th { text-align: left; border-bottom: 0.5pt solid #ccc }</style>
`,
}

func asMarkdown(out *bytes.Buffer, b block) {
	before := map[string]string{"chapter": "# ", "section": "## ", "list": "- ", "quote": "> "}[b.kind]
	for _, line := range b.lines {
		fmt.Fprintf(out, "%s%s\n", before, toggled(line, "**", "**"))
	}
	for i, row := range b.cells {
		fmt.Fprintf(out, "| %s |\n", toggled(strings.Join(row, " | "), "**", "**"))
		if i == 0 {
			out.WriteString("|---|--:|---|---|\n")
		}
	}
	out.WriteByte('\n')
}

func asLines(out *bytes.Buffer, b block) {
	for _, line := range b.lines {
		fmt.Fprintln(out, strings.ReplaceAll(line, bold, ""))
	}
	for _, row := range b.cells {
		fmt.Fprintln(out, strings.ReplaceAll(strings.Join(row, " – "), bold, ""))
	}
}

func asTypst(out *bytes.Buffer, b block) {
	before := map[string]string{"chapter": "= ", "section": "== ", "list": "- ", "quote": "#quote(block: true)["}[b.kind]
	after := map[string]string{"quote": "]"}[b.kind]
	for _, line := range b.lines {
		fmt.Fprintf(out, "%s%s%s\n", before, toggled(line, "#strong[", "]"), after)
	}
	if len(b.cells) > 0 {
		out.WriteString("#table(columns: (3fr, 1fr, 2fr, 1fr),\n")
		for i, row := range b.cells {
			cells := "[" + toggled(strings.Join(row, "], ["), "#strong[", "]") + "]"
			if i == 0 {
				cells = "table.header(" + cells + ")"
			}
			fmt.Fprintf(out, "%s,\n", cells)
		}
		out.WriteString(")\n")
	}
	out.WriteByte('\n')
}

func asHTML(out *bytes.Buffer, b block) {
	tag := map[string]string{"chapter": "h1", "section": "h2", "paragraph": "p", "list": "li", "quote": "blockquote"}[b.kind]
	if b.kind == "list" {
		out.WriteString("<ul>")
	}
	for _, line := range b.lines {
		fmt.Fprintf(out, "<%s>%s</%[1]s>\n", tag, toggled(line, "<b>", "</b>"))
	}
	if b.kind == "list" {
		out.WriteString("</ul>")
	}
	if len(b.cells) == 0 {
		return
	}
	out.WriteString("<table>")
	for i, row := range b.cells {
		begin, between, end := "<tbody><tr><td>", "</td><td>", "</td></tr></tbody>"
		if i == 0 {
			begin, between, end = "<thead><tr><th>", "</th><th>", "</th></tr></thead>"
		}
		out.WriteString(begin + toggled(strings.Join(row, between), "<b>", "</b>") + end)
	}
	out.WriteString("</table>\n")
}
