//go:build amd64 || arm64

package kernel

import "iter"

// levels goes through the Go code and all the assembly that this processor knows, by name.
func levels() iter.Seq[string] {
	return func(yield func(string) bool) {
		best := level
		defer func() { level = best }()
		for l, name := range names[:best+1] {
			level = l
			if !yield(name) {
				return
			}
		}
	}
}
