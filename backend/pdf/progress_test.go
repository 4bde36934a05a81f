package pdf_test

import (
	"bytes"
	"context"
	"errors"
	"testing"

	"throughline/backend/pdf"
)

func TestTellsHowFarItIs(t *testing.T) {
	var told []pdf.Progress
	var out bytes.Buffer
	result, err := pdf.Render(t.Context(), &out, sample(), pdf.Options{
		Progress: func(p pdf.Progress) { told = append(told, p) },
	})
	if err != nil || len(told) == 0 {
		t.Fatalf("%v; told %d times", err, len(told))
	}
	for i := range told[1:] {
		if told[i+1].Part < told[i].Part {
			t.Fatalf("fell back from %v to %v", told[i], told[i+1])
		}
	}
	if last := told[len(told)-1]; last != (pdf.Progress{Part: 1, Page: result.Pages, Pages: result.Pages}) {
		t.Errorf("the last is %+v of %d pages", last, result.Pages)
	}
}

// TestStops ends the work while it is laid out, and while it is drawn.
func TestStops(t *testing.T) {
	for _, at := range []struct {
		name string
		when func(pdf.Progress) bool
	}{
		{"before", nil},
		{"laying out", func(p pdf.Progress) bool { return p.Part > 0.2 }},
		{"drawing", func(p pdf.Progress) bool { return p.Page == 3 }},
	} {
		t.Run(at.name, func(t *testing.T) {
			ctx, stop := context.WithCancel(t.Context())
			defer stop()
			after := 0
			var opt pdf.Options
			if at.when == nil {
				stop()
			} else {
				opt.Progress = func(p pdf.Progress) {
					if ctx.Err() != nil {
						after++
					}
					if at.when(p) {
						stop()
					}
				}
			}
			var out bytes.Buffer
			_, err := pdf.Render(ctx, &out, sample(), opt)
			if !errors.Is(err, context.Canceled) || out.Len() > 0 {
				t.Errorf("got %v, and %d bytes", err, out.Len())
			}
			if after > 0 {
				t.Errorf("went on for %d steps", after)
			}
		})
	}
}
