package discovery

import "time"

// AskImport is a file of asks that was imported as one step.
type AskImport struct {
	ID         string    `json:"id"`
	ProductID  string    `json:"productId"`
	FileName   string    `json:"fileName"`
	Digest     string    `json:"digest"` // SHA-256 of the file, in hex
	ImportedAt time.Time `json:"importedAt" ts_type:"string"`
}

// AskImportSummary is an import as a list shows it.
type AskImportSummary struct {
	AskImport
	ProductName string `json:"productName"`
	Asks        int    `json:"asks"` // of it that are still there
}

// ImportedAsk is an ask that comes from a file, with its voice. Who asks, who passed it on and its theme are known by
// name; empty names are nobody and none.
type ImportedAsk struct {
	Ask
	Line     int // of the file, in which it stands
	Voice    Voice
	Person   Stakeholder
	Reporter Stakeholder
	Theme    string
}

// ImportProblem is something about rows of a file that a person should know before they come in.
type ImportProblem struct {
	Rows    []int  `json:"rows"`  // the first few
	Count   int    `json:"count"` // all of them
	What    string `json:"what"`
	Next    string `json:"next"`    // what to do, or what is done
	Skipped bool   `json:"skipped"` // these rows do not come in
}

// AskImportResult says what an import of asks made.
type AskImportResult struct {
	Cancelled bool   `json:"cancelled"` // nothing was made
	ID        string `json:"id"`
	Asks      int    `json:"asks"`
	People    int    `json:"people"` // that are new
	Themes    int    `json:"themes"` // that are new
}

// RemovedImport says what taking an import back came to: asks that were built on since stay.
type RemovedImport struct {
	Removed int `json:"removed"`
	Cited   int `json:"cited"`  // stay, as a PRD rests on them
	Merged  int `json:"merged"` // stay, as they were merged with asks from elsewhere
	Heard   int `json:"heard"`  // stay, as they have voices from sessions
}
