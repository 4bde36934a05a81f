package bounded

import (
	"errors"
	"io"
)

// ErrTooLarge is what a reader gives that has more than is allowed.
var ErrTooLarge = errors.New("too large")

// NewReader reads at most limit bytes of r, and fails with ErrTooLarge rather than end there.
func NewReader(r io.Reader, limit int64) io.Reader { return &reader{r, limit} }

type reader struct {
	r    io.Reader
	left int64
}

func (b *reader) Read(p []byte) (int, error) {
	if b.left <= 0 {
		return 0, ErrTooLarge
	}
	n, err := b.r.Read(p[:min(int64(len(p)), b.left)])
	b.left -= int64(n)
	return n, err
}
