import { changes, Code, toApiError, type ApiError } from '$lib/api';
import { toasts } from '$lib/ui/toasts.svelte';
import { SaveQueue } from './saveQueue';

/** How long typing must rest before it is saved, and how long it may go on unsaved, in milliseconds. */
const rest = 250;
const longest = 500;

interface Stored {
  id: string;
  revision: number;
}

type Write<Row> = (row: Row) => Promise<Row>;

/** How a row is kept. */
interface Keeper<Row> {
  /** Reads the row anew; undefined when it is not there any more. */
  read: (id: string) => Promise<Row | undefined>;
  write: Write<Row>;
  /** Where rows are saved one after the other with those of others. */
  queue?: SaveQueue;
  /** Saves as one types; otherwise what is typed is saved when its field is left. */
  live?: boolean;
}

export type SaveState = 'saved' | 'saving' | 'failed' | 'conflict';

/** What a field needs of the row whose text it edits. */
export interface Editable<Field extends string> {
  readonly mine: Readonly<Record<Field, string>>;
  readonly theirs: Partial<Record<Field, string>>;
  /** Why a text could not be saved; '' where it could. */
  wrong: (field: Field) => string;
  type: (field: Field, text: string) => void;
  leave: (...fields: Field[]) => Promise<boolean>;
  revert: (field: Field) => void;
  keepMine: (field: Field) => Promise<boolean>;
}

/** A list of short texts is edited as one text, a line for each. */
const asText = (value: unknown): string => (Array.isArray(value) ? value.join('\n') : String(value));

/** The text as a value of the same kind as `like`; lines with nothing on them are no texts. */
const asValue = (text: string, like: unknown): unknown =>
  Array.isArray(like) ? text.split('\n').filter((line) => line.trim() !== '') : text;

/**
 * The texts of one row while they are edited where they stand. What is typed stays as typed until it is on disk; what
 * changes elsewhere shows in every field without unsaved typing, and stands beside the typed text in the others. Saves go
 * out one after the other, each with the revision of the one before.
 */
export class Editor<Row extends Stored, Field extends Extract<keyof Row, string>> implements Editable<Field> {
  /** That of the row: it stays, whatever is read or written. */
  readonly id: string;
  /** The row as it was last read or written. */
  stored: Row;
  /** What the fields show. */
  mine: Record<Field, string>;
  /** The newer text of a field whose typed text grew from an older one. */
  theirs = $state.raw<Partial<Record<Field, string>>>({});
  #errors = $state.raw<Partial<Record<Field, ApiError>>>({});
  /** What was typed when the texts were last the same as the stored ones: storing tidies spaces away. */
  #base: Record<Field, string>;
  /** How many saves are under way. */
  #saving = $state(0);
  /** The fields that the next save takes along, and that save. */
  #wanted: readonly Field[] = [];
  #next: Promise<void> | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #unsavedSince: number | undefined;
  readonly state: SaveState = $derived.by(() => {
    if (this.#fields.some((field) => this.#inConflict(field))) return 'conflict';
    if (this.#saving > 0) return 'saving';
    if (this.error) return 'failed';
    return this.dirty ? 'saving' : 'saved';
  });
  readonly #fields: readonly Field[];
  readonly #keeper: Keeper<Row>;
  readonly #queue: SaveQueue;

  constructor(row: Row, fields: readonly Field[], keeper: Keeper<Row>) {
    this.id = row.id;
    this.#fields = fields;
    this.#keeper = keeper;
    this.#queue = keeper.queue ?? new SaveQueue();
    this.stored = $state.raw(row);
    this.mine = $state(this.#textsOf(row));
    this.#base = $state.raw(this.#textsOf(row));
  }

  /** True while a field holds what is not stored. */
  isDirty(field: Field): boolean {
    return this.mine[field] !== this.#base[field];
  }

  get dirty(): boolean {
    return this.#fields.some((field) => this.isDirty(field));
  }

  /** The first reason why something is not saved. */
  get error(): ApiError | undefined {
    const field = this.#fields.find((one) => this.#errors[one] !== undefined);
    return field && this.#errors[field];
  }

  wrong(field: Field): string {
    const error = this.#errors[field];
    // What concerns no text in particular is said once, where the state of the whole is.
    if (this.#keeper.live && error?.field !== field) return '';
    return error?.code === Code.Invalid ? error.message : (error?.words ?? '');
  }

  /** What was typed and could not be saved. */
  get atRisk(): string[] {
    if (this.state !== 'failed' && this.state !== 'conflict') return [];
    return this.#fields.filter((field) => this.isDirty(field)).map((field) => this.mine[field]);
  }

  /** Takes what was typed. */
  type(field: Field, text: string): void {
    this.mine[field] = text;
    changes.hold();
    if (!this.#keeper.live) return;
    this.#unsavedSince ??= Date.now();
    clearTimeout(this.#timer);
    const wait = Math.min(rest, Math.max(0, this.#unsavedSince + longest - Date.now()));
    this.#timer = setTimeout(() => void this.save(), wait);
  }

  /** Saves what is not saved of these fields, or of all; true when they hold what is stored. */
  async save(...fields: Field[]): Promise<boolean> {
    clearTimeout(this.#timer);
    const asked = fields.length > 0 ? fields : this.#fields;
    if (asked.some((field) => this.#isDue(field) || this.#isRighted(field))) {
      this.#wanted = [...this.#wanted, ...asked];
      this.#next ??= this.#enqueue(() => {
        const wanted = this.#wanted;
        [this.#next, this.#wanted] = [undefined, []];
        return this.#save(wanted);
      });
    }
    await this.#next;
    return !asked.some((field) => this.isDirty(field));
  }

  /** Saves at once and then shows the texts as they were stored. */
  async leave(...fields: Field[]): Promise<boolean> {
    const saved = await this.save(...fields);
    if (this.#saving > 0) return saved;
    for (const field of fields.length > 0 ? fields : this.#fields) {
      if (!this.isDirty(field)) this.#show(field, asText(this.stored[field]));
    }
    return saved;
  }

  /** Saves everything before the fields go away; what fails is told with the text itself. */
  close(): void {
    for (const field of this.#fields.filter((one) => this.isDirty(one) && this.mine[one].trim() !== '')) {
      void this.save(field).then((saved) => {
        if (!saved) toasts.fail({ text: `Not saved: “${this.mine[field]}”. ${this.wrong(field)}` });
      });
    }
  }

  /** Saves other values of the row, shown at once and taken back on failure. Rejects with the failure. */
  set(patch: Partial<Row>): Promise<void> {
    const before = this.stored;
    this.stored = { ...before, ...patch };
    return this.#enqueue(async () => {
      try {
        await this.#write(patch);
      } catch (rejection) {
        const undone = Object.fromEntries(Object.keys(patch).map((key) => [key, before[key as keyof Row]]));
        this.stored = { ...this.stored, ...(undone as Partial<Row>) };
        throw rejection;
      }
    });
  }

  /** Puts a text in the place of another and saves that by itself, after what was typed before. */
  async replace(field: Field, text: string, write: Write<Row>): Promise<boolean> {
    if (this.dirty) await this.save();
    this.mine[field] = text;
    await this.#enqueue(() => this.#save([field], write));
    return !this.isDirty(field);
  }

  /** Takes in a newer version of the row. */
  take(row: Row): void {
    // The answer of the save that is under way decides; an older reading says nothing.
    if (this.#saving > 0 || row.revision < this.stored.revision) return;
    this.#merge(row);
  }

  /** Gives up what was typed into a field for what is stored; that ends a conflict with the newer text. */
  revert(field: Field): void {
    this.#show(field, asText(this.stored[field]));
  }

  /** Ends a conflict in a field with the typed text, which is saved over the newer one. */
  keepMine(field: Field): Promise<boolean> {
    this.#base = { ...this.#base, [field]: this.theirs[field] ?? this.#base[field] };
    this.#settle(field);
    return this.save(field);
  }

  #inConflict(field: Field): boolean {
    return this.theirs[field] !== undefined;
  }

  #isDue(field: Field): boolean {
    return this.isDirty(field) && !this.#inConflict(field);
  }

  /** True when what was wrong with a text was taken out of it again. */
  #isRighted(field: Field): boolean {
    return this.#errors[field] !== undefined && !this.isDirty(field);
  }

  async #save(fields: readonly Field[], write: Write<Row> = this.#keeper.write): Promise<void> {
    if (fields.some((field) => this.#isRighted(field))) {
      this.#errors = without(this.#errors, (field) => fields.includes(field) && !this.isDirty(field));
    }
    const due = this.#fields.filter((field) => fields.includes(field) && this.#isDue(field));
    if (due.length === 0) return;
    this.#unsavedSince = undefined;
    const sent = Object.fromEntries(due.map((field) => [field, this.mine[field]])) as Partial<
      Record<Field, string>
    >;
    try {
      const still = () => due.every((field) => this.#isDue(field));
      // Where two texts wait for a choice, the others are saved without them.
      if (!(await this.#write(this.#valuesOf(sent), write, still))) {
        await this.#save(fields, write);
        return;
      }
      this.#base = { ...this.#base, ...sent };
      this.#errors = without(this.#errors, (field) => due.includes(field));
    } catch (rejection) {
      const error = toApiError(rejection);
      const named = due.filter((field) => field === error.field);
      const failed = named.length > 0 ? named : due;
      this.#errors = { ...this.#errors, ...Object.fromEntries(failed.map((field) => [field, error])) };
      // What is wrong with one text holds none of the others up.
      await this.#save(due.filter((field) => !failed.includes(field)));
    }
  }

  /** Writes with the newest revision; after a conflict once more, if it still may. False when it did not. */
  async #write(
    patch: Partial<Row>,
    write: Write<Row> = this.#keeper.write,
    still = () => true,
  ): Promise<boolean> {
    try {
      this.stored = await write({ ...this.stored, ...patch });
      return true;
    } catch (rejection) {
      if (toApiError(rejection).code !== Code.Conflict) throw rejection;
      const row = await this.#keeper.read(this.id);
      if (!row || row.revision <= this.stored.revision) throw rejection;
      this.#merge(row);
      if (!still()) return false;
      this.stored = await write({ ...this.stored, ...patch });
      return true;
    }
  }

  #merge(row: Row): void {
    for (const field of this.#fields) {
      const [text, before] = [asText(row[field]), asText(this.stored[field])];
      if (text === before && !this.#inConflict(field)) continue;
      if (!this.isDirty(field) || this.mine[field] === text) this.#show(field, text);
      else this.theirs = { ...this.theirs, [field]: text };
    }
    this.stored = row;
  }

  /** Shows a text that is stored. */
  #show(field: Field, text: string): void {
    if (this.mine[field] !== text) this.mine[field] = text;
    if (this.#base[field] !== text) this.#base = { ...this.#base, [field]: text };
    this.#settle(field);
  }

  /** Forgets what stood in the way of a field. */
  #settle(field: Field): void {
    if (this.#inConflict(field)) this.theirs = without(this.theirs, (one) => one === field);
    if (this.#errors[field]) this.#errors = without(this.#errors, (one) => one === field);
  }

  #enqueue<R>(work: () => Promise<R>): Promise<R> {
    // Nothing changes before its turn: a field may be left while the page is drawn.
    return this.#queue.add(async () => {
      this.#saving += 1;
      try {
        return await work();
      } finally {
        this.#saving -= 1;
      }
    });
  }

  #textsOf(row: Row): Record<Field, string> {
    return Object.fromEntries(this.#fields.map((field) => [field, asText(row[field])])) as Record<
      Field,
      string
    >;
  }

  #valuesOf(texts: Partial<Record<Field, string>>): Partial<Row> {
    const values = Object.entries<string | undefined>(texts).map(([field, text]) => [
      field,
      asValue(text ?? '', this.stored[field as Field]),
    ]);
    return Object.fromEntries(values) as Partial<Row>;
  }
}

function without<F extends string, V>(
  record: Partial<Record<F, V>>,
  drop: (field: F) => boolean,
): Partial<Record<F, V>> {
  const left = Object.entries(record).filter(([field]) => !drop(field as F));
  return left.length === Object.keys(record).length ? record : (Object.fromEntries(left) as typeof record);
}
