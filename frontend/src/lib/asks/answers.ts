import { api, askFilter, type AskSummary } from '$lib/api';

/** How many asks that answer what is typed are offered; another word finds the rest. */
const most = 8;

/** The first asks of a product that answer a text, without some. */
export async function answers(
  productId: string,
  text: string,
  without: readonly string[] = [],
): Promise<AskSummary[]> {
  const ids = await api.asks.find(askFilter({ productId, text: text.trim() }));
  return api.asks.rows(ids.filter((id) => !without.includes(id)).slice(0, most));
}
