package store

import (
	"errors"

	"throughline/backend/discovery"

	"gorm.io/gorm"
)

// HouseStyle gives how the workspace's documents look.
func (s *Store) HouseStyle() (discovery.HouseStyle, error) {
	styles, err := list[discovery.HouseStyle](s.read.Limit(1))
	if err != nil || len(styles) == 0 {
		return discovery.FirstHouseStyle(), err
	}
	return styles[0], nil
}

// SetHouseStyle changes how the workspace's documents look. It fails with Conflict when that was changed since it was read.
func (s *Store) SetHouseStyle(style discovery.HouseStyle) (discovery.HouseStyle, error) {
	if err := style.Clean(); err != nil {
		return style, err
	}
	read := style.Revision
	style.Revision++
	err := s.change("Change how documents look", func(tx *gorm.DB) error {
		if read == 0 {
			return tx.Create(&style).Error
		}
		return save(tx, &style, style.ID, read, "paper", "design", "accent", "logo", "authors", "organisation")
	})
	switch {
	case errors.Is(err, gorm.ErrForeignKeyViolated):
		return style, discovery.InvalidField("logo", "This logo is not kept here. Choose it once more.").Because(err)
	case errors.Is(err, gorm.ErrDuplicatedKey):
		return style, discovery.Errorf(discovery.Conflict,
			"How documents look was changed elsewhere since you opened it. Look at it, then change it again.").Because(err)
	}
	return style, err
}
