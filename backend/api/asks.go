package api

import (
	"time"

	"throughline/backend/discovery"
	"throughline/backend/store"
)

// Asks keeps what people want.
type Asks struct{ Desk *Desk }

// AskForm is an ask that reached the PM outside a session, with its first voice.
type AskForm struct {
	Ask           discovery.Ask     `json:"ask"`
	Channel       discovery.Channel `json:"channel"`
	StakeholderID *string           `json:"stakeholderId,omitempty"`
	NewPerson     string            `json:"newPerson"`            // the name of who asks, when it is nobody known; "" otherwise
	ReportedBy    *string           `json:"reportedBy,omitempty"` // who passed it on, where that is not the one who asks
	NewReporter   string            `json:"newReporter"`          // the name of who passed it on, when it is nobody known
	At            string            `json:"at"`                   // the day, as 2026-11-20; "" for today
	Words         string            `json:"words"`
}

// AskDecision is what is decided on asks, as one step.
type AskDecision struct {
	IDs      []string           `json:"ids"`
	Decision discovery.Decision `json:"decision"`
	Reason   string             `json:"reason"` // "" leaves the one of before
}

// List gives the roots that pass the filter, in its order.
func (a *Asks) List(filter discovery.AskFilter) ([]discovery.AskSummary, error) {
	return with(a.Desk, func(st *store.Store) ([]discovery.AskSummary, error) { return st.Asks(filter) })
}

// Find gives only the ids of the roots that pass the filter, in its order: with Rows, what a long list needs.
func (a *Asks) Find(filter discovery.AskFilter) ([]string, error) {
	return with(a.Desk, func(st *store.Store) ([]string, error) { return st.FindAsks(filter) })
}

// Rows gives the asks of these ids that are still there.
func (a *Asks) Rows(ids []string) ([]discovery.AskSummary, error) {
	return with(a.Desk, func(st *store.Store) ([]discovery.AskSummary, error) { return st.AskRows(ids) })
}

// Count says how many roots pass each of the filters.
func (a *Asks) Count(filters []discovery.AskFilter) ([]int, error) {
	return with(a.Desk, func(st *store.Store) ([]int, error) { return st.CountAsks(filters) })
}

// Get gives one ask with everything behind it; of one that was merged, its root.
func (a *Asks) Get(id string) (discovery.AskDetail, error) {
	return with(a.Desk, func(st *store.Store) (discovery.AskDetail, error) { return st.Ask(id) })
}

// Create adds an ask from outside a session.
func (a *Asks) Create(form AskForm) (discovery.AskDetail, error) {
	return with(a.Desk, func(st *store.Store) (discovery.AskDetail, error) {
		voice, err := form.voice(a.Desk.Now())
		if err != nil {
			return discovery.AskDetail{}, err
		}
		return st.CreateAsk(form.Ask, voice, form.NewPerson, form.NewReporter)
	})
}

// voice is the form's voice, heard on its day.
func (form AskForm) voice(now time.Time) (discovery.Voice, error) {
	voice := discovery.Voice{
		StakeholderID: form.StakeholderID, ReportedBy: form.ReportedBy, Channel: form.Channel, At: now, Words: form.Words,
	}
	if form.At != "" {
		day, err := time.ParseInLocation(time.DateOnly, form.At, time.Local)
		if err != nil {
			return voice, discovery.InvalidField("at", "A day is written like 2026-12-01, not %q.", form.At)
		}
		voice.At = day.Add(12 * time.Hour) // noon, so that the day is the same a few time zones away
	}
	return voice, nil
}

// Update changes what an ask says, its ladder and its decision. A stale revision fails with conflict.
func (a *Asks) Update(ask discovery.Ask) (discovery.AskDetail, error) {
	return with(a.Desk, func(st *store.Store) (discovery.AskDetail, error) { return st.UpdateAsk(ask) })
}

// Merge puts asks of one product under another that says the same, and gives their root.
func (a *Asks) Merge(intoID string, ids []string) (discovery.AskDetail, error) {
	return with(a.Desk, func(st *store.Store) (discovery.AskDetail, error) { return st.MergeAsks(intoID, ids) })
}

// Split takes an ask off the one that it was merged into, as it was before, and gives it.
func (a *Asks) Split(id string) (discovery.AskDetail, error) {
	return with(a.Desk, func(st *store.Store) (discovery.AskDetail, error) { return st.SplitAsk(id) })
}

// Decide decides on asks, and wakes them.
func (a *Asks) Decide(deed AskDecision) error {
	return do(a.Desk, func(st *store.Store) error { return st.DecideAsks(deed.IDs, deed.Decision, deed.Reason) })
}

// Snooze lets asks sleep until a day.
func (a *Asks) Snooze(ids []string, until string) error {
	return do(a.Desk, func(st *store.Store) error { return st.SnoozeAsks(ids, until) })
}

// Move puts asks of one product into a theme, before another one.
func (a *Asks) Move(move discovery.AskMove) error {
	return do(a.Desk, func(st *store.Store) error { return st.MoveAsks(move) })
}

// Delete deletes asks with what was merged into them; the notes behind them stay.
func (a *Asks) Delete(ids []string) (discovery.AskRemoval, error) {
	return with(a.Desk, func(st *store.Store) (discovery.AskRemoval, error) { return st.DeleteAsks(ids) })
}

// Promote makes an ask of a note.
func (a *Asks) Promote(noteID string) (discovery.AskDetail, error) {
	return with(a.Desk, func(st *store.Store) (discovery.AskDetail, error) { return st.Promote(noteID) })
}

// Attach puts a note behind an ask as one more voice.
func (a *Asks) Attach(noteID, askID string) (discovery.AskDetail, error) {
	return with(a.Desk, func(st *store.Store) (discovery.AskDetail, error) { return st.Attach(noteID, askID) })
}

// RemoveVoice takes a voice away from its ask.
func (a *Asks) RemoveVoice(voiceID string) (discovery.AskDetail, error) {
	return with(a.Desk, func(st *store.Store) (discovery.AskDetail, error) { return st.RemoveVoice(voiceID) })
}

// Views gives the filters that the PM keeps, in their order.
func (a *Asks) Views() ([]discovery.AskView, error) {
	return with(a.Desk, (*store.Store).AskViews)
}

// SaveView keeps a filter by a name, or replaces the one of the same id.
func (a *Asks) SaveView(view discovery.AskView) (discovery.AskView, error) {
	return with(a.Desk, func(st *store.Store) (discovery.AskView, error) { return st.SaveAskView(view) })
}

// MoveView puts a view before another ("" for the end).
func (a *Asks) MoveView(id, beforeID string) error {
	return do(a.Desk, func(st *store.Store) error { return st.MoveAskView(id, beforeID) })
}

// DeleteView forgets a view.
func (a *Asks) DeleteView(id string) error {
	return do(a.Desk, func(st *store.Store) error { return st.DeleteAskView(id) })
}
