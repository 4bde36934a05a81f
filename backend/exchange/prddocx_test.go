package exchange

import (
	"archive/zip"
	"bytes"
	"io"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"throughline/backend/discovery"
	"throughline/backend/prose"
)

func TestWordReadsAsTheSample(t *testing.T) {
	file := written(t, discovery.WordFormat, samplePRD())
	parts := checkWord(t, file)
	golden(t, "prd.docx.golden", []byte(wordOutline(readXML(t, parts["word/document.xml"]))))
	checkWordSchema(t, parts)
	checkOffice(t, file)
	properties := readXML(t, parts["docProps/core.xml"]).words()
	for _, want := range []string{"A month-end close in three days", "Ines Carvalho; Tomáš Dvořák", "Review", "v1.1", "2026-03-20T09:00:00Z"} {
		if !strings.Contains(properties, want) {
			t.Errorf("the properties lack %q: %s", want, properties)
		}
	}
	if notes := readXML(t, parts["word/footnotes.xml"]).words(); !strings.Contains(notes, "twelve closes") {
		t.Errorf("the footnotes read %q", notes)
	}
	if !bytes.Equal(parts["word/media/picture1.png"], samplePRD().Images[sampleImage].Bytes) {
		t.Error("the picture is not in the file as it was")
	}
}

// TestWordKeepsTogetherWhatBelongsTogether: a heading or a line is not left at the foot of a page by what it is about, and
// a priority and a state are words on a ground of their own.
func TestWordKeepsTogetherWhatBelongsTogether(t *testing.T) {
	parts := checkWord(t, written(t, discovery.WordFormat, samplePRD()))
	keeping := map[string]bool{}
	for _, style := range readXML(t, parts["word/styles.xml"]).all("style") {
		keeping[style.attr("styleId")] = len(style.all("keepNext")) > 0
	}
	above := map[string]bool{"Days to close: How it went": false, "Asked for": false, "Accepted when": false}
	var chips []string
	for _, p := range readXML(t, parts["word/document.xml"]).all("body")[0].Children {
		if words := wordText(p); p.XMLName.Local == "p" {
			if _, looked := above[words]; looked {
				above[words] = keeping[p.all("pStyle")[0].attr("val")] || len(p.all("keepNext")) > 0
			}
		}
		for _, r := range p.all("r") {
			if style := r.all("rStyle"); len(style) > 0 && strings.HasPrefix(style[0].attr("val"), "Chip") {
				chips = append(chips, strings.Trim(wordText(r), "\u00a0"))
			}
		}
	}
	for words, keeps := range above {
		if !keeps {
			t.Errorf("%q may stand at the foot of a page", words)
		}
	}
	if want := []string{"Must", "Building", "Should", "Won’t"}; !slices.Equal(chips, want) {
		t.Errorf("the chips are %q, want %q", chips, want)
	}
}

func TestWordTablesHaveRoomForTheirWords(t *testing.T) {
	for name, table := range map[string]*prose.Table{
		"a register":      {Align: make([]prose.Align, 3), Head: cells("No.", "Said in", "Cited in"), Rows: [][]prose.Cell{cells("1", strings.Repeat("Month-end close ", 20), "REQ-001")}},
		"one column":      {Align: make([]prose.Align, 1), Head: cells("A")},
		"twenty columns":  {Align: make([]prose.Align, 20), Head: make([]prose.Cell, 20)},
		"too long a word": {Align: make([]prose.Align, 2), Head: cells(strings.Repeat("w", 500), "Channel")},
	} {
		columns, sum := shares(table), 0
		for i, width := range columns {
			sum += width
			if need := len([]rune(prose.Plain(table.Head[i]))); need <= 8 && width < need*100 {
				t.Errorf("%s: a column of %d has no room for %d letters", name, width, need)
			}
		}
		if sum > textWidth || sum < textWidth-len(columns) {
			t.Errorf("%s is %d wide, the text %d", name, sum, textWidth)
		}
	}
}

func TestNoLineEndsWithinADate(t *testing.T) {
	doc := discovery.Document{Sections: []discovery.DocumentSection{{Title: "Rollout", Body: "From 2026-11-26, not 1-2-3 or REQ-001."}}}
	root := readXML(t, checkWord(t, written(t, discovery.WordFormat, doc))["word/document.xml"])
	if text := wordOutline(root); !strings.Contains(text, "From 2026‑11‑26, not 1-2-3 or REQ-001.") {
		t.Error(text)
	}
}

// wordOutline writes each paragraph with its style, cells of a table side by side.
func wordOutline(root xmlNode) string {
	var b strings.Builder
	body := root.all("body")[0]
	for _, n := range body.Children {
		switch n.XMLName.Local {
		case "p":
			b.WriteString(n.all("pStyle")[0].attr("val") + ": " + wordText(n) + "\n")
		case "tbl":
			for _, row := range n.all("tr") {
				cells := []string{}
				for _, c := range row.all("tc") {
					cells = append(cells, wordText(c))
				}
				b.WriteString("| " + strings.Join(cells, " | ") + "\n")
			}
		}
	}
	return b.String()
}

func wordText(n xmlNode) string {
	var b strings.Builder
	for _, r := range n.all("t", "br", "tab", "docPr", "footnoteReference", "instrText", "noBreakHyphen") {
		switch r.XMLName.Local {
		case "t":
			b.WriteString(r.Text)
		case "br":
			b.WriteString(" / ")
		case "noBreakHyphen":
			b.WriteString("‑")
		case "tab":
			b.WriteString("\t")
		case "docPr":
			b.WriteString("(" + r.attr("descr") + ")")
		case "footnoteReference":
			b.WriteString("(note " + r.attr("id") + ")")
		case "instrText":
			b.WriteString("{" + r.Text + "}")
		}
	}
	return b.String()
}

// checkWord opens a document as Word does and gives its parts. It fails on a part that is not well-formed, on a relation or
// a link that leads nowhere or where it may not, and on an id or a style that is not there or is there twice.
func checkWord(t *testing.T, file []byte) map[string][]byte {
	t.Helper()
	archive, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	parts := map[string][]byte{}
	for _, f := range archive.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		if parts[f.Name], err = io.ReadAll(r); err != nil {
			t.Fatal(err)
		}
	}
	styles := ids(t, readXML(t, parts["word/styles.xml"]).all("style"), "styleId")
	numbers := ids(t, readXML(t, parts["word/numbering.xml"]).all("num"), "numId")
	notes := ids(t, readXML(t, parts["word/footnotes.xml"]).all("footnote"), "id")
	for _, name := range []string{"document", "footnotes", "header", "footer"} {
		root := readXML(t, parts["word/"+name+".xml"])
		relations := map[string]bool{}
		if rels, has := parts["word/_rels/"+name+".xml.rels"]; has {
			relations = checkRelations(t, rels, parts)
		}
		marks := ids(t, root.all("bookmarkStart"), "name")
		ids(t, root.all("bookmarkStart"), "id")
		for element, known := range map[string]map[string]bool{"pStyle": styles, "rStyle": styles, "tblStyle": styles, "numId": numbers} {
			for _, n := range root.all(element) {
				if !known[n.attr("val")] {
					t.Errorf("%s: %s %q is not there", name, element, n.attr("val"))
				}
			}
		}
		for _, n := range root.all("footnoteReference") {
			if !notes[n.attr("id")] {
				t.Errorf("%s: footnote %q is not there", name, n.attr("id"))
			}
		}
		for _, n := range root.all("hyperlink") {
			if anchor := n.attr("anchor"); anchor != "" && !marks[anchor] && name == "document" {
				t.Errorf("the link to %q leads nowhere", anchor)
			} else if anchor == "" && !relations[n.Attrs[0].Value] {
				t.Errorf("%s: the link %v leads nowhere", name, n.Attrs)
			}
		}
	}
	return parts
}

func checkRelations(t *testing.T, rels []byte, parts map[string][]byte) map[string]bool {
	t.Helper()
	found := readXML(t, rels).all("Relationship")
	for _, r := range found {
		if r.attr("TargetMode") == "External" {
			if !safeScheme.MatchString(r.attr("Target")) {
				t.Errorf("the link %q is not safe", r.attr("Target"))
			}
		} else if _, there := parts[path.Join("word", r.attr("Target"))]; !there {
			t.Errorf("part %q is not there", r.attr("Target"))
		}
	}
	return ids(t, found, "Id")
}

// ids gives the values of an attribute, each of which may be there once.
func ids(t *testing.T, nodes []xmlNode, attribute string) map[string]bool {
	t.Helper()
	found := map[string]bool{}
	for _, n := range nodes {
		id := n.attr(attribute)
		if found[id] {
			t.Errorf("%s %q is there twice", attribute, id)
		}
		found[id] = true
	}
	return found
}

// checkWordSchema validates the parts against ECMA-376 where THROUGHLINE_WORD_SCHEMA names its wml.xsd and xmllint is there.
func checkWordSchema(t *testing.T, parts map[string][]byte) {
	t.Helper()
	schema := os.Getenv("THROUGHLINE_WORD_SCHEMA")
	if schema == "" {
		return
	}
	for name, content := range parts {
		if path.Dir(name) != "word" {
			continue
		}
		file := filepath.Join(t.TempDir(), path.Base(name))
		if err := os.WriteFile(file, content, 0o600); err != nil {
			t.Fatal(err)
		}
		if out, err := exec.Command("xmllint", "--nonet", "--noout", "--schema", schema, file).CombinedOutput(); err != nil {
			t.Errorf("%s is not as the schema wants it: %v\n%.2000s", name, err, out)
		}
	}
}

// checkOffice opens the document in LibreOffice, where THROUGHLINE_OFFICE names its program, and reads the text back.
func checkOffice(t *testing.T, file []byte) {
	t.Helper()
	office := os.Getenv("THROUGHLINE_OFFICE")
	if office == "" {
		return
	}
	folder := t.TempDir()
	name := filepath.Join(folder, "prd.docx")
	if err := os.WriteFile(name, file, 0o600); err != nil {
		t.Fatal(err)
	}
	convert := exec.Command(office, "--headless", "-env:UserInstallation=file://"+folder, "--convert-to", "txt:Text (encoded):UTF8",
		"--outdir", folder, name)
	if out, err := convert.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	text, err := os.ReadFile(filepath.Join(folder, "prd.txt"))
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range sampleRequirements() {
		wanted := append([]string{r.Ref, r.Statement, r.Owner}, r.Criteria...)
		for _, a := range r.Asks {
			wanted = append(wanted, a.Statement, a.Voices)
			for _, q := range a.Quotes {
				wanted = slices.Concat(wanted, strings.Split(strings.Trim(q.Words, "“”"), "\n"), []string{q.Speaker})
			}
		}
		for _, w := range wanted {
			if !strings.Contains(string(text), w) {
				t.Errorf("LibreOffice does not show %q", w)
			}
		}
	}
}

func TestWordOfOddDocuments(t *testing.T) {
	picture := samplePRD().Images
	broken := map[string]discovery.File{sampleImage: {Hash: sampleImage, MediaType: "image/png", Bytes: []byte("no picture")}}
	shown := "![a](image:" + sampleImage + ") ![b](image:" + sampleImage + ")[^1]\n\n[^1]: ![c](image:" + sampleImage + ") [^1]"
	for _, doc := range []discovery.Document{
		{},
		{Sections: []discovery.DocumentSection{{}, {Body: shown}}, Images: picture},
		{Sections: []discovery.DocumentSection{{Body: shown}, {Body: "[^1]\n\n[^1]: - list"}}, Images: broken},
		{Sections: []discovery.DocumentSection{{Body: strings.Repeat("> - ", 40) + "deep\n\n1. a\n\n5. b\n   1. c"}}},
	} {
		checkWordSchema(t, checkWord(t, written(t, discovery.WordFormat, doc)))
	}
	for _, text := range hostile {
		checkWordSchema(t, checkWord(t, written(t, discovery.WordFormat, everywhere(text))))
	}
}

// FuzzWordFile: whatever people typed, the file opens and what it refers to is there.
func FuzzWordFile(f *testing.F) {
	for _, seed := range hostile {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if len(s) > 1<<12 {
			t.Skip()
		}
		checkWord(t, written(t, discovery.WordFormat, everywhere(s)))
	})
}
