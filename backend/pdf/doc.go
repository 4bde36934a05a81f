// Package pdf renders a PRD as a PDF: title page, contents, chapters, requirements with the voices behind them, and the
// evidence register.
//
//	discovery.Document ─ this package ─► blocks ─ internal/layout ─► sheets ─ internal/paint ─► file
//	                                       │ internal/text: clean, break, shape
//	                                       │ internal/fonts: faces, fallback, subsets
//
// Everything in a document is untrusted: whatever people typed, Render gives a valid file that reads as they meant it,
// and says in Result.Warnings what it could not show. It must never follow a link, read a file, or pass on HTML.
package pdf
