package store

import (
	"throughline/backend/discovery"

	"gorm.io/gorm"
)

// Comments gives what was remarked on a PRD: what is open in the order in which it came, then what is resolved, the latest
// first.
func (s *Store) Comments(prdID string) ([]discovery.Comment, error) {
	return list[discovery.Comment](s.read.Where("prd_id = ?", prdID).
		Order("resolved_at IS NOT NULL, resolved_at DESC, created_at, id"))
}

// AddComment keeps a remark on a PRD, or on one of its sections or requirements. An author who is nobody known is added by
// name.
func (s *Store) AddComment(c discovery.Comment, newAuthor string) (discovery.Comment, error) {
	err := s.change("Add comment", func(tx *gorm.DB) error {
		var err error
		if c.AuthorID, err = s.meet(tx, c.AuthorID, newAuthor); err != nil {
			return err
		}
		if err := c.Clean(); err != nil {
			return err
		}
		if err := placeComment(tx, c); err != nil {
			return err
		}
		c.ID, c.CreatedAt, c.ResolvedAt, c.Revision = newID(), s.clock(), nil, 1
		return tx.Create(&c).Error
	})
	return c, err
}

// placeComment fails unless what the comment is on belongs to its PRD.
func placeComment(tx *gorm.DB, c discovery.Comment) error {
	if _, err := find[discovery.PRD](tx, c.PRDID); err != nil {
		return err
	}
	var placed bool
	err := tx.Raw(`SELECT (@section IS NULL OR EXISTS (SELECT 1 FROM prd_sections WHERE id = @section AND prd_id = @prd))
		AND (@requirement IS NULL OR EXISTS (SELECT 1 FROM requirements WHERE id = @requirement AND prd_id = @prd))`,
		map[string]any{"section": c.SectionID, "requirement": c.RequirementID, "prd": c.PRDID}).Scan(&placed).Error
	if err == nil && !placed {
		err = gorm.ErrRecordNotFound
	}
	return err
}

// UpdateComment changes the words of a comment and whose they are.
func (s *Store) UpdateComment(c discovery.Comment, newAuthor string) (discovery.Comment, error) {
	read := c.Revision
	c.Revision++
	err := s.change("Edit comment", func(tx *gorm.DB) error {
		var err error
		if c.AuthorID, err = s.meet(tx, c.AuthorID, newAuthor); err != nil {
			return err
		}
		if err := c.Clean(); err != nil {
			return err
		}
		return save(tx, &c, c.ID, read, "text", "author_id")
	})
	return c, err
}

// ResolveComment says that a comment is dealt with, or opens it again.
func (s *Store) ResolveComment(id string, resolved bool) (discovery.Comment, error) {
	var c discovery.Comment
	label := "Open a comment again"
	if resolved {
		label = "Resolve comment"
	}
	err := s.change(label, func(tx *gorm.DB) error {
		if err := tx.Where("id = ?", id).Take(&c).Error; err != nil {
			return err
		}
		if resolved == (c.ResolvedAt != nil) {
			return nil
		}
		read, now := c.Revision, s.clock()
		c.ResolvedAt, c.Revision = nil, read+1
		if resolved {
			c.ResolvedAt = &now
		}
		return save(tx, &c, id, read, "resolved_at")
	})
	return c, err
}

// DeleteComment deletes a comment.
func (s *Store) DeleteComment(id string) error {
	return s.change("Delete comment", func(tx *gorm.DB) error { return deleteRow(tx, "comments", id) })
}
