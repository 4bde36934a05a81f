package pdf_test

import (
	"cmp"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"

	"throughline/backend/discovery"
)

// script is a text in one script.
type script struct {
	Name, Text, Language string
	Decompose            bool // into letters and marks
	Spaceless            bool // lines end inside a sentence without a space
}

func scripts(t *testing.T) []script {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", "scripts.json"))
	if err != nil {
		t.Fatal(err)
	}
	var all []script
	if err := json.Unmarshal(data, &all); err != nil {
		t.Fatal(err)
	}
	for i := range all {
		if all[i].Decompose {
			all[i].Text = norm.NFD.String(all[i].Text)
		}
	}
	return all
}

func (s script) document() discovery.Document {
	return discovery.Document{
		Title: "1", Kind: "1", Bare: true, Language: cmp.Or(s.Language, "en"),
		Sections: []discovery.DocumentSection{{Title: "1", Body: discovery.EscapeMarkdown(s.Text)}},
	}
}

// extractor is a program that reads the text of PDFs.
type extractor struct {
	name    string
	version []string // prints it
	read    func(paths []string) ([]string, error)
	// faults are the scripts that the program is known to read otherwise than they stand in the file, with the reason.
	faults map[string]string
}

const (
	neutral = "puts white space and punctuation between two directions on the wrong side"
	visual  = "gives right-to-left text in the order in which it is drawn; MuPDF 1.28 gives the words as they are read"
	paired  = "can't read a code that stands for a joiner and an emoji; MuPDF 1.28 can"
	pieces  = "gives the pieces of a line from left to right, each of them as it is read"
	early   = "moves a mark on the last letter of a right-to-left word behind the space"
	untag   = "skips a code whose text ends in a format character (Cf), and with it the tags behind the black flag"
)

func extractors() []extractor {
	modules := filepath.Join("..", "..", "frontend", "node_modules")
	return []extractor{
		{
			name: "pdftotext", version: []string{"pdftotext", "-v"}, read: oneByOne("pdftotext", "FILE", "-"),
			faults: map[string]string{
				"Arabic with punctuation": neutral, "Arabic with numbers": neutral, "Hebrew with punctuation": neutral,
				"Hebrew with numbers": neutral, "Two directions in one line": neutral,
			},
		},
		{
			name: "mutool", version: []string{"mutool", "-v"}, read: oneByOne("mutool", "draw", "-q", "-F", "txt", "FILE"),
			faults: map[string]string{
				"Arabic": visual, "Arabic with marks and ligatures": visual, "Arabic with punctuation": visual, "Arabic with numbers": visual,
				"Persian, with joiners": visual, "Hebrew": visual, "Hebrew with points": visual, "Hebrew with punctuation": visual,
				"Hebrew with numbers": visual, "Two directions in one line": visual, "Families and other joined emoji": paired,
			},
		},
		{
			name: "pdf.js", version: []string{"grep", `"version"`, filepath.Join(modules, "pdfjs-dist", "package.json")},
			read: func(paths []string) (texts []string, err error) {
				out, err := exec.Command("node", append([]string{filepath.Join("testdata", "extract.mjs"), modules}, paths...)...).Output()
				if err != nil {
					return nil, err
				}
				return texts, json.Unmarshal(out, &texts)
			},
			faults: map[string]string{
				"Arabic with numbers": pieces, "Hebrew with numbers": pieces, "Arabic with marks and ligatures": early, "Flags of regions": untag,
			},
		},
	}
}

// directions are the marks that pdftotext puts around right-to-left text for those who print it.
var directions = regexp.MustCompile("[\u202a-\u202e\u2066-\u2069]")

// oneByOne runs a command for each file, whose path takes the place of FILE.
func oneByOne(command ...string) func(paths []string) ([]string, error) {
	return func(paths []string) (texts []string, err error) {
		for _, path := range paths {
			args := slices.Clone(command)
			args[slices.Index(args, "FILE")] = path
			out, err := exec.Command(args[0], args[1:]...).Output()
			if err != nil {
				return nil, err
			}
			texts = append(texts, directions.ReplaceAllString(string(out), ""))
		}
		return texts, nil
	}
}

// contains tells whether the text stands in what was read, where a line may end at any white space.
func (s script) contains(read string) bool {
	if s.Spaceless {
		lines := strings.Split(read, "\n")
		for i := range lines {
			lines[i] = strings.TrimSpace(lines[i])
		}
		read = strings.Join(lines, "")
	}
	flat := func(s string) string { return strings.Join(strings.Fields(s), " ") }
	return strings.Contains(flat(read), flat(s.Text))
}

// TestTextIsReadBackExactly holds what other programs copy out of a file to what was typed, letter by letter. With -update
// it writes the table in build/docs.
func TestTextIsReadBackExactly(t *testing.T) {
	all := scripts(t)
	var paths []string
	table := [][]string{{"script"}, {"--"}}
	for i, s := range all {
		data, result := render(t, "script "+s.Name, s.document())
		if len(result.Warnings) > 0 {
			t.Errorf("%s: %q", s.Name, result.Warnings)
		}
		paths = append(paths, filepath.Join(t.TempDir(), fmt.Sprint(i, ".pdf")))
		if err := os.WriteFile(paths[i], data, 0o600); err != nil {
			t.Fatal(err)
		}
		table = append(table, []string{s.Name})
	}
	var notes []string
	for _, tool := range extractors() {
		about, _ := exec.Command(tool.version[0], tool.version[1:]...).CombinedOutput()
		version := regexp.MustCompile(`\d+\.\d+(\.\d+)?`).FindString(string(about))
		if version == "" {
			t.Logf("%s is not installed", tool.name)
			continue
		}
		texts, err := tool.read(paths)
		if err != nil || len(texts) != len(all) {
			t.Errorf("%s read %d of %d files: %v", tool.name, len(texts), len(all), err)
			continue
		}
		table[0], table[1] = append(table[0], tool.name+" "+version), append(table[1], "--")
		for i, s := range all {
			cell, fault := "exact", tool.faults[s.Name]
			if !s.contains(texts[i]) {
				cell = "differs"
				if note := fmt.Sprintf("- %s %s.", tool.name, fault); !slices.Contains(notes, note) {
					notes = append(notes, note)
				}
				if fault == "" {
					t.Errorf("%s reads %s as\n%s\nand not as\n%s", tool.name, s.Name, texts[i], s.Text)
				}
			}
			table[i+2] = append(table[i+2], cell)
		}
	}
	if *update && len(table[0]) == 1+len(extractors()) {
		writeExtractionTable(t, table, notes)
	}
}

// TestSpacedCapitalsAreWords: letters that stand apart are read as the words that they are.
func TestSpacedCapitalsAreWords(t *testing.T) {
	var paths []string
	words := []string{"PRODUCT REQUIREMENTS DOCUMENT", "DOKUMEN PERSYARATAN PRODUK"}
	for i, kind := range words {
		doc := meridian(t)
		doc.Kind = strings.ToLower(kind)
		data, _ := render(t, kind, doc)
		paths = append(paths, filepath.Join(t.TempDir(), fmt.Sprint(i, ".pdf")))
		if err := os.WriteFile(paths[i], data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for _, tool := range append(extractors(), extractor{name: "pdftotext -layout", read: oneByOne("pdftotext", "-layout", "FILE", "-")}) {
		if _, err := exec.LookPath(strings.Fields(tool.name)[0]); err != nil && tool.name != "pdf.js" {
			continue
		}
		texts, err := tool.read(paths)
		if err != nil {
			t.Errorf("%s: %v", tool.name, err)
			continue
		}
		for i, kind := range words {
			for _, want := range []string{kind, "SOURCES"} {
				if !strings.Contains(texts[i], want) {
					t.Errorf("%s does not read %q on the cover: %.120q", tool.name, want, texts[i])
				}
			}
		}
	}
}

func writeExtractionTable(t *testing.T, table [][]string, notes []string) {
	t.Helper()
	var b strings.Builder
	b.WriteString(extractionHead)
	for _, row := range table {
		b.WriteString("| " + strings.Join(row, " | ") + " |\n")
	}
	b.WriteString("\nWhere it differs, the program is at fault:\n\n" + strings.Join(notes, "\n") + "\n")
	path := filepath.Join("..", "..", "build", "docs", "extraction.md")
	if err := os.WriteFile(path, []byte(b.String()), 0o600); err != nil {
		t.Fatal(err)
	}
}

const extractionHead = `# What other programs read in a PDF

Each text of backend/pdf/testdata/scripts.json was rendered into a file of its own, and what three programs copy out of it
compared with it letter by letter; only white space may differ where a line ends. build/scripts/pdf extraction makes this
table, and a test holds every cell of it that says exact.

`
