package exchange

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"throughline/backend/discovery"
)

func TestReqIFReadsAsTheSample(t *testing.T) {
	file := written(t, discovery.ReqIFFormat, samplePRD())
	golden(t, "prd.reqif", file)
	checkAgainstSchema(t, file)
	root := checkReqIF(t, file)

	text := func(n xmlNode, definition string) string {
		for _, value := range n.all("ATTRIBUTE-VALUE-XHTML", "ATTRIBUTE-VALUE-STRING", "ATTRIBUTE-VALUE-ENUMERATION") {
			if strings.HasSuffix(value.words(), definition) || strings.HasPrefix(value.words(), definition) {
				return strings.TrimSuffix(value.words(), definition) + value.attr("THE-VALUE")
			}
		}
		return ""
	}
	objects := map[string]xmlNode{}
	for _, o := range root.all("SPEC-OBJECT") {
		objects[o.attr("IDENTIFIER")] = o
	}
	for _, r := range sampleRequirements() {
		o, found := objects["requirement-"+r.ID]
		if !found {
			t.Fatalf("%s has no object: %v", r.Ref, r.ID)
		}
		for definition, want := range map[string]string{
			"requirement-ref": r.Ref, "requirement-text": r.Statement, "requirement-owner": r.Owner,
			"requirement-criteria": strings.Join(r.Criteria, ""), "requirement-priority": "requirement-priority" + "requirement-priority-" + r.Priority,
		} {
			if got := text(o, definition); got != want {
				t.Errorf("%s: %s is %q, want %q", r.Ref, definition, got, want)
			}
		}
		for _, a := range r.Asks {
			if got := text(objects["ask-"+a.ID], "ask-text"); got != a.Statement {
				t.Errorf("ask %s reads %q, want %q", a.ID, got, a.Statement)
			}
			tied := func(n xmlNode) bool {
				return strings.HasPrefix(n.words(), "requirement-"+r.ID+"ask-"+a.ID)
			}
			if !slices.ContainsFunc(root.all("SPEC-RELATION"), tied) {
				t.Errorf("no relation leads from %s to %q", r.Ref, a.Statement)
			}
		}
	}
	var order []string
	for _, place := range root.all("SPECIFICATION")[0].all("SPEC-OBJECT-REF") {
		order = append(order, objects[place.words()].attr("LONG-NAME"))
	}
	if want := []string{"Problem", "Goals", "Requirements", "REQ-001", "REQ-002", "REQ-003", "Open questions"}; !slices.Equal(order, want) {
		t.Errorf("the specification holds %q, want %q", order, want)
	}
}

// xmlNode is an element of an XML file as it was read.
type xmlNode struct {
	XMLName  xml.Name
	Attrs    []xml.Attr `xml:",any,attr"`
	Text     string     `xml:",chardata"`
	Children []xmlNode  `xml:",any"`
}

func readXML(t *testing.T, file []byte) xmlNode {
	t.Helper()
	var root xmlNode
	decoder := xml.NewDecoder(bytes.NewReader(file))
	if err := decoder.Decode(&root); err != nil {
		t.Fatalf("not well-formed: %v", err)
	}
	if _, err := decoder.Token(); err != nil && !errors.Is(err, io.EOF) {
		t.Fatalf("not well-formed: %v", err)
	}
	return root
}

func (n xmlNode) attr(name string) string {
	for _, a := range n.Attrs {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// all gives the elements of some names in this one, in their order.
func (n xmlNode) all(names ...string) []xmlNode {
	var found []xmlNode
	for _, c := range n.Children {
		if slices.Contains(names, c.XMLName.Local) {
			found = append(found, c)
		}
		found = append(found, c.all(names...)...)
	}
	return found
}

// words is the text of an element and of those in it.
func (n xmlNode) words() string {
	words := n.Text
	for _, c := range n.Children {
		words += c.words()
	}
	return words
}

var xmlID = regexp.MustCompile(`^[A-Za-z_][A-Za-z0-9._-]*$`)

// checkReqIF fails on what a tool would stumble over beyond the schema's grammar: an identifier that is no XML id or is there
// twice, a reference that leads nowhere, a link that is not safe.
func checkReqIF(t *testing.T, file []byte) xmlNode {
	t.Helper()
	root := readXML(t, file)
	ids := map[string]bool{}
	var visit func(n xmlNode, see func(xmlNode))
	visit = func(n xmlNode, see func(xmlNode)) {
		see(n)
		for _, c := range n.Children {
			visit(c, see)
		}
	}
	visit(root, func(n xmlNode) {
		id := n.attr("IDENTIFIER")
		if id == "" {
			return
		}
		if !xmlID.MatchString(id) || ids[id] {
			t.Errorf("%s: identifier %q is no XML id, or is there twice", n.XMLName.Local, id)
		}
		ids[id] = true
	})
	visit(root, func(n xmlNode) {
		if strings.HasSuffix(n.XMLName.Local, "-REF") && !ids[n.Text] {
			t.Errorf("%s leads to %q, which is not there", n.XMLName.Local, n.Text)
		}
		if n.XMLName.Space != "http://www.w3.org/1999/xhtml" {
			return
		}
		for _, a := range n.Attrs {
			if a.Name.Local != "href" || !safeScheme.MatchString(a.Value) {
				t.Errorf("<%s %s=%q>", n.XMLName.Local, a.Name.Local, a.Value)
			}
		}
	})
	return root
}

// checkAgainstSchema validates a file against the OMG's schema where THROUGHLINE_REQIF_SCHEMA names reqif.xsd and xmllint is
// there. The schema is not ours to pass on; the golden was checked with it, and is again whenever it changes.
func checkAgainstSchema(t *testing.T, files ...[]byte) {
	t.Helper()
	schema := os.Getenv("THROUGHLINE_REQIF_SCHEMA")
	if schema == "" {
		return
	}
	for _, file := range files {
		path := filepath.Join(t.TempDir(), "prd.reqif")
		if err := os.WriteFile(path, file, 0o600); err != nil {
			t.Fatal(err)
		}
		if out, err := exec.Command("xmllint", "--nonet", "--noout", "--schema", schema, path).CombinedOutput(); err != nil {
			t.Errorf("not as the schema wants it: %v\n%s", err, out)
		}
	}
}

func TestReqIFOfOddDocuments(t *testing.T) {
	for _, doc := range []discovery.Document{
		{},
		{Sections: []discovery.DocumentSection{{}, {}}},
		{Sections: []discovery.DocumentSection{{Requirements: []discovery.DocumentRequirement{{}, {Asks: []discovery.DocumentAsk{{}, {}}}}}}},
	} {
		file := written(t, discovery.ReqIFFormat, doc)
		checkReqIF(t, file)
		checkAgainstSchema(t, file)
	}
	for _, text := range hostile {
		file := written(t, discovery.ReqIFFormat, everywhere(text))
		checkReqIF(t, file)
		checkAgainstSchema(t, file)
	}
}

// FuzzReqIF: whatever people typed, the file is well-formed and its references lead somewhere.
func FuzzReqIF(f *testing.F) {
	for _, seed := range hostile {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if len(s) > 1<<12 {
			t.Skip()
		}
		checkReqIF(t, written(t, discovery.ReqIFFormat, everywhere(s)))
	})
}
