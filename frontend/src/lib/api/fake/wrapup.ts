import type { Backend } from '../client';
import { Debtor, NoteKind, Outcome, type Note, type Promised, type Statement } from '../types';
import { sessionSummary } from './details';
import { find, replace, type Memory } from './memory';
import type { State } from './seed';

const now = '2026-11-23T10:00:00Z';

function firstName(state: State, id: string | undefined): string {
  return state.stakeholders.find((person) => person.id === id)?.name.split(' ')[0] ?? '';
}

function statement(state: State, note: Note): Statement {
  const who = firstName(state, note.speakerId);
  const lead =
    note.kind === NoteKind.Ask
      ? `${who} asks`
      : note.kind === NoteKind.Decision
        ? 'We decided'
        : note.speakerId === undefined
          ? `I promise ${firstName(state, note.owedTo)}`.trim()
          : `${who} promises`;
  return { ...note, lead, words: note.text };
}

export function fakeWrapUp(memory: Memory): Backend['wrapUp'] {
  const readBack = (state: State, sessionId: string) => {
    const notes = state.notes.filter((note) => note.sessionId === sessionId && !note.private);
    const of = (kind: NoteKind) =>
      notes.filter((note) => note.kind === kind).map((note) => statement(state, note));
    return {
      asks: of(NoteKind.Ask),
      decisions: of(NoteKind.Decision),
      promises: of(NoteKind.Action),
      questions: of(NoteKind.Question),
      private: 0,
    };
  };
  return {
    ReadBack: (sessionId) => memory.read((state) => readBack(state, sessionId)),
    Confirm: ({ id, confirmed, by }) =>
      memory.change('Confirm', (state) => {
        const note = find(state.notes, id);
        delete note.confirmedBy;
        delete note.confirmedAt;
        if (confirmed) note.confirmedAt = now;
        if (confirmed && by !== undefined) note.confirmedBy = by;
        return replace(state.notes, note);
      }),
    Withdraw: ({ id }) =>
      memory.change('Drop from the read-back', (state) =>
        replace(state.notes, { ...find(state.notes, id), kind: NoteKind.Note }),
      ),
    FollowUp: (sessionId) =>
      memory.read((state) => {
        const { asks, decisions, promises } = readBack(state, sessionId);
        const lines = [...decisions, ...asks, ...promises].map(({ words }) => `- ${words}`);
        return [`# ${sessionSummary(state, sessionId).title}`, '', ...lines].join('\n');
      }),
    CopyFollowUp: () => Promise.resolve(),
    SaveFollowUp: () => Promise.resolve('/home/pm/follow-up.md'),
  };
}

function promised(state: State, note: Note): Promised {
  const { title, productId, productName } = sessionSummary(state, note.sessionId);
  return { ...note, sessionTitle: title, productId, productName };
}

export function fakePromises(memory: Memory): Backend['promises'] {
  return {
    List: ({ productId, stakeholderId, debtor, settled }) =>
      memory.read((state) =>
        state.notes
          .filter((note) => note.kind === NoteKind.Action && (note.outcome !== Outcome.Open) === settled)
          .map((note) => promised(state, note))
          .filter((p) => productId === '' || p.productId === productId)
          .filter((p) => stakeholderId === '' || (p.speakerId ?? p.owedTo) === stakeholderId)
          .filter((p) => debtor === Debtor.Anyone || (p.speakerId === undefined) === (debtor === Debtor.Me))
          .sort((a, b) => (a.due || '9').localeCompare(b.due || '9')),
      ),
    Settle: ({ id, outcome }) =>
      memory.change('Settle promise', (state) =>
        replace(state.notes, { ...find(state.notes, id), outcome, settledAt: now }),
      ),
    Move: ({ id, due }) =>
      memory.change('Move promise', (state) => replace(state.notes, { ...find(state.notes, id), due })),
    Assign: ({ id, debtor, personId }) =>
      memory.change('Change who owes it', (state) => {
        const note = find(state.notes, id);
        delete note.speakerId;
        delete note.owedTo;
        if (personId !== undefined) note[debtor === Debtor.Me ? 'owedTo' : 'speakerId'] = personId;
        return replace(state.notes, note);
      }),
  };
}
