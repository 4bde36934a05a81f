// Package exchange reads and writes the formats in which a workspace, or a part of it, leaves and enters the app.
//
// Everything read is untrusted: sizes are bounded, and a file that is not understood gives an Invalid error that says
// where, before anything is kept. It must never open a workspace.
package exchange
