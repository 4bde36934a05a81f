package discovery

import (
	"strings"
	"testing"
	"time"
)

func TestAgree(t *testing.T) {
	goals, req2 := ChangedPart{SectionID: "goals", Label: "Goals", Fate: PartChanged},
		ChangedPart{SectionID: "reqs", RequirementID: "r2", Label: "REQ-002", Fate: PartAdded}
	at := func(day int) time.Time { return time.Date(2026, 11, day, 9, 0, 0, 0, time.UTC) }
	versions := []PRDVersion{
		{ID: "v1", Label: "1.0", PublishedAt: at(2)}, {ID: "v2", Label: "1.1", PublishedAt: at(9)},
	}
	for name, c := range map[string]struct {
		reviewer  Reviewer
		said      []SignOff
		since     map[string]SinceVersion
		want      ReviewState
		changed   string
		published bool
	}{
		"nothing said":             {want: ReviewWaiting},
		"due today":                {reviewer: Reviewer{DueOn: "2026-11-20"}, want: ReviewWaiting},
		"due yesterday":            {reviewer: Reviewer{DueOn: "2026-11-19"}, want: ReviewOverdue},
		"agreed in time":           {reviewer: Reviewer{DueOn: "2026-11-19"}, said: []SignOff{{VersionID: "v2", Verdict: AgreedTo}}, want: ReviewAgreed},
		"agreed with remarks":      {said: []SignOff{{VersionID: "v2", Verdict: WithRemarks}}, want: ReviewRemarks},
		"not agreed":               {said: []SignOff{{VersionID: "v2", Verdict: NotAgreed}}, want: ReviewRefused},
		"somebody else's":          {said: []SignOff{{ReviewerID: "other", VersionID: "v2", Verdict: AgreedTo}}, want: ReviewWaiting},
		"agreed before, unchanged": {said: []SignOff{{VersionID: "v1", Verdict: AgreedTo}}, want: ReviewAgreed},
		"the latest counts": {
			said: []SignOff{
				{ID: "a", VersionID: "v1", Verdict: NotAgreed, SignedAt: at(3)}, {ID: "b", VersionID: "v2", Verdict: AgreedTo, SignedAt: at(10)},
			},
			since: map[string]SinceVersion{"v1": {Published: []ChangedPart{goals}, Draft: []ChangedPart{goals}}},
			want:  ReviewAgreed,
		},
		"of the same moment, the one written later": {
			said: []SignOff{{ID: "b", VersionID: "v2", Verdict: NotAgreed}, {ID: "a", VersionID: "v2", Verdict: AgreedTo}},
			want: ReviewRefused,
		},
		"a change in a newer version": {
			said:  []SignOff{{VersionID: "v1", Verdict: AgreedTo}},
			since: map[string]SinceVersion{"v1": {Published: []ChangedPart{goals}, Draft: []ChangedPart{goals, req2}}},
			want:  ReviewOutdated, changed: "Goals REQ-002", published: true,
		},
		"a change in the draft": {
			said:  []SignOff{{VersionID: "v2", Verdict: NotAgreed}},
			since: map[string]SinceVersion{"v2": {Draft: []ChangedPart{req2}}},
			want:  ReviewOutdated, changed: "REQ-002",
		},
		"a change that the draft takes back": {
			said:  []SignOff{{VersionID: "v1", Verdict: AgreedTo}},
			since: map[string]SinceVersion{"v1": {Published: []ChangedPart{goals}}},
			want:  ReviewOutdated, changed: "Goals", published: true,
		},
		"a change elsewhere": {
			reviewer: Reviewer{LooksAt: Lines{"reqs"}},
			said:     []SignOff{{VersionID: "v1", Verdict: AgreedTo}},
			since:    map[string]SinceVersion{"v1": {Published: []ChangedPart{goals}, Draft: []ChangedPart{goals}}},
			want:     ReviewAgreed,
		},
		"a requirement of a section looked at": {
			reviewer: Reviewer{LooksAt: Lines{"problem", "reqs"}},
			said:     []SignOff{{VersionID: "v1", Verdict: WithRemarks}},
			since:    map[string]SinceVersion{"v1": {Draft: []ChangedPart{goals, req2}}},
			want:     ReviewOutdated, changed: "REQ-002",
		},
	} {
		t.Run(name, func(t *testing.T) {
			got := Agree([]Reviewer{c.reviewer}, c.said, versions, c.since, "2026-11-20").Reviews[0]
			labels := make([]string, len(got.Changed))
			for i, part := range got.Changed {
				labels[i] = part.Label
			}
			if got.State != c.want || strings.Join(labels, " ") != c.changed || got.Published != c.published {
				t.Errorf("%s, changed %v, published %v; want %s, %q, %v", got.State, labels, got.Published, c.want, c.changed, c.published)
			}
		})
	}
}

// agreement is one of four reviewers: one agreed, one with remarks, one outdated, one overdue.
func agreement() Agreement {
	versions := []PRDVersion{{ID: "v1", Label: "1.1", Fingerprint: "0123456789abcdef"}}
	said := []SignOff{
		{ReviewerID: "rina", VersionID: "v1", Verdict: AgreedTo},
		{ReviewerID: "budi", VersionID: "v1", Verdict: WithRemarks, Remarks: "Only | for\nEUR"},
		{ReviewerID: "maya", VersionID: "v1", Verdict: NotAgreed, Remarks: "Too late"},
	}
	since := map[string]SinceVersion{"v1": {Draft: []ChangedPart{{SectionID: "goals", Label: "Goals", Fate: PartChanged}}}}
	return Agree([]Reviewer{
		{ID: "rina", StakeholderID: "rina", LooksAt: Lines{"reqs"}, Role: "Security"},
		{ID: "budi", StakeholderID: "budi", LooksAt: Lines{"reqs"}},
		{ID: "maya", StakeholderID: "maya", DueOn: "2026-11-27"},
		{ID: "sana", StakeholderID: "sana", DueOn: "2026-11-01"},
	}, said, versions, since, "2026-11-20")
}

func TestTheStateOfAnAgreementIsOneLine(t *testing.T) {
	goals := []ChangedPart{{SectionID: "goals", Label: "Goals", Fate: PartChanged}}
	for want, a := range map[string]Agreement{
		"2 of 4 agreed on v1.1, 1 of them with remarks · 1 did not · 1 overdue · the draft outdates 1 answer": agreement(),
		"1 of 3 agreed on v1.0 · 1 did not · 1 waiting · the draft outdates 2 answers": Agree(
			[]Reviewer{{ID: "rina"}, {ID: "dewi"}, {ID: "budi"}},
			[]SignOff{{ReviewerID: "rina", VersionID: "v1", Verdict: AgreedTo}, {ReviewerID: "dewi", VersionID: "v1", Verdict: NotAgreed}},
			[]PRDVersion{{ID: "v1", Label: "1.0"}}, map[string]SinceVersion{"v1": {Draft: goals}}, ""),
		"0 of 2 agreed on v1.1 · 1 did not · 1 outdated by v1.1": Agree(
			[]Reviewer{{ID: "rina"}, {ID: "dewi"}},
			[]SignOff{{ReviewerID: "rina", VersionID: "v1", Verdict: WithRemarks}, {ReviewerID: "dewi", VersionID: "v1", Verdict: NotAgreed}},
			[]PRDVersion{{ID: "v2", Label: "1.1"}}, map[string]SinceVersion{"v1": {Published: goals, Draft: goals}}, ""),
		"2 reviewers · nothing published yet": Agree(make([]Reviewer, 2), nil, nil, nil, ""),
		"":                                    Agree(nil, nil, []PRDVersion{{Label: "1.0"}}, nil, ""),
		"0 of 1 agreed on v1.0 · 1 waiting":   Agree(make([]Reviewer, 1), nil, []PRDVersion{{Label: "1.0"}}, nil, ""),
	} {
		if a.Summary != want {
			t.Errorf("%q, want %q", a.Summary, want)
		}
	}
}

func TestTheSheetSaysWhoAgreedToWhat(t *testing.T) {
	people := map[string]Stakeholder{
		"rina": {Name: "Rina Hartono", Role: "Controller"}, "budi": {Name: "Budi Santoso", Role: "CFO"},
		"maya": {Name: "Maya"}, "sana": {Name: "Sana Iqbal", Role: "Auditor"},
	}
	declined := NewDiscretion([]Participant{{SessionID: "s", StakeholderID: "sana", Consent: Refused}},
		[]Note{{Private: true, Text: "Too late"}}, nil, people, strings.ToLower)
	sheet := agreement().SignOffs("", people, declined)
	table := english.SignOffTable(sheet)
	for _, want := range []string{
		"| Rina Hartono | Security | Agreed | v1.1 |", "| Budi Santoso | CFO | Agreed with remarks |", "| Only \\| for EUR |",
		"| Maya |  | Not agreed, before later changes | v1.1 |", "| a participant | Auditor | Not signed yet |  |  |  |",
	} {
		if !strings.Contains(table, want) {
			t.Errorf("%q is not in\n%s", want, table)
		}
	}
	for _, secret := range []string{"Sana", "Too late"} {
		if strings.Contains(table, secret) {
			t.Errorf("%q leaves the workspace", secret)
		}
	}
	of := agreement().SignOffs("v1", people, Discretion{fold: strings.ToLower})
	if of[2].Outdated || of[2].Verdict != NotAgreed || agreement().SignOffs("v0", people, declined)[0].Version != "" {
		t.Errorf("of a version, not what was said of it: %+v", of)
	}
}

func TestARequestSaysWhatToLookAt(t *testing.T) {
	a := agreement()
	prd := PRDDetail{
		PRDSummary: PRDSummary{PRD: PRD{Title: "A faster close"}},
		Sections:   []PRDSection{{ID: "goals", Title: "Goals"}, {ID: "reqs", Title: "Requirements"}},
	}
	ask := func(i int) string {
		text, err := a.ReviewRequest(a.Reviews[i], prd, Stakeholder{Name: "Maya Lin"}, Discretion{fold: strings.ToLower})
		if err != nil {
			t.Fatal(err)
		}
		return text
	}
	want := "Maya, please look at “A faster close” v1.1 (fingerprint 0123456789ab) by Friday 27 November.\n\n" +
		"What to look at: all of it.\nChanged since you signed v1.1: Goals changed.\n\n" +
		"Please answer: agreed, agreed with remarks, or not agreed and why.\n"
	if got := ask(2); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if got := ask(0); !strings.Contains(got, "12345") || !strings.Contains(got, "What to look at: Requirements.") ||
		strings.Contains(got, "Changed") || strings.Contains(got, " by ") {
		t.Errorf("got\n%s", got)
	}
	if _, err := (Agreement{}).ReviewRequest(ReviewerStanding{}, prd, Stakeholder{}, Discretion{}); CodeOf(err) != Invalid {
		t.Errorf("a request for no version: %v", err)
	}
}
