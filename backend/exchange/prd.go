package exchange

import (
	"fmt"
	"io"

	"throughline/backend/discovery"
)

// WritePRD writes a PRD in one of discovery.ExportFormats but PDF, which backend/pdf draws.
func WritePRD(w io.Writer, format string, doc discovery.Document) error {
	write := map[string]func(io.Writer, discovery.Document) error{
		discovery.MarkdownFormat: WriteMarkdown,
		discovery.HTMLFormat:     WriteHTML,
		discovery.WordFormat:     WriteDOCX,
		discovery.JiraFormat:     WriteJira,
		discovery.LinearFormat:   WriteLinear,
		discovery.ReqIFFormat:    WriteReqIF,
	}[format]
	if write == nil {
		return discovery.InvalidField("format", "%q is no format that a PRD is written in here.", format)
	}
	if err := write(w, doc); err != nil {
		return fmt.Errorf("write the PRD as %s: %w", format, err)
	}
	return nil
}
