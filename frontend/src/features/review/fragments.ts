import type { Fragment } from '$lib/api';

/** The text of a hit on one line: its lines are joined by `joint`, and those without text are left out. */
export function inOneLine(fragments: readonly Fragment[], joint: string): Fragment[] {
  return fragments.map(({ text, match }, i) => {
    const kept = i === fragments.length - 1 ? text.trimEnd() : text;
    return { text: kept.replace(/\s*\n\s*/g, joint), match };
  });
}

/** How many characters may stand before the first match: less than two lines of a narrow window, of the three shown. */
const far = 110;
/** How many stay where there are more. */
const lead = 60;

/** Cuts what stands far before the first match, at a word, so that the match can be seen. */
export function excerpt(fragments: readonly Fragment[]): Fragment[] {
  const at = fragments.findIndex(({ match }) => match);
  const before = fragments
    .slice(0, Math.max(at, 0))
    .map(({ text }) => text)
    .join('');
  if (before.length <= far) return [...fragments];
  const near = before.slice(-lead);
  // A text without spaces, as in Chinese, is cut where it is.
  const word = near.indexOf(' ') + 1;
  return [{ text: `… ${near.slice(word)}`, match: false }, ...fragments.slice(at)];
}
