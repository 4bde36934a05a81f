package pdf_test

import (
	"time"

	"throughline/backend/discovery"
)

// sample is a PRD such as a PM would export: every kind of block, several people behind each requirement.
func sample() discovery.Document {
	day := func(d, hour int) time.Time { return time.Date(2026, time.March, d, hour, 0, 0, 0, time.UTC) }
	return discovery.Document{
		Title: "A month-end close in three days", Product: "Ledger (internal ERP)", Status: "for decision",
		Language: "en-GB", Date: day(20, 9), Authors: []string{"Ines Carvalho", "Tomáš Dvořák"},
		Sections: []discovery.DocumentSection{
			{Title: "Problem", Body: problemText},
			{Title: "Goals", Body: goalsText},
			{
				Title: "Requirements", Body: "Each requirement cites the people who asked for it, in **their own words**.",
				Requirements: []discovery.DocumentRequirement{closingRequirement(), approvalRequirement(), scannerRequirement()},
			},
			{Title: "Open questions", Body: questionsText},
		},
		Sources: []discovery.DocumentSource{
			{Title: "Interview: how finance closes a month", Speaker: "Rina Hartono", Channel: "interview", At: day(3, 10), Offset: 7*time.Minute + 12*time.Second},
			{Title: "Interview: how finance closes a month", Speaker: "Marek Nowak", Channel: "interview", At: day(3, 10), Offset: 31 * time.Minute},
			{Title: "Workshop with the warehouse", Speaker: "Siti Rahma", Channel: "workshop", At: day(9, 14), Offset: time.Hour + 4*time.Minute + 9*time.Second},
			{Title: "#erp-help", Speaker: "Jonas Weiß", Channel: "chat", At: day(11, 8), Offset: -1},
			{Title: "Survey after the February close", Speaker: "", Channel: "survey", At: day(12, 8), Offset: -1},
		},
	}
}

const problemText = `Closing a month takes **nine working days**. Six of them are waiting: for a file, for an approval, for
the *one person* who knows which journal was posted twice. See the [goals](#goals) and
[the process handbook](https://example.com/handbook?chapter=7&lang=en).

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
| Intercompany matching, with **two** subsidiaries that close a day later than everyone else | Group accounting | 3 | € 11,400 |
| Approvals | Everyone | 0.5 | € 950 |
`

const goalsText = `- [x] Agree on what “closed” means
- [ ] Close in three days by September
- [ ] No journal posted twice ✅ 🚀

Measured by the **days from month end to the signed report**; today 9, target 3.

` + "```sql\nSELECT period, closed_at - period_end AS days\nFROM closes\n  WHERE year = 2026;\n```" + `

---

Not a goal: ~~replacing the ledger~~. 月末締めは三日で終える。 Закрытие месяца за три дня. إغلاق الشهر في ٣ أيام.
`

const questionsText = `1. Who signs when the controller is away?
2. Does the auditor accept a count by photo? Ask **before** June; write to audit@example.com.
`

func closingRequirement() discovery.DocumentRequirement {
	return discovery.DocumentRequirement{
		Ref: "REQ-001", Priority: "must",
		Statement: "The ledger shows, for every open period, what still blocks its close and who can resolve it.",
		Rationale: "Finance spends two days of every close finding out *what they are waiting for*. A list that names the person " +
			"ends the search; see [REQ-002](#req-002).",
		Asks: []discovery.DocumentAsk{
			{
				Statement: "Know what is missing before the close, without asking around",
				Voices:    "3 people, 2 teams, 2 channels",
				Quotes: []discovery.DocumentQuote{
					{Words: "On day four I still don't know what I don't have. I open nine tabs and then I start calling.", Speaker: "Rina Hartono, Financial controller", Source: 1},
					{Words: "“If someone told me on day one that a count is missing, I would walk over and count it myself.”", Speaker: "Siti Rahma, Warehouse lead", Source: 3},
				},
			},
			{
				Statement: "See who is holding things up",
				Voices:    "1 person",
				Quotes:    []discovery.DocumentQuote{{Words: "It is always the approval.", Speaker: "Marek Nowak, Accountant", Source: 2}},
			},
		},
	}
}

func approvalRequirement() discovery.DocumentRequirement {
	return discovery.DocumentRequirement{
		Ref: "REQ-002", Priority: "should",
		Statement: "An approval that has waited for a day goes to a deputy.",
		Asks: []discovery.DocumentAsk{{
			Statement: "Approvals do not wait for one person", Voices: "12 people, 5 teams, 2 channels",
			Quotes: []discovery.DocumentQuote{
				{Words: "My boss is on a plane and the month is open. 🙃", Speaker: "Jonas Weiß, Procurement", Source: 4},
				{Words: "Deputies!", Speaker: "", Source: 5},
			},
		}},
	}
}

func scannerRequirement() discovery.DocumentRequirement {
	return discovery.DocumentRequirement{
		Ref: "REQ-003", Priority: "could",
		Statement: "A stock count can be entered from the hand scanner.",
		Rationale: "Paper counts are the first thing that finance waits for.",
	}
}
