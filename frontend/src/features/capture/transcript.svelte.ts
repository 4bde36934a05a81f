import { tick, untrack } from 'svelte';
import { api, query, type Note, type NoteKind, type Transcript, type TranscriptLine } from '$lib/api';
import { attempt, attemptUndoable } from '$lib/act';
import { formatOffset } from '$lib/format';
import { narrow } from '$lib/narrow.svelte';
import { route } from '$lib/router.svelte';
import { noteKinds } from '$lib/words';
import type { Capture } from './capture.svelte';

/** Words that were marked in the transcript, and the line in which they begin. */
export interface Picked {
  lineId: string;
  words: string;
}

/** What the list of lines can be asked to do by others. */
export interface LineList {
  reveal(index: number): void;
  focus(id: string): Promise<void>;
}

/** The transcripts that stand beside the notes of a session: which is shown, and what is chosen in it. */
export class Beside {
  readonly #all;
  /** The one that is shown; empty for the first. */
  chosenId = $state('');
  lines = $state.raw<readonly TranscriptLine[]>([]);
  /** Whether it was shown or put away by hand; else it shows where a past session has one. */
  #wanted = $state<boolean>();
  /** The line with the keys; empty for none. */
  currentId = $state('');
  /** The line that a link led to. */
  foundId = $state('');
  picked = $state.raw<Picked>();
  /** True while the keys belong to the transcript and not to the notes. */
  active = $state(false);
  list: LineList | undefined;
  /** The note that was selected last. */
  #anchorId = $state('');
  #read = '';

  constructor(readonly capture: Capture) {
    this.#all = query(() => api.transcripts.list(capture.sessionId));
    $effect(() => {
      const id = this.shown?.id ?? '';
      if (id === this.#read) return;
      this.#read = id;
      untrack(() => void this.#load(id));
    });
    $effect(() => {
      if (capture.selected) this.#anchorId = capture.selected.id;
    });
    $effect(() => {
      const id = route.query.line ?? '';
      if (id !== '' && this.all.length > 0) untrack(() => void this.find(id));
    });
  }

  get all(): readonly Transcript[] {
    return this.#all.data ?? [];
  }

  get shown(): Transcript | undefined {
    return this.all.find(({ id }) => id === this.chosenId) ?? this.all[0];
  }

  get open(): boolean {
    if (narrow.current) return false;
    return this.all.length > 0 && (this.#wanted ?? (this.capture.stage === 'past' && wide()));
  }

  get current(): TranscriptLine | undefined {
    return this.lines.find(({ id }) => id === this.currentId);
  }

  get currentIndex(): number {
    return this.lines.findIndex(({ id }) => id === this.currentId);
  }

  /** What would become a note: the marked words, else the line. */
  get target(): Picked | undefined {
    if (this.picked) return this.picked;
    return this.current && { lineId: this.current.id, words: this.current.text };
  }

  /** The note that was selected last, by which the transcript can be aligned. */
  get anchor(): Note | undefined {
    return this.capture.notes.find(({ id }) => id === this.#anchorId);
  }

  /** Where a line stands on the session's clock; undefined without a time. */
  timeOf(line: TranscriptLine): number | undefined {
    return line.offsetMs < 0 ? undefined : line.offsetMs + (this.shown?.shiftMs ?? 0);
  }

  /** The line that was said when the selected note was taken; -1 for none. */
  get spokenIndex(): number {
    const note = this.capture.selected;
    if (!note) return -1;
    return this.lines.findLastIndex((line) => {
      const at = this.timeOf(line);
      return at !== undefined && at <= note.offsetMs;
    });
  }

  async #load(id: string): Promise<void> {
    const lines = id === '' ? [] : await attempt(() => api.transcripts.lines(id));
    if (id === this.#read && lines) this.lines = lines;
  }

  /** Shows the transcript and gives the keys to the line that was said at the selected note, or to the first. */
  async show(): Promise<void> {
    const at = Math.max(this.spokenIndex, 0);
    this.#wanted = true;
    await tick();
    await this.select(at);
  }

  close(): void {
    this.#wanted = false;
    this.leave();
  }

  async select(index: number): Promise<void> {
    const line = this.lines[index];
    if (!line) return;
    // A key for the line must not reach a note.
    this.capture.selectedKey = '';
    this.currentId = line.id;
    this.active = true;
    // A list that has only just come knows the size of its rows a moment later.
    await tick();
    this.list?.reveal(index);
    await this.list?.focus(line.id);
  }

  async move(by: number): Promise<void> {
    this.picked = undefined;
    await this.select(Math.min(Math.max(this.currentIndex + by, 0), this.lines.length - 1));
  }

  /** Goes back to the composer. */
  leave(): void {
    this.picked = undefined;
    this.foundId = '';
    this.active = false;
    this.capture.composer?.focus();
  }

  /** Shows the line that a link leads to. */
  async find(lineId: string): Promise<void> {
    for (const { id } of this.all) {
      const lines = await attempt(() => api.transcripts.lines(id));
      const index = lines?.findIndex((line) => line.id === lineId) ?? -1;
      if (!lines || index < 0) continue;
      this.#wanted = true;
      this.chosenId = this.#read = id;
      this.lines = lines;
      this.foundId = lineId;
      await this.select(index);
      return;
    }
  }

  /** Makes a note of the marked words or the chosen line, said by whom and when the transcript says. */
  async note(kind: NoteKind): Promise<void> {
    const { target } = this;
    if (!target) return;
    const word = noteKinds[kind].word;
    let made: Note | undefined;
    await attemptUndoable(
      ({ note }) => `${word} added at ${formatOffset(note.offsetMs)}`,
      async () => {
        const added = await api.transcripts.quote({ ...target, kind });
        made = added.note;
        return added;
      },
    );
    if (!made) return;
    await this.capture.show(made);
    this.picked = undefined;
    window.getSelection()?.removeAllRanges();
  }

  /** Moves the transcript on the session's clock. */
  async shift(shiftMs: number): Promise<void> {
    const { shown } = this;
    if (shown && shown.shiftMs !== shiftMs)
      await attempt(() => api.transcripts.shift({ id: shown.id, shiftMs }));
  }

  get canAlign(): boolean {
    return this.anchor !== undefined && (this.current?.offsetMs ?? -1) >= 0;
  }

  /** Says that the chosen line and the note selected last are the same moment. */
  async align(): Promise<void> {
    if (this.anchor && this.current) await this.shift(this.anchor.offsetMs - this.current.offsetMs);
  }

  async remove(): Promise<void> {
    const { shown } = this;
    if (shown) await attemptUndoable('Transcript deleted', () => api.transcripts.delete(shown.id));
  }
}

const wide = () => window.matchMedia('(min-width: 1100px)').matches;
