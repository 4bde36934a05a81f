// Package api is what can be done with Throughline: a service for each noun, bound to the window by Wails, and the same
// use cases as plain functions for the command line (Import, ExportPDF, LoadSample …).
//
// Every exported method of a service can be called by the window's script: it takes at most two arguments, gives
// (T, error) or error, never a nil slice, and catches its own panics (see with). No path that a method is given is
// opened unless the user chose it in a dialog or it stands among the recent workspaces. It must never know SQL.
package api
