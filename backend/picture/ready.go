package picture

import (
	"bytes"
	"encoding/binary"
	"image"
	"image/color"
)

// Ready tells whether an image is such as Clean gives, by its parts alone: whether it is whole shows when it is decoded.
func Ready(content []byte) bool {
	about, format, err := image.DecodeConfig(bytes.NewReader(content))
	if err != nil || len(content) > MaxBytes || tooLarge(about) {
		return false
	}
	switch format {
	case "png":
		return readyPNG(content)
	case "jpeg":
		kept, turn, ok := strip(content)
		return ok && turn == upright && len(kept) == len(content) && about.ColorModel != color.CMYKModel
	}
	return false
}

func tooLarge(about image.Config) bool {
	return about.Width <= 0 || about.Height <= 0 || about.Width > MaxPixels/about.Height
}

// readyPNG tells whether a PNG has at most 8 bits a channel, its lines in order, and nothing besides the picture.
func readyPNG(content []byte) bool {
	const signature, frame, depth, interlace = 8, 12, 8, 12
	for at := signature; at+frame <= len(content); {
		length := int(binary.BigEndian.Uint32(content[at:]))
		if length > len(content)-at-frame {
			return false
		}
		part := content[at+8 : at+8+length]
		switch string(content[at+4 : at+8]) {
		case "IHDR":
			if length <= interlace || part[depth] > 8 || part[interlace] != 0 {
				return false
			}
		case "IEND":
			return at+frame+length == len(content)
		case "PLTE", "IDAT":
		default:
			return false
		}
		at += frame + length
	}
	return false
}
