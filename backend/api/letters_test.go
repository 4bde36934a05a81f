package api

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"throughline/backend/discovery"
)

func ignore(LettersProgress) {}

// lettersTo makes people who each asked for something, and gives the PRD and an empty folder.
func lettersTo(t *testing.T, names ...string) (l *leaky, form LettersForm) {
	t.Helper()
	l = newLeaky(t)
	for _, name := range names {
		p := must[discovery.Stakeholder](t)(l.st.CreateStakeholder(discovery.Stakeholder{Name: name}))
		must[[]discovery.AddedNote](t)(l.st.AddNotes(l.session, []discovery.Note{
			{Kind: discovery.AskNote, Text: "A list of " + p.ID, SpeakerID: &p.ID},
		}))
	}
	folder := filepath.Join(t.TempDir(), "letters")
	return l, LettersForm{Export: ExportForm{ID: l.prd.ID, Format: discovery.MarkdownFormat}, Folder: folder}
}

func filesIn(t *testing.T, folder string) []string {
	t.Helper()
	var names []string
	for _, entry := range must[[]os.DirEntry](t)(os.ReadDir(folder)) {
		names = append(names, entry.Name())
	}
	return names
}

func TestEveryoneWhoAskedGetsALetter(t *testing.T) {
	l, form := lettersTo(t)
	result := must[LettersResult](t)(WriteLetters(t.Context(), l.st, form, ignore))
	want := []string{
		"What became of what Wojtek Wyszynski said.md", "What became of what Xanthe Xylander said.md",
		"What became of what Zulfa Zubeyr said.md",
	}
	if got := filesIn(t, form.Folder); !slices.Equal(got, want) || result.Written != 3 {
		t.Errorf("%d letters: %q", result.Written, got)
	}
	if len(result.LeftOut) != 1 || result.LeftOut[0] != (LetterToNone{"Quenby Quillfeather", "declined to be noted"}) {
		t.Errorf("left out: %+v", result.LeftOut)
	}
}

// TestAllLettersSpeakOfTheSameMoment: what is written beside them while they are written is in none of them, and each is what
// it would be alone.
func TestAllLettersSpeakOfTheSameMoment(t *testing.T) {
	l, form := lettersTo(t, "Aaron", "Berta")
	for _, format := range []string{discovery.MarkdownFormat, discovery.PDFFormat, discovery.HTMLFormat, discovery.WordFormat} {
		form.Export.Format, form.Folder = format, filepath.Join(t.TempDir(), format)
		alone := map[string][]byte{}
		for _, id := range l.people {
			w, err := writePRD(t.Context(), l.st, ExportForm{ID: l.prd.ID, Format: format, Edition: discovery.AskerEdition, PersonID: id})
			if err == nil {
				alone[w.name] = w.content
			}
		}
		result := must[LettersResult](t)(WriteLetters(t.Context(), l.st, form, func(p LettersProgress) {
			if p.Done != 1 {
				return
			}
			for _, ask := range must[[]discovery.AskSummary](t)(l.st.Asks(discovery.AskFilter{})) {
				ask.Decision = discovery.Later
				ask.Reason += "."
				must[discovery.AskDetail](t)(l.st.UpdateAsk(ask.Ask))
			}
		}))
		if result.Written != 5 || len(alone) != 3 {
			t.Fatalf("%s: %d letters, %d alone", format, result.Written, len(alone))
		}
		for name, want := range alone {
			if got := must[[]byte](t)(os.ReadFile(filepath.Join(form.Folder, name))); !bytes.Equal(got, want) {
				t.Errorf("%s is not what it is alone", name)
			}
		}
	}
}

func TestWhoAskedOffTheRecordOnlyGetsNoLetter(t *testing.T) {
	l, form := lettersTo(t)
	p := must[discovery.Stakeholder](t)(l.st.CreateStakeholder(discovery.Stakeholder{Name: "Ilse Idzik"}))
	must[[]discovery.AddedNote](t)(l.st.AddNotes(l.session, []discovery.Note{
		{Kind: discovery.AskNote, Text: "A way out", SpeakerID: &p.ID, Private: true},
	}))
	result := must[LettersResult](t)(WriteLetters(t.Context(), l.st, form, ignore))
	if !slices.Contains(result.LeftOut, LetterToNone{"Ilse Idzik", "asked off the record only"}) {
		t.Errorf("left out: %+v", result.LeftOut)
	}
}

func TestNoNameLeadsOutOfTheFolderOrOverAnother(t *testing.T) {
	hostile := []string{
		"../../../etc/passwd", `..\..\evil`, "/root/x", "Ann Lee", "ann lee", "Ánn Lee", "A\u0301nn Lee", "CON", "a:b|c?d*e\"<>",
		"\u202egnp.exe", strings.Repeat("王", 120), "...", "Tab\there", "line\nbreak",
	}
	l, form := lettersTo(t, hostile...)
	outside := filepath.Dir(form.Folder)
	result := must[LettersResult](t)(WriteLetters(t.Context(), l.st, form, ignore))
	names := filesIn(t, form.Folder)
	if result.Written != len(hostile)+3 || len(names) != result.Written {
		t.Errorf("%d letters in %d files: %q", result.Written, len(names), names)
	}
	if around := filesIn(t, outside); len(around) != 1 {
		t.Errorf("beside the folder stands %q", around)
	}
	for _, name := range names {
		if len(name) > 255 || strings.ContainsAny(name, `<>:"/\|?*`+"\u202e\n\t") || strings.HasSuffix(name, ".") {
			t.Errorf("%q is no name for every file system", name)
		}
	}
}

func TestLettersGoOnWhereTheyWereCancelled(t *testing.T) {
	l, form := lettersTo(t, "Aaron", "Berta", "Carl")
	ctx, cancel := context.WithCancel(t.Context())
	cut := must[LettersResult](t)(WriteLetters(ctx, l.st, form, func(p LettersProgress) {
		if p.Done == 2 {
			cancel()
		}
	}))
	if !cut.Cancelled || cut.Written != 2 || len(filesIn(t, form.Folder)) != 2 {
		t.Errorf("cancelled: %+v", cut)
	}
	rest := must[LettersResult](t)(WriteLetters(t.Context(), l.st, form, ignore))
	if rest.Cancelled || rest.Same != 2 || rest.Written != 4 {
		t.Errorf("gone on: %+v", rest)
	}
}

func TestAFileThatIsThereIsReplacedOnlyWhenThatIsWanted(t *testing.T) {
	l, form := lettersTo(t)
	path := filepath.Join(form.Folder, "What became of what Xanthe Xylander said.md")
	secret := filepath.Join(t.TempDir(), "secret")
	for _, err := range []error{
		os.MkdirAll(form.Folder, 0o700), os.WriteFile(path, []byte("by hand"), 0o600), os.WriteFile(secret, []byte("mine"), 0o600),
		os.Symlink(secret, filepath.Join(form.Folder, "What became of what Zulfa Zubeyr said.md")),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
	result := must[LettersResult](t)(WriteLetters(t.Context(), l.st, form, ignore))
	if content := must[[]byte](t)(os.ReadFile(path)); string(content) != "by hand" || result.Clashes != 2 || result.Written != 1 {
		t.Errorf("%q, %+v", content, result)
	}
	form.Replace = true
	result = must[LettersResult](t)(WriteLetters(t.Context(), l.st, form, ignore))
	if content := must[[]byte](t)(os.ReadFile(path)); string(content) == "by hand" || result.Written != 2 || result.Same != 1 {
		t.Errorf("replaced: %+v", result)
	}
	if content := must[[]byte](t)(os.ReadFile(secret)); string(content) != "mine" {
		t.Errorf("through a link, outside the folder: %q", content)
	}
}

func TestTheWindowAsksForTheFolderOfLetters(t *testing.T) {
	l, form := lettersTo(t)
	shell := l.desk.Shell.(*fakeShell) //nolint:errcheck // it is
	letters := &Letters{Desk: l.desk}
	folder := form.Folder
	form.Folder, shell.answer = "", ""
	if result := must[LettersResult](t)(letters.Write(form)); !result.Cancelled || result.Folder != "" {
		t.Errorf("no folder chosen: %+v", result)
	}
	shell.answer = folder
	result := must[LettersResult](t)(letters.Write(form))
	if progress := must[LettersProgress](t)(letters.Progress()); result.Written != 3 || progress.Done != 4 || progress.Total != 4 {
		t.Errorf("%+v, %+v", result, progress)
	}
	if err := letters.Open(); err != nil || shell.launched != folder {
		t.Errorf("opened %q: %v", shell.launched, err)
	}
}
