package api

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"sync"

	"throughline/backend/discovery"
	"throughline/backend/fold"
	"throughline/backend/store"
)

// Letters writes a letter to everyone who asked, a file each.
type Letters struct {
	Desk *Desk

	writing work[LettersProgress]
	mu      sync.Mutex
	folder  string // that was chosen last
}

// LettersForm says which letters to write, and where.
type LettersForm struct {
	Export  ExportForm `json:"export"`  // whose edition and person don't matter: there is a letter to each
	Folder  string     `json:"folder"`  // "" asks for one
	Replace bool       `json:"replace"` // files of the same names that say something else
}

// LettersProgress says how far the writing of letters is.
type LettersProgress struct {
	Done  int `json:"done"`
	Total int `json:"total"`
}

// LettersResult says what was written.
type LettersResult struct {
	Cancelled bool           `json:"cancelled"`
	Folder    string         `json:"folder"` // "" where none was chosen
	Written   int            `json:"written"`
	Same      int            `json:"same"`    // that were there already, word for word
	Clashes   int            `json:"clashes"` // among those left out, for a file of the same name that says something else
	LeftOut   []LetterToNone `json:"leftOut"`
	Warnings  []string       `json:"warnings"` // each once
}

// LetterToNone is someone who gets no letter.
type LetterToNone struct {
	Name string `json:"name"`
	Why  string `json:"why"`
}

// Write writes the letters into a folder, for which the user is asked. What was written before it was cancelled stays: the
// rest is written when it is done again.
func (l *Letters) Write(form LettersForm) (LettersResult, error) {
	return with(l.Desk, func(st *store.Store) (LettersResult, error) {
		none := LettersResult{Cancelled: true, LeftOut: []LetterToNone{}, Warnings: []string{}}
		if form.Folder == "" {
			folder, err := l.Desk.Shell.ChooseFolder("Letters to everyone who asked")
			if err != nil || folder == "" {
				return none, err
			}
			form.Folder = folder
		}
		l.mu.Lock()
		l.folder = form.Folder
		l.mu.Unlock()
		ctx, end := l.writing.begin()
		defer end()
		return WriteLetters(ctx, st, form, l.writing.tell)
	})
}

// Progress says how far the letters are that are being written, or were written last.
func (l *Letters) Progress() (LettersProgress, error) {
	return with(l.Desk, func(*store.Store) (LettersProgress, error) { return l.writing.told(), nil })
}

// Cancel ends the writing of letters after the one that is being written.
func (l *Letters) Cancel() error {
	return do(l.Desk, func(*store.Store) error {
		l.writing.stop()
		return nil
	})
}

// Open opens the folder that letters were written to last in the system's file manager.
func (l *Letters) Open() error {
	return do(l.Desk, func(*store.Store) error {
		l.mu.Lock()
		defer l.mu.Unlock()
		if l.folder == "" {
			return discovery.Errorf(discovery.NotFound, "No letters have been written yet.")
		}
		return l.Desk.Shell.Launch(l.folder)
	})
}

// WriteLetters writes a letter to everyone who asked for something of a PRD's product into a folder, which is made if it is
// not there. A file is written whole or not at all, and none outside the folder.
func WriteLetters(
	ctx context.Context, st *store.Store, form LettersForm, told func(LettersProgress),
) (LettersResult, error) {
	w := letterWriting{form: form, names: map[string]bool{}}
	w.out = LettersResult{Folder: form.Folder, LeftOut: []LetterToNone{}, Warnings: []string{}}
	form.Export.Edition, form.Export.PersonID = discovery.AskerEdition, ""
	var err error
	if w.material, err = gather(st, form.Export); err != nil {
		return w.out, err
	}
	people, err := w.askers(st)
	if err != nil {
		return w.out, err
	}
	if err := os.MkdirAll(form.Folder, 0o750); err != nil {
		return w.out, discovery.Errorf(discovery.Unavailable,
			"%s can't be made a folder: is it a file, or the disk read only?", form.Folder).Because(err)
	}
	for i, person := range people {
		told(LettersProgress{Done: i, Total: len(people)})
		if w.out.Cancelled = ctx.Err() != nil; w.out.Cancelled {
			return w.out, nil
		}
		if err := w.letter(context.WithoutCancel(ctx), person); err != nil {
			return w.out, err
		}
	}
	told(LettersProgress{Done: len(people), Total: len(people)})
	return w.out, nil
}

// letterWriting is one run of writing letters.
type letterWriting struct {
	material material
	form     LettersForm
	names    map[string]bool // that are taken, as any file system may compare them
	out      LettersResult
}

// askers gives who asked for something of the PRD's product, by name.
func (w *letterWriting) askers(st *store.Store) ([]discovery.Stakeholder, error) {
	ids, err := st.Askers(w.material.source.PRD.ProductID)
	people := make([]discovery.Stakeholder, len(ids))
	for i, id := range ids {
		people[i] = w.material.source.Today[id]
	}
	// The same people get the same files whenever the letters are written.
	slices.SortFunc(people, func(a, b discovery.Stakeholder) int {
		return cmp.Or(cmp.Compare(fold.Text(a.Name), fold.Text(b.Name)), cmp.Compare(a.ID, b.ID))
	})
	return people, err
}

// letter writes the letter to one person, or says why there is none.
func (w *letterWriting) letter(ctx context.Context, person discovery.Stakeholder) error {
	written, err := w.written(ctx, person.ID)
	switch {
	case errors.Is(err, discovery.ErrNothingAsked) && w.material.source.Discretion.Declined(person.ID):
		w.leaveOut(person, "declined to be noted")
		return nil
	case errors.Is(err, discovery.ErrNothingAsked):
		w.leaveOut(person, "asked off the record only")
		return nil
	case err != nil:
		return err
	}
	for _, warning := range written.result.Warnings {
		if !slices.Contains(w.out.Warnings, warning) {
			w.out.Warnings = append(w.out.Warnings, warning)
		}
	}
	path := filepath.Join(w.form.Folder, w.unique(written.name))
	there, same, err := compareFile(path, written.content)
	switch {
	case err != nil:
		return err
	case same:
		w.out.Same++
		return nil
	case there && !w.form.Replace:
		w.out.Clashes++
		w.leaveOut(person, filepath.Base(path)+" is there already and says something else")
		return nil
	}
	if err := WriteFile(path, written.content, 0o644); err != nil {
		return err
	}
	w.out.Written++
	return nil
}

// written is the letter to one person.
func (w *letterWriting) written(ctx context.Context, personID string) (written, error) {
	w.material.source.PersonID = personID
	p, err := w.material.prepare()
	if err != nil {
		return written{}, err
	}
	return p.write(ctx, nil)
}

func (w *letterWriting) leaveOut(person discovery.Stakeholder, why string) {
	w.out.LeftOut = append(w.out.LeftOut, LetterToNone{person.Name, why})
}

// unique makes the name of a file one that no other letter has, whatever the file system takes for the same.
func (w *letterWriting) unique(name string) string {
	extension := filepath.Ext(name)
	stem := name[:len(name)-len(extension)]
	for n := 2; w.names[fold.Text(name)]; n++ {
		name = fmt.Sprintf("%s (%d)%s", stem, n, extension)
	}
	w.names[fold.Text(name)] = true
	return name
}

// compareFile tells whether there is something at a path, and whether it is a file of that content.
func compareFile(path string, content []byte) (there, same bool, err error) {
	info, err := os.Lstat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return false, false, nil
	case err != nil:
		return false, false, discovery.Errorf(discovery.Unavailable,
			"%s can't be looked at. Is the disk still connected?", path).Because(err)
	case !info.Mode().IsRegular() || info.Size() != int64(len(content)):
		return true, false, nil
	}
	before, err := os.ReadFile(path) //nolint:gosec // it is in the folder that was chosen
	return true, err == nil && bytes.Equal(before, content), nil
}
