package picture

import (
	"bytes"
	"encoding/binary"
)

// upright is the direction of an image that is shown as it lies in the file.
const upright = 1

// The markers of a JPEG that matter here.
const (
	startOfImage = 0xd8
	startOfScan  = 0xda
	jfif         = 0xe0
	exif         = 0xe1
	profile      = 0xe2 // of colours
	adobe        = 0xee // how the colours are coded
	lastApp      = 0xef
	comment      = 0xfe
)

// strip gives a JPEG without what it says about itself, and the direction in which it is to be seen; false for one whose
// parts it can't follow.
func strip(content []byte) (kept []byte, direction int, ok bool) {
	direction = upright
	if len(content) < 4 || content[0] != 0xff || content[1] != startOfImage {
		return nil, direction, false
	}
	kept = append(kept, content[:2]...)
	for at := 2; ; {
		for at+1 < len(content) && content[at] == 0xff && content[at+1] == 0xff {
			at++ // filling
		}
		if at+4 > len(content) || content[at] != 0xff {
			return nil, direction, false
		}
		marker := content[at+1]
		end := at + 2 + int(binary.BigEndian.Uint16(content[at+2:]))
		if end > len(content) {
			return nil, direction, false
		}
		part := content[at:end]
		if marker == exif {
			if noted := orientation(part[4:]); noted != 0 {
				direction = noted
			}
		}
		if keep(marker) {
			kept = append(kept, part...)
		}
		if marker == startOfScan {
			// What follows is the picture, to its own end: nothing may hide behind that.
			last := bytes.LastIndex(content, []byte{0xff, 0xd9})
			if last < end {
				return nil, direction, false
			}
			first := bytes.Index(content[end:], []byte{0xff, 0xd9}) + end
			if first != last {
				return nil, direction, false
			}
			return append(kept, content[end:last+2]...), direction, true
		}
		at = end
	}
}

// keep tells whether a part is of the picture itself.
func keep(marker byte) bool {
	switch {
	case marker == jfif, marker == profile, marker == adobe:
		return true
	case marker == comment, marker >= jfif && marker <= lastApp:
		return false
	}
	return true
}

// orientation reads the direction from what a camera noted (Exif 2.3, tag 0x0112); 0 where it says none.
func orientation(noted []byte) int {
	tiff, ok := bytes.CutPrefix(noted, []byte("Exif\x00\x00"))
	if !ok || len(tiff) < 8 {
		return 0
	}
	var order binary.ByteOrder = binary.BigEndian
	if bytes.HasPrefix(tiff, []byte("II")) {
		order = binary.LittleEndian
	}
	at := int(order.Uint32(tiff[4:]))
	if at < 8 || at+2 > len(tiff) {
		return 0
	}
	count := int(order.Uint16(tiff[at:]))
	for i := range count {
		entry := at + 2 + i*12
		if entry+12 > len(tiff) {
			return 0
		}
		if order.Uint16(tiff[entry:]) == 0x0112 {
			if value := int(order.Uint16(tiff[entry+8:])); value >= 1 && value <= 8 {
				return value
			}
		}
	}
	return 0
}
