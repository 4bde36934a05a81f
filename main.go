// Command throughline runs requirement-gathering sessions: with no subcommand in its window, with one headless.
package main

import (
	"embed"
	"io/fs"
	"os"
	"time"

	"throughline/backend/api"
	"throughline/backend/charset"
	"throughline/backend/cli"
	"throughline/backend/discovery"
	"throughline/backend/intake"
	"throughline/backend/settings"
	"throughline/backend/shell"
	"throughline/backend/wording"

	"github.com/wailsapp/wails/v2"
	"github.com/wailsapp/wails/v2/pkg/logger"
	"github.com/wailsapp/wails/v2/pkg/options"
	"github.com/wailsapp/wails/v2/pkg/options/assetserver"
	"github.com/wailsapp/wails/v2/pkg/options/linux"
)

// version is set by the build.
var version = "dev"

//go:embed all:frontend/dist
var bundle embed.FS

func main() {
	os.Exit(cli.Run(os.Args[1:], cli.Environment{
		In: os.Stdin, Out: os.Stdout, Err: os.Stderr, Version: version, Window: openWindow, Now: time.Now,
		Model: sentenceModel,
	}))
}

// openWindow runs the app in its window, on the given workspace, or on the one that was open last for "".
func openWindow(workspace string) error {
	app, err := NewApp(workspace)
	if err != nil {
		return err
	}
	// A sub-tree, so that a build for tests serves the embedded bundle too instead of looking for a folder on disk.
	assets, err := fs.Sub(bundle, "frontend/dist")
	if err != nil {
		return err
	}
	desk := app.desk
	place := app.place()
	return wails.Run(&options.App{
		Title: "Throughline",
		Width: place.Width, Height: place.Height, MinWidth: shell.MinWidth, MinHeight: shell.MinHeight,
		WindowStartState: app.startState(),
		AssetServer:      &assetserver.Options{Assets: assets, Handler: api.Served(desk), Middleware: secure},
		OnStartup:        app.startup,
		OnBeforeClose:    app.beforeClose,
		OnShutdown:       app.shutdown,
		Bind: []any{
			&api.Workspaces{Desk: desk},
			&api.Products{Desk: desk},
			&api.Stakeholders{Desk: desk},
			&api.Sessions{Desk: desk},
			&api.Guides{Desk: desk},
			&api.Questions{Desk: desk},
			&api.Notes{Desk: desk},
			&api.Transcripts{Desk: desk},
			&api.WrapUp{Desk: desk},
			&api.Promises{Desk: desk},
			&api.Asks{Desk: desk},
			&api.AskImports{Desk: desk}, &api.Letters{Desk: desk},
			&api.Voices{Desk: desk},
			&api.Themes{Desk: desk},
			&api.Suggestions{Desk: desk},
			&api.PRDs{Desk: desk},
			&api.Versions{Desk: desk},
			&api.Templates{Desk: desk},
			&api.Styles{Desk: desk},
			&api.Findings{Desk: desk},
			&api.Metrics{Desk: desk},
			&api.Images{Desk: desk},
			&api.Agreement{Desk: desk},
			&api.Comments{Desk: desk},
			&api.Search{Desk: desk},
			&api.History{Desk: desk},
			&api.Trash{Desk: desk},
			&api.Backups{Desk: desk},
			&api.Preferences{Desk: desk},
			&api.Links{Desk: desk},
			&api.Window{Desk: desk},
			&api.Closing{Desk: desk},
		},
		EnumBind: []any{
			discovery.Codes, discovery.ProductKinds, discovery.Sides, discovery.Relationships, discovery.Channels,
			discovery.NoteKinds, discovery.Decisions, discovery.PRDStatuses, discovery.SectionKinds, discovery.Priorities,
			discovery.RequirementStates, discovery.AskPlaces, discovery.AskSorts, discovery.HitKinds, discovery.Consents,
			discovery.Outcomes, discovery.Debtors, discovery.BackupReasons, discovery.TrashKinds, settings.Appearances,
			charset.Encodings, intake.Formats, intake.Headers, intake.Fields, intake.DayOrders, wording.Rules, wording.Fields,
			discovery.Verdicts, discovery.Directions, discovery.Cadences, discovery.OfferKinds,
			discovery.MetricStates, discovery.Trends, discovery.ReviewStates,
			discovery.Fates, discovery.SpanKinds, discovery.Editions, discovery.Papers, discovery.Designs,
			discovery.Languages,
		},
		// WebKitGTK tells a page of a dropped file only by its path, and only through this.
		DragAndDrop:        &options.DragAndDrop{EnableFileDrop: true},
		ErrorFormatter:     api.FormatError,
		LogLevelProduction: logger.ERROR,
		Linux:              &linux.Options{ProgramName: "throughline", WebviewGpuPolicy: linux.WebviewGpuPolicyNever},
	})
}
