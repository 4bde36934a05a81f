package kernel

import "iter"

// levels goes through the Go code and all the assembly that this processor knows, by name.
func levels() iter.Seq[string] {
	return func(yield func(string) bool) {
		best := level
		defer func() { level = best }()
		for l, name := range []string{"Go", "AVX2", "AVX-512"}[:best+1] {
			level = l
			if !yield(name) {
				return
			}
		}
	}
}
