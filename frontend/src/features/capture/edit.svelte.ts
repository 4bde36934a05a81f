import { Code, api, toApiError, type ApiError, type Note } from '$lib/api';

/** A note that is being edited as the line it would be typed as. */
export class NoteEdit {
  readonly id: string;
  text = $state('');
  busy = $state(false);
  error = $state.raw<ApiError>();
  /** The note as someone else has changed it meanwhile, as a line; the own text stays in `text`. */
  theirs = $state<string>();
  readonly #sessionId: string;
  readonly #before: string;
  #revision: number;

  constructor(
    note: Note,
    line: string,
    /** What gets the focus afterwards. */
    readonly back: 'composer' | 'list',
  ) {
    this.id = note.id;
    this.text = line;
    this.#before = line;
    this.#sessionId = note.sessionId;
    this.#revision = note.revision;
  }

  /** True when something was typed that is not on disk. */
  get changed(): boolean {
    return this.text !== this.#before;
  }

  /** Saves the text; undefined when it could not be saved. */
  async save(turn: (task: () => Promise<void>) => Promise<void>): Promise<Note | undefined> {
    let saved: Note | undefined;
    this.busy = true;
    await turn(async () => {
      try {
        saved = await api.notes.edit({ id: this.id, line: this.text, revision: this.#revision });
      } catch (rejection) {
        this.error = toApiError(rejection);
        if (this.error.code === Code.Conflict) await this.#meet();
      }
    });
    this.busy = false;
    return saved;
  }

  /** Puts the newer text into the field in place of the own one. */
  takeTheirs(): void {
    this.text = this.theirs ?? this.text;
    this.theirs = undefined;
    this.error = undefined;
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
