// Package sheet is the list of what stands on a page, between the layout, which decides, and the paint, which writes; and
// the tree of elements in which it is read.
//
// Lengths are in points from the top left corner of the page. It must never decide anything, nor learn of PDF syntax.
package sheet
