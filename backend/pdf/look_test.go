package pdf_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"throughline/backend/discovery"
	"throughline/backend/pdf"
)

// TestLook renders the documents that are looked at page by page: a long PRD in both designs and on both papers, one that
// fits on a page, and one that reads from right to left. With -keep they are there to look at.
func TestLook(t *testing.T) {
	for name, look := range map[string]struct {
		doc   discovery.Document
		opt   pdf.Options
		least int // of pages
		most  int
	}{
		"meridian":        {meridian(t), pdf.Options{Organisation: "Meridian"}, 10, 14},
		"meridian-serif":  {meridian(t), pdf.Options{Design: discovery.Serif, Accent: "#0b7285", Logo: logo(t)}, 10, 14},
		"meridian-letter": {meridian(t), pdf.Options{Paper: discovery.Letter}, 10, 15},
		"short":           {short(), pdf.Options{}, 1, 1},
		"right-to-left":   {rightToLeft(), pdf.Options{}, 1, 4},
		"indonesian":      {indonesian(), pdf.Options{}, 1, 1},
	} {
		t.Run(name, func(t *testing.T) {
			var out bytes.Buffer
			result, err := pdf.Render(t.Context(), &out, look.doc, look.opt)
			if err != nil {
				t.Fatal(err)
			}
			if len(result.Warnings) > 0 {
				t.Errorf("warnings: %q", result.Warnings)
			}
			if result.Pages < look.least || result.Pages > look.most {
				t.Errorf("%d pages, want %d to %d", result.Pages, look.least, look.most)
			}
			checkWithTools(t, out.Bytes())
			if *keep != "" {
				if err := os.WriteFile(filepath.Join(*keep, "look-"+name+".pdf"), out.Bytes(), 0o600); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
}

var (
	chapterStart = regexp.MustCompile(`(?m)^# (.+)\n`)
	chartFence   = regexp.MustCompile("(?s)```chart\n(.*?)\n```")
	noteText     = regexp.MustCompile(`(?m)^\[\^(\d)\]: .*$`)
)

// meridian is a PRD of a dozen pages with every kind of block, from testdata.
func meridian(t *testing.T) discovery.Document {
	t.Helper()
	file, err := os.ReadFile("testdata/meridian.md")
	if err != nil {
		t.Fatal(err)
	}
	doc := discovery.Document{
		Title: "Offline-first sync for Meridian", Product: "Meridian", Status: "for decision", Language: "en-GB",
		Date: time.Date(2026, time.March, 2, 9, 0, 0, 0, time.UTC), Version: "v1.0", Fingerprint: strings.Repeat("4fa1c9e07b32", 6)[:64],
		Authors: []string{"Ines Carvalho", "Rotimi Okafor"}, Charts: map[string]discovery.Chart{}, Images: map[string]discovery.File{},
	}
	screen := strings.Repeat("ab", 32)
	doc.Images[screen] = discovery.File{Bytes: drawing(t, 1320, 700)}
	words := strings.ReplaceAll(string(file), "image:SCREEN", "image:"+screen)
	words = chartFence.ReplaceAllStringFunc(words, func(fence string) string {
		name := fmt.Sprintf("figure-%d", len(doc.Charts)+1)
		var caption string
		doc.Charts[name], caption = chart(t, chartFence.FindStringSubmatch(fence)[1])
		return fmt.Sprintf("![%s](chart:%s)", caption, name)
	})
	notes := noteText.FindAllStringSubmatch(words, -1)
	words = noteText.ReplaceAllString(words, "")
	starts := chapterStart.FindAllStringSubmatchIndex(words, -1)
	for i, at := range starts {
		end := len(words)
		if i+1 < len(starts) {
			end = starts[i+1][0]
		}
		s := discovery.DocumentSection{Title: words[at[2]:at[3]], Body: words[at[1]:end]}
		for _, note := range notes {
			if strings.Contains(s.Body, "[^"+note[1]+"]") {
				s.Body += "\n" + note[0] + "\n"
			}
		}
		doc.Sections = append(doc.Sections, s)
	}
	appendix(&doc)
	return doc
}

// appendix is what an app knows of a document beside its text: evidence, glossary, versions, sign-offs.
func appendix(doc *discovery.Document) {
	whole := sample()
	doc.Sources = whole.Sources
	requirements := discovery.DocumentSection{Title: "Requirements in full", Requirements: whole.Sections[2].Requirements}
	requirements.Requirements[0].Criteria = []string{"Every open period is listed", "Each blocker names a person and a day"}
	requirements.Requirements[0].Owner, requirements.Requirements[0].State = "Hanna Weiß", "In progress"
	doc.Sections = append(doc.Sections, requirements, discovery.DocumentSection{
		Kind: discovery.GlossarySection, Title: "Glossary", Body: "Workspace: the unit of membership and billing.\n" +
			"Local log: the ordered, durable record of a device’s own edits. It is written before anything is shown as saved, and it is kept until the server has confirmed every entry.\n" +
			"Replica: one device’s copy of a page.\nMerge: combining edits made on different replicas into one page, see [what we learned](#what-we-have-learned-so-far).",
	})
	day := func(m time.Month, d int) time.Time { return time.Date(2026, m, d, 0, 0, 0, 0, time.UTC) }
	doc.Revisions = []discovery.DocumentRevision{
		{Version: "v1.0", Day: day(time.March, 2), Note: "For decision", Fingerprint: doc.Fingerprint},
		{Version: "v0.9", Day: day(time.February, 16), Note: "Evidence register, charts, risks; requirements SYNC-01 to SYNC-09 reworded after the review with the security team", Fingerprint: strings.Repeat("09be55d1", 8)},
	}
	doc.SignOffs = []discovery.DocumentSignOff{
		{Name: "Ines Carvalho", Role: "Product", Verdict: discovery.AgreedTo, Version: "v1.0", Day: day(time.March, 3)},
		{Name: "Rotimi Okafor", Role: "Engineering", Verdict: discovery.WithRemarks, Version: "v0.9", Day: day(time.February, 18), Outdated: true, Remarks: "M2 is tight."},
		{Name: "Sofia Lindqvist", Role: "Design"},
		{Name: "Hanna Weiß", Role: "Security"},
	}
}

func chart(t *testing.T, source string) (c discovery.Chart, caption string) {
	t.Helper()
	var read struct {
		Type, Title, Unit, TargetLabel, Caption string
		Labels                                  []string
		Series                                  []struct {
			Name string
			Data []float64
		}
		Target *float64
	}
	if err := json.Unmarshal([]byte(source), &read); err != nil {
		t.Fatal(err)
	}
	c = discovery.Chart{
		Kind: discovery.ColumnChart, Title: read.Title, Unit: strings.TrimSpace(read.Unit), Labels: read.Labels, Target: read.Target,
		Aim: read.TargetLabel,
	}
	if read.Type == "line" {
		c.Kind = discovery.LineChart
	}
	for _, s := range read.Series {
		c.Series = append(c.Series, discovery.ChartSeries{Name: s.Name, Values: s.Data})
	}
	return c, read.Caption
}

// drawing is a picture with something to see.
func drawing(t *testing.T, width, height int) []byte {
	t.Helper()
	m := image.NewNRGBA(image.Rect(0, 0, width, height))
	for y := range height {
		for x := range width {
			c := color.NRGBA{0xf3, 0xf5, 0xf8, 0xff}
			if y < height/9 {
				c = color.NRGBA{0x22, 0x2a, 0x38, 0xff}
			} else if x > width/4 && (x/40)%8 != 0 && (y/30)%5 != 0 {
				c = color.NRGBA{0xdd, 0xe5, 0xfa, 0xff}
			}
			m.SetNRGBA(x, y, c)
		}
	}
	return encoded(t, m)
}

// logo is a mark on nothing.
func logo(t *testing.T) []byte {
	t.Helper()
	const side = 240
	m := image.NewNRGBA(image.Rect(0, 0, 3*side, side))
	for y := range side {
		for x := range side {
			if dx, dy := x-side/2, y-side/2; dx*dx+dy*dy < side*side/4 {
				m.SetNRGBA(x, y, color.NRGBA{0x0b, 0x72, 0x85, 0xff})
			}
		}
	}
	for y := side / 3; y < 2*side/3; y++ {
		for x := side + 40; x < 3*side; x++ {
			m.SetNRGBA(x, y, color.NRGBA{0x1c, 0x21, 0x28, 0xff})
		}
	}
	return encoded(t, m)
}

func encoded(t *testing.T, m image.Image) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := png.Encode(&out, m); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func short() discovery.Document {
	return discovery.Document{
		Title: "Export the close calendar", Product: "Ledger", Status: "draft", Language: "en", Bare: true, Limit: 1,
		Date: time.Date(2026, time.March, 20, 9, 0, 0, 0, time.UTC),
		Sections: []discovery.DocumentSection{
			{Title: "Problem", Body: "The calendar is copied by hand, **twice a month**, and the copy is wrong by the second day."},
			{Title: "What must be true", Body: "- One click gives an `.ics` file\n- Changes reach subscribers within an hour"},
		},
	}
}

func indonesian() discovery.Document {
	doc := short()
	doc.Title, doc.Language, doc.Bare, doc.Limit = "Tutup buku dalam tiga hari", "id", false, 0
	doc.Sections = []discovery.DocumentSection{{Title: "Masalah", Body: "Menutup buku butuh **sembilan hari kerja**. Enam di antaranya menunggu.\n\n" +
		"> Saya punya lembar kedua karena tidak percaya lembar pertama.\n>\n> — Rina Hartono, Pengendali keuangan\n\n" +
		"| Langkah | Siapa menunggu | Hari |\n|:--|:--|--:|\n| Hitung stok | Keuangan | 2,5 |\n| Persetujuan | Semua | 10 |\n"}}
	return doc
}

func rightToLeft() discovery.Document {
	return discovery.Document{
		Title: "إغلاق الشهر في ثلاثة أيام", Product: "دفتر الأستاذ", Status: "draft", Language: "ar",
		Date: time.Date(2026, time.March, 20, 9, 0, 0, 0, time.UTC),
		Sections: []discovery.DocumentSection{
			{Title: "المشكلة", Body: "يستغرق إغلاق الشهر **تسعة أيام عمل**، ستة منها انتظار: لملف، أو لموافقة، أو للشخص الوحيد الذي يعرف أي قيد سُجّل مرتين. راجع REQ-001 في الصفحة التالية.\n\n" +
				"- الملف الأول\n- الموافقة الثانية\n  1. من المدير\n  2. من المراجع\n- [x] تم الاتفاق\n- [ ] لم يتم بعد\n\n" +
				"> أحتفظ بورقة ثانية لأنني لا أصدق الأولى.\n>\n> — رنا، محاسبة\n\n" +
				"> [!NOTE]\n> القرار في مارس.\n\n" +
				"| الخطوة | من ينتظر | الأيام |\n|:--|:--|--:|\n| عدّ المخزون | المالية | 2.5 |\n| الموافقات | الجميع | 10 |\n"},
			{Title: "הבעיה", Body: "סגירת חודש אורכת **תשעה ימי עבודה**. שישה מהם המתנה.\n\n1. ספירת מלאי\n2. אישורים\n\n> אני שומר גיליון שני.\n\nAn English paragraph stands between them, from left to right.\n\n- One\n- Two\n"},
		},
	}
}
