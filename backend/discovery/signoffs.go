package discovery

import (
	"cmp"
	"fmt"
	"strings"
	"time"
)

// DocumentSignOff is one line of the sheet on which a document says who agreed to it.
type DocumentSignOff struct {
	Name     string
	Role     string    // in the review, or else in the organisation
	Verdict  Verdict   // "" where nothing was said yet
	Version  string    // v1.0, "" where nothing was said yet
	Day      time.Time // zero where nothing was said yet
	Remarks  string    // plain text
	Outdated bool      // what they had to look at reads otherwise since
}

// SignOffs gives the sheet of a document: of one version what each reviewer said of it, and of the draft, for "", what they
// said last. The names of those who declined stay out, as everywhere.
func (a Agreement) SignOffs(versionID string, people map[string]Stakeholder, d Discretion) []DocumentSignOff {
	sheet := make([]DocumentSignOff, len(a.Reviews))
	for i, r := range a.Reviews {
		person := people[r.StakeholderID]
		line := DocumentSignOff{}
		line.Name, _ = d.Text(person.Name)
		line.Role, _ = d.Text(cmp.Or(r.Role, person.Role))
		for _, s := range r.SignOffs {
			if versionID != "" && s.VersionID != versionID {
				continue
			}
			line.Verdict, line.Version, line.Day = s.Verdict, s.Version, s.SignedAt.Local()
			line.Remarks, _ = d.Text(s.Remarks)
			line.Outdated = versionID == "" && r.State == ReviewOutdated
			break
		}
		sheet[i] = line
	}
	return sheet
}

// SignOffTable is the sheet as a table in Markdown, for a document that has no other way to show it; "" for an empty one.
func (w *Words) SignOffTable(sheet []DocumentSignOff) string {
	if len(sheet) == 0 {
		return ""
	}
	var b strings.Builder
	fmt.Fprintf(&b, "| %s | %s | %s | %s | %s | %s |\n| --- | --- | --- | --- | --- | --- |\n",
		w.Reviewer, w.Role, w.Verdict, w.On, w.Day, w.Remarks)
	for _, s := range sheet {
		verdict := Word(w.Verdicts, s.Verdict)
		if s.Outdated {
			verdict += ", " + w.Outdated
		}
		b.WriteString("|")
		for _, cell := range []string{s.Name, s.Role, verdict, s.Version, w.Long(s.Day), s.Remarks} {
			b.WriteString(" " + EscapeMarkdown(CleanLine(cell)) + " |")
		}
		b.WriteString("\n")
	}
	return b.String()
}

// mostSigner is how many letters a reviewer's name and role have on a line of the page for leadership.
const mostSigner = 48

// signOffLines is the sheet with one short line for each reviewer, without what they remarked.
func (w *Words) signOffLines(sheet []DocumentSignOff) string {
	lines := []string{fmt.Sprintf("| %s | %s | %s | %s |", w.Name, w.Verdict, w.Version, w.Date), "|:--|:--|:--|:--|"}
	for _, s := range sheet {
		name, verdict := CleanLine(s.Name), Word(w.Verdicts, s.Verdict)
		if role := CleanLine(s.Role); role != "" {
			name += ", " + role
		}
		switch {
		case s.Day.IsZero():
			verdict = w.Waiting
		case s.Outdated:
			verdict += ", " + w.Outdated
		}
		cells := []string{EscapeMarkdown(cutWords(name, mostSigner)), verdict, EscapeMarkdown(s.Version), w.Short(s.Day)}
		lines = append(lines, "| "+strings.Join(cells, " | ")+" |")
	}
	return strings.Join(lines, "\n")
}

// ReviewRequest is the note with which a reviewer is asked to look at the newest version of a PRD. It holds no word of what
// was said.
func (a Agreement) ReviewRequest(r ReviewerStanding, prd PRDDetail, person Stakeholder, d Discretion) (string, error) {
	if len(a.Versions) == 0 {
		return "", Errorf(Invalid, "There is no version to look at yet. Publish one first.")
	}
	var b strings.Builder
	title, _ := d.Text(prd.Title)
	fmt.Fprintf(&b, "%s, please look at “%s” %s (fingerprint %s)", firstName(person.Name), title, a.Versions[0].Name(),
		a.Versions[0].ShortFingerprint())
	if r.DueOn != "" {
		if day, err := time.Parse(time.DateOnly, r.DueOn); err == nil {
			b.WriteString(" by " + day.Format("Monday 2 January"))
		}
	}
	b.WriteString(".\n\nWhat to look at: " + r.sections(prd, d) + ".\n")
	if changed := r.changes(d); len(r.SignOffs) > 0 && changed != "" {
		fmt.Fprintf(&b, "Changed since you signed %s: %s.\n", r.SignOffs[0].Version, changed)
	}
	b.WriteString("\nPlease answer: agreed, agreed with remarks, or not agreed and why.\n")
	return b.String(), nil
}

// sections names what a reviewer must look at.
func (r *Reviewer) sections(prd PRDDetail, d Discretion) string {
	var titles []string
	for _, s := range prd.Sections {
		for _, id := range r.LooksAt {
			if id == s.ID {
				title, _ := d.Text(s.Title)
				titles = append(titles, title)
			}
		}
	}
	if len(titles) == 0 {
		return "all of it"
	}
	return strings.Join(titles, ", ")
}

// changes names what changed of what a reviewer must look at.
func (r *ReviewerStanding) changes(d Discretion) string {
	parts := make([]string, len(r.Changed))
	for i, c := range r.Changed {
		label, _ := d.Text(c.Label)
		parts[i] = label + " " + string(c.Fate)
	}
	return strings.Join(parts, ", ")
}
