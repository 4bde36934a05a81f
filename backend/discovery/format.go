package discovery

import (
	"path/filepath"
	"strings"
)

// ExportFormat is a kind of file that a PRD leaves the app in.
type ExportFormat struct {
	ID        string `json:"id"`
	Label     string `json:"label"`
	For       string `json:"for"`       // what it is good for
	Extension string `json:"extension"` // with its dot
	MediaType string `json:"mediaType"`
	List      bool   `json:"list"` // holds the requirements alone, without the text around them
}

// The ids of the formats.
const (
	PDFFormat      = "pdf"
	WordFormat     = "docx"
	HTMLFormat     = "html"
	MarkdownFormat = "md"
	JiraFormat     = "jira"
	LinearFormat   = "linear"
	ReqIFFormat    = "reqif"
)

// ExportFormats lists every ExportFormat, the most used first.
var ExportFormats = []ExportFormat{
	{PDFFormat, "PDF", "To read, print and sign", ".pdf", "application/pdf", false},
	{
		WordFormat, "Word", "To edit and comment in Word or LibreOffice", ".docx",
		"application/vnd.openxmlformats-officedocument.wordprocessingml.document", false,
	},
	{HTMLFormat, "Web page", "One file that any browser shows, without a network", ".html", "text/html; charset=utf-8", false},
	{
		MarkdownFormat, "Markdown", "For a wiki or a repository, with links between its parts", ".md",
		"text/markdown; charset=utf-8", false,
	},
	{JiraFormat, "Jira issues", "One issue per requirement, for Jira’s CSV import", ".csv", "text/csv; charset=utf-8", true},
	{LinearFormat, "Linear issues", "One issue per requirement, for Linear’s CSV import", ".csv", "text/csv; charset=utf-8", true},
	{
		ReqIFFormat, "ReqIF 1.2", "For requirements tools: DOORS, Polarion, Jama, Codebeamer", ".reqif",
		"application/reqif+xml", true,
	},
}

// FormatOf finds an ExportFormat by its id; "" is PDF.
func FormatOf(id string) (ExportFormat, error) {
	if id == "" {
		id = PDFFormat
	}
	ids := make([]string, len(ExportFormats))
	for i, f := range ExportFormats {
		if f.ID == id {
			return f, nil
		}
		ids[i] = f.ID
	}
	return ExportFormat{}, InvalidField("format", "%q is no format of a PRD. Use one of %s.", id, strings.Join(ids, ", "))
}

// FormatOfFile finds the ExportFormat that a file's name asks for. One without an extension is PDF; one that several formats
// have asks for none of them.
func FormatOfFile(name string) (ExportFormat, error) {
	extension := strings.ToLower(filepath.Ext(name))
	if extension == "" {
		return FormatOf("")
	}
	var found []ExportFormat
	ids := make([]string, len(ExportFormats))
	for i, f := range ExportFormats {
		if f.Extension == extension {
			found = append(found, f)
		}
		ids[i] = f.ID
	}
	if len(found) == 1 {
		return found[0], nil
	}
	return ExportFormat{}, InvalidField("format", "A name that ends in %s does not say which format is wanted. Say which: %s.",
		extension, strings.Join(ids, ", "))
}
