import { api, type AskFilter, type AskSummary } from '$lib/api';

/** The first asks that pass a filter, and how many pass: there may be very many. */
export async function firstAsks(
  filter: AskFilter,
  most: number,
): Promise<{ count: number; rows: AskSummary[] }> {
  const ids = await api.asks.find(filter);
  return { count: ids.length, rows: ids.length === 0 ? [] : await api.asks.rows(ids.slice(0, most)) };
}
