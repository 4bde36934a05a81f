package paint

import (
	"encoding/binary"
	"strings"
	"testing"
)

func TestStrings(t *testing.T) {
	if got := literal(`a(b)\` + "\r\n"); got != `(a\(b\)\\\r\n)` {
		t.Errorf("literal: %s", got)
	}
	if got := textString("é🚀"); got != "<FEFF00E9D83DDE80>" {
		t.Errorf("textString: %s", got)
	}
}

// TestParseRefusesOtherLayouts: a file that is not what gofpdf writes is refused, not misread.
func TestParseRefusesOtherLayouts(t *testing.T) {
	good := "%PDF-1.3\n1 0 obj\n<<>>\nendobj\n2 0 obj\n<</Length 6>>\nstream\nendobj\nendstream\nendobj\n"
	table := "xref\n0 3\n0000000000 65535 f \n0000000009 00000 n \n0000000029 00000 n \ntrailer\n<<\n/Size 3\n/Root 1 0 R\n/Info 2 0 R\n>>\nstartxref\n"
	whole := good + table + "82\n%%EOF\n"
	if at := strings.Index(whole, "xref"); at != 82 {
		t.Fatalf("the table is at %d", at)
	}
	file, err := parse([]byte(whole))
	if err != nil {
		t.Fatal(err)
	}
	if got := string(file.objects[2]); !strings.HasSuffix(got, "endobj\nendstream") {
		t.Errorf("the stream was cut at its content: %q", got)
	}
	for i := range len(whole) - 1 { // all but the line end after the last word
		if _, err := parse([]byte(whole[:i])); err == nil {
			t.Errorf("the first %d bytes were taken for a file", i)
		}
	}
	for _, change := range [][2]string{{"82\n", "81\n"}, {"0000000009", "9999999999"}, {"/Root 1", "/Root 9"}, {"Length 6", "Length 99999"}} {
		if _, err := parse([]byte(strings.Replace(whole, change[0], change[1], 1))); err == nil {
			t.Errorf("accepted with %q for %q", change[1], change[0])
		}
	}
}

// TestTheProfileIsOfAGoodShape: its parts are where its head says, the colours of white add up to the light of the profile.
func TestTheProfileIsOfAGoodShape(t *testing.T) {
	profile := sRGB()
	number := func(at int) int { return int(binary.BigEndian.Uint32(profile[at:])) }
	if number(0) != len(profile) || string(profile[36:40]) != "acsp" {
		t.Fatalf("a profile of %d bytes says it has %d", len(profile), number(0))
	}
	var light [3]int
	const head, entry = 128, 12
	for i := range number(head) {
		at := head + 4 + i*entry
		name, from, length := string(profile[at:at+4]), number(at+4), number(at+8)
		if from%4 != 0 || from+length > len(profile) {
			t.Errorf("%s is at %d, %d long", name, from, length)
		}
		if strings.HasSuffix(name, "XYZ") {
			for k := range light {
				light[k] += number(from + 8 + 4*k)
			}
		}
	}
	for k, want := range whitePoint {
		if d := float64(light[k])/65536 - want; d > 0.001 || d < -0.001 {
			t.Errorf("white is %v, want %v", light, whitePoint)
		}
	}
	if values := curve(); binary.BigEndian.Uint16(values[12:]) != 0 || binary.BigEndian.Uint16(values[len(values)-2:]) != 0xffff {
		t.Error("black is not dark or white not light")
	}
}
