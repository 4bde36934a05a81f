package store

import (
	"throughline/backend/discovery"

	"gorm.io/gorm"
	"gorm.io/gorm/clause"
)

// KeepFile keeps content under its hash, once however often it comes. What refers to it can be undone; the file stays.
func (s *Store) KeepFile(f discovery.File) error {
	if err := f.Clean(); err != nil {
		return err
	}
	return s.commit(func(tx *gorm.DB) error { return tx.Clauses(clause.OnConflict{DoNothing: true}).Create(&f).Error })
}

// File gives the content of a hash.
func (s *Store) File(hash string) (discovery.File, error) {
	var f discovery.File
	err := s.read.Where("hash = ?", hash).Take(&f).Error
	return f, translate(err)
}

// Images gives those of the images that are kept, by their hashes.
func (s *Store) Images(hashes []string) (map[string]discovery.File, error) {
	if len(hashes) == 0 {
		return map[string]discovery.File{}, nil
	}
	files, err := scan[discovery.File](s.read,
		"SELECT * FROM files WHERE media_type LIKE 'image/%' AND hash IN "+listed, idList(hashes))
	byHash := make(map[string]discovery.File, len(files))
	for _, f := range files {
		byHash[f.Hash] = f
	}
	return byHash, err
}
