import type { Backend } from '../client';
import type { contract, discovery } from '../bindings';
import {
  Channel,
  Code,
  NoteKind,
  ProductKind,
  type Guide,
  type LastTime,
  type SessionSummary,
} from '../types';
import { askSummary, sessionSummary } from './details';
import { failure, find, remove, replace, type Memory } from './memory';
import type { State } from './seed';

const now = '2026-11-23T10:00:00Z';
const stamp = { createdAt: now, updatedAt: now, revision: 1 };

/** The guide that comes with the fake. */
const shipped: Guide = {
  ...stamp,
  id: 'interview-internal',
  name: 'Interview: how the work is done',
  channel: Channel.Interview,
  productKind: ProductKind.Internal,
  questions: [
    { text: 'Walk me through the last time', digs: 'What happened then?', mustAsk: true },
    { text: 'How do you cope now?', digs: '', mustAsk: false },
  ],
};

export function fakeGuides(memory: Memory): Backend['guides'] {
  return {
    List: () => memory.read((state) => ({ own: state.guides, shipped: [shipped] })),
    Create: (guide) =>
      memory.change('Add guide', (state) => {
        if (guide.name.trim() === '') throw failure(Code.Invalid, 'The name is empty. Type one.', 'name');
        const made = { ...guide, ...stamp, id: memory.id() };
        state.guides.push(made);
        return made;
      }),
    Update: (guide) => memory.change('Edit guide', (state) => replace(state.guides, guide)),
    Keep: (sessionId, name) =>
      memory.change('Add guide', (state) => {
        const session = find(state.sessions, sessionId);
        const made = {
          ...stamp,
          id: memory.id(),
          name,
          channel: session.channel,
          productKind: find(state.products, session.productId).kind,
          questions: questionsOf(state, sessionId).map(({ text, digs, mustAsk }) => ({
            text,
            digs,
            mustAsk,
          })),
        };
        state.guides.push(made);
        return made;
      }),
    Delete: (id) => memory.change('Delete guide', (state) => remove(state.guides, id)),
  };
}

const questionsOf = (state: State, sessionId: string) =>
  state.questions.filter((q) => q.sessionId === sessionId).sort((a, b) => a.position - b.position);

function append(
  memory: Memory,
  state: State,
  sessionId: string,
  prompts: (discovery.Prompt & { from?: string })[],
) {
  for (const { text, digs, mustAsk, from } of prompts) {
    const there = questionsOf(state, sessionId);
    if (text.trim() === '') throw failure(Code.Invalid, 'The question is empty. Type what to ask.', 'text');
    if (there.some((q) => q.text === text)) continue;
    const position = (there.at(-1)?.position ?? 0) + 1;
    const made = { ...stamp, id: memory.id(), sessionId, position, text, digs, mustAsk, carriedTitle: '' };
    const origin = state.sessions.find(({ id }) => id === from);
    state.questions.push(
      origin
        ? { ...made, carriedFrom: origin.id, carriedTitle: origin.title, carriedAt: origin.plannedAt }
        : made,
    );
  }
  return questionsOf(state, sessionId);
}

export function fakeQuestions(memory: Memory): Backend['questions'] {
  return {
    List: (sessionId) => memory.read((state) => questionsOf(state, sessionId)),
    Use: (sessionId, guideId) =>
      memory.change('Use guide', (state) =>
        append(memory, state, sessionId, find([...state.guides, shipped], guideId).questions),
      ),
    Carry: ({ sessionId, questionIds }) =>
      memory.change('Carry questions forward', (state) => {
        const left = questionIds.map((id) => find(state.questions, id));
        return append(
          memory,
          state,
          sessionId,
          left.map(({ text, digs, mustAsk, sessionId: from }) => ({ text, digs, mustAsk, from })),
        );
      }),
    Add: (sessionId, prompt) =>
      memory.change('Add question', (state) => append(memory, state, sessionId, [prompt])),
    Update: (question) =>
      memory.change('Edit question', (state) => {
        replace(state.questions, question as (typeof state.questions)[number]);
        return questionsOf(state, question.sessionId);
      }),
    Tick: (id, asked) =>
      memory.change(asked ? 'Tick question' : 'Untick question', (state) => {
        const question = find(state.questions, id);
        if (asked) question.askedMs = 90_000;
        else delete question.askedMs;
        return questionsOf(state, question.sessionId);
      }),
    Move: (id, beforeId) =>
      memory.change('Move question', (state) => {
        const question = find(state.questions, id);
        const others = questionsOf(state, question.sessionId).filter((q) => q.id !== id);
        const at = others.findIndex((q) => q.id === beforeId);
        others.splice(at < 0 ? others.length : at, 0, question);
        for (const [i, q] of others.entries()) q.position = i + 1;
      }),
    Delete: (id) => memory.change('Delete question', (state) => remove(state.questions, id)),
  };
}

/** What a session is preceded by for each person, as far as a view needs it. */
export function lastTime(state: State, query: discovery.LastTimeQuery): LastTime[] {
  const here = questionsOf(state, query.sessionId).map(({ text }) => text);
  return query.stakeholderIds.map((stakeholderId) => {
    const session = state.sessions.find(
      ({ id, startedAt }) =>
        id !== query.sessionId && startedAt !== undefined && state.participants[id]?.includes(stakeholderId),
    );
    const notes = (kind: NoteKind, speaker?: string) =>
      state.notes
        .filter((n) => n.sessionId === session?.id && n.kind === kind)
        .filter((n) => n.speakerId === speaker)
        .map(({ id, sessionId, text, due }) => ({ id, sessionId, text, due, saidAt: now }));
    return {
      stakeholderId,
      sessionId: session?.id ?? '',
      sessionTitle: session?.title ?? '',
      ...(session?.startedAt === undefined ? {} : { at: session.startedAt }),
      asks: state.asks
        .map(({ id }) => askSummary(state, id))
        .filter(({ personIds }) => personIds.includes(stakeholderId))
        .map(({ id, statement, decision, reason, themeName, private: hidden }) => ({
          ...{ id, statement, decision, reason, themeName, private: hidden },
          cited: state.citations.some((c) => c.askId === id)
            ? [{ prdId: 'prd', title: 'A faster close', requirementId: 'r1', ref: 'REQ-001' }]
            : [],
        })),
      theyOwe: notes(NoteKind.Action, stakeholderId),
      youOwe: notes(NoteKind.Action),
      questions: notes(NoteKind.Question, stakeholderId),
      unasked: questionsOf(state, session?.id ?? '').filter(
        ({ askedMs, text }) => askedMs === undefined && !here.includes(text),
      ),
    };
  });
}

export function setConsent(state: State, form: contract.ConsentForm): SessionSummary {
  for (const { stakeholderId, consent } of form.answers) {
    const others = state.consents.filter(
      (c) => c.sessionId !== form.sessionId || c.stakeholderId !== stakeholderId,
    );
    const answer = { sessionId: form.sessionId, stakeholderId, position: 1, consent, consentAt: now };
    state.consents = [...others, answer];
  }
  return sessionSummary(state, form.sessionId);
}
