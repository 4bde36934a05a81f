import type { AskSummary, Twins } from '$lib/api';
import { byId } from './groups';

/** Two asks that seem to say the same, as the workspace has them now. */
export interface Pair {
  key: string;
  /** The one whose wording stays. */
  keep: AskSummary;
  other: AskSummary;
  /** Else nothing is nearer to either, but they may well say something else. */
  sure: boolean;
  words: readonly string[];
  differ: readonly string[];
}

const keyOf = (a: string, b: string) => [a, b].toSorted().join('+');

/**
 * The pairs that are still to be looked at: of asks that were merged since, their roots, each pair once, without those
 * said not to be the same. `turned` names those of which the other wording stays.
 */
export function open(
  twins: readonly Twins[],
  asks: readonly AskSummary[],
  said: readonly { askId: string; otherId: string; together: boolean }[],
  turned: readonly string[],
): Pair[] {
  const known = byId(asks);
  const root = (id: string): AskSummary | undefined => {
    const ask = known.get(id);
    return ask?.mergedInto === undefined ? ask : root(ask.mergedInto);
  };
  const settled = new Set(
    said.filter(({ together }) => !together).map((pair) => keyOf(pair.askId, pair.otherId)),
  );
  return twins.flatMap(({ askId, otherId, sure, words, differ }) => {
    const [a, b] = [root(askId), root(otherId)];
    if (!a || !b || a.id === b.id) return [];
    const key = keyOf(a.id, b.id);
    if (settled.has(key)) return [];
    settled.add(key);
    // The one with more people behind it is the one that is known; of two alike, the older.
    const first = a.voices.people > b.voices.people || (a.voices.people === b.voices.people && a.id < b.id);
    const [keep, other] = first === turned.includes(key) ? [b, a] : [a, b];
    return [{ key, keep, other, sure, words, differ }];
  });
}
