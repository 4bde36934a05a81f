import { Code, api, toApiError, type AddedNote, type ApiError, type EditDraft, type Note } from '$lib/api';
import { unsaved } from '$lib/unsaved.svelte';
import { Keeper } from './keeper';

/** Runs a call when the calls before it are done. */
type Turn = (task: () => Promise<void>) => Promise<void>;

/** After how many milliseconds a draft that could not be kept is tried again. */
const patience = 4000;

/** A note that is being edited as the line it would be typed as. What stands in the editor is kept as it is typed. */
export class NoteEdit {
  readonly id: string;
  text = $state('');
  busy = $state(false);
  error = $state.raw<ApiError>();
  /** Why what is being typed is not kept. */
  draftError = $state.raw<ApiError>();
  /** The note as someone else has changed it meanwhile, as a line; the own text stays in `text`. */
  theirs = $state<string>();
  /** True when it was left under way by an earlier visit. */
  readonly restored: boolean;
  readonly #sessionId: string;
  readonly #before: string;
  readonly #turn: Turn;
  readonly #keeper = new Keeper(() => this.#keep());
  #revision: number;
  #kept: string;
  #over = false;
  readonly #release = unsaved.add(() => ({
    texts: this.draftError && this.changed ? [this.text] : [],
    why: this.draftError?.words ?? '',
  }));

  constructor(
    note: Note,
    line: string,
    /** What gets the focus afterwards. */
    readonly back: 'composer' | 'list',
    turn: Turn,
    draft?: EditDraft,
  ) {
    this.id = note.id;
    this.text = draft?.line ?? line;
    this.restored = draft !== undefined;
    this.#before = line;
    this.#kept = this.text;
    this.#sessionId = note.sessionId;
    this.#turn = turn;
    this.#revision = draft?.revision ?? note.revision;
  }

  /** True when something was typed that is not on disk. */
  get changed(): boolean {
    return this.text !== this.#before;
  }

  /** Takes what stands in the editor now. */
  type(text: string): void {
    this.text = text;
    this.#keeper.touch();
  }

  /** Saves the text; undefined when it could not be saved. */
  save(): Promise<Note | undefined> {
    return this.#finish(() => api.notes.edit(this.#form));
  }

  /** Saves the text as a note of its own, beside the newer one. */
  saveBeside(): Promise<AddedNote | undefined> {
    return this.#finish(() => api.notes.addBeside(this.#form));
  }

  /** Forgets what was typed. */
  async drop(): Promise<void> {
    this.#release();
    this.#keeper.stop();
    if (this.#over) return;
    this.#over = true;
    if (this.#kept === this.#before) return;
    await this.#turn(() => api.notes.saveEditDraft({ ...this.#form, line: '' }).catch(() => undefined));
  }

  /** Puts the newer text into the field in place of the own one. */
  takeTheirs(): void {
    this.type(this.theirs ?? this.text);
    this.theirs = undefined;
    this.error = undefined;
  }

  get #form() {
    return { id: this.id, line: this.text, revision: this.#revision };
  }

  async #finish<T>(call: () => Promise<T>): Promise<T | undefined> {
    let result: T | undefined;
    this.busy = true;
    await this.#turn(async () => {
      try {
        result = await call();
        this.#over = true;
        this.#keeper.stop();
      } catch (rejection) {
        this.error = toApiError(rejection);
        if (this.error.code === Code.Conflict) await this.#meet();
      }
    });
    this.busy = false;
    return result;
  }

  async #keep(): Promise<void> {
    await this.#turn(async () => {
      const { text } = this;
      if (this.#over || text === this.#kept) return;
      try {
        await api.notes.saveEditDraft({ ...this.#form, line: this.changed ? text : '' });
        this.#kept = text;
        this.draftError = undefined;
      } catch (rejection) {
        this.draftError = toApiError(rejection);
        setTimeout(() => this.#keeper.touch(), patience);
      }
    });
  }

  /** Fetches what the note is now, so that both texts can be seen; saving once more then replaces it. */
  async #meet(): Promise<void> {
    try {
      const now = (await api.notes.list(this.#sessionId)).find(({ id }) => id === this.id);
      if (!now) return;
      this.theirs = await api.notes.line(this.id);
      this.#revision = now.revision;
    } catch (rejection) {
      this.error = toApiError(rejection);
    }
  }
}
