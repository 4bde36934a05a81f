package exchange

import (
	"bytes"
	"encoding/base64"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"throughline/backend/discovery"
)

var update = flag.Bool("update", false, "write the goldens in testdata anew")

// golden holds what was written to the file of that name in testdata.
func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, got, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if bytes.Equal(got, want) {
		return
	}
	g, w := strings.Split(string(got), "\n"), strings.Split(string(want), "\n")
	for i := range min(len(g), len(w)) {
		if g[i] != w[i] {
			t.Fatalf("%s reads differently; see the diff after -update. Line %d: got\n%s\nwant\n%s", path, i+1, g[i], w[i])
		}
	}
	t.Fatalf("%s has %d lines, got %d", path, len(w), len(g))
}

// written writes a document in a format.
func written(t *testing.T, format string, doc discovery.Document) []byte {
	t.Helper()
	var out, again bytes.Buffer
	if err := WritePRD(&out, format, doc); err != nil {
		t.Fatal(err)
	}
	if err := WritePRD(&again, format, doc); err != nil || !bytes.Equal(out.Bytes(), again.Bytes()) {
		t.Errorf("%s: the same document gave different files (%v)", format, err)
	}
	return out.Bytes()
}

// samplePRD is a document such as a PM would export, with every kind of block in it.
func samplePRD() discovery.Document {
	day := func(d, hour int) time.Time { return time.Date(2026, time.March, d, hour, 0, 0, 0, time.UTC) }
	picture, _ := base64.StdEncoding.DecodeString(samplePicture)
	fingerprint := strings.Repeat("0123456789abcdef", 4)
	return discovery.Document{
		Version: "v1.1", Fingerprint: fingerprint, Images: map[string]discovery.File{sampleImage: discovery.NewFile("image/png", picture)},
		Charts: map[string]discovery.Chart{"days": {
			Kind: discovery.LineChart, Title: "Days to close", Unit: "days", Labels: []string{"December", "January", "February"},
			Series: []discovery.ChartSeries{{Name: "Group", Values: []float64{11, 9.5, 9}}, {Name: "Subsidiaries", Values: []float64{12, 12}}},
			Target: new(3.0), Aim: "by September",
		}},
		Revisions: []discovery.DocumentRevision{
			{Version: "v1.1", Note: "Three days\ninstead of five", Fingerprint: fingerprint, Day: day(20, 9)},
			{Version: "v1.0", Fingerprint: strings.Repeat("fedcba9876543210", 4), Day: day(6, 9)},
		},
		SignOffs: []discovery.DocumentSignOff{
			{Name: "Rina Hartono", Role: "Financial controller", Verdict: discovery.WithRemarks, Version: "v1.0", Day: day(10, 9), Remarks: "Name | the deputies.", Outdated: true},
			{Name: "Marek Nowak", Role: "Audit", Verdict: ""},
		},
		Changes: &discovery.DocumentChanges{Since: "v1.0", Summary: "1 requirement changed", Parts: []discovery.DocumentChange{{
			Title: "REQ-002 changed",
			Lines: []discovery.DocumentChangeLine{
				{Spans: []discovery.Span{
					{Kind: discovery.SameSpan, Text: "An approval that has waited for "},
					{Kind: discovery.RemovedSpan, Text: "three days"},
					{Kind: discovery.AddedSpan, Text: "a day"},
					{Kind: discovery.SameSpan, Text: " goes to a deputy."},
				}},
				{Name: "Priority", Spans: []discovery.Span{{Kind: discovery.RemovedSpan, Text: "Could"}, {Kind: discovery.AddedSpan, Text: "Should"}}},
			},
		}}},
		ID: "0195a000-0000-7000-8000-000000000001", Title: "A month-end close in three days", Product: "Ledger (internal ERP)", Edition: "For engineering",
		Status: "review", Language: "en-GB", Date: day(20, 9), Authors: []string{"Ines Carvalho", "Tomáš Dvořák"},
		Sections: []discovery.DocumentSection{
			{ID: "0195a000-0000-7000-8000-000000000011", Title: "Problem", Body: sampleProblem},
			{ID: "0195a000-0000-7000-8000-000000000012", Title: "Goals", Body: sampleGoals},
			{
				ID: "0195a000-0000-7000-8000-000000000013", Title: "Requirements",
				Body:         "Each requirement cites the people who asked for it, in **their own words**.",
				Requirements: sampleRequirements(),
			},
			{ID: "0195a000-0000-7000-8000-000000000014", Title: "Open questions", Body: sampleQuestions},
		},
		Sources: []discovery.DocumentSource{
			{Title: "Interview: how finance closes a month", Speaker: "Rina Hartono", Channel: "Interview", At: day(3, 10), Offset: 7*time.Minute + 12*time.Second},
			{Title: "Interview: how finance closes a month", Speaker: "Marek Nowak", Channel: "Interview", At: day(3, 10), Offset: 31 * time.Minute},
			{Title: "Workshop with the warehouse", Speaker: "Siti Rahma", Channel: "Workshop", At: day(9, 14), Offset: time.Hour + 4*time.Minute + 9*time.Second},
			{Title: "#erp-help", Speaker: "Jonas Weiß", Channel: "Chat", At: day(11, 8), Offset: -1},
			{Title: "Survey after the February close", Channel: "Survey", At: day(12, 8), Offset: -1},
		},
	}
}

const (
	firstID  = "0195a000-0000-7000-8000-000000000101"
	secondID = "0195a000-0000-7000-8000-000000000102"
	thirdID  = "0195a000-0000-7000-8000-000000000103"
)

// samplePicture is a small chart as PNG, and sampleImage its hash.
const (
	sampleImage   = "13e9246b5fd05876c82f9ea3cb16e109247c238ded2570567fe9d7e0b7655477"
	samplePicture = "iVBORw0KGgoAAAANSUhEUgAAAPAAAAB4AQMAAAD2eO1kAAAABlBMVEXp7Ps9VcxRwhm0AAAARklEQVR42uzJOQoAIAxFQSH3v3EgFoKICwj5jfimnQI8zsJpaVs4Le12tK770aIej1b0dHS616NzvT060ae76z/VAAAA//9kLzjyG6bDmgAAAABJRU5ErkJggg=="
)

const sampleProblem = `Closing a month takes **nine working days**. Six of them are waiting: for a file, for an approval, for
the *one person* who knows which journal was posted twice. See the [goals](#goals) and
[the process handbook](https://example.com/handbook?chapter=7&lang=en). [REQ-002](req:` + secondID + `) ends some of it;
[an ask](ask:0195a000-0000-7000-8000-000000000201) is behind it, ![the board](image:none) shows it.[^days]

[^days]: Counted over the **twelve** closes of 2025, without [holidays](https://example.com/holidays).

### What happens today

1. The warehouse counts on paper and types the count into a sheet.
2. Finance imports the sheet, finds the differences and asks back.
   - by chat, where answers get lost
   - by e-mail, where they arrive late
     - and never with the document number
3. Somebody posts the correction as ` + "`JE-2099-ADJ`" + ` and hopes.

> I keep a second sheet, because I do not believe the first one.
>
> — Marek Nowak, Accountant

### What it costs

| Step | Who waits | Days | Cost per month |
|:--|:--|--:|--:|
| Stock count | Finance, 4 people | 2.5 | € 6,100 |
| Intercompany matching, with **two** subsidiaries | Group accounting | 3 | € 11,400 |
| Approvals a \| b | Everyone | 0.5 | € 950 |

![How many days each step of the close took](image:` + sampleImage + ` "Counted in \"2025\"")

> [!WARNING] The auditors look at this
> Since **June** each correction needs a reason.
`

const sampleGoals = `- [x] Agree on what “closed” means
- [ ] Close in three days by September
- [ ] No journal posted twice ✅ 🚀

![How it went](chart:days) ![gone](chart:none)

Measured by the **days from month end to the signed report**; today 9, target 3.

` + "```sql\nSELECT period, closed_at - period_end AS days\nFROM closes\n  WHERE year = 2026;\n```" + `

---

Not a goal: ~~replacing the ledger~~. 月末締めは三日で終える。 Закрытие месяца за три дня. إغلاق الشهر في ٣ أيام.
`

const sampleQuestions = `1. Who signs when the controller is away?
2. Does the auditor accept a count by photo? Ask **before** June; write to audit@example.com.

<script>alert("no")</script> <b>bold</b>

[click](javascript:alert(1)) [here](#nowhere)
`

func sampleRequirements() []discovery.DocumentRequirement {
	return []discovery.DocumentRequirement{
		{
			ID: firstID, Ref: "REQ-001", Priority: "must", State: "building", Owner: "Dewi Lestari, Head of finance systems",
			Statement: "The ledger shows, for every open period, what still blocks its close and who can resolve it.",
			Rationale: "Finance spends two days of every close finding out *what they are waiting for*[^who]. A list that names the person " +
				"ends the search; see [REQ-002](#req-002).\n\n[^who]: Said by three of four.",
			Criteria: []string{"Every blocker has a person and a due time.", "A blocker that is resolved is gone within a minute."},
			Asks: []discovery.DocumentAsk{
				{
					ID:        "0195a000-0000-7000-8000-000000000201",
					Statement: "Know what is missing before the close, without asking around", Voices: "3 people, 2 teams, 2 channels",
					Quotes: []discovery.DocumentQuote{
						{Words: "On day four I still don't know what I don't have. I open nine tabs and then I start calling.", Speaker: "Rina Hartono, Financial controller", Source: 1},
						{Words: "“If someone told me on day one that a count is missing, I would walk over and count it myself.”", Speaker: "Siti Rahma, Warehouse lead", Source: 3},
					},
				},
				{
					ID: "0195a000-0000-7000-8000-000000000202", Statement: "See who is holding things up", Voices: "1 person",
					Quotes: []discovery.DocumentQuote{{Words: "It is always the approval.", Speaker: "Marek Nowak, Accountant", Source: 2}},
				},
			},
		},
		{
			ID: secondID, Ref: "REQ-002", Priority: "should", Statement: "An approval that has waited for a day goes to a deputy.",
			Asks: []discovery.DocumentAsk{{
				ID: "0195a000-0000-7000-8000-000000000203", Statement: "Approvals do not wait for one person", Voices: "12 people, 5 teams, 2 channels",
				Quotes: []discovery.DocumentQuote{
					{Words: "My boss is on a plane and the month is open. 🙃", Speaker: "Jonas Weiß, Procurement", Source: 4},
					{Words: "Deputies!\nAll of us.", Source: 5},
				},
			}},
		},
		{
			ID: thirdID, Ref: "REQ-003", Priority: "wont", Statement: "=1+1 A stock count can be entered from the hand scanner.",
			Rationale: "# Why\n\nPaper counts are the first thing that finance waits for.",
		},
	}
}
