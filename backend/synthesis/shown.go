package synthesis

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/json"
	"reflect"

	"throughline/backend/themes"
)

// What was suggested is kept, in memory and in the workspace's cache, so that who comes back to it finds it again.

// shown is what was suggested last.
type shown struct {
	request  request
	grouping themes.Grouping
}

// mostNew is the share of the asks without a theme that are new from which on they are grouped anew from nothing: what was
// found among few says little of many.
const mostNew = 0.25

// lastShown gives what was suggested for a request before, nothing where too much is new.
func (s *Synthesis) lastShown(b *bench) (themes.Grouping, error) {
	if s.shown == nil || s.shown.request != b.request {
		grouping, err := s.readShown(b)
		if err != nil {
			return nil, err
		}
		s.shown = &shown{b.request, grouping}
	}
	known := map[string]bool{}
	for _, ids := range s.shown.grouping {
		for _, id := range ids {
			known[id] = true
		}
	}
	free, fresh := 0, 0
	for id, text := range b.texts {
		if text.ThemeID == nil {
			free++
			if !known[id] {
				fresh++
			}
		}
	}
	if float64(fresh) > mostNew*float64(free) {
		return nil, nil
	}
	return s.shown.grouping, nil
}

// keepShown remembers what was suggested.
func (s *Synthesis) keepShown(asked request, grouping themes.Grouping) error {
	if s.shown != nil && s.shown.request == asked && reflect.DeepEqual(s.shown.grouping, grouping) {
		return nil
	}
	s.shown = &shown{asked, grouping}
	var numbers []float32
	for group, ids := range grouping {
		for _, id := range ids {
			name := named(id)
			numbers = append(numbers, name[0], name[1], float32(group))
		}
	}
	key, err := asked.digest()
	if err != nil {
		return err
	}
	return s.store.KeepVectors(shownModel, [][]byte{key}, [][]float32{numbers})
}

// readShown reads what was suggested for a request from the workspace's cache.
func (s *Synthesis) readShown(b *bench) (themes.Grouping, error) {
	key, err := b.request.digest()
	if err != nil {
		return nil, err
	}
	found, err := s.store.Vectors(shownModel, [][]byte{key})
	if err != nil {
		return nil, err
	}
	ids := make(map[[2]float32]string, len(b.texts))
	for id := range b.texts {
		ids[named(id)] = id
	}
	var grouping themes.Grouping
	at := map[float32]int{}
	numbers := found[string(key)]
	for ; len(numbers) >= 3; numbers = numbers[3:] {
		id, there := ids[[2]float32(numbers)]
		if !there {
			continue
		}
		group, known := at[numbers[2]]
		if !known {
			group = len(grouping)
			at[numbers[2]] = group
			grouping = append(grouping, nil)
		}
		grouping[group] = append(grouping[group], id)
	}
	return grouping, nil
}

// shownModel is what suggestions are kept under. As the cache holds nothing but numbers, each ask is three: two that name
// it, and that of its group.
const shownModel = "suggested"

// named gives two whole numbers for an ask, as large as fit into a float32: no two of 50,000 asks share them, but one time
// in 200,000.
func named(id string) [2]float32 {
	sum := sha256.Sum256([]byte(id))
	return [2]float32{float32(binary.LittleEndian.Uint32(sum[:]) >> 8), float32(binary.LittleEndian.Uint32(sum[4:]) >> 8)}
}

// digest names a request.
func (r request) digest() ([]byte, error) {
	text, err := json.Marshal(r)
	sum := sha256.Sum256(text)
	return sum[:], err
}
