// Going from row to row in a list whose rows are known by an id.

/** The id of the row so many further on, at the ends the last one; of the first one where none is selected. */
export function onwards(ids: readonly string[], id: string | undefined, by: number): string | undefined {
  const at = id === undefined ? -1 : ids.indexOf(id);
  return ids[at < 0 ? 0 : Math.min(Math.max(at + by, 0), ids.length - 1)];
}

/** The id of the row that is selected once some are gone: the next one below them, else the one above; "" for none. */
export function neighbour(ids: readonly string[], leaving: string | readonly string[]): string {
  const gone = new Set(typeof leaving === 'string' ? [leaving] : leaving);
  const last = ids.findLastIndex((id) => gone.has(id));
  const below = ids.slice(last + 1).find((id) => !gone.has(id));
  return below ?? ids.slice(0, Math.max(last, 0)).findLast((id) => !gone.has(id)) ?? '';
}
