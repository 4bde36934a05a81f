// Package settings keeps what the app remembers about this machine rather than about a workspace: where data lives,
// recent workspaces, the window's place, the look. One small JSON file, written whole or not at all.
//
// It must never hold anything that a PM would miss: deleting the file costs only comfort.
package settings
