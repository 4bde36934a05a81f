// Package cli is Throughline without its window: the use cases of package api as subcommands. With no subcommand it
// opens the window.
//
// It prints what was asked for on standard output and one clear line on standard error when something fails; it exits
// with 0 when done, 1 when failed, 2 when used wrongly. It must never ask a question.
package cli
