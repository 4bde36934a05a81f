// Command typeset measures how fast a long text becomes a PDF, and how much memory that takes, beside others that set the
// same text: gofpdf with no layout of our own, Typst, and Chromium's print. build/bench/pdf runs it.
//
//	typeset write CHAPTERS FOLDER   writes the text as Markdown, plain lines, Typst and HTML
//	typeset ours FILE.md FILE.pdf   by Throughline
//	typeset naive FILE.txt FILE.pdf by gofpdf, with the font in $NAIVE_FONT
//	typeset warm FILE.md            by Throughline again and again, in one process
//	typeset compare FOLDER...       all of them on the texts of the folders, as a table
package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"log"
	"os"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"time"

	"throughline/backend/discovery"
	"throughline/backend/pdf"
)

func main() {
	log.SetFlags(0)
	args := make([]string, 3) // the command and what it needs
	copy(args, os.Args[1:])
	var err error
	switch args[0] {
	case "write":
		err = write(args[1], args[2])
	case "ours":
		err = ours(args[1], args[2])
	case "naive":
		err = naive(args[1], args[2])
	case "warm":
		err = warm(args[1])
	case "compare":
		err = compare(os.Args[2:])
	default:
		log.Fatal("usage: typeset write|ours|naive|warm|compare …; build/bench/pdf says it all")
	}
	if err != nil {
		log.Fatal(err)
	}
}

// document is a Markdown text as a PRD with a section for each chapter.
func document(path string) (discovery.Document, error) {
	doc := discovery.Document{
		Title: "A text of some length", Product: "Benchmarks", Language: "en",
		Date: time.Date(2026, time.March, 20, 9, 0, 0, 0, time.UTC),
	}
	source, err := os.ReadFile(path)
	if err != nil {
		return doc, err
	}
	for chapter := range strings.SplitSeq(strings.TrimPrefix(string(source), "# "), "\n# ") {
		title, body, _ := strings.Cut(chapter, "\n")
		doc.Sections = append(doc.Sections, discovery.DocumentSection{Title: title, Body: body})
	}
	return doc, nil
}

func ours(from, to string) error {
	doc, err := document(from)
	if err != nil {
		return err
	}
	out, err := os.Create(to)
	if err != nil {
		return err
	}
	if _, err := pdf.Render(context.Background(), out, doc, pdf.Options{}); err != nil {
		return err
	}
	return out.Close()
}

// warm prints what rendering takes when the fonts have been loaded, as the preview has them: the median, and what the
// processors worked for each.
func warm(from string) error {
	doc, err := document(from)
	if err != nil {
		return err
	}
	const times = 10
	took := make([]time.Duration, times)
	var before time.Duration
	for i := -1; i < times; i++ { // the first loads the fonts
		began := time.Now()
		if _, err := pdf.Render(context.Background(), io.Discard, doc, pdf.Options{}); err != nil {
			return err
		}
		if i < 0 {
			before = worked()
			continue
		}
		took[i] = time.Since(began)
	}
	slices.Sort(took)
	fmt.Printf("%d ms | %d ms\n", took[times/2].Milliseconds(), ((worked() - before) / times).Milliseconds())
	return nil
}

// worked is how long the processors have worked for this process.
func worked() time.Duration {
	var usage syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &usage); err != nil {
		return 0
	}
	return time.Duration(usage.Utime.Nano() + usage.Stime.Nano())
}

func write(chapters, folder string) error {
	n, err := strconv.Atoi(chapters)
	if err != nil {
		return err
	}
	blocks := invent(n)
	for name, form := range map[string]func(*bytes.Buffer, block){
		"text.md": asMarkdown, "text.txt": asLines, "text.typ": asTypst, "text.html": asHTML,
	} {
		var out bytes.Buffer
		out.WriteString(preambles[name])
		for _, b := range blocks {
			form(&out, b)
		}
		if err := os.WriteFile(folder+"/"+name, out.Bytes(), 0o600); err != nil {
			return err
		}
	}
	return nil
}
