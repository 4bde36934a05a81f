import { api, type AskMatch, type Note } from '$lib/api';
import { attemptUndoable } from '$lib/act';
import { veil } from '$lib/veil.svelte';
import { voiceWords } from '$lib/words';
import type { Capture } from './capture.svelte';

/** For how many milliseconds a line that was saved is left alone: it is drawn first, and the next one typed. */
const calm = 250;

/** What was asked for before a note became an ask for the same. */
export interface Earlier {
  noteId: string;
  /** The ask that the note is. */
  askId: string;
  /** The asks that were there before, the surest first; never none. */
  matches: readonly AskMatch[];
}

/** What was found in sessions that were left, by the id of the session, then of the note. */
const left: Record<string, Readonly<Record<string, Earlier>> | undefined> = {};

/**
 * Says of the notes that become asks whether the same was asked before. It looks when the note is on disk and nothing else
 * is on its way there, for one note at a time; who types never waits for it.
 */
export class Before {
  #found = $state.raw<Readonly<Record<string, Earlier>>>({});
  /** The note whose earlier asks are gone through; empty for none. */
  openId = $state('');
  /** What a reader of the screen is told, without taking the focus anywhere. */
  news = $state('');
  #wanted: string[] = [];
  #busy = false;
  /** Notes whose earlier asks were dealt with here, which an undo may bring back. */
  #settled: string[] = [];

  constructor(readonly capture: Capture) {
    this.#found = left[capture.sessionId] ?? {};
  }

  of(noteId: string): Earlier | undefined {
    return this.#found[noteId];
  }

  /** What a command is about: what is gone through, else the selected note's, else the newest. */
  get target(): Earlier | undefined {
    const { capture, openId } = this;
    if (openId !== '') return this.of(openId);
    if (capture.selectedKey !== '') return this.of(capture.selected?.id ?? '');
    return this.of(capture.notes.findLast(({ id }) => this.of(id))?.id ?? '');
  }

  /** Looks whether what a note asks for was asked before, in a quiet moment. */
  look(noteId: string): void {
    if (!this.#wanted.includes(noteId)) this.#wanted.push(noteId);
    void this.#work();
  }

  /** Looks again, after something was changed or taken back elsewhere. */
  again(): void {
    for (const id of [...this.#settled, ...Object.keys(this.#found)]) this.look(id);
  }

  async #work(): Promise<void> {
    if (this.#busy) return;
    this.#busy = true;
    while (this.#wanted.length > 0) {
      do await new Promise((resolve) => setTimeout(resolve, calm));
      while (this.capture.outbox.lines.length > 0);
      const noteId = this.#wanted.shift() ?? '';
      // It only helps: without it one writes on.
      const told = await api.asks.askedBefore(noteId).catch(() => undefined);
      if (told) this.#keep({ noteId, askId: told.askId, matches: told.matches });
    }
    this.#busy = false;
  }

  #keep(earlier: Earlier): void {
    const { noteId, matches } = earlier;
    const { [noteId]: before, ...others } = this.#found;
    const some = matches[0];
    this.#found = some ? { ...others, [noteId]: earlier } : others;
    left[this.capture.sessionId] = this.#found;
    if (!some && this.openId === noteId) this.close();
    if (some && !before) this.news = beforeWords(some);
  }

  /** Makes what a note asks for one more voice behind an ask that was there before. */
  async add({ noteId, askId, matches }: Earlier, match = matches[0]): Promise<void> {
    if (!match) return;
    const note = this.capture.notes.find(({ id }) => id === noteId);
    const done = await attemptUndoable(`One more voice behind “${toldOf(note, match)}”`, () =>
      api.asks.merge(match.id, [askId]),
    );
    if (!done) return;
    this.#settled.push(noteId);
    this.#keep({ noteId, askId, matches: [] });
  }

  /** Says for ever that a note asks for something else than an ask that was there before. */
  async keepApart({ noteId, askId, matches }: Earlier, match = matches[0]): Promise<void> {
    if (!match) return;
    const done = await attemptUndoable('They stay two asks', () =>
      api.asks.pair({ ids: [askId, match.id], from: '', together: false }),
    );
    if (!done) return;
    this.#settled.push(noteId);
    this.#keep({ noteId, askId, matches: matches.filter(({ id }) => id !== match.id) });
  }

  /** Begins to go through what was asked before, with the focus there. */
  open({ noteId }: Earlier): void {
    const { list, notes } = this.capture;
    list?.reveal(notes.findIndex(({ id }) => id === noteId));
    this.openId = noteId;
  }

  /** Gives the focus back to where one came from. */
  close(): void {
    const { capture } = this;
    this.openId = '';
    if (capture.selectedKey === '') capture.composer?.focus();
    else void capture.list?.focus(capture.selectedKey);
  }
}

/** How many asked before: "Asked before by 3 people · 2 teams". */
export function beforeWords({ voices: { people, teams } }: Pick<AskMatch, 'voices'>): string {
  const counted = voiceWords({ people, teams, channels: 0 });
  return counted === '' ? 'Asked before, by nobody named' : `Asked before by ${counted}`;
}

/** True where an ask that was there before can't be shown: it, or what it is like, was said off the record. */
export const veiled = (note: Note | undefined, match: AskMatch): boolean =>
  veil.over(match.private || note?.private === true);

/** What it says, where that may be read now. */
export const toldOf = (note: Note | undefined, match: AskMatch): string =>
  veiled(note, match) ? 'a private ask' : match.statement;
