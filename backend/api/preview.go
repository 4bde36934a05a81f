package api

import (
	"context"
	"encoding/json"
	"errors"
	"log/slog"
	"net/http"
	"strings"

	"throughline/backend/discovery"
	"throughline/backend/store"
)

// placesHeader says where the sections and requirements stand in the PDF that comes with it, as JSON.
const placesHeader = "Throughline-Places"

// Preview serves PRDs as PDF to the window, at /preview/prd/<id>.pdf. One that is asked for anew is given up: nobody looks at
// what was typed over.
func Preview(desk *Desk) http.Handler {
	var making work[struct{}]
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		id, ok := strings.CutPrefix(r.URL.Path, "/preview/prd/")
		id, pdf := strings.CutSuffix(id, ".pdf")
		if !ok || !pdf {
			http.NotFound(w, r)
			return
		}
		wanted := r.URL.Query()
		ctx, end := making.begin()
		defer end()
		shown, err := with(desk, func(st *store.Store) (written, error) {
			return writePRD(ctx, st, ExportForm{
				ID: id, Edition: discovery.Edition(wanted.Get("edition")), PersonID: wanted.Get("person"),
				VersionID: wanted.Get("version"),
			})
		})
		var places []byte
		if err == nil {
			places, err = json.Marshal(shown.places)
		}
		switch {
		case errors.Is(err, context.Canceled):
			w.WriteHeader(http.StatusNoContent) // no fault that a web view should report: a newer one is on its way
		case discovery.CodeOf(err) == discovery.NotFound:
			http.NotFound(w, r)
		case discovery.CodeOf(err) == discovery.Invalid:
			http.Error(w, err.Error(), http.StatusUnprocessableEntity)
		case err != nil:
			slog.Error("preview", "error", err)
			http.Error(w, "The preview could not be made.", http.StatusInternalServerError)
		default:
			w.Header().Set("Content-Type", "application/pdf")
			w.Header().Set("Cache-Control", "no-store")
			w.Header().Set(placesHeader, string(places))
			_, _ = w.Write(shown.content)
		}
	})
}
