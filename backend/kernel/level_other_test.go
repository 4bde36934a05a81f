//go:build !amd64 && !arm64

package kernel

import "iter"

// levels has the Go code only, as there is no other for this processor.
func levels() iter.Seq[string] {
	return func(yield func(string) bool) { yield("Go") }
}
