// Package picture makes an image from outside fit to be kept in a document: decoded as a whole, turned as it was taken, and
// without what it says about itself (where a photo was taken, by whom, with what).
//
// It must never pass on bytes that it has not understood: what it gives back is a PNG that it wrote, or a JPEG of which it
// read every part.
package picture
