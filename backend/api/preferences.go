package api

import (
	"throughline/backend/discovery"
	"throughline/backend/settings"
)

// Preferences keeps how the user likes the app.
type Preferences struct{ Desk *Desk }

// Choices are the preferences that the user sets.
type Choices struct {
	Appearance settings.Appearance `json:"appearance"`
	Legend     bool                `json:"legend"`    // the capture grammar is shown under the composer
	MarkBack   int                 `json:"markBack"`  // how many seconds before its key a marked moment lands
	Keys       []settings.Keys     `json:"keys"`      // the commands that the user gave other shortcuts
	Collapsed  []string            `json:"collapsed"` // the themes collapsed on their boards, the last one last
}

// maxCollapsed is how many collapsed themes are kept: those of workspaces long gone are forgotten.
const maxCollapsed = 1000

// maxMarkBack is how many seconds a key can be late for what was said.
const maxMarkBack = 300

// About says what is running, and where its data is.
type About struct {
	Version    string `json:"version"`
	DataFolder string `json:"dataFolder"`
}

// Get gives the preferences.
func (p *Preferences) Get() (choices Choices, err error) {
	defer rescue(&err)
	s := p.Desk.Settings.Get()
	return Choices{s.Appearance, s.Legend, s.MarkBack, s.Keys, s.Collapsed}, nil
}

// Update keeps the preferences.
func (p *Preferences) Update(choices Choices) (updated Choices, err error) {
	defer rescue(&err)
	switch choices.Appearance {
	case settings.System, settings.Light, settings.Dark:
	default:
		return choices, discovery.InvalidField("appearance", "%q is no appearance.", choices.Appearance)
	}
	if choices.MarkBack < 0 || choices.MarkBack > maxMarkBack {
		return choices, discovery.InvalidField("markBack",
			"A mark lands 0 to %d seconds earlier, not %d.", maxMarkBack, choices.MarkBack)
	}
	choices.Collapsed = choices.Collapsed[max(0, len(choices.Collapsed)-maxCollapsed):]
	return choices, p.Desk.Settings.Change(func(s *settings.Settings) {
		s.Appearance, s.Legend = choices.Appearance, choices.Legend
		s.MarkBack, s.Keys, s.Collapsed = choices.MarkBack, choices.Keys, choices.Collapsed
	})
}

// About says what is running.
func (p *Preferences) About() (about About, err error) {
	defer rescue(&err)
	return About{Version: p.Desk.Version, DataFolder: p.Desk.Settings.Folder()}, nil
}
