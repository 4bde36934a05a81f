import { api, blankAsk, Channel, toApiError, type AskForm } from '$lib/api';
import { today } from '$lib/format';
import { undo } from '$lib/act';
import { PersonChoice } from '$lib/domain/personChoice.svelte';
import { toasts } from '$lib/ui';

/** An ask being written down that reached the PM outside a session. What was typed stays until it is added. */
export class NewAsk {
  statement = $state('');
  productId = $state('');
  channel = $state<Channel>(Channel.Ticket);
  personIds = $state<string[]>([]);
  readonly people = new PersonChoice();
  reporterIds = $state<string[]>([]);
  readonly reporters = new PersonChoice();
  day = $state('');
  words = $state('');
  need = $state('');
  busy = $state(false);
  errors = $state<Partial<Record<string, string>>>({});
  /** A failure that belongs to no field. */
  failure = $state('');

  /** Fills in what is usual where nothing is chosen yet. */
  prepare(productId: string): void {
    if (this.productId === '' || productId !== '') this.productId = productId;
    if (this.day === '') this.day = today();
    this.errors = {};
    this.failure = '';
  }

  /** Adds the ask; gives its id, or undefined when something has to be changed first. */
  add(): Promise<string | undefined> {
    return this.#send('Ask added', () => api.asks.create(this.#form()));
  }

  /** Puts what was typed behind an ask that is there, as one more voice; gives its id. */
  addTo(askId: string): Promise<string | undefined> {
    const form = this.#form();
    // Where nobody wrote down their words, what was to be the ask says what they want.
    const words = form.words.trim() === '' ? this.statement : form.words;
    return this.#send('Voice added', () => api.asks.addVoice(askId, { ...form, words }));
  }

  #form(): AskForm {
    const { ids, names } = this.people.split(this.personIds);
    const [stakeholderId] = ids;
    const reporter = this.reporters.split(this.reporterIds);
    const [reportedBy] = reporter.ids;
    return {
      ask: { ...blankAsk(this.productId, this.statement), need: this.need },
      channel: this.channel,
      at: this.day,
      words: this.words,
      newPerson: names[0] ?? '',
      newReporter: reporter.names[0] ?? '',
      ...(reportedBy === undefined ? {} : { reportedBy }),
      ...(stakeholderId === undefined ? {} : { stakeholderId }),
    };
  }

  async #send(done: string, work: () => Promise<{ id: string }>): Promise<string | undefined> {
    if (this.busy) return undefined;
    this.busy = true;
    try {
      const made = await work();
      this.#reset();
      toasts.show({ text: done, action: { label: 'Undo', run: undo } });
      return made.id;
    } catch (rejection) {
      const { field, message, words } = toApiError(rejection);
      this.errors = field === '' ? {} : { [field]: message };
      this.failure = field === '' ? words : '';
      return undefined;
    } finally {
      this.busy = false;
    }
  }

  /** Product, channel, day and who passes it on stay: tickets come in rows. */
  #reset(): void {
    this.statement = '';
    this.personIds = [];
    this.words = '';
    this.need = '';
    this.errors = {};
    this.failure = '';
  }
}
