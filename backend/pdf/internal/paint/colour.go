package paint

import (
	"encoding/binary"
	"fmt"
	"math"
	"slices"
)

// outputIntent gives the object that says what the colours of the file are: sRGB (ISO 32000-1, 14.11.5).
func (f *finisher) outputIntent() int {
	profile := f.file.add(plainStream(sRGB(), "/N 3"))
	return f.file.add(fmt.Appendf(nil, "<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)"+
		"/Info(sRGB IEC61966-2.1)/DestOutputProfile %d 0 R>>", profile))
}

// The colours of sRGB as they are under the light of a profile, D50 (IEC 61966-2-1; ICC.1:2001-04, annex E).
var (
	whitePoint = [3]float64{0.9642, 1, 0.8249}
	primaries  = map[string][3]float64{
		"rXYZ": {0.43607, 0.22249, 0.01392}, "gXYZ": {0.38515, 0.71687, 0.09708}, "bXYZ": {0.14307, 0.06061, 0.71410},
	}
)

// sRGB makes a colour profile (ICC.1:2001-04) of the colour space that screens and the web agree on.
func sRGB() []byte {
	shared := curve()
	tags := []struct {
		name string
		data []byte
	}{
		{"bTRC", shared},
		{"bXYZ", xyz(primaries["bXYZ"])},
		{"cprt", append([]byte("text\x00\x00\x00\x00"), "No copyright, use freely\x00"...)},
		{"desc", description("sRGB")},
		{"gTRC", nil}, // the curve is the same for all three
		{"gXYZ", xyz(primaries["gXYZ"])},
		{"rTRC", nil},
		{"rXYZ", xyz(primaries["rXYZ"])},
		{"wtpt", xyz(whitePoint)},
	}
	const header, entry = 128, 12
	table := binary.BigEndian.AppendUint32(nil, uint32(len(tags)))
	first := header + 4 + entry*len(tags)
	var body []byte
	for _, tag := range tags {
		at, data := first+len(body), tag.data
		if data == nil {
			at, data = first, shared // it stands first
		} else {
			body = append(body, data...)
			for len(body)%4 != 0 {
				body = append(body, 0)
			}
		}
		table = append(table, tag.name...)
		table = binary.BigEndian.AppendUint32(table, uint32(at))
		table = binary.BigEndian.AppendUint32(table, uint32(len(data)))
	}
	head := make([]byte, header)
	binary.BigEndian.PutUint32(head, uint32(first+len(body)))
	copy(head[8:], "\x02\x40\x00\x00mntrRGB XYZ ")
	copy(head[24:], "\x07\xea\x00\x01\x00\x01") // 1 January 2026: the same in every file
	copy(head[36:], "acsp")
	copy(head[68:], xyz(whitePoint)[8:])
	return slices.Concat(head, table, body)
}

func xyz(v [3]float64) []byte {
	out := []byte("XYZ \x00\x00\x00\x00")
	for _, part := range v {
		out = binary.BigEndian.AppendUint32(out, uint32(math.Round(part*65536)))
	}
	return out
}

// curve tells how much light each of 256 values is.
func curve() []byte {
	const steps = 256
	out := binary.BigEndian.AppendUint32([]byte("curv\x00\x00\x00\x00"), steps)
	for i := range steps {
		out = binary.BigEndian.AppendUint16(out, uint16(math.Round(linear(float64(i)/(steps-1))*math.MaxUint16)))
	}
	return out
}

// linear is the light of a value of sRGB, both from 0 to 1.
func linear(s float64) float64 {
	if s <= 0.04045 {
		return s / 12.92
	}
	return math.Pow((s+0.055)/1.055, 2.4)
}

func description(name string) []byte {
	out := binary.BigEndian.AppendUint32([]byte("desc\x00\x00\x00\x00"), uint32(len(name)+1))
	const elsewhere = 4 + 4 + 2 + 1 + 67 // the same in Unicode and for old Macintoshes: nothing
	return append(append(out, name+"\x00"...), make([]byte, elsewhere)...)
}
