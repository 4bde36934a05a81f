package text

// isIgnorable reports whether r changes how its neighbours are drawn, or nothing at all, but has no shape itself.
func isIgnorable(r rune) bool {
	switch {
	case r >= 0x200b && r <= 0x200f, r == 0x2060, r == 0xad, r == 0x61c, r == 0x34f, r == 0x180e:
		return true
	case r >= 0xfe00 && r <= 0xfe0f, r >= 0x2066 && r <= 0x206f, r >= 0xe0000 && r <= 0xe0fff:
		return true
	}
	return r == '\n'
}

// isJoiner reports whether r joins its neighbours or keeps them apart, which is part of how a word is spelt.
func isJoiner(r rune) bool { return r == 0x200c || r == 0x200d }

func allIgnorable(runes []rune) bool {
	for _, r := range runes {
		if !isIgnorable(r) {
			return false
		}
	}
	return true
}
