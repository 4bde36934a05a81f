import {
  Design,
  Paper,
  type HouseStyle,
  Cadence,
  Channel,
  Direction,
  NoteKind,
  Outcome,
  Language,
  PRDStatus,
  Priority,
  RequirementState,
  ProductKind,
  Relationship,
  SectionKind,
  Side,
  type Ask,
  type AskImportSummary,
  type AskView,
  type Dismissal,
  type FindingDismissal,
  type Guide,
  type GuideQuestion,
  type Metric,
  type Note,
  type NoteVersion,
  type Participant,
  type PRD,
  type PRDComment,
  type PRDSection,
  type PRDVersion,
  type Product,
  type Reading,
  type Requirement,
  type Reviewer,
  type Session,
  type SignOff,
  type Stakeholder,
  type Template,
  type Theme,
  type Transcript,
  type TranscriptLine,
  type TrashItem,
} from '../types';
import { blankAsk, blankTheme } from '../unmade';

export interface VoiceRow {
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
}

/** Everything that the fake workspace holds; plain data, so that undo is a copy. */
export interface State {
  products: Product[];
  stakeholders: Stakeholder[];
  sessions: Session[];
  participants: Record<string, string[]>;
  /** What participants answered, of those who were asked. */
  consents: Participant[];
  guides: Guide[];
  questions: GuideQuestion[];
  notes: Note[];
  transcripts: Transcript[];
  lines: TranscriptLine[];
  asks: Ask[];
  askImports: AskImportSummary[];
  voices: VoiceRow[];
  views: AskView[];
  pairs: { askId: string; otherId: string; together: boolean }[];
  dismissals: Dismissal[];
  themes: Theme[];
  prds: PRD[];
  templates: Template[];
  houseStyle: HouseStyle;
  sections: PRDSection[];
  requirements: Requirement[];
  citations: { requirementId: string; askId: string }[];
  findingDismissals: FindingDismissal[];
  metrics: Metric[];
  readings: Reading[];
  prdVersions: PRDVersion[];
  reviewers: Reviewer[];
  signOffs: SignOff[];
  comments: PRDComment[];
  versions: NoteVersion[];
  trash: { item: TrashItem; putBack: { table: 'notes' | 'sessions' | 'stakeholders'; row: unknown } }[];
}

const born = '2026-11-02T09:00:00Z';
const stamp = { createdAt: born, updatedAt: born, revision: 1 };

const firstHouseStyle: HouseStyle = {
  id: 'house',
  paper: Paper.A4,
  design: Design.Sans,
  accent: '',
  authors: [],
  organisation: '',
  revision: 0,
};

/** A workspace without anything in it. */
export function emptyState(): State {
  return {
    products: [],
    stakeholders: [],
    sessions: [],
    participants: {},
    consents: [],
    guides: [],
    questions: [],
    notes: [],
    transcripts: [],
    lines: [],
    asks: [],
    askImports: [],
    voices: [],
    views: [],
    pairs: [],
    dismissals: [],
    themes: [],
    templates: [],
    houseStyle: { ...firstHouseStyle },
    prds: [],
    sections: [],
    requirements: [],
    citations: [],
    findingDismissals: [],
    metrics: [],
    readings: [],
    prdVersions: [],
    reviewers: [],
    signOffs: [],
    comments: [],
    versions: [],
    trash: [],
  };
}

function person(
  id: string,
  name: string,
  role: string,
  team: string,
  relationship: Relationship,
  side = Side.Inside,
): Stakeholder {
  return { ...stamp, id, name, role, team, organisation: 'Blue Harbour', side, relationship };
}

function note(
  id: string,
  seconds: number,
  kind: NoteKind,
  speakerId: string,
  text: string,
  tags: string[] = [],
): Note {
  return {
    ...stamp,
    id,
    sessionId: 'close',
    offsetMs: seconds * 1000,
    kind,
    speakerId,
    text,
    tags,
    importance: kind === NoteKind.Ask ? 3 : 0,
    due: '',
    level: 0,
    private: false,
    outcome: Outcome.Open,
  };
}

function question(id: string, position: number, text: string, more: Partial<GuideQuestion>): GuideQuestion {
  const blank = { digs: '', mustAsk: false, carriedTitle: '' };
  return { ...stamp, ...blank, id, sessionId: 'close', position, text, ...more };
}

function ask(id: string, statement: string, position: number, themeId?: string): Ask {
  return {
    ...blankAsk('erp', statement),
    ...stamp,
    id,
    position,
    ...(themeId === undefined ? {} : { themeId }),
  };
}

/** A small workspace about the month-end close. */
export function sampleState(): State {
  return {
    ...emptyState(),
    products: [
      {
        ...stamp,
        id: 'erp',
        name: 'ERP finance',
        kind: ProductKind.Internal,
        description: 'Ledger, close, payments.',
        teams: [],
      },
      {
        ...stamp,
        id: 'seller',
        name: 'Seller centre',
        kind: ProductKind.External,
        description: '',
        teams: [],
      },
    ],
    stakeholders: [
      person('rina', 'Rina Hartono', 'Financial controller', 'Accounting', Relationship.Boss),
      person('budi', 'Budi Santoso', 'Accountant', 'Accounting', Relationship.Friend),
      person('maya', 'Maya Lim', 'Treasury lead', 'Treasury', Relationship.Peer),
      person('sana', 'Sana Okafor', 'Shop owner', '', Relationship.Seller, Side.Outside),
    ],
    sessions: [
      {
        ...stamp,
        id: 'close',
        productId: 'erp',
        title: 'Month-end close: what slows the last two days',
        goal: 'Understand where the close waits for someone.',
        channel: Channel.Interview,
        plannedAt: '2026-11-20T09:00:00Z',
        plannedMinutes: 0,
        pausedMs: 0,
        startedAt: '2026-11-20T09:02:00Z',
        endedAt: '2026-11-20T09:47:00Z',
      },
      {
        ...stamp,
        id: 'payouts',
        productId: 'seller',
        title: 'Why sellers call about payouts',
        goal: '',
        channel: Channel.Call,
        plannedAt: '2026-11-25T13:00:00Z',
        plannedMinutes: 0,
        pausedMs: 0,
      },
    ],
    participants: { close: ['rina', 'budi', 'maya'], payouts: ['sana'] },
    questions: [
      question('q1', 1, 'Walk me through the last close', { askedMs: 1_081_000 }),
      question('q2', 2, 'What would earlier numbers let you do?', {
        mustAsk: true,
        digs: 'What would that be worth?\nHow often?',
      }),
      question('q3', 3, 'Who else feels this?', {}),
    ],
    notes: [
      note(
        'n1',
        1082,
        NoteKind.Note,
        'rina',
        'Close runs on nine spreadsheets; each owner mails theirs by day 2',
      ),
      note('n2', 1120, NoteKind.Pain, 'rina', 'Accruals are re-keyed by hand, then checked again', [
        'accruals',
      ]),
      note(
        'n3',
        1151,
        NoteKind.Quote,
        'budi',
        'By the time I see the variance, the person who can explain it is on leave.',
      ),
      note('n4', 1247, NoteKind.Ask, 'budi', 'Show open variances while the month is still running', [
        'visibility',
      ]),
      note('n5', 1290, NoteKind.Question, 'maya', 'Who may see payroll accruals before HR signs?'),
      note('n6', 1370, NoteKind.Decision, 'maya', 'Pilot with the two smallest entities first'),
    ],
    askImports: [],
    asks: [
      ask('a1', 'Show open variances while the month is still running', 1, 'late'),
      ask('a2', 'One page that says which entity has not posted', 2, 'late'),
      ask('a3', 'Post accruals from the purchase order', 1, 'rekey'),
      ask('a4', 'Approve from the phone', 1),
    ],
    voices: [
      voice('v1', 'a1', 'budi', { sessionId: 'close', noteId: 'n4', words: 'Show open variances' }),
      voice('v2', 'a1', 'rina', { channel: Channel.Call, words: 'I want to see who is late.' }),
      voice('v3', 'a2', 'maya', {}),
      voice('v4', 'a3', 'rina', { channel: Channel.Chat }),
      voice('v5', 'a4', 'maya', { channel: Channel.Ticket }),
    ],
    themes: [
      {
        ...blankTheme('erp', 'See who is late, early'),
        ...stamp,
        id: 'late',
        position: 1,
      },
      { ...blankTheme('erp', 'No re-keying'), ...stamp, id: 'rekey', position: 2 },
    ],
    templates: [],
    houseStyle: { ...firstHouseStyle },
    prds: [
      {
        ...stamp,
        id: 'prd',
        productId: 'erp',
        title: 'A faster close',
        status: PRDStatus.Draft,
        language: Language.Any,
        lastNumber: 1,
        pageLimit: 0,
      },
    ],
    sections: [
      {
        id: 's1',
        prdId: 'prd',
        kind: SectionKind.Problem,
        title: 'Problem',
        body: 'The close waits for people.',
        hint: '',
        required: false,
        position: 1,
        revision: 1,
      },
    ],
    requirements: [
      {
        id: 'r1',
        prdId: 'prd',
        number: 1,
        statement: 'The system shows open variances during the month.',
        rationale: '',
        priority: Priority.Must,
        criteria: [],
        state: RequirementState.Proposed,
        position: 1,
        revision: 1,
      },
    ],
    citations: [{ requirementId: 'r1', askId: 'a1' }],
    findingDismissals: [],
    metrics: [
      {
        ...{ id: 'days', productId: 'erp', name: 'Days to close', unit: 'days', direction: Direction.Down },
        ...{ baseline: 6, target: 3, dueOn: '2027-03-01', cadence: Cadence.Monthly, ownerId: 'rina' },
        ...{ source: 'Close calendar', position: 1, createdAt: '2026-09-01T08:00:00Z', revision: 1 },
      },
      {
        ...{ id: 'nps', productId: 'erp', name: 'NPS', unit: '', direction: Direction.Up },
        ...{ target: 20, dueOn: '', cadence: Cadence.Quarterly, source: '', position: 2 },
        ...{ createdAt: '2026-10-01T08:00:00Z', revision: 1 },
      },
    ],
    readings: [
      { id: 'd1', metricId: 'days', readOn: '2026-09-04', value: 6, note: '' },
      { id: 'd2', metricId: 'days', readOn: '2026-10-05', value: 5, note: 'Two entities late' },
    ],
    prdVersions: [],
    reviewers: [],
    signOffs: [],
    comments: [],
  };
}

function voice(id: string, askId: string, stakeholderId: string, more: Partial<VoiceRow>): VoiceRow {
  return {
    id,
    askId,
    stakeholderId,
    channel: Channel.Interview,
    at: '2026-11-20T09:22:00Z',
    words: '',
    importance: 2,
    ...more,
  };
}
