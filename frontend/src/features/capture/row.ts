import { NoteKind, type Note, type Outcome } from '$lib/api';
import type { Line } from './outbox.svelte';

/** One row of the list: a note that is on disk, or a line that is on its way there. */
export type Row = Note | Line;

/** Says whether the row is not on disk yet. */
export function isLine(row: Row): row is Line {
  return 'key' in row;
}

/** What a row shows. */
export interface Shown {
  kind: NoteKind;
  text: string;
  tags: readonly string[];
  speakerId: string | undefined;
  importance: number;
  due: string;
  level: number;
  private: boolean;
  /** What became of a promise or question. */
  outcome?: Outcome;
}

/** Reads what a row shows; a line on its way is shown as it was understood while it was typed. */
export function shownOf(row: Row): Shown {
  if (!isLine(row)) return { ...row, speakerId: row.speakerId };
  const { preview, text, speakerId, level } = row;
  if (!preview) {
    const hidden = /^\s*\/\//.test(text);
    return { kind: NoteKind.Note, text, tags: [], speakerId, importance: 0, due: '', level, private: hidden };
  }
  return { ...preview, speakerId: preview.speakerId ?? speakerId, level };
}

const tagPattern = /#[\p{L}\p{M}\p{N}_-]+/gu;

/** Parts a note's text at its tags, and gives the tags that the text does not hold. */
export function splitTags(
  text: string,
  tags: readonly string[],
): { parts: { text: string; tag: boolean }[]; others: string[] } {
  const left = new Map(tags.map((tag) => [tag.toLowerCase(), tag]));
  const known = new Set(left.keys());
  const parts: { text: string; tag: boolean }[] = [];
  let at = 0;
  for (const { 0: found, index } of text.matchAll(tagPattern)) {
    const key = found.slice(1).toLowerCase();
    if (!known.has(key)) continue;
    left.delete(key);
    if (index > at) parts.push({ text: text.slice(at, index), tag: false });
    parts.push({ text: found, tag: true });
    at = index + found.length;
  }
  if (at < text.length) parts.push({ text: text.slice(at), tag: false });
  return { parts, others: [...left.values()] };
}
