package exchange

import (
	"strings"
	"testing"

	"throughline/backend/discovery"
)

func TestNoCellOfTheOverlapIsAFormula(t *testing.T) {
	o := discovery.OverlapTable{Channels: []discovery.Channel{discovery.Call, discovery.Ticket}, Rows: []discovery.OverlapRow{
		{Statement: `=HYPERLINK("http://x","y")`, ThemeName: "@SUM", ProductName: "-1", Cells: []discovery.OverlapCell{
			{Channel: discovery.Call, People: 2}, {Channel: discovery.Ticket, Unnamed: 3},
		}, Voices: discovery.VoiceCount{People: 2}},
		{Statement: "two\nlines, \"quoted\"", ThemeName: "\t=1+1"},
	}}
	var out strings.Builder
	if err := WriteOverlap(&out, o); err != nil {
		t.Fatal(err)
	}
	want := "\uFEFFAsk,Theme,Product,People,Teams,Independent channels,Call,Support ticket\n" +
		`"'=HYPERLINK(""http://x"",""y"")",'@SUM,'-1,2,0,0,2,nobody named` + "\n" +
		`"two lines, ""quoted""",'=1+1,,0,0,0,,` + "\n"
	if out.String() != want {
		t.Errorf("got\n%s\nwant\n%s", out.String(), want)
	}
}
