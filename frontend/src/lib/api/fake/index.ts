// A backend in memory for component tests and for design work in a browser. It keeps to the contract, not to Go's
// rules: grammar, search and validation are only as good as a test of a view needs them.
import type { Backend } from '../client';
import {
  Appearance,
  Code,
  HitKind,
  NoteKind,
  Outcome,
  Relationship,
  Side,
  type CapturedLine,
  type Choices,
  type Completions,
  type Note,
  type NotesForm,
  type SessionForm,
  type SessionSummary,
} from '../types';
import { fakeAgreement, fakeComments } from './agreement';
import { fakeAskImports } from './askImports';
import { fakeLetters } from './letters';
import { sessionSummary } from './details';
import { fakeFindings } from './findings';
import { fakeGuides, fakeQuestions, lastTime, setConsent } from './guides';
import { countsOf, discard, fakeBackups, fakeHistories, fakeTrash, keepVersion } from './kept';
import { Memory, failure, find, remove, replace, meet } from './memory';
import { emptyState, sampleState, type State } from './seed';
import { fakeMetrics } from './metrics';
import { fakeStyles } from './styles';
import { fakeTemplates } from './templates';
import { fakeTranscripts } from './transcripts';
import { fakeSuggestions } from './suggestions';
import { addAsk, fakeAsks, fakePRDs, fakeThemes } from './synthesis';
import { fakeVersions } from './versions';
import { fakeVoices } from './voices';
import { fakePromises, fakeWrapUp } from './wrapup';

const now = '2026-11-23T10:00:00Z';
const stamp = { createdAt: now, updatedAt: now, revision: 1 };

/** Makes a fake: with the sample open, with another state, or as on a first start (`open: false`). */
export function createFake({
  open = true,
  state = sampleState(),
}: { open?: boolean; state?: State } = {}): Backend {
  const memory = new Memory(state);
  return {
    workspaces: fakeWorkspaces(memory, open),
    products: fakeProducts(memory),
    stakeholders: fakeStakeholders(memory),
    sessions: fakeSessions(memory),
    guides: fakeGuides(memory),
    questions: fakeQuestions(memory),
    notes: fakeNotes(memory),
    wrapUp: fakeWrapUp(memory),
    promises: fakePromises(memory),
    transcripts: fakeTranscripts(memory),
    asks: fakeAsks(memory),
    askImports: fakeAskImports(memory),
    letters: fakeLetters(memory),
    voices: fakeVoices(memory),
    themes: fakeThemes(memory),
    suggestions: fakeSuggestions(memory),
    prds: fakePRDs(memory),
    templates: fakeTemplates(memory),
    styles: fakeStyles(memory),
    versions: fakeVersions(memory),
    findings: fakeFindings(memory),
    metrics: fakeMetrics(memory),
    images: {
      Choose: () => Promise.resolve({ cancelled: false, hash: 'a'.repeat(64), name: 'Close calendar' }),
      Keep: ({ name }) => Promise.resolve({ cancelled: false, hash: 'b'.repeat(64), name }),
    },
    agreement: fakeAgreement(memory),
    comments: fakeComments(memory),
    search: fakeSearch(memory),
    history: {
      State: () => Promise.resolve(memory.history()),
      Undo: () => memory.undo(),
      Redo: () => memory.redo(),
    },
    trash: fakeTrash(memory),
    backups: fakeBackups(memory, () => fakeWorkspaces(memory, true).Current()),
    preferences: fakePreferences(),
    links: { Open: () => Promise.resolve() },
    window: { Compact: () => Promise.resolve(), Whole: () => Promise.resolve() },
    closing: {
      Hold: () => Promise.resolve(),
      Asked: () => Promise.resolve(),
      Leave: () => Promise.resolve(),
      Copy: () => Promise.resolve(),
      SaveCopy: () => Promise.resolve('/media/stick/Unsaved lines.txt'),
    },
  };
}

function fakeWorkspaces(memory: Memory, opened: boolean): Backend['workspaces'] {
  let open = opened;
  let sample = opened;
  const info = () => {
    const { state } = memory;
    return Promise.resolve({
      open,
      path: '/home/pm/Throughline/Blue Harbour.throughline',
      name: sample ? 'Blue Harbour' : 'My workspace',
      sample,
      readOnly: false,
      problem: '',
      counts: countsOf(state),
    });
  };
  const start = (withSample: boolean) => () => {
    open = true;
    sample = withSample;
    memory.state = withSample ? sampleState() : emptyState();
    return info();
  };
  return {
    Current: info,
    Recent: () =>
      Promise.resolve([
        {
          path: '/home/pm/Throughline/Blue Harbour.throughline',
          name: 'Blue Harbour',
          openedAt: now,
          missing: false,
        },
        {
          path: '/media/stick/Old.throughline',
          name: 'Old',
          openedAt: '2026-03-01T10:00:00Z',
          missing: true,
        },
      ]),
    Create: start(false),
    Open: start(true),
    OpenRecent: start(true),
    StartEmpty: start(false),
    StartSample: start(true),
    RemoveSample: start(false),
    RestoreSample: start(true),
    Check: () => Promise.resolve({ ok: true, findings: [] }),
  };
}

function fakeProducts(memory: Memory): Backend['products'] {
  return {
    List: () => memory.read((state) => state.products),
    Create: (product) =>
      memory.change('Add product', (state) => {
        if (product.name.trim() === '') throw failure(Code.Invalid, 'The name is empty. Type one.', 'name');
        const made = { ...product, ...stamp, id: memory.id() };
        state.products.push(made);
        return made;
      }),
    Update: (product) => memory.change('Edit product', (state) => replace(state.products, product)),
    Delete: (id) => memory.change('Delete product', (state) => remove(state.products, id)),
  };
}

function fakeStakeholders(memory: Memory): Backend['stakeholders'] {
  return {
    List: () => memory.read((state) => [...state.stakeholders].sort((a, b) => a.name.localeCompare(b.name))),
    Create: (person) =>
      memory.change('Add person', (state) => {
        if (person.name.trim() === '') throw failure(Code.Invalid, 'The name is empty. Type one.', 'name');
        const made = { ...person, ...stamp, id: memory.id() };
        state.stakeholders.push(made);
        return made;
      }),
    Update: (person) => memory.change('Edit person', (state) => replace(state.stakeholders, person)),
    Delete: (id) => memory.change('Delete person', (state) => discard(state, 'stakeholders', id)),
  };
}

const stranger = {
  role: '',
  team: '',
  organisation: '',
  side: Side.Inside,
  relationship: Relationship.Peer,
};

/** Sets who takes part in a session, and what they answered. */
function attend(
  memory: Memory,
  state: State,
  sessionId: string,
  { participantIds, newPeople, answers }: Omit<SessionForm, 'session'>,
): SessionSummary {
  const made = newPeople.map((name) => ({ name, id: meet(memory, state, name) }));
  state.participants[sessionId] = [...participantIds, ...made.map(({ id }) => id)];
  const idOf = (who: string) => made.find(({ name }) => name === who)?.id ?? who;
  return setConsent(state, {
    sessionId,
    answers: answers.map(({ who, consent }) => {
      return { sessionId, stakeholderId: idOf(who), position: 1, consent };
    }),
  });
}

function fakeSessions(memory: Memory): Backend['sessions'] {
  const at = (id: string, label: string, field: 'startedAt' | 'endedAt' | 'pausedAt') =>
    memory.change(label, (state) => {
      find(state.sessions, id)[field] = now;
      return sessionSummary(state, id);
    });
  return {
    List: ({ productId, stakeholderId }) =>
      memory.read((state) =>
        state.sessions
          .map((session) => sessionSummary(state, session.id))
          .filter((s) => productId === '' || s.productId === productId)
          .filter((s) => stakeholderId === '' || s.participantIds.includes(stakeholderId))
          .sort((a, b) => b.plannedAt.localeCompare(a.plannedAt)),
      ),
    Get: (id) => memory.read((state) => sessionSummary(state, id)),
    Create: ({ session, ...who }) =>
      memory.change('Add session', (state) => {
        if (session.title.trim() === '')
          throw failure(Code.Invalid, 'The title is empty. Type one.', 'title');
        const id = memory.id();
        state.sessions.push({ ...session, ...stamp, id });
        return attend(memory, state, id, who);
      }),
    Update: ({ session, ...who }) =>
      memory.change('Edit session', (state) => {
        replace(state.sessions, session);
        return attend(memory, state, session.id, who);
      }),
    Start: (id) => at(id, 'Start session', 'startedAt'),
    End: (id) => at(id, 'End session', 'endedAt'),
    EndAt: ({ id, at: ended }) =>
      memory.change('End session', (state) => {
        find(state.sessions, id).endedAt = ended;
        return sessionSummary(state, id);
      }),
    Pause: (id) => at(id, 'Pause session', 'pausedAt'),
    Resume: (id) =>
      memory.change('Resume session', (state) => {
        delete find(state.sessions, id).pausedAt;
        return sessionSummary(state, id);
      }),
    Merge: (intoId, fromId) =>
      memory.change('Merge sessions', (state) => {
        for (const note of state.notes) if (note.sessionId === fromId) note.sessionId = intoId;
        remove(state.sessions, fromId);
        return sessionSummary(state, intoId);
      }),
    AddPerson: (id, name) =>
      memory.change(`Add ${name}`, (state) => {
        const person = { ...stranger, ...stamp, id: memory.id(), name };
        state.stakeholders.push(person);
        state.participants[id] = [...(state.participants[id] ?? []), person.id];
        return person;
      }),
    LastTime: (query) => memory.read((state) => lastTime(state, query)),
    SetConsent: (form) => memory.change('Set consent', (state) => setConsent(state, form)),
    Delete: (id) => memory.change('Delete session', (state) => discard(state, 'sessions', id)),
  };
}

const marks: [string, NoteKind][] = [
  ['!', NoteKind.Ask],
  ['>', NoteKind.Quote],
  ['?', NoteKind.Question],
  ['~', NoteKind.Pain],
  ['^', NoteKind.Workaround],
  ['=', NoteKind.Decision],
  ['[]', NoteKind.Action],
  ['$', NoteKind.Cost],
  ['*', NoteKind.Star],
];

function capture(line: string): CapturedLine {
  const isPrivate = line.startsWith('//');
  const body = isPrivate ? line.slice(2).trimStart() : line;
  const [mark, kind] = marks.find(([sign]) => body.startsWith(sign)) ?? ['', NoteKind.Note];
  const text = body.slice(mark.length).trim();
  const tags = [...text.matchAll(/#(\S+)/g)].map(([, tag]) => tag ?? '');
  const found = [...line.matchAll(/[#@]\S+/g)].map((m) => ({
    from: m.index,
    to: m.index + m[0].length,
    kind: m[0].startsWith('#') ? 'tag' : 'person',
  }));
  const marksFound = mark === '' ? found : [{ from: 0, to: mark.length, kind: 'kind' }, ...found];
  return {
    kind,
    text: text.replace(/\s*#\S+/g, ''),
    tags,
    speaker: '',
    importance: 0,
    due: '',
    private: isPrivate,
    marks: marksFound,
  };
}

function noteFrom(memory: Memory, state: State, sessionId: string, line: NotesForm['lines'][number]): Note {
  const understood = capture(line.text);
  const { kind, text, tags, importance, due } = understood;
  const said = state.notes.filter((n) => n.sessionId === sessionId).map((n) => n.offsetMs);
  const offsetMs = Math.max(0, ...said) + 1000;
  const note: Note = {
    ...stamp,
    id: memory.id(),
    sessionId,
    offsetMs,
    kind,
    text,
    tags,
    importance,
    due,
    level: line.level ?? 0,
    private: understood.private,
    outcome: Outcome.Open,
  };
  if (line.speakerId !== undefined) note.speakerId = line.speakerId;
  state.notes.push(note);
  return note;
}

function namesFor(state: State, sessionId: string, typed: string): Completions {
  const here = state.participants[sessionId] ?? [];
  const people = [...state.stakeholders].sort((a, b) => here.indexOf(b.id) - here.indexOf(a.id));
  const first = ({ name }: { name: string }) => name.split(' ')[0] ?? name;
  const known = people.some((person) => first(person).toLowerCase() === typed.toLowerCase());
  const suggestions = people
    .filter((person) => !known && person.name.toLowerCase().startsWith(typed.toLowerCase()))
    .map((person) => ({ text: `@${first(person)}`, label: person.name, hint: person.role }));
  return { suggestions, newName: known ? '' : typed };
}

function tagsFor(state: State, typed: string): Completions {
  const tags = [...new Set(state.notes.flatMap((note) => note.tags))];
  const suggestions = tags
    .filter((tag) => tag !== typed && tag.startsWith(typed))
    .map((tag) => ({ text: `#${tag}`, label: tag, hint: '' }));
  return { suggestions, newName: '' };
}

function fakeNotes(memory: Memory): Backend['notes'] {
  const drafts: Record<string, string> = {};
  return {
    List: (sessionId) =>
      memory.read((state) =>
        state.notes.filter((n) => n.sessionId === sessionId).sort((a, b) => a.offsetMs - b.offsetMs),
      ),
    Preview: (_sessionId, line) => Promise.resolve(capture(line)),
    Add: ({ sessionId, lines, draft }) =>
      memory.change('Add note', (state) => {
        drafts[sessionId] = draft ?? '';
        return lines.map((line) => {
          const note = noteFrom(memory, state, sessionId, line);
          return { note, askId: note.kind === NoteKind.Ask ? addAsk(memory, state, note.id) : '' };
        });
      }),
    Line: (id) =>
      memory.read((state) => {
        const note = find(state.notes, id);
        const { kind, text, tags } = note;
        const mark = marks.find(([, k]) => k === kind)?.[0] ?? '';
        return [note.private ? '//' : '', mark, text, ...tags.map((tag) => `#${tag}`)]
          .filter((part) => part !== '')
          .join(' ');
      }),
    Edit: ({ id, line, revision }) =>
      memory.change('Edit note', (state) => {
        if (find(state.notes, id).revision !== revision)
          throw failure(Code.Conflict, 'It was changed elsewhere.');
        keepVersion(state, id);
        const { kind, text, tags, private: hidden } = capture(line);
        return replace(state.notes, { ...find(state.notes, id), kind, text, tags, private: hidden });
      }),
    SetKind: ({ id, kind }) =>
      memory.change('Change kind', (state) => replace(state.notes, { ...find(state.notes, id), kind })),
    SetPrivate: ({ id, private: hidden }) =>
      memory.change('Make note private', (state) =>
        replace(state.notes, { ...find(state.notes, id), private: hidden }),
      ),
    SetAnswered: ({ id, answered }) =>
      memory.change('Mark question as answered', (state) =>
        replace(state.notes, {
          ...find(state.notes, id),
          outcome: answered ? Outcome.Done : Outcome.Open,
        }),
      ),
    SetLevel: ({ id, level }) =>
      memory.change('Indent note', (state) => replace(state.notes, { ...find(state.notes, id), level })),
    Mark: ({ sessionId, kind, speakerId }) =>
      memory.change('Mark a moment', (state) => {
        const said = state.notes.filter((n) => n.sessionId === sessionId).map((n) => n.offsetMs);
        const line = { text: 'Marked moment', ...(speakerId === undefined ? {} : { speakerId }) };
        const note = noteFrom(memory, state, sessionId, line);
        Object.assign(note, { kind, offsetMs: Math.max(0, ...said) - 1 });
        return { note, askId: '' };
      }),
    Complete: ({ sessionId, sign, typed }) =>
      memory.read((state) => (sign === '@' ? namesFor(state, sessionId, typed) : tagsFor(state, typed))),
    Delete: (id) => memory.change('Delete note', (state) => discard(state, 'notes', id)),
    Draft: (sessionId) => Promise.resolve(drafts[sessionId] ?? ''),
    SaveDraft: (sessionId, text) => {
      drafts[sessionId] = text;
      return Promise.resolve();
    },
    ...fakeHistories(memory),
    AddBeside: ({ id, line }) =>
      memory.change('Keep both versions', (state) => {
        const { sessionId, offsetMs } = find(state.notes, id);
        const note = noteFrom(memory, state, sessionId, { text: line });
        return { note: Object.assign(note, { offsetMs }), askId: '' };
      }),
  };
}

function fakeSearch(memory: Memory): Backend['search'] {
  return {
    Find: ({ text, limit }) =>
      memory.read((state) => {
        const hits = state.notes
          .filter((note) => text !== '' && note.text.toLowerCase().includes(text.toLowerCase()))
          .map((note) => {
            const session = sessionSummary(state, note.sessionId);
            const from = note.text.toLowerCase().indexOf(text.toLowerCase());
            const to = from + text.length;
            return {
              kind: HitKind.Note,
              id: note.id,
              noteKind: note.kind,
              sessionId: session.id,
              productId: session.productId,
              productName: session.productName,
              place: session.title,
              personId: note.speakerId ?? '',
              at: session.startedAt ?? session.plannedAt,
              offsetMs: note.offsetMs,
              prdId: '',
              private: note.private,
              fragments: [
                { text: note.text.slice(0, from), match: false },
                { text: note.text.slice(from, to), match: true },
                { text: note.text.slice(to), match: false },
              ].filter((fragment) => fragment.text !== ''),
            };
          });
        return { hits: hits.slice(0, limit), more: hits.length > limit };
      }),
  };
}

function fakePreferences(): Backend['preferences'] {
  let choices: Choices = {
    appearance: Appearance.System,
    legend: true,
    markBack: 10,
    keys: [],
    collapsed: [],
  };
  return {
    Get: () => Promise.resolve(choices),
    Update: (next) => {
      choices = next;
      return Promise.resolve(next);
    },
    About: () => Promise.resolve({ version: '0.0.0', dataFolder: '/home/pm/Throughline' }),
  };
}
