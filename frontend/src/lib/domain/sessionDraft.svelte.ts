import {
  ApiError,
  Channel,
  Code,
  Consent,
  api,
  never,
  toApiError,
  unmade,
  type SessionSummary,
} from '$lib/api';
import { nextQuarter } from './nextQuarter';
import { PersonChoice } from './personChoice.svelte';

/** A session as its form holds it: a new one, or one that is there already. */
export class SessionDraft {
  title = $state('');
  productId = $state('');
  channel = $state(Channel.Interview);
  plannedAt = $state('');
  goal = $state('');
  /** How many minutes it is to take, as typed; empty when that is open. */
  minutes = $state('');
  /** What people answered, of those for whom it was said here. */
  consents = $state<Record<string, Consent>>({});
  participantIds = $state.raw<string[]>([]);
  readonly people = new PersonChoice();
  busy = $state(false);
  error = $state.raw<ApiError>();
  readonly #from: SessionSummary | undefined;
  /** What stood in the fields when they were refused. */
  #refused = $state.raw<Record<string, unknown>>({});

  constructor(from?: SessionSummary, productId = '', personIds: readonly string[] = []) {
    this.#from = from;
    this.productId = productId;
    if (!from) {
      this.plannedAt = nextQuarter();
      this.participantIds = [...personIds];
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
    if (from.plannedMinutes > 0) this.minutes = String(from.plannedMinutes);
  }

  /** What is typed and chosen, under the names by which the backend refuses it. */
  get fields() {
    const { title, productId, channel, plannedAt, goal, minutes } = this;
    return { title, productId, channel, plannedAt, goal, plannedMinutes: Number(minutes) };
  }

  get sessionId(): string {
    return this.#from?.id ?? '';
  }

  get isNew(): boolean {
    return this.#from === undefined;
  }

  /** What a person answered, as it will be kept. */
  consentOf(personId: string): Consent {
    const before = this.#from?.participants.find(({ stakeholderId }) => stakeholderId === personId);
    return this.consents[personId] ?? before?.consent ?? Consent.NotAsked;
  }

  answer(personId: string, consent: Consent): void {
    this.consents[personId] = consent;
  }

  /** The people taking part who are known already, and not only typed here. */
  get known(): string[] {
    return this.people.split(this.participantIds).ids;
  }

  /** What those who take part answered here. */
  get #answers() {
    return this.participantIds
      .filter((value) => value in this.consents)
      .map((value) => ({ who: this.people.newName(value) ?? value, consent: this.consentOf(value) }));
  }

  /** What is wrong with a field as it stands; empty when nothing is. */
  problem(field: keyof typeof this.fields): string {
    const same = Object.is(this.fields[field], this.#refused[field]);
    return this.error?.field === field && same ? this.error.message : '';
  }

  /** What went wrong that belongs to no field of the form. */
  get otherProblem(): string {
    return this.error && !(this.error.field in this.fields) ? this.error.words : '';
  }

  /** Saves it and gives it as it is now; undefined when the form has to be looked at again. */
  async save(): Promise<SessionSummary | undefined> {
    const { fields } = this;
    this.error = Number.isInteger(fields.plannedMinutes) ? undefined : noMinutes;
    this.#refused = fields;
    if (this.error) return undefined;
    this.busy = true;
    const { ids: participantIds, names: newPeople } = this.people.split(this.participantIds);
    const plannedAt = fields.plannedAt || (this.#from?.plannedAt ?? never);
    const session = {
      ...(this.#from ?? { ...unmade, plannedMinutes: 0, pausedMs: 0 }),
      ...fields,
      plannedAt,
    };
    try {
      const form = { session, participantIds, newPeople, answers: this.#answers };
      return await (this.isNew ? api.sessions.create(form) : api.sessions.update(form));
    } catch (rejection) {
      this.error = toApiError(rejection);
      return undefined;
    } finally {
      this.busy = false;
    }
  }
}

const noMinutes = new ApiError(
  Code.Invalid,
  'Type the minutes as a whole number, or leave it empty.',
  'plannedMinutes',
);
