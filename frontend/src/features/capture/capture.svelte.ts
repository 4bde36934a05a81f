import { tick, untrack } from 'svelte';
import {
  NoteKind,
  api,
  changes,
  query,
  toApiError,
  type AddedNote,
  type ApiError,
  type EditDraft,
  type Note,
  type SessionSummary,
} from '$lib/api';
import { attempt, attemptUndoable } from '$lib/act';
import { toasts } from '$lib/ui';
import { Before } from './before.svelte';
import { Cited } from './cited.svelte';
import { Consents } from './consents.svelte';
import { NoteEdit } from './edit.svelte';
import { NoteAsks } from './noteAsks.svelte';
import { leaveOutbox, outboxOf, type Line, type Outbox } from './outbox.svelte';
import { isLine, type Row } from './row';
import { Typing } from './typing.svelte';

/** Where a session stands. */
export type Stage = 'planned' | 'running' | 'past';

/** What the list of notes can be asked to do by others. */
export interface NoteList {
  /** Brings a row into view; to the middle when `centred`. */
  reveal(index: number, centred?: boolean): void;
  /** Gives the row the focus once it is there. */
  focus(key: string): Promise<void>;
  /** Goes to the newest note and stays at it when more come. */
  follow(): Promise<void>;
}

/** Who was speaking when a session was left, by its id. */
const speakers: Record<string, string | undefined> = {};

/** An opened session: its notes, what is being typed, what is selected. */
export class Capture {
  readonly outbox: Outbox;
  readonly consents = new Consents(this);
  readonly #session;
  notes = $state.raw<readonly Note[]>([]);
  loading = $state(true);
  error = $state.raw<ApiError>();
  rows: readonly Row[] = $derived.by(() =>
    this.outbox.late ? [...this.notes, ...this.outbox.lines] : this.notes,
  );

  readonly typing: Typing;
  readonly asks = new NoteAsks(this);
  readonly before: Before;
  readonly cited: Cited;
  speakerId = $state<string>();

  /** The key of the selected row; empty for none. */
  selectedKey = $state('');
  /** The note that a link led to. */
  foundId = $state('');
  /** The key of the row whose menu is open. */
  menuKey = $state('');
  /** The note whose earlier versions are looked at. */
  past = $state.raw<Note>();
  edit = $state.raw<NoteEdit>();

  composer: HTMLTextAreaElement | null = null;
  list: NoteList | undefined;

  /** Keeps a row's key when its line has become a note, so that it stays the same row. */
  #keys: Record<string, string> = {};
  #foreign = -1;
  #opened = false;
  #writes = $state(0);

  constructor(readonly sessionId: string) {
    this.outbox = outboxOf(sessionId);
    this.typing = new Typing(this);
    this.before = new Before(this);
    this.cited = new Cited(sessionId);
    this.outbox.onadded = (line, added) => this.#take(line, added);
    this.#session = query(() => api.sessions.get(sessionId));
    this.speakerId = speakers[sessionId];
    $effect(() => {
      void changes.version;
      // After the answer that caused the change has been taken in.
      const timer = setTimeout(() => this.#follow());
      return () => clearTimeout(timer);
    });
    $effect(() => () => {
      void this.#settleEdit();
      void leaveOutbox(this.outbox);
    });
  }

  get session(): SessionSummary | undefined {
    return this.#session.data;
  }

  /** Why the session cannot be shown. */
  get problem(): ApiError | undefined {
    return this.#session.error ?? this.error;
  }

  get stage(): Stage {
    if (this.session?.startedAt === undefined) return 'planned';
    return this.session.endedAt === undefined ? 'running' : 'past';
  }

  get status(): 'saved' | 'saving' | 'failed' {
    if (this.outbox.failed) return 'failed';
    return this.outbox.lines.length > 0 || this.#writes > 0 ? 'saving' : 'saved';
  }

  /** True while something in a row has the focus for good reason. */
  get busy(): boolean {
    return (
      this.edit !== undefined ||
      this.asks.attachingId !== '' ||
      this.before.openId !== '' ||
      this.menuKey !== ''
    );
  }

  get selectedIndex(): number {
    return this.selectedKey === '' ? -1 : this.rows.findIndex((row) => this.keyOf(row) === this.selectedKey);
  }

  /** The selected note, if it is on disk. */
  get selected(): Note | undefined {
    const row = this.rows[this.selectedIndex];
    return row && !isLine(row) ? row : undefined;
  }

  /** The note that a command is about: the selected one, else the newest. */
  get target(): Note | undefined {
    return this.selectedKey === '' ? this.notes.at(-1) : this.selected;
  }

  keyOf = (row: Row): string => (isLine(row) ? row.key : (this.#keys[row.id] ?? row.id));

  // What is typed

  /** Gives a line that could not be saved back to the composer. */
  takeBack(key: string): void {
    this.outbox.takeBack(key);
    this.composer?.focus();
  }

  /** Edits the newest note, as Up in an empty composer does. */
  editNewest(): void {
    const newest = this.notes.at(-1);
    if (newest) void this.beginEdit(newest);
  }

  /** Says who is speaking now; the same one again means nobody in particular. */
  speak(id: string): void {
    this.speakerId = this.speakerId === id ? undefined : id;
    speakers[this.sessionId] = this.speakerId;
  }

  // The list

  #take(line: Line, { note, askId }: AddedNote): void {
    this.#keys[note.id] = line.key;
    this.asks.know(note.id, askId);
    this.notes = [...this.notes.filter(({ id }) => id !== note.id), note];
    if (askId !== '') this.before.look(note.id);
  }

  /** Shows a note that was made beside the composer, at its place among the others. */
  async show(note: Note): Promise<void> {
    this.notes = [...this.notes.filter(({ id }) => id !== note.id), note].sort(
      (a, b) => a.offsetMs - b.offsetMs || (a.id < b.id ? -1 : 1),
    );
    this.foundId = note.id;
    this.before.look(note.id);
    // After the list has gone to the newest note, as it does with each that comes.
    await new Promise(requestAnimationFrame);
    this.list?.reveal(
      this.notes.findIndex(({ id }) => id === note.id),
      true,
    );
  }

  /** Reads the notes again when someone other than the outbox has changed something. */
  #follow(): void {
    const foreign = changes.version - this.outbox.added;
    if (foreign === this.#foreign) return;
    this.#foreign = foreign;
    void this.outbox.between(() => this.#load());
  }

  async #load(): Promise<void> {
    try {
      this.notes = await api.notes.list(this.sessionId);
      this.before.again();
      this.error = undefined;
      this.#keepLostEdit();
      if (!this.#opened) await this.#restoreEdit();
      this.#opened = true;
    } catch (rejection) {
      this.error = toApiError(rejection);
    }
    this.loading = false;
  }

  /** Takes up the edit that an earlier visit left under way. */
  async #restoreEdit(): Promise<void> {
    const [draft] = await api.notes.editDrafts(this.sessionId);
    const note = this.notes.find(({ id }) => id === draft?.noteId);
    if (!note || this.edit) return;
    this.#edit(note, await api.notes.line(note.id), 'composer', draft);
  }

  #edit(note: Note, line: string, back: NoteEdit['back'], draft?: EditDraft): void {
    this.edit = new NoteEdit(note, line, back, (task) => this.outbox.between(task), draft);
    // A list that has only just come can be scrolled a moment later.
    void tick().then(() => this.list?.reveal(this.notes.findIndex(({ id }) => id === note.id)));
  }

  /** The note under edit may be gone after an undo; the words typed into it may not. */
  #keepLostEdit(): void {
    const { edit } = this;
    if (!edit || this.notes.some(({ id }) => id === edit.id)) return;
    this.edit = undefined;
    this.outbox.type([this.outbox.text, edit.text].filter((text) => text !== '').join('\n'));
    toasts.show({ text: 'The note is not there any more. What you typed is in the composer.' });
    this.leave();
  }

  /** Selects a row and gives it the focus. */
  async select(index: number, centred = false): Promise<void> {
    const row = this.rows[index];
    if (!row) return;
    this.selectedKey = this.keyOf(row);
    // A list that has only just come knows the size of its rows a moment later.
    await tick();
    this.list?.reveal(index, centred);
    await this.list?.focus(this.selectedKey);
  }

  /** Moves the selection; with none it begins at the newest note. */
  async move(by: number): Promise<void> {
    const last = this.rows.length - 1;
    const from = this.selectedIndex;
    if (from >= 0 && from + by > last) this.leave();
    else await this.select(from < 0 ? last : Math.max(0, from + by));
  }

  /** Goes back to the composer. */
  leave(): void {
    this.selectedKey = '';
    this.foundId = '';
    this.asks.attachingId = '';
    this.before.openId = '';
    this.composer?.focus();
  }

  /** Shows the note that a link leads to. */
  async find(noteId: string): Promise<void> {
    const index = untrack(() => this.notes.findIndex(({ id }) => id === noteId));
    if (index < 0) return;
    this.foundId = noteId;
    await this.select(index, true);
  }

  // What is done with a note

  /** Carries out one change after the other, each on the note as the one before left it. */
  async #write<T>(id: string, work: (note: Note) => Promise<T>): Promise<T | undefined> {
    let result: T | undefined;
    this.#writes += 1;
    await this.outbox.between(async () => {
      const note = this.notes.find((n) => n.id === id);
      if (note) result = await attempt(() => work(note));
    });
    this.#writes -= 1;
    return result;
  }

  /**
   * Does something with the selected note. From the palette, with the caret in the composer, it is done with the
   * newest one, once it is on disk; a bare key without a selection only selects that.
   */
  onTarget(deed: (note: Note) => unknown): void {
    const { target } = this;
    const going = this.selectedKey === '' ? this.outbox.lines.at(-1) : undefined;
    if (going) {
      void this.#onceSaved(going.key, deed);
      return;
    }
    if (!target) return;
    if (this.selectedKey !== '' || document.activeElement === this.composer) void deed(target);
    else void this.select(this.rows.length - 1);
  }

  async #onceSaved(key: string, deed: (note: Note) => unknown): Promise<void> {
    const saved = await this.outbox.saved(key);
    const note = this.notes.findLast((row) => this.keyOf(row) === key);
    if (note) void deed(note);
    else if (!saved) toasts.show({ text: 'The last line is not saved yet. Try again when it is.' });
  }

  replace(note: Note): void {
    this.notes = this.notes.map((n) => (n.id === note.id ? note : n));
  }

  async setKind(note: Note, kind: NoteKind): Promise<void> {
    if (note.kind === kind) return;
    await this.rewrite(note, { kind }, ({ id, revision }) => api.notes.setKind({ id, kind, revision }));
    this.before.look(note.id);
  }

  /** Changes a part of a note: on the screen at once, on disk in its turn. */
  async rewrite(note: Note, part: Partial<Note>, work: (note: Note) => Promise<Note>): Promise<void> {
    // The revision tells the list that it is still the old one on disk.
    this.replace({ ...note, ...part });
    const saved = await this.#write(note.id, async (now) => {
      // Put back before the next change begins, which goes by its revision.
      this.replace(await work(now));
      return true;
    });
    if (!saved) await this.outbox.between(() => this.#load());
  }

  async remove(note: Note): Promise<void> {
    const index = this.notes.findIndex(({ id }) => id === note.id);
    if (!(await attemptUndoable('Note deleted', () => api.notes.delete(note.id)))) return;
    this.notes = this.notes.filter(({ id }) => id !== note.id);
    if (this.selectedKey === '') return;
    if (this.rows.length === 0) this.leave();
    else await this.select(Math.min(index, this.rows.length - 1));
  }

  /** Begins to edit a note where it stands. */
  async beginEdit(note: Note): Promise<void> {
    await this.#settleEdit();
    const back = this.selectedKey === '' ? 'composer' : 'list';
    const line = await attempt(() => api.notes.line(note.id));
    if (line === undefined) return;
    this.#edit(note, line, back);
  }

  /** Saves an edit that is left for something else. What can't be saved waits in the composer. */
  async #settleEdit(): Promise<void> {
    const edit = untrack(() => this.edit);
    if (!edit || edit.busy) return;
    if (edit.changed && !(await edit.save()))
      this.outbox.type([this.outbox.text, edit.text].filter((text) => text !== '').join('\n'));
    await edit.drop();
  }

  async saveEdit(edit: NoteEdit): Promise<void> {
    const saved = await edit.save();
    if (!saved) return;
    this.replace(saved);
    this.before.look(saved.id);
    if (this.edit === edit) this.endEdit();
  }

  /** Keeps what was typed as a note of its own, beside the one that was changed meanwhile. */
  async keepBoth(edit: NoteEdit): Promise<void> {
    if (!(await edit.saveBeside())) return;
    if (this.edit === edit) this.endEdit();
    toasts.show({ text: 'Both are kept, yours below the other' });
  }

  endEdit(): void {
    const { edit } = this;
    this.edit = undefined;
    if (!edit) return;
    void edit.drop();
    const index = this.notes.findIndex(({ id }) => id === edit.id);
    if (edit.back === 'list' && index >= 0) void this.select(index);
    else this.leave();
  }
}
