export namespace api {
	
	export interface About {
	    version: string;
	    dataFolder: string;
	}
	export interface Answer {
	    id: string;
	    answered: boolean;
	    revision: number;
	}
	export interface AskDecision {
	    ids: string[];
	    decision: discovery.Decision;
	    reason: string;
	}
	export interface AskForm {
	    ask: discovery.Ask;
	    channel: discovery.Channel;
	    stakeholderId?: string;
	    newPerson: string;
	    reportedBy?: string;
	    newReporter: string;
	    at: string;
	    words: string;
	}
	export interface AskGroups {
	    productId: string;
	    askIds: string[][];
	}
	export interface AskImportForm {
	    hash: string;
	    productId: string;
	    channel: discovery.Channel;
	    encoding: charset.Encoding;
	    delimiter: string;
	    sheet: string;
	    header: intake.Header;
	    fields: intake.Field[];
	    order: intake.DayOrder;
	    again: boolean;
	}
	export interface AskImportPreview {
	    cancelled: boolean;
	    form: AskImportForm;
	    name: string;
	    format: intake.Format;
	    tool: string;
	    sheets: string[];
	    columns: string[];
	    rows: intake.Row[];
	    total: number;
	    new: number;
	    known: number;
	    skipped: number;
	    people: number;
	    themes: number;
	    doubtful: boolean;
	    problems: discovery.ImportProblem[];
	    trouble: string;
	    same: discovery.AskImportSummary[];
	}
	export interface AskImportProgress {
	    done: number;
	    total: number;
	}
	export interface AskPairing {
	    ids: string[];
	    from: string;
	    together: boolean;
	}
	export interface BackupList {
	    folder: string;
	    backups: discovery.Backup[];
	}
	export interface Beginning {
	    sessionId: string;
	    sign: string;
	    typed: string;
	}
	export interface CarryForm {
	    sessionId: string;
	    questionIds: string[];
	}
	export interface CheckReport {
	    ok: boolean;
	    findings: string[];
	}
	export interface Choices {
	    appearance: settings.Appearance;
	    legend: boolean;
	    markBack: number;
	    keys: settings.Keys[];
	    collapsed: string[];
	}
	export interface CommentForm {
	    comment: discovery.Comment;
	    newAuthor: string;
	}
	export interface ComparisonForm {
	    prdId: string;
	    from: string;
	    to: string;
	}
	export interface Completions {
	    suggestions: capture.Suggestion[];
	    newName: string;
	}
	export interface Confirmation {
	    id: string;
	    confirmed: boolean;
	    by?: string;
	    revision: number;
	}
	export interface ConsentForm {
	    sessionId: string;
	    answers: discovery.Participant[];
	}
	export interface DismissedFinding {
	    rule: wording.Rule;
	    field: wording.Field;
	    from: number;
	    to: number;
	    words: string;
	    why: string;
	    origin: string;
	    rewrite: string;
	    reason: string;
	}
	export interface DraftForm {
	    productId: string;
	    title: string;
	    themeIds: string[];
	    templateId: string;
	}
	export interface DroppedFile {
	    name: string;
	    data: string;
	    sessionId: string;
	    changedMs: number;
	}
	export interface ExportChoices {
	    formats: discovery.ExportFormat[];
	    versions: discovery.PRDVersion[];
	    askerIds: string[];
	    last: settings.PastExport;
	    style: discovery.HouseStyle;
	}
	export interface ExportForm {
	    id: string;
	    format: string;
	    edition: discovery.Edition;
	    personId: string;
	    versionId: string;
	    sinceId: string;
	    paper: discovery.Paper;
	    design: discovery.Design;
	    accent: string;
	    password: string;
	}
	export interface ExportResult {
	    cancelled: boolean;
	    path: string;
	    pages: number;
	    bytes: number;
	    took: number;
	    warnings: string[];
	    leftOut: discovery.LeftOut;
	}
	export interface SpeakerChoice {
	    speaker: string;
	    name: string;
	}
	export interface ImportForm {
	    hash: string;
	    sessionId: string;
	    productId: string;
	    title: string;
	    at: string;
	    speakers: SpeakerChoice[];
	    asks: boolean;
	    shiftMs: number;
	    again: boolean;
	}
	export interface SpeakerMatch {
	    speaker: string;
	    lines: number;
	    sample: string;
	    name: string;
	}
	export interface ImportPreview {
	    cancelled: boolean;
	    hash: string;
	    name: string;
	    format: string;
	    notes: boolean;
	    title: string;
	    at: string;
	    lines: number;
	    lengthMs: number;
	    asks: number;
	    speakers: SpeakerMatch[];
	    same: discovery.SameFile[];
	}
	export interface ImportResult {
	    sessionId: string;
	    title: string;
	    format: string;
	    lines: number;
	    notes: number;
	    asks: number;
	    people: number;
	}
	export interface KeptImage {
	    cancelled: boolean;
	    hash: string;
	    name: string;
	}
	export interface KindChange {
	    id: string;
	    kind: discovery.NoteKind;
	    revision: number;
	}
	export interface LetterToNone {
	    name: string;
	    why: string;
	}
	export interface LettersForm {
	    export: ExportForm;
	    folder: string;
	    replace: boolean;
	}
	export interface LettersProgress {
	    done: number;
	    total: number;
	}
	export interface LettersResult {
	    cancelled: boolean;
	    folder: string;
	    written: number;
	    same: number;
	    clashes: number;
	    leftOut: LetterToNone[];
	    warnings: string[];
	}
	export interface LevelChange {
	    id: string;
	    level: number;
	    revision: number;
	}
	export interface Moment {
	    sessionId: string;
	    kind: discovery.NoteKind;
	    speakerId?: string;
	}
	export interface NewReading {
	    metricId: string;
	    readOn: string;
	    value: number;
	    note: string;
	    replace: boolean;
	}
	export interface NoteEdit {
	    id: string;
	    line: string;
	    revision: number;
	}
	export interface TypedLine {
	    text: string;
	    speakerId?: string;
	    level?: number;
	}
	export interface NotesForm {
	    sessionId: string;
	    lines: TypedLine[];
	    draft?: string;
	}
	export interface OldVersion {
	    version: discovery.PRDVersion;
	    prd: discovery.PRDDetail;
	    people: discovery.Stakeholder[];
	    changes: number;
	    differs: string[];
	    rests: number;
	}
	export interface PastedImage {
	    name: string;
	    data: string;
	}
	export interface PastedReadings {
	    metricId: string;
	    text: string;
	}
	export interface PrivateChange {
	    id: string;
	    private: boolean;
	    revision: number;
	}
	export interface PromiseMove {
	    id: string;
	    due: string;
	    revision: number;
	}
	export interface PromiseOutcome {
	    id: string;
	    outcome: discovery.Outcome;
	    revision: number;
	}
	export interface PromiseParties {
	    id: string;
	    debtor: discovery.Debtor;
	    personId?: string;
	    revision: number;
	}
	export interface PublishForm {
	    prdId: string;
	    label: string;
	    note: string;
	}
	export interface ReadingsPreview {
	    readings: discovery.Reading[];
	    problems: intake.SeriesProblem[];
	    doubt: string;
	    replaced: number;
	}
	export interface RecentWorkspace {
	    path: string;
	    name: string;
	    openedAt: string;
	    missing: boolean;
	}
	export interface RequirementFindings {
	    requirementId: string;
	    statement: string;
	    criteria: string;
	    findings: wording.Finding[];
	    dismissed: DismissedFinding[];
	}
	export interface WorkspaceInfo {
	    open: boolean;
	    path: string;
	    name: string;
	    sample: boolean;
	    readOnly: boolean;
	    problem: string;
	    counts: discovery.Counts;
	}
	export interface Restored {
	    workspace: WorkspaceInfo;
	    replaced: string;
	}
	export interface ReviewerForm {
	    reviewer: discovery.Reviewer;
	    newPerson: string;
	}
	export interface SessionEnd {
	    id: string;
	    at: string;
	}
	export interface SessionForm {
	    session: discovery.Session;
	    participantIds: string[];
	    newPeople: string[];
	    answers: discovery.Answer[];
	}
	export interface SimilarMove {
	    productId: string;
	    memberIds: string[];
	    seedIds: string[];
	}
	
	
	export interface Split {
	    productId: string;
	    askIds: string[];
	}
	export interface Standing {
	    versions: discovery.PRDVersion[];
	    changes: number;
	    summary: string;
	    minor: string;
	    major: string;
	}
	export interface ThemeMove {
	    themeId: string;
	    parentId: string;
	    beforeId: string;
	}
	export interface TraceForm {
	    prdId: string;
	    all: boolean;
	    csv: boolean;
	}
	export interface TraceResult {
	    path: string;
	    leftOut: string[];
	}
	export interface TranscriptQuote {
	    lineId: string;
	    kind: discovery.NoteKind;
	    words: string;
	}
	export interface TranscriptShift {
	    id: string;
	    shiftMs: number;
	}
	
	export interface VersionChoice {
	    id: string;
	    version: number;
	    revision: number;
	}
	export interface VersionComparison {
	    title: string;
	    from?: discovery.PRDVersion;
	    to?: discovery.PRDVersion;
	    between: discovery.PRDVersion[];
	    changes: discovery.Comparison;
	}
	export interface Withdrawal {
	    id: string;
	    revision: number;
	}

}

export namespace capture {
	
	export interface Mark {
	    from: number;
	    to: number;
	    kind: string;
	}
	export interface Line {
	    kind: discovery.NoteKind;
	    text: string;
	    tags: string[];
	    speaker: string;
	    speakerId?: string;
	    importance: number;
	    due: string;
	    private: boolean;
	    marks: Mark[];
	}
	
	export interface Suggestion {
	    text: string;
	    label: string;
	    hint: string;
	}

}

export namespace charset {
	
	export enum Encoding {
	    UTF16BE = "utf-16be",
	    UTF16LE = "utf-16le",
	    UTF8 = "utf-8",
	    Windows1252 = "windows-1252",
	}

}

export namespace discovery {
	
	export enum AskPlace {
	    Anywhere = "",
	    Inbox = "inbox",
	    Rootless = "rootless",
	    Waiting = "waiting",
	}
	export enum AskSort {
	    Decision = "decision",
	    LastHeard = "",
	    Statement = "statement",
	    Theme = "theme",
	    Voices = "voices",
	}
	export enum BackupReason {
	    ByHand = "by hand",
	    Daily = "daily",
	    Replaced = "replaced",
	    Upgrade = "upgrade",
	}
	export enum Cadence {
	    AnyTime = "",
	    Daily = "daily",
	    Monthly = "monthly",
	    Quarterly = "quarterly",
	    Weekly = "weekly",
	}
	export enum Channel {
	    Call = "call",
	    Chat = "chat",
	    Data = "data",
	    Email = "email",
	    Interview = "interview",
	    NPS = "nps",
	    Observation = "observation",
	    Review = "review",
	    Survey = "survey",
	    Ticket = "ticket",
	    Workshop = "workshop",
	}
	export enum Code {
	    Conflict = "conflict",
	    Internal = "internal",
	    Invalid = "invalid",
	    Locked = "locked",
	    NotFound = "not_found",
	    Unavailable = "unavailable",
	}
	export enum Consent {
	    Asked = "asked",
	    Declined = "declined",
	    Given = "given",
	    NotAsked = "",
	}
	export enum Debtor {
	    Anyone = "",
	    Me = "me",
	    Them = "them",
	}
	export enum Decision {
	    Accepted = "accepted",
	    Declined = "declined",
	    Later = "later",
	    Open = "open",
	}
	export enum Design {
	    Sans = "sans",
	    Serif = "serif",
	}
	export enum Direction {
	    Down = "down",
	    Up = "up",
	}
	export enum Edition {
	    Asker = "asker",
	    Engineering = "engineering",
	    Leadership = "leadership",
	    Public = "public",
	    Whole = "whole",
	}
	export enum Fate {
	    Added = "added",
	    Changed = "changed",
	    Evidence = "evidence",
	    Moved = "moved",
	    Removed = "removed",
	    Same = "same",
	}
	export enum HitKind {
	    Ask = "ask",
	    Comment = "comment",
	    Metric = "metric",
	    Note = "note",
	    PRD = "prd",
	    Person = "person",
	    Session = "session",
	    Theme = "theme",
	    Transcript = "transcript",
	}
	export enum Language {
	    Any = "",
	    Arabic = "ar",
	    Chinese = "zh",
	    Dutch = "nl",
	    English = "en",
	    French = "fr",
	    German = "de",
	    Hindi = "hi",
	    Indonesian = "id",
	    Japanese = "ja",
	    Korean = "ko",
	    Malay = "ms",
	    Portuguese = "pt",
	    Spanish = "es",
	    Thai = "th",
	    Vietnamese = "vi",
	}
	export enum MetricState {
	    Behind = "behind",
	    OnTrack = "on_track",
	    Reached = "reached",
	    Unread = "unread",
	    Untargeted = "untargeted",
	}
	export enum NoteKind {
	    Action = "action",
	    Ask = "ask",
	    Cost = "cost",
	    Decision = "decision",
	    Note = "note",
	    Pain = "pain",
	    Question = "question",
	    Quote = "quote",
	    Star = "star",
	    Workaround = "workaround",
	}
	export enum OfferKind {
	    Line = "line",
	    Requirement = "requirement",
	    Section = "section",
	    Source = "source",
	}
	export enum Outcome {
	    Done = "done",
	    Dropped = "dropped",
	    Open = "",
	}
	export enum PRDStatus {
	    Approved = "approved",
	    Draft = "draft",
	    Review = "review",
	}
	export enum Paper {
	    A4 = "a4",
	    Letter = "letter",
	}
	export enum Priority {
	    Could = "could",
	    Must = "must",
	    Should = "should",
	    Wont = "wont",
	}
	export enum ProductKind {
	    External = "external",
	    Internal = "internal",
	}
	export enum Relationship {
	    Boss = "boss",
	    Customer = "customer",
	    Friend = "friend",
	    Other = "other",
	    Partner = "partner",
	    Peer = "peer",
	    Report = "report",
	    Seller = "seller",
	    Supplier = "supplier",
	}
	export enum RequirementState {
	    Agreed = "agreed",
	    Building = "building",
	    Done = "done",
	    Dropped = "dropped",
	    Proposed = "proposed",
	}
	export enum ReviewState {
	    Agreed = "agreed",
	    Outdated = "outdated",
	    Overdue = "overdue",
	    Refused = "refused",
	    Remarks = "remarks",
	    Waiting = "waiting",
	}
	export enum SectionKind {
	    Affected = "affected",
	    Decisions = "decisions",
	    FAQ = "faq",
	    Glossary = "glossary",
	    Goals = "goals",
	    Headline = "headline",
	    NonGoals = "nongoals",
	    Praise = "praise",
	    Problem = "problem",
	    Promises = "promises",
	    Questions = "questions",
	    Requirements = "requirements",
	    Risks = "risks",
	    Text = "text",
	    Workarounds = "workarounds",
	}
	export enum Side {
	    Inside = "inside",
	    Outside = "outside",
	}
	export enum SpanKind {
	    Added = "added",
	    Removed = "removed",
	    Same = "same",
	}
	export enum TrashKind {
	    Ask = "ask",
	    Guide = "guide",
	    Import = "import",
	    Metric = "metric",
	    Note = "note",
	    PRD = "prd",
	    Person = "person",
	    Product = "product",
	    Requirement = "requirement",
	    Section = "section",
	    Session = "session",
	    Theme = "theme",
	    Transcript = "transcript",
	}
	export enum Trend {
	    Better = "better",
	    None = "",
	    Same = "same",
	    Worse = "worse",
	}
	export enum Verdict {
	    Agreed = "agreed",
	    Refused = "refused",
	    Remarks = "remarks",
	}
	export interface Note {
	    id: string;
	    sessionId: string;
	    offsetMs: number;
	    kind: NoteKind;
	    speakerId?: string;
	    text: string;
	    tags: string[];
	    importance: number;
	    due: string;
	    level: number;
	    private: boolean;
	    confirmedBy?: string;
	    confirmedAt?: string;
	    owedTo?: string;
	    outcome: Outcome;
	    settledAt?: string;
	    createdAt: string;
	    updatedAt: string;
	    deletedAt?: string;
	    revision: number;
	}
	export interface AddedNote {
	    note: Note;
	    askId: string;
	}
	export interface ChangedPart {
	    sectionId: string;
	    requirementId: string;
	    label: string;
	    fate: Fate;
	}
	export interface Signed {
	    id: string;
	    reviewerId: string;
	    versionId: string;
	    verdict: Verdict;
	    remarks: string;
	    signedAt: string;
	    version: string;
	}
	export interface ReviewerStanding {
	    id: string;
	    prdId: string;
	    stakeholderId: string;
	    role: string;
	    looksAt: string[];
	    dueOn: string;
	    position: number;
	    revision: number;
	    state: ReviewState;
	    signOffs: Signed[];
	    changed: ChangedPart[];
	    published: boolean;
	}
	export interface PRDVersion {
	    id: string;
	    prdId: string;
	    label: string;
	    note: string;
	    fingerprint: string;
	    publishedAt: string;
	}
	export interface Agreement {
	    versions: PRDVersion[];
	    reviews: ReviewerStanding[];
	    summary: string;
	}
	export interface Answer {
	    who: string;
	    consent: Consent;
	}
	export interface Ask {
	    id: string;
	    productId: string;
	    themeId?: string;
	    position: number;
	    statement: string;
	    need: string;
	    whys: string[];
	    solutions: string[];
	    workaround: string;
	    workaroundCost: string;
	    enables: string;
	    value: string;
	    decision: Decision;
	    reason: string;
	    mergedInto?: string;
	    snoozedUntil: string;
	    importId?: string;
	    sourceKey: string;
	    createdAt: string;
	    updatedAt: string;
	    deletedAt?: string;
	    revision: number;
	}
	export interface VoiceCount {
	    people: number;
	    teams: number;
	    channels: number;
	}
	export interface AskCard {
	    id: string;
	    statement: string;
	    decision: Decision;
	    voices: VoiceCount;
	    personIds: string[];
	    channels: string[];
	    private: boolean;
	}
	export interface AskSummary {
	    id: string;
	    productId: string;
	    themeId?: string;
	    position: number;
	    statement: string;
	    need: string;
	    whys: string[];
	    solutions: string[];
	    workaround: string;
	    workaroundCost: string;
	    enables: string;
	    value: string;
	    decision: Decision;
	    reason: string;
	    mergedInto?: string;
	    snoozedUntil: string;
	    importId?: string;
	    sourceKey: string;
	    createdAt: string;
	    updatedAt: string;
	    deletedAt?: string;
	    revision: number;
	    productName: string;
	    themeName: string;
	    voices: VoiceCount;
	    personIds: string[];
	    channels: string[];
	    lastHeardAt: string;
	    private: boolean;
	}
	export interface Evidence {
	    id: string;
	    askId: string;
	    stakeholderId?: string;
	    sessionId?: string;
	    noteId?: string;
	    channel: Channel;
	    at: string;
	    words: string;
	    importance: number;
	    reportedBy?: string;
	    note?: Note;
	    sessionTitle: string;
	}
	export interface AskDetail {
	    id: string;
	    productId: string;
	    themeId?: string;
	    position: number;
	    statement: string;
	    need: string;
	    whys: string[];
	    solutions: string[];
	    workaround: string;
	    workaroundCost: string;
	    enables: string;
	    value: string;
	    decision: Decision;
	    reason: string;
	    mergedInto?: string;
	    snoozedUntil: string;
	    importId?: string;
	    sourceKey: string;
	    createdAt: string;
	    updatedAt: string;
	    deletedAt?: string;
	    revision: number;
	    productName: string;
	    themeName: string;
	    voices: VoiceCount;
	    personIds: string[];
	    channels: string[];
	    lastHeardAt: string;
	    private: boolean;
	    evidence: Evidence[];
	    merged: AskSummary[];
	}
	export interface AskEvidence {
	    askId: string;
	    evidence: Evidence[];
	}
	export interface AskFilter {
	    place: AskPlace;
	    productId: string;
	    stakeholderId: string;
	    team: string;
	    themeId: string;
	    decision: Decision;
	    channel: Channel;
	    noRoot: boolean;
	    asleep: boolean;
	    noteId: string;
	    text: string;
	    sort: AskSort;
	    reverse: boolean;
	}
	export interface AskImportResult {
	    cancelled: boolean;
	    id: string;
	    asks: number;
	    people: number;
	    themes: number;
	}
	export interface AskImportSummary {
	    id: string;
	    productId: string;
	    fileName: string;
	    digest: string;
	    importedAt: string;
	    productName: string;
	    asks: number;
	}
	export interface WordMatch {
	    typed: string;
	    word: string;
	}
	export interface AskMatch {
	    id: string;
	    productId: string;
	    themeId?: string;
	    position: number;
	    statement: string;
	    need: string;
	    whys: string[];
	    solutions: string[];
	    workaround: string;
	    workaroundCost: string;
	    enables: string;
	    value: string;
	    decision: Decision;
	    reason: string;
	    mergedInto?: string;
	    snoozedUntil: string;
	    importId?: string;
	    sourceKey: string;
	    createdAt: string;
	    updatedAt: string;
	    deletedAt?: string;
	    revision: number;
	    productName: string;
	    themeName: string;
	    voices: VoiceCount;
	    personIds: string[];
	    channels: string[];
	    lastHeardAt: string;
	    private: boolean;
	    score: number;
	    words: string[];
	    related: WordMatch[];
	    differ: string[];
	}
	export interface AskMove {
	    ids: string[];
	    themeId: string;
	    newTheme: string;
	    beforeId: string;
	}
	export interface AskPair {
	    askId: string;
	    otherId: string;
	    together: boolean;
	}
	export interface AskRemoval {
	    merged: number;
	    cited: number;
	}
	
	export interface AskText {
	    id: string;
	    statement: string;
	    themeId?: string;
	    private: boolean;
	}
	export interface AskView {
	    id: string;
	    name: string;
	    filter: AskFilter;
	    position: number;
	    createdAt: string;
	}
	export interface AskedBefore {
	    askId: string;
	    matches: AskMatch[];
	}
	export interface Backup {
	    name: string;
	    path: string;
	    at: string;
	    bytes: number;
	    reason: BackupReason;
	}
	export interface BoardColumn {
	    id: string;
	    productId: string;
	    name: string;
	    description: string;
	    excludes: string;
	    example: string;
	    parentId?: string;
	    colour: string;
	    symbol: string;
	    locked: boolean;
	    position: number;
	    createdAt: string;
	    updatedAt: string;
	    deletedAt?: string;
	    revision: number;
	    partOf: string;
	    askIds: string[];
	}
	export interface ThemeVoices {
	    themeId: string;
	    voices: VoiceCount;
	    ownVoices: VoiceCount;
	}
	export interface BoardVoices {
	    voices: VoiceCount;
	    themes: ThemeVoices[];
	    personIds: string[];
	    channels: string[];
	}
	export interface BringBack {
	    prdId: string;
	    versionId: string;
	    partId: string;
	}
	export interface BroughtBack {
	    what: string;
	    missing: string[];
	}
	export interface Change {
	    askId: string;
	    what: string;
	    was: string;
	    is: string;
	}
	
	export interface ChartSeries {
	    name: string;
	    values: number[];
	}
	export interface Chart {
	    name: string;
	    kind: string;
	    title: string;
	    unit: string;
	    labels: string[];
	    series: ChartSeries[];
	    target?: number;
	    aim: string;
	}
	
	export interface CitedAsk {
	    id: string;
	    statement: string;
	    voices: VoiceCount;
	    private: boolean;
	    deleted: boolean;
	}
	export interface CitedIn {
	    prdId: string;
	    title: string;
	    requirementId: string;
	    ref: string;
	}
	export interface Citing {
	    prdId: string;
	    prdTitle: string;
	    requirementId: string;
	    ref: string;
	    statement: string;
	    state: RequirementState;
	}
	export interface CitingQuery {
	    askId: string;
	    noteId: string;
	    stakeholderId: string;
	    themeId: string;
	}
	export interface Comment {
	    id: string;
	    prdId: string;
	    sectionId?: string;
	    requirementId?: string;
	    authorId?: string;
	    text: string;
	    createdAt: string;
	    resolvedAt?: string;
	    revision: number;
	}
	export interface SourceChange {
	    askId: string;
	    statement: string;
	    private: boolean;
	    fate: Fate;
	    changes: Change[];
	}
	export interface RequirementChange {
	    id: string;
	    ref: string;
	    fate: Fate;
	    moved: boolean;
	    statement: Span[];
	    fields: FieldChange[];
	    sources: SourceChange[];
	}
	export interface SectionChange {
	    id: string;
	    fate: Fate;
	    moved: boolean;
	    title: Span[];
	    body: Span[];
	}
	export interface Span {
	    kind: SpanKind;
	    text: string;
	}
	export interface FieldChange {
	    what: string;
	    spans: Span[];
	}
	export interface Comparison {
	    head: FieldChange[];
	    sections: SectionChange[];
	    requirements: RequirementChange[];
	    unchanged: number;
	    total: number;
	    summary: string;
	}
	export interface Counts {
	    sessions: number;
	    notes: number;
	    asks: number;
	    themes: number;
	    prds: number;
	    stakeholders: number;
	    products: number;
	}
	export interface Share {
	    met: number;
	    of: number;
	    missing: string[];
	}
	export interface Coverage {
	    evidence: Share;
	    accepted: Share;
	    themes: Share;
	}
	export interface Dismissal {
	    id: string;
	    productId: string;
	    themeId?: string;
	    askIds: string[];
	    dismissedAt: string;
	}
	export interface DraftRequirement {
	    id: string;
	    prdId: string;
	    number: number;
	    statement: string;
	    rationale: string;
	    priority: Priority;
	    criteria: string[];
	    ownerId?: string;
	    state: RequirementState;
	    position: number;
	    revision: number;
	    askIds: string[];
	}
	export interface Twins {
	    askId: string;
	    otherId: string;
	    score: number;
	    sure: boolean;
	    words: string[];
	    differ: string[];
	}
	export interface Duplicates {
	    cancelled: boolean;
	    byWords: boolean;
	    pairs: Twins[];
	    asks: AskSummary[];
	}
	export interface EditDraft {
	    noteId: string;
	    line: string;
	    revision: number;
	    updatedAt: string;
	}
	
	export interface ExportFormat {
	    id: string;
	    label: string;
	    for: string;
	    extension: string;
	    mediaType: string;
	    list: boolean;
	}
	
	export interface FindingDismissal {
	    requirementId: string;
	    rule: string;
	    words: string;
	    reason: string;
	    dismissedAt: string;
	}
	export interface Fragment {
	    text: string;
	    match: boolean;
	}
	export interface Prompt {
	    text: string;
	    digs: string;
	    mustAsk: boolean;
	}
	export interface Guide {
	    id: string;
	    name: string;
	    channel: Channel;
	    productKind: ProductKind;
	    questions: Prompt[];
	    createdAt: string;
	    updatedAt: string;
	    deletedAt?: string;
	    revision: number;
	}
	export interface GuideQuestion {
	    id: string;
	    sessionId: string;
	    position: number;
	    text: string;
	    digs: string;
	    mustAsk: boolean;
	    askedMs?: number;
	    carriedFrom?: string;
	    createdAt: string;
	    updatedAt: string;
	    deletedAt?: string;
	    revision: number;
	    carriedTitle: string;
	    carriedAt?: string;
	}
	export interface Guides {
	    own: Guide[];
	    shipped: Guide[];
	}
	export interface TeamHeard {
	    team: string;
	    organisation: string;
	    served: boolean;
	    peopleIds: string[];
	    heardIds: string[];
	    asks: number;
	    lastHeardAt?: string;
	}
	export interface Hearing {
	    teams: TeamHeard[];
	    teamless: string[];
	    heardIds: string[];
	    unnamed: number;
	    forgotten: number;
	}
	export interface Step {
	    id: number;
	    label: string;
	    at: string;
	}
	export interface History {
	    undo?: Step;
	    redo?: Step;
	}
	export interface Hit {
	    kind: HitKind;
	    id: string;
	    noteKind: NoteKind;
	    sessionId: string;
	    productId: string;
	    productName: string;
	    place: string;
	    personId: string;
	    at: string;
	    offsetMs: number;
	    prdId: string;
	    fragments: Fragment[];
	    private: boolean;
	}
	export interface HouseStyle {
	    id: string;
	    paper: Paper;
	    design: Design;
	    accent: string;
	    logo?: string;
	    authors: string[];
	    organisation: string;
	    revision: number;
	}
	export interface ImportProblem {
	    rows: number[];
	    count: number;
	    what: string;
	    next: string;
	    skipped: boolean;
	}
	export interface Question {
	    id: string;
	    sessionId: string;
	    position: number;
	    text: string;
	    digs: string;
	    mustAsk: boolean;
	    askedMs?: number;
	    carriedFrom?: string;
	    createdAt: string;
	    updatedAt: string;
	    deletedAt?: string;
	    revision: number;
	}
	export interface PastNote {
	    id: string;
	    sessionId: string;
	    text: string;
	    due: string;
	    saidAt?: string;
	}
	export interface PastAsk {
	    id: string;
	    statement: string;
	    decision: Decision;
	    reason: string;
	    themeName: string;
	    cited: CitedIn[];
	    private: boolean;
	}
	export interface LastTime {
	    stakeholderId: string;
	    sessionId: string;
	    sessionTitle: string;
	    at?: string;
	    asks: PastAsk[];
	    theyOwe: PastNote[];
	    youOwe: PastNote[];
	    questions: PastNote[];
	    unasked: Question[];
	}
	export interface LastTimeQuery {
	    sessionId: string;
	    stakeholderIds: string[];
	}
	export interface LeftOut {
	    sections: string[];
	    requirements: number;
	    quotes: number;
	    names: number;
	    places: number;
	}
	export interface Metric {
	    id: string;
	    productId: string;
	    name: string;
	    unit: string;
	    direction: Direction;
	    baseline?: number;
	    target?: number;
	    dueOn: string;
	    cadence: Cadence;
	    ownerId?: string;
	    source: string;
	    position: number;
	    createdAt: string;
	    deletedAt?: string;
	    revision: number;
	}
	export interface MetricStarter {
	    name: string;
	    unit: string;
	    direction: Direction;
	    cadence: Cadence;
	    says: string;
	}
	export interface Reading {
	    id: string;
	    metricId: string;
	    readOn: string;
	    value: number;
	    note: string;
	}
	export interface MetricSummary {
	    id: string;
	    productId: string;
	    name: string;
	    unit: string;
	    direction: Direction;
	    baseline?: number;
	    target?: number;
	    dueOn: string;
	    cadence: Cadence;
	    ownerId?: string;
	    source: string;
	    position: number;
	    createdAt: string;
	    deletedAt?: string;
	    revision: number;
	    productName: string;
	    ownerName: string;
	    readings: Reading[];
	    latest?: Reading;
	    trend: Trend;
	    state: MetricState;
	    nextOn: string;
	    readingDue: boolean;
	    phrase: string;
	}
	export interface MetricText {
	    id: string;
	    text: string;
	}
	
	export interface NoteCiting {
	    noteId: string;
	    prdId: string;
	    prdTitle: string;
	    requirementId: string;
	    ref: string;
	    statement: string;
	    state: RequirementState;
	}
	export interface NoteVersion {
	    id: number;
	    noteId: string;
	    kind: NoteKind;
	    speakerId?: string;
	    text: string;
	    tags: string[];
	    importance: number;
	    due: string;
	    writtenAt: string;
	}
	export interface Offer {
	    id: string;
	    kind: OfferKind;
	    text: string;
	    spans: Span[];
	    priority: Priority;
	    section: SectionKind;
	    sectionId: string;
	    sectionTitle: string;
	    requirementId: string;
	    ref: string;
	    sources: string[];
	}
	export interface OpenRequirement {
	    id: string;
	    prdId: string;
	    number: number;
	    statement: string;
	    rationale: string;
	    priority: Priority;
	    criteria: string[];
	    ownerId?: string;
	    state: RequirementState;
	    position: number;
	    revision: number;
	    ref: string;
	    asks: CitedAsk[];
	    suspect: Change[];
	}
	export interface PRDSection {
	    id: string;
	    prdId: string;
	    kind: SectionKind;
	    title: string;
	    body: string;
	    hint: string;
	    required: boolean;
	    position: number;
	    revision: number;
	}
	export interface OpenPRD {
	    id: string;
	    productId: string;
	    title: string;
	    status: PRDStatus;
	    language: Language;
	    lastNumber: number;
	    pageLimit: number;
	    createdAt: string;
	    updatedAt: string;
	    deletedAt?: string;
	    revision: number;
	    productName: string;
	    requirementCount: number;
	    sections: PRDSection[];
	    requirements: OpenRequirement[];
	    metrics: MetricText[];
	    charts: Chart[];
	    writtenIn: Language;
	}
	
	export interface Overlap {
	    channels: Channel[];
	    askIds: string[];
	    crossing: number;
	}
	export interface OverlapCell {
	    channel: Channel;
	    people: number;
	    unnamed: number;
	}
	export interface OverlapRow {
	    askId: string;
	    statement: string;
	    productName: string;
	    themeName: string;
	    private: boolean;
	    voices: VoiceCount;
	    cells: OverlapCell[];
	    independent: number;
	    crossing: boolean;
	}
	export interface PRD {
	    id: string;
	    productId: string;
	    title: string;
	    status: PRDStatus;
	    language: Language;
	    lastNumber: number;
	    pageLimit: number;
	    createdAt: string;
	    updatedAt: string;
	    deletedAt?: string;
	    revision: number;
	}
	export interface RequirementDetail {
	    id: string;
	    prdId: string;
	    number: number;
	    statement: string;
	    rationale: string;
	    priority: Priority;
	    criteria: string[];
	    ownerId?: string;
	    state: RequirementState;
	    position: number;
	    revision: number;
	    ref: string;
	    asks: AskDetail[];
	    suspect: Change[];
	}
	export interface PRDDetail {
	    id: string;
	    productId: string;
	    title: string;
	    status: PRDStatus;
	    language: Language;
	    lastNumber: number;
	    pageLimit: number;
	    createdAt: string;
	    updatedAt: string;
	    deletedAt?: string;
	    revision: number;
	    productName: string;
	    requirementCount: number;
	    sections: PRDSection[];
	    requirements: RequirementDetail[];
	    metrics: MetricText[];
	    charts: Chart[];
	    quotes: Evidence[];
	}
	export interface PRDReview {
	    prdId: string;
	    version: string;
	    reviewers: number;
	    agreed: number;
	    refused: number;
	    openComments: number;
	}
	
	export interface PRDSummary {
	    id: string;
	    productId: string;
	    title: string;
	    status: PRDStatus;
	    language: Language;
	    lastNumber: number;
	    pageLimit: number;
	    createdAt: string;
	    updatedAt: string;
	    deletedAt?: string;
	    revision: number;
	    productName: string;
	    requirementCount: number;
	}
	
	export interface Participant {
	    sessionId: string;
	    stakeholderId: string;
	    position: number;
	    consent: Consent;
	    consentAt?: string;
	}
	
	
	export interface Product {
	    id: string;
	    name: string;
	    kind: ProductKind;
	    description: string;
	    teams: string[];
	    createdAt: string;
	    updatedAt: string;
	    deletedAt?: string;
	    revision: number;
	}
	export interface Progress {
	    stage: string;
	    done: number;
	    total: number;
	}
	export interface Promise {
	    id: string;
	    sessionId: string;
	    offsetMs: number;
	    kind: NoteKind;
	    speakerId?: string;
	    text: string;
	    tags: string[];
	    importance: number;
	    due: string;
	    level: number;
	    private: boolean;
	    confirmedBy?: string;
	    confirmedAt?: string;
	    owedTo?: string;
	    outcome: Outcome;
	    settledAt?: string;
	    createdAt: string;
	    updatedAt: string;
	    deletedAt?: string;
	    revision: number;
	    sessionTitle: string;
	    productId: string;
	    productName: string;
	}
	export interface PromiseFilter {
	    productId: string;
	    stakeholderId: string;
	    debtor: Debtor;
	    settled: boolean;
	}
	
	
	export interface Quote {
	    words: string;
	    stakeholderId?: string;
	    sessionId?: string;
	    sessionTitle: string;
	    noteId?: string;
	    at: string;
	}
	export interface Statement {
	    id: string;
	    sessionId: string;
	    offsetMs: number;
	    kind: NoteKind;
	    speakerId?: string;
	    text: string;
	    tags: string[];
	    importance: number;
	    due: string;
	    level: number;
	    private: boolean;
	    confirmedBy?: string;
	    confirmedAt?: string;
	    owedTo?: string;
	    outcome: Outcome;
	    settledAt?: string;
	    createdAt: string;
	    updatedAt: string;
	    deletedAt?: string;
	    revision: number;
	    lead: string;
	    words: string;
	}
	export interface ReadBack {
	    asks: Statement[];
	    decisions: Statement[];
	    promises: Statement[];
	    questions: Statement[];
	    private: number;
	}
	
	export interface Rehearsal {
	    counts: Counts;
	    lastNote?: string;
	}
	export interface RemovedImport {
	    removed: number;
	    cited: number;
	    merged: number;
	    heard: number;
	}
	export interface Requirement {
	    id: string;
	    prdId: string;
	    number: number;
	    statement: string;
	    rationale: string;
	    priority: Priority;
	    criteria: string[];
	    ownerId?: string;
	    state: RequirementState;
	    position: number;
	    revision: number;
	}
	
	
	export interface RequirementEvidence {
	    requirementId: string;
	    asks: AskEvidence[];
	}
	export interface Reviewer {
	    id: string;
	    prdId: string;
	    stakeholderId: string;
	    role: string;
	    looksAt: string[];
	    dueOn: string;
	    position: number;
	    revision: number;
	}
	
	export interface SameFile {
	    sessionId: string;
	    title: string;
	    at: string;
	}
	export interface SearchQuery {
	    text: string;
	    productId: string;
	    stakeholderId: string;
	    kind: HitKind;
	    noteKind: NoteKind;
	    from: string;
	    to: string;
	    limit: number;
	}
	export interface SearchResult {
	    hits: Hit[];
	    more: boolean;
	}
	
	export interface Session {
	    id: string;
	    productId: string;
	    title: string;
	    goal: string;
	    channel: Channel;
	    plannedAt: string;
	    startedAt?: string;
	    endedAt?: string;
	    plannedMinutes: number;
	    pausedAt?: string;
	    pausedMs: number;
	    createdAt: string;
	    updatedAt: string;
	    deletedAt?: string;
	    revision: number;
	}
	export interface SessionFilter {
	    productId: string;
	    stakeholderId: string;
	}
	export interface SessionSummary {
	    id: string;
	    productId: string;
	    title: string;
	    goal: string;
	    channel: Channel;
	    plannedAt: string;
	    startedAt?: string;
	    endedAt?: string;
	    plannedMinutes: number;
	    pausedAt?: string;
	    pausedMs: number;
	    createdAt: string;
	    updatedAt: string;
	    deletedAt?: string;
	    revision: number;
	    productName: string;
	    participantIds: string[];
	    participants: Participant[];
	    noteCount: number;
	    askCount: number;
	    lineCount: number;
	    lastNoteAt?: string;
	}
	
	export interface SignOff {
	    id: string;
	    reviewerId: string;
	    versionId: string;
	    verdict: Verdict;
	    remarks: string;
	    signedAt: string;
	}
	
	
	
	export interface Stakeholder {
	    id: string;
	    name: string;
	    role: string;
	    team: string;
	    organisation: string;
	    side: Side;
	    relationship: Relationship;
	    createdAt: string;
	    updatedAt: string;
	    deletedAt?: string;
	    revision: number;
	}
	export interface Supporter {
	    stakeholderId: string;
	    importance: number;
	    times: number;
	    channels: string[];
	    firstAt: string;
	    lastAt: string;
	}
	export interface Standing {
	    voices: VoiceCount;
	    firstHeardAt?: string;
	    lastHeardAt?: string;
	    people: Supporter[];
	    times: number;
	    unnamed: number;
	}
	
	
	export interface Suggestion {
	    themeId: string;
	    name: string;
	    askIds: string[];
	    held: number;
	    typical: string[];
	    terms: string[];
	    confidence: number;
	    voices: VoiceCount;
	}
	export interface Suggestions {
	    cancelled: boolean;
	    byWords: boolean;
	    themes: Suggestion[];
	    unplaced: string[];
	    loose: string[];
	    texts: AskText[];
	    dismissed: number;
	    conflicts: string[];
	}
	
	
	export interface Template {
	    id: string;
	    name: string;
	    note: string;
	    kind: ProductKind;
	    pageLimit: number;
	    sections: TemplateSection[];
	    createdAt: string;
	    revision: number;
	}
	export interface TemplateSection {
	    kind: SectionKind;
	    title: string;
	    hint: string;
	    required: boolean;
	}
	export interface Templates {
	    own: Template[];
	    shipped: Template[];
	}
	export interface Theme {
	    id: string;
	    productId: string;
	    name: string;
	    description: string;
	    excludes: string;
	    example: string;
	    parentId?: string;
	    colour: string;
	    symbol: string;
	    locked: boolean;
	    position: number;
	    createdAt: string;
	    updatedAt: string;
	    deletedAt?: string;
	    revision: number;
	}
	export interface ThemePart {
	    productId: string;
	    themeId: string;
	    name: string;
	    fromId: string;
	    askIds: string[];
	}
	
	export interface TraceCell {
	    requirement: number;
	    suspect?: boolean;
	}
	export interface TraceAsk {
	    id: string;
	    statement: string;
	    theme: number;
	    decision: Decision;
	    private?: boolean;
	    deleted?: boolean;
	    cells: TraceCell[];
	    elsewhere?: number;
	    drawn?: boolean;
	    unused?: boolean;
	    nowhere?: boolean;
	    suspect?: boolean;
	    declined?: boolean;
	}
	export interface TraceTheme {
	    id: string;
	    wholeId?: string;
	    path: string;
	    drawn?: boolean;
	    missing?: boolean;
	}
	export interface TraceRequirement {
	    id: string;
	    ref: string;
	    statement: string;
	    priority: Priority;
	    state: RequirementState;
	    noEvidence?: boolean;
	    suspect?: boolean;
	    declined?: boolean;
	    private?: boolean;
	}
	export interface Trace {
	    prdId: string;
	    title: string;
	    productId: string;
	    productName: string;
	    requirements: TraceRequirement[];
	    themes: TraceTheme[];
	    asks: TraceAsk[];
	    coverage: Coverage;
	}
	
	
	
	
	export interface Transcript {
	    id: string;
	    sessionId: string;
	    name: string;
	    format: string;
	    hash: string;
	    shiftMs: number;
	    lineCount: number;
	    lengthMs: number;
	    createdAt: string;
	    updatedAt: string;
	    deletedAt?: string;
	    revision: number;
	}
	export interface TranscriptLine {
	    id: string;
	    transcriptId: string;
	    position: number;
	    offsetMs: number;
	    endMs: number;
	    speaker: string;
	    speakerId?: string;
	    text: string;
	}
	export interface TrashItem {
	    id: string;
	    kind: TrashKind;
	    ref: string;
	    title: string;
	    place: string;
	    notes: number;
	    asks: number;
	    private: boolean;
	    deletedAt: string;
	    changes?: string;
	}
	export interface TrashList {
	    items: TrashItem[];
	    more: boolean;
	}
	
	export interface Unsent {
	    sessionId: string;
	    title: string;
	    at: string;
	}
	
	export interface VoicesQuery {
	    productId: string;
	    themeId: string;
	    askId: string;
	    text: string;
	}

}

export namespace intake {
	
	export enum DayOrder {
	    Auto = "",
	    DayFirst = "day",
	    MonthFirst = "month",
	}
	export enum Field {
	    Channel = "channel",
	    Date = "date",
	    Decision = "decision",
	    Ignored = "",
	    Importance = "importance",
	    Key = "key",
	    Need = "need",
	    Organisation = "organisation",
	    Person = "person",
	    Reason = "reason",
	    Reporter = "reporter",
	    Role = "role",
	    Statement = "statement",
	    Team = "team",
	    Theme = "theme",
	    Words = "words",
	}
	export enum Format {
	    Excel = "excel",
	    List = "list",
	    Table = "table",
	}
	export enum Header {
	    Auto = "",
	    No = "no",
	    Yes = "yes",
	}
	export interface Row {
	    row: number;
	    cells: string[];
	}
	export interface SeriesProblem {
	    line: number;
	    what: string;
	}

}

export namespace pdf {
	
	export interface Progress {
	    part: number;
	    page: number;
	    pages: number;
	}

}

export namespace settings {
	
	export enum Appearance {
	    Dark = "dark",
	    Light = "light",
	    System = "system",
	}
	export interface Keys {
	    command: string;
	    keys: string[];
	}
	export interface PastExport {
	    prdId: string;
	    format: string;
	    edition: discovery.Edition;
	    personId: string;
	}

}

export namespace synthesis {
	
	export interface KeptGroup {
	    id: string;
	    askIds: string[];
	}
	export interface SimilarQuery {
	    productId: string;
	    text: string;
	    askId: string;
	    limit: number;
	}
	export interface SuggestForm {
	    productId: string;
	    filter: discovery.AskFilter;
	    finer: number;
	    kept: KeptGroup[];
	    out: string[];
	    anew: boolean;
	}

}

export namespace wording {
	
	export enum Field {
	    Criteria = "criteria",
	    Statement = "statement",
	}
	export enum Rule {
	    Absolute = "absolute",
	    Actor = "actor",
	    AndOr = "andor",
	    Comparison = "comparison",
	    Criterion = "criterion",
	    Escape = "escape",
	    OpenEnded = "open",
	    Pattern = "pattern",
	    Placeholder = "placeholder",
	    Several = "several",
	    Source = "source",
	    Vague = "vague",
	}
	export interface Finding {
	    rule: Rule;
	    field: Field;
	    from: number;
	    to: number;
	    words: string;
	    why: string;
	    origin: string;
	    rewrite: string;
	}

}

