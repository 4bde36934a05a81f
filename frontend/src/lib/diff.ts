// What changed between the versions of a note, which the page marks as they come in. Whole documents are compared by the
// program (discovery/diff.go), by words and punctuation and without this limit, for the window, the exports and the
// command line alike.

/** A stretch of a text; `changed` says that the other text does not have it there. */
export interface Stretch {
  text: string;
  changed: boolean;
}

/** More words than this are not compared: the whole text counts as changed. */
const limit = 600;

/** Parts a text into what another text also says, in the same order, and what it does not. */
export function differences(text: string, other: string): Stretch[] {
  const mine = text.split(/(\s+)/);
  const theirs = other.split(/(\s+)/);
  if (mine.length > limit || theirs.length > limit) return [{ text, changed: text !== other }];
  const common = commonLengths(mine, theirs);
  const parts: Stretch[] = [];
  let j = 0;
  for (const [i, word] of mine.entries()) {
    while (j < theirs.length && word !== theirs[j] && common(i, j + 1) >= common(i + 1, j)) j++;
    const changed = word !== theirs[j];
    if (!changed) j++;
    const last = parts.at(-1);
    if (last?.changed === changed) last.text += word;
    else parts.push({ text: word, changed });
  }
  return join(parts.filter((part) => part.text !== ''));
}

/** Makes one stretch of changed words that only a space parts. */
function join(parts: readonly Stretch[]): Stretch[] {
  const joined: Stretch[] = [];
  for (const [i, part] of parts.entries()) {
    const last = joined.at(-1);
    const between = part.text.trim() === '' && parts[i + 1]?.changed === true;
    if (last?.changed === true && (part.changed || between)) last.text += part.text;
    else joined.push({ ...part });
  }
  return joined;
}

/** Says for a place in both how many words they still have in common from there on. */
function commonLengths(a: readonly string[], b: readonly string[]): (i: number, j: number) => number {
  const width = b.length + 1;
  const table = new Uint16Array((a.length + 1) * width);
  const at = (i: number, j: number) => table[i * width + j] ?? 0;
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      table[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  return at;
}
