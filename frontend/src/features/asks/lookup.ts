import type { AskSummary } from '$lib/api';

/** The place of each id in a list. */
export const placesOf = (ids: readonly string[]): ReadonlyMap<string, number> =>
  new Map(ids.map((id, i) => [id, i]));

export const setOf = (ids: Iterable<string>): ReadonlySet<string> => new Set(ids);

export const noRows: ReadonlyMap<string, AskSummary> = new Map();

/** The rows that are known, the newest `most` of them from before, with those that were just read. */
export function withRows(
  known: ReadonlyMap<string, AskSummary>,
  read: readonly AskSummary[],
  most: number,
): ReadonlyMap<string, AskSummary> {
  const rows = new Map([...known].slice(-most));
  for (const row of read) {
    rows.delete(row.id); // so that it counts as the newest
    rows.set(row.id, row);
  }
  return rows;
}
