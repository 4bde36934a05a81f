import {
  Channel,
  Relationship,
  Side,
  api,
  never,
  toApiError,
  unmade,
  type ApiError,
  type SessionSummary,
  type Stakeholder,
} from '$lib/api';
import { attempt } from '$lib/act';
import { nextQuarter } from './nextQuarter';

/** A session as its form holds it: a new one, or one that is there already. */
export class SessionDraft {
  title = $state('');
  productId = $state('');
  channel = $state(Channel.Interview);
  plannedAt = $state('');
  goal = $state('');
  participantIds = $state.raw<string[]>([]);
  busy = $state(false);
  error = $state.raw<ApiError>();
  readonly #from: SessionSummary | undefined;

  constructor(from?: SessionSummary, productId = '') {
    this.#from = from;
    this.productId = productId;
    if (!from) {
      this.plannedAt = nextQuarter();
      return;
    }
    ({
      title: this.title,
      productId: this.productId,
      channel: this.channel,
      plannedAt: this.plannedAt,
      goal: this.goal,
      participantIds: this.participantIds,
    } = from);
  }

  get isNew(): boolean {
    return this.#from === undefined;
  }

  /** What is wrong with a field; empty when nothing is. */
  problem(field: string): string {
    return this.error?.field === field ? this.error.message : '';
  }

  /** What went wrong that belongs to no field of the form. */
  get otherProblem(): string {
    const fields = ['title', 'productId', 'channel', 'plannedAt', 'goal'];
    return this.error && !fields.includes(this.error.field) ? this.error.words : '';
  }

  /** Saves it and gives it as it is now; undefined when the form has to be looked at again. */
  async save(): Promise<SessionSummary | undefined> {
    this.busy = true;
    this.error = undefined;
    const { title, productId, channel, goal, participantIds } = this;
    const session = {
      ...(this.#from ?? unmade),
      ...{ title, productId, channel, goal, plannedAt: this.plannedAt || (this.#from?.plannedAt ?? never) },
    };
    try {
      const form = { session, participantIds };
      return await (this.isNew ? api.sessions.create(form) : api.sessions.update(form));
    } catch (rejection) {
      this.error = toApiError(rejection);
      return undefined;
    } finally {
      this.busy = false;
    }
  }
}

/** Adds a person of whom only the name is known yet, and gives the id. */
export async function addPerson(name: string): Promise<string | undefined> {
  const blank = { role: '', team: '', organisation: '', side: Side.Inside, relationship: Relationship.Other };
  const person: Stakeholder = { ...unmade, ...blank, name };
  return (await attempt(() => api.stakeholders.create(person)))?.id;
}
