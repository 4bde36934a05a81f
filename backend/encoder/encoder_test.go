package encoder

import (
	"context"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"hash/crc32"
	"math"
	"math/rand/v2"
	"os"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode"
)

// fade is what the reference was made with.
var fade = map[int32]float32{1996: .05, 2000: .25, 2188: .5, 2026: .75, 2022: .05}

type reference struct {
	Text   string    `json:"text"`
	Pieces []int32   `json:"pieces"`
	Plain  []float32 `json:"plain"`
	Faded  []float32 `json:"faded"`
}

// references are texts with the vectors that testdata/reference.py made from the weights as they are published.
func references(tb testing.TB) []reference {
	tb.Helper()
	data, err := os.ReadFile("testdata/reference.json")
	if err != nil {
		tb.Fatal(err)
	}
	var all []reference
	if err := json.Unmarshal(data, &all); err != nil {
		tb.Fatal(err)
	}
	return all
}

func open(tb testing.TB) *Encoder {
	tb.Helper()
	e, ok := Open()
	if !ok {
		tb.Skip("this build has no sentence model: build/test fetches it into backend/encoder/weights")
	}
	return e
}

func encode(tb testing.TB, e *Encoder, texts []string, fade map[int32]float32) [][]float32 {
	tb.Helper()
	vectors, err := e.Encode(context.Background(), texts, fade)
	if err != nil {
		tb.Fatal(err)
	}
	return vectors
}

func cosine(a, b []float32) float64 {
	var dot, aa, bb float64
	for i := range a {
		dot += float64(a[i]) * float64(b[i])
		aa += float64(a[i]) * float64(a[i])
		bb += float64(b[i]) * float64(b[i])
	}
	return dot / math.Sqrt(aa*bb)
}

func TestVectorsAreThoseOfThePublishedModel(t *testing.T) {
	e := open(t)
	for _, r := range references(t) {
		name, least := fmt.Sprintf("%.40q", r.Text), .999
		if !strings.ContainsFunc(r.Text, unicode.IsLetter) {
			least = .995 // hardly anything but the marks at the ends, which the rounding of the weights shows most
		}
		if got := e.Pieces(r.Text); !slices.Equal(got, r.Pieces) {
			t.Errorf("%s: pieces %v, want %v", name, got, r.Pieces)
		}
		if c := cosine(encode(t, e, []string{r.Text}, nil)[0], r.Plain); c < least {
			t.Errorf("%s: cosine %.5f", name, c)
		}
		if c := cosine(encode(t, e, []string{r.Text}, fade)[0], r.Faded); c < least {
			t.Errorf("%s, faded: cosine %.5f", name, c)
		}
	}
}

// TestBitsAreTheSameOnEveryProcessor: whoever changes them counts up the version in Model, so that cached vectors of before
// are not compared with those of after.
func TestBitsAreTheSameOnEveryProcessor(t *testing.T) {
	e := open(t)
	sum := crc32.NewIEEE()
	for _, r := range references(t) {
		for _, vector := range encode(t, e, []string{r.Text, r.Text + " " + r.Text}, fade) {
			if err := binary.Write(sum, binary.LittleEndian, vector); err != nil {
				t.Fatal(err)
			}
		}
	}
	if got, want := fmt.Sprintf("%s: %08x", e.Model(), sum.Sum32()), "all-MiniLM-L6-v2/1-e5fdd8b8: 764951a2"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}

// texts are n of them, no two alike, of all lengths.
func texts(tb testing.TB, n int) []string {
	tb.Helper()
	var words []string
	for _, r := range references(tb) {
		words = append(words, strings.Fields(r.Text)...)
	}
	rng := rand.New(rand.NewPCG(5, 6))
	all := make([]string, n)
	for i := range all {
		all[i] = fmt.Sprint(i)
		for range rng.IntN(40) {
			all[i] += " " + words[rng.IntN(len(words))]
		}
	}
	return all
}

func TestATextGivesTheSameBitsInAnyCompany(t *testing.T) {
	e := open(t)
	all := texts(t, 40)
	want := encode(t, e, all, fade)
	for i, text := range all {
		if alone := encode(t, e, []string{text}, fade)[0]; !slices.Equal(alone, want[i]) {
			t.Fatalf("text %d differs when it is alone", i)
		}
	}
	order := rand.New(rand.NewPCG(7, 8)).Perm(len(all))
	for _, cores := range []int{1, 3, 8} {
		old := runtime.GOMAXPROCS(cores)
		mixed := make([]string, len(all))
		for to, from := range order {
			mixed[to] = all[from]
		}
		got := encode(t, e, mixed, fade)
		runtime.GOMAXPROCS(old)
		for to, from := range order {
			if !slices.Equal(got[to], want[from]) {
				t.Fatalf("on %d cores and in another order text %d differs", cores, from)
			}
		}
	}
}

func TestOnlyATextsOwnPiecesFadeIt(t *testing.T) {
	e := open(t)
	text := "export the report"
	own, other := e.Pieces(text)[1], e.Pieces("invoice")[0]
	plain := encode(t, e, []string{text}, nil)[0]
	if got := encode(t, e, []string{text}, map[int32]float32{other: .05})[0]; !slices.Equal(got, plain) {
		t.Error("a piece that is not in the text changed it")
	}
	faded := encode(t, e, []string{text}, map[int32]float32{own: .05})[0]
	if slices.Equal(faded, plain) {
		t.Error("a piece of the text changed nothing")
	}
}

func TestAnyTextHasAVectorOfLengthOne(t *testing.T) {
	e := open(t)
	all := []string{"", " ", "\x00", "\xff\xfe\xfd", "\u0301", "###", strings.Repeat("x", 1<<20), strings.Repeat("no ", 1<<18), "的", "\U000e0001"}
	none := map[int32]float32{}
	for id := range int32(30522) {
		none[id] = 0
	}
	for _, weights := range []map[int32]float32{nil, none} {
		for i, vector := range encode(t, e, all, weights) {
			if length := cosine(vector, vector); len(vector) != Dimensions || !(math.Abs(length-1) < 1e-6) {
				t.Errorf("text %d: %d numbers, %v", i, len(vector), length)
			}
			var square float64
			for _, x := range vector {
				square += float64(x) * float64(x)
			}
			if math.Abs(square-1) > 1e-5 {
				t.Errorf("text %d has length² %v", i, square)
			}
		}
	}
	if vectors := encode(t, e, nil, nil); len(vectors) != 0 {
		t.Errorf("no texts gave %d vectors", len(vectors))
	}
}

func TestEncodeStopsWhenTheContextEnds(t *testing.T) {
	e := open(t)
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := e.Encode(ctx, []string{"a"}, nil); !errors.Is(err, context.Canceled) {
		t.Errorf("before it began: %v", err)
	}
	// Far more than can be done in that time: it ends at all only because it stops.
	ctx, cancel = context.WithTimeout(context.Background(), 20*time.Millisecond)
	defer cancel()
	many := slices.Repeat(texts(t, 1000), 100)
	if vectors, err := e.Encode(ctx, many, nil); !errors.Is(err, context.DeadlineExceeded) || vectors != nil {
		t.Errorf("while it ran: %v, %d vectors", err, len(vectors))
	}
}

func TestDamagedWeightsAreRefused(t *testing.T) {
	open(t)
	file, err := files.ReadFile("weights/minilm.bin")
	if err != nil {
		t.Fatal(err)
	}
	for name, damage := range map[string]func([]byte) []byte{
		"empty":          func([]byte) []byte { return nil },
		"cut short":      func(b []byte) []byte { return b[:len(b)-1] },
		"cut very short": func(b []byte) []byte { return b[:12] },
		"longer":         func(b []byte) []byte { return append(b, 0) },
		"one bit":        func(b []byte) []byte { b[len(b)/2] ^= 4; return b },
		"another kind":   func(b []byte) []byte { b[0] = 'X'; return b },
	} {
		if _, err := read(damage(slices.Clone(file))); err == nil {
			t.Errorf("%s: it was read", name)
		}
	}
}
