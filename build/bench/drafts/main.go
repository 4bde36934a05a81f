// Command drafts makes the PRDs of real interviews that are not part of the repository. It imports the transcripts of a folder,
// tags in them what build/e2e/interviews.json says a product manager hears there, drafts a PRD of each product after its own
// template and a one-pager, and writes both as Markdown and PDF. It fails where a page is more than one.
//
//	go run -tags sqlite_fts5 ./build/bench/drafts FOLDER OUT [PRODUCT…]
package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"throughline/backend/api"
	"throughline/backend/discovery"
	"throughline/backend/store"
)

// interview is a product with what is heard in its sessions.
type interview struct {
	Product  discovery.Product `json:"product"`
	Sessions []struct {
		File   string                           `json:"file"`
		Title  string                           `json:"title"`
		At     time.Time                        `json:"at"`
		People map[string]discovery.Stakeholder `json:"people"` // by the name that the file has for them
	} `json:"sessions"`
	Notes []tag `json:"notes"`
	Board []struct {
		discovery.Theme
		Asks []tag `json:"asks"`
	} `json:"board"`
}

// tag is what was said at one place of a transcript: by its time, or by its line where the transcript has no times. What it
// comes to is an ask, or a note in the words of Text.
type tag struct {
	Speaker string             `json:"speaker"`
	Session int                `json:"session"`
	At      string             `json:"at"`
	Line    int                `json:"line"`
	Again   []tag              `json:"again"`
	Kind    discovery.NoteKind `json:"kind"`
	Text    string             `json:"text"`
	discovery.Ask
}

func main() {
	log.SetFlags(0)
	if len(os.Args) < 3 {
		log.Fatal("usage: drafts FOLDER OUT [PRODUCT…]")
	}
	if err := os.MkdirAll(os.Args[2], 0o755); err != nil {
		log.Fatal(err)
	}
	plan, err := os.ReadFile("build/e2e/interviews.json")
	if err != nil {
		log.Fatal(err)
	}
	var all []interview
	if err := json.Unmarshal(plan, &all); err != nil {
		log.Fatal(err)
	}
	for _, each := range all {
		if len(os.Args) > 3 && !slices.Contains(os.Args[3:], each.Product.Name) {
			continue
		}
		if err := each.write(os.Args[1], os.Args[2]); err != nil {
			log.Fatalf("%s: %v", each.Product.Name, err)
		}
	}
}

// write drafts and exports in a workspace of its own.
func (in interview) write(folder, out string) error {
	scratch, err := os.MkdirTemp("", "drafts")
	if err != nil {
		return err
	}
	defer os.RemoveAll(scratch) //nolint:errcheck // a temporary folder
	st, err := store.Open(filepath.Join(scratch, "Drafts.throughline"), store.Options{Create: true})
	if err != nil {
		return err
	}
	defer st.Close() //nolint:errcheck // it is thrown away
	themes, product, err := in.tag(st, folder)
	if err != nil {
		return err
	}
	name := strings.ToLower(strings.ReplaceAll(in.Product.Name, " ", "-"))
	for template, suffix := range map[string]string{"": "", "one-pager": "-one-page"} {
		prd, err := st.DraftPRD(discovery.DraftOrder{
			ProductID: product, ThemeIDs: themes, TemplateID: template, Rewrite: api.AsRequirement,
		})
		if err != nil {
			return err
		}
		for _, format := range []string{"md", "pdf"} {
			path, err := filepath.Abs(filepath.Join(out, name+suffix+"."+format))
			if err != nil {
				return err
			}
			result, err := api.ExportPRD(context.Background(), st, api.ExportForm{ID: prd.ID, Format: format}, path, nil)
			if err != nil {
				return err
			}
			fmt.Println(result.Path, result.Pages)
			if len(result.Warnings) > 0 {
				return errors.New(strings.Join(result.Warnings, " "))
			}
		}
	}
	return nil
}

// tag imports the sessions and makes the board of them.
func (in interview) tag(st *store.Store, folder string) (themes []string, productID string, err error) {
	product, err := st.CreateProduct(in.Product)
	if err != nil {
		return nil, "", err
	}
	spoken := make([]discovery.Transcript, len(in.Sessions))
	for i := range in.Sessions {
		if spoken[i], err = in.hear(st, product.ID, folder, i); err != nil {
			return nil, "", err
		}
	}
	for _, n := range in.Notes {
		line, err := n.line(st, spoken[n.Session])
		if err != nil {
			return nil, "", err
		}
		note := discovery.Note{Kind: n.Kind, Text: n.Text, SpeakerID: line.SpeakerID, OffsetMS: max(line.OffsetMS, 0)}
		if _, err := st.AddNotes(spoken[n.Session].SessionID, []discovery.Note{note}); err != nil {
			return nil, "", err
		}
	}
	for _, column := range in.Board {
		column.ProductID = product.ID
		theme, err := st.CreateTheme(column.Theme)
		if err != nil {
			return nil, "", err
		}
		themes = append(themes, theme.ID)
		for _, one := range column.Asks {
			if err := one.ask(st, spoken, theme.ID); err != nil {
				return nil, "", err
			}
		}
	}
	return themes, product.ID, nil
}

// hear imports the transcript of a session and notes whom its speakers belong to.
func (in interview) hear(st *store.Store, product, folder string, i int) (discovery.Transcript, error) {
	session := in.Sessions[i]
	file, err := api.ReadImport(filepath.Join(folder, session.File))
	if err != nil {
		return discovery.Transcript{}, err
	}
	names := map[string]string{}
	for speaker, person := range session.People {
		names[speaker] = person.Name
	}
	made, err := api.Import(st, file, api.ImportOptions{
		ProductID: product, Title: session.Title, At: session.At, Now: session.At, NoAsks: true, Speakers: names,
	})
	if err != nil {
		return discovery.Transcript{}, err
	}
	known, err := st.Stakeholders()
	if err != nil {
		return discovery.Transcript{}, err
	}
	for _, person := range known {
		for _, p := range session.People {
			if p.Name != person.Name || person.Team != "" {
				continue
			}
			person.Team, person.Organisation, person.Side = p.Team, p.Organisation, p.Side
			if _, err := st.UpdateStakeholder(person); err != nil {
				return discovery.Transcript{}, err
			}
		}
	}
	spoken, err := st.Transcripts(made.SessionID)
	if err != nil {
		return discovery.Transcript{}, err
	}
	return spoken[0], nil
}

// line finds the line of a transcript that the tag is on.
func (t tag) line(st *store.Store, spoken discovery.Transcript) (discovery.TranscriptLine, error) {
	lines, err := st.TranscriptLines(spoken.ID)
	if err != nil {
		return discovery.TranscriptLine{}, err
	}
	var minutes, seconds int64
	if t.At != "" {
		if _, err := fmt.Sscanf(t.At, "%d:%d", &minutes, &seconds); err != nil {
			return discovery.TranscriptLine{}, err
		}
	}
	for _, line := range lines {
		there := t.At != "" && line.OffsetMS == (minutes*60+seconds)*1000 || t.At == "" && line.Position == t.Line
		if there && line.Speaker == t.Speaker {
			return line, nil
		}
	}
	return discovery.TranscriptLine{}, fmt.Errorf("%s says nothing at %s%d", t.Speaker, t.At, t.Line)
}

// ask makes an ask of a line, and puts what says the same into it.
func (t tag) ask(st *store.Store, spoken []discovery.Transcript, theme string) error {
	made := make([]string, 0, 1+len(t.Again))
	for _, one := range append([]tag{t}, t.Again...) {
		line, err := one.line(st, spoken[one.Session])
		if err != nil {
			return err
		}
		added, err := st.NoteFromTranscript(line.ID, discovery.AskNote, line.Text)
		if err != nil {
			return err
		}
		asked, err := st.Ask(added.AskID)
		if err != nil {
			return err
		}
		ask := one.Ask
		ask.ID, ask.ProductID, ask.Revision = asked.ID, asked.ProductID, asked.Revision
		if _, err := st.UpdateAsk(ask); err != nil {
			return err
		}
		made = append(made, ask.ID)
	}
	if err := st.MoveAsks(discovery.AskMove{IDs: made[:1], ThemeID: theme}); err != nil {
		return err
	}
	if len(made) == 1 {
		return nil
	}
	_, err := st.MergeAsks(made[0], made[1:])
	return err
}
