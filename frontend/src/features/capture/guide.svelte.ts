import { api, query, type GuideQuestion, type Guide, type LastTime, type Prompt } from '$lib/api';
import { attempt, attemptUndoable } from '$lib/act';
import { formatDay } from '$lib/format';
import { Questions, type Item } from '$lib/guide/questions.svelte';
import { fitting } from '$lib/guide/guides';
import { toasts } from '$lib/ui';
import { workspace } from '$lib/workspace.svelte';
import type { Capture } from './capture.svelte';

/** What an opened session is to ask, and what to know of its people before it. */
export class SessionGuide {
  readonly #asked;
  readonly #guides = query(() => api.guides.list());
  readonly #lastTime;
  /** The questions as they are written and put in order. */
  readonly questions: Questions;
  /** True while the session's questions are kept as a guide and a name is typed for it. */
  keeping = $state(false);

  constructor(readonly capture: Capture) {
    const { sessionId } = capture;
    this.#asked = query(() => api.questions.list(sessionId));
    this.#lastTime = query(() =>
      api.sessions.lastTime({ sessionId, stakeholderIds: capture.session?.participantIds ?? [] }),
    );
    this.questions = new Questions(() => this.list.map(itemOf), {
      add: (prompt) => this.#keep(() => api.questions.add(sessionId, prompt)),
      change: (key, prompt) => this.#change(key, prompt),
      move: (key, beforeKey) => this.#keep(() => api.questions.move(key, beforeKey)),
      remove: (key) => attemptUndoable('Question removed', () => api.questions.delete(key)),
    });
  }

  get list(): readonly GuideQuestion[] {
    return this.#asked.data ?? [];
  }

  get loading(): boolean {
    return this.#asked.loading;
  }

  get askedCount(): number {
    return this.list.filter(({ askedMs }) => askedMs !== undefined).length;
  }

  /** The first question that is not asked yet. */
  get next(): GuideQuestion | undefined {
    return this.list.find(({ askedMs }) => askedMs === undefined);
  }

  /** The question that was asked last. */
  get latest(): GuideQuestion | undefined {
    return this.list
      .filter(({ askedMs }) => askedMs !== undefined)
      .toSorted((a, b) => (a.askedMs ?? 0) - (b.askedMs ?? 0))
      .at(-1);
  }

  /** The guides that the session can take its questions from, the fitting first. */
  get guides(): readonly Guide[] {
    const { session } = this.capture;
    if (!this.#guides.data || !session) return [];
    return fitting(this.#guides.data, session.channel, workspace.product(session.productId)?.kind);
  }

  get lastTime(): readonly LastTime[] {
    return this.#lastTime.data ?? [];
  }

  /** What was left unasked last time and can still be asked, each question once. */
  get unasked(): readonly { id: string; text: string }[] {
    if (this.capture.stage === 'past') return [];
    const all = this.lastTime.flatMap(({ unasked }) => unasked);
    return all.filter(({ text }, i) => all.findIndex((other) => other.text === text) === i);
  }

  get canTick(): boolean {
    return this.capture.stage !== 'planned';
  }

  async tick({ id, askedMs }: GuideQuestion, asked = askedMs === undefined): Promise<void> {
    await attempt(() => api.questions.tick(id, asked));
  }

  async tickNext(): Promise<void> {
    if (this.next) await this.tick(this.next, true);
    else toasts.show({ text: 'Every question of the guide is asked.' });
  }

  async use({ id, name }: Guide): Promise<void> {
    const { length } = this.list;
    const questions = await attempt(() => api.questions.use(this.capture.sessionId, id));
    if (questions?.length === length) toasts.show({ text: `All of “${name}” is asked already.` });
  }

  /** Takes what was left unasked last time into this session. */
  async carry(): Promise<void> {
    const questionIds = this.unasked.map(({ id }) => id);
    await attemptUndoable('Carried forward', () =>
      api.questions.carry({ sessionId: this.capture.sessionId, questionIds }),
    );
  }

  /** Keeps the session's questions as a guide of one's own. */
  async keepAs(name: string): Promise<boolean> {
    const kept = await attemptUndoable(`Kept as “${name}”`, () =>
      api.guides.keep(this.capture.sessionId, name),
    );
    if (kept) this.keeping = false;
    return kept;
  }

  async #keep(work: () => Promise<unknown>): Promise<boolean> {
    return (await attempt(async () => (await work(), true))) ?? false;
  }

  #change(key: string, prompt: Prompt): Promise<boolean> {
    const question = this.list.find(({ id }) => id === key);
    return question
      ? this.#keep(() => api.questions.update({ ...question, ...prompt }))
      : Promise.resolve(false);
  }
}

function itemOf(question: GuideQuestion): Item {
  const { id: key, text, digs, mustAsk } = question;
  const origin = originOf(question);
  return { key, text, digs, mustAsk, ...(origin === '' ? {} : { origin }) };
}

/** Says where a question was left unasked before; empty for one of this session's own. */
export function originOf({ carriedFrom, carriedTitle, carriedAt }: GuideQuestion): string {
  return carriedFrom === undefined ? '' : `From “${carriedTitle}”, ${formatDay(carriedAt ?? '')}`;
}
