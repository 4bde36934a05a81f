import { api, askFilter, type Note } from '$lib/api';
import { attempt, tell } from '$lib/act';
import { bindings } from '$lib/commands';
import { go } from '$lib/router.svelte';
import { toasts } from '$lib/ui';
import { veil } from '$lib/veil.svelte';
import type { Capture } from './capture.svelte';

/** The asks behind which the notes of an opened session stand. */
export class NoteAsks {
  /** The note for which an ask is being looked for. */
  attachingId = $state('');
  /** The ask that a note stands behind, where that is known. */
  readonly #known: Record<string, string> = {};

  constructor(readonly capture: Capture) {}

  know(noteId: string, askId: string): void {
    if (askId !== '') this.#known[noteId] = askId;
  }

  /** Makes an ask of a note that keeps its kind. */
  async promote(note: Note): Promise<void> {
    const ask = await attempt(() => api.asks.promote(note.id));
    if (!ask) return;
    this.know(note.id, ask.id);
    this.capture.before.look(note.id);
    toasts.show({ text: 'It is an ask now', action: { label: 'Open', run: () => open(ask.id) } });
  }

  /** Begins to look for the ask that a note belongs to. */
  beginAttach(note: Note): void {
    const { list, notes } = this.capture;
    list?.reveal(notes.findIndex(({ id }) => id === note.id));
    this.attachingId = note.id;
  }

  /** Ends looking for an ask. */
  endAttach(): void {
    const { capture } = this;
    this.attachingId = '';
    if (capture.selectedKey === '') capture.leave();
    else void capture.list?.focus(capture.selectedKey);
  }

  /** Puts a note behind an ask that is there already. */
  async attach(noteId: string, askId: string): Promise<void> {
    const ask = await attempt(() => api.asks.attach(noteId, askId));
    this.endAttach();
    if (!ask) return;
    this.know(noteId, ask.id);
    toasts.show({
      text: `One more voice behind “${veil.told(ask.statement, ask.private, 'a private ask')}”`,
      action: { label: 'Open', run: () => open(ask.id) },
    });
  }

  /** Opens the ask that a note stands behind. */
  async openOf(note: Note): Promise<void> {
    try {
      const id = this.#known[note.id] ?? (await api.asks.list(askFilter({ noteId: note.id })))[0]?.id;
      if (id !== undefined) open(id);
      else toasts.show({ text: `This note stands behind no ask yet. ${howToMakeOne()}` });
    } catch (rejection) {
      tell(rejection);
    }
  }
}

function howToMakeOne(): string {
  const keys = bindings.first('note.ask');
  return keys === '' ? 'Make it one first.' : `Make it one with ${keys.toUpperCase()}.`;
}

function open(id: string): void {
  go('asks', '', { ask: id });
}
