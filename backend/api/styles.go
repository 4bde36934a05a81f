package api

import (
	"cmp"
	"os"

	"throughline/backend/discovery"
	"throughline/backend/pdf"
	"throughline/backend/store"
)

// Styles keeps how the documents of the workspace look.
type Styles struct{ Desk *Desk }

// Get gives how documents look.
func (s *Styles) Get() (discovery.HouseStyle, error) { return with(s.Desk, houseStyle) }

// Update changes how documents look. A stale revision fails with conflict.
func (s *Styles) Update(style discovery.HouseStyle) (discovery.HouseStyle, error) {
	return with(s.Desk, func(st *store.Store) (discovery.HouseStyle, error) { return st.SetHouseStyle(style) })
}

// Legible gives the accent that documents have when this one is chosen: a darker one where it can't be read on white.
func (s *Styles) Legible(accent string) (string, error) {
	return with(s.Desk, func(*store.Store) (string, error) {
		hex, err := discovery.ParseAccent(accent)
		return pdf.Legible(hex), err
	})
}

// houseStyle gives how documents look, on the paper that is usual here where none was chosen.
func houseStyle(st *store.Store) (discovery.HouseStyle, error) {
	style, err := st.HouseStyle()
	style.Paper = cmp.Or(style.Paper, usualPaper())
	return style, err
}

// usualPaper is the paper of the region that this machine is set to.
func usualPaper() discovery.Paper {
	return discovery.UsualPaper(cmp.Or(os.Getenv("LC_ALL"), os.Getenv("LC_PAPER"), os.Getenv("LANG")))
}
