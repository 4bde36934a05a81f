package api

import (
	"bytes"
	"log/slog"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"unicode"

	"throughline/backend/discovery"
	"throughline/backend/pdf"
	"throughline/backend/store"
)

// ExportPDF writes a PRD as PDF to path: whole, or not at all.
func ExportPDF(st *store.Store, prdID, path string) (ExportResult, error) {
	rendered, result, err := renderPRD(st, prdID)
	if err != nil {
		return ExportResult{}, err
	}
	if err := WriteFile(path, rendered, 0o644); err != nil {
		return ExportResult{}, err
	}
	return ExportResult{
		Path: path, Pages: result.Pages, Bytes: int64(len(rendered)), Warnings: append([]string{}, result.Warnings...),
	}, nil
}

func renderPRD(st *store.Store, prdID string) ([]byte, pdf.Result, error) {
	prd, err := st.PRD(prdID)
	if err != nil {
		return nil, pdf.Result{}, err
	}
	people, err := st.People()
	if err != nil {
		return nil, pdf.Result{}, err
	}
	discretion, err := st.Discretion(prd.ProductID)
	if err != nil {
		return nil, pdf.Result{}, err
	}
	var out bytes.Buffer
	doc, leftOut := discovery.Assemble(prd, people, discretion)
	if doc.Images, err = st.Images(doc.ImageHashes()); err != nil {
		return nil, pdf.Result{}, err
	}
	result, err := pdf.Render(&out, doc, pdf.Options{})
	result.Warnings = append(leftOut, result.Warnings...)
	return out.Bytes(), result, err
}

// WriteFile writes a file beside its place and moves it there when it is whole, so that a full disk can't leave half of
// one, or none of the one before.
func WriteFile(path string, content []byte, rights os.FileMode) error {
	temporary, err := os.CreateTemp(filepath.Dir(path), ".throughline-*")
	if err == nil {
		_, err = temporary.Write(content)
		for _, step := range []func() error{
			temporary.Sync, temporary.Close,
			func() error { return os.Chmod(temporary.Name(), rights) },
			func() error { return os.Rename(temporary.Name(), path) },
		} {
			if err == nil {
				err = step()
			}
		}
		if err != nil {
			_ = temporary.Close()
			_ = os.Remove(temporary.Name())
		}
	}
	if err != nil {
		return discovery.Errorf(discovery.Unavailable,
			"%s can't be written: is the folder there, writable, and the disk not full?", path).Because(err)
	}
	return nil
}

// Preview serves PRDs as PDF to the window, at /preview/prd/<id>.pdf.
func Preview(desk *Desk) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		id, ok := strings.CutPrefix(r.URL.Path, "/preview/prd/")
		id, pdf := strings.CutSuffix(id, ".pdf")
		if !ok || !pdf {
			http.NotFound(w, r)
			return
		}
		rendered, err := with(desk, func(st *store.Store) ([]byte, error) {
			content, _, err := renderPRD(st, id)
			return content, err
		})
		switch {
		case discovery.CodeOf(err) == discovery.NotFound:
			http.NotFound(w, r)
		case err != nil:
			slog.Error("preview", "error", err)
			http.Error(w, "The preview could not be made.", http.StatusInternalServerError)
		default:
			w.Header().Set("Content-Type", "application/pdf")
			w.Header().Set("Cache-Control", "no-store")
			_, _ = w.Write(rendered)
		}
	})
}

// fileName makes a name that every file system takes out of a title.
func fileName(title string) string {
	name := strings.Map(func(r rune) rune {
		if strings.ContainsRune(`<>:"/\|?*`, r) || unicode.IsControl(r) {
			return ' '
		}
		return r
	}, title)
	name = strings.Trim(strings.Join(strings.Fields(name), " "), ". ")
	if runes := []rune(name); len(runes) > 80 {
		name = strings.TrimSpace(string(runes[:80]))
	}
	if name == "" {
		return "PRD"
	}
	return name
}

func withExtension(path, extension string) string {
	if strings.EqualFold(filepath.Ext(path), extension) {
		return path
	}
	return path + extension
}
