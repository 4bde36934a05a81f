/**
 * How well a title answers what was typed: 0 for not at all, higher is better. Every typed word must be found; the
 * start of a word counts most, then the middle of one, then, unless it must be `whole`, its letters in order.
 */
export function score(typed: string, title: string, words = '', whole = false): number {
  const query = fold(typed).split(/\s+/).filter(Boolean);
  if (query.length === 0) return 1;
  const name = fold(title);
  const extra = fold(words);
  let total = name.startsWith(query.join(' ')) ? 8 : 0;
  for (const part of query) {
    const points = Math.max(scoreWord(part, name, whole), scoreWord(part, extra, whole) / 2);
    if (points === 0) return 0;
    total += points;
  }
  // Between equals the shorter title is the closer one.
  return total + 1 / (1 + name.length);
}

function scoreWord(part: string, text: string, whole: boolean): number {
  if (text === '') return 0;
  if (text.split(/[^\p{L}\p{N}]+/u).some((word) => word.startsWith(part))) return 6;
  if (text.includes(part)) return 4;
  return !whole && part.length > 1 && isSubsequence(part, text) ? 1 : 0;
}

function isSubsequence(part: string, text: string): boolean {
  let at = -1;
  for (const letter of part) {
    at = text.indexOf(letter, at + 1);
    if (at < 0) return false;
  }
  return true;
}

/** Without case and accents, so that "cafe" finds "Café". */
export function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

/** The items that answer what was typed, best first; equals stay in their order. */
export function rank<T>(
  typed: string,
  items: readonly T[],
  read: (item: T) => { title: string; words?: string },
  whole = false,
): T[] {
  return items
    .map((item, i) => ({ item, i, points: score(typed, read(item).title, read(item).words, whole) }))
    .filter(({ points }) => points > 0)
    .sort((a, b) => b.points - a.points || a.i - b.i)
    .map(({ item }) => item);
}
