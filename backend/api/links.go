package api

import (
	"net/url"
	"slices"

	"throughline/backend/discovery"
)

// Links leads out of the app.
type Links struct{ Desk *Desk }

// outside are the schemes of addresses that may be handed to the system.
var outside = []string{"http", "https", "mailto", "tel"}

// Open opens an address that the user clicked in the program that the system has for it. Only web, mail and telephone
// addresses are; anything else fails with invalid.
func (l *Links) Open(address string) (err error) {
	defer rescue(&err)
	u, err := url.Parse(discovery.CleanLine(address))
	if err != nil || !slices.Contains(outside, u.Scheme) || u.Host == "" && u.Opaque == "" {
		return discovery.Errorf(discovery.Invalid, "Only web, mail and telephone links can be opened.").Because(err)
	}
	return l.Desk.Shell.Launch(u.String())
}
