package api

import (
	"encoding/base64"
	"io"
	"log/slog"
	"net/http"
	"os"
	"path/filepath"
	"strings"

	"throughline/backend/discovery"
	"throughline/backend/picture"
	"throughline/backend/shell"
	"throughline/backend/store"
)

// Images keeps the images that texts show.
type Images struct{ Desk *Desk }

// KeptImage is an image that the workspace holds; a text shows it as ![…](image:HASH).
type KeptImage struct {
	Cancelled bool   `json:"cancelled"`
	Hash      string `json:"hash"`
	Name      string `json:"name"` // of its file, without the extension
}

// PastedImage is an image as the window holds it.
type PastedImage struct {
	Name string `json:"name"`
	Data string `json:"data"` // in base64
}

var imageFile = shell.FileKind{Name: "Image", Pattern: "*.png;*.jpg;*.jpeg;*.gif"}

// Choose asks for an image file and keeps it.
func (i *Images) Choose() (KeptImage, error) {
	return with(i.Desk, func(st *store.Store) (KeptImage, error) {
		path, err := i.Desk.Shell.OpenFile("Choose an image", imageFile)
		if err != nil || path == "" {
			return KeptImage{Cancelled: true}, err
		}
		content, err := readImage(path)
		if err != nil {
			return KeptImage{}, err
		}
		return keepImage(st, filepath.Base(path), content)
	})
}

// Keep keeps an image that was pasted or dropped.
func (i *Images) Keep(pasted PastedImage) (KeptImage, error) {
	return with(i.Desk, func(st *store.Store) (KeptImage, error) {
		content, err := base64.StdEncoding.DecodeString(pasted.Data)
		if err != nil {
			return KeptImage{}, discovery.InvalidField("image", "This image did not arrive whole. Try again.").Because(err)
		}
		return keepImage(st, pasted.Name, content)
	})
}

// readImage reads a file, and of one that is too large no more than shows that it is.
func readImage(path string) ([]byte, error) {
	file, err := os.Open(path) //nolint:gosec // the user chose it
	if err == nil {
		defer file.Close() //nolint:errcheck // only read
		var content []byte
		if content, err = io.ReadAll(io.LimitReader(file, picture.MaxBytes+1)); err == nil {
			return content, nil
		}
	}
	return nil, discovery.Errorf(discovery.Unavailable, "%s can't be read: is it still there, and may you read it?", path).
		Because(err)
}

func keepImage(st *store.Store, name string, content []byte) (KeptImage, error) {
	file, err := picture.Clean(content)
	if err != nil {
		return KeptImage{}, err
	}
	name = discovery.CleanLine(strings.TrimSuffix(name, filepath.Ext(name)))
	return KeptImage{Hash: file.Hash, Name: name}, st.KeepFile(file)
}

// Served is what the window can fetch beside its own page: PRDs as PDF, and the images of texts.
func Served(desk *Desk) http.Handler {
	mux := http.NewServeMux()
	mux.Handle("/preview/", Preview(desk))
	mux.Handle("/files/", files(desk))
	return mux
}

// files serves the images that texts show, at /files/<hash>. Nothing else that is kept leaves by this way.
func files(desk *Desk) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		hash := strings.TrimPrefix(r.URL.Path, "/files/")
		file, err := with(desk, func(st *store.Store) (discovery.File, error) { return st.File(hash) })
		isImage := strings.HasPrefix(file.MediaType, "image/")
		switch {
		case discovery.CodeOf(err) == discovery.NotFound, err == nil && !isImage:
			http.NotFound(w, r)
		case err != nil:
			slog.Error("image", "error", err)
			http.Error(w, "The image could not be read.", http.StatusInternalServerError)
		default:
			w.Header().Set("Content-Type", file.MediaType)
			// A hash never stands for another content.
			w.Header().Set("Cache-Control", "max-age=31536000, immutable")
			_, _ = w.Write(file.Bytes)
		}
	})
}
