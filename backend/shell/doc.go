// Package shell is the desktop around the window: the system's file dialogs and opening files in other programs. It is
// the only package, beside the wiring at the top, that imports the Wails runtime.
//
// It must never know what a session or a PRD is.
package shell
