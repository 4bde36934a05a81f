import type { Fragment } from '$lib/api';

/** The text of a hit on one line: its lines are joined by `joint`, and those without text are left out. */
export function inOneLine(fragments: readonly Fragment[], joint: string): Fragment[] {
  return fragments.map(({ text, match }, i) => {
    const kept = i === fragments.length - 1 ? text.trimEnd() : text;
    return { text: kept.replace(/\s*\n\s*/g, joint), match };
  });
}
