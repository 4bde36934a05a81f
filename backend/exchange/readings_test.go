package exchange

import (
	"bytes"
	"testing"

	"throughline/backend/discovery"
)

func TestReadingsLeaveAsTheyArePastedIn(t *testing.T) {
	var out bytes.Buffer
	err := WriteReadings(&out, []discovery.Reading{
		{ReadOn: "2026-09-01", Value: 1234.5, Note: "=HYPERLINK(\"x\")"},
		{ReadOn: "2026-10-01", Value: -3, Note: "audit, late"},
	})
	want := "\uFEFFDay,Value,Remark\n2026-09-01,1234.5,\"'=HYPERLINK(\"\"x\"\")\"\n2026-10-01,-3,\"audit, late\"\n"
	if err != nil || out.String() != want {
		t.Errorf("%v\n%s", err, out.String())
	}
}
