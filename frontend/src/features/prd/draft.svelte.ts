import { Code, toApiError, type ApiError } from '$lib/api';
import type { SaveQueue } from './saveQueue';

/** How long typing must rest before it is saved, and how long it may go on unsaved, in milliseconds. */
const rest = 250;
const longest = 500;

interface Stored {
  id: string;
  revision: number;
}

/** How a draft's row is kept. */
export interface Keeper<Row> {
  queue: SaveQueue;
  save: (row: Row) => Promise<Row>;
  /** Reads the row anew; undefined when it is not there any more. */
  read: (id: string) => Promise<Row | undefined>;
}

export type SaveState = 'saved' | 'saving' | 'failed' | 'conflict';

/**
 * The texts of one row while they are being edited. What is typed stays as typed until it is on disk; what changes
 * elsewhere shows in every field without unsaved typing, and stands beside the typed text in the others.
 */
export class Draft<Field extends string, Row extends Stored & Record<Field, string>> {
  /** The row as it was last read or written. */
  stored: Row;
  /** What the fields show. */
  mine: Pick<Row, Field>;
  /** The newer text of a field whose typed text grew from an older one. */
  theirs = $state.raw<Partial<Pick<Row, Field>>>({});
  error = $state.raw<ApiError>();
  /** What was typed when the texts were last the same as the stored ones: storing tidies spaces away. */
  #base: Pick<Row, Field>;
  #saving = $state(false);
  #queued: Promise<void> | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #unsavedSince: number | undefined;

  readonly #fields: readonly Field[];
  readonly #keeper: Keeper<Row>;

  constructor(row: Row, fields: readonly Field[], keeper: Keeper<Row>) {
    this.#fields = fields;
    this.#keeper = keeper;
    this.stored = $state.raw(row);
    this.mine = $state(this.#textsOf(row));
    this.#base = $state.raw(this.#textsOf(row));
  }

  get id(): string {
    return this.stored.id;
  }

  get dirty(): boolean {
    return this.#fields.some((field) => this.mine[field] !== this.#base[field]);
  }

  get state(): SaveState {
    if (this.#inConflict) return 'conflict';
    if (this.#saving) return 'saving';
    if (this.error) return 'failed';
    return this.dirty ? 'saving' : 'saved';
  }

  /** What was typed and could not be saved. */
  get atRisk(): string[] {
    if (this.state !== 'failed' && this.state !== 'conflict') return [];
    return this.#fields
      .filter((field) => this.mine[field] !== this.#base[field])
      .map((field) => this.mine[field]);
  }

  get #inConflict(): boolean {
    return Object.keys(this.theirs).length > 0;
  }

  /** Takes what was typed; it is saved when typing rests. */
  type<F extends Field>(field: F, text: Row[F]): void {
    this.mine[field] = text;
    this.#unsavedSince ??= Date.now();
    clearTimeout(this.#timer);
    const wait = Math.min(rest, Math.max(0, this.#unsavedSince + longest - Date.now()));
    this.#timer = setTimeout(() => void this.flush(), wait);
  }

  /** Saves what is not saved yet; fulfilled when that is on disk, or has failed. */
  flush(): Promise<void> {
    clearTimeout(this.#timer);
    if (!this.dirty || this.#inConflict) return this.#queued ?? Promise.resolve();
    this.#queued ??= this.#keeper.queue.add(() => {
      this.#queued = undefined;
      return this.#save();
    });
    return this.#queued;
  }

  /** Saves at once and then shows the text as it was stored. */
  async leave(): Promise<void> {
    await this.flush();
    if (!this.dirty && !this.#saving) this.#show(this.#textsOf(this.stored));
  }

  /** Takes in a newer version of the row. */
  take(row: Row): void {
    // The answer of the save that is under way decides; an older reading says nothing.
    if (this.#saving || row.revision <= this.stored.revision) return;
    this.#merge(row);
  }

  /** Ends a conflict in a field with the newer text. */
  takeTheirs(field: Field): void {
    const text = this.theirs[field];
    if (text === undefined) return;
    this.mine[field] = text;
    this.#base = { ...this.#base, [field]: text };
    this.#settle(field);
  }

  /** Ends a conflict in a field with the typed text, which is saved over the newer one. */
  keepMine(field: Field): void {
    const text = this.theirs[field];
    if (text === undefined) return;
    this.#base = { ...this.#base, [field]: text };
    this.#settle(field);
  }

  #settle(field: Field): void {
    this.#drop(field);
    this.error = undefined;
    void this.flush();
  }

  #drop(field: Field): void {
    const others = Object.entries(this.theirs).filter(([name]) => name !== field);
    this.theirs = Object.fromEntries(others) as Partial<Pick<Row, Field>>;
  }

  async #save(): Promise<void> {
    if (!this.dirty || this.#inConflict) return;
    const sent = { ...this.mine };
    this.#saving = true;
    this.#unsavedSince = undefined;
    try {
      this.stored = await this.#keeper.save({ ...this.stored, ...sent });
      this.#base = sent;
      this.error = undefined;
    } catch (rejection) {
      await this.#fail(toApiError(rejection));
    } finally {
      this.#saving = false;
    }
  }

  async #fail(error: ApiError): Promise<void> {
    this.error = error;
    if (error.code !== Code.Conflict) return;
    try {
      const row = await this.#keeper.read(this.id);
      if (!row || row.revision <= this.stored.revision) return;
      this.#merge(row);
      this.error = undefined;
      // Where the newer version changed other fields only, both fit together.
      void this.flush();
    } catch (rejection) {
      this.error = toApiError(rejection);
    }
  }

  #merge(row: Row): void {
    for (const field of this.#fields) {
      const text = row[field];
      if (text === this.stored[field] && this.theirs[field] === undefined) continue;
      if (this.mine[field] === this.#base[field] || this.mine[field] === text) {
        this.mine[field] = text;
        this.#base = { ...this.#base, [field]: text };
        this.#drop(field);
      } else {
        this.theirs = { ...this.theirs, [field]: text };
      }
    }
    this.stored = row;
  }

  #show(texts: Pick<Row, Field>): void {
    for (const field of this.#fields) {
      if (this.mine[field] !== texts[field]) this.mine[field] = texts[field];
    }
    this.#base = texts;
  }

  #textsOf(row: Row): Pick<Row, Field> {
    return Object.fromEntries(this.#fields.map((field) => [field, row[field]])) as Pick<Row, Field>;
  }
}
