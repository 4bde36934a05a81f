package store

import (
	"encoding/binary"
	"math"

	"gorm.io/gorm"
)

// The vectors are a cache of what texts mean: what it lacks is made anew, so that it is no part of undo, dump and trash,
// and writing it is no change of the workspace.

// vectorsAtATime is how many are read or written by one statement.
const vectorsAtATime = 200

type vectorRow struct {
	Digest, Vector []byte
}

// Vectors gives those of the vectors that the cache holds, by their digests as strings. One of a length that no vector
// has is left out: whoever damaged it, it is made anew.
func (s *Store) Vectors(model string, digests [][]byte) (map[string][]float32, error) {
	found := make(map[string][]float32, len(digests))
	for start := 0; start < len(digests); start += vectorsAtATime {
		part := digests[start:min(start+vectorsAtATime, len(digests))]
		rows, err := scan[vectorRow](s.read, "SELECT digest, vector FROM vectors WHERE model = ? AND digest IN ?", model, part)
		if err != nil {
			return nil, err
		}
		for _, row := range rows {
			if len(row.Vector)%4 == 0 {
				found[string(row.Digest)] = floats(row.Vector)
			}
		}
	}
	return found, nil
}

// KeepVectors puts vectors into the cache, by their digests. A workspace that can only be read keeps none.
func (s *Store) KeepVectors(model string, digests [][]byte, vectors [][]float32) error {
	if s.ReadOnly() || len(digests) == 0 {
		return nil
	}
	return s.commit(func(tx *gorm.DB) error {
		for i, digest := range digests {
			if err := tx.Exec("INSERT OR REPLACE INTO vectors (model, digest, vector) VALUES (?, ?, ?)",
				model, digest, bytesOfFloats(vectors[i])).Error; err != nil {
				return err
			}
		}
		return nil
	})
}

// PruneVectors empties a cache that holds more than perAsk vectors for each ask of the workspace, whichever product's, and
// more besides: first of what other models made, then, where that is not enough, of all but those to keep.
func (s *Store) PruneVectors(models []string, keep map[string]bool, perAsk, more int) error {
	if s.ReadOnly() {
		return nil
	}
	return s.commit(func(tx *gorm.DB) error {
		var count, asks int
		if err := tx.Raw("SELECT (SELECT count(*) FROM vectors), (SELECT count(*) FROM asks)").
			Row().Scan(&count, &asks); err != nil {
			return err
		}
		most := perAsk*asks + more
		if count <= most {
			return nil
		}
		result := tx.Exec("DELETE FROM vectors WHERE model NOT IN ?", models)
		if result.Error != nil || count-int(result.RowsAffected) <= most {
			return result.Error
		}
		digests, err := scan[vectorRow](tx, "SELECT digest FROM vectors WHERE model = ?", models[0])
		if err != nil {
			return err
		}
		for _, d := range digests {
			if keep[string(d.Digest)] {
				continue
			}
			if err := tx.Exec("DELETE FROM vectors WHERE model = ? AND digest = ?", models[0], d.Digest).Error; err != nil {
				return err
			}
		}
		return nil
	})
}

func floats(raw []byte) []float32 {
	vector := make([]float32, len(raw)/4)
	for i := range vector {
		vector[i] = math.Float32frombits(binary.LittleEndian.Uint32(raw[4*i:]))
	}
	return vector
}

func bytesOfFloats(vector []float32) []byte {
	raw := make([]byte, 0, 4*len(vector))
	for _, x := range vector {
		raw = binary.LittleEndian.AppendUint32(raw, math.Float32bits(x))
	}
	return raw
}
