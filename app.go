package main

import (
	"context"
	"fmt"
	"log/slog"
	"net/http"
	"os"
	"os/signal"
	"strings"
	"syscall"
	"time"

	"throughline/backend/api"
	"throughline/backend/discovery"
	"throughline/backend/encoder"
	"throughline/backend/settings"
	"throughline/backend/shell"
	"throughline/backend/themes"

	"github.com/wailsapp/wails/v2/pkg/options"
	"github.com/wailsapp/wails/v2/pkg/runtime"
)

// App wires the parts together and follows the window from start to end. It offers the window nothing itself.
type App struct {
	desk    *api.Desk
	desktop *shell.Desktop
}

// NewApp opens the settings and the workspace: the given one, or the one that was open last. A workspace that can't be
// opened does not keep the window from starting; it says why.
func NewApp(workspace string) (*App, error) {
	fixLocale()
	folder, err := settings.DataFolder()
	if err != nil {
		return nil, err
	}
	file, err := settings.Open(folder)
	if err != nil {
		return nil, fmt.Errorf("open the data folder: %w", err)
	}
	desktop := &shell.Desktop{}
	desk := &api.Desk{Shell: desktop, Settings: file, Version: version, Now: time.Now, Model: sentenceModel}
	app := &App{desk: desk, desktop: desktop}
	if recent := file.Get().Recent; workspace == "" && len(recent) > 0 {
		workspace = recent[0].Path
	}
	if workspace == "" {
		return app, nil
	}
	if err := app.desk.Open(workspace, false); err != nil {
		app.desk.Fail(workspace, err)
		if discovery.CodeOf(err) == discovery.Internal {
			slog.Error("open the workspace", "error", err)
		}
	}
	return app, nil
}

// sentenceModel opens the sentence model, where this build has it.
func sentenceModel() themes.Encoder {
	if model, ok := encoder.Open(); ok {
		return model
	}
	return nil
}

// place is where the window stood, or the size of a first start.
func (a *App) place() settings.Window {
	return a.desk.Settings.Get().Window.OrFirst()
}

func (a *App) startState() options.WindowStartState {
	if a.desk.Settings.Get().Window.Maximised {
		return options.Maximised
	}
	return options.Normal
}

func (a *App) startup(ctx context.Context) {
	a.desktop.Start(ctx)
	hearSignals(a.desk.Insist)
	if w := a.desk.Settings.Get().Window; w.Width > 0 && !w.Maximised {
		runtime.WindowSetPosition(ctx, w.X, w.Y)
	}
}

// hearSignals hears who ends the app from outside more than once: Wails takes the first signal as a press on the button that
// closes the window, and no further one.
func hearSignals(again func()) {
	signals := make(chan os.Signal, 4)
	signal.Notify(signals, os.Interrupt, syscall.SIGTERM)
	go func() {
		<-signals
		for range signals {
			again()
		}
	}()
}

// beforeClose remembers where the window stands while it still does, and keeps it while something would be lost with it.
func (a *App) beforeClose(context.Context) bool {
	if err := a.desk.RememberPlace(); err != nil {
		slog.Error("remember the window", "error", err)
	}
	return !a.desk.MayClose()
}

func (a *App) shutdown(context.Context) {
	if err := a.desk.Close(); err != nil {
		slog.Error("close the workspace", "error", err)
	}
	if err := a.desk.Settings.Change(func(s *settings.Settings) { s.ClosedAt = time.Now() }); err != nil {
		slog.Error("remember that the app was closed", "error", err)
	}
}

// fixLocale: under a locale such as C.UTF-8, which containers have, WebKitGTK tells scripts that the language is "C",
// and every Intl formatter given that throws.
func fixLocale() {
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LC_CTYPE", "LANG"} {
		if v := os.Getenv(name); strings.HasPrefix(v, "C.") || strings.HasPrefix(v, "POSIX.") {
			if err := os.Setenv(name, "C"); err != nil {
				slog.Error("set the locale", "error", err)
			}
		}
	}
}

// policy lets the window load nothing but what is in the bundle, and connect nowhere. The web socket on localhost is
// how a build for tests reaches a browser.
const policy = "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; " +
	"font-src 'self' data:; connect-src 'self' ws://localhost:* wails:; frame-src 'self'; object-src 'none'; " +
	"base-uri 'none'; form-action 'none'; frame-ancestors 'self'"

func secure(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Security-Policy", policy)
		w.Header().Set("X-Content-Type-Options", "nosniff")
		next.ServeHTTP(w, r)
	})
}
