import { Code, toApiError } from '$lib/api';
import { toasts } from '$lib/ui/toasts.svelte';
import { Draft } from './draft.svelte';

interface Stored {
  id: string;
  revision: number;
}

interface Calls<T> {
  read: (id: string) => Promise<T>;
  write: (record: T) => Promise<T>;
}

/** A list of short texts is edited as one text, a line for each. */
const asText = (value: unknown): string => (Array.isArray(value) ? value.join('\n') : String(value));

/** The text as a value of the same kind as `like`; lines with nothing on them are no texts. */
const asValue = (text: string, like: unknown): unknown =>
  Array.isArray(like) ? text.split('\n').filter((line) => line.trim() !== '') : text;

/**
 * Edits the texts of one stored record where they stand. Saves go out one after the other, each with the revision of
 * the one before; a change from elsewhere never silently replaces a text, nor is it replaced.
 */
export class Editor<T extends Stored, F extends Extract<keyof T, string>> {
  record: T;
  readonly drafts: Record<F, Draft>;
  readonly #fields: readonly F[];
  readonly #calls: Calls<T>;
  #queue: Promise<unknown> = Promise.resolve();

  constructor(record: T, fields: readonly F[], calls: Calls<T>) {
    this.record = $state.raw(record);
    this.#fields = fields;
    this.#calls = calls;
    const drafts = fields.map((field) => [field, new Draft(asText(record[field]))]);
    this.drafts = Object.fromEntries(drafts) as Record<F, Draft>;
  }

  /** Hears what is stored now. */
  receive(record: T): void {
    this.record = record;
    for (const field of this.#fields) this.drafts[field].receive(asText(record[field]));
  }

  /** Stores what was typed into a field; true when the field holds what is stored. */
  save(field: F): Promise<boolean> {
    return this.#enqueue(async () => {
      const draft = this.drafts[field];
      if (!draft.dirty) draft.error = '';
      if (!draft.dirty || draft.newer !== undefined) return !draft.dirty;
      try {
        const sent = draft.text;
        const record = await this.#write(
          { [field]: asValue(sent, this.record[field]) } as Partial<T>,
          () => draft.newer === undefined,
        );
        if (record) draft.saved(sent, asText(record[field]));
      } catch (rejection) {
        const error = toApiError(rejection);
        draft.error = error.code === Code.Invalid ? error.message : error.words;
      }
      return !draft.dirty;
    });
  }

  /** Stores other values of the record, shown at once and taken back on failure. Rejects with the failure. */
  set(patch: Partial<T>): Promise<void> {
    const before = this.record;
    this.record = { ...before, ...patch };
    return this.#enqueue(async () => {
      try {
        await this.#write(patch, () => true);
      } catch (rejection) {
        const undone = Object.fromEntries(Object.keys(patch).map((key) => [key, before[key as keyof T]]));
        this.record = { ...this.record, ...(undone as Partial<T>) };
        throw rejection;
      }
    });
  }

  /** Takes the newer text or keeps the typed one, as the user chose. */
  async resolve(field: F, choice: 'mine' | 'newer'): Promise<void> {
    if (choice === 'newer') {
      this.drafts[field].revert();
      return;
    }
    this.drafts[field].keepMine();
    await this.save(field);
  }

  /** Stores everything typed before the fields go away; what fails is told with the text itself. */
  flush(): void {
    for (const field of this.#fields) void this.#flush(field);
  }

  async #flush(field: F): Promise<void> {
    const draft = this.drafts[field];
    if (!draft.dirty || draft.text.trim() === '' || (await this.save(field))) return;
    toasts.fail({ text: `Not saved: “${draft.text}”. ${draft.error}` });
  }

  /** Writes with the newest revision; after a conflict once more, if `still` it may. */
  async #write(patch: Partial<T>, still: () => boolean): Promise<T | undefined> {
    try {
      return this.#took(await this.#calls.write({ ...this.record, ...patch }));
    } catch (rejection) {
      if (toApiError(rejection).code !== Code.Conflict) throw rejection;
      this.receive(await this.#calls.read(this.record.id));
      if (!still()) return undefined;
      return this.#took(await this.#calls.write({ ...this.record, ...patch }));
    }
  }

  #took(record: T): T {
    this.record = record;
    return record;
  }

  #enqueue<R>(work: () => Promise<R>): Promise<R> {
    const mine = this.#queue.then(work);
    this.#queue = mine.catch(() => undefined);
    return mine;
  }
}
