import type { Finding } from '$lib/api';

const isWord = (sign: string | undefined) => sign !== undefined && /[\p{L}\p{N}]/u.test(sign);

/**
 * Findings of a text where they stand in it after it was edited: those before the edit stay, those behind it move, and
 * those that it touched are gone until the text has been checked anew. What was offered for the old text is offered no more.
 */
export function moved(findings: readonly Finding[], checked: string, text: string): readonly Finding[] {
  if (checked === text) return findings;
  const shorter = Math.min(checked.length, text.length);
  let start = 0;
  while (start < shorter && checked[start] === text[start]) start++;
  let end = 0;
  while (end < shorter - start && checked.at(-1 - end) === text.at(-1 - end)) end++;
  const tail = checked.length - end;
  const by = text.length - checked.length;
  return findings.flatMap((finding) => {
    const { from, to } = finding;
    const before = to < start || (to === start && !isWord(text[to]));
    const behind = from > tail || (from === tail && !isWord(text[from + by - 1]));
    if (from === to || before) return [{ ...finding, rewrite: '' }];
    return behind ? [{ ...finding, from: from + by, to: to + by, rewrite: '' }] : [];
  });
}

/** A piece of a text, marked or not. */
export interface Piece {
  text: string;
  marked: boolean;
}

/** Cuts a text into what is marked and what isn't. */
export function pieces(text: string, marks: readonly { from: number; to: number }[]): Piece[] {
  const cut: Piece[] = [];
  let at = 0;
  for (const { from, to } of marks.toSorted((a, b) => a.from - b.from)) {
    if (to <= at || from === to) continue;
    const begin = Math.max(from, at);
    if (begin > at) cut.push({ text: text.slice(at, begin), marked: false });
    cut.push({ text: text.slice(begin, to), marked: true });
    at = to;
  }
  if (at < text.length) cut.push({ text: text.slice(at), marked: false });
  return cut;
}
