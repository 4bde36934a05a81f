import type { Mark } from '$lib/api';

/** A stretch of the typed text and what it was understood as; empty for plain text. */
export interface Stretch {
  text: string;
  kind: string;
}

/**
 * Cuts the text in the composer at its marks. The marks belong to the line as it was a moment ago: those beyond the
 * point where the text has changed since are left out until the next answer.
 */
export function stretchesOf(text: string, seen: string, marks: readonly Mark[]): Stretch[] {
  let same = 0;
  while (same < text.length && same < seen.length && text[same] === seen[same]) same++;
  const stretches: Stretch[] = [];
  let at = 0;
  for (const { from, to, kind } of marks) {
    if (to > same || from < at) continue;
    if (from > at) stretches.push({ text: text.slice(at, from), kind: '' });
    stretches.push({ text: text.slice(from, to), kind });
    at = to;
  }
  if (at < text.length) stretches.push({ text: text.slice(at), kind: '' });
  return stretches;
}
