// What is done with one note beyond its kind: most by a key that is pressed while the next line is being typed.
import { NoteKind, Outcome, api, type Note } from '$lib/api';
import { attempt } from '$lib/act';
import type { Capture } from './capture.svelte';

/** How deep a note can stand under others, as the backend has it. */
export const maxLevel = 3;

/** Puts a note off the record, or back on it. */
export function togglePrivate(capture: Capture, note: Note): Promise<void> {
  return capture.rewrite(note, { private: !note.private }, ({ id, revision }) =>
    api.notes.setPrivate({ id, private: !note.private, revision }),
  );
}

/** True for a question that has been answered. */
export const isAnswered = ({ kind, outcome }: Note) => kind === NoteKind.Question && outcome === Outcome.Done;

/** Says that an open question has been answered, or that it is open again. */
export function toggleAnswered(capture: Capture, note: Note): Promise<void> {
  const answered = !isAnswered(note);
  return capture.rewrite(note, { outcome: answered ? Outcome.Done : Outcome.Open }, ({ id, revision }) =>
    api.notes.setAnswered({ id, answered, revision }),
  );
}

/** Says whether a note can be moved in (1) or out (-1): at most one deeper than the note above it. */
export function canIndent(capture: Capture, note: Note, by: number): boolean {
  const above = capture.notes[capture.notes.findIndex(({ id }) => id === note.id) - 1];
  const level = note.level + by;
  return level >= 0 && level <= Math.min(maxLevel, (above?.level ?? -1) + 1);
}

/** Moves a note in under the one above it, or back out. */
export function indent(capture: Capture, note: Note, by: number): Promise<void> {
  const level = note.level + by;
  return capture.rewrite(note, { level }, ({ id, revision }) => api.notes.setLevel({ id, level, revision }));
}

/** Stars a note, or takes its star away. */
export function toggleStar(capture: Capture, note: Note): Promise<void> {
  return capture.setKind(note, note.kind === NoteKind.Star ? NoteKind.Note : NoteKind.Star);
}

/** “That was an ask”: a plain note becomes one; a quote, a pain and their like are asks besides. */
export function wasAsk(capture: Capture, note: Note): Promise<void> {
  const plain = note.kind === NoteKind.Note || note.kind === NoteKind.Star;
  return plain ? capture.setKind(note, NoteKind.Ask) : capture.asks.promote(note);
}

/** Marks what was said a moment ago; the line that is being typed stays as it is. */
export async function mark(capture: Capture, kind: NoteKind): Promise<void> {
  const { sessionId, speakerId } = capture;
  const moment = { sessionId, kind, ...(speakerId === undefined ? {} : { speakerId }) };
  const added = await attempt(() => api.notes.mark(moment));
  if (added) capture.foundId = added.note.id;
}
