package discovery

var english = Words{
	Document: "Product requirements document", Untitled: "Untitled", UntitledSection: "Untitled section",
	Product: "Product", Edition: "Edition", Version: "Version", Fingerprint: "Fingerprint", Status: "Status", Date: "Date",
	Author: "Author", Authors: "Authors", Requirements: "Requirements", Evidence: "Pieces of evidence",
	Contents: "Contents", SkipContents: "Skip the contents", Page: "Page %d of %d", DraftAfter: "Draft after %s",
	Statuses: map[PRDStatus]string{DraftPRD: "Draft", ReviewPRD: "Review", ApprovedPRD: "Approved"},
	Editions: map[Edition]string{
		EngineeringEdition: "For engineering", LeadershipEdition: "For leadership", PublicEdition: "Public edition",
	},

	Requirement: "Requirement", AskedForBy: "Asked for by", Owner: "Owner", AcceptedWhen: "Accepted when",
	AskedFor: "Asked for", Sources: "Sources", From: "From “%s”, %s",
	Priorities: map[Priority]string{Must: "Must", Should: "Should", Could: "Could", Wont: "Won’t"},
	States: map[RequirementState]string{
		Proposed: "Proposed", Agreed: "Agreed", Building: "Building", Done: "Done", Dropped: "Dropped",
	},
	People: Counted{"1 person", "%d people"}, Teams: Counted{"1 team", "%d teams"},
	Channels: Counted{"1 channel", "%d channels"},

	Register: "Evidence register", Number: "No.", SaidIn: "Said in", Speaker: "Speaker", Channel: "Channel", When: "When",
	At: "At", CitedIn: "Cited in", IntoIt: "%s into it", NoSpeaker: "Speaker not noted", NoSession: "Outside a session",
	ChannelNames: map[Channel]string{
		Interview: "Interview", Workshop: "Workshop", Call: "Call", Chat: "Chat", Email: "Email", Ticket: "Support ticket",
		DataAnalysis: "Data analysis", Survey: "Survey", NPSComment: "NPS comment", Observation: "Observation", Review: "Review",
	},

	Versions: "Versions", About: "What it is about", ChangedSince: "Changed since %s", NothingChanged: "Nothing.",
	HowChanged: "What was added is in bold, what was removed is struck out.", New: "New", Changed: "Changed",
	AndMoved: "and moved", Section: "Section “%s”", Of: "%s of “%s”",
	SectionsThat: Counted{"1 section", "%d sections"}, RequirementsThat: Counted{"1 requirement", "%d requirements"},
	Fates: map[Fate]string{
		PartAdded: "added", PartRemoved: "removed", PartChanged: "changed", PartMoved: "moved", PartRestated: "with other evidence",
	},
	Fields: map[string]string{
		"Title": "Title", "Product": "Product", "Language": "Language", "Metric": "Metric", "Chart": "Chart",
		"Rationale": "Rationale", "Acceptance criteria": "Acceptance criteria", "Priority": "Priority", "Owner": "Owner",
		"State": "State", "Source": "Source", "Merged": "Merged", "Deleted": "Deleted", "Ask": "Ask", "Need": "Need",
		"Root cause": "Root cause", "Decision": "Decision", "Reason": "Reason", "Voices": "Voices", "Quote": "Quote",
	},

	SignOff: "Sign-off", Name: "Name", Reviewer: "Reviewer", Role: "Role", Verdict: "Verdict", On: "On", Day: "Day",
	Signature: "Signature", Remarks: "Remarks", AgreedOrNot: "Agreed or not", Waiting: "Waiting", Outdated: "before later changes",
	Verdicts: map[Verdict]string{
		"": "Not signed yet", AgreedTo: "Agreed", WithRemarks: "Agreed with remarks", NotAgreed: "Not agreed",
	},

	Target: "Target %s", AtMost: "at most %s", AtLeast: "at least %s", UpFrom: "up from %s", DownFrom: "down from %s",
	DueBy: "by %s", Now: "now %s", AsksByTheme: "Asks by theme", NoTheme: "Not in a theme yet",
	PeopleByTeam: "People heard by team", Chart: "Chart", Figures: "The numbers as a table",
	Others: Counted{"1 other", "%d others"},

	Callouts: map[string]string{
		"note": "Note", "tip": "Tip", "important": "Important", "warning": "Warning", "caution": "Caution",
	},
	ToDo: "To do", Done: "Done", Table: "Table", Figure: "Figure %d", Note: "Note %d", BackToNote: "Back to note %d",
	SourceOf: "Source %d",

	MustBe: "What must be true", MattersMost: "What matters most", NotDone: "What we will not do", ToDecide: "Decisions we need",
	ShareOf: "%d of %d", More: Counted{"and 1 more requirement", "and %d more requirements"},

	AParticipant: "a participant", SomeoneElse: "someone else", InternalAddress: "(an internal address)", AFile: "(a file)",
	someone: withArticle,

	Letter: LetterWords{
		Kind: "Letter", Title: "What became of what you said", File: "What became of what %s said", Dear: "Dear %s,",
		Opening: "Thank you for the time you gave us. %s you told us %s about %s. Here is what you said, in your own words, and " +
			"what became of it: %s.",
		On: "on %s", Between: "between %s and %s", And: "and",
		Things:    Counted{"1 thing", "%d things"},
		AlsoAsked: Counted{"1 other person has asked for the same.", "%d other people have asked for the same."},
		Titles: [...]string{
			planned: "What is planned", considered: "What is being considered", forLater: "What comes later",
			refused: "What we will not do", undecided: "What is not decided yet",
		},
		Became: [...]Counted{
			planned: {"1 is planned", "%d are planned"}, considered: {"1 is being considered", "%d are being considered"},
			forLater:  {"1 comes later", "%d come later"},
			refused:   {"1 we will not do", "%d we will not do"},
			undecided: {"1 is not decided yet", "%d are not decided yet"},
		},
		Answers: [...]Counted{
			planned:    {"We have taken this up.", "We have taken up these %d."},
			considered: {"We are considering this: nothing is agreed yet.", "We are considering these %d: nothing is agreed yet."},
			forLater:   {"Not now, but later.", "These %d not now, but later."},
			refused:    {"We will not do this.", "We will not do these %d."},
			undecided: {
				"We have not decided this yet. It is on our list with your words beside it.",
				"We have not decided these %d yet. They are on our list with your words beside them.",
			},
		},
		Understood: "As we understood it: %s",
		NoWords:    "(we have not written down your words)", KeptAs: "We keep it together as “%s”.",
		Behind: "It stands behind **%s**%s%s.", Wrong: "If we got something wrong",
		TellUs: "Tell us where we misheard you, left something out, or decided without knowing what you know. What we build rests " +
			"on your words.",
		Weights: map[Priority]string{
			Must: "which must be met", Should: "which should be met", Could: "which could be met if there is time",
			Wont: "which we will not build this time",
		},
		Progress: map[RequirementState]string{
			Proposed: "It is proposed, and not agreed yet.", Agreed: "It is agreed.", Building: "It is being built.",
			Done: "It is done.", Dropped: "It was dropped since.",
		},
	},

	months: [...]string{
		"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
	},
	shortMonths: [...]string{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"},
	thousands:   ",", Decimal: ".",
}
