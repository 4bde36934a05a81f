import { Channel, api, never, toApiError, unmade, type ApiError, type SessionSummary } from '$lib/api';
import { nextQuarter } from './nextQuarter';
import { PersonChoice } from './personChoice.svelte';

/** A session as its form holds it: a new one, or one that is there already. */
export class SessionDraft {
  title = $state('');
  productId = $state('');
  channel = $state(Channel.Interview);
  plannedAt = $state('');
  goal = $state('');
  participantIds = $state.raw<string[]>([]);
  readonly people = new PersonChoice();
  busy = $state(false);
  error = $state.raw<ApiError>();
  readonly #from: SessionSummary | undefined;
  /** What stood in the fields when they were refused. */
  #refused = $state.raw<Record<string, unknown>>({});

  constructor(from?: SessionSummary, productId = '', personId = '') {
    this.#from = from;
    this.productId = productId;
    if (!from) {
      this.plannedAt = nextQuarter();
      if (personId !== '') this.participantIds = [personId];
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

  /** What is typed and chosen, under the names by which the backend refuses it. */
  get fields() {
    const { title, productId, channel, plannedAt, goal } = this;
    return { title, productId, channel, plannedAt, goal };
  }

  get isNew(): boolean {
    return this.#from === undefined;
  }

  /** What is wrong with a field as it stands; empty when nothing is. */
  problem(field: keyof typeof this.fields): string {
    const same = this.fields[field] === this.#refused[field];
    return this.error?.field === field && same ? this.error.message : '';
  }

  /** What went wrong that belongs to no field of the form. */
  get otherProblem(): string {
    return this.error && !(this.error.field in this.fields) ? this.error.words : '';
  }

  /** Saves it and gives it as it is now; undefined when the form has to be looked at again. */
  async save(): Promise<SessionSummary | undefined> {
    this.busy = true;
    this.error = undefined;
    const { fields } = this;
    const { ids: participantIds, names: newPeople } = this.people.split(this.participantIds);
    const plannedAt = fields.plannedAt || (this.#from?.plannedAt ?? never);
    const session = {
      ...(this.#from ?? { ...unmade, plannedMinutes: 0, pausedMs: 0 }),
      ...fields,
      plannedAt,
    };
    try {
      const form = { session, participantIds, newPeople };
      return await (this.isNew ? api.sessions.create(form) : api.sessions.update(form));
    } catch (rejection) {
      this.error = toApiError(rejection);
      this.#refused = fields;
      return undefined;
    } finally {
      this.busy = false;
    }
  }
}
