package pdf

import (
	"fmt"
	"iter"
	"runtime/debug"
)

// mostAhead is how many items are made before they are used.
const mostAhead = 8

// ahead makes the items of a sequence in a goroutine of their own, while those before them are used. It ends when the sequence
// has; what panics in it panics where it is used.
func ahead[T any](items iter.Seq[T]) iter.Seq[T] {
	return func(yield func(T) bool) {
		made, enough := make(chan T, mostAhead), make(chan struct{})
		var fault error
		go func() {
			defer close(made)
			defer func() {
				if cause := recover(); cause != nil {
					fault = fmt.Errorf("%v\n%s", cause, debug.Stack())
				}
			}()
			for item := range items {
				select {
				case made <- item:
				case <-enough:
					return
				}
			}
		}()
		defer func() {
			close(enough)
			for range made { // until the goroutine has ended
			}
		}()
		for item := range made {
			if !yield(item) {
				return
			}
		}
		if fault != nil {
			panic(fault)
		}
	}
}
