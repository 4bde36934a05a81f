package transcript

// nearTop is how many lines may stand above the first turn of a transcript: a title, a date, a disclaimer.
const nearTop = 10

// bracketTurn reads "[h:mm:ss] speaker: text". A time alone also begins a turn, of nobody known.
func bracketTurn(line string) (turn, bool) {
	offset, rest, ok := cutStamp(line)
	if !ok {
		return turn{}, false
	}
	t := turn{offset: offset}
	if name, text, named := cutSpeaker(rest); named {
		t.speaker, rest = name, text
	}
	if rest != "" {
		t.text = []string{rest}
	}
	return t, true
}

func isBracket(lines []string) bool {
	seen, before, stamped := 0, 0, 0
	names := map[string]int{}
	named := 0
	for _, line := range lines {
		if isBlank(line) {
			continue
		}
		seen++
		t, ok := bracketTurn(line)
		if !ok {
			continue
		}
		if stamped == 0 {
			before = seen - 1
		}
		stamped++
		if t.speaker != "" && !isKindWord(t.speaker) {
			named++
			names[t.speaker]++
		}
	}
	return stamped > 0 && before < nearTop && named*5 >= stamped*3 && (len(names) <= 3 || len(names)*2 <= named)
}

func parseBracket(lines []string, out *collector) { out.addTurns(lines, 0, bracketTurn) }
