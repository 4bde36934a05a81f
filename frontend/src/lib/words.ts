// The words for the values of the domain, as the window shows them.
import {
  AskField,
  Cadence,
  Encoding,
  FindingRule,
  Channel,
  Consent,
  Decision,
  Design,
  Edition,
  HitKind,
  Language,
  MetricState,
  NoteKind,
  Paper,
  PRDStatus,
  Priority,
  ProductKind,
  Relationship,
  RequirementState,
  ReviewState,
  Side,
  TrashKind,
  Trend,
  Verdict,
  type VoiceCount,
} from '$lib/api';
import { plural } from '$lib/format';

export const channelWords: Record<Channel, string> = {
  [Channel.Interview]: 'Interview',
  [Channel.Workshop]: 'Workshop',
  [Channel.Call]: 'Call',
  [Channel.Chat]: 'Chat',
  [Channel.Email]: 'Email',
  [Channel.Ticket]: 'Support ticket',
  [Channel.Data]: 'Data analysis',
  [Channel.Survey]: 'Survey',
  [Channel.NPS]: 'NPS comment',
  [Channel.Observation]: 'Observation',
  [Channel.Review]: 'Review',
};

/** What a participant said to notes being taken: in short, and what it means. */
export const consentWords: Record<Consent, { word: string; meaning: string }> = {
  [Consent.NotAsked]: {
    word: 'Not asked',
    meaning: 'Nobody asked yet whether notes may be taken and passed on.',
  },
  [Consent.Asked]: { word: 'Asked', meaning: 'Asked, and not answered yet.' },
  [Consent.Given]: { word: 'Given', meaning: 'Notes may be taken and passed on.' },
  [Consent.Declined]: {
    word: 'Declined',
    meaning: 'Their name and words stay in this workspace and leave it in no export.',
  },
};

export const decisionWords: Record<Decision, string> = {
  [Decision.Open]: 'Undecided',
  [Decision.Accepted]: 'Accepted',
  [Decision.Later]: 'Later',
  [Decision.Declined]: 'Declined',
};

/** The kinds of note in the order in which they are taught: the word, the mark, and the word typed instead of it. */
export const noteKinds: Record<NoteKind, { word: string; mark: string; slash: string }> = {
  [NoteKind.Note]: { word: 'Note', mark: '', slash: '/note' },
  [NoteKind.Ask]: { word: 'Ask', mark: '!', slash: '/ask' },
  [NoteKind.Quote]: { word: 'Quote', mark: '>', slash: '/quote' },
  [NoteKind.Pain]: { word: 'Pain', mark: '~', slash: '/pain' },
  [NoteKind.Question]: { word: 'Question', mark: '?', slash: '/question' },
  [NoteKind.Workaround]: { word: 'Workaround', mark: '^', slash: '/workaround' },
  [NoteKind.Decision]: { word: 'Decision', mark: '=', slash: '/decision' },
  [NoteKind.Action]: { word: 'Promise', mark: '[]', slash: '/action' },
  [NoteKind.Cost]: { word: 'Cost', mark: '$', slash: '/cost' },
  [NoteKind.Star]: { word: 'Starred', mark: '*', slash: '/star' },
};

export const importanceWords = ['', 'nice to have', 'important', 'very important'] as const;

export const productKindWords: Record<ProductKind, { word: string; meaning: string }> = {
  [ProductKind.Internal]: {
    word: 'internal',
    meaning:
      'Colleagues use it and have no choice. Value is cost, process time, security and what it enables, not retention.',
  },
  [ProductKind.External]: {
    word: 'external',
    meaning:
      'Customers, sellers or partners use it and can leave. Value is revenue, growth, retention and satisfaction.',
  },
};

export const sideWords: Record<Side, string> = {
  [Side.Inside]: 'Inside',
  [Side.Outside]: 'Outside',
};

export const relationshipWords: Record<Relationship, string> = {
  [Relationship.Peer]: 'Peer',
  [Relationship.Boss]: 'Boss',
  [Relationship.Report]: 'Reports to me',
  [Relationship.Friend]: 'Friend',
  [Relationship.Customer]: 'Customer',
  [Relationship.Seller]: 'Seller',
  [Relationship.Partner]: 'Partner',
  [Relationship.Supplier]: 'Supplier',
  [Relationship.Other]: 'Other',
};

export const prdStatusWords: Record<PRDStatus, string> = {
  [PRDStatus.Draft]: 'Draft',
  [PRDStatus.Review]: 'In review',
  [PRDStatus.Approved]: 'Approved',
};

export const languageWords: Record<Language, string> = {
  [Language.Any]: 'As its text',
  [Language.English]: 'English',
  [Language.Indonesian]: 'Indonesian',
  [Language.Arabic]: 'Arabic',
  [Language.Chinese]: 'Chinese',
  [Language.Dutch]: 'Dutch',
  [Language.French]: 'French',
  [Language.German]: 'German',
  [Language.Hindi]: 'Hindi',
  [Language.Japanese]: 'Japanese',
  [Language.Korean]: 'Korean',
  [Language.Malay]: 'Malay',
  [Language.Portuguese]: 'Portuguese',
  [Language.Spanish]: 'Spanish',
  [Language.Thai]: 'Thai',
  [Language.Vietnamese]: 'Vietnamese',
};

/** The editions of a PRD: for whom, and what they get. */
export const editionWords: Record<Edition, { word: string; meaning: string }> = {
  [Edition.Whole]: {
    word: 'Everything on the record',
    meaning: 'All of it with every source, for you and those who review it.',
  },
  [Edition.Engineering]: {
    word: 'Engineering',
    meaning: 'What to build, how far it is and how one sees that it holds, with short quotes. No promises.',
  },
  [Edition.Leadership]: {
    word: 'Leadership',
    meaning: 'One page: the problem, the goals, what most people ask for, and what to decide.',
  },
  [Edition.Asker]: {
    word: 'Someone who asked',
    meaning: 'A letter: what they said in their own words, and what became of it.',
  },
  [Edition.Public]: {
    word: 'The public',
    meaning: 'Roles in place of names. Nothing without consent, no pictures, no internal links.',
  },
};

/** The editions in the order in which they are offered. */
export const editions = [
  Edition.Whole,
  Edition.Engineering,
  Edition.Leadership,
  Edition.Asker,
  Edition.Public,
] as const;

/** What the pages of a document can be. */
export const papers = [
  { value: Paper.A4, label: 'A4' },
  { value: Paper.Letter, label: 'Letter' },
];
export const designs = [
  { value: Design.Sans, label: 'Inter' },
  { value: Design.Serif, label: 'Source Serif' },
];

export const priorityWords: Record<Priority, string> = {
  [Priority.Must]: 'Must',
  [Priority.Should]: 'Should',
  [Priority.Could]: 'Could',
  [Priority.Wont]: 'Won’t',
};

export const requirementStateWords: Record<RequirementState, string> = {
  [RequirementState.Proposed]: 'Proposed',
  [RequirementState.Agreed]: 'Agreed',
  [RequirementState.Building]: 'Building',
  [RequirementState.Done]: 'Done',
  [RequirementState.Dropped]: 'Dropped',
};

export const verdictWords: Record<Verdict, string> = {
  [Verdict.Agreed]: 'Agreed',
  [Verdict.Remarks]: 'With remarks',
  [Verdict.Refused]: 'Not agreed',
};

export const reviewStateWords: Record<ReviewState, string> = {
  [ReviewState.Waiting]: 'Waiting',
  [ReviewState.Overdue]: 'Overdue',
  [ReviewState.Agreed]: 'Agreed',
  [ReviewState.Remarks]: 'With remarks',
  [ReviewState.Refused]: 'Not agreed',
  [ReviewState.Outdated]: 'Outdated',
};

/** What the language check found, in short. */
export const findingWords: Record<FindingRule, string> = {
  [FindingRule.Vague]: 'Vague',
  [FindingRule.Comparison]: 'Than what?',
  [FindingRule.Escape]: 'A way out',
  [FindingRule.OpenEnded]: 'Open end',
  [FindingRule.Placeholder]: 'Not decided',
  [FindingRule.AndOr]: 'And or or?',
  [FindingRule.Absolute]: 'Absolute',
  [FindingRule.Actor]: 'Who does it?',
  [FindingRule.Several]: 'More than one',
  [FindingRule.Pattern]: 'Reads better',
  [FindingRule.Criterion]: 'No acceptance criterion',
  [FindingRule.Source]: 'No source',
};

export const metricStateWords: Record<MetricState, string> = {
  [MetricState.Unread]: 'No reading',
  [MetricState.Untargeted]: 'No target',
  [MetricState.Behind]: 'Behind',
  [MetricState.OnTrack]: 'On track',
  [MetricState.Reached]: 'Reached',
};

/** How the latest reading stands to the one before. */
export const trendWords: Record<Trend, string> = {
  [Trend.None]: '',
  [Trend.Better]: 'better',
  [Trend.Same]: 'same',
  [Trend.Worse]: 'worse',
};

/** How often a metric is read. */
export const cadenceWords: Record<Cadence, string> = {
  [Cadence.AnyTime]: 'Any time',
  [Cadence.Daily]: 'Each day',
  [Cadence.Weekly]: 'Each week',
  [Cadence.Monthly]: 'Each month',
  [Cadence.Quarterly]: 'Each quarter',
};

export const hitKindWords: Record<HitKind, string> = {
  [HitKind.Note]: 'Note',
  [HitKind.Ask]: 'Ask',
  [HitKind.Theme]: 'Theme',
  [HitKind.PRD]: 'PRD',
  [HitKind.Session]: 'Session',
  [HitKind.Person]: 'Person',
  [HitKind.Metric]: 'Metric',
  [HitKind.Comment]: 'Comment',
  [HitKind.Transcript]: 'Transcript',
};

/** The formats of files that can be imported, as people know them. */
export const formatWords: Record<string, string> = {
  vtt: 'WebVTT',
  srt: 'SRT subtitles',
  teams: 'Teams document',
  clock: 'names with times',
  bracket: 'times and names',
  role: 'names',
  notes: 'notes',
};

export const trashKindWords: Record<TrashKind, string> = {
  [TrashKind.Note]: 'Note',
  [TrashKind.Ask]: 'Ask',
  [TrashKind.Session]: 'Session',
  [TrashKind.Theme]: 'Theme',
  [TrashKind.PRD]: 'PRD',
  [TrashKind.Section]: 'Section',
  [TrashKind.Requirement]: 'Requirement',
  [TrashKind.Guide]: 'Guide',
  [TrashKind.Person]: 'Person',
  [TrashKind.Product]: 'Product',
  [TrashKind.Transcript]: 'Transcript',
  [TrashKind.Import]: 'Import',
  [TrashKind.Metric]: 'Metric',
};

/** What a column of a table is of an ask. */
export const askFieldWords: Record<AskField, string> = {
  [AskField.Ignored]: 'Left out',
  [AskField.Statement]: 'What they want',
  [AskField.Words]: 'Their words',
  [AskField.Need]: 'Need',
  [AskField.Person]: 'Who asks',
  [AskField.Role]: 'Their role',
  [AskField.Team]: 'Their team',
  [AskField.Organisation]: 'Their organisation',
  [AskField.Reporter]: 'Passed on by',
  [AskField.Channel]: 'Channel',
  [AskField.Date]: 'Day',
  [AskField.Importance]: 'Importance',
  [AskField.Theme]: 'Theme',
  [AskField.Decision]: 'Decision',
  [AskField.Reason]: 'Reason of the decision',
  [AskField.Key]: 'Key in its tool',
};

export const encodingWords: Record<Encoding, string> = {
  [Encoding.UTF8]: 'UTF-8',
  [Encoding.UTF16LE]: 'UTF-16',
  [Encoding.UTF16BE]: 'UTF-16, big-endian',
  [Encoding.Windows1252]: 'Windows-1252',
};

/** What sets the columns of a table apart. */
export const delimiterWords: Record<string, string> = {
  ',': 'Comma',
  ';': 'Semicolon',
  '\t': 'Tab',
  '|': 'Bar',
  none: 'Nothing: one column',
};

/** Independent voices in words, leaving out what is unknown: "3 people · 2 teams · 1 channel". */
export function voiceWords(count: VoiceCount): string {
  return [
    count.people > 0 ? plural(count.people, 'person', 'people') : '',
    count.teams > 0 ? plural(count.teams, 'team') : '',
    count.channels > 0 ? plural(count.channels, 'channel') : '',
  ]
    .filter((part) => part !== '')
    .join(' · ');
}

/** A record of words as the options of a Select. */
export function optionsOf<V extends string>(words: Record<V, string>): { value: V; label: string }[] {
  return Object.entries<string>(words).map(([value, label]) => ({ value: value as V, label }));
}
